import type { BarSeriesOption, CustomSeriesOption } from 'echarts/charts'
import type { BarExhibit, Series } from '../../shared/deck/exhibit.ts'
import { words } from '../words/words.ts'
import { categoryWords, chartFrame, type Drawing, roughWidth, wordsOfDrawing } from './chart-frame.ts'
import type { ChartOption } from './echarts.ts'
import { fill } from './fill.ts'

interface Coordinates {
  readonly value: (dimension: number) => number
  readonly coord: (point: readonly [number, number]) => [number, number]
}

/** The interval of each bar as a thin whisker; each row is `[category, low, high, value]`. */
function whiskers(
  series: Series,
  {
    horizontal,
    offset,
    colour,
    label,
  }: {
    readonly horizontal: boolean
    readonly offset: number
    readonly colour: string
    /** The bar's value in words, written past the end of its interval. */
    readonly label: { readonly say: (value: number) => string; readonly style: Readonly<Record<string, unknown>> }
  },
): CustomSeriesOption | undefined {
  const rows = series.values.flatMap((value, index) => {
    const low = series.low?.[index] ?? null
    const high = series.high?.[index] ?? null
    return value === null || low === null || high === null ? [] : [[index, low, high, value] as const]
  })
  if (rows.length === 0) return undefined
  return {
    type: 'custom',
    name: series.name,
    silent: true,
    z: 4,
    data: rows.map((row) => [...row]),
    encode: horizontal ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] },
    renderItem: (_params, api) => {
      const at = api as unknown as Coordinates
      const index = at.value(0)
      const point = (value: number): [number, number] => {
        const [x, y] = horizontal ? at.coord([value, index]) : at.coord([index, value])
        return horizontal ? [x, y + offset] : [x + offset, y]
      }
      const from = point(at.value(1))
      const to = point(at.value(2))
      const cap = (p: [number, number]) =>
        horizontal
          ? { x1: p[0], y1: p[1] - 4, x2: p[0], y2: p[1] + 4 }
          : { x1: p[0] - 4, y1: p[1], x2: p[0] + 4, y2: p[1] }
      const style = { stroke: colour, lineWidth: 1.25 }
      return {
        type: 'group',
        children: [
          { type: 'line', shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style },
          { type: 'line', shape: cap(from), style },
          { type: 'line', shape: cap(to), style },
          {
            type: 'text',
            style: {
              ...label.style,
              text: label.say(at.value(3)),
              x: horizontal ? to[0] + 8 : to[0],
              y: horizontal ? to[1] : to[1] - 6,
              align: horizontal ? 'left' : 'center',
              verticalAlign: horizontal ? 'middle' : 'bottom',
            },
          },
        ],
      }
    },
  }
}

/** Where a bar is missing because there are too few, the words say so in its place. */
function refusals(
  exhibit: BarExhibit,
  tooFew: string,
  { offset, style }: { readonly offset: (series: number) => number; readonly style: Readonly<Record<string, unknown>> },
): CustomSeriesOption[] {
  const rows = exhibit.series.flatMap((series, at) =>
    series.values.flatMap((value, index) => (value === null ? [[index, at] as const] : [])),
  )
  if (rows.length === 0) return []
  return [
    {
      type: 'custom',
      name: tooFew,
      silent: true,
      z: 4,
      data: rows.map((row) => [...row]),
      encode: exhibit.horizontal ? { y: 0 } : { x: 0 },
      tooltip: { show: false },
      renderItem: (_params, api) => {
        const at = api as unknown as Coordinates
        const [x, y] = exhibit.horizontal ? at.coord([0, at.value(0)]) : at.coord([at.value(0), 0])
        const moved = offset(at.value(1))
        return {
          type: 'text',
          style: {
            ...style,
            text: tooFew,
            x: exhibit.horizontal ? x + 5 : x + moved,
            y: exhibit.horizontal ? y + moved : y - 5,
            align: exhibit.horizontal ? 'left' : 'center',
            verticalAlign: exhibit.horizontal ? 'middle' : 'bottom',
          },
        }
      },
    },
  ]
}

