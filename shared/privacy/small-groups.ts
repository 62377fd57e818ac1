/** One group of a dimension (the customers who wrote about a topic, say) and how many customers are in it, quarter by quarter. */
export interface Group {
  readonly word: string
  /** Customers in each period, in one order for all groups. */
  readonly customers: readonly number[]
}

/**
 * Which groups of one dimension are not told, so that no cell of fewer than `least` customers can be read or worked out: every group that is smaller than that in a period in which anybody is in
 * it; and, since totals are told, as many more (the smallest first) as it takes until at least two groups are hidden and together hold at least `least` in every period in which any of them
 * occurs. What is left of a total is then always shared by several groups. Example: with `least` 10, groups of 4, 15 and 80 hide the first two.
 */
export function hiddenGroups(groups: readonly Group[], least: number): ReadonlySet<string> {
  const smallest = (group: Group): number => Math.min(...group.customers.filter((n) => n > 0), Number.POSITIVE_INFINITY)
  const bySize = [...groups]
    .filter((group) => group.customers.some((n) => n > 0))
    .sort((a, b) => smallest(a) - smallest(b) || (a.word < b.word ? -1 : 1))
  let count = bySize.filter((group) => smallest(group) < least).length
  if (count === 0) return new Set()
  const isEnough = (): boolean => {
    const hidden = bySize.slice(0, count)
    const sums = (hidden[0] as Group).customers.map((_, i) =>
      hidden.reduce((sum, group) => sum + (group.customers[i] ?? 0), 0),
    )
    return count >= 2 && sums.every((sum) => sum === 0 || sum >= least)
  }
  while (count < bySize.length && !isEnough()) count += 1
  return new Set(bySize.slice(0, count).map((group) => group.word))
}
