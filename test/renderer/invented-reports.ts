import type { Definition, Evidence, Filter, Unit } from '../../shared/base/evidence.ts'
import { evidenceId } from '../../shared/base/evidence.ts'
import { formatEvidence, formatValue } from '../../shared/base/format.ts'
import type { CohortReport } from '../../shared/cohorts/report.ts'
import type { Answer, DeckChanges, EvidenceDetail, ExportLine, ProjectInfo, RowsWanted } from '../../shared/contract.ts'
import { costBySliceChart } from '../../shared/cost/cost-per-outcome.ts'
import type { CostToServe } from '../../shared/cost/cost-to-serve.ts'
import type { CostBy, CostReport } from '../../shared/cost/report.ts'
import type { Scaling } from '../../shared/cost/scaling.ts'
import type { Deck } from '../../shared/deck/deck.ts'
import type {
  BarExhibit,
  ForestExhibit,
  LineExhibit,
  StackedExhibit,
  StepExhibit,
  TableExhibit,
  WaterfallExhibit,
} from '../../shared/deck/exhibit.ts'
import type { IdentityReport } from '../../shared/import/identity.ts'
import type { FileRecognition, LinkReport, ProblemList, Readiness, Receipt } from '../../shared/import/report.ts'
import type { LedgerReport } from '../../shared/ledger/report.ts'
import type { MetricsReport } from '../../shared/metrics/report.ts'
import type { ErasureReport, FoundPerson, PeopleReport } from '../../shared/privacy/people.ts'
import type { ShareReport, ShareWanted } from '../../shared/privacy/share.ts'
import type { StoryEdit } from '../../shared/story/edits.ts'
import type { ProofPoint } from '../../shared/story/proof-point.ts'
import type { AnswersReport } from '../../shared/story/report.ts'
import caseOfSample from './case-report.json' with { type: 'json' }
import moneyOfSample from './money-reports.json' with { type: 'json' }
import pnlOfSample from './pnl-report.json' with { type: 'json' }

/** Reports of a company that does not exist: what the screens are looked at with. Nothing here is computed, and nothing of it is in the app. */

export const quarters = ['2025Q3', '2025Q4', '2026Q1', '2026Q2', '2026Q3']
const quarter = '2026Q3'

export const project: ProjectInfo = {
  name: 'Northwind Home.proofbook',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  fiscalYearStart: 1,
  readOnly: false,
  notices: [],
  isSample: false,
  isGuessed: false,
  isKeptHere: false,
  imports: 6,
  dataFrom: '2025-07-01',
  dataThrough: '2026-09-30',
  quarters,
  quarter,
}

const all = new Map<string, Evidence>()

export function evidence(
  given: Pick<Evidence, 'metric' | 'title' | 'value' | 'unit'> & Partial<Evidence> & { readonly filter?: Filter },
): Evidence {
  const period = given.period ?? quarter
  const made: Evidence = {
    id: evidenceId(given.metric, 1, period, given.filter),
    version: 1,
    currency: given.unit === 'money' ? 'EUR' : null,
    numerator: null,
    denominator: null,
    n: 41208,
    low: null,
    high: null,
    filter: {},
    excluded: { immature: 412, 'not-matched': 1204 },
    grade: 'fact',
    caveats: ['Seven days after the end of the quarter are needed before a resolution counts as kept.'],
    note: null,
    dataThrough: 1790726399,
    sources: ['Zendesk tickets', 'Intercom conversations', 'Ledger'],
    rows: { table: 'contacts', selection: given.metric, from: 1782856800, until: 1790805600, filter: {} },
    ...given,
    period,
  }
  all.set(made.id, made)
  return made
}

const keptCost = evidence({
  metric: 'cost-per-kept-resolution',
  title: 'Cost per kept resolution',
  value: 610,
  unit: 'money',
  numerator: 25136880,
  denominator: 41208,
})
const keptCostBefore = evidence({
  metric: 'cost-per-kept-resolution',
  title: 'Cost per kept resolution',
  value: 740,
  unit: 'money',
  period: '2025Q3',
})
const contactCost = evidence({ metric: 'cost-per-contact', title: 'Cost per contact', value: 431, unit: 'money' })
const vendorCost = evidence({
  metric: 'cost-per-vendor-resolution',
  title: 'Cost per vendor-reported resolution',
  value: 388,
  unit: 'money',
})
const failedCost = evidence({
  metric: 'cost-of-failed-ai-attempt',
  title: 'Cost of a failed AI attempt',
  value: 1145,
  unit: 'money',
})
const byHandler = (metric: string, title: string, values: readonly (readonly [string, number | null])[]) =>
  values.map(([handler, value]) =>
    evidence({
      metric,
      title: `${title}, ${handler}`,
      value,
      unit: 'money',
      filter: { handler },
      note: value === null ? 'too few to say' : null,
    }),
  )
const lost = evidence({
  metric: 'customers-lost',
  title: 'Customers lost',
  value: 312,
  unit: 'count',
  n: 9841,
  numerator: 312,
  denominator: 9841,
})
const days = evidence({
  metric: 'days-kept-difference',
  title: 'Difference in days kept',
  value: -23,
  low: -32,
  high: -15,
  unit: 'days',
  grade: 'B',
  n: 4522,
})
const risk = evidence({
  metric: 'churn-risk-difference',
  title: 'Difference in the risk of leaving',
  value: 0.091,
  low: 0.058,
  high: 0.124,
  unit: 'points',
  grade: 'B',
  n: 4522,
})
const claimed = evidence({
  metric: 'mrr-claimed',
  title: 'Recurring revenue that the team claims',
  value: 21_200_000,
  unit: 'money',
  grade: 'C',
  n: 99,
})
const touched = evidence({
  metric: 'mrr-touched',
  title: 'Recurring revenue of customers with a contact',
  value: 190_000_000,
  unit: 'money',
  n: 5210,
})
const associated = evidence({
  metric: 'mrr-associated',
  title: 'Recurring revenue associated with handling quality',
  value: 43_700_000,
  unit: 'money',
  grade: 'B',
  n: 388,
})
const share = (metric: string, title: string, value: number | null, n = 18204, more: Partial<Evidence> = {}) =>
  evidence({
    metric,
    title,
    value,
    unit: 'share',
    n,
    numerator: value === null ? null : Math.round(value * n),
    denominator: n,
    low: value === null ? null : value - 0.008,
    high: value === null ? null : value + 0.008,
    note: value === null ? 'too few to say' : null,
    ...more,
  })

const metrics: readonly Evidence[] = [
  share('containment-rate', 'Contained by AI (deflection)', 0.523),
  share('ai-end-to-end-rate', 'Resolved end to end by AI', 0.312),
  share('vendor-reported-resolution-rate', 'Resolved by the AI vendor’s count', 0.641),
  share('end-to-end-resolution-rate', 'Issues resolved end to end at the first contact', 0.413, 38112),
  share('durable-share', 'Durable resolutions', 0.468, 41208),
  share('reopen-rate', 'Reopened after being solved', 0.043, 22810),
  share('recontact-48h', 'Came back within 48 hours', 0.112, 41208),
  share('recontact-7d', 'Came back within seven days', 0.214, 41208),
  evidence({
    metric: 'contacts',
    title: 'Contacts',
    value: 58322,
    unit: 'count',
    n: 58322,
  }),
  evidence({
    metric: 'contacts-per-customer',
    title: 'Contacts per customer',
    value: 1.24,
    unit: 'ratio',
    n: 58322,
  }),
  evidence({ metric: 'handle-time', title: 'Handling time per contact', value: 462, unit: 'seconds', n: 22810 }),
  share('csat', 'Satisfied, of those who answered', 0.881, 5904, { grade: 'C', caveats: ['14 % answered.'] }),
  share('csat-on-kept', 'Satisfied, where the resolution held', 0.913, 3110, { grade: 'C' }),
  share('escalation-rate', 'AI handed over to a person', null, 12),
]

const bySlice = (metric: string, title: string, values: Readonly<Record<string, number | null>>) =>
  Object.entries(values).map(([handler, value]) => share(metric, title, value, 6000, { filter: { handler } }))

const cutMetrics: readonly Evidence[] = [
  ...metrics,
  ...bySlice('recontact-48h', 'Came back within 48 hours', {
    'ai-only': 0.171,
    'ai-to-human': 0.132,
    'human-only': 0.081,
    'self-service': null,
  }),
  ...bySlice('recontact-7d', 'Came back within seven days', {
    'ai-only': 0.304,
    'ai-to-human': 0.241,
    'human-only': 0.152,
    'self-service': null,
  }),
  ...bySlice('durable-share', 'Durable resolutions', {
    'ai-only': 0.342,
    'ai-to-human': 0.451,
    'human-only': 0.582,
    'self-service': null,
  }),
]

const definition = (id: string, title: string, family: Definition['family'], unit: Unit): Definition => ({
  id,
  version: 1,
  effectiveFrom: '2025-07-01',
  title,
  family,
  unit,
  formula: 'Allocated cost of support divided by the resolutions that were kept.',
  numerator: 'ledger cost in scope, shared out by handling time',
  denominator: 'resolutions without reopening or a new contact on the same topic within seven days',
  window: 'seven days after the contact closed',
  clock: 'the quarter in which the contact was opened',
  included: 'every closed contact of a customer',
  excluded: 'spam, tests, contacts that the company began',
  immature: 'contacts closed less than seven days before the data ends',
  missing: 'contacts without a closing time are counted as open',
  goodDirection: 'down',
  owner: 'Head of Support Operations',
  vendorDifferences: 'Helpdesks count a solved ticket as resolved whatever happens next.',
  speaksOf: 'outcome',
})

const families: Readonly<Record<string, Definition['family']>> = {
  contacts: 'contact',
  'contacts-per-customer': 'contact',
  'recontact-48h': 'contact',
  'recontact-7d': 'contact',
  'handle-time': 'contact',
  csat: 'satisfaction',
  'csat-on-kept': 'satisfaction',
}
const definitions = metrics.map((item) =>
  definition(item.metric, item.title, families[item.metric] ?? 'resolution', item.unit),
)

