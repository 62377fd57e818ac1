/**
 * Benjamini–Hochberg adjusted p-values (q-values): when everything with q at or under 0.05 is called a finding, at most 5 % of the findings are
 * expected to be false, for independent or positively dependent tests. Benjamini & Hochberg 1995, JRSS-B 57:289. The family is every test
 * that was run, not only those that were shown. Example (their 15 p-values): the fourth, 0.0095, becomes 0.035625 and the fifth,
 * 0.0201, becomes 0.0603, so four hold up. Answers in the order of the input.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const count = pValues.length
  const descending = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p)
  const adjusted = new Array<number>(count)
  let least = 1
  for (const [step, { p, index }] of descending.entries()) {
    least = Math.min(least, (p * count) / (count - step))
    adjusted[index] = least
  }
  return adjusted
}
