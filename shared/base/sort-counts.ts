/**
 * Sorts whole numbers that are not negative, ascending and in place, by counting how often each occurs: lengths of time in seconds are far fewer than contacts. Other
 * numbers are sorted as usual. `sortCounts(Float64Array.of(3, 0, 3, 1))` is 0, 1, 3, 3.
 */
export function sortCounts(values: Float64Array): Float64Array {
  let largest = 0
  for (const value of values) {
    if (!(value >= 0 && Number.isInteger(value))) return values.sort()
    if (value > largest) largest = value
  }
  if (largest > 4 * values.length + 1024) return values.sort()
  const counts = new Uint32Array(largest + 1)
  for (const value of values) counts[value] = (counts[value] as number) + 1
  let at = 0
  for (let value = 0; value <= largest; value += 1) {
    const until = at + (counts[value] as number)
    for (; at < until; at += 1) values[at] = value
  }
  return values
}