const common = { unit: 'share' as Unit, currency: null, evidence: [keptCost.id, contactCost.id] }

export const costTrend: LineExhibit = {
  ...common,
  kind: 'line',
  unit: 'money',
  currency: 'EUR',
  caption: 'Cost by quarter, fully loaded',
  alt: 'Cost per kept resolution fell over five quarters from €7.40 to €6.10; cost per contact rose slightly.',
  categories: quarters,
  series: [
    { name: 'per kept resolution', tone: 'accent', values: [740, 718, 690, 648, 610] },
    { name: 'per contact', tone: 'quiet', values: [402, 409, 418, 424, 431], dashed: true },
  ],
}

export const rateTrend: LineExhibit = {
  ...common,
  kind: 'line',
  caption: 'Share resolved, by quarter',
  alt: 'What the vendor reports rises; what stays resolved hardly moves.',
  categories: quarters,
  series: [
    { name: 'AI, by its vendor’s count', tone: 'quiet', dashed: true, values: [0.52, 0.55, 0.6, 0.62, 0.641] },
    {
      name: 'AI, end to end',
      tone: 'ai',
      values: [null, 0.29, 0.3, 0.305, 0.312],
      low: [null, 0.272, 0.284, 0.291, 0.3],
      high: [null, 0.308, 0.316, 0.319, 0.324],
    },
    {
      name: 'all issues, end to end',
      tone: 'durable',
      values: [0.39, 0.392, 0.401, 0.409, 0.413],
      low: [0.381, 0.384, 0.393, 0.4, 0.405],
      high: [0.399, 0.4, 0.409, 0.418, 0.421],
    },
  ],
}

export const waterfall: WaterfallExhibit = {
  ...common,
  kind: 'waterfall',
  unit: 'count',
  caption: 'Contacts with an AI agent, of 18,204',
  alt: 'Of 18,204 contacts with an AI agent the vendor reports 11,669 as resolved; 5,680 stayed resolved.',
  evidence: [...all.keys()].filter((id) => id.startsWith('ai-') || id.startsWith('vendor-reported')),
  bars: [
    { label: 'vendor reports resolved', value: 11669, role: 'total', tone: 'ai' },
    { label: 'a person took over', value: -2148, role: 'step', tone: 'human' },
    { label: 'reopened', value: -611, role: 'step', tone: 'failed' },
    { label: 'came back, same topic', value: -3230, role: 'step', tone: 'failed' },
    { label: 'resolved end to end', value: 5680, role: 'total', tone: 'durable' },
  ],
}

function curve(rate: number, step: number): Pick<StepExhibit['curves'][number], 'days' | 'estimate' | 'low' | 'high'> {
  const at = Array.from({ length: Math.floor(365 / step) }, (_, index) => index * step)
  const estimate = at.map((day) => Math.exp(-rate * day))
  return {
    days: at,
    estimate,
    low: estimate.map((value, index) => value - 0.002 - 0.0009 * index * (step / 9)),
    high: estimate.map((value, index) => Math.min(1, value + 0.002 + 0.0007 * index * (step / 9))),
  }
}

export const curves: StepExhibit = {
  ...common,
  kind: 'step',
  caption: 'Share of customers still paying',
  alt: 'After a strong AI contact 88 % of customers still pay after a year, after a poor one 79 %.',
  evidence: [days.id, risk.id],
  until: 365,
  curves: [
    {
      name: 'strong AI',
      tone: 'durable',
      ...curve(0.00035, 9),
      atRisk: [0, 60, 120, 180, 240, 300, 365].map((day, index) => ({ day, n: 3318 - index * 320 })),
    },
    {
      name: 'poor AI',
      tone: 'failed',
      ...curve(0.00065, 14),
      atRisk: [0, 60, 120, 180, 240, 300, 365].map((day, index) => ({ day, n: 1204 - index * 130 })),
    },
  ],
}

export const ladder: BarExhibit = {
  ...common,
  kind: 'bar',
  horizontal: false,
  unit: 'money',
  currency: 'EUR',
  caption: 'Monthly recurring revenue, by how far it may be claimed',
  alt: 'Of €1.9m touched by service, €437k is associated and €212k is claimed.',
  evidence: [touched.id, associated.id, claimed.id],
  categories: ['touched', 'influenced', 'associated', 'claimed'],
  series: [{ name: 'revenue', tone: 'quiet', values: [190_000_000, 88_000_000, 43_700_000, 21_200_000] }],
}

export const retentionBars: BarExhibit = {
  ...common,
  kind: 'bar',
  horizontal: true,
  caption: 'Came back within seven days, by topic',
  alt: 'Billing questions come back most.',
  categories: ['Billing and invoices', 'Delivery', 'Returns and refunds', 'Account access', 'Product questions'],
  series: [
    {
      name: 'came back',
      tone: 'failed',
      values: [0.31, 0.24, 0.22, 0.17, null],
      low: [0.29, 0.22, 0.19, 0.15, null],
      high: [0.33, 0.26, 0.25, 0.19, null],
    },
  ],
}

export const costStack: StackedExhibit = {
  ...common,
  kind: 'stacked',
  unit: 'money',
  currency: 'EUR',
  caption: 'Cost in scope, by quarter',
  alt: 'Labour is the largest class and shrinks; AI usage grows.',
  categories: quarters,
  series: [
    { name: 'labour', tone: 'human', values: [17_900_000, 17_500_000, 17_100_000, 16_300_000, 15_700_000] },
    { name: 'outsourcing', tone: 'unknown', values: [4_900_000, 4_700_000, 4_300_000, 4_200_000, 4_000_000] },
    { name: 'AI usage', tone: 'ai', values: [1_100_000, 1_700_000, 2_400_000, 3_000_000, 3_400_000] },
    { name: 'tools', tone: 'quiet', values: [1_900_000, 1_900_000, 2_000_000, 2_000_000, 2_036_880] },
  ],
}

export const bridge: WaterfallExhibit = {
  ...common,
  kind: 'waterfall',
  unit: 'money',
  currency: 'EUR',
  caption: 'Monthly recurring revenue in Q3 2026',
  alt: 'MRR rose from €4.1m to €4.3m.',
  evidence: [touched.id],
  bars: [
    { label: 'opening', value: 412_000_000, role: 'total', tone: 'quiet' },
    { label: 'new', value: 24_100_000, role: 'step', tone: 'durable' },
    { label: 'reactivation', value: 1_900_000, role: 'step', tone: 'durable' },
    { label: 'expansion', value: 11_400_000, role: 'step', tone: 'durable' },
    { label: 'contraction', value: -5_200_000, role: 'step', tone: 'fragile' },
    { label: 'churn', value: -14_700_000, role: 'step', tone: 'failed' },
    { label: 'closing', value: 429_500_000, role: 'total', tone: 'accent' },
  ],
}

export const reconciliation: TableExhibit = {
  ...common,
  kind: 'table',
  unit: 'money',
  currency: 'EUR',
  caption: 'From the ledger to the cost of support',
  alt: 'The ledger file ties to the cost of support to the cent.',
  columns: [
    { title: 'Line', align: 'left' },
    { title: 'Q3 2026', align: 'right' },
  ],
  rows: [
    ['Everything in the ledger file', '€318,204.10'],
    ['Out of scope: one-off and facilities', '€66,835.30'],
    ['In scope', '€251,368.80'],
    ['Shared out to contacts', '€251,368.80'],
    ['Residual', '€0.00'],
  ],
}

export const answers: AnswersReport = {
  quarter,
  quarters,
  lead: 'An issue that stays resolved now costs €6.10, poor AI handling goes with customers who leave sooner, and €212k of monthly revenue is claimed.',
  answers: [
    {
      question: 'cost',
      asked: 'What does an outcome cost, and is it going down?',
      claim:
        'Cost per kept resolution fell from €7.40 to €6.10 in four quarters, while cost per contact hides half of it.',
      figure: formatEvidence(keptCost),
      figureNote: 'per kept resolution',
      caveat: 'Fully loaded: ties to the ledger to the cent · 41,208 kept resolutions',
      grade: 'fact',
      exhibit: costTrend,
      evidence: [keptCost.id, keptCostBefore.id, contactCost.id],
    },
    {
      question: 'customers',
      asked: 'How many customers did we lose, and did service contribute?',
      claim:
        '312 customers left in Q3 2026. A poorly handled AI contact is consistently associated with staying 23 days less of the next 365, after adjusting for plan, topic and tenure.',
      figure: formatEvidence(days),
      figureNote: '−32 days to −15 days, of\u00a0365',
      caveat: 'Associated, not caused.',
      grade: 'B',
      exhibit: curves,
      evidence: [lost.id, days.id, risk.id],
    },
    {
      question: 'revenue',
      asked: 'Where is the revenue impact of this team?',
      claim:
        'Of €1.9m monthly revenue that service touched, €437k is associated with how AI contacts were handled and €212k is claimed until finance agrees the factors.',
      figure: formatEvidence(claimed),
      figureNote: 'monthly revenue claimed',
      caveat: 'Half of what is associated, until finance has agreed a factor.',
      grade: 'C',
      exhibit: ladder,
      evidence: [touched.id, associated.id, claimed.id],
    },
  ],
  todo: [
    { text: '86 rows could not be used: look at why', where: 'data' },
    { text: 'Four proof points chosen, none that did not work', where: 'story' },
  ],
}

