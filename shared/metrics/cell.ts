/** What a metric is computed from: how many rows are in its denominator and numerator, for one slice of one period. */
export interface Cell {
  readonly metric: string
  /** The slice's word, '' for the whole. */
  readonly slice: string
  readonly numerator: number
  readonly denominator: number
  readonly excluded: Readonly<Record<string, number>>
}
