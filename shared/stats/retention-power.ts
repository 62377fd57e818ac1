import { normalCritical, normalQuantile, normalUpper } from './normal.ts'

export interface RetentionDesign {
  /** Share of customers expected to be kept by the horizon in each arm. */
  readonly control: number
  readonly treated: number
  /** Chance of a false alarm, two-sided; 0.05 when left out. */
  readonly alpha?: number
}

/**
 * Power to tell two retention rates apart with `n` customers in each arm (normal approximation with pooled variance under no difference, as R's
 * `power.prop.test`; Fleiss 1981, Statistical Methods for Rates and Proportions). 0.50 against 0.75 with 50 in each arm: 0.7402.
 */
export function retentionPower({ control, treated, alpha = 0.05 }: RetentionDesign, n: number): number {
  const middle = (control + treated) / 2
  const pooled = Math.sqrt(2 * middle * (1 - middle))
  const own = Math.sqrt(control * (1 - control) + treated * (1 - treated))
  return normalUpper((normalCritical(1 - alpha) * pooled - Math.sqrt(n) * Math.abs(treated - control)) / own)
}

/**
 * Customers needed in each arm to tell two retention rates apart with the given power (0.8 when left out), rounded up. 0.50 against 0.75 at power 0.9: 77.
 * Without a difference no number is enough: infinite.
 */
export function retentionSampleSize({ control, treated, alpha = 0.05 }: RetentionDesign, power = 0.8): number {
  const middle = (control + treated) / 2
  const pooled = Math.sqrt(2 * middle * (1 - middle))
  const own = Math.sqrt(control * (1 - control) + treated * (1 - treated))
  const needed = (normalCritical(1 - alpha) * pooled + normalQuantile(power) * own) / Math.abs(treated - control)
  return Math.ceil(needed * needed)
}

export interface HazardDesign {
  readonly hazardRatio: number
  /** Share of the customers in one of the two arms; 0.5 when left out. */
  readonly share?: number
  readonly alpha?: number
}

/**
 * Customers that must leave (events, both arms together) before a log-rank test or Cox regression shows a hazard ratio with the given power. Schoenfeld 1981, Biometrika
 * 68:316; 1983, Biometrics 39:499. Hazard ratio 2, equal arms, power 0.8: 66.
 */
export function eventsNeeded({ hazardRatio, share = 0.5, alpha = 0.05 }: HazardDesign, power = 0.8): number {
  const z = normalCritical(1 - alpha) + normalQuantile(power)
  return Math.ceil((z * z) / (share * (1 - share) * Math.log(hazardRatio) ** 2))
}

/** Power of a log-rank test or Cox regression after so many events (both arms together). Hazard ratio 2, equal arms, 66 events: 0.8039. */
export function powerOfEvents({ hazardRatio, share = 0.5, alpha = 0.05 }: HazardDesign, events: number): number {
  const shift = Math.abs(Math.log(hazardRatio)) * Math.sqrt(share * (1 - share) * events)
  return normalUpper(normalCritical(1 - alpha) - shift)
}
