/**
 * How much of the full effect is there in each of `years` years: the months' mean of a logistic curve through the first month's and the sixth
 * month's share. A change is never worth its full effect from day one.
 * @example rampOf(0.2, 0.85, 3)[0] // 0.75: three quarters of the effect in the first year
 */
export function rampOf(firstMonth: number, sixthMonth: number, years: number): number[] {
  const shares = Array.from({ length: years * 12 }, (_, index) => shareInMonth(firstMonth, sixthMonth, index + 1))
  return Array.from({ length: years }, (_, year) => {
    const months = shares.slice(year * 12, year * 12 + 12)
    return months.reduce((sum, share) => sum + share, 0) / 12
  })
}

/** The share of the full effect in one month, the first being 1. At 0 % or 100 % the curve is flat. */
export function shareInMonth(firstMonth: number, sixthMonth: number, month: number): number {
  if (firstMonth <= 0 || firstMonth >= 1 || sixthMonth <= 0 || sixthMonth >= 1) {
    return month >= 6 ? sixthMonth : firstMonth
  }
  const slope = (logit(sixthMonth) - logit(firstMonth)) / 5
  return 1 / (1 + Math.exp(-(logit(firstMonth) + slope * (month - 1))))
}

function logit(share: number): number {
  return Math.log(share / (1 - share))
}
