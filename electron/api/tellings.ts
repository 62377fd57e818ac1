import { assertNever } from '../../shared/base/assert.ts'
import { formatMoney, formatNumber, formatQuarter, formatShare, plural } from '../../shared/base/format.ts'
import type { Assumption, AssumptionId } from '../../shared/case/assumption.ts'
import type { Answer, Argument, Channel } from '../../shared/contract.ts'
import { type CostEdit, driverWords, type LineMatch } from '../../shared/cost/edit.ts'
import type { DecisionKind } from '../../shared/import/identity.ts'
import type { LogDetail, LogLine } from '../../shared/log/entry.ts'
import type { ResolutionRules } from '../../shared/metrics/resolution.ts'
import type { StoryEdit } from '../../shared/story/edits.ts'
import { languageNames } from '../../shared/story/language/language.ts'
import { receiptDetails } from '../import/tell-import.ts'
import { readAssumptionEdits } from '../store/assumptions.ts'
import { readCostEdits } from '../store/cost-edits.ts'
import { readRules } from '../store/facts/resolution-rules.ts'
import { readIdentityDecisions } from '../store/identity-decisions.ts'
import { readReceipt } from '../store/imports.ts'
import { readSettings } from '../store/settings.ts'
import type { WriteStore } from '../store/store.ts'
import { lastStoryEdit } from '../store/story-edits.ts'
import { readStoryLanguage } from '../store/story-language.ts'
import { readAssumptions } from './case.ts'
import { readOutcomeMap } from './outcome-map.ts'
import { chooseQuarter } from './periods.ts'

/** Looks before the change is made, and afterwards says what it was; `null` when nothing changed. */
export type Tell<C extends Channel> = (store: WriteStore, arg: Argument<C>) => (answer: Answer<C>) => LogLine | null

/** `reads`: changes nothing in the project. `writes its own`: long work whose transactions hold their own entries. Everything else is told when it is done, in its transaction. */
export type Telling<C extends Channel> = 'reads' | 'writes its own' | Tell<C>

