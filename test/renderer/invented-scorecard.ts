import type { Answer, RulesReport } from '../../shared/contract.ts'
import type { AtRiskReport } from '../../shared/metrics/at-risk.ts'
import { outcomeMap as mapOf, type OutcomeMapping } from '../../shared/metrics/outcome-map.ts'
import { defaultRules } from '../../shared/metrics/resolution.ts'
import type { Restatement } from '../../shared/metrics/restatement.ts'
import type { SelfCheckReport } from '../../shared/metrics/self-check.ts'
import type { SignalsReport } from '../../shared/metrics/signals-report.ts'
import reportsOfSample from './scorecard-reports.json' with { type: 'json' }

/** The scorecard's lists of the company that does not exist; nothing here is computed, and nothing of it is in the app. */

export const atRisk: AtRiskReport = {
  asOf: '2026-09-30',
  currency: 'EUR',
  customers: Array.from({ length: 240 }, (_, index) => ({
    customer: `cus_${String(4711 + index * 13)}`,
    mrrMinor: 310_500 - index * 1_200,
    reasons: [
      'came back about the same issue',
      'AI had to hand over to a person',
      ...(index % 3 === 0 ? ['a resolution did not hold'] : []),
      ...(index % 5 === 0 ? ['rated a contact badly'] : []),
    ],
  })),
  mrrMinor: 41_204_000,
  indicators: [
    {
      id: 'repeats',
      words: 'came back about the same issue',
      customers: 491,
      hazardRatio: 1.62,
      low: 1.21,
      high: 2.17,
      p: 0.001,
      note: null,
    },
    {
      id: 'hand-overs',
      words: 'AI had to hand over to a person',
      customers: 646,
      hazardRatio: 0.95,
      low: 0.78,
      high: 1.16,
      p: 0.6,
      note: null,
    },
    {
      id: 'failed',
      words: 'a resolution did not hold',
      customers: 615,
      hazardRatio: 1.28,
      low: 1.02,
      high: 1.61,
      p: 0.03,
      note: null,
    },
    {
      id: 'rated-badly',
      words: 'rated a contact badly',
      customers: 337,
      hazardRatio: 1.05,
      low: 0.74,
      high: 1.49,
      p: 0.8,
      note: null,
    },
    {
      id: 'price-questions',
      words: 'asked about price, contract or cancelling',
      customers: 21,
      hazardRatio: null,
      low: null,
      high: null,
      p: null,
      note: 'too few customers showed it (21)',
    },
    {
      id: 'usage-dropped',
      words: 'used the product less',
      customers: 0,
      hazardRatio: null,
      low: null,
      high: null,
      p: null,
      note: 'not seen in the data',
    },
  ],
  n: 6540,
  events: 902,
}

export const signals: SignalsReport = {
  quarter: '2026Q3',
  currency: 'EUR',
  asOf: '2026-09-30',
  sentence: '3 signals of 4 still wait for a conversation, 1 longer than thirty days.',
  funnels: [
    {
      family: 'expansion',
      steps: [
        { stage: 'raised', episodes: 84, evidence: null },
        { stage: 'accepted', episodes: 61, evidence: null },
        { stage: 'conversation', episodes: 38, evidence: null },
        { stage: 'won', episodes: 12, evidence: null },
      ],
      immature: 9,
      sentence: 'Of 84 expansion signals, 61 were accepted, 38 led to a conversation, 12 were won.',
    },
    {
      family: 'at-risk',
      steps: [
        { stage: 'raised', episodes: 51, evidence: null },
        { stage: 'worked', episodes: 40, evidence: null },
        { stage: 'won', episodes: 0, evidence: null },
      ],
      immature: 0,
      sentence: 'Of 51 at-risk signals, 40 were worked on, 0 were saved.',
    },
  ],
  handOff: [
    {
      id: '1',
      customer: 'cus_9001',
      family: 'expansion',
      type: 'expansion',
      noticed: '2026-07-04',
      stage: 'accepted',
      status: 'accepted',
      amountMinor: 42_000,
      owner: 'Signal liaison',
      due: '2026-08-03',
      isOverdue: true,
    },
    {
      id: '2',
      customer: 'cus_9002',
      family: 'at-risk',
      type: 'at-risk',
      noticed: '2026-09-12',
      stage: 'raised',
      status: null,
      amountMinor: 120_000,
      owner: 'Strategic specialist',
      due: '2026-10-12',
      isOverdue: false,
    },
    {
      id: '3',
      customer: 'cus_9003',
      family: 'exception',
      type: 'exception',
      noticed: '2026-09-20',
      stage: 'raised',
      status: 'new',
      amountMinor: null,
      owner: null,
      due: '2026-10-20',
      isOverdue: false,
    },
    {
      id: '4',
      customer: 'cus_9004',
      family: 'expansion',
      type: 'expansion',
      noticed: '2026-08-02',
      stage: 'won',
      status: 'closed won',
      amountMinor: 88_000,
      owner: 'Signal liaison',
      due: '2026-09-01',
      isOverdue: false,
    },
  ],
}

