/** The parts of the cohorts: what they say, where it holds, what it was put to, and the groups themselves. */
export const cohortParts = ['answer', 'segments', 'checks', 'groups'] as const
export type CohortPart = (typeof cohortParts)[number]

/** Words of the comparison's pictures and tables. */
export const cohortWords = {
  partsLabel: 'Parts of the cohorts',
  parts: {
    answer: 'Who stayed',
    segments: 'In each segment',
    checks: 'What it was put to',
    groups: 'Every group',
  } satisfies Record<CohortPart, string>,
  noSegments: 'Too few customers left in any segment to compare segments.',
  forest: 'In each segment',
  forestCaption:
    'Adjusted ratio of the rates of leaving, with its 95 % interval; the line in the middle is no difference',
  forestAxis: 'less leaving · no difference · more leaving',
  segment: 'Segment',
  ratio: 'Ratio',
  low: 'Low',
  high: 'High',
  says: 'After correction for all that were tested',
  everyone: 'Everyone',
  ofLeft: (left: string, n: string) => `${left} of ${n} left`,
  saying: {
    'holds up': 'holds up',
    'worth a look': 'worth a look',
    'not told apart': 'can’t be told from no difference',
  },
  family: (tested: string, few: string) =>
    `${tested} segments were tested and are corrected together (Benjamini–Hochberg); ${few} were too small to be tested.`,
  balance: 'Are the arms alike?',
  balanceCaption:
    'Difference of the arms in what was known beforehand, in standard deviations: hollow before weighting, filled after; inside the band they count as alike',
  balanceAxis: 'less in the first arm · alike · more',
  known: 'Known beforehand',
  before: 'Before',
  after: 'After',
  effective: (n: string, effective: string) => `${n} customers, worth ${effective}`,
  sizes: (a: string, b: string) => `After weighting: ${a}; ${b}.`,
  speaksFor: {
    exposed: 'Speaks for the customers of the first arm.',
    overlap: 'Speaks for customers who could well have been handled either way.',
  },
  notInData: (what: string) => `Not in the data, so not adjusted for: ${what}.`,
  tooMany: (what: string) => `Left out because customers are too few for so much: ${what}.`,
  checks: 'What it was put to',
  check: 'Check',
  result: 'Result',
  finding: 'What it found',
  passed: 'passed',
  failed: 'not passed',
  notRun: 'could not be run',
  designs: 'Asked by other designs',
  customers: 'Customers',
  revenue: 'recurring revenue at stake',
  kept: (gross: string, net: string, day: string) => `day ${day}: ${gross} kept, ${net} with growth`,
  revenueNothing: 'not distinguishable from nothing',
  orders: 'Orders without a contract',
  ordersHow: (buyers: string, limit: string, why: string) =>
    `${buyers} buyers with a contact, from the end of its window on. Nobody says when such a customer leaves: silent for ${limit} counts as gone (${why}). A description, not adjusted for who they are.`,
  again: 'Share that bought again, and share still silent, by rating and handler',
  againBy: (day: string) => `Again by day ${day}`,
  silent: (days: string) => `Silent for ${days}`,
  group: 'Group',
  resolved: 'The contact was',
  spent: (days: string) => `Spent in the next ${days}`,
  ordersEach: 'Orders each',
  plain: 'In plain words',
  plainHow: (a: string, b: string, days: string) =>
    `${a} whose first AI contact went badly are held against ${b} whose went well. The second group is given the same mix of plans, sizes, topics and habits as the first, and both are followed for ${days}.`,
  plainClaimed:
    'The two groups differ by more than chance would explain. That is not proof that handling is the reason: nobody was assigned to it at random.',
  plainNot: 'What is left between the groups could well be chance. That is not proof that there is nothing.',
} as const