/** How each channel is told in the log. The compiler refuses a channel without a line here, `test/electron/api/tellings.test.ts` one that writes and says it reads. */
export const tellings: { readonly [C in Channel]: Telling<C> } = {
  'project:current': 'reads',
  'project:create': 'writes its own',
  'project:settings': 'writes its own',
  'project:move': 'writes its own',
  'project:open': 'writes its own',
  'project:sample': 'writes its own',
  'project:unopened': 'reads',
  'project:close': 'reads',
  'project:publish': 'reads',
  'project:compare': 'reads',
  'project:choose': 'reads',
  'project:verify': 'reads',
  'project:changes': 'reads',
  'project:news': 'reads',
  'project:seen': 'reads',
  'project:undo': 'writes its own',
  'project:redo': 'writes its own',
  'share:preview': 'reads',
  'share:write': 'writes its own',
  'people:report': 'reads',
  'people:find': 'reads',
  // Done and taken back, so that it can be counted: it leaves nothing to tell.
  'people:preview': 'writes its own',
  'people:erase': 'writes its own',
  'people:drop-kept': 'writes its own',
  'project:backups': 'reads',
  'project:back-up': 'writes its own',
  'project:restore': 'writes its own',
  'log:entries': 'reads',
  'log:save': 'reads',
  'picture:save': 'reads',
  'log:me': 'reads',
  'log:call-me': 'reads',
  'review:report': 'reads',
  'review:start': 'reads',
  'review:end': 'reads',
  'review:say': 'writes its own',
  'review:sign': 'writes its own',
  'review:withdraw': 'writes its own',
  'review:signable': 'reads',
  'review:hand-over': 'reads',
  'review:look': 'reads',
  'review:merge': 'writes its own',
  'review:settle': 'writes its own',

  'data:recognise': 'reads',
  'data:import': 'writes its own',
  'data:imports': 'reads',
  'data:sources': 'reads',
  'data:preview': 'reads',
  'data:preview-again': 'reads',
  'data:problem-groups': 'reads',
  'data:save-mapping': 'reads',
  'data:read-mapping': 'reads',
  'data:mapping': 'reads',
  'data:answer': 'writes its own',
  'data:undo-import': (store, { importId }) => {
    const was = store.sql('SELECT 1 FROM imports WHERE id = ?').get(importId) ? readReceipt(store, importId) : null
    return ({ file, title }) => ({
      kind: 'import',
      what: `Took the import of ${file} (${title}) back`,
      details:
        was === null ? [] : receiptDetails(was).map(({ about, after }) => ({ about, before: after, after: null })),
    })
  },
  'data:redo-import': 'writes its own',
  'data:undone': 'reads',
  'data:problems': 'reads',
  'data:link': 'writes its own',
  'data:linked': 'reads',
  'data:identity': 'reads',
  // Whom a decision is about is data about customers: the decision itself stands on its own screen.
  'data:decide':
    (_store, { decisions }) =>
    () => ({
      kind: 'identity',
      what: `Decided who is who: ${plural(decisions.length, 'decision')}`,
      details: [...new Set(decisions.map(({ kind }) => kind))].map((kind) => ({
        about: identityWords[kind],
        before: null,
        after: String(decisions.filter((one) => one.kind === kind).length),
      })),
    }),
  'data:undecide': (store, { id }) => {
    const all = readIdentityDecisions(store)
    const was = id === undefined ? all.at(-1) : all.find((one) => one.id === id)
    return () => ({
      kind: 'identity',
      what: 'Took a decision about who is who back',
      details: was === undefined ? [] : [{ about: identityWords[was.kind], before: `decision ${was.id}`, after: null }],
    })
  },
  'data:customers': 'reads',
  'data:readiness': 'reads',

  'answers:three': 'reads',
  'scorecard:metrics': 'reads',
  'scorecard:definitions': 'reads',
  'scorecard:at-risk': 'reads',
  'scorecard:decide': (store) => {
    const was = readRules(store)
    return (is) => ({
      kind: 'definition',
      what: `Decided on other windows, version ${is.version}, from ${is.effectiveFrom} on: ${is.reason}`,
      details: windowDetails(was, is),
    })
  },
  'scorecard:rules': 'reads',
  'scorecard:outcome-map': 'reads',
  'scorecard:map-outcome': (store, { metric }) => {
    const was = readOutcomeMap(store).find((one) => one.metric === metric)
    return (map) => {
      const is = map.find((one) => one.metric === metric)
      return {
        kind: 'outcome-map',
        what: `“${is?.title ?? metric}” answers to ${is?.outcome}, owned by ${is?.owner}`,
        details: changed([
          ['outcome', was?.outcome ?? null, is?.outcome ?? null],
          ['owner', was?.owner ?? null, is?.owner ?? null],
        ]),
      }
    }
  },
  'scorecard:signals': 'reads',
  // The id of a signal names its customer, and so may a note.
  'scorecard:hand-off':
    (_store, { signal, owner, on }) =>
    () => ({
      kind: 'hand-off',
      what: `Handed a signal (${signal.split(' ')[0]}) to ${owner}, for ${on}`,
      details: [
        { about: 'owner', before: null, after: owner },
        { about: 'date', before: null, after: on },
      ],
    }),
  'scorecard:self-check': 'reads',
  'scorecard:save-list': 'writes its own',
  'scorecard:waterfall': 'reads',
  'scorecard:fates': 'reads',
  'scorecard:chains': 'reads',
  'scorecard:roles': 'reads',
  'scorecard:history': 'reads',
  'scorecard:like-for-like': 'reads',
  'scorecard:restatements': 'reads',
  'cohorts:retention': 'reads',
  'cost:outcomes': 'reads',
  'cost:by': 'reads',
  'cost:growth': 'reads',
  'cost:customers': 'reads',
  'cost:decide':
    (_store, { edit }) =>
    () => ({
      kind: 'cost',
      what: `Decided about cost: ${costWords(edit)}`,
      details: costDetails(edit),
    }),
  'cost:undo': (store) => {
    const was = readCostEdits(store).at(-1)
    return () => ({
      kind: 'cost',
      what: `Took the newest decision about cost back${was === undefined ? '' : `: ${costWords(was)}`}`,
      details:
        was === undefined ? [] : costDetails(was).map(({ about, after }) => ({ about, before: after, after: null })),
    })
  },
  'ledger:movements': 'reads',
  'ledger:bridge': 'reads',
  'ledger:finance':
    (store, { figure, difference, drop }) =>
    (bridge) => {
      const money = (minor: number): string => formatMoney(minor, readSettings(store).currency)
      const details: LogDetail[] = []
      if (figure === null) details.push({ about: 'finance’s figure', before: 'given', after: null })
      else if (figure !== undefined)
        details.push({
          about: 'finance’s figure',
          before: null,
          after: formatMoney(figure.amountMinor, figure.currency ?? readSettings(store).currency),
        })
      // A name that a person gave to a difference may be a customer's.
      if (difference !== undefined)
        details.push({ about: `a difference (${difference.kind})`, before: null, after: money(difference.amountMinor) })
      if (drop !== undefined) details.push({ about: 'a difference', before: 'named', after: null })
      return {
        kind: 'money',
        what: `Said what finance knows of recurring revenue in ${formatQuarter(bridge.quarter)}`,
        details,
      }
    },
  'ledger:pnl': 'reads',
  'case:report': 'reads',
  'case:assume': (store, { quarter, edit }) => {
    const was = readAssumptions(store, quarter)[edit.id]
    return ({ assumptions, currency }) =>
      tellAssumption(
        was,
        assumptions.find(({ id }) => id === edit.id),
        currency,
      )
  },
  'case:undo': (store, { quarter }) => {
    const id = readAssumptionEdits(store).at(-1)?.id as AssumptionId | undefined
    const was = id === undefined ? undefined : readAssumptions(store, quarter)[id]
    return ({ assumptions, currency }) =>
      was === undefined
        ? null
        : tellAssumption(
            was,
            assumptions.find((one) => one.id === id),
            currency,
            'Taken back: ',
          )
  },
  'case:goal': 'reads',
  'case:pilot': 'reads',
  'case:plan-pilot': () => (report) => ({
    kind: 'money',
    what: 'Kept the plan of a pilot before it begins',
    details:
      report.kept === null
        ? []
        : [
            {
              about: 'customers in each arm',
              before: null,
              after: formatNumber(report.kept.plan.customersPerArm ?? 0),
            },
            { about: 'days followed', before: null, after: String(report.kept.horizonDays) },
          ],
  }),
  'case:pilot-result': 'reads',
  'case:promise': 'reads',
  'case:freeze':
    (_store, { name, drop }) =>
    ({ promise }) => ({
      kind: 'money',
      what: drop === true ? `Took the promise “${name}” back` : `Froze the case as the promise “${name}”`,
      details:
        drop === true || promise === null
          ? []
          : [{ about: 'net present value', before: null, after: formatMoney(promise.npv, promise.currency) }],
    }),
  'case:actual':
    (store, { promise, quarter, line, amountMinor }) =>
    () => ({
      kind: 'money',
      what: `Said what “${line}” of the promise “${promise}” came to in ${formatQuarter(quarter)}`,
      details: [
        {
          about: line,
          before: null,
          after: amountMinor === null ? 'as the data say' : formatMoney(amountMinor, readSettings(store).currency),
        },
      ],
    }),
  'story:proof-points': 'reads',
  'story:decide':
    (_store, { edit }) =>
    ({ quarter }) => ({
      kind: 'story',
      what: `${storyWords(edit)} in the story of ${formatQuarter(quarter)}`,
      details: storyDetails(edit),
    }),
  'story:undo': (store, { quarter }) => {
    const was = lastStoryEdit(store, chooseQuarter(store, quarter).period.name)
    return (story) => ({
      kind: 'story',
      what: `Took the newest change of the story of ${formatQuarter(story.quarter)} back${was === undefined ? '' : `: ${storyWords(was)}`}`,
      details:
        was === undefined ? [] : storyDetails(was).map(({ about, after }) => ({ about, before: after, after: null })),
    })
  },
  'story:language': (store, { language }) => {
    const before = readStoryLanguage(store)
    return () =>
      before === language
        ? null
        : {
            kind: 'story',
            what: 'Chose the language of stories, decks and briefs',
            details: [{ about: 'language', before: languageNames[before], after: languageNames[language] }],
          }
  },
  'story:versions': 'reads',
  'deck:plan': 'reads',
  'deck:export': 'writes its own',
  'deck:exports': 'reads',
  'deck:changes': 'reads',
  'deck:again': 'writes its own',
  'evidence:save': 'writes its own',
  'evidence:open': 'reads',
}

