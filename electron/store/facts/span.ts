/** From included, until not. */
export interface Span {
  readonly from: number
  readonly until: number
}