export const scorecard = (by: string | null): MetricsReport => ({
  quarter,
  quarters,
  by,
  metrics: by === null ? metrics : cutMetrics,
  definitions,
  pairs: [
    {
      activity: 'containment-rate',
      outcome: 'ai-end-to-end-rate',
      sentence: 'AI contained 52 % of its contacts without a person; 31 % were resolved and stayed so.'.replaceAll(
        ' %',
        '\u202f%',
      ),
    },
    {
      activity: 'handle-time',
      outcome: 'durable-share',
      sentence: `A contact took ${formatValue(462, 'seconds')} of a person’s time; ${formatValue(0.468, 'share')} of contacts ended in a durable resolution.`,
    },
    {
      activity: 'csat',
      outcome: 'csat-on-kept',
      sentence: `${formatValue(0.881, 'share')} of those who answered were satisfied; where the resolution held, ${formatValue(0.913, 'share')}.`,
    },
    {
      activity: 'contacts',
      outcome: 'contacts-per-customer',
      sentence: '58,322 contacts came in: 1.24 for each paying customer.',
    },
  ],
  waterfall,
  waterfallSentence: `The AI vendor reports ${formatValue(0.641, 'share')} of its contacts as resolved; ${formatValue(0.312, 'share')} stayed resolved without a person.`,
  trend: rateTrend,
  breaks: [
    {
      quarter: '2026Q2',
      text: '2026-05-18: Zendesk tells contained from verified resolutions from here on',
      metrics: ['vendor-reported-resolution-rate', 'ai-end-to-end-rate'],
    },
  ],
  superseded: [],
})

const horizons = [30, 60, 90, 180, 365]
const group = (name: string, n: number, rate: number, upTo = 365): CohortReport['groups'][number] => ({
  name,
  n,
  events: Math.round(n * (1 - Math.exp(-rate * 365))),
  tooFew: n < 10,
  retention: horizons
    .filter((day) => day <= upTo)
    .map((day) => ({
      day,
      estimate: Math.exp(-rate * day),
      low: Math.exp(-rate * day) - 0.004 - day / 18000,
      high: Math.min(1, Math.exp(-rate * day) + 0.004 + day / 20000),
      atRisk: Math.round(n * (1 - day / 900)),
    })),
  mrr: { minor: n * 4310, currency: 'EUR' },
  evidence: days.id,
})

export const cohorts: CohortReport = {
  quarter,
  quarters,
  by: 'tier-and-handler',
  design: {
    indexFrom: '2025-10-01',
    indexThrough: '2026-09-30',
    windowDays: 7,
    followedThrough: '2026-11-15',
    leftOut: { 'not matched to a paying customer': 1840, 'left within the window': 63, 'still in the window': 112 },
  },
  groups: [
    group('durable · AI only', 2210, 0.00033),
    group('durable · AI, then a person', 1108, 0.00036),
    group('durable · people only', 3402, 0.00029),
    group('fragile · AI only', 688, 0.00061, 180),
    group('failed · AI only', 516, 0.0007, 180),
    group('failed · people only', 402, 0.00052),
    group('unknown · self-service', 7, 0.0003),
  ],
  comparisons: [
    {
      a: 'poor AI',
      b: 'strong AI',
      horizonDays: 365,
      riskDifference: 0.091,
      low: 0.058,
      high: 0.124,
      hazardRatio: 1.71,
      hrLow: 1.38,
      hrHigh: 2.11,
      p: 0.00004,
      daysDifference: -23,
      daysLow: -32,
      daysHigh: -15,
      adjusted: {
        for: ['plan', 'topic', 'tenure', 'earlier contacts'],
        method: 'stratified by plan and tenure; weights truncated at the 99th percentile',
        strata: 24,
        naiveHazardRatio: 1.32,
      },
      placebo: { what: 'The same customers in the quarter before their contact', p: 0.41, passed: true },
      grade: 'B',
      verdict: 'consistent across segments',
      reasons: [
        'The adjusted difference holds in five of six segments.',
        'The interval excludes no difference.',
        'The placebo check finds nothing before the contact.',
      ],
      liftedBy: ['A pilot that assigns AI handling at random and is measured on retention.'],
      evidence: [days.id, risk.id],
      checks: [
        {
          id: 'balance',
          name: 'The arms are alike',
          passed: true,
          finding: 'Largest difference 0.03.',
          lift: 'more alike',
        },
        {
          id: 'designs',
          name: 'Other designs agree',
          passed: null,
          finding: 'Too few customers.',
          lift: 'more customers',
        },
        {
          id: 'segments',
          name: 'The segments agree',
          passed: false,
          finding: '1 of 2 point the same way.',
          lift: 'agreement',
        },
      ],
      balance: {
        rows: [
          { name: 'plan: Scale', a: 0.31, b: 0.22, before: 0.21, after: 0.002 },
          { name: 'seats (log)', a: 1.9, b: 1.6, before: 0.24, after: -0.011 },
        ],
        worst: 0.011,
        target: 'exposed',
        size: { a: { n: 1204, effective: 1204 }, b: { n: 2210, effective: 1633 } },
        outsideSupport: 4,
        notInData: ['use of the product'],
        tooMany: [],
      },
      segments: {
        rows: [
          {
            by: 'segment',
            name: 'SMB',
            n: 1804,
            events: 302,
            hazardRatio: 1.82,
            low: 1.4,
            high: 2.4,
            p: 0.0001,
            q: 0.0002,
            says: 'holds up',
            evidence: days.id,
          },
          {
            by: 'segment',
            name: 'Enterprise',
            n: 402,
            events: 41,
            hazardRatio: 0.92,
            low: 0.5,
            high: 1.7,
            p: 0.8,
            q: 0.8,
            says: 'not told apart',
          },
        ],
        tested: 2,
        tooFew: 1,
        judgedBy: 'segment',
        interactionP: 0.06,
      },
      designs: [
        {
          id: 'time-varying',
          name: 'Exposure as it changes',
          what: 'All customers.',
          n: { a: 889, b: 699 },
          events: { a: 151, b: 80 },
          hazardRatio: 1.65,
          low: 1.24,
          high: 2.19,
          p: 0.001,
          note: null,
        },
        {
          id: 'landmark-30',
          name: 'Landmark at day 30',
          what: 'Still there.',
          n: { a: 12, b: 9 },
          events: { a: 1, b: 0 },
          hazardRatio: null,
          low: null,
          high: null,
          p: null,
          note: 'too few to say',
        },
      ],
      revenueAtStake: {
        minor: 5_213_050,
        low: 240_008,
        high: 10_186_092,
        perCustomerMinor: 12_095,
        customers: 431,
        currency: 'EUR',
        isDistinguishable: true,
        words: '€52k of recurring revenue less over 365 days from 431 customers (95 % interval €2,400 to €102k).',
      },
      eValue: { estimate: 2.9, limit: 1.7, words: 'Something unseen would have to be tied to both at least 1.7-fold.' },
    },
  ],
  curves,
  orders: {
    currency: 'EUR',
    buyers: 400,
    inactivityDays: 84,
    inactivityFrom: 'nine in ten reorders come sooner',
    nextPurchase: [
      {
        name: 'satisfied · ai-only',
        n: 200,
        tooFew: false,
        again: [{ day: 30, estimate: 0.49, low: 0.42, high: 0.56, atRisk: 102 }],
        silent: [{ factor: 1, days: 84, estimate: 0.13, low: 0.09, high: 0.18 }],
      },
      { name: 'not satisfied · ai-only', n: 6, tooFew: true, again: [], silent: [] },
    ],
    lifetime: {
      horizonDays: 180,
      tiers: [{ tier: 'durable', n: 300, tooFew: false, spentMinor: 18_000, low: 17_000, high: 19_000, orders: 4.4 }],
    },
  },
  sentence:
    'A poorly handled AI contact is consistently associated with staying 23 days less of the next 365, after adjusting for plan, topic and tenure.',
  evidence: [days, risk],
}

