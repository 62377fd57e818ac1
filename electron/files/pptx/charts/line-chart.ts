import { must } from '../../../../shared/base/assert.ts'
import type { LineExhibit, Series } from '../../../../shared/deck/exhibit.ts'
import { type Element, element } from '../../ooxml/xml.ts'
import { type Box, colours, sizes } from '../look.ts'
import { textWidth } from '../measure-text.ts'
import type { Placed } from '../placed.ts'
import { niceScale, positionOn, type Scale } from '../scale.ts'
import { axisFormat, labelFormat, plottedValue } from '../value-format.ts'
import { bottomAxisOf, leftAxisWidth } from './axis-room.ts'
import { type ChartColumn, cellFormatOf, chartData } from './chart-data.ts'
import {
  axisIds,
  categoryAxis,
  chartSpace,
  filled,
  lined,
  type PointLabel,
  pointLabels,
  value,
  valueAxis,
  whiskers,
} from './chart-space.ts'
import { type Canvas, endLabels, endLabelWidth, nothingToDraw, type Said, seriesColours } from './picture.ts'

const markers = ['circle', 'diamond', 'square', 'triangle'] as const

/** Lines over ordered categories as a native line chart; each line is named where it ends, with its last value, and says its first. */
export function lineChart(exhibit: Said<LineExhibit>, canvas: Canvas): Placed[] {
  const drawn = exhibit.series.flatMap((s) => s.values.slice(0, exhibit.categories.length)).filter((v) => v !== null)
  if (drawn.length === 0) return nothingToDraw(canvas)
  const { box } = canvas
  const plotted = (v: number | null | undefined) => (v === null || v === undefined ? null : plottedValue(v, exhibit))
  const everything = exhibit.series
    .flatMap((s) => [s.values, s.low ?? [], s.high ?? []].flat())
    .flatMap((v) => plotted(v) ?? [])
  const scale = niceScale(everything, {
    fromZero: exhibit.unit !== 'hazard-ratio',
    top: 0.06,
    ...(exhibit.unit === 'share' && Math.max(...everything) <= 1 ? { limit: 1 } : {}),
  })
  const format = axisFormat(scale.step, scale.max, exhibit)
  const colour = seriesColours(exhibit.series)
  const ends = exhibit.series.map((series) => endOf(series, exhibit))
  const left = leftAxisWidth(scale, exhibit)
  const gutter = endLabelWidth(ends, box.w * 0.3)
  const count = exhibit.categories.length
  // The last line ends half a slot before the plot does, so names may begin there.
  const beside = (box.w - left - gutter - 0.14) / (count - 0.5)
  const slot = Math.min(beside, (box.w - left) / count)
  const bottom = bottomAxisOf(exhibit.categories, slot, { canSkip: true })
  const plot = {
    x: box.x + left,
    y: box.y + 0.12,
    w: slot * exhibit.categories.length,
    h: box.h - bottom.height - 0.12,
  }
  const { data, at } = lineData(exhibit, canvas.date)
  const marked = exhibit.categories.length <= 16
  const space = chartSpace({
    frame: box,
    plot,
    chart: element(
      'c:lineChart',
      {},
      value('c:grouping', 'standard'),
      value('c:varyColors', false),
      exhibit.series.map((series, i) => {
        const { line, word } = must(colour[i], 'colour')
        const columns = must(at[i], 'columns')
        return element(
          'c:ser',
          {},
          value('c:idx', i),
          value('c:order', i),
          data.name(columns.values),
          lined(series.dashed ? 1.75 : 2.5, line, series.dashed ? 'dash' : undefined),
          marker(marked ? (markers[i % markers.length] ?? 'circle') : 'none', line),
          pointLabels(firstLabel(exhibit, i, word, slot, ((scale.max - scale.min) / plot.h) * 0.22)),
          columns.up !== null &&
            columns.down !== null &&
            whiskers({ up: data.numbers(columns.up), down: data.numbers(columns.down), colour: line, direction: 'y' }),
          element('c:cat', {}, data.words(0)),
          element('c:val', {}, data.numbers(columns.values)),
          value('c:smooth', false),
        )
      }),
      value('c:marker', true),
      axisIds,
    ),
    axes: [
      categoryAxis({ at: 'b', every: bottom.every, turned: bottom.turned }),
      valueAxis({ at: 'l', scale, format, crosses: scale.min > 0 ? 'min' : 'autoZero' }),
    ],
  })
  return [
    { kind: 'chart', name: 'Chart', box, alt: exhibit.alt, space, workbook: data.workbook },
    ...namesAtEnds(exhibit, ends, colour, scale, plot, slot, gutter),
  ]
}

type End = ReturnType<typeof endOf>

