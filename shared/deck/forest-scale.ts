import type { ForestExhibit } from './exhibit.ts'

/**
 * From a value to its place between 0 (left) and 1 (right): "no difference" in the middle, ratios by their logarithms. The scale reaches as far as the furthest estimate
 * needs; an interval that goes further ends at the edge, so that one wild row does not flatten all others.
 */
export function forestScale(
  exhibit: Pick<ForestExhibit, 'rows' | 'reference' | 'logarithmic'>,
): (value: number) => number {
  const away = (value: number) =>
    exhibit.logarithmic ? Math.log(value / exhibit.reference) : value - exhibit.reference
  const estimates = exhibit.rows.map((row) => Math.abs(away(row.value)))
  const furthest = Math.max(0, ...estimates)
  const ends = exhibit.rows.flatMap((row) => [Math.abs(away(row.low)), Math.abs(away(row.high))])
  const least = exhibit.logarithmic ? Math.log(1.5) : 0
  const reach =
    Math.max(least, furthest * 1.4, Math.min(Math.max(0, ...ends.filter(Number.isFinite)), furthest * 3)) || 1
  return (value) => {
    const at = away(value)
    return 0.5 + Math.max(-0.5, Math.min(0.5, Number.isNaN(at) ? 0 : at / reach / 2))
  }
}
