import { definitionOf } from './registry/index.ts'

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

/** Is this one of the outcomes that a team metric can answer to? */
export const isBusinessOutcome = (word: unknown): word is BusinessOutcome =>
  businessOutcomes.some((outcome) => outcome === word)

/** Which business outcome a team metric is accountable to in this company, and who owns it. */
export interface OutcomeMapping {
  readonly metric: string
  readonly title: string
  readonly outcome: BusinessOutcome
  readonly owner: string
  /** Has this company decided it, or is it Proofbook’s proposal? */
  readonly decided: boolean
}

/** The team metrics on the map, each with the outcome that it is proposed to answer to. */
export const proposedOutcomes: Readonly<Record<string, BusinessOutcome>> = {
  'ai-end-to-end-rate': 'retention',
  'end-to-end-resolution-rate': 'retention',
  'recontact-7d': 'retention',
  'contact-churn-90d': 'retention',
  'at-risk-save-rate': 'retention',
  'signal-conversation': 'net revenue retention',
  'time-to-first-value': 'lifetime value',
  'repeat-contact-rate': 'lifetime value',
  'csat-on-kept': 'loyalty',
  'self-service-success-rate': 'cost to serve',
  'kept-per-hour': 'cost to serve',
  'cost-per-kept-resolution': 'cost to serve',
}

/** The whole map: what was decided where something was, else the proposal with the owner that the definition names. */
export function outcomeMap(
  decided: Readonly<Record<string, { readonly outcome: BusinessOutcome; readonly owner: string }>>,
): OutcomeMapping[] {
  return Object.entries(proposedOutcomes).map(([metric, outcome]) => {
    const { title, owner } = definitionOf(metric)
    const one = decided[metric]
    return one
      ? { metric, title, outcome: one.outcome, owner: one.owner, decided: true }
      : { metric, title, outcome, owner, decided: false }
  })
}
