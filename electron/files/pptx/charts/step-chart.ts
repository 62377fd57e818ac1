import { must } from '../../../../shared/base/assert.ts'
import type { StepExhibit } from '../../../../shared/deck/exhibit.ts'
import { element } from '../../ooxml/xml.ts'
import { type Box, colours, page, sizes } from '../look.ts'
import { fitText, textWidth } from '../measure-text.ts'
import type { Placed, PlacedCell } from '../placed.ts'
import { niceScale } from '../scale.ts'
import { axisFormat, plottedValue } from '../value-format.ts'
import { leftAxisWidth } from './axis-room.ts'
import { type ChartColumn, cellFormatOf, chartData } from './chart-data.ts'
import { axisIds, chartSpace, lined, value, valueAxis } from './chart-space.ts'
import { heightOf } from './line-chart.ts'
import { type Canvas, endLabels, endLabelWidth, nothingToDraw, type Said, seriesColours, small } from './picture.ts'

type Curve = StepExhibit['curves'][number]

/**
 * Survival curves as a native scatter chart on a true axis of days: each change is two points, so that the line stands still and then falls. The interval
 * is two thin dashed lines of the same colour; each curve is named where it ends; below stands how many are still followed.
 */
export function stepChart(exhibit: Said<StepExhibit>, canvas: Canvas): Placed[] {
  const curves = exhibit.curves.filter((c) => c.days.length > 0)
  if (curves.length === 0 || exhibit.until <= 0) return nothingToDraw(canvas)
  const { box } = canvas
  const traced = curves.map((curve) => trace(curve, exhibit))
  const bounds = traced.flatMap((t) => [t.estimate, t.low, t.high].flat())
  const whole = exhibit.unit === 'share' && Math.max(...bounds) <= 1
  const scale = niceScale(bounds, { fromZero: false, ...(whole ? { limit: 1 } : {}) })
  const colour = seriesColours(curves)
  const ends = curves.map((curve, i) => ({
    name: curve.name,
    words: exhibit.words.format.value(lastWithin(curve, exhibit.until), exhibit.unit, exhibit.currency),
    value: must(traced[i]?.estimate.at(-1), 'last estimate'),
  }))
  const left = leftAxisWidth(scale, exhibit)
  const gutter = Math.max(0.5, endLabelWidth(ends, box.w * 0.24))
  const followed = curves.filter((c) => c.atRisk.length > 0)
  const foot = followed.length > 0 ? 0.28 + followed.length * 0.2 : 0
  const frame = { ...box, h: box.h - foot }
  const plot = { x: box.x + left, y: box.y + 0.12, w: box.w - left - gutter - 0.12, h: frame.h - 0.12 - 0.36 }
  const step = dayStep(exhibit)
  const columns: ChartColumn[] = traced.flatMap((t, i) => {
    const { name } = must(curves[i], 'curve')
    const format = cellFormatOf(exhibit)
    return [
      { head: `${name}: day`, cells: t.days, format: 'count' as const },
      { head: name, cells: t.estimate, format },
      { head: `${name}: low`, cells: t.low, format },
      { head: `${name}: high`, cells: t.high, format },
    ]
  })
  const data = chartData(exhibit.caption, canvas.date, columns)
  const line = (index: number, curve: number, offset: number) => {
    const { line: ink } = must(colour[curve], 'colour')
    return element(
      'c:ser',
      {},
      value('c:idx', index),
      value('c:order', index),
      data.name(curve * 4 + offset),
      offset === 1
        ? lined(2.5, ink, curve % 2 === 1 && sameTone(curves, curve) ? 'dash' : undefined)
        : lined(0.75, ink, 'sysDash'),
      element('c:marker', {}, value('c:symbol', 'none')),
      element('c:xVal', {}, data.numbers(curve * 4)),
      element('c:yVal', {}, data.numbers(curve * 4 + offset)),
      value('c:smooth', false),
    )
  }
  const space = chartSpace({
    frame,
    plot,
    chart: element(
      'c:scatterChart',
      {},
      value('c:scatterStyle', 'lineMarker'),
      value('c:varyColors', false),
      curves.flatMap((_, i) => [line(i * 3, i, 2), line(i * 3 + 1, i, 3), line(i * 3 + 2, i, 1)]),
      axisIds,
    ),
    axes: [
      valueAxis({
        at: 'b',
        across: true,
        scale: { min: 0, max: exhibit.until, step },
        format: '#,##0',
        between: false,
        crosses: 'min',
      }),
      valueAxis({
        at: 'l',
        scale,
        format: axisFormat(scale.step, scale.max, exhibit),
        between: false,
        crosses: 'min',
      }),
    ],
  })
  return [
    { kind: 'chart', name: 'Chart', box: frame, alt: exhibit.alt, space, workbook: data.workbook },
    ...endLabels(
      ends.map((end, i) => ({ ...end, colour: must(colour[i], 'colour').word, at: heightOf(scale, end.value, plot) })),
      { x: plot.x + plot.w + 0.1, w: gutter, top: plot.y - 0.1, bottom: plot.y + plot.h + 0.1 },
    ),
    {
      kind: 'text',
      name: 'Axis',
      box: {
        x: plot.x + plot.w + 0.22,
        y: plot.y + plot.h + 0.08,
        w: frame.x + frame.w - (plot.x + plot.w + 0.22),
        h: 0.2,
      },
      paragraphs: [{ runs: [small(exhibit.words.page.days, colours.ink3)] }],
    },
    ...atRiskRows(
      exhibit,
      followed,
      plot,
      frame.x + frame.w,
      (curve) => must(colour[curves.indexOf(curve)], 'colour').word,
    ),
  ]
}

