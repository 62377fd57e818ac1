import type { Evidence } from '../base/evidence.ts'
import { formatCount, formatEvidence, formatQuarter, formatShare, plural } from '../base/format.ts'
import { activityOutcomePairs, pairedMetrics } from './pairs.ts'
import { definitionOf } from './registry/index.ts'

/** Does a sign of a measurement model that holds the team back show in this project’s data? */
export type SignState = 'shows' | 'does not show' | 'can’t be told'

/** One of the five signs, judged from the data. */
export interface SelfCheckSign {
  readonly id:
    | 'activity-without-outcome'
    | 'satisfied-but-leaving'
    | 'deflection-as-success'
    | 'losses-unannounced'
    | 'service-apart-from-revenue'
  /** What the sign is, as one short sentence. */
  readonly sign: string
  readonly state: SignState
  /** What the data say, with the numbers. */
  readonly sentence: string
  /** What would end it, or what is missing to tell. */
  readonly next: string
  /** Ids of the numbers in `sentence`. */
  readonly evidence: readonly string[]
}

/** The five signs of a measurement model that holds the team back, judged from the data of a quarter. */
export interface SelfCheckReport {
  readonly quarter: string
  readonly sentence: string
  readonly signs: readonly SelfCheckSign[]
}

/** What the signs are judged from. */
export interface SelfCheckInput {
  readonly quarter: string
  /** Every metric of the quarter as a whole. */
  readonly evidence: readonly Evidence[]
  /** The same of every quarter up to it, oldest first. */
  readonly before: readonly Evidence[]
  readonly monthsJoined: number
  readonly monthsNeeded: number
  /** Customers who paid when the quarter began and left in it, and how many of them had shown a sign before; `null` without billing data. */
  readonly lost: { readonly customers: number; readonly announced: number } | null
}

const fewest = 10
const apart = 0.1
const matched = 0.8

/** The five signs of a measurement model that holds the team back, each judged by a rule that is said with it. Nothing is judged from too few cases. */
export function selfCheck(input: SelfCheckInput): SelfCheckReport {
  const signs = [
    activityWithoutOutcome(input),
    satisfiedButLeaving(input),
    deflectionAsSuccess(input),
    lossesUnannounced(input),
    serviceApartFromRevenue(input),
  ]
  const shown = signs.filter(({ state }) => state === 'shows').length
  const untold = signs.filter(({ state }) => state === 'can’t be told').length
  const rest = untold === 0 ? '' : `; ${plural(untold, 'sign')} can’t be told yet`
  const sentence =
    shown === 0
      ? `None of the five signs of a measurement model that holds a team back shows in this data${rest}.`
      : `${formatCount(shown)} of the five signs of a measurement model that holds a team back ${shown === 1 ? 'shows' : 'show'} in this data${rest}.`
  return { quarter: input.quarter, sentence, signs }
}

const find = (evidence: readonly Evidence[], metric: string): Evidence | undefined =>
  evidence.find((e) => e.metric === metric && Object.keys(e.filter).length === 0 && e.value !== null)

function activityWithoutOutcome({ evidence }: SelfCheckInput): SelfCheckSign {
  const told = [...new Set(pairedMetrics.map(({ activity }) => activity))].filter((activity) =>
    find(evidence, activity),
  )
  const pairs = activityOutcomePairs(evidence)
  const outcomesOf = (activity: string) => pairedMetrics.filter((pair) => pair.activity === activity)
  const alone = told
    .filter((activity) => !outcomesOf(activity).some(({ outcome }) => find(evidence, outcome)))
    .flatMap(outcomesOf)
  const base = {
    id: 'activity-without-outcome' as const,
    sign: 'Activity is reported without what became of the customer.',
    evidence: [...new Set(pairs.flatMap(({ activity, outcome }) => [activity, outcome]))],
  }
  if (told.length === 0)
    return {
      ...base,
      state: 'can’t be told',
      sentence: 'No activity metric can be told yet.',
      next: 'Import a helpdesk export.',
    }
  const names = alone.map(({ outcome }) => definitionOf(outcome).title.toLowerCase()).join('; ')
  return {
    ...base,
    state: alone.length > 0 ? 'shows' : 'does not show',
    sentence: `${formatCount(told.length - new Set(alone.map(({ activity }) => activity)).size)} of ${plural(told.length, 'activity metric')} have their outcome beside them.`,
    next:
      alone.length > 0
        ? `Still alone because this can’t be told: ${names}.`
        : 'Report them side by side until the outcome stands alone.',
  }
}