const identityWords: Readonly<Record<DecisionKind, string>> = {
  'same-customer': 'two accounts are one customer',
  'different-customers': 'two customers are two',
  'belongs-to': 'somebody belongs to a customer',
  'does-not-belong-to': 'somebody does not belong to a customer',
  'belongs-to-nobody': 'somebody belongs to no customer',
}

function changed(fields: readonly (readonly [string, string | null, string | null])[]): LogDetail[] {
  return fields.flatMap(([about, before, after]) => (before === after ? [] : [{ about, before, after }]))
}

/** What an assumption was and is; `null` when it is no longer there. */
export function tellAssumption(
  was: Assumption,
  is: Assumption | undefined,
  currency: string,
  before = '',
): LogLine | null {
  if (is === undefined) return null
  const say = (value: number): string => assumptionWords(is, value, currency)
  const details = changed([
    ['value', say(was.value), say(is.value)],
    ['at least', say(was.low), say(is.low)],
    ['at most', say(was.high), say(is.high)],
    ['kind', was.class, is.class],
    ['source', was.source, is.source],
    ['owner', was.owner, is.owner],
    ['finance', was.status, is.status],
  ])
  const value = details.find(({ about }) => about === 'value')
  const status = details.find(({ about }) => about === 'finance')
  const what =
    value !== undefined
      ? `${value.before} → ${value.after}`
      : status !== undefined
        ? `finance: ${status.before} → ${status.after}`
        : details.map(({ about }) => about).join(', ')
  return { kind: 'assumption', what: `${before}${is.title}${what === '' ? '' : `: ${what}`}`, details }
}

