import type { Evidence } from '../base/evidence.ts'
import { formatCount, formatEvidence, formatQuarter } from '../base/format.ts'
import type { CostReport } from '../cost/report.ts'
import type { AgreedFactors } from '../ledger/claims.ts'
import type { LedgerReport } from '../ledger/report.ts'
import {
  type Assumption,
  type AssumptionEdit,
  type AssumptionId,
  type Assumptions,
  changeAssumption,
} from './assumption.ts'

/** What the register is read from: the company's own quarter. */
export interface CaseGround {
  readonly quarter: string
  readonly currency: string
  /** Last day of the data, as a date. */
  readonly dataThrough: string | null
  readonly cost: CostReport | null
  readonly ledger: LedgerReport | null
}

/**
 * The assumptions register before anyone touched it: volumes, unit costs and revenue are read from the company's own evidence (four times the quarter is a
 * year), what they can't tell is a plain estimate with a wide range, and finance has agreed to none of it yet.
 */
export function assumptionsFrom(ground: CaseGround): Assumptions {
  const find = finder(ground)
  const failed = find('cost-of-failed-ai-attempt')
  const aiContact = find('cost-per-contact', 'handler', 'ai-only')
  const exposed = find('mrr-exposed')
  const associated = find('mrr-associated')
  const expansion = find('mrr-expansion')
  const signalled = find('mrr-expanded-after-signal')
  const of = (...costClasses: readonly string[]): number =>
    (ground.cost?.lines ?? [])
      .filter((line) => line.inScope && costClasses.includes(line.costClass))
      .reduce((sum, line) => sum + line.amountMinor, 0)
  const classEvidence = (...costClasses: readonly string[]): string[] =>
    costClasses.flatMap((costClass) => find('cost-in-scope', 'class', costClass)?.id ?? [])
  const people = of('labour', 'bpo')
  const ai = of('ai-usage', 'ai-platform')
  const share = people > 0 ? of('bpo') / people : 0
  const rate = associationRate(exposed, associated)
  const quarter = formatQuarter(ground.quarter)
  const attempts = 4 * (failed?.denominator ?? 0)
  const saving = Math.max(0, (failed?.value ?? 0) - (aiContact?.value ?? 0))
  const at = (evidence: readonly (Evidence | undefined)[]): string[] => evidence.flatMap((one) => (one ? [one.id] : []))
  const estimated = (source: string) => ({
    class: 'estimated' as const,
    source,
    owner: 'CX leader',
    evidence: [] as readonly string[],
  })
  const anchored = (source: string, evidence: readonly string[]) => ({
    class: evidence.length > 0 ? ('anchored' as const) : ('estimated' as const),
    source: evidence.length > 0 ? source : 'nothing in the data tells it',
    owner: 'CX leader',
    evidence,
  })
  const rows: Readonly<Record<AssumptionId, Row>> = {
    'failed-attempts': {
      title: 'Failed AI attempts a year',
      unit: 'count',
      good: 'up',
      meaning: 'how often AI is tried and people have to follow, or the customer comes back',
      low: attempts * 0.9,
      value: attempts,
      high: attempts * 1.1,
      ...anchored(`${formatCount(failed?.denominator ?? 0)} in ${quarter}, times four`, at([failed])),
    },
    'saving-per-failure': {
      title: 'Saved by each failure avoided',
      unit: 'money',
      good: 'up',
      meaning: 'what a failed attempt costs with the people who followed, less a contact that AI alone handled',
      low: saving * 0.8,
      value: saving,
      high: saving * 1.1,
      ...anchored(
        `${failed ? formatEvidence(failed) : ''} less ${aiContact ? formatEvidence(aiContact) : 'nothing'} in ${quarter}`,
        at([failed, aiContact]),
      ),
    },
    'failures-avoided': {
      title: 'Share of failures avoided, once it works',
      unit: 'share',
      good: 'up',
      meaning: 'what the change does: the share of today’s failed attempts that hold from then on',
      low: 0.1,
      value: 0.25,
      high: 0.35,
      ...estimated('to be shown by the pilot'),
    },
    'cash-share': {
      title: 'Share of the saving that leaves the books',
      unit: 'share',
      good: 'up',
      meaning: 'work paid by use; the rest is time of people on the payroll, which is no cash until a position goes',
      low: share * 0.5,
      value: share,
      high: share,
      ...anchored(`outsourced agents in the cost of people, ${quarter}`, classEvidence('labour', 'bpo')),
    },
    'tools-retired': {
      title: 'Cost of tools that end, a year',
      unit: 'money',
      good: 'up',
      meaning: 'contracts that the change makes superfluous; name them before counting on it',
      low: 0,
      value: 0,
      high: 0,
      ...estimated('no contract is named yet'),
    },
    'exposed-revenue': {
      title: 'Exposed monthly revenue',
      unit: 'money',
      good: 'up',
      meaning:
        'monthly revenue of customers whose AI contact failed or was handed over; one quarter’s, so that no customer counts twice',
      low: (exposed?.value ?? 0) * 0.9,
      value: exposed?.value ?? 0,
      high: (exposed?.value ?? 0) * 1.1,
      ...anchored(`customers of ${quarter}`, at([exposed])),
    },
    'risk-difference': {
      title: 'Difference in the risk of leaving, lower bound',
      unit: 'share',
      good: 'up',
      meaning: 'after poor less after strong handling; the lower end of its 95 % interval, not its middle',
      low: 0,
      value: rate.low,
      high: rate.middle,
      ...anchored(
        'retention cohorts: lower end of the interval; the high value is its middle',
        rate.middle > 0 ? at([associated]) : [],
      ),
    },
    'expansion-revenue': {
      title: 'Monthly revenue expanded after signals, a year',
      unit: 'money',
      good: 'up',
      meaning: 'expansion by customers about whom support had passed on a signal',
      low: 4 * (signalled?.value ?? 0) * 0.8,
      value: 4 * (signalled?.value ?? 0),
      high: 4 * (signalled?.value ?? 0) * 1.1,
      ...anchored(`${quarter}, times four`, signalled ? at([signalled, expansion]) : []),
    },
    'expansion-uplift': {
      title: 'More expansion by following signals',
      unit: 'share',
      good: 'up',
      meaning: 'how much more of it there would be',
      low: 0,
      value: 0.1,
      high: 0.2,
      ...estimated('no comparison yet'),
    },
    'months-kept': {
      title: 'Months of revenue kept within a year',
      unit: 'months',
      good: 'up',
      meaning:
        'customers leave all through the year, so keeping one is worth half a year on average; nothing is carried into the next year',
      low: 3,
      value: 6,
      high: 9,
      ...estimated('leaving spread evenly over the year'),
    },
    'gross-margin': {
      title: 'Gross margin',
      unit: 'share',
      good: 'up',
      meaning: 'revenue is not profit: only the margin counts',
      low: 0.6,
      value: 0.7,
      high: 0.8,
      ...estimated('to be given by finance'),
      owner: 'Finance partner',
    },
    attribution: {
      title: 'Share credited to this team',
      unit: 'share',
      good: 'up',
      meaning: 'sales, success and product keep customers too; the credit of all sums to at most 100 %',
      low: 0.25,
      value: 0.5,
      high: 0.75,
      ...estimated('to be agreed with finance'),
      owner: 'Finance partner',
    },
    horizon: {
      title: 'Months that a claim holds for',
      unit: 'months',
      good: 'up',
      meaning:
        'for the ledger’s claims: what is kept today is claimed for so long at most; the case carries nothing beyond its year',
      low: 6,
      value: 12,
      high: 12,
      ...estimated('the usual limit, until finance agrees another'),
      owner: 'Finance partner',
    },
    decay: {
      title: 'What of an effect wears off each month',
      unit: 'share',
      good: 'down',
      meaning: 'for the ledger’s claims: each month less by this share of what is left',
      low: 0,
      value: 0.02,
      high: 0.05,
      ...estimated('to be shown by following customers for longer'),
      owner: 'Finance partner',
    },
    'evidence-factor': {
      title: 'Factor for the grade of the evidence',
      unit: 'share',
      good: 'up',
      meaning: 'A and B count in full, C by half, D and E not at all',
      low: gradeFactor(associated),
      value: gradeFactor(associated),
      high: gradeFactor(associated),
      ...anchored('the policy of this app, until finance agrees another', at([associated])),
      owner: 'Finance partner',
    },
    'ramp-first-month': {
      title: 'Effect in the first month',
      unit: 'share',
      good: 'up',
      meaning: 'share of the full effect that is there in month one',
      low: 0.1,
      value: 0.2,
      high: 0.3,
      ...estimated('a published ramp: about 20 % in month one'),
      class: 'benchmarked',
    },
    'ramp-sixth-month': {
      title: 'Effect in the sixth month',
      unit: 'share',
      good: 'up',
      meaning: 'share of the full effect that is there in month six',
      low: 0.7,
      value: 0.85,
      high: 0.9,
      ...estimated('a published ramp: 85 to 90 % by month six'),
      class: 'benchmarked',
    },
    implementation: {
      title: 'Implementation and integration, once',
      unit: 'money',
      good: 'down',
      meaning: 'spent today, before there is any effect',
      low: ai * 0.75,
      value: ai,
      high: ai * 1.5,
      ...estimated('for want of an offer: what AI costs in one quarter'),
    },
    training: {
      title: 'Training and change, once',
      unit: 'money',
      good: 'down',
      meaning: 'time of the people who learn to work differently',
      low: people * 0.03,
      value: people * 0.04,
      high: people * 0.06,
      ...estimated('4 % of a quarter’s cost of people, about two and a half days each'),
    },
    fees: {
      title: 'More licences and usage fees, a year',
      unit: 'money',
      good: 'down',
      meaning: 'beyond what is paid now',
      low: ai * 4 * 0.1,
      value: ai * 4 * 0.15,
      high: ai * 4 * 0.25,
      ...estimated('for want of an offer: 15 % of what AI costs in a year'),
    },
    upkeep: {
      title: 'Knowledge work, quality and governance, a year',
      unit: 'money',
      good: 'down',
      meaning: 'people who keep the answers right; beyond what is spent on it now',
      low: people * 4 * 0.01,
      value: people * 4 * 0.015,
      high: people * 4 * 0.03,
      ...estimated('1.5 % of a year’s cost of people'),
    },
    'discount-rate': {
      title: 'Discount rate',
      unit: 'share',
      good: 'down',
      meaning: 'what money costs the company (WACC)',
      low: 0.08,
      value: 0.1,
      high: 0.12,
      ...estimated('10 %, the default of Total Economic Impact'),
      class: 'benchmarked',
      owner: 'Finance partner',
    },
  }
  return Object.fromEntries(
    Object.entries(rows).map(([id, row]) => {
      const whole = (amount: number): number =>
        row.unit === 'money' || row.unit === 'count' ? Math.round(amount) : amount
      const assumption: Assumption = {
        ...row,
        id: id as AssumptionId,
        low: whole(row.low),
        value: whole(row.value),
        high: whole(row.high),
        date: ground.dataThrough,
        status: 'open',
        edited: false,
      }
      return [id, assumption]
    }),
  ) as unknown as Assumptions
}

