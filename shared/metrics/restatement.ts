/** A number that was told, and is told differently now: both stand, with the reason. */
export interface Restatement {
  readonly evidence: string
  readonly before: number | null
  readonly after: number | null
  readonly beforeN: number
  readonly afterN: number
  /** Instants that the data reached to then and now. */
  readonly beforeThrough: number | null
  readonly afterThrough: number | null
  readonly reason: string
}