function sameTone(curves: readonly Curve[], index: number): boolean {
  return curves.some((c, i) => i !== index && c.tone === curves[index]?.tone)
}

function lastWithin(curve: Curve, until: number): number {
  const index = curve.days.findLastIndex((day) => day <= until)
  return must(curve.estimate[Math.max(0, index)], 'estimate')
}

/** The corners of a curve and its band, up to the last day on which anyone was followed. */
function trace(curve: Curve, exhibit: Said<StepExhibit>) {
  const days: number[] = []
  const estimate: number[] = []
  const low: number[] = []
  const high: number[] = []
  const put = (day: number, index: number) => {
    days.push(day)
    estimate.push(plottedValue(must(curve.estimate[index], 'estimate'), exhibit))
    low.push(plottedValue(curve.low[index] ?? must(curve.estimate[index], 'estimate'), exhibit))
    high.push(plottedValue(curve.high[index] ?? must(curve.estimate[index], 'estimate'), exhibit))
  }
  let last = 0
  for (const [i, day] of curve.days.entries()) {
    if (day > exhibit.until) break
    if (i > 0) put(day, i - 1)
    put(day, i)
    last = i
  }
  const seen = curve.atRisk.filter((r) => r.n > 0).map((r) => r.day)
  const end = Math.min(exhibit.until, seen.length > 0 ? Math.max(...seen) : exhibit.until)
  if (end > must(days.at(-1), 'day')) put(end, last)
  return { days, estimate, low, high }
}

/** Marks on the axis of days: as the rows below where those are evenly spaced, else whole months. */
function dayStep({ until, curves }: StepExhibit): number {
  const days = curves[0]?.atRisk.map((r) => r.day) ?? []
  const first = (days[1] ?? 0) - (days[0] ?? 0)
  const even = days.length >= 3 && first > 0 && days.slice(1, -1).every((day, i) => day - (days[i] as number) === first)
  if (even && until / first <= 13) return first
  return [1, 7, 14, 30, 60, 90, 180, 365].find((s) => until / s <= 7) ?? Math.ceil(until / 7 / 365) * 365
}

