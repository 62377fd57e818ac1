import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import { formatMoney, formatQuarter } from '../../shared/base/format.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { definitionOf, registry } from '../../shared/metrics/registry/index.ts'
import { versionUnder } from '../../shared/metrics/rule-dependent.ts'
import type { ReviewEntry, SignedPart, Thing } from '../../shared/review/entry.ts'
import type { Reconciliation, SignableReport, SignedLine } from '../../shared/review/report.ts'
import { readRules } from '../store/facts/resolution-rules.ts'
import type { ReadStore } from '../store/store.ts'
import { bridgeReport } from './bridge.ts'
import { readOutcomeMap } from './outcome-map.ts'
import { chooseQuarter, quartersOf } from './periods.ts'
import { keptCost, keptLedger } from './quarter-facts.ts'

const windowsName = 'windows'
const mapName = 'outcome-map'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hashOf = (value: unknown): string => sha256(canonicalJson(value))

/** What a sign-off of the definitions stands for: the whole text of each, the windows that they are counted under, and which outcome each team metric answers to. */
export function definitionsToSign(
  store: ReadStore,
): (SignedPart & { readonly title: string; readonly text: string })[] {
  const rules = readRules(store)
  const part = (name: string, title: string, version: string, value: unknown) => ({
    name,
    title,
    version,
    hash: hashOf(value),
    text: canonicalJson(value),
  })
  return [
    ...registry.map((definition) =>
      part(definition.id, definition.title, String(versionUnder(rules, definition.id, definition.version)), definition),
    ),
    part(windowsName, 'Windows', String(rules.version), rules),
    part(mapName, 'Outcome map', '', readOutcomeMap(store)),
  ]
}

