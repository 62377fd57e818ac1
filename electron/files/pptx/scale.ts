/** A value axis: from where to where, with a mark every `step`. */
export interface Scale {
  readonly min: number
  readonly max: number
  readonly step: number
}

/**
 * An axis over values with three to six round steps, as tight as they allow. It starts at zero unless `fromZero` is false; then it starts at the round number below the
 * lowest value, but at zero where that is near anyway. `top` leaves room above the highest value as a share of the whole, for labels; `limit` is
 * never exceeded (1 for shares).
 */
export function niceScale(
  values: readonly number[],
  options: { readonly fromZero?: boolean; readonly top?: number; readonly limit?: number } = {},
): Scale {
  const { fromZero = true, top = 0, limit = Number.POSITIVE_INFINITY } = options
  const high = values.reduce((most, v) => Math.max(most, v), values[0] ?? 0)
  const low = values.reduce((least, v) => Math.min(least, v), values[0] ?? 0)
  const anchored = fromZero || (low >= 0 && low < high * 0.5)
  // Values that are all the same stand near the top of their axis, not at its foot.
  const flat = high - low <= Math.abs(high) * 1e-6
  const from = anchored ? Math.min(0, low) : flat ? high - Math.abs(high) * 0.2 : low
  const to = anchored ? Math.max(0, high) : high
  const size = Math.max(Math.abs(from), Math.abs(to))
  if (size < 1e-9) return { min: 0, max: 1, step: 0.25 }
  // Values that are all the same still need an axis.
  const span = to - from > size * 1e-6 ? to - from : size
  const room = (to > 0 ? span * top : 0) + (from < 0 ? span * top : 0)
  const clean = (marks: number, step: number) => tidy(marks * step)
  const scales = [4, 5, 3, 6].map((steps) => {
    const step = roundStep((span + room) / steps)
    const min = clean(Math.floor((from - (from < 0 ? span * top : 0)) / step + 1e-9), step)
    const max = Math.min(limit, clean(Math.ceil((to + (to > 0 ? span * top : 0)) / step - 1e-9), step))
    return { min, max: max > min ? max : min + step, step }
  })
  // The tightest one; of equally tight ones that with about four marks.
  return scales.reduce((best, s) => (s.max - s.min < (best.max - best.min) * 0.999 ? s : best))
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const part = rough / power
  const round = part <= 1.0001 ? 1 : part <= 2.0001 ? 2 : part <= 2.5001 ? 2.5 : part <= 5.0001 ? 5 : 10
  return tidy(round * power)
}

/** Without the dust that binary arithmetic leaves in the last digits. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

/** Where on a stretch from `start`, `length` long, a value of the scale lies. */
export function positionOn(scale: Scale, value: number, start: number, length: number): number {
  return start + ((value - scale.min) / (scale.max - scale.min)) * length
}
