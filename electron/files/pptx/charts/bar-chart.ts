import { must } from '../../../../shared/base/assert.ts'
import type { BarExhibit, Series } from '../../../../shared/deck/exhibit.ts'
import { element } from '../../ooxml/xml.ts'
import { type Box, colours, sizes } from '../look.ts'
import { linesHeight, textWidth, wrapText } from '../measure-text.ts'
import type { Placed, Run } from '../placed.ts'
import { niceScale, positionOn, type Scale } from '../scale.ts'
import { axisFormat, labelFormat, plottedValue } from '../value-format.ts'
import { bottomAxisOf, leftAxisWidth } from './axis-room.ts'
import { axisIds, categoryAxis, chartSpace, filled, pointLabels, value, valueAxis, whiskers } from './chart-space.ts'
import { hasInterval, labelWidth, lineData } from './line-chart.ts'
import { type Canvas, gapBetween, keyRow, nothingToDraw, type Said, seriesColours, small } from './picture.ts'

/**
 * Bars side by side as a native bar chart that starts at zero. Every bar says its number where there is room, and then there is no axis of numbers;
 * where values have intervals they are drawn as whiskers and the number stands beyond the whisker.
 */
export function barChart(exhibit: Said<BarExhibit>, canvas: Canvas): Placed[] {
  const drawn = exhibit.series.flatMap((s) => s.values.slice(0, exhibit.categories.length)).flatMap((v) => v ?? [])
  if (drawn.length === 0) return nothingToDraw(canvas)
  const colour = seriesColours(exhibit.series)
  const keyed = exhibit.series.length > 1
  const box = keyed ? { ...canvas.box, y: canvas.box.y + 0.3, h: canvas.box.h - 0.3 } : canvas.box
  const reach = exhibit.series
    .flatMap((s) => [s.values, s.low ?? [], s.high ?? []].flat())
    .flatMap((v) => (v === null ? [] : plottedValue(v, exhibit)))
  const words = exhibit.series.flatMap((s) => exhibit.categories.map((_, c) => valueWords(exhibit, s, c)))
  const widest = Math.max(...words.map(labelWidth)) + 0.16
  const { plot, scale, labelled, turned, across } = exhibit.horizontal
    ? layAcross(exhibit, box, reach, widest)
    : layUp(exhibit, box, reach, widest)
  const bars = barsIn(exhibit, across)
  const intervals = exhibit.series.some(hasInterval)
  const { data, at } = lineData(exhibit, canvas.date)
  const space = chartSpace({
    frame: box,
    plot,
    chart: element(
      'c:barChart',
      {},
      value('c:barDir', exhibit.horizontal ? 'bar' : 'col'),
      value('c:grouping', 'clustered'),
      value('c:varyColors', false),
      exhibit.series.map((series, i) => {
        const columns = must(at[i], 'columns')
        const { line } = must(colour[i], 'colour')
        return element(
          'c:ser',
          {},
          value('c:idx', i),
          value('c:order', i),
          data.name(columns.values),
          filled(line),
          value('c:invertIfNegative', false),
          labelled &&
            !intervals &&
            pointLabels(
              exhibit.categories.flatMap((_, idx) => {
                const v = series.values[idx] ?? null
                return v === null
                  ? []
                  : [{ idx, format: labelFormat(v, exhibit), place: 'outEnd' as const, colour: colours.ink }]
              }),
            ),
          columns.up !== null &&
            columns.down !== null &&
            whiskers({ up: data.numbers(columns.up), down: data.numbers(columns.down), colour: colours.ink }),
          element('c:cat', {}, data.words(0)),
          element('c:val', {}, data.numbers(columns.values)),
        )
      }),
      value('c:gapWidth', bars.gap),
      exhibit.overlaid && value('c:overlap', 100),
      axisIds,
    ),
    axes: [
      categoryAxis({
        at: exhibit.horizontal ? 'l' : 'b',
        backwards: exhibit.horizontal,
        turned,
        points: exhibit.horizontal ? Math.min(sizes.small, Math.max(6, Math.floor(across * 72 * 0.8))) : sizes.small,
      }),
      valueAxis({
        at: exhibit.horizontal ? 'b' : 'l',
        scale,
        format: axisFormat(scale.step, Math.max(scale.max, -scale.min), exhibit),
        hidden: labelled,
        crosses: exhibit.horizontal ? 'max' : 'autoZero',
      }),
    ],
  })
  return [
    ...(keyed
      ? keyRow(
          exhibit.series.map((s, i) => ({
            name: s.name,
            colour: must(colour[i], 'colour').line,
            word: must(colour[i], 'colour').word,
          })),
          { ...canvas.box, h: 0.22 },
        )
      : []),
    { kind: 'chart', name: 'Chart', box, alt: exhibit.alt, space, workbook: data.workbook },
    ...(labelled && intervals ? numbersBeyondWhiskers(exhibit, { plot, scale, across, bars, widest }) : []),
    ...missing(exhibit, { plot, across }),
  ]
}

