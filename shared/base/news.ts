/** The places that rest on something that can change. */
export const newsPlaces = ['data', 'scorecard', 'cohorts', 'cost', 'ledger', 'case', 'story', 'deck'] as const
export type NewsPlace = (typeof newsPlaces)[number]

/** What a place rests on, in a reader’s words. */
export type NewsPart =
  | 'files'
  | 'who is who'
  | 'windows'
  | 'cost'
  | 'assumptions'
  | 'what finance said'
  | 'story'
  | 'settings'

/** What changed at a place since it was last looked at; `since` is a date. */
export interface PlaceNews {
  readonly place: NewsPlace
  readonly since: string
  readonly parts: readonly NewsPart[]
}
