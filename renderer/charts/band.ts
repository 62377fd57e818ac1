import type { CustomSeriesOption } from 'echarts/charts'

interface Coordinates {
  readonly value: (dimension: number) => number
  readonly coord: (point: readonly [number, number]) => number[]
}

/**
 * The interval of a line as a soft area: each row is `[x, low, high]`. With `steps`, the interval holds until the next x, as a survival band does.
 * Rows are drawn apart, so a gap in the data stays a gap.
 */
export function band(input: {
  readonly name: string
  readonly rows: readonly (readonly [number, number, number])[]
  readonly steps: boolean
  readonly fill: string
}): CustomSeriesOption {
  const { rows, steps } = input
  return {
    type: 'custom',
    name: input.name,
    silent: true,
    z: 1,
    data: rows.map((row) => [...row]),
    // Both ends stretch the axis, else a wide band is cut off.
    encode: { x: 0, y: [1, 2] },
    clip: true,
    renderItem: (params, api) => {
      const at = api as unknown as Coordinates
      const here = rows[params.dataIndex]
      const next = rows[params.dataIndex + 1]
      if (!here || !next) return { type: 'group', children: [] }
      if (!steps && next[0] - here[0] !== 1) return { type: 'group', children: [] }
      const points = steps
        ? [
            at.coord([here[0], here[2]]),
            at.coord([next[0], here[2]]),
            at.coord([next[0], here[1]]),
            at.coord([here[0], here[1]]),
          ]
        : [
            at.coord([here[0], here[2]]),
            at.coord([next[0], next[2]]),
            at.coord([next[0], next[1]]),
            at.coord([here[0], here[1]]),
          ]
      return {
        type: 'polygon',
        shape: { points: points as [number, number][] },
        style: { fill: input.fill, opacity: 0.15 },
      }
    },
  }
}
