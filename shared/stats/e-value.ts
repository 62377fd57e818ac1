/**
 * E-value: how strongly (as a risk ratio) something unseen would have to be tied to both the exposure and the outcome, beyond what was adjusted for,
 * to explain an association away entirely. VanderWeele & Ding 2017, Ann. Intern. Med. 167:268. `eValue(3.9)` is 7.263; 1 means that nothing is needed.
 */
export function eValue(riskRatio: number): number {
  const ratio = riskRatio < 1 ? 1 / riskRatio : riskRatio
  return ratio + Math.sqrt(ratio * (ratio - 1))
}

/**
 * E-value of the limit of the interval that lies nearest to no effect; 1 when the interval covers 1. Risk ratio 3.9 (1.8 to 8.7): 3.0.
 */
export function eValueOfInterval(low: number, high: number): number {
  if (low <= 1 && high >= 1) return 1
  return eValue(low > 1 ? low : high)
}

/**
 * Risk ratio that stands for a hazard ratio when the outcome is common (more than 15 % by the end): VanderWeele's square-root approximation,
 * Epidemiology 2017;28:e47. Hazard ratio 1.5 gives 1.3238. When the outcome is rare the hazard ratio itself serves.
 */
export function riskRatioOfHazardRatio(hazardRatio: number): number {
  return (1 - 0.5 ** Math.sqrt(hazardRatio)) / (1 - 0.5 ** Math.sqrt(1 / hazardRatio))
}

/** Risk ratio that stands for an odds ratio when the outcome is common: its square root. Odds ratio 2 gives 1.4142, E-value 2.1796. */
export function riskRatioOfOddsRatio(oddsRatio: number): number {
  return Math.sqrt(oddsRatio)
}
