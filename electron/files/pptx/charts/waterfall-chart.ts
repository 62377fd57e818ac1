import { must } from '../../../../shared/base/assert.ts'
import type { WaterfallExhibit } from '../../../../shared/deck/exhibit.ts'
import { type Element, element } from '../../ooxml/xml.ts'
import { type Box, colourOf, colours, sizes, wordColourOf } from '../look.ts'
import type { Placed } from '../placed.ts'
import { niceScale, type Scale } from '../scale.ts'
import { axisFormat, plottedValue, signedWords } from '../value-format.ts'
import { bottomAxisOf } from './axis-room.ts'
import { cellFormatOf, chartData } from './chart-data.ts'
import { axisIds, categoryAxis, chartSpace, filled, value, valueAxis } from './chart-space.ts'
import { heightOf } from './line-chart.ts'
import { type Canvas, gapBetween, nothingToDraw, type Said, small } from './picture.ts'

/** A bar of a waterfall: from where to where it reaches, as plotted. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Where each bar stands: a total on the floor, a step where the last bar ended. */
export function waterfallSpans(bars: readonly { readonly role: 'total' | 'step'; readonly value: number }[]): Span[] {
  let level = 0
  return bars.map(({ role, value: size }) => {
    const from = role === 'total' ? 0 : level
    const to = role === 'total' ? size : Number((level + size).toPrecision(15))
    level = to
    return { from, to }
  })
}

/**
 * From one total to another as a native stacked chart: an invisible part carries each visible one. The workbook behind it holds each bar's own signed value; the stacked
 * parts are formulas on it, so that a person who edits a value moves the whole bridge.
 */
export function waterfallChart(exhibit: Said<WaterfallExhibit>, canvas: Canvas): Placed[] {
  if (exhibit.bars.length === 0) return nothingToDraw(canvas)
  const { box } = canvas
  const sizesPlotted = exhibit.bars.map((bar) => plottedValue(bar.value, exhibit))
  const spans = waterfallSpans(
    exhibit.bars.map((bar, i) => ({ role: bar.role, value: must(sizesPlotted[i], 'value') })),
  )
  const { scale, cut } = waterfallScale(exhibit, spans)
  const slot = box.w / exhibit.bars.length
  const gap = gapBetween(slot, 1, 40)
  const bottom = bottomAxisOf(
    exhibit.bars.map((b) => b.label),
    slot,
    { canSkip: false },
  )
  const foot = cut ? 0.24 : 0
  const plot = { x: box.x + 0.02, y: box.y + 0.1, w: box.w - 0.04, h: box.h - bottom.height - 0.1 - foot }
  const data = waterfallData(exhibit, sizesPlotted, spans, canvas.date)
  const below = spans.some(({ from, to }) => Math.min(from, to) < 0)
  const part = (index: number, column: number, visible: boolean): Element =>
    element(
      'c:ser',
      {},
      value('c:idx', index),
      value('c:order', index),
      data.name(column),
      filled(visible ? colours.axis : null),
      value('c:invertIfNegative', false),
      visible &&
        exhibit.bars.map((bar, idx) =>
          element(
            'c:dPt',
            {},
            value('c:idx', idx),
            value('c:invertIfNegative', false),
            value('c:bubble3D', false),
            filled(colourOf(bar.tone)),
          ),
        ),
      element('c:cat', {}, data.words(0)),
      element('c:val', {}, data.numbers(column)),
    )
  const space = chartSpace({
    frame: box,
    plot,
    chart: element(
      'c:barChart',
      {},
      value('c:barDir', 'col'),
      value('c:grouping', 'stacked'),
      value('c:varyColors', false),
      part(0, columnOf.carrier, false),
      part(1, columnOf.above, true),
      below && part(2, columnOf.below, true),
      value('c:gapWidth', gap),
      value('c:overlap', 100),
      axisIds,
    ),
    axes: [
      categoryAxis({ at: 'b', turned: bottom.turned }),
      valueAxis({
        at: 'l',
        scale,
        format: axisFormat(scale.step, Math.max(scale.max, -scale.min), exhibit),
        hidden: true,
      }),
    ],
  })
  return [
    { kind: 'chart', name: 'Chart', box, alt: exhibit.alt, space, workbook: data.workbook },
    ...connectors(spans, scale, plot, gap),
    ...numbers(exhibit, spans, scale, plot),
    ...(cut ? [cutWarning({ ...box, y: box.y + box.h - 0.22, h: 0.22 }, canvas)] : []),
  ]
}

/**
 * The axis: from zero, unless all steps together would be slivers on tall totals. Then it begins at a round number below the lowest level, and the slide says so: bars cut
 * without a word would lie.
 */
