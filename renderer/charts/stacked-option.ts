import type { BarSeriesOption } from 'echarts/charts'
import type { StackedExhibit } from '../../shared/deck/exhibit.ts'
import {
  axisWords,
  categoryWords,
  chartFrame,
  type Drawing,
  endRoom,
  roughWidth,
  shownCategories,
  wordsOfDrawing,
} from './chart-frame.ts'
import type { ChartOption } from './echarts.ts'
import { endLabels } from './end-labels.ts'
import { fill } from './fill.ts'

/** Bars on top of each other that sum to a whole; each layer is named beside the last bar. */
export function stackedOption(exhibit: StackedExhibit, drawing: Drawing): ChartOption {
  const { palette, size } = drawing
  const frame = chartFrame(drawing)
  const mini = size === 'mini'
  const say = (value: number) => wordsOfDrawing(drawing).format.value(value, exhibit.unit, exhibit.currency)
  const edge = exhibit.categories.length - 1
  const room = endRoom(
    exhibit.series.map((series) => `${series.name} ${say(series.values[edge] ?? 0)}`),
    drawing,
    exhibit.series.length > 4 ? 0.38 : undefined,
  )
  const categories = exhibit.categories.map(categoryWords)
  const isShown = shownCategories(
    categories.length,
    Math.max(0, ...categories.map((category) => roughWidth(category, drawing.fontSize))),
    drawing.width - room - 60,
  )
  const left = mini ? 4 : 52
  const slot = Math.min(64, ((drawing.width - room - left) / Math.max(1, exhibit.categories.length)) * 0.62)
  const layers = exhibit.series.map((series, at): BarSeriesOption => {
    return {
      type: 'bar',
      stack: 'whole',
      name: series.name,
      barWidth: slot,
      data: series.values.map((value) => value as number),
      itemStyle: { ...fill(exhibit.series, at, palette), borderColor: palette.sheet, borderWidth: 1 },
    }
  })
  // What adds and what takes away is stacked apart, to either side of zero.
  const level = { up: 0, down: 0 }
  const names = endLabels(
    exhibit.series.flatMap((series) => {
      const value = series.values[edge] ?? 0
      const side = value < 0 ? 'down' : 'up'
      level[side] += value
      if (value === 0) return []
      return [
        {
          x: edge,
          y: level[side] - value / 2,
          name: series.name,
          value: say(value),
          ink: palette.toneInks[series.tone],
        },
      ]
    }),
    room,
    drawing,
    slot / 2 + 12,
  )
  return {
    animation: frame.animation,
    textStyle: frame.textStyle,
    grid: { left, right: room - slot / 2, top: mini ? 8 : 16, bottom: mini ? 20 : 26, containLabel: false },
    tooltip: {
      ...frame.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (params) => {
        const index = (Array.isArray(params) ? params[0] : params)?.dataIndex ?? 0
        return [
          categoryWords(exhibit.categories[index] ?? ''),
          ...[...exhibit.series].reverse().flatMap((series) => {
            const value = series.values[index] ?? null
            return value === null ? [] : [`${series.name}  ${say(value)}`]
          }),
        ].join('\n')
      },
    },
    xAxis: {
      type: 'category',
      data: categories,
      axisTick: frame.hidden,
      axisLine: frame.axisLine,
      axisLabel: { ...frame.axisLabel, interval: isShown },
    },
    yAxis: {
      type: 'value',
      // Shares end at the whole.
      ...(exhibit.unit === 'share' ? { max: wholeOf(exhibit) } : {}),
      splitNumber: 4,
      axisLine: frame.hidden,
      axisTick: frame.hidden,
      splitLine: mini ? frame.hidden : frame.splitLine,
      axisLabel: mini
        ? frame.hidden
        : {
            ...frame.axisLabel,
            formatter: (value: number) =>
              axisWords(value, {
                unit: exhibit.unit,
                currency: exhibit.currency,
                largest: farthest(exhibit),
                format: wordsOfDrawing(drawing).format,
              }),
          },
    },
    series: [...layers, names],
  }
}

/** How far the highest or the lowest bar reaches from zero. */
function farthest({ categories, series }: StackedExhibit): number {
  return Math.max(
    0,
    ...categories.flatMap((_, index) =>
      [1, -1].map((side) => series.reduce((sum, one) => sum + Math.max(0, side * (one.values[index] ?? 0)), 0)),
    ),
  )
}

/** Where the axis of shares ends: at the whole when no bar is higher. */
function wholeOf({ categories, series }: StackedExhibit): number | undefined {
  const highest = Math.max(
    0,
    ...categories.map((_, index) => series.reduce((sum, one) => sum + Math.max(0, one.values[index] ?? 0), 0)),
  )
  return highest <= 1.000_001 ? 1 : undefined
}