type Row = Omit<Assumption, 'id' | 'date' | 'status' | 'edited'>

/** The register with what people changed, in the order in which they did. */
export function withEdits(assumptions: Assumptions, edits: readonly AssumptionEdit[]): Assumptions {
  const register = { ...assumptions }
  for (const edit of edits) register[edit.id] = changeAssumption(register[edit.id], edit)
  return register
}

function finder({ quarter, cost, ledger }: CaseGround) {
  const all = [...(cost?.perOutcome ?? []), ...(cost?.evidence ?? []), ...(ledger?.evidence ?? [])]
  return (metric: string, by?: string, is?: string): Evidence | undefined =>
    all.find(
      (one) =>
        one.metric === metric &&
        one.period === quarter &&
        one.value !== null &&
        (by === undefined ? Object.keys(one.filter).length === 0 : one.filter[by] === is),
    )
}

/** The difference in risk behind the associated revenue: its middle and its lower bound, per exposed revenue. Nothing when it holds zero. */
function associationRate(
  exposed: Evidence | undefined,
  associated: Evidence | undefined,
): { low: number; middle: number } {
  if (!exposed?.value || !associated?.value || associated.low === null || associated.low <= 0)
    return { low: 0, middle: 0 }
  return { low: associated.low / exposed.value, middle: associated.value / exposed.value }
}

function gradeFactor(associated: Evidence | undefined): number {
  switch (associated?.grade) {
    case 'A':
    case 'B':
      return 1
    case 'C':
      return 0.5
    default:
      return 0
  }
}

/** The gross margin as the register has it. It needs no data. */
export function readGrossMargin(edits: readonly AssumptionEdit[]): Assumption {
  return withEdits(
    assumptionsFrom({ quarter: '2000Q1', currency: '', dataThrough: null, cost: null, ledger: null }),
    edits,
  )['gross-margin']
}

/** Attribution and gross margin when finance has agreed to both, else `null`. They need no data, so they can be read before any report is made. */
export function maybeAgreedFactors(edits: readonly AssumptionEdit[]): AgreedFactors | null {
  const {
    attribution,
    'gross-margin': grossMargin,
    horizon,
    decay,
  } = withEdits(
    assumptionsFrom({ quarter: '2000Q1', currency: '', dataThrough: null, cost: null, ledger: null }),
    edits,
  )
  if (attribution.status !== 'agreed' || grossMargin.status !== 'agreed') return null
  return {
    attribution: attribution.value,
    grossMargin: grossMargin.value,
    horizonMonths: horizon.value,
    decay: decay.value,
  }
}
