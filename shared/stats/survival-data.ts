import { invariant } from '../base/assert.ts'

/**
 * Who was watched for how long, and what happened: one element per subject (or per row of a subject whose covariates change), in any order.
 * All arrays are equally long.
 */
export interface SurvivalData {
  /** Time from time zero to the event or, without one, to the last day seen; finite, not negative. Days as whole numbers are fastest. */
  readonly time: Float64Array
  /** 1 when the event happened at `time`, 0 when the subject was only followed until then (censored). */
  readonly event: Uint8Array
  /** When watching began, if later than time zero (delayed entry, left truncation): at risk in (entry, time]. Always before `time`. */
  readonly entry?: Float64Array
  /** How many subjects one stands for; finite, not negative. */
  readonly weight?: Float64Array
}

/** Throws when the data could only give a wrong answer: lengths that differ, NaN, a negative time, an entry that isn't before its exit. */
export function checkSurvivalData(data: SurvivalData): void {
  const { time, event, entry, weight } = data
  const n = time.length
  invariant(event.length === n, `event has ${event.length} elements, time has ${n}`)
  for (let i = 0; i < n; i++) {
    const t = time[i] as number
    invariant(t >= 0 && t < Number.POSITIVE_INFINITY, `time is not a number from 0 up: ${t} at ${i}`)
    invariant((event[i] as number) <= 1, `event is neither 0 nor 1: ${event[i]} at ${i}`)
  }
  if (entry) {
    invariant(entry.length === n, `entry has ${entry.length} elements, time has ${n}`)
    for (let i = 0; i < n; i++) {
      const start = entry[i] as number
      invariant(
        start < (time[i] as number) && start > Number.NEGATIVE_INFINITY,
        `entry ${start} is not before time ${time[i]} at ${i}`,
      )
    }
  }
  if (weight) {
    invariant(weight.length === n, `weight has ${weight.length} elements, time has ${n}`)
    for (let i = 0; i < n; i++) {
      const w = weight[i] as number
      invariant(w >= 0 && w < Number.POSITIVE_INFINITY, `weight is not a number from 0 up: ${w} at ${i}`)
    }
  }
}

/** The subjects at the given places, in that order. */
export function pickSubjects(data: SurvivalData, places: ArrayLike<number>): SurvivalData {
  const take = (values: Float64Array) => Float64Array.from(places, (place) => values[place] as number)
  return {
    time: take(data.time),
    event: Uint8Array.from(places, (place) => data.event[place] as number),
    ...(data.entry && { entry: take(data.entry) }),
    ...(data.weight && { weight: take(data.weight) }),
  }
}
