import type { CustomSeriesOption } from 'echarts/charts'
import { type Drawing, roughWidth, wrapWords } from './chart-frame.ts'

/** A name with its value at the end of a line or beside a layer. */
export interface EndLabel {
  /** Where it belongs, in the picture's own units: a category's index or a day, and a value. */
  readonly x: number
  readonly y: number
  readonly name: string
  readonly value: string
  readonly ink: string
}

/**
 * Moves boxes apart that stand over each other, as little as possible: keeps their order, keeps them inside `from`..`to`, never swaps two.
 * Takes the middles in pixels and the heights; gives the new middles in the same order.
 * @example spreadApart([10, 12], [20, 20], 0, 100) // [10, 30]
 */
export function spreadApart(
  middles: readonly number[],
  heights: readonly number[],
  from: number,
  to: number,
): readonly number[] {
  const order = middles.map((_, index) => index).sort((a, b) => (middles[a] as number) - (middles[b] as number))
  const placed = [...middles]
  let edge = from
  for (const index of order) {
    const half = (heights[index] as number) / 2
    placed[index] = Math.max(placed[index] as number, edge + half)
    edge = (placed[index] as number) + half
  }
  let floor = to
  for (const index of order.toReversed()) {
    const half = (heights[index] as number) / 2
    placed[index] = Math.min(placed[index] as number, floor - half)
    floor = (placed[index] as number) - half
  }
  return placed
}

interface Coordinates {
  readonly coord: (point: readonly [number, number]) => [number, number]
}

interface System {
  readonly y: number
  readonly height: number
}

/** Names at the ends of lines instead of a legend: in the line's own ink, the value in bold, moved apart where they would stand over each other. */
export function endLabels(labels: readonly EndLabel[], room: number, drawing: Drawing, shift = 8): CustomSeriesOption {
  const { palette, fontSize } = drawing
  const width = room - shift - 4
  const texts = labels.map(({ name, value }) =>
    roughWidth(`${name} ${value}`, fontSize) <= width
      ? `${name} {b|${value}}`
      : `${wrapWords(name, width, fontSize)}\n{b|${value}}`,
  )
  const lineHeight = fontSize * 1.25
  const heights = texts.map((text) => text.split('\n').length * lineHeight + 1)
  return {
    type: 'custom',
    name: 'names',
    silent: true,
    clip: false,
    z: 5,
    data: labels.map((label) => [label.x, label.y]),
    encode: { x: 0, y: 1 },
    tooltip: { show: false },
    renderItem: (params, api) => {
      const at = api as unknown as Coordinates
      const system = params.coordSys as unknown as System
      const points = labels.map((label) => at.coord([label.x, label.y]))
      const placed = spreadApart(
        points.map((point) => point[1]),
        heights,
        system.y - lineHeight,
        system.y + system.height + lineHeight * 0.6,
      )
      const index = params.dataIndex
      const label = labels[index]
      const point = points[index]
      const y = placed[index]
      if (!label || !point || y === undefined) return { type: 'group', children: [] }
      const moved = drawing.size !== 'mini' && Math.abs(y - point[1]) > lineHeight * 0.6
      const text = {
        type: 'text' as const,
        style: {
          text: texts[index] ?? '',
          x: point[0] + shift,
          y,
          verticalAlign: 'middle' as const,
          fill: label.ink,
          fontFamily: palette.font,
          fontSize,
          lineHeight,
          rich: { b: { fontWeight: 600, fontSize, fontFamily: palette.font, fill: label.ink } },
        },
      }
      const leader = {
        type: 'line' as const,
        shape: { x1: point[0] + 2, y1: point[1], x2: point[0] + shift - 2, y2: y },
        style: { stroke: palette.quietInk, lineWidth: 0.75, opacity: moved ? 0.6 : 0 },
      }
      return { type: 'group', children: [leader, text] }
    },
  }
}
