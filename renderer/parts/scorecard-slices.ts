/** How the scorecard can be cut, in the order in which they are offered. */
export const slices = [
  'quarter',
  'month',
  'segment',
  'plan',
  'mrr-band',
  'tenure',
  'channel',
  'handler',
  'topic',
  'team',
  'country',
  'tier',
] as const

/** One way to cut the scorecard. */
export type Slice = (typeof slices)[number]
