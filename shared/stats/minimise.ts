export interface Minimum {
  readonly at: readonly number[]
  readonly value: number
  readonly evaluations: number
}

/**
 * Finds where a smooth function of a few variables is smallest, from a first guess, without derivatives (Nelder & Mead 1965, Computer J. 7:308, begun anew from its own
 * result until that no longer helps). For a handful of parameters on comparable scales, such as logarithms.
 */
export function minimise(
  objective: (at: readonly number[]) => number,
  start: readonly number[],
  { step = 0.5, tolerance = 1e-12, most = 20_000 }: { step?: number; tolerance?: number; most?: number } = {},
): Minimum {
  let best = search(objective, start, step, tolerance, most)
  for (let round = 0; round < 8; round++) {
    const again = search(objective, best.at, step / 4, tolerance, most)
    const gain = best.value - again.value
    const evaluations = best.evaluations + again.evaluations
    best = { ...(gain > 0 ? again : best), evaluations }
    if (!(gain > 1e-10 * Math.abs(best.value))) break
  }
  return best
}

function search(
  objective: (at: readonly number[]) => number,
  start: readonly number[],
  step: number,
  tolerance: number,
  most: number,
): Minimum {
  const size = start.length
  let evaluations = 0
  const evaluate = (at: readonly number[]) => {
    evaluations++
    const value = objective(at)
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value }
  }
  let corners = [evaluate(start)]
  for (let j = 0; j < size; j++) corners.push(evaluate(start.map((value, k) => (k === j ? value + step : value))))
  while (evaluations < most) {
    corners = corners.sort((a, b) => a.value - b.value)
    const [best, worst] = [corners[0], corners[size]] as [Point, Point]
    const width = Math.max(
      ...corners.map(({ at }) => Math.max(...at.map((value, j) => Math.abs(value - (best.at[j] as number))))),
    )
    if (worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance) && width < 1e-7) break
    const middle = best.at.map(
      (_, j) => corners.slice(0, size).reduce((sum, { at }) => sum + (at[j] as number), 0) / size,
    )
    const along = (by: number) => evaluate(middle.map((value, j) => value + by * ((worst.at[j] as number) - value)))
    const reflected = along(-1)
    if (reflected.value < best.value) {
      const expanded = along(-2)
      corners[size] = expanded.value < reflected.value ? expanded : reflected
    } else if (reflected.value < (corners[size - 1] as Point).value) corners[size] = reflected
    else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5)
      if (contracted.value < Math.min(reflected.value, worst.value)) corners[size] = contracted
      else
        corners = corners.map((corner, k) =>
          k === 0 ? corner : evaluate(corner.at.map((value, j) => ((best.at[j] as number) + value) / 2)),
        )
    }
  }
  const best = corners.reduce((least, corner) => (corner.value < least.value ? corner : least))
  return { at: best.at, value: best.value, evaluations }
}

interface Point {
  readonly at: readonly number[]
  readonly value: number
}
