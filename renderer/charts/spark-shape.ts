/** What a small trend is drawn from: one value per period, `null` where it can't be told. */
export interface SparkInput {
  readonly values: readonly (number | null)[]
  readonly low: readonly (number | null)[]
  readonly high: readonly (number | null)[]
  /** Periods, by place, in which a definition changed. */
  readonly breaks: readonly number[]
  readonly width: number
  readonly height: number
}

/** A small trend as paths in its own coordinates: lines and bands stop at gaps and never bridge them. */
export interface SparkShape {
  readonly lines: readonly string[]
  readonly bands: readonly string[]
  /** Values that stand between two gaps, so that a line can’t show them. */
  readonly dots: readonly (readonly [number, number])[]
  readonly last: readonly [number, number] | null
  readonly breaks: readonly number[]
}

const edge = 4

/**
 * Lays a small trend out: the scale holds the values and their intervals, so that a wide interval is seen as one. Fewer than two values draw nothing but a dot.
 */
export function sparkShape({ values, low, high, breaks, width, height }: SparkInput): SparkShape {
  const told = values.flatMap((value, at) => (value === null ? [] : [value, low[at] ?? value, high[at] ?? value]))
  const [from, to] = [Math.min(...told), Math.max(...told)]
  const x = (at: number): number =>
    round(values.length < 2 ? width / 2 : edge + (at / (values.length - 1)) * (width - 2 * edge))
  const y = (value: number): number =>
    round(to === from ? height / 2 : edge + ((to - value) / (to - from)) * (height - 2 * edge))
  const runs: number[][] = []
  for (const [at, value] of values.entries()) {
    if (value === null) continue
    const run = runs.at(-1)
    if (run && run.at(-1) === at - 1) run.push(at)
    else runs.push([at])
  }
  const valueAt = (at: number) => values[at] as number
  const point = (at: number): [number, number] => [x(at), y(valueAt(at))]
  const lastAt = values.findLastIndex((value) => value !== null)
  const path = (points: readonly (readonly [number, number])[]) =>
    points.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${px} ${py}`).join('')
  return {
    lines: runs.filter((run) => run.length > 1).map((run) => path(run.map(point))),
    bands: runs
      .filter((run) => run.length > 1 && run.some((at) => low[at] != null && high[at] != null))
      .map((run) => {
        const top = run.map((at): [number, number] => [x(at), y(high[at] ?? valueAt(at))])
        const under = run.map((at): [number, number] => [x(at), y(low[at] ?? valueAt(at))]).reverse()
        return `${path([...top, ...under])}Z`
      }),
    dots: runs.filter((run) => run.length === 1).map((run) => point(run[0] as number)),
    last: lastAt < 0 ? null : point(lastAt),
    breaks: breaks.filter((at) => at >= 0 && at < values.length).map(x),
  }
}

const round = (value: number): number => Math.round(value * 10) / 10