const aiEvidence = [
  evidence({
    metric: 'ai-invoice-per-resolution',
    title: 'AI vendor’s invoice per resolution',
    value: 89,
    unit: 'money',
  }),
  evidence({
    metric: 'ai-cost-per-kept-resolution',
    title: 'Fully loaded AI cost per issue that AI alone kept',
    value: 512,
    unit: 'money',
  }),
]
const months = ['2026-07', '2026-08', '2026-09']
const account = (
  name: string,
  costClass: CostReport['lines'][number]['costClass'],
  amountMinor: number,
  more: Partial<CostReport['accounts'][number]> = {},
): CostReport['accounts'][number] => ({
  about: { account: name, costCentre: 'Customer Support' },
  account: name,
  costCentre: 'Customer Support',
  suppliers: [],
  costClass,
  inScope: true,
  reason: 'cost centre names support',
  decided: false,
  ruled: { costClass, inScope: true, reason: 'cost centre names support' },
  driver: costClass === 'labour' || costClass === 'bpo' ? 'handle-time' : 'contacts',
  outcome: 'resolved',
  months: months.map((month, i) => ({
    month,
    amountMinor: i < 2 ? Math.floor(amountMinor / 3) : amountMinor - 2 * Math.floor(amountMinor / 3),
  })),
  lines: 12,
  amountMinor,
  originals: [],
  withoutRate: 0,
  ...more,
})
const toolNames = [
  ['Intercom', 'AI agent', 3_400_000, 17_200],
  ['Zendesk', 'helpdesk', 1_200_000, 24_008],
  ['Klaus', 'quality assurance', 436_880, null],
  ['Qualtrics', 'voice of the customer', 400_000, null],
] as const
const toolEvidence = toolNames.map(([tool, , value]) =>
  evidence({ metric: 'tool-cost', title: `Cost of ${tool}`, value, unit: 'money', filter: { tool } }),
)
/** What the cost of the invented quarter holds beside its totals. */
const moreCost = {
  carriedForwardMinor: 0,
  broughtForwardMinor: 0,
  chargedMinor: 25_136_880,
  accounts: [
    account('6100 Support salaries', 'labour', 15_700_000),
    account('6240 Outsourcing', 'bpo', 4_000_000, { suppliers: ['Ruhrkontakt'] }),
    account('6200 AI usage fees', 'ai-usage', 3_400_000, {
      suppliers: ['Intercom'],
      driver: 'ai-contacts',
      originals: [{ currency: 'USD', minor: 3_690_000, lines: 3 }],
    }),
    account('6220 Helpdesk seats', 'tools', 2_036_880, {
      suppliers: ['Zendesk', 'Klaus', 'Qualtrics'],
      decided: true,
      reason: 'seats are support’s alone',
      driver: 'quantity:seats',
    }),
    account('6210 AI platform', 'one-off', 4_100_000, {
      inScope: false,
      reason: 'migration of the knowledge base, once',
    }),
    account('6300 Facilities', 'facilities', 2_583_530, { inScope: false, reason: 'not charged to support by policy' }),
  ],
  pools: [
    {
      costClass: 'labour',
      driver: 'handle-time',
      amountMinor: 15_700_000,
      allocatedMinor: 15_700_000,
      unallocatedMinor: 0,
      reason: null,
    },
    {
      costClass: 'bpo',
      driver: 'handle-time',
      amountMinor: 4_000_000,
      allocatedMinor: 4_000_000,
      unallocatedMinor: 0,
      reason: null,
    },
    {
      costClass: 'ai-usage',
      driver: 'ai-contacts',
      amountMinor: 3_400_000,
      allocatedMinor: 3_400_000,
      unallocatedMinor: 0,
      reason: null,
    },
    {
      costClass: 'tools',
      driver: 'quantity:seats',
      amountMinor: 2_036_880,
      allocatedMinor: 2_036_880,
      unallocatedMinor: 0,
      reason: null,
    },
  ],
  oneOffs: [
    {
      about: { account: '6210 AI platform', supplier: 'Hafenlicht Consulting' },
      account: '6210 AI platform',
      supplier: 'Hafenlicht Consulting',
      memo: 'Set-up of the AI agent',
      posted: '2026-01',
      amountMinor: 480_000,
      method: 'straight-line',
      months: 36,
      from: '2026-01',
      chargedMinor: 40_000,
      leftMinor: 360_000,
    },
  ],
  rateRule: 'on-the-day',
  converted: [{ currency: 'USD', lines: 3, originalMinor: 3_690_000, amountMinor: 3_400_000, oldest: 20_633 }],
  problems: [
    '£1,200.00 in 1 posting is in no total: there is no rate from GBP to EUR for Aug 2026; import a file with date, from, to and rate.',
  ],
  drivers: ['headcount', 'seats'],
  canUndo: true,
  ai: {
    sentence:
      'The AI vendor billed €0.89 per resolution in Q3 2026; an issue that AI alone resolved and that stayed so cost €5.12 when everything is counted, 5.8 times as much.',
    steps: {
      kind: 'waterfall',
      alt: 'From the vendor’s price of €0.89 per resolution to €5.12 per issue that AI alone kept.',
      caption: 'From the vendor’s price to the whole cost of a resolution that AI kept',
      unit: 'money',
      currency: 'EUR',
      evidence: aiEvidence.map((one) => one.id),
      bars: [
        { label: 'Vendor’s price', value: 89, role: 'total', tone: 'ai' },
        { label: 'Billed, but not kept', value: 63, role: 'step', tone: 'ai' },
        { label: 'AI platform', value: 41, role: 'step', tone: 'ai' },
        { label: 'Build, its share', value: 12, role: 'step', tone: 'accent' },
        { label: 'Tools and overhead', value: 58, role: 'step', tone: 'quiet' },
        { label: 'People who followed', value: 249, role: 'step', tone: 'human' },
        { label: 'Kept by AI, fully loaded', value: 512, role: 'total', tone: 'durable' },
      ],
    },
  },
  marginal: {
    kind: 'bar',
    horizontal: false,
    alt: 'What the average contact costs by handler, against what one more costs at once.',
    caption: 'Average: everything it bears. One more: only what is paid by use (AI fees, outsourcing, telecom)',
    unit: 'money',
    currency: 'EUR',
    evidence: [contactCost.id],
    categories: ['all contacts', 'AI only', 'AI, then a person', 'people only'],
    series: [
      { name: 'The average one', tone: 'accent', values: [431, 94, 712, 655] },
      { name: 'One more, at once', tone: 'human', values: [121, 81, 214, 133] },
    ],
  },
  tools: {
    tools: toolNames.map(([tool, does, quarterMinor, contacts], i) => ({
      tool,
      does,
      decided: false,
      classes: [i === 0 ? ('ai-usage' as const) : ('tools' as const)],
      quarterMinor,
      yearlyMinor: quarterMinor * 4,
      contacts,
      evidence: toolEvidence[i]?.id ?? '',
    })),
    totalMinor: 5_436_880,
    change: {
      plan: { ends: toolNames.map(([tool]) => tool), yearlyMinor: null, onceMinor: 0, overlapMonths: 0 },
      isProposal: true,
      endsYearlyMinor: 21_747_520,
      breakEvenYearlyMinor: 21_747_520,
      yearlyChangeMinor: null,
      firstYearChangeMinor: null,
      paybackMonths: null,
      assumptions: ['A year is four times Q3 2026.', 'Nobody has entered an offer for the one tool yet.'],
      sentence:
        'Intercom, Zendesk, Klaus and Qualtrics cost €217k a year together; one tool in their place must cost less than €217k a year to pay for itself within a year.',
    },
    evidence: toolEvidence,
  },
} satisfies Partial<CostReport>

export const cost: CostReport = {
  quarter,
  quarters,
  currency: 'EUR',
  totalMinor: 31_820_410,
  inScopeMinor: 25_136_880,
  outOfScopeMinor: 6_683_530,
  ...moreCost,
  allocatedMinor: 25_136_880,
  unallocatedMinor: 0,
  unallocatedReason: null,
  lines: [
    {
      costClass: 'labour',
      inScope: true,
      reason: 'wages and social cost of the support centre',
      lines: 84,
      amountMinor: 15_700_000,
    },
    {
      costClass: 'bpo',
      inScope: true,
      reason: 'invoices of the outsourcing partner',
      lines: 6,
      amountMinor: 4_000_000,
    },
    { costClass: 'ai-usage', inScope: true, reason: 'billed per AI resolution', lines: 3, amountMinor: 3_400_000 },
    { costClass: 'tools', inScope: true, reason: 'helpdesk and QA subscriptions', lines: 12, amountMinor: 2_036_880 },
    {
      costClass: 'one-off',
      inScope: false,
      reason: 'migration of the knowledge base, once',
      lines: 2,
      amountMinor: 4_100_000,
    },
    {
      costClass: 'facilities',
      inScope: false,
      reason: 'not charged to support by policy',
      lines: 9,
      amountMinor: 2_583_530,
    },
  ],
  perOutcome: [
    contactCost,
    ...byHandler('cost-per-contact', 'Cost per contact', [
      ['ai-only', 94],
      ['ai-to-human', 712],
      ['human-only', 655],
      ['self-service', null],
    ]),
    vendorCost,
    ...byHandler('cost-per-vendor-resolution', 'Cost per vendor-reported resolution', [
      ['ai-only', 147],
      ['ai-to-human', 861],
      ['human-only', 702],
      ['self-service', null],
    ]),
    keptCost,
    ...byHandler('cost-per-kept-resolution', 'Cost per kept resolution', [
      ['ai-only', 301],
      ['ai-to-human', 1_322],
      ['human-only', 918],
      ['self-service', null],
    ]),
    failedCost,
  ],
  stack: costStack,
  trend: costTrend,
  sentence:
    'A resolution that was kept costs €6.10, down from €7.40 four quarters ago; a failed AI attempt costs €11.45.',
  evidence: [keptCostBefore, ...aiEvidence, ...toolEvidence],
}

const elasticity = evidence({
  metric: 'cost-elasticity',
  title: 'How cost of support grows with contacts: 1 is in proportion',
  value: 0.62,
  unit: 'ratio',
  low: 0.41,
  high: 0.83,
  grade: 'D',
  n: 15,
  filter: { of: 'cost', on: 'contacts' },
})
const oneMore = evidence({
  metric: 'marginal-cost-per-contact',
  title: 'What one contact more a month costs',
  value: 268,
  unit: 'money',
  low: 177,
  high: 359,
  grade: 'D',
  n: 15,
})
const onAverage = evidence({
  metric: 'average-cost-per-contact',
  title: 'What a contact of the same months costs on average',
  value: 431,
  unit: 'money',
})

export const growth: Scaling = {
  growth: [
    {
      of: 'cost',
      on: 'contacts',
      evidence: elasticity,
      sentence:
        'Cost of support grew less than in proportion to contacts: 10 % more contacts came with 6.1 % more cost of support (4 % to 8.2 %).',
    },
  ],
  marginal: oneMore,
  average: onAverage,
  curve: {
    ...common,
    kind: 'line',
    alt: 'What the average contact costs at different volumes, against one contact more.',
    caption: 'Cost per contact by contacts a month: the average one, and one more',
    unit: 'money',
    currency: 'EUR',
    evidence: [oneMore.id, onAverage.id],
    categories: ['8,000', '10,000', '12,000', '14,000', '16,000', '18,000'],
    series: [
      { name: 'Average contact', tone: 'accent', values: [null, 472, 438, 414, 396, null] },
      { name: 'Beyond what was seen', tone: 'quiet', values: [523, 472, null, null, 396, 381], dashed: true },
      {
        name: 'One contact more',
        tone: 'human',
        values: [null, 268, 268, 268, 268, null],
        low: [null, 177, 177, 177, 177, null],
        high: [null, 359, 359, 359, 359, null],
      },
    ],
  },
  chart: {
    ...common,
    kind: 'line',
    alt: 'Cost, contacts and revenue against their first month.',
    caption: 'Each against Jul 2025',
    evidence: [elasticity.id],
    categories: ['Jul 2025', 'Oct 2025', 'Jan 2026', 'Apr 2026', 'Jul 2026'],
    series: [
      { name: 'Cost of support', tone: 'accent', values: [1, 1.04, 1.09, 1.11, 1.16] },
      { name: 'Contacts', tone: 'ai', values: [1, 1.08, 1.19, 1.26, 1.38] },
      { name: 'Recurring revenue', tone: 'durable', values: [1, 1.05, 1.13, 1.2, 1.27] },
    ],
  },
  sentence:
    'Cost of support grew less than in proportion to contacts: 10 % more contacts came with 6.1 % more cost of support (4 % to 8.2 %). One contact more a month costs €2.68, the average one €4.31: about 38 % of the cost does not move with contacts.',
  evidence: [elasticity, oneMore, onAverage],
}