interface Laid {
  readonly plot: Box
  readonly scale: Scale
  readonly labelled: boolean
  readonly turned: boolean
  /** How much room a category has along its axis, in inches. */
  readonly across: number
}

/** The room between groups of bars in percent of a bar, and how wide that leaves each bar in inches. */
function barsIn(exhibit: Said<BarExhibit>, across: number): { readonly gap: number; readonly width: number } {
  const count = exhibit.overlaid ? 1 : Math.max(1, exhibit.series.length)
  const gap = gapBetween(across, count, 60)
  return { gap, width: across / (count + gap / 100) }
}

function layUp(exhibit: Said<BarExhibit>, box: Box, reach: readonly number[], widest: number): Laid {
  const count = exhibit.categories.length
  const labelled = barsIn(exhibit, box.w / count).width >= widest * 0.9
  const limit = exhibit.unit === 'share' && !labelled && Math.max(...reach) <= 1 ? { limit: 1 } : {}
  const scale = niceScale(reach, { top: labelled ? 0.08 : 0, ...limit })
  const left = labelled ? 0.02 : leftAxisWidth(scale, exhibit)
  const across = (box.w - left) / count
  const bottom = bottomAxisOf(exhibit.categories, across, { canSkip: false })
  const plot = { x: box.x + left, y: box.y + 0.1, w: box.w - left, h: box.h - bottom.height - 0.1 }
  return { plot, scale, labelled, turned: bottom.turned, across }
}

/** Inches from the end of a whisker that lies to its number. */
const fromWhisker = 0.08

function layAcross(exhibit: Said<BarExhibit>, box: Box, reach: readonly number[], widest: number): Laid {
  const count = exhibit.categories.length
  const names = Math.max(...exhibit.categories.map((c) => textWidth(c, 'Calibri', sizes.small)))
  const left = Math.min(box.w * 0.36, names * 1.04 + 0.16)
  const low = Math.min(0, ...reach)
  const high = Math.max(0, ...reach)
  const beside = widest + fromWhisker
  const before = low < 0 ? beside : 0
  const room = box.w - left - beside - before
  // Few bars stay slim: a category takes at most this many inches.
  const full = Math.min(
    box.h - 0.1,
    count * Math.max(0.75, (exhibit.overlaid ? 1 : exhibit.series.length) * 0.42 + 0.2),
  )
  const labelled = barsIn(exhibit, full / count).width >= 0.13 && room > box.w * 0.2
  const plot = { x: box.x + left, y: box.y + 0.05, w: box.w - left - 0.3, h: full - 0.3 }
  const scale = niceScale(reach)
  if (!labelled) return { plot, scale, labelled, turned: false, across: plot.h / count }
  return {
    // The names stand left of the axis' least value: room for the numbers of bars that go left lies on the axis itself.
    plot: { x: box.x + left, y: plot.y, w: before + room, h: full },
    scale: high > low ? { min: low - (before / room) * (high - low), max: high, step: scale.step } : scale,
    labelled,
    turned: false,
    across: full / count,
  }
}

