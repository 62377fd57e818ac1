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