const perCustomer = evidence({
  metric: 'cost-to-serve',
  title: 'Cost-to-serve per customer',
  value: 13_150,
  unit: 'money',
})
const perRevenue = evidence({
  metric: 'cost-to-serve-share',
  title: 'Cost-to-serve as a share of recurring revenue',
  value: 0.062,
  unit: 'share',
})
const segments = (['Enterprise', 'Mid-market', 'Self-serve'] as const).flatMap((segment, i) => [
  evidence({
    metric: 'cost-to-serve',
    title: `Cost-to-serve per customer, ${segment}`,
    value: [41_200, 17_700, null][i] ?? null,
    unit: 'money',
    filter: { segment },
    note: i === 2 ? '6 customers, fewer than 10: not told, so that nobody can be found in it' : null,
  }),
  evidence({
    metric: 'cost-to-serve-share',
    title: `Cost-to-serve as a share of recurring revenue, ${segment}`,
    value: [0.031, 0.082, null][i] ?? null,
    unit: 'share',
    filter: { segment },
    note: i === 2 ? '6 customers, fewer than 10: not told, so that nobody can be found in it' : null,
  }),
])
const beyond = evidence({
  metric: 'customers-beyond-margin',
  title: 'Customers whose cost-to-serve is more than their gross margin',
  value: 2,
  unit: 'count',
})

export const served: CostToServe = {
  quarter,
  currency: 'EUR',
  grossMargin: 0.7,
  beyondMargin: [
    {
      payer: 7,
      customer: 'cus_Hafen',
      segment: 'Mid-market',
      contacts: 61,
      costMinor: 48_200,
      revenueMinor: 29_700,
      leftMinor: -27_410,
    },
    {
      payer: 9,
      customer: 'cus_Birke',
      segment: 'Self-serve',
      contacts: 22,
      costMinor: 9_100,
      revenueMinor: 5_700,
      leftMinor: -5_110,
    },
  ],
  beyondMarginCount: 2,
  customers: 1_911,
  unmatchedMinor: 1_204_400,
  distribution: {
    ...common,
    kind: 'bar',
    horizontal: false,
    alt: 'Customers, revenue and cost by the share of their revenue that serving them takes.',
    caption: 'Who takes the cost: by the share of their revenue that it takes to serve them',
    evidence: [perCustomer.id, perRevenue.id],
    categories: ['nothing', 'under 2 %', '2 to 5 %', '5 to 10 %', '10 to 25 %', '25 % and more'],
    series: [
      { name: 'Customers', tone: 'quiet', values: [0.31, 0.22, 0.19, 0.14, 0.09, 0.05] },
      { name: 'Revenue', tone: 'durable', values: [0.24, 0.35, 0.22, 0.12, 0.05, 0.02] },
      { name: 'Cost', tone: 'failed', values: [0, 0.09, 0.19, 0.25, 0.27, 0.2] },
    ],
  },
  bySegment: segments,
  sentence:
    'Serving a customer cost €132 in Q3 2026, 6.2 % of their recurring revenue. The costliest tenth takes 47 % of it. 2 cost more than their gross margin of 70 %, by €325 in all.',
  evidence: [perCustomer, perRevenue, ...segments, beyond],
}

export const costSplit = (by: string): CostBy => {
  const words =
    by === 'month' ? months : by === 'channel' ? ['email', 'chat', 'phone'] : ['billing', 'login', 'delivery', 'other']
  const rows = words.map((word, i) => ({
    word,
    allocatedMinor: 9_000_000 - i * 2_100_000,
    contacts: 21_000 - i * 4_800,
    evidence: [
      evidence({
        metric: 'cost-per-contact',
        title: `Cost per contact, ${word}`,
        value: 431 + i * 40,
        unit: 'money',
        filter: { [by]: word },
      }),
      evidence({
        metric: 'cost-per-kept-resolution',
        title: `Cost per kept resolution, ${word}`,
        value: 610 + i * 73,
        unit: 'money',
        filter: { [by]: word },
      }),
      evidence({
        metric: 'cost-of-failed-ai-attempt',
        title: `Cost of a failed AI attempt, ${word}`,
        value: i === words.length - 1 ? null : 1145 + i * 60,
        unit: 'money',
        filter: { [by]: word },
        note: i === words.length - 1 ? 'too few to say: 12 failed AI attempts, fewer than 30' : null,
      }),
    ],
  }))
  const split = rows.flatMap((row) => row.evidence)
  return { quarter, by, currency: 'EUR', rows, chart: costBySliceChart(split, by, 'EUR'), evidence: split }
}

export const ledger: LedgerReport = {
  quarter,
  quarters,
  currency: 'EUR',
  movements: {
    opening: 412_000_000,
    new: 24_100_000,
    expansion: 11_400_000,
    contraction: -5_200_000,
    churn: -14_700_000,
    reactivation: 1_900_000,
    fx: 0,
    closing: 429_500_000,
    residual: 0,
  },
  customers: { opening: 9841, joined: 602, left: 312, returned: 21, closing: 10152 },
  claims: [
    {
      rung: 'touched',
      overHorizonMinor: null,
      title: 'Touched by service',
      amountMinor: 190_000_000,
      lowMinor: null,
      highMinor: null,
      customers: 5210,
      grade: 'fact',
      reason: 'Customers with at least one contact in the quarter.',
      evidence: touched.id,
    },
    {
      rung: 'influenced',
      overHorizonMinor: null,
      title: 'Influenced',
      amountMinor: 88_000_000,
      lowMinor: null,
      highMinor: null,
      customers: 2404,
      grade: 'D',
      reason: 'Customers with a contact about leaving, price or a fault.',
      evidence: touched.id,
    },
    {
      rung: 'associated',
      overHorizonMinor: null,
      title: 'Associated with handling',
      amountMinor: 43_700_000,
      lowMinor: 27_800_000,
      highMinor: 59_600_000,
      customers: 388,
      grade: 'B',
      reason: 'The adjusted difference times the revenue exposed to it.',
      evidence: associated.id,
    },
    {
      rung: 'attributed',
      overHorizonMinor: null,
      title: 'Claimed by the team',
      amountMinor: 21_200_000,
      lowMinor: 13_500_000,
      highMinor: 28_900_000,
      customers: 388,
      grade: 'C',
      reason: 'Half of what is associated, until finance has agreed a factor.',
      evidence: claimed.id,
    },
  ],
  sources: [],
  commerce: null,
  flaggedFirst: null,
  pilot: null,
  rates: [
    share('gross-revenue-retention', 'Gross revenue retention', 0.952, 9841, { low: null, high: null }),
    share('net-revenue-retention', 'Net revenue retention', 0.984, 9841, { low: null, high: null }),
    share('logo-churn', 'Customers lost', 0.032, 9841),
  ],
  bridge,
  ladder,
  sentence:
    'Monthly revenue rose from €4.1m to €4.3m while 312 customers left; of what service touched, €212k is claimed.',
  evidence: [lost, claimed, touched],
}

/** Every proof point that the quarter has; the first four are told unless a person decides otherwise. */
export const findings: readonly ProofPoint[] = [
  {
    id: 'kept-cost',
    title: 'A resolution that holds now costs €6.10, down from €7.40.',
    text: 'Since Q3 2025, fully loaded and tied to the ledger; 41,208 resolutions. What would change it: a higher share of contacts that come back.',
    grade: 'fact',
    worked: true,
    question: 'cost',
    evidence: [keptCost.id, keptCostBefore.id],
  },
  {
    id: 'poor-ai',
    title: 'Customers stayed 23 days less of the next 365 after a poorly handled AI contact.',
    text: 'Against customers after a well handled one, adjusted for plan, topic and tenure; −32 to −15 days; 4,522 customers. It is worth €437k of monthly revenue and half of it is claimed.',
    grade: 'B',
    worked: true,
    question: 'customers',
    evidence: [days.id, risk.id, associated.id],
  },
  {
    id: 'claimed',
    title: '€212k of monthly revenue is the team’s to claim, no euro twice.',
    text: 'Of €1.9m touched. Finance has not agreed the factor yet.',
    grade: 'C',
    worked: true,
    question: 'revenue',
    evidence: [claimed.id, touched.id],
  },
  {
    id: 'handover',
    title: 'Handing over from AI to a person did not become cheaper: €13.22 for each kept resolution.',
    text: 'The customer tells the story twice. What would change it: passing on the conversation.',
    grade: 'fact',
    worked: false,
    question: 'cost',
    evidence: [evidenceId('cost-per-kept-resolution', 1, quarter, { handler: 'ai-to-human' })],
  },
  {
    id: 'failed-ai',
    title: 'An attempt that AI did not finish costs €11.45, the person who follows included.',
    text: 'Against €6.10 for a resolution that is kept.',
    grade: 'fact',
    worked: false,
    question: 'cost',
    evidence: [failedCost.id, keptCost.id],
  },
  {
    id: 'lost',
    title: '312 customers left in Q3 2026.',
    text: 'Of 9,841 who were there when it began.',
    grade: 'fact',
    worked: false,
    question: 'customers',
    evidence: [lost.id],
  },
]

export const toldFirst = ['kept-cost', 'poor-ai', 'claimed', 'handover']

/** What the quarter before said of a point. */
export const saidBefore = {
  'kept-cost': {
    quarter: '2026Q2',
    title: 'A resolution that holds now costs €6.40, down from €7.40.',
    text: 'Since Q3 2025, fully loaded and tied to the ledger.',
  },
} as const

