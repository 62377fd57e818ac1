import { formatNumber } from '../base/format.ts'
import type { Histories } from './history.ts'
import { landmarkDays, landmarkDesign } from './landmark.ts'
import type { CohortCheck, CohortDesignResult } from './report.ts'
import { timeVaryingDesign } from './time-varying.ts'

/** The flagship question asked by the two other designs: a landmark at several days, and exposure as it changes. A split by "ever" is not among them. */
export function otherDesigns(histories: Histories): CohortDesignResult[] {
  return [
    ...landmarkDays.map((length) => landmarkDesign(histories, length, 'poor AI', 'strong AI')),
    timeVaryingDesign(histories),
  ]
}

/**
 * Do the other designs agree with a difference in the given direction (sign of the log ratio)? At least one of them must show it clearly by itself, most that have a number must point the same
 * way, and none clearly the other way.
 */
export function designsCheck(designs: readonly CohortDesignResult[], direction: number): CohortCheck {
  const told = designs.filter((d) => d.hazardRatio !== null)
  const sign = (ratio: number | null) => Math.sign(Math.log(ratio ?? 1))
  const clear = (d: CohortDesignResult, way: number) =>
    way > 0 ? d.low !== null && d.low > 1 : d.high !== null && d.high < 1
  const same = told.filter((d) => sign(d.hazardRatio) === direction)
  const passed =
    told.length === 0
      ? null
      : told.some((d) => clear(d, direction)) &&
        same.length > told.length / 2 &&
        !told.some((d) => clear(d, -direction))
  return {
    id: 'designs',
    name: 'Other designs agree',
    passed,
    finding:
      told.length === 0
        ? 'No other design has enough customers.'
        : `Ratio of the rates ${told.map((d) => `${formatNumber(d.hazardRatio ?? 1, 2)} (${formatNumber(d.low ?? 1, 2)} to ${formatNumber(d.high ?? 1, 2)}; ${d.name.toLowerCase()})`).join(', ')}.`,
    lift: 'a second design (a landmark, or exposure as it changes) that agrees',
  }
}