/** Names of the lines beside their last points: those that reach the right edge together, those that end before each at its own end. */
function namesAtEnds(
  exhibit: Said<LineExhibit>,
  ends: readonly End[],
  colour: readonly { readonly word: string }[],
  scale: Scale,
  plot: Box,
  slot: number,
  gutter: number,
): Placed[] {
  const last = exhibit.categories.length - 1
  const labels = ends.map((end, i) => ({
    ...end,
    colour: end.value === null ? colours.ink2 : must(colour[i], 'colour').word,
    at: end.value === null ? plot.y + plot.h : heightOf(scale, plottedValue(end.value, exhibit), plot),
  }))
  const columns = [...new Set(labels.map((l) => l.index))].sort((a, b) => b - a)
  return columns.flatMap((index) => {
    const x = plot.x + (index + 0.5) * slot + 0.14
    const room = index === last ? Math.max(gutter, 0.4) : Math.max(0.4, Math.min(gutter, plot.x + plot.w - x))
    return endLabels(
      labels.filter((l) => l.index === index),
      { x, w: room, top: plot.y - 0.1, bottom: plot.y + plot.h + 0.1 },
    )
  })
}

/** The height on the slide of a plotted value: values grow upwards, inches downwards. */
export function heightOf(scale: Scale, plotted: number, plot: { readonly y: number; readonly h: number }): number {
  return positionOn(scale, plotted, plot.y + plot.h, -plot.h)
}

function endOf(series: Series, exhibit: Said<LineExhibit>) {
  const count = exhibit.categories.length
  const found = series.values.slice(0, count).findLastIndex((v) => v !== null)
  const value = series.values[found] ?? null
  const words =
    value === null ? exhibit.words.page.tooFew : exhibit.words.format.value(value, exhibit.unit, exhibit.currency)
  return { name: series.name, words, value, index: value === null ? count - 1 : found }
}

/**
 * The first value of a line, said left of its point where there is room and no other line begins near; else above it, or below where another begins higher. Three
 * lines and more would crowd.
 */
function firstLabel(
  exhibit: Said<LineExhibit>,
  index: number,
  colour: string,
  slot: number,
  close: number,
): PointLabel[] {
  if (exhibit.series.length > 2 || exhibit.categories.length < 2) return []
  const firsts = exhibit.series.map((s) => {
    const idx = s.values.findIndex((v) => v !== null)
    return { idx, value: s.values[idx] ?? null }
  })
  const mine = must(firsts[index], 'first value')
  if (mine.value === null || mine.idx >= exhibit.categories.length - 1) return []
  const format = labelFormat(mine.value, exhibit)
  const other = firsts.find((_, i) => i !== index)?.value ?? null
  const clear = other === null || Math.abs(plottedValue(other, exhibit) - plottedValue(mine.value, exhibit)) > close
  const words = exhibit.words.format.value(mine.value, exhibit.unit, exhibit.currency)
  if (mine.idx === 0 && clear && labelWidth(words) + 0.1 < slot / 2) return [{ idx: 0, format, place: 'l', colour }]
  const below = other !== null && (other > mine.value || (other === mine.value && index === 1))
  return [{ idx: mine.idx, format, place: below ? 'b' : 't', colour }]
}

function marker(symbol: string, colour: string): Element {
  return element(
    'c:marker',
    {},
    value('c:symbol', symbol),
    symbol !== 'none' && value('c:size', 6),
    symbol !== 'none' && filled(colour, colours.sheet),
  )
}

interface SeriesColumns {
  readonly values: number
  readonly up: number | null
  readonly down: number | null
}

/** The workbook of a chart with categories: words first, then each series, with the reach of its interval beside it where it has one. */
export function lineData(
  exhibit: {
    readonly caption: string
    readonly categories: readonly string[]
    readonly series: readonly Series[]
    readonly unit: LineExhibit['unit']
    readonly currency: string | null
  },
  date: string,
): { readonly data: ReturnType<typeof chartData>; readonly at: readonly SeriesColumns[] } {
  const columns: ChartColumn[] = [{ head: ' ', cells: exhibit.categories }]
  const format = cellFormatOf(exhibit)
  const plotted = (v: number | null | undefined) => (v === null || v === undefined ? null : plottedValue(v, exhibit))
  const at = exhibit.series.map((series): SeriesColumns => {
    const values = exhibit.categories.map((_, i) => plotted(series.values[i]))
    columns.push({ head: series.name, cells: values, format })
    const here = columns.length - 1
    if (!hasInterval(series)) return { values: here, up: null, down: null }
    const reach = (bounds: readonly (number | null)[] | undefined, sign: 1 | -1) =>
      values.map((v, i) => {
        const bound = plotted(bounds?.[i])
        return v === null || bound === null ? 0 : Math.max(0, Number((sign * (bound - v)).toPrecision(12)))
      })
    columns.push({ head: `${series.name}: up by`, cells: reach(series.high, 1), format })
    columns.push({ head: `${series.name}: down by`, cells: reach(series.low, -1), format })
    return { values: here, up: here + 1, down: here + 2 }
  })
  return { data: chartData(exhibit.caption, date, columns), at }
}

/** True when a series has an interval at any point. */
export function hasInterval(series: Series): boolean {
  return series.values.some(
    (v, i) => v !== null && (series.low?.[i] ?? null) !== null && (series.high?.[i] ?? null) !== null,
  )
}

/** How wide a label is set in small bold type, in inches. */
export function labelWidth(words: string): number {
  return textWidth(words, 'Calibri bold', sizes.small)
}