function satisfiedButLeaving({ before }: SelfCheckInput): SelfCheckSign {
  const base = { id: 'satisfied-but-leaving' as const, sign: 'Satisfaction holds up while customers leave.' }
  const periods = [...new Set(before.map((e) => e.period))]
  const both = periods.flatMap((period) => {
    const of = before.filter((e) => e.period === period)
    const csat = find(of, 'csat')
    const churn = find(of, 'contact-churn-90d')
    return csat?.value != null && churn?.value != null ? [{ period, csat, churn }] : []
  })
  const first = both[0]
  const last = both.at(-1)
  if (!first || !last || both.length < 2)
    return {
      ...base,
      state: 'can’t be told',
      sentence: 'There are not two quarters in which both satisfaction and leaving can be told.',
      next: 'Import satisfaction ratings and billing data; leaving is known ninety days after a contact.',
      evidence: [],
    }
  const held = (last.csat.high ?? 1) >= (first.csat.value ?? 0)
  const worse = (last.churn.value ?? 0) > (first.churn.value ?? 0)
  const say = ({ csat, churn, period }: typeof last) =>
    `in ${formatQuarter(period)} ${formatEvidence(csat)} were satisfied and ${formatEvidence(churn)} left within ninety days of a contact`
  const isClear = (last.churn.low ?? 0) > (first.churn.high ?? 1)
  return {
    ...base,
    state: held && worse ? 'shows' : 'does not show',
    sentence: `${capital(say(first))}; ${say(last)}.`,
    next:
      held && worse
        ? `Report satisfaction with retention beside it${isClear ? '' : '; the intervals of the two quarters overlap, so look again next quarter'}.`
        : 'Keep the two beside each other.',
    evidence: [first.csat.id, first.churn.id, last.csat.id, last.churn.id],
  }
}

function deflectionAsSuccess({ evidence }: SelfCheckInput): SelfCheckSign {
  const base = { id: 'deflection-as-success' as const, sign: 'AI is called a success for what it deflects.' }
  const contained = find(evidence, 'containment-rate')
  const kept = find(evidence, 'ai-end-to-end-rate')
  if (contained?.value == null || kept?.value == null)
    return {
      ...base,
      state: 'can’t be told',
      sentence: 'There are too few contacts with an AI agent to say.',
      next: 'Import the AI agent’s conversations with who took part.',
      evidence: [],
    }
  const gap = contained.value - kept.value
  const shows = gap > apart && (contained.low ?? 0) > (kept.high ?? 1)
  return {
    ...base,
    state: shows ? 'shows' : 'does not show',
    sentence: `AI contained ${formatEvidence(contained)} of its contacts; ${formatEvidence(kept)} were resolved end to end.`,
    next: shows
      ? 'Let deflection count only where the resolution held.'
      : `The two are within ${formatShare(apart)} of each other, or their intervals overlap.`,
    evidence: [contained.id, kept.id],
  }
}

function lossesUnannounced({ lost }: SelfCheckInput): SelfCheckSign {
  const base = { id: 'losses-unannounced' as const, sign: 'Losses come as a surprise.', evidence: [] }
  if (lost === null || lost.customers < fewest)
    return {
      ...base,
      state: 'can’t be told',
      sentence:
        lost === null
          ? 'Who left can’t be told without billing data.'
          : `Only ${plural(lost.customers, 'customer')} left in the quarter: too few to say.`,
      next: 'Import subscriptions with their ends.',
    }
  const shows = lost.announced * 2 < lost.customers
  return {
    ...base,
    state: shows ? 'shows' : 'does not show',
    sentence: `Of ${plural(lost.customers, 'customer')} who paid when the quarter began and left in it, ${formatCount(lost.announced)} had shown a sign in the ninety days before.`,
    next: shows
      ? 'Bring in what would have told earlier: usage drops, contract questions, sentiment.'
      : 'Work the at-risk list before the quarter ends.',
  }
}

function serviceApartFromRevenue({ evidence, monthsJoined, monthsNeeded }: SelfCheckInput): SelfCheckSign {
  const base = {
    id: 'service-apart-from-revenue' as const,
    sign: 'Service and revenue live in systems that don’t know each other.',
  }
  const rate = find(evidence, 'match-rate')
  if (rate?.value == null)
    return {
      ...base,
      state: 'can’t be told',
      sentence: 'There are too few contacts to say.',
      next: 'Import a helpdesk export.',
      evidence: [],
    }
  const shows = rate.value < matched || monthsJoined < monthsNeeded
  return {
    ...base,
    state: shows ? 'shows' : 'does not show',
    sentence: `${formatEvidence(rate)} of contacts belong to a paying customer that billing knows, with ${plural(monthsJoined, 'month')} of joined history.`,
    next: shows
      ? `A case needs ${formatShare(matched)} and ${plural(monthsNeeded, 'month')}: add a crosswalk, or older exports.`
      : 'Keep the crosswalk up to date when a system changes.',
    evidence: [rate.id],
  }
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
