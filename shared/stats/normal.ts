import erfc from '@stdlib/math-base-special-erfc'
import quantile from '@stdlib/stats-base-dists-normal-quantile'

/**
 * Upper tail of the standard normal distribution, P(Z > z), straight from the complementary error function and never as one minus a
 * lower tail, so that it stays exact far out: `normalUpper(12)` is 1.776e-33.
 */
export function normalUpper(z: number): number {
  return 0.5 * erfc(z / Math.SQRT2)
}

/** Two-sided p-value of a z statistic: `normalTwoSided(1.96)` is 0.04999579. A NaN stays NaN. */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2)
}

/** The value below which a share `p` (between 0 and 1) of the standard normal distribution lies: `normalQuantile(0.975)` is 1.959963984540054. */
export function normalQuantile(p: number): number {
  return quantile(p, 0, 1)
}

/** The multiplier of a two-sided interval at `level` (0.95 gives 1.95996). */
export function normalCritical(level: number): number {
  return normalQuantile(1 - (1 - level) / 2)
}
