/**
 * Earned growth (Reichheld, Darnell & Burns, Bain & Company 2021): what growth would be with the revenue alone that customers brought who came
 * back or were sent by others. Net revenue retention + revenue of customers won by referral ÷ revenue a year before − 1, and its share of all growth.
 * @example earnedGrowth({ netRetention: 0.85, earnedNew: 0.25, growth: 0.3 }) // rate 0.1, ratio 0.33
 */
export function earnedGrowth({
  netRetention,
  earnedNew,
  growth,
}: {
  readonly netRetention: number
  readonly earnedNew: number
  readonly growth: number
}): { readonly rate: number; readonly ratio: number | null } {
  const rate = netRetention + earnedNew - 1
  return { rate, ratio: growth === 0 ? null : rate / growth }
}