/** What a person had decided about the story: one point rewritten, one left out. */
export const storyEdits: readonly StoryEdit[] = [
  {
    kind: 'words',
    point: 'claimed',
    title: `The team claims {{${claimed.id}|value}} of monthly revenue, and no euro of it twice.`,
    text: `Of {{${touched.id}|value}} touched. Finance has not agreed the factor yet.`,
  },
  { kind: 'pick', point: 'lost' },
  { kind: 'drop', point: 'lost', reason: 'the board has seen it in the annual report' },
]

/** A wording that says more than its evidence carries. */
export const flaggedEdit: StoryEdit = {
  kind: 'words',
  point: 'kept-cost',
  title: `Because of the new AI agent a resolution costs {{${keptCost.id}|value}}, a third less.`,
  text: 'It was 9.99 before.',
}

export const deckChanges: DeckChanges = {
  since: { id: 2, date: '2026-10-12', at: 1791795600 },
  changes: [
    {
      kind: 'title',
      slide: 'cost',
      before: 'A kept resolution costs 14 % less than a year ago',
      after: 'A kept resolution costs 18 % less than a year ago, while cost per contact hides half of it',
    },
    {
      kind: 'added',
      slide: 'waterfall',
      title: 'Of 11,669 resolutions that the AI vendor reports, 5,680 stayed resolved without a person',
    },
    { kind: 'gone', slide: 'promises', title: 'Of the three things promised, two came' },
    { kind: 'number', evidence: keptCost.id, title: 'Cost per kept resolution', before: '€6.40', after: '€6.10' },
    {
      kind: 'number',
      evidence: claimed.id,
      title: 'Recurring revenue that the team claims',
      before: '€198k',
      after: '€212k',
    },
  ],
}

export const exportLines: readonly ExportLine[] = [
  {
    id: 2,
    quarter,
    length: 'short',
    date: '2026-10-12',
    at: 1791795600,
    files: [
      { kind: 'brief', name: 'northwind-home-2026q3.md', sha256: 'c'.repeat(64), size: 9_204 },
      { kind: 'deck', name: 'northwind-home-2026q3.pptx', sha256: 'a'.repeat(64), size: 68_204 },
      { kind: 'workbook', name: 'northwind-home-2026q3.xlsx', sha256: 'b'.repeat(64), size: 41_120 },
    ],
  },
  {
    id: 1,
    quarter: '2026Q2',
    length: 'full',
    date: '2026-07-09',
    at: 1783587600,
    files: [{ kind: 'deck', name: 'northwind-home-2026q2.pptx', sha256: 'd'.repeat(64), size: 121_900 }],
  },
]

/** Every piece of evidence that was made here. */
export const allEvidence = (): readonly Evidence[] => [...all.values()]

const footer = 'cost-per-kept-resolution v1 · n 41,208 · Zendesk, Intercom, Ledger · data through 30 Sep 2026'
export const deck: Deck = {
  language: 'en',
  title: 'What service is worth',
  subject: 'Q3 2026',
  company: 'Northwind Home',
  quarter,
  date: '2026-11-22',
  slides: [
    {
      id: 'answers',
      title: 'An issue that stays resolved costs €6.10, and €212k of monthly revenue is ours to claim',
      subtitle: 'Three answers for the quarter',
      exhibit: reconciliation,
      figure: { value: '€6.10', unit: 'per kept resolution' },
      remarks: [
        { text: 'Everything ties to the ledger to the cent.', honest: false },
        { text: 'Associated, not caused, where retention is concerned.', honest: true },
      ],
      grade: 'fact',
      footer,
      notes: 'Likely question: does this include wages? Yes, fully loaded; see the appendix.',
      evidence: [keptCost.id, claimed.id],
    },
    {
      id: 'cost',
      title: 'A kept resolution costs 18 % less than a year ago, while cost per contact hides half of it',
      subtitle: 'Cost per kept resolution and per contact, fully loaded, by quarter',
      exhibit: costTrend,
      figure: { value: '€6.10', unit: 'per kept resolution, €7.40 a year ago' },
      remarks: [
        { text: 'Labour shrank by €22k a quarter; AI usage grew by €23k.', honest: false },
        { text: 'Satisfaction on kept resolutions held at 91 %.', honest: false },
        { text: 'Self-service is too small to say.', honest: true },
      ],
      grade: 'fact',
      footer,
      notes: 'The both-at-once check holds: retention and satisfaction did not fall over the same customers.',
      evidence: [keptCost.id, keptCostBefore.id, contactCost.id],
    },
    {
      id: 'waterfall',
      title: 'Of 11,669 resolutions that the AI vendor reports, 5,680 stayed resolved without a person',
      subtitle: 'Contacts with an AI agent in Q3 2026',
      exhibit: waterfall,
      figure: { value: '31 %', unit: 'resolved end to end' },
      remarks: [{ text: 'Most of the loss is customers who come back about the same thing.', honest: false }],
      grade: 'fact',
      footer,
      notes: '',
      evidence: [keptCost.id],
    },
    {
      id: 'retention',
      title: 'Customers stayed 23 days less of the next 365 after a poorly handled AI contact',
      subtitle: 'Share of customers still with us, by how their first AI contact of the period was handled',
      exhibit: curves,
      figure: { value: '−23 days', unit: '95 % interval −32 to −15' },
      remarks: [
        { text: 'Adjusted for plan, topic, tenure and earlier contacts; holds in 5 of 6 segments.', honest: false },
        { text: 'Worth €437k of monthly revenue, €278k to €596k.', honest: false },
        { text: 'Associated, not caused. Something unseen would have to be tied to both.', honest: true },
      ],
      grade: 'B',
      footer: 'retention-by-handling v1 · n 4,522 · Zendesk, Intercom, Stripe · data through 30 Sep 2026',
      notes: 'Likely question: are these simply the unhappy customers? The placebo check says no.',
      evidence: [days.id, risk.id],
    },
    {
      id: 'stack',
      title: 'Support costs €251k a quarter, €3k less than a year ago',
      subtitle: 'Cost in scope by class',
      exhibit: costStack,
      figure: null,
      remarks: [{ text: 'Outsourcing is down by a fifth.', honest: false }],
      grade: 'fact',
      footer,
      notes: '',
      evidence: [keptCost.id],
    },
    {
      id: 'topics',
      title: 'Three of ten billing contacts come back within seven days',
      subtitle: 'Contacts followed by another within seven days, any channel',
      exhibit: retentionBars,
      figure: { value: '31 %', unit: 'of billing contacts' },
      remarks: [{ text: 'Product questions are too few to say.', honest: true }],
      grade: 'fact',
      footer,
      notes: '',
      evidence: [keptCost.id],
    },
    {
      id: 'next',
      title: 'With €60k for handing over whole conversations, the next quarter tests whether days kept rise',
      subtitle: 'What is asked for, and how it will be measured',
      exhibit: null,
      figure: null,
      remarks: [
        { text: 'A pilot of 1,200 customers, assigned at random, measured on retention after 90 days.', honest: false },
        { text: 'If nothing is found, the money stops there.', honest: true },
      ],
      grade: 'fact',
      footer,
      notes: '',
      evidence: [],
    },
  ],
}

const bySegment: ForestExhibit = {
  kind: 'forest',
  alt: 'Difference in the risk of leaving by segment: everybody 9.1 points, small business 12.0, mid-market 7.4, enterprise 2.0 with an interval that holds zero.',
  caption: 'Difference in the risk of leaving within 180 days, poor against strong handling',
  unit: 'points',
  currency: null,
  evidence: [risk.id],
  reference: 0,
  logarithmic: false,
  rows: [
    { label: 'Everybody', under: 'n 4,522', value: 0.091, low: 0.058, high: 0.124, whole: true },
    { label: 'Small business', under: 'n 2,810', value: 0.12, low: 0.07, high: 0.17, whole: false },
    { label: 'Mid-market', under: 'n 1,204', value: 0.074, low: 0.011, high: 0.137, whole: false },
    { label: 'Enterprise', under: 'n 508', value: 0.02, low: -0.05, high: 0.09, whole: false },
  ],
}

/** The same deck with everything that stands behind it: a forest of segments, words without a picture, and an appendix of tables. */
export const fullDeck: Deck = {
  ...deck,
  slides: [
    ...deck.slides,
    {
      id: 'segments',
      title: 'The gap holds in two of three segments, and is largest among small businesses',
      subtitle: 'Adjusted for plan, topic and tenure',
      exhibit: bySegment,
      figure: { value: '9.1 points', unit: 'more who leave within 180 days' },
      remarks: [{ text: 'Among enterprises there are too few to say.', honest: true }],
      grade: 'B',
      footer,
      notes: 'Likely question: is it the same everywhere? No; enterprises are too few to say.',
      evidence: [risk.id],
    },
    {
      id: 'promises',
      title:
        'Nothing was promised last quarter, so nothing can be held against it; from the first case that is frozen on, each of its lines is held against what it came to in the books',
      subtitle: '',
      exhibit: null,
      figure: null,
      remarks: [
        { text: 'From the first frozen case on, each line stands here with what it came to.', honest: false },
        { text: 'No promise was kept in this project.', honest: true },
      ],
      grade: 'fact',
      footer,
      notes: 'No promise yet.',
      evidence: [],
    },
    {
      id: 'definitions',
      appendix: 'A',
      title: 'Every number has one definition',
      subtitle: 'Metrics on the slides, with their versions',
      exhibit: {
        kind: 'table',
        alt: 'Definitions of the metrics on the slides',
        caption: 'Definitions',
        unit: 'count',
        currency: null,
        evidence: [],
        columns: [
          { title: 'Metric', align: 'left' },
          { title: 'Counted', align: 'left' },
          { title: 'Of', align: 'left' },
        ],
        rows: [
          ['Cost per kept resolution v1', 'fully loaded cost in scope', 'resolutions that held for seven days'],
          ['Customers lost v1', 'customers whose last subscription ended', 'customers at the start of the quarter'],
        ],
      },
      figure: null,
      remarks: [],
      grade: 'fact',
      footer,
      notes: 'Definitions are versioned.',
      evidence: [],
    },
  ],
}

