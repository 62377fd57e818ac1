import type { CustomSeriesOption } from 'echarts/charts'
import type { LineExhibit } from '../../shared/deck/exhibit.ts'
import type { Drawing } from './chart-frame.ts'

interface Coordinates {
  readonly coord: (point: readonly [number, number]) => [number, number]
}

interface System {
  readonly y: number
  readonly height: number
}

/** Places of the categories in which a definition changed; each once, and none that is not drawn. */
export function breakIndexes({ categories, breaks = [] }: Pick<LineExhibit, 'categories' | 'breaks'>): number[] {
  return [...new Set(breaks.map(({ category }) => categories.indexOf(category)))].filter((at) => at >= 0)
}

/** A dotted upright through every category in which a definition changed, so that a step there is not taken for a change of what is measured. */
export function breakLines(
  exhibit: LineExhibit,
  { palette, size, fontSize }: Drawing,
  word: string,
): CustomSeriesOption {
  const at = breakIndexes(exhibit)
  return {
    type: 'custom',
    name: 'breaks',
    silent: true,
    clip: false,
    z: 2,
    data: at.map((index) => [index]),
    encode: { x: 0 },
    tooltip: { show: false },
    renderItem: (params, api) => {
      const index = at[params.dataIndex]
      if (index === undefined) return { type: 'group', children: [] }
      const system = params.coordSys as unknown as System
      const [x] = (api as unknown as Coordinates).coord([index, 0])
      const line = {
        type: 'line' as const,
        shape: { x1: x, y1: system.y, x2: x, y2: system.y + system.height },
        style: { stroke: palette.quietInk, lineWidth: 1, lineDash: [1.5, 3], opacity: 0.9 },
      }
      const name = {
        type: 'text' as const,
        style: {
          text: word,
          x: x + 4,
          y: system.y - 2,
          verticalAlign: 'top' as const,
          fill: palette.quietInk,
          fontFamily: palette.font,
          fontSize: fontSize * 0.92,
        },
      }
      return { type: 'group', children: size === 'mini' ? [line] : [line, name] }
    },
  }
}
