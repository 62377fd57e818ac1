import type { Heading } from './headings.ts'

/** Where a table's heading is and what it says. */
export interface Layout {
  readonly headings: readonly Heading[]
  /** Row of the sample that holds the headings, and how many rows of explanation follow. */
  readonly headerAt: number
  readonly explained: number
  /** Zone that the explaining rows name. */
  readonly timeZone: string | null
}