export const selfCheck: SelfCheckReport = {
  quarter: '2026Q3',
  sentence:
    '2 of the five signs of a measurement model that holds a team back show in this data; 1 sign can’t be told yet.',
  signs: [
    {
      id: 'activity-without-outcome',
      sign: 'Activity is reported without what became of the customer.',
      state: 'does not show',
      sentence: '6 of 6 activity metrics have their outcome beside them.',
      next: 'Report them side by side until the outcome stands alone.',
      evidence: [],
    },
    {
      id: 'satisfied-but-leaving',
      sign: 'Satisfaction holds up while customers leave.',
      state: 'can’t be told',
      sentence: 'There are not two quarters in which both satisfaction and leaving can be told.',
      next: 'Import satisfaction ratings and billing data.',
      evidence: [],
    },
    {
      id: 'deflection-as-success',
      sign: 'AI is called a success for what it deflects.',
      state: 'shows',
      sentence: 'AI contained 52\u202f% of its contacts; 31\u202f% were resolved end to end.',
      next: 'Let deflection count only where the resolution held.',
      evidence: ['containment-rate@1/2026Q3', 'ai-end-to-end-rate@1/2026Q3'],
    },
    {
      id: 'losses-unannounced',
      sign: 'Losses come as a surprise.',
      state: 'shows',
      sentence:
        'Of 122 customers who paid when the quarter began and left in it, 41 had shown a sign in the ninety days before.',
      next: 'Bring in what would have told earlier: usage drops, contract questions, sentiment.',
      evidence: [],
    },
    {
      id: 'service-apart-from-revenue',
      sign: 'Service and revenue live in systems that don’t know each other.',
      state: 'does not show',
      sentence:
        '90\u202f% of contacts belong to a paying customer that billing knows, with 15 months of joined history.',
      next: 'Keep the crosswalk up to date when a system changes.',
      evidence: [],
    },
  ],
}

export const outcomeMap: readonly OutcomeMapping[] = mapOf({
  'recontact-7d': { outcome: 'retention', owner: 'Mara Lindqvist' },
})

export const rules: RulesReport = {
  versions: [
    defaultRules,
    {
      ...defaultRules,
      version: 2,
      effectiveFrom: '2026-07-01',
      reason: 'Deliveries take longer to show that they failed',
      topics: { delivery: { hold: 14 * 86_400, link: 14 * 86_400 } },
    },
  ],
  topics: [
    { topic: 'delivery', contacts: 4120 },
    { topic: 'billing', contacts: 3004 },
    { topic: 'account access', contacts: 1877 },
  ],
}

export const restatements: readonly Restatement[] = [
  {
    evidence: 'recontact-7d@1/2026Q2',
    before: 0.201,
    after: 0.214,
    beforeN: 40_112,
    afterN: 41_208,
    beforeThrough: 1_782_856_000,
    afterThrough: 1_790_726_399,
    reason: 'imported since: zendesk-july.csv',
  },
]

/** Reports of the sample company, as the core told them: too many numbers to invent by hand. */
export const waterfall = reportsOfSample.waterfall as unknown as Answer<'scorecard:waterfall'>
export const fates = reportsOfSample.fates as unknown as Answer<'scorecard:fates'>
export const chains = reportsOfSample.chains as unknown as Answer<'scorecard:chains'>
export const roles = reportsOfSample.roles as unknown as Answer<'scorecard:roles'>
export const history = reportsOfSample.history as unknown as Answer<'scorecard:history'>
export const likeForLike = reportsOfSample['like-for-like'] as unknown as Answer<'scorecard:like-for-like'>
