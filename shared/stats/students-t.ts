import betainc from '@stdlib/math-base-special-betainc'
import quantile from '@stdlib/stats-base-dists-t-quantile'

/** Two-sided p-value of Student's t on `df` degrees of freedom, from the incomplete beta function: `studentsTTwoSided(2, 5)` is 0.1019395. */
export function studentsTTwoSided(t: number, df: number): number {
  return betainc(df / (df + t * t), df / 2, 0.5, true, false)
}

/** The value below which a share `p` of Student's t on `df` degrees of freedom lies: `studentsTQuantile(0.975, 39)` is 2.022691. */
export function studentsTQuantile(p: number, df: number): number {
  return quantile(p, df)
}