/** Bars side by side, from zero, each with its value at its end and its interval as a whisker. */
export function barOption(exhibit: BarExhibit, drawing: Drawing): ChartOption {
  const { palette, size, fontSize, width, height } = drawing
  const frame = chartFrame(drawing)
  const mini = size === 'mini'
  const { horizontal } = exhibit
  const say = (value: number) => wordsOfDrawing(drawing).format.value(value, exhibit.unit, exhibit.currency)
  const many = exhibit.overlaid ? 1 : exhibit.series.length
  const slot = (width / Math.max(1, exhibit.categories.length)) * 0.6
  const thickness = horizontal
    ? Math.min(mini ? 16 : 26, ((height - 8) / Math.max(1, exhibit.categories.length)) * 0.62) / many
    : Math.min(mini ? 52 : 88, slot) / many
  const bars = exhibit.series.map((series, at): BarSeriesOption => {
    return {
      type: 'bar',
      name: series.name,
      barWidth: thickness,
      barGap: exhibit.overlaid ? '-100%' : '12%',
      data: series.values.map((value) =>
        horizontal && value !== null && value < 0 ? { value, label: { position: 'left' as const } } : (value as number),
      ),
      itemStyle: fill(exhibit.series, at, palette),
      label: {
        show: !mini || many === 1,
        position: horizontal ? 'right' : 'top',
        distance: 5,
        color: palette.toneInks[series.tone],
        fontFamily: palette.font,
        fontSize,
        fontWeight: 600,
        formatter: ({ dataIndex }) => {
          const value = series.values[dataIndex] ?? null
          const whiskered = (series.low?.[dataIndex] ?? null) !== null && (series.high?.[dataIndex] ?? null) !== null
          return value === null || whiskered ? '' : say(value)
        },
      },
    }
  })
  const offset = (series: number) => (exhibit.overlaid ? 0 : (series - (many - 1) / 2) * thickness * 1.12)
  const errors = exhibit.series.flatMap((series, index) => {
    const drawn = whiskers(series, {
      horizontal,
      offset: offset(index),
      colour: palette.ink,
      label: {
        say,
        style: { fill: palette.toneInks[series.tone], fontFamily: palette.font, fontSize, fontWeight: 600 },
      },
    })
    return drawn ? [drawn] : []
  })
  const category = {
    type: 'category' as const,
    data: exhibit.categories.map(categoryWords),
    inverse: horizontal,
    axisTick: frame.hidden,
    axisLine: horizontal ? frame.hidden : frame.axisLine,
    axisLabel: {
      ...frame.axisLabel,
      color: palette.ink,
      interval: 0,
      width: horizontal ? width * 0.32 : Math.max(40, (width / Math.max(1, exhibit.categories.length)) * 0.9),
      overflow: 'break' as const,
    },
  }
  const values = exhibit.series.flatMap((series) => [...series.values, ...(series.high ?? [])])
  const longest = Math.max(0, ...values.flatMap((value) => (value === null ? [] : [roughWidth(say(value), fontSize)])))
  const ends = exhibit.series.flatMap((series) => [...series.values, ...(series.low ?? []), ...(series.high ?? [])])
  const lowest = Math.min(0, ...ends.flatMap((value) => value ?? []))
  const highest = Math.max(0, ...ends.flatMap((value) => value ?? []))
  // A bar that goes left has its number left of it: room is kept there, or it would lie over the names.
  const plot = Math.max(80, width * 0.68 - 2 * longest - 40)
  const value = {
    type: 'value' as const,
    ...(horizontal && lowest < 0
      ? { min: lowest - ((highest - lowest) * (longest + 12)) / plot, max: highest === 0 ? undefined : highest }
      : {}),
    splitNumber: 4,
    axisLine: frame.hidden,
    axisTick: frame.hidden,
    splitLine: frame.hidden,
    axisLabel: frame.hidden,
  }
  const keyed = exhibit.series.length > 1
  return {
    animation: frame.animation,
    textStyle: frame.textStyle,
    grid: { left: 4, right: horizontal ? longest + 24 : 8, top: mini ? 18 : 22, bottom: 4, containLabel: true },
    ...(keyed
      ? {
          legend: {
            show: true,
            top: 0,
            left: 0,
            itemWidth: 10,
            itemHeight: 10,
            icon: 'rect',
            selectedMode: false,
            textStyle: { color: palette.ink, fontFamily: palette.font, fontSize },
            data: exhibit.series.map((series) => series.name),
          },
          grid: { left: 4, right: horizontal ? longest + 24 : 8, top: 34, bottom: 4, containLabel: true },
        }
      : {}),
    tooltip: {
      ...frame.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (params) => {
        const index = (Array.isArray(params) ? params[0] : params)?.dataIndex ?? 0
        return [
          categoryWords(exhibit.categories[index] ?? ''),
          ...exhibit.series.flatMap((series) => {
            const at = series.values[index] ?? null
            const low = series.low?.[index] ?? null
            const high = series.high?.[index] ?? null
            if (at === null) return []
            const range = low !== null && high !== null ? ` (${words.range(say(low), say(high))})` : ''
            return [`${series.name}  ${say(at)}${range}`]
          }),
        ].join('\n')
      },
    },
    xAxis: horizontal ? value : category,
    yAxis: horizontal ? category : value,
    series: [
      ...bars,
      ...errors,
      ...(mini
        ? []
        : refusals(exhibit, wordsOfDrawing(drawing).page.tooFew, {
            offset,
            style: { fill: palette.quietInk, fontFamily: palette.font, fontSize },
          })),
    ],
  }
}