export const receipts: readonly Receipt[] = [
  receipt(1, 'zendesk-tickets-2026.csv', 'zendesk-tickets', 'Zendesk tickets', ['contact'], [41204, 40890, 0, 262, 52]),
  receipt(
    2,
    'intercom-conversations.csv',
    'intercom-conversations',
    'Intercom conversations',
    ['contact'],
    [18240, 18204, 0, 36, 0],
  ),
  receipt(3, 'stripe-customers.csv', 'stripe-customers', 'Stripe customers', ['customer'], [10164, 10152, 12, 0, 0]),
  receipt(
    4,
    'stripe-subscriptions.csv',
    'stripe-subscriptions',
    'Stripe subscriptions',
    ['subscription'],
    [12011, 11977, 0, 0, 34],
  ),
  receipt(5, 'csat.csv', 'generic-surveys', 'Survey answers', ['survey'], [5904, 5904, 0, 0, 0]),
  receipt(6, 'ledger-2026.xlsx', 'generic-costs', 'Ledger postings', ['cost'], [116, 116, 0, 0, 0]),
]

function receipt(
  id: number,
  file: string,
  source: string,
  title: string,
  kinds: Receipt['kinds'],
  [rowsIn, records, merged, excluded, problems]: readonly [number, number, number, number, number],
): Receipt {
  return {
    id,
    file,
    source,
    title,
    kinds,
    rowsIn,
    records,
    merged,
    excluded,
    exclusions:
      excluded > 0 ? { spam: Math.floor(excluded / 2), 'test-tickets': excluded - Math.floor(excluded / 2) } : {},
    problems,
    dataFrom: '2025-07-01',
    dataThrough: '2026-09-30',
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    bytes: rowsIn * 212,
    encoding: 'UTF-8',
    delimiter: ',',
    timeZone: 'Europe/Berlin',
    currency: null,
    dateOrder: null,
    alreadyImported: false,
  }
}

export const problems: ProblemList = {
  total: 86,
  problems: Array.from({ length: 6 }, (_, index) => ({
    importId: index < 4 ? 1 : 4,
    file: index < 4 ? 'zendesk-tickets-2026.csv' : 'stripe-subscriptions.csv',
    line: 204 + index * 1713,
    column: index < 4 ? 'Created at' : 'Cancelled At (UTC)',
    value: index % 3 === 2 ? '' : `0${index + 1}/0${index + 4}/2026 14:05`,
    code: index % 3 === 2 ? 'missing-date' : 'ambiguous-date',
    message: index % 3 === 2 ? 'the row has no date' : 'day and month could be either way round',
    hint:
      index % 3 === 2
        ? 'fill in the date in the source and export again'
        : 'say which comes first in this file; it is then read again',
  })),
}

export const link: LinkReport = {
  matchRate: { contacts: 0.912, customers: 0.641, mrr: 0.957 },
  contacts: { total: 59094, matched: 53894 },
  customers: { total: 10152, withContact: 6507 },
  people: { total: 9120, matched: 7634 },
  mrr: { currency: 'EUR', totalMinor: 182_400_000, matchedMinor: 174_556_800 },
  methods: [
    {
      method: 'decision',
      people: 12,
      contacts: 140,
      customers: 9,
      added: { contacts: 140, customers: 9, mrrMinor: 1_824_000 },
      reached: { contacts: 0.002, customers: 0.001, mrr: 0.01 },
    },
    {
      method: 'crosswalk',
      people: 204,
      contacts: 471,
      customers: 88,
      added: { contacts: 471, customers: 80, mrrMinor: 9_120_000 },
      reached: { contacts: 0.01, customers: 0.009, mrr: 0.06 },
    },
    {
      method: 'external-id',
      people: 4108,
      contacts: 31207,
      customers: 3911,
      added: { contacts: 31207, customers: 3890, mrrMinor: 98_496_000 },
      reached: { contacts: 0.538, customers: 0.392, mrr: 0.6 },
    },
    {
      method: 'email',
      people: 2611,
      contacts: 19004,
      customers: 2107,
      added: { contacts: 19004, customers: 2101, mrrMinor: 51_072_000 },
      reached: { contacts: 0.86, customers: 0.599, mrr: 0.88 },
    },
    {
      method: 'domain',
      people: 699,
      contacts: 3072,
      customers: 501,
      added: { contacts: 3072, customers: 427, mrrMinor: 14_044_800 },
      reached: { contacts: 0.912, customers: 0.641, mrr: 0.957 },
    },
  ],
  unmatched: [
    { why: 'no-such-customer', people: 904, contacts: 3120 },
    { why: 'free-mail', people: 411, contacts: 1204 },
    { why: 'domain-of-several', people: 140, contacts: 611 },
    { why: 'fits-several', people: 31, contacts: 265 },
  ],
  accounts: { withSeveralPeople: 1204, most: { customer: 'stripe/cus_Hb81', people: 41, contacts: 388 } },
  mergedAccounts: 14,
  decisions: 2,
  conflicts: 31,
}

const acme = { customer: 'stripe/cus_Hb81', name: 'Acme GmbH', mrrMinor: 420_000 }
const acmeOld = { customer: 'chargebee/4410', name: 'ACME', mrrMinor: 90_000 }
const beta = { customer: 'stripe/cus_Kx02', name: 'Beta Ltd', mrrMinor: 61_000 }

export const identity: IdentityReport = {
  currency: 'EUR',
  open: 3,
  total: 3,
  conflicts: [
    {
      id: 'customers-alike ["chargebee/4410","stripe/cus_Hb81"]',
      kind: 'customers-alike',
      shared: ['e-mail accounting@acme.example'],
      customers: [acme, acmeOld],
      people: 3,
      contacts: 214,
      examples: [
        { who: 'person:zendesk/id:101', name: 'ana@acme.example', contacts: 150 },
        { who: 'person:zendesk/id:102', name: 'joe@acme.example', contacts: 64 },
      ],
      choices: [
        {
          words: 'They are one customer, counted as Acme GmbH (cus_Hb81)',
          decisions: [{ kind: 'same-customer', from: 'chargebee/4410', into: 'stripe/cus_Hb81' }],
        },
        {
          words: 'They are two customers',
          decisions: [{ kind: 'different-customers', from: 'stripe/cus_Hb81', into: 'chargebee/4410' }],
        },
      ],
      isSettled: false,
    },
    {
      id: 'domain-of-several domain agency.example',
      kind: 'domain-of-several',
      shared: ['domain agency.example'],
      customers: [acme, beta],
      people: 2,
      contacts: 17,
      examples: [{ who: 'person:zendesk/id:88', name: 'kim@agency.example', contacts: 12 }],
      choices: [
        {
          words: 'Whoever writes from there belongs to Acme GmbH (cus_Hb81)',
          decisions: [{ kind: 'belongs-to', who: 'domain:agency.example', customer: 'stripe/cus_Hb81' }],
        },
        {
          words: 'Whoever writes from there belongs to no customer',
          decisions: [{ kind: 'belongs-to-nobody', who: 'domain:agency.example' }],
        },
      ],
      isSettled: false,
    },
    {
      id: 'keys-disagree ["stripe/cus_Hb81","stripe/cus_Kx02"]',
      kind: 'keys-disagree',
      shared: ['external id B2 against e-mail ana@acme.example'],
      customers: [acme, beta],
      people: 1,
      contacts: 4,
      examples: [{ who: 'person:intercom/id:7', name: 'ana@acme.example', contacts: 4 }],
      choices: [
        {
          words: 'This person belongs to Acme GmbH (cus_Hb81)',
          decisions: [{ kind: 'belongs-to', who: 'person:intercom/id:7', customer: 'stripe/cus_Hb81' }],
        },
        {
          words: 'This person belongs to Beta Ltd (cus_Kx02)',
          decisions: [{ kind: 'belongs-to', who: 'person:intercom/id:7', customer: 'stripe/cus_Kx02' }],
        },
      ],
      isSettled: false,
    },
  ],
  decisions: [
    {
      id: 2,
      decision: { kind: 'belongs-to-nobody', who: 'email:tester@northwind.example' },
      words: 'tester@northwind.example belongs to no customer',
      note: 'our own test account',
      on: '2026-10-02',
      waits: false,
    },
    {
      id: 1,
      decision: { kind: 'same-customer', from: 'stripe/cus_old', into: 'stripe/cus_Hb81' },
      words: 'cus_old is counted as cus_Hb81',
      note: '',
      on: '2026-07-04',
      waits: true,
    },
  ],
  merges: [{ account: 'stripe/cus_old', into: 'stripe/cus_Hb81', by: 'decision' }],
  mergesTotal: 1,
}