function waterfallScale(
  exhibit: Said<WaterfallExhibit>,
  spans: readonly Span[],
): { readonly scale: Scale; readonly cut: boolean } {
  const whole = niceScale(
    spans.flatMap(({ from, to }) => [from, to]),
    { top: 0.1 },
  )
  const levels = spans.map(({ to }) => to)
  const low = Math.min(...levels)
  const high = Math.max(...levels)
  const steps = exhibit.bars.some((bar) => bar.role === 'step')
  const begins = exhibit.bars[0]?.role === 'total'
  if (!steps || !begins || low <= 0 || high === low || high - low > high * 0.12) return { scale: whole, cut: false }
  const { step } = niceScale([0, (high - low) * 1.5])
  const min = Number((Math.floor((low - (high - low) * 0.6) / step) * step).toPrecision(12))
  const max = Number((Math.ceil((high + (high - low) * 0.15) / step) * step).toPrecision(12))
  return min > 0 ? { scale: { min, max, step }, cut: true } : { scale: whole, cut: false }
}

function cutWarning(box: Box, { words }: Pick<Canvas, 'words'>): Placed {
  return {
    kind: 'text',
    name: 'Where the bars begin',
    box,
    align: 'center',
    paragraphs: [{ runs: [small(words.page.notFromZero, colours.ink3)] }],
  }
}

const columnOf = { carrier: 4, above: 5, below: 6 } as const

function waterfallData(
  exhibit: Said<WaterfallExhibit>,
  plotted: readonly number[],
  spans: readonly Span[],
  date: string,
) {
  const format = cellFormatOf(exhibit)
  const row = (i: number) => i + 2
  const tidy = (v: number) => Number(v.toPrecision(15))
  const carrier = ({ from, to }: Span) => Math.max(0, Math.min(from, to)) + Math.min(0, Math.max(from, to))
  const above = ({ from, to }: Span) => tidy(Math.max(0, from, to) - Math.max(0, Math.min(from, to)))
  const below = ({ from, to }: Span) => tidy(Math.min(0, from, to) - Math.min(0, Math.max(from, to)))
  const lesser = (i: number) => `MIN(C${row(i)},D${row(i)})`
  const greater = (i: number) => `MAX(C${row(i)},D${row(i)})`
  const made = (head: string, of: (span: Span) => number, formula: (i: number) => string) => ({
    head,
    cells: spans.map(of),
    format,
    formulas: spans.map((_, i) => formula(i)),
  })
  return chartData(exhibit.caption, date, [
    { head: ' ', cells: exhibit.bars.map((b) => b.label) },
    { head: 'value', cells: plotted, format },
    made(
      'from',
      (s) => s.from,
      (i) => (exhibit.bars[i]?.role === 'total' || i === 0 ? '0' : `D${row(i) - 1}`),
    ),
    made(
      'to',
      (s) => s.to,
      (i) => `C${row(i)}+B${row(i)}`,
    ),
    made('carrier', carrier, (i) => `MAX(0,${lesser(i)})+MIN(0,${greater(i)})`),
    made('above zero', above, (i) => `MAX(0,${greater(i)})-MAX(0,${lesser(i)})`),
    made('below zero', below, (i) => `MIN(0,${lesser(i)})-MIN(0,${greater(i)})`),
  ])
}

/** Hairlines from where a bar ends to where the next begins. */
function connectors(spans: readonly Span[], scale: Scale, plot: Box, gap: number): Placed[] {
  const slot = plot.w / spans.length
  const bar = slot / (1 + gap / 100)
  return spans.slice(0, -1).map(({ to }, i) => ({
    kind: 'shape',
    name: 'Connector',
    shape: 'line',
    box: { x: plot.x + slot * i + (slot + bar) / 2, y: heightOf(scale, to, plot), w: slot - bar, h: 0 },
    colour: colours.axis,
    width: 0.75,
  }))
}

/** Each bar's number above it; below it where it hangs under zero. */
function numbers(exhibit: Said<WaterfallExhibit>, spans: readonly Span[], scale: Scale, plot: Box): Placed[] {
  const slot = plot.w / spans.length
  return exhibit.bars.map((bar, i) => {
    const { from, to } = must(spans[i], 'span')
    const under = Math.max(from, to) <= 0 && Math.min(from, to) < 0
    const edge = heightOf(scale, under ? Math.min(from, to) : Math.max(from, to), plot)
    const words =
      bar.role === 'total'
        ? exhibit.words.format.value(bar.value, exhibit.unit, exhibit.currency)
        : signedWords(bar.value, exhibit)
    return {
      kind: 'text',
      name: `Value ${bar.label}`,
      box: { x: plot.x + slot * i, y: under ? edge + 0.03 : edge - 0.25, w: slot, h: 0.22 },
      align: 'center',
      valign: under ? 'top' : 'bottom',
      paragraphs: [
        { runs: [small(words, wordColourOf(bar.tone), { bold: true, points: slot < 0.6 ? 9 : sizes.text })] },
      ],
    }
  })
}
