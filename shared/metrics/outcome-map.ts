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

/** The team metrics on the map, each with the outcome that it is proposed to answer to and the role that can move it. */
const proposed: Readonly<Record<string, readonly [BusinessOutcome, string]>> = {
  'ai-end-to-end-rate': ['retention', 'AI-agent owner'],
  'end-to-end-resolution-rate': ['retention', 'Team leads'],
  'recontact-7d': ['retention', 'Team leads'],
  'contact-churn-90d': ['retention', 'CX leader'],
  'at-risk-save-rate': ['retention', 'Strategic specialists'],
  'signal-conversation': ['net revenue retention', 'Signal liaison'],
  'time-to-first-value': ['lifetime value', 'Strategic specialists'],
  'repeat-contact-rate': ['lifetime value', 'Team leads'],
  'csat-on-kept': ['loyalty', 'Team leads'],
  'self-service-success-rate': ['cost to serve', 'AI-agent owner'],
  'kept-per-hour': ['cost to serve', 'Team leads'],
  'cost-per-kept-resolution': ['cost to serve', 'CX leader'],
}

/** Is this metric on the map? */
export const isMapped = (metric: string): boolean => proposed[metric] !== undefined

/** The whole map: what was decided where something was, else what Proofbook proposes. */
export function outcomeMap(
  decided: Readonly<Record<string, { readonly outcome: BusinessOutcome; readonly owner: string }>>,
): OutcomeMapping[] {
  return Object.entries(proposed).map(([metric, [outcome, owner]]) => {
    const { title } = definitionOf(metric)
    const one = decided[metric]
    return one
      ? { metric, title, outcome: one.outcome, owner: one.owner, decided: true }
      : { metric, title, outcome, owner, decided: false }
  })
}