const coverageMonths = Array.from({ length: 18 }, (_, i) => {
  const month = 3 + i
  return `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
})
const coverageCells = (text: string, rows: number) =>
  [...text].map((sign) => ({
    state: sign === '#' ? ('full' as const) : sign === '+' ? ('partial' as const) : ('none' as const),
    rows: sign === '#' ? rows : sign === '+' ? Math.round(rows / 3) : 0,
  }))

export const readiness: Readiness = {
  monthsJoined: 14,
  monthsNeeded: 6,
  monthsPartly: 1,
  from: '2025-07-01',
  through: '2026-09-30',
  quarters,
  coverage: {
    months: coverageMonths,
    lines: [
      { kind: 'joined', title: 'Contacts and revenue together', cells: coverageCells('...####+##########', 3283) },
      { kind: 'contacts', title: 'Contacts · Intercom', cells: coverageCells('...####.......####', 903) },
      { kind: 'contacts', title: 'Contacts · Zendesk', cells: coverageCells('...####+##########', 2380) },
      { kind: 'subscriptions', title: 'Subscriptions', cells: coverageCells('##################', 6120) },
      { kind: 'costs', title: 'Costs', cells: coverageCells('......######.#####', 64) },
      { kind: 'surveys', title: 'Surveys', cells: coverageCells('.........######+..', 410) },
    ],
  },
  gaps: [
    {
      kind: 'costs',
      what: 'hole',
      from: '2026-04-01',
      through: '2026-04-30',
      text: 'Costs: nothing in Apr 2026',
      todo: 'export this month and import it',
    },
    {
      kind: 'surveys',
      what: 'ends-early',
      from: '2026-07-19',
      through: '2026-09-30',
      text: 'Surveys end on 18 Jul 2026, 74 days before contacts · Zendesk',
      todo: 'export it again up to the same day',
    },
  ],
  breaks: [
    {
      on: '2026-05-18',
      known: 'announced',
      text: 'Zendesk tells contained from verified resolutions from here on',
      todo: 'compare Zendesk’s own counts only on one side of this day',
    },
  ],
  duplicates: [
    {
      kind: 'subscriptions',
      systems: ['chargebee', 'stripe'],
      count: 31,
      share: 0.34,
      text: '31 subscriptions of 92 (34 %) are both in Chargebee and Stripe: same customer, amount and start; €4,120.00 a month is counted twice',
      todo: 'take back the import of the system that no longer bills, or export only what it bills now',
    },
  ],
  missing: [
    {
      what: 'opportunities from the CRM',
      answers: 'which conversations led to expansion',
      question: 3,
      how: 'from the CRM, with the customer and the day',
    },
    {
      what: 'orders from the shop',
      answers: 'how much customers buy after a contact',
      question: 2,
      how: 'from the shop',
    },
  ],
  next: 'Import opportunities from the CRM: it answers which conversations led to expansion',
}

export const recognitions: readonly FileRecognition[] = [
  recognition('freshdesk-tickets.csv', 'freshdesk-tickets', 'Freshdesk tickets', 0.98, [
    { field: 'timeZone', text: 'Its times carry no zone. In which zone were they exported?' },
    { field: 'dateOrder', text: '“03/04/2026” could be 3 April or 4 March. Which comes first?' },
  ]),
  recognition('invoices-q3.xlsx', 'stripe-invoices', 'Stripe invoices', 0.84, []),
  recognition('mystery.csv', null, null, 0, [
    { field: 'source', text: 'This is no export that is known. What is in it?' },
  ]),
  {
    ...recognition('holiday.png', null, null, 0, []),
    preview: { columns: [], rows: [] },
    refusal: {
      code: 'not-a-table',
      message: 'holiday.png is a picture, not a table',
      hint: 'export the rows as CSV, XLSX or JSON',
    },
  },
]

function recognition(
  file: string,
  source: string | null,
  title: string | null,
  confidence: number,
  questions: FileRecognition['questions'],
): FileRecognition {
  return {
    path: file,
    file,
    source,
    title,
    confidence,
    encoding: 'UTF-8',
    delimiter: ',',
    headerRows: 1,
    bytes: 181204,
    mapping:
      source === null
        ? null
        : {
            source,
            columns: { vendorId: 'Ticket ID', openedAt: 'Created time', closedAt: 'Resolved time', topic: 'Type' },
            timeZone: null,
            dateOrder: null,
            decimal: null,
            currency: null,
            words: {},
          },
    questions,
    preview: {
      columns: ['Ticket ID', 'Subject', 'Created time', 'Resolved time', 'Type'],
      rows: [
        ['1204', 'Where is my parcel?', '03/04/2026 09:12', '03/04/2026 11:40', 'Delivery'],
        ['1205', 'Invoice is wrong', '03/04/2026 09:20', '', 'Billing'],
      ],
    },
    refusal: null,
  }
}

/** What stands behind an invented number, with invented rows. */
export function evidenceDetail(id: string, page: RowsWanted | undefined): EvidenceDetail | undefined {
  const found = all.get(id)
  if (!found) return undefined
  return {
    evidence: found,
    definition:
      definitions.find((one) => one.id === found.metric) ?? definition(found.metric, found.title, 'cost', found.unit),
    rows: page ? rowsPage(page) : null,
  }
}

const contactRows = Array.from({ length: 412 }, (_, index) => [
  index % 4 === 0 ? 'no' : 'yes',
  `#${10240 + index}`,
  '2026-08-14T09:12:00Z',
  index % 3 === 0 ? 'ai-only' : 'human-only',
  index % 4 === 0 ? 'fragile' : 'durable',
  index % 4 === 0 ? 'resolved, but the customer rated it badly' : 'resolved and stayed resolved for seven days',
  `cus_${4000 + index}`,
])

function rowsPage({ offset, limit, search, sort }: RowsWanted): NonNullable<EvidenceDetail['rows']> {
  const found = contactRows.filter((row) => row.some((cell) => cell.includes(search ?? '')))
  const by = sort?.column
  const sorted = by === undefined ? found : [...found].sort((a, b) => ((a[by] ?? '') < (b[by] ?? '') ? -1 : 1))
  return {
    total: found.length,
    columns: ['counted', 'contact', 'opened', 'handler', 'tier', 'why', 'customer'],
    rows: (sort?.descending ? sorted.reverse() : sorted).slice(offset, offset + limit),
  }
}

export { definitions }

/** The sample company's case and profit and loss, as the core told them: too many numbers to invent by hand. */
export const caseReport = caseOfSample as unknown as Answer<'case:report'>
export const bridgeReport = moneyOfSample.bridge as unknown as Answer<'ledger:bridge'>
export const promiseReport = moneyOfSample.promise as unknown as Answer<'case:promise'>
export const pilotPlan = moneyOfSample.plan as unknown as Answer<'case:pilot'>
export const goalReport = moneyOfSample.goal as unknown as Answer<'case:goal'>
export const pilotReport: Answer<'case:pilot-result'> = {
  kept: null,
  verdict: 'none',
  horizonDays: 90,
  arms: [],
  difference: null,
  excluded: { notPaying: 0, inBothArms: 0, notRipe: 0 },
  ripeOn: null,
  grade: 'fact',
  caveats: [],
  sentence: 'No pilot was read in.',
  chart: null,
  evidence: [],
}
export const pnlReport = pnlOfSample as unknown as Answer<'ledger:pnl'>

/** What a copy of the invented company would hold. */
export function shareReport(wanted: ShareWanted): ShareReport {
  const isReview = wanted.kind === 'review'
  return {
    label: isReview
      ? {
          kind: 'review',
          of: 'Northwind',
          madeOn: '2026-11-22',
          names: wanted.keepNames === true ? 'kept' : 'replaced',
          leastGroup: wanted.leastGroup ?? 10,
        }
      : null,
    bytes: isReview ? 4_194_304 : 7_340_032,
    holds: [
      { what: 'contacts', count: 41_204 },
      { what: 'people who wrote', count: 9_411 },
      { what: 'subscriptions', count: 2_475 },
      { what: 'ledger postings', count: 359 },
    ],
    replaced:
      isReview && wanted.keepNames !== true
        ? [
            { what: 'ids of people, accounts, contacts and orders', count: 55_120 },
            { what: 'e-mail addresses', count: 9_020 },
            { what: 'names of companies', count: 1_988 },
          ]
        : [],
    leftOut: isReview
      ? [
          { what: 'packs of rows as they stood in the files', count: 31 },
          { what: 'memos of the ledger, but for words that classify a posting', count: 359 },
        ]
      : [],
    hidden: isReview
      ? [
          { by: 'topic', groups: 3, told: 9 },
          { by: 'country', groups: 0, told: 6 },
        ]
      : [],
    withheld: isReview ? { quarter: '2026Q3', numbers: 3_412, heldBack: 486 } : null,
    exports: { kept: 2, taken: !isReview || wanted.withExports === true },
  }
}

export const peopleReport: PeopleReport = {
  people: 9_411,
  accounts: 2_475,
  data: [
    {
      what: 'e-mail addresses',
      count: 9_020,
      files: ['zendesk-tickets.csv', 'stripe-customers.csv'],
      why: 'to find out which customer somebody belongs to: by the address, else by its domain',
    },
    {
      what: 'contacts with their times, topics and outcomes',
      count: 41_204,
      files: ['zendesk-tickets.csv', 'intercom-conversations.csv'],
      why: 'to count what became of them',
    },
  ],
  files: [
    {
      importId: 1,
      file: 'zendesk-tickets.csv',
      read: ['Requester id', 'Requester external id', 'Requester email', 'Organization'],
      leftOut: ['Requester', 'Submitter', 'Assignee', 'Subject'],
      keptRows: 21_980,
    },
    { importId: 2, file: 'ledger.csv', read: ['Memo/Description'], leftOut: ['Name'], keptRows: 0 },
  ],
  from: '2025-04-01',
  through: '2026-09-30',
  erasures: [{ on: '2026-10-02', rows: 14 }],
  copies: [{ on: '2026-11-02', file: 'northwind for finance.proofbook', isReview: true, isLocked: true }],
}

export const foundPeople: readonly FoundPerson[] = [
  {
    who: 'person:zendesk/id:3600000761007',
    system: 'zendesk',
    names: ['vera.escarpa@hafen-parts.example', '3600000761007', 'Hafen Parts ApS'],
    pseudonym: 'K7F3Q-9XM2A',
    contacts: 7,
    subscriptions: 0,
  },
]

export const erasure: ErasureReport = {
  names: ['vera.escarpa@hafen-parts.example', 'zendesk 3600000761007'],
  rows: [
    { what: 'entries of the person', count: 2 },
    { what: 'contacts', count: 7 },
    { what: 'survey answers', count: 1 },
  ],
  files: [{ file: 'zendesk-tickets.csv', rows: 7 }],
  accountsKept: 1,
  texts: 1,
  words: [{ where: 'the story', text: 'Left out, as Vera Escarpa of Hafen Parts asked.' }],
  exports: ['Northwind 2026Q3.pptx of 2026-10-08'],
  backups: 3,
  heldBack: null,
  copies: ['northwind for finance.proofbook'],
}
