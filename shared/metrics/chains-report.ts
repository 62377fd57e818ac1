import type { Evidence } from '../base/evidence.ts'
import type { StackedExhibit } from '../deck/exhibit.ts'

/** How an issue went from an AI attempt to a person. */
export type ChainPath = 'AI alone' | 'same contact' | 'later contact' | 'several attempts'

/** All issues that went one way, with what they cost; every number is evidence. */
export interface Chain {
  readonly path: ChainPath
  /** The way in words: "AI tried, the customer came back, a person took over". */
  readonly words: string
  readonly issues: Evidence
  readonly contactsPerIssue: Evidence
  /** Share of these issues that ended resolved and stayed so. */
  readonly kept: Evidence
  /** Cost of a whole chain: the AI attempt, the people who followed, and the rest that contacts carry. `null` without a ledger. */
  readonly cost: Evidence | null
  readonly attemptCost: Evidence | null
  readonly peopleCost: Evidence | null
  readonly otherCost: Evidence | null
}

/** AI attempt → hand-off to a person, issue by issue, with the cost of each way. */
export interface ChainsReport {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly currency: string
  readonly sentence: string
  readonly chains: readonly Chain[]
  /** Cost per issue by way, in its parts; `null` without a ledger. */
  readonly exhibit: StackedExhibit | null
  /** What a careful reader has to know; whole sentences. */
  readonly caveats: readonly string[]
}
