/** What the business asks of the function. */
export const businessOutcomes = [
  'retention',
  'net revenue retention',
  'lifetime value',
  'loyalty',
  'cost to serve',
] as const

/** One of the outcomes that team metrics answer to. */
export type BusinessOutcome = (typeof businessOutcomes)[number]

/** Which business outcome a team metric is accountable to in this company, and who owns it. */
export interface OutcomeMapping {
  readonly metric: string
  readonly outcome: BusinessOutcome
  readonly owner: string
  /** Has this company decided it, or is it Proofbook’s proposal? */
  readonly decided: boolean
}
