import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import { formatMoney, formatQuarter } from '../../shared/base/format.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { definitionOf, registry } from '../../shared/metrics/registry/index.ts'
import { versionUnder } from '../../shared/metrics/rule-dependent.ts'
import type { ReviewEntry, SignedPart, Thing } from '../../shared/review/entry.ts'
import type { Reconciliation, SignableReport } from '../../shared/review/report.ts'
import { readRules } from '../store/facts/resolution-rules.ts'
import type { ReadStore } from '../store/store.ts'
import { bridgeReport } from './bridge.ts'
import { readOutcomeMap } from './outcome-map.ts'
import { chooseQuarter, quartersOf } from './periods.ts'
import { keptCost, keptLedger } from './quarter-facts.ts'

const windowsName = 'windows'
const mapName = 'outcome-map'

const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex')

/** What a sign-off of the definitions stands for: the whole text of each, the windows that they are counted under, and which outcome each team metric answers to. */
export function definitionsToSign(store: ReadStore): (SignedPart & { readonly title: string })[] {
  const rules = readRules(store)
  return [
    ...registry.map((definition) => ({
      name: definition.id,
      title: definition.title,
      version: String(versionUnder(rules, definition.id, definition.version)),
      hash: hashOf(definition),
    })),
    { name: windowsName, title: 'Windows', version: String(rules.version), hash: hashOf(rules) },
    { name: mapName, title: 'Outcome map', version: '', hash: hashOf(readOutcomeMap(store)) },
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
    definitions: definitionsToSign(store),
    reconciliations: quartersOf(store).length === 0 ? [] : reconciliationsOf(store, asked),
  }
}

/** What is signed when this thing is. Refuses what can't be signed. */
export function partsToSign(
  store: ReadStore,
  about: Thing,
): { readonly statement: string; readonly signed: SignedPart[] } {
  if (about.kind === 'project')
    return {
      statement: 'These definitions are how customer experience is measured from now on.',
      signed: definitionsToSign(store).map(({ name, version, hash }) => ({ name, version, hash })),
    }
  const found = about.kind === 'reconciliation' ? maybeReconciliation(store, about.id) : undefined
  if (found === undefined)
    throw new Refusal(
      'bad-value',
      `“${about.id}” can’t be signed`,
      'sign the definitions, or a reconciliation of a quarter that ties',
    )
  if (!found.ties) throw new Refusal('bad-value', `“${found.title}” does not tie`, 'explain the difference first')
  return {
    statement: `${found.title}: ${found.figures.map(({ name, value }) => `${name} ${value}`).join(', ')}`,
    signed: found.figures.map(({ name, value }) => ({ name, version: value, hash: hashOf({ name, value }) })),
  }
}

/** The tie with this id, `undefined` when this project has none. */
export function maybeReconciliation(store: ReadStore, id: string): Reconciliation | undefined {
  const quarter = id.split('/')[1]
  if (!quartersOf(store).some(({ name }) => name === quarter)) return undefined
  return reconciliationsOf(store, quarter).find((one) => one.id === id)
}

/** What was signed and is different now, in words. */
export function changedSinceSigned(store: ReadStore, entry: ReviewEntry & { readonly kind: 'signature' }): string[] {
  const parts = entry.about.kind === 'project' ? definitionsToSign(store) : figuresNow(store, entry.about.id)
  if (parts === undefined) return ['what was signed is no longer here']
  const now = new Map(parts.map((part) => [part.name, part]))
  const was = new Set(entry.signed.map(({ name }) => name))
  return [
    ...entry.signed.flatMap(({ name, version, hash }) => {
      const is = now.get(name)
      if (is === undefined) return `${titleOf(name)} is no longer there`
      if (is.hash === hash && is.version === version) return []
      return is.version === version
        ? `${titleOf(name)} is worded differently`
        : `${titleOf(name)}: ${entry.about.kind === 'project' ? 'version ' : ''}${version} → ${is.version}`
    }),
    ...parts.filter(({ name }) => !was.has(name)).map(({ name }) => `${titleOf(name)} is new`),
  ]
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
