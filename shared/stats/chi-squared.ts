import gammainc from '@stdlib/math-base-special-gammainc'
import quantile from '@stdlib/stats-base-dists-chisquare-quantile'

/**
 * Upper tail of the chi-squared distribution, P(X > x) on `df` degrees of freedom, from the regularised upper incomplete gamma function (never
 * one minus a lower tail): `chiSquaredUpper(10.3267419549, 1)` is 0.00131116. With no degrees of freedom nothing is tested, so it is 1.
 */
export function chiSquaredUpper(x: number, df: number): number {
  if (df === 0 || x <= 0) return 1
  return gammainc(x / 2, df / 2, true, true)
}

/** The value below which a share `p` of the chi-squared distribution on `df` degrees of freedom lies: `chiSquaredQuantile(0.95, 1)` is 3.841459. */
export function chiSquaredQuantile(p: number, df: number): number {
  return quantile(p, df)
}