/** The ties of a quarter that can be signed. */
export function reconciliationsOf(store: ReadStore, asked?: string): Reconciliation[] {
  const { period } = chooseQuarter(store, asked)
  const has = (table: 'costs' | 'subscriptions'): boolean =>
    store.sql(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined
  return [
    ...(has('subscriptions') ? [movementsTie(store, period.name)] : []),
    ...(has('subscriptions') ? arrTie(store, period.name) : []),
    ...(has('costs') ? [costTie(store, period.name)] : []),
  ]
}

function movementsTie(store: ReadStore, quarter: string): Reconciliation {
  const { movements, currency } = keptLedger(store, quarter)
  return {
    id: `movements/${quarter}`,
    title: `Recurring revenue in ${formatQuarter(quarter)}: opening and movements make closing`,
    ties: movements.residual === 0,
    figures: Object.entries(movements).map(([name, minor]) => ({ name, value: formatMoney(minor, currency) })),
  }
}

function arrTie(store: ReadStore, quarter: string): Reconciliation[] {
  const { currency, oursMinor, financeMinor, lines, unexplainedMinor, ties } = bridgeReport(store, quarter)
  if (financeMinor === null) return []
  return [
    {
      id: `arr/${quarter}`,
      title: `Annual recurring revenue at the end of ${formatQuarter(quarter)}: the billing data’s and finance’s`,
      ties,
      figures: [
        { name: 'by the billing data', value: formatMoney(oursMinor, currency) },
        ...lines.map((line) => ({ name: line.title, value: formatMoney(line.minor, currency) })),
        { name: 'unexplained', value: formatMoney(unexplainedMinor, currency) },
        { name: 'by finance', value: formatMoney(financeMinor, currency) },
      ],
    },
  ]
}

function costTie(store: ReadStore, quarter: string): Reconciliation {
  const cost = keptCost(store, quarter)
  const money = (minor: number): string => formatMoney(minor, cost.currency)
  return {
    id: `cost/${quarter}`,
    title: `Cost in ${formatQuarter(quarter)}: what the quarter bears and what was shared out`,
    ties: cost.allocatedMinor + cost.unallocatedMinor === cost.chargedMinor,
    figures: [
      { name: 'what the quarter bears', value: money(cost.chargedMinor) },
      { name: 'shared out', value: money(cost.allocatedMinor) },
      { name: 'not shared out', value: money(cost.unallocatedMinor) },
    ],
  }
}

/** Everything that can be signed in a quarter. */
export function signableReport(store: ReadStore, asked?: string): SignableReport {
  return {
    definitions: definitionsToSign(store).map(({ text: _text, ...part }) => part),
    reconciliations: quartersOf(store).length === 0 ? [] : reconciliationsOf(store, asked),
  }
}

/** What somebody signs: all definitions or those that were chosen by name, or a reconciliation, with the reason where it does not tie. */
export interface ToSign {
  readonly about: Thing
  /** Names of definitions; all when left out. */
  readonly only?: readonly string[] | undefined
  readonly differs?: string | undefined
}

/** What is signed when this is. Refuses what can't be signed: nothing chosen, a name that is none, a difference without a reason. */
export function partsToSign(
  store: ReadStore,
  { about, only, differs = '' }: ToSign,
): Omit<Extract<ReviewEntry, { kind: 'signature' }>, 'id' | 'review' | 'at' | 'about' | 'kind'> {
  if (about.kind === 'project') return definitionsSigned(definitionsToSign(store), only)
  const found = about.kind === 'reconciliation' ? maybeReconciliation(store, about.id) : undefined
  if (found === undefined)
    throw new Refusal(
      'bad-value',
      `“${about.id}” can’t be signed`,
      'sign definitions, or a reconciliation of a quarter',
    )
  const reason = differs.trim()
  if (!found.ties && reason === '')
    throw new Refusal(
      'bad-value',
      `“${found.title}” does not tie`,
      'explain the difference first, or sign it as seen with the reason (on the command line: --seen "…")',
    )
  return {
    statement: `${found.ties ? '' : 'Seen, and it differs. '}${found.title}: ${found.figures.map(({ name, value }) => `${name} ${value}`).join(', ')}`,
    signed: found.figures.map(({ name, value }) => ({ name, version: value, hash: hashOf({ name, value }) })),
    ...(found.ties ? {} : { differs: reason }),
  }
}

function definitionsSigned(
  all: readonly (SignedPart & { readonly title: string; readonly text: string })[],
  only: readonly string[] | undefined,
) {
  const unknown = only?.find((name) => !all.some((one) => one.name === name))
  if (unknown !== undefined)
    throw new Refusal(
      'not-found',
      `there is no definition “${unknown}”`,
      'list what can be signed (sign, without more)',
    )
  if (only?.length === 0) throw new Refusal('bad-value', 'no definition is chosen', 'choose at least one')
  const chosen = only === undefined ? all : all.filter(({ name }) => only.includes(name))
  const isSome = chosen.length < all.length
  return {
    statement: isSome
      ? `These definitions are how it is measured from now on: ${chosen.map(({ title }) => title).join(', ')}`.slice(
          0,
          9_000,
        )
      : 'These definitions are how customer experience is measured from now on.',
    signed: chosen.map(({ name, version, hash, text }) => ({ name, version, hash, text })),
    ...(isSome ? { chosen: true as const } : {}),
  }
}

/** What was signed, in words: of each definition what it said then, of a reconciliation its figures. */
export function signedLines(entry: ReviewEntry & { readonly kind: 'signature' }): SignedLine[] {
  const isOfDefinitions = entry.about.kind === 'project'
  return entry.signed.map(({ name, version, text, hash }) => ({
    title: isOfDefinitions ? titleOf(name) : name,
    version,
    // Words that don’t have the hash that was signed are not shown as signed.
    says: text === undefined || sha256(text) !== hash ? [] : saidIn(text),
  }))
}

/** What is kept of a definition beside its words: how it is told, and no part of what is measured. */
const notSaid = new Set(['id', 'version', 'title', 'family', 'speaksOf', 'unit', 'owner'])

function saidIn(text: string): { name: string; text: string }[] {
  const value = JSON.parse(text) as unknown
  const fields = Array.isArray(value)
    ? value.map((one, i) => [String(i + 1), one] as const)
    : Object.entries(value as object)
  return fields.flatMap(([name, said]) => {
    const words = typeof said === 'string' ? said : said === null ? '' : JSON.stringify(said)
    return notSaid.has(name) || words === '' ? [] : [{ name, text: words }]
  })
}

/** The tie with this id, `undefined` when this project has none. */
export function maybeReconciliation(store: ReadStore, id: string): Reconciliation | undefined {
  const quarter = id.split('/')[1]
  if (!quartersOf(store).some(({ name }) => name === quarter)) return undefined
  return reconciliationsOf(store, quarter).find((one) => one.id === id)
}

/** What was signed and is different now, in words. */
export function changedSinceSigned(store: ReadStore, entry: ReviewEntry & { readonly kind: 'signature' }): string[] {
  const parts: readonly SignedPart[] | undefined =
    entry.about.kind === 'project' ? definitionsToSign(store) : figuresNow(store, entry.about.id)
  if (parts === undefined) return ['what was signed is no longer here']
  const now = new Map(parts.map((part) => [part.name, part]))
  const was = new Set(entry.signed.map(({ name }) => name))
  return [
    ...entry.signed.flatMap(({ name, version, hash, text }) => {
      const is = now.get(name)
      if (is === undefined) return `${titleOf(name)} is no longer there`
      if (is.hash === hash && is.version === version) return []
      return is.version === version
        ? `${titleOf(name)} is worded differently${differentFields(text, is.text)}`
        : `${titleOf(name)}: ${entry.about.kind === 'project' ? 'version ' : ''}${version} → ${is.version}`
    }),
    // Whoever chose some definitions signed no others.
    ...(entry.chosen === true
      ? []
      : parts.filter(({ name }) => !was.has(name)).map(({ name }) => `${titleOf(name)} is new`)),
  ]
}

function differentFields(was: string | undefined, is: string | undefined): string {
  if (was === undefined || is === undefined) return ''
  const [before, after] = [JSON.parse(was) as object, JSON.parse(is) as object].map(
    (value) => new Map(Object.entries(value).map(([name, said]) => [name, canonicalJson(said)])),
  ) as [Map<string, string>, Map<string, string>]
  const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name))
  return names.length === 0 ? '' : ` (${names.join(', ')})`
}

function figuresNow(store: ReadStore, id: string): SignedPart[] | undefined {
  return maybeReconciliation(store, id)?.figures.map(({ name, value }) => ({
    name,
    version: value,
    hash: hashOf({ name, value }),
  }))
}

function titleOf(name: string): string {
  if (name === windowsName) return 'Windows'
  if (name === mapName) return 'The outcome map'
  return registry.some(({ id }) => id === name) ? definitionOf(name).title : name
}
