import type { RateRule } from '../base/exchange.ts'
import type { CostClass } from '../base/model.ts'
import type { CostNames } from './classify.ts'

/**
 * What a line of cost is shared out by. `quantity:seats` is a count that was imported by month (seats, headcount, or a driver of one's own): the cost goes to the
 * teams, channels, handlers or topics by that count, and within each by contacts. `none` keeps it visible and unshared.
 */
export type Driver = 'handle-time' | 'human-contacts' | 'ai-contacts' | 'contacts' | 'none' | `quantity:${string}`

/** What an activity is aimed at; a line of cost serves one of them. `resolved`, an issue resolved end to end, unless a person says otherwise. */
export type Outcome = 'resolved' | 'retained' | 'expanded' | 'onboarded'
export const outcomes: readonly Outcome[] = ['resolved', 'retained', 'expanded', 'onboarded']

/** How a one-off build is spread over the months that use it. `at-once` puts it all into the month of its posting. */
export type SpreadMethod = 'straight-line' | 'declining' | 'at-once'
export const spreadMethods: readonly SpreadMethod[] = ['straight-line', 'declining', 'at-once']

/** Which postings are meant: those of an account, narrowed by what else is given. */
export interface LineMatch {
  readonly account: string
  readonly costCentre?: string | null | undefined
  readonly supplier?: string | null | undefined
  /** Only those that the rules put here, so that two kinds of posting on one account can be told apart. */
  readonly ruledClass?: CostClass | undefined
  readonly ruledIn?: boolean | undefined
}

/** A set of tools that one would take the place of, with what a person thinks it would cost. */
export interface StackPlan {
  /** Suppliers (or accounts, where there is no supplier) whose cost would end. */
  readonly ends: readonly string[]
  /** What the one tool would cost a year; `null` when nobody has an offer yet. */
  readonly yearlyMinor: number | null
  /** Moving over, once. */
  readonly onceMinor: number
  /** Months in which both are paid. */
  readonly overlapMonths: number
}

/** One decision of a person about cost. Later ones win where they say something; the newest can be taken back. */
export type CostEdit =
  | {
      readonly kind: 'line'
      readonly about: LineMatch
      readonly costClass?: CostClass | undefined
      readonly inScope?: boolean | undefined
      readonly driver?: Driver | undefined
      readonly outcome?: Outcome | undefined
      readonly reason?: string | undefined
    }
  | {
      readonly kind: 'spread'
      readonly about: LineMatch
      readonly method: SpreadMethod
      readonly months: number
      /** First month that bears a part; the month of the posting when left out. */
      readonly from?: string | undefined
      readonly reason?: string | undefined
    }
  | { readonly kind: 'rate-rule'; readonly rule: RateRule }
  | { readonly kind: 'tool'; readonly tool: string; readonly does: string }
  | { readonly kind: 'stack'; readonly plan: StackPlan }

/** Does a decision speak of these postings? `ruled` is what the rules alone make of them. */
export function isAbout(
  match: LineMatch,
  names: CostNames,
  ruled: { readonly costClass: CostClass; readonly inScope: boolean },
): boolean {
  return (
    match.account === names.account &&
    (match.costCentre === undefined || match.costCentre === names.costCentre) &&
    (match.supplier === undefined || match.supplier === names.supplier) &&
    (match.ruledClass === undefined || match.ruledClass === ruled.costClass) &&
    (match.ruledIn === undefined || match.ruledIn === ruled.inScope)
  )
}

/** A driver's name as a person reads it. */
export function driverWords(driver: Driver): string {
  switch (driver) {
    case 'handle-time':
      return 'handling time'
    case 'human-contacts':
      return 'contacts of people'
    case 'ai-contacts':
      return 'contacts with AI'
    case 'contacts':
      return 'contacts'
    case 'none':
      return 'not shared out'
    default:
      return driver.slice('quantity:'.length)
  }
}
