import type { Month } from '../base/calendar.ts'

/** How many of something there were in a month, of the whole function (`all`) or of one team, channel, handler or topic. */
export interface Quantity {
  readonly month: Month
  readonly name: string
  readonly by: 'all' | 'team' | 'channel' | 'handler' | 'topic'
  readonly key: string
  readonly value: number
}

/** The mean of a quantity over the months that have it, by whom it is counted; the whole function's own count gives way to its parts. */
export interface MeanQuantity {
  readonly by: Quantity['by']
  readonly parts: ReadonlyMap<string, number>
  readonly total: number
}

/** The mean of one quantity over some months; `undefined` when none of them has it. A part that is missing in a month counts as nothing there. */
export function maybeMeanQuantity(
  quantities: readonly Quantity[],
  name: string,
  months: readonly Month[],
): MeanQuantity | undefined {
  const own = quantities.filter((one) => one.name === name && months.includes(one.month))
  if (own.length === 0) return undefined
  const by = own.find((one) => one.by !== 'all')?.by ?? 'all'
  const counted = own.filter((one) => one.by === by)
  const seen = new Set(counted.map((one) => one.month)).size
  const parts = new Map<string, number>()
  for (const { key, value } of counted) parts.set(key, (parts.get(key) ?? 0) + value / seen)
  return { by, parts, total: [...parts.values()].reduce((sum, value) => sum + value, 0) }
}