/** A value of an assumption as it is read. */
export function assumptionWords({ unit }: Pick<Assumption, 'unit'>, value: number, currency: string): string {
  switch (unit) {
    case 'money':
      return formatMoney(Math.round(value), currency)
    case 'share':
      return formatShare(value)
    case 'months':
      return `${formatNumber(value, 1)} months`
    case 'count':
      return formatNumber(value)
    default:
      return assertNever(unit)
  }
}

function windowDetails(was: ResolutionRules, is: ResolutionRules): LogDetail[] {
  const hours = (seconds: number | undefined): string | null =>
    seconds === undefined ? null : `${formatNumber(seconds / 3600)} hours`
  const topics = [...new Set([...Object.keys(was.topics), ...Object.keys(is.topics)])].sort()
  return changed([
    ['version', String(was.version), String(is.version)],
    ['a resolution has to hold', hours(was.hold), hours(is.hold)],
    ['contacts belong together within', hours(was.link), hours(is.link)],
    ...topics.map((topic) => [topic, hours(was.topics[topic]?.hold), hours(is.topics[topic]?.hold)] as const),
  ])
}

function costWords(edit: CostEdit): string {
  switch (edit.kind) {
    case 'line':
      return matchWords(edit.about)
    case 'spread':
      return `${matchWords(edit.about)} is spread over ${plural(edit.months, 'month')}`
    case 'rate-rule':
      return `amounts in other currencies are turned over by ${edit.rule}`
    case 'tool':
      return `what ${edit.tool} does`
    case 'stack':
      return `a simpler stack in the place of ${plural(edit.plan.ends.length, 'tool')}`
    default:
      return assertNever(edit)
  }
}

function matchWords({ account, costCentre, supplier }: LineMatch): string {
  return [account, costCentre, supplier].filter((word) => word !== undefined && word !== null).join(', ')
}

function costDetails(edit: CostEdit): LogDetail[] {
  const say = (about: string, after: string | undefined): LogDetail[] =>
    after === undefined ? [] : [{ about, before: null, after }]
  switch (edit.kind) {
    case 'line':
      return [
        ...say('class', edit.costClass),
        ...say('in scope', edit.inScope === undefined ? undefined : edit.inScope ? 'yes' : 'no'),
        ...say('shared out by', edit.driver === undefined ? undefined : driverWords(edit.driver)),
        ...say('serves', edit.outcome),
        ...say('reason', edit.reason),
      ]
    case 'spread':
      return [...say('how', edit.method), ...say('from', edit.from), ...say('reason', edit.reason)]
    case 'rate-rule':
      return say('rule', edit.rule)
    case 'tool':
      return say('does', edit.does)
    case 'stack':
      return say('ends', edit.plan.ends.join(', '))
    default:
      return assertNever(edit)
  }
}

function storyWords(edit: StoryEdit): string {
  switch (edit.kind) {
    case 'words':
      return `Rewrote the proof point “${edit.point}”`
    case 'own-words':
      return `Took the app’s own words for “${edit.point}”`
    case 'pick':
      return `Picked the proof point “${edit.point}”`
    case 'drop':
      return `Left the proof point “${edit.point}” out`
    case 'order':
      return 'Put the proof points in another order'
    default:
      return assertNever(edit)
  }
}

/** Words of a proof point may name a customer: each wording stands in the story itself, with its numbers as fields. */
function storyDetails(edit: StoryEdit): LogDetail[] {
  return edit.kind === 'order' ? [{ about: 'order', before: null, after: edit.points.join(', ') }] : []
}