interface Laying {
  readonly plot: Box
  readonly scale: Scale
  readonly across: number
  readonly bars: { readonly gap: number; readonly width: number }
  readonly widest: number
}

function numbersBeyondWhiskers(exhibit: Said<BarExhibit>, laying: Laying): Placed[] {
  const { plot, scale, across, bars, widest } = laying
  const placed: Placed[] = []
  for (const [c] of exhibit.categories.entries()) {
    for (const [s, series] of exhibit.series.entries()) {
      const v = series.values[c] ?? null
      if (v === null) continue
      const down = v < 0
      const far = down ? Math.min(v, series.low?.[c] ?? v) : Math.max(v, series.high?.[c] ?? v)
      const centre = across * c + bars.width * (bars.gap / 200 + (exhibit.overlaid ? 0 : s) + 0.5)
      const end = positionOn(scale, plottedValue(far, exhibit), 0, exhibit.horizontal ? plot.w : plot.h)
      const box = exhibit.horizontal
        ? {
            x: down ? plot.x + end - widest - fromWhisker : plot.x + end + fromWhisker,
            y: plot.y + centre - 0.1,
            w: widest,
            h: 0.2,
          }
        : { x: plot.x + centre - widest / 2, y: plot.y + plot.h - end + (down ? 0.04 : -0.24), w: widest, h: 0.2 }
      placed.push({
        kind: 'text',
        name: `Value ${series.name}`,
        box,
        align: exhibit.horizontal ? (down ? 'right' : 'left') : 'center',
        valign: 'middle',
        paragraphs: [{ runs: valueRuns(exhibit, series, c) }],
      })
    }
  }
  return placed
}

/** A bar's number and, where there is room for it, its interval: `19 % (14 % to 25 %)`. */
function valueRuns(exhibit: Said<BarExhibit>, series: Series, category: number): Run[] {
  const say = (v: number) => exhibit.words.format.value(v, exhibit.unit, exhibit.currency)
  const v = series.values[category] ?? null
  if (v === null) return []
  const low = series.low?.[category] ?? null
  const high = series.high?.[category] ?? null
  const value = small(say(v), colours.ink, { bold: true })
  if (!exhibit.horizontal || low === null || high === null) return [value]
  return [value, small(` (${exhibit.words.format.words.range(say(low), say(high))})`, colours.ink2)]
}

function valueWords(exhibit: Said<BarExhibit>, series: Series, category: number): string {
  return valueRuns(exhibit, series, category)
    .map((run) => run.text)
    .join('')
}

/** Says where a category has no bar at all because there were too few to say. */
function missing(
  exhibit: Said<BarExhibit>,
  { plot, across }: { readonly plot: Box; readonly across: number },
): Placed[] {
  const words = exhibit.words.page.tooFew
  return exhibit.categories.flatMap((_, c): Placed[] => {
    if (exhibit.series.some((s) => (s.values[c] ?? null) !== null)) return []
    const lines = exhibit.horizontal ? 1 : wrapText(words, 'Calibri', sizes.small, across).length
    const h = linesHeight(lines, sizes.small)
    if (exhibit.horizontal ? across < h : across < 0.4) return []
    const box = exhibit.horizontal
      ? { x: plot.x + 0.08, y: plot.y + across * (c + 0.5) - h / 2, w: Math.min(1.2, plot.w), h }
      : { x: plot.x + across * c, y: plot.y + plot.h - h - 0.06, w: across, h }
    return [
      {
        kind: 'text',
        name: 'Too few to say',
        box,
        align: exhibit.horizontal ? 'left' : 'center',
        valign: 'middle',
        paragraphs: [{ runs: [small(words, colours.ink3)] }],
      },
    ]
  })
}
