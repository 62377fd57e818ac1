import type { Exhibit, Series } from '../../shared/deck/exhibit.ts'

/** A series of a picture and the categories in which nothing of it is drawn, because there are too few to say. */
export interface ExhibitGap {
  readonly series: string
  readonly categories: readonly string[]
}

/**
 * The gaps that a reader would wonder about, so that they can be said in words: empty places between two values of a series, and categories in which no
 * series has any. A series that begins later or ends earlier beside another (a forecast, a promise) has no gap there.
 */
export function exhibitGaps(exhibit: Exhibit): readonly ExhibitGap[] {
  if (exhibit.kind !== 'line' && exhibit.kind !== 'bar' && exhibit.kind !== 'stacked') return []
  const drawn = exhibit.series.filter(({ values }) => values.some((value) => value !== null))
  return drawn.flatMap((series) => {
    const categories = exhibit.categories.filter((_, index) => isGap(drawn, series, index))
    return categories.length === 0 ? [] : [{ series: series.name, categories }]
  })
}

/** Whether a series lacks a value where one was to be expected. */
export function isGap(all: readonly Series[], { values }: Series, index: number): boolean {
  if ((values[index] ?? null) !== null) return false
  const inside =
    index > values.findIndex((value) => value !== null) && index < values.findLastIndex((value) => value !== null)
  return inside || all.every((other) => (other.values[index] ?? null) === null)
}
