/**
 * Sample quantile by linear interpolation between order statistics (R's type 7, Excel's PERCENTILE.INC; Hyndman & Fan 1996,
 * Am. Stat. 50:361). `quantile([1, 2, 3, 4], 0.25)` is 1.75. The values may be in any order and stay as they are; none gives NaN.
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  return quantileOfSorted(Float64Array.from(values).sort(), p)
}

/** The same for values that are already in ascending order. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length
  if (n === 0) return Number.NaN
  const place = (n - 1) * p
  const below = Math.floor(place)
  const low = sorted[below] as number
  const high = sorted[Math.min(below + 1, n - 1)] as number
  return low + (place - below) * (high - low)
}