/** How many are still followed, as a native table below the axis: each number centred under its day, each row named at its end. */
function atRiskRows(
  exhibit: Said<StepExhibit>,
  curves: readonly Curve[],
  plot: Box,
  /** Where the frame ends: names stop there. */
  right: number,
  colourOf: (curve: Curve) => string,
): Placed[] {
  const shown = shownDays(exhibit, curves, plot)
  if (curves.length === 0 || shown.length === 0) return []
  const top = plot.y + plot.h + 0.38
  const at = shown.map((day) => plot.x + (day / exhibit.until) * plot.w)
  const half = Math.min(plot.x - page.margin, ((at[1] ?? at[0] ?? 0) - (at[0] ?? 0)) / 2 || 0.4)
  const edges = [
    must(at[0], 'day') - half,
    ...at.slice(1).map((x, i) => (x + must(at[i], 'day')) / 2),
    Math.max(must(at.at(-1), 'day') + 0.3, plot.x + plot.w + 0.05),
    Math.max(right, plot.x + plot.w + 0.4),
  ]
  const widths = edges.slice(1).map((edge, i) => edge - must(edges[i], 'edge'))
  const words = exhibit.words.page.followed
  const followedOn = (curve: Curve, day: number) => {
    const n = curve.atRisk.find((r) => r.day === day)?.n
    return n === undefined ? '' : exhibit.words.format.count(n)
  }
  return [
    {
      kind: 'text',
      name: words,
      box: { x: must(edges[0], 'edge'), y: top, w: plot.w, h: 0.2 },
      paragraphs: [{ runs: [small(words, colours.ink3)] }],
    },
    {
      kind: 'table',
      name: `${words}, table`,
      alt: curves
        .map(
          (c) =>
            `${c.name}: ${c.atRisk.map((r) => exhibit.words.page.followedAfter({ n: r.n, days: exhibit.words.format.days(r.day) })).join(', ')}`,
        )
        .join('; '),
      box: {
        x: must(edges[0], 'edge'),
        y: top + 0.2,
        w: must(edges.at(-1), 'edge') - must(edges[0], 'edge'),
        h: 0.2 * curves.length,
      },
      points: sizes.small,
      head: false,
      widths,
      heights: curves.map(() => 0.2),
      rows: curves.map((curve) => [
        ...shown.map((day, i) =>
          numberCell(followedOn(curve, day), centred(must(at[i], 'day'), edges, i), colourOf(curve)),
        ),
        nameCell(curve, must(widths.at(-1), 'width'), colourOf(curve)),
      ]),
    },
  ]
}

/** The insets by which words centred in a column stand centred under their day: columns of unlike width are not centred on it. */
function centred(x: number, edges: readonly number[], column: number): { left: number; right: number } {
  const before = x - must(edges[column], 'edge')
  const after = must(edges[column + 1], 'edge') - x
  return { left: Math.max(0, before - after), right: Math.max(0, after - before) }
}

function numberCell(text: string, inset: { left: number; right: number }, colour: string): PlacedCell {
  // A number wider than what is left between its insets would break in two.
  const free = textWidth(text, 'Calibri', sizes.small) > 0.45 ? { left: 0, right: 0 } : inset
  return { text, align: 'center', colour, inset: { ...free, vertical: 0 } }
}

function nameCell(curve: Curve, width: number, colour: string): PlacedCell {
  const { text } = fitText({
    text: curve.name,
    face: 'Calibri',
    width: width - 0.06,
    maxLines: 1,
    sizes: [sizes.small],
  })
  return { text, align: 'left', colour, inset: { left: 0.05, right: 0, vertical: 0 } }
}

/** The days whose numbers stand clear of each other. */
function shownDays(exhibit: Said<StepExhibit>, curves: readonly Curve[], plot: Box): number[] {
  const days = [...new Set(curves.flatMap((c) => c.atRisk.map((r) => r.day)))].sort((a, b) => a - b)
  const most = Math.max(0, ...curves.flatMap((c) => c.atRisk.map((r) => r.n)))
  const room = textWidth(exhibit.words.format.count(most), 'Calibri', sizes.small) + 0.12
  const shown: number[] = []
  for (const day of days) {
    if (day < 0 || day > exhibit.until) continue
    const last = shown.at(-1)
    if (last === undefined || ((day - last) / exhibit.until) * plot.w >= room) shown.push(day)
  }
  return shown
}
