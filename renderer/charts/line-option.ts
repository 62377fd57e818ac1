import type { LineSeriesOption } from 'echarts/charts'
import type { LineExhibit, Series } from '../../shared/deck/exhibit.ts'
import { breakWords } from '../break-words.ts'
import { words } from '../words/words.ts'
import { band } from './band.ts'
import { breakLines } from './break-lines.ts'
import {
  axisCeiling,
  axisFloor,
  axisWords,
  categoryWords,
  chartFrame,
  type Drawing,
  endRoom,
  roughWidth,
  shownCategories,
  wordsOfDrawing,
  wrapWords,
} from './chart-frame.ts'
import type { ChartOption } from './echarts.ts'
import { endLabels } from './end-labels.ts'

/** Index of the last value that is there; −1 when none is. */
function lastIndex(series: Series): number {
  return series.values.findLastIndex((value) => value !== null)
}

/** Lines over ordered categories: bands first, lines on top, each named at its end; gaps stay gaps. */
export function lineOption(exhibit: LineExhibit, drawing: Drawing): ChartOption {
  const { palette, size } = drawing
  const frame = chartFrame(drawing)
  const mini = size === 'mini'
  const say = (value: number) => wordsOfDrawing(drawing).format.value(value, exhibit.unit, exhibit.currency)
  const lines = exhibit.series.filter((series) => lastIndex(series) >= 0)
  const all = lines
    .flatMap((series) => [...series.values, ...(series.low ?? []), ...(series.high ?? [])])
    .filter((value) => value !== null)
  const labels = lines.map((series) => `${series.name} ${say(series.values[lastIndex(series)] as number)}`)
  const room = endRoom(labels, drawing)
  const bands = lines.flatMap((series) => {
    const rows = series.values.flatMap((value, index) => {
      const low = series.low?.[index] ?? null
      const high = series.high?.[index] ?? null
      return value === null || low === null || high === null ? [] : [[index, low, high] as const]
    })
    return rows.length > 1 ? [band({ name: series.name, rows, steps: false, fill: palette.tones[series.tone] })] : []
  })
  const drawn = lines.map((series): LineSeriesOption => {
    const last = lastIndex(series)
    return {
      type: 'line',
      name: series.name,
      z: 3,
      connectNulls: false,
      symbol: 'circle',
      symbolSize: mini ? 6 : 7,
      showAllSymbol: true,
      data: series.values.map((value, index) => {
        const alone =
          value !== null && (series.values[index - 1] ?? null) === null && (series.values[index + 1] ?? null) === null
        return {
          value: value as number,
          symbol: value === null || (mini && index !== last && !alone) ? 'none' : 'circle',
        }
      }),
      lineStyle: {
        color: palette.tones[series.tone],
        width: series.tone === 'quiet' || series.tone === 'unknown' ? 1.75 : 2.25,
        type: series.dashed ? 'dashed' : 'solid',
      },
      itemStyle: { color: palette.tones[series.tone] },
    }
  })
  const names = endLabels(
    lines.map((series) => {
      const last = lastIndex(series)
      const value = series.values[last] as number
      return { x: last, y: value, name: series.name, value: say(value), ink: palette.toneInks[series.tone] }
    }),
    room,
    drawing,
  )
  const edge = exhibit.categories.length - 1
  const categories = exhibit.categories.map(categoryWords)
  const isShown = shownCategories(
    categories.length,
    Math.max(0, ...categories.map((category) => roughWidth(category, drawing.fontSize))),
    drawing.width - room - 60,
  )
  const intervalTop = axisCeiling(lines, exhibit.unit)
  const broken = (exhibit.breaks ?? []).length > 0 ? [breakLines(exhibit, drawing, words.charts.broken)] : []
  return {
    animation: frame.animation,
    textStyle: frame.textStyle,
    grid: { left: mini ? 6 : 8, right: room, top: mini ? 12 : 16, bottom: mini ? 20 : 8, containLabel: !mini },
    tooltip: {
      ...frame.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: palette.quietInk, width: 1, type: 'solid' } },
      formatter: (params) => {
        const index = (Array.isArray(params) ? params[0] : params)?.dataIndex ?? 0
        return [
          categoryWords(exhibit.categories[index] ?? ''),
          ...lines.flatMap((series) => {
            const value = series.values[index] ?? null
            const low = series.low?.[index] ?? null
            const high = series.high?.[index] ?? null
            if (value === null) return []
            const range = low !== null && high !== null ? ` (${words.range(say(low), say(high))})` : ''
            return [`${series.name}  ${say(value)}${range}`]
          }),
          ...(exhibit.breaks ?? [])
            .filter(({ category }) => category === exhibit.categories[index])
            .map(({ category, text }) => wrapWords(breakWords(categoryWords(category), text), 320, drawing.fontSize)),
        ].join('\n')
      },
    },
    xAxis: {
      type: 'category',
      data: categories,
      boundaryGap: false,
      axisTick: frame.hidden,
      axisLine: frame.axisLine,
      axisLabel: {
        ...frame.axisLabel,
        alignMinLabel: mini ? 'left' : 'center',
        alignMaxLabel: mini ? 'right' : 'center',
        interval: mini ? (index: number) => index === 0 || index === edge : isShown,
      },
    },
    yAxis: {
      type: 'value',
      // The file's axis begins at zero, and a slide must look as it does.
      min: all.length > 0 && drawing.size !== 'slide' ? axisFloor(all) : Math.min(0, ...all),
      ...(intervalTop === null ? {} : { max: intervalTop }),
      splitNumber: 4,
      axisLine: frame.hidden,
      axisTick: frame.hidden,
      splitLine: mini ? frame.hidden : frame.splitLine,
      axisLabel: mini
        ? frame.hidden
        : {
            ...frame.axisLabel,
            showMinLabel: false,
            ...(intervalTop === null ? {} : { showMaxLabel: false }),
            formatter: (value: number) =>
              axisWords(value, {
                unit: exhibit.unit,
                currency: exhibit.currency,
                largest: Math.max(...all.map(Math.abs)),
                format: wordsOfDrawing(drawing).format,
              }),
          },
    },
    series: [...bands, ...broken, ...drawn, names],
  }
}
