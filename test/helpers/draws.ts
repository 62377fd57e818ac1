/** How many times as many cases every law is tried with. */
export const drawsMore = Number(process.env.PROOFBOOK_DRAWS ?? 1)
if (!(drawsMore >= 1))
  throw new Error(
    `PROOFBOOK_DRAWS says how many times as many cases are tried, such as 10, not “${process.env.PROOFBOOK_DRAWS}”`,
  )

/**
 * How often a law is tried, for `fc.assert` and `fc.sample`: so many cases, from this seed where the test has one. `PROOFBOOK_DRAWS=10 npm test` tries ten times as many, from fresh seeds:
 * slow, and how rare cases are found before they find us.
 */
export function draws(numRuns: number, seed?: number): { readonly numRuns: number; readonly seed?: number } {
  if (drawsMore > 1) return { numRuns: Math.round(numRuns * drawsMore) }
  return { numRuns, ...(seed !== undefined && { seed }) }
}
