import { must } from '../../../../shared/base/assert.ts'
import type { StackedExhibit } from '../../../../shared/deck/exhibit.ts'
import { element } from '../../ooxml/xml.ts'
import { colours, inkOn, sizes } from '../look.ts'
import type { Placed } from '../placed.ts'
import { niceScale } from '../scale.ts'
import { axisFormat, labelFormat, plottedValue } from '../value-format.ts'
import { bottomAxisOf, leftAxisWidth } from './axis-room.ts'
import { axisIds, categoryAxis, chartSpace, filled, pointLabels, value, valueAxis } from './chart-space.ts'
import { heightOf, labelWidth, lineData } from './line-chart.ts'
import {
  type Canvas,
  endLabels,
  endLabelWidth,
  gapBetween,
  nothingToDraw,
  type Said,
  seriesColours,
} from './picture.ts'

/** Bars on top of each other as a native stacked chart; each part is named beside the last bar and says its number where it is tall enough. */
export function stackedChart(exhibit: Said<StackedExhibit>, canvas: Canvas): Placed[] {
  const count = exhibit.categories.length
  const valueAt = (s: number, c: number) => exhibit.series[s]?.values[c] ?? null
  const plotted = exhibit.series.map((_, s) =>
    exhibit.categories.map((_, c) => {
      const v = valueAt(s, c)
      return v === null ? null : plottedValue(v, exhibit)
    }),
  )
  if (plotted.flat().every((v) => v === null)) return nothingToDraw(canvas)
  const { box } = canvas
  const reach = exhibit.categories.flatMap((_, c) => {
    const parts = plotted.map((s) => s[c] ?? 0)
    const up = parts.reduce((sum, v) => sum + Math.max(0, v), 0)
    return [up, parts.reduce((sum, v) => sum + Math.min(0, v), 0)]
  })
  const whole = exhibit.unit === 'share' && Math.max(...reach) <= 1 + 1e-9
  const scale = niceScale(whole ? reach.map((v) => Math.min(1, v)) : reach, whole ? { limit: 1 } : {})
  const colour = seriesColours(exhibit.series)
  const left = leftAxisWidth(scale, exhibit)
  const gutter = endLabelWidth(
    exhibit.series.map(({ name }) => ({ name, words: '' })),
    box.w * 0.26,
  )
  const plotWidth = box.w - left - gutter - 0.1
  const slot = plotWidth / count
  const bottom = bottomAxisOf(exhibit.categories, slot, { canSkip: true })
  const plot = { x: box.x + left, y: box.y + 0.1, w: plotWidth, h: box.h - bottom.height - 0.1 }
  const gap = gapBetween(slot, 1, 55)
  const barWidth = slot / (1 + gap / 100)
  const { data, at } = lineData(
    { ...exhibit, series: exhibit.series.map(({ low: _, high: __, ...s }) => s) },
    canvas.date,
  )
  const tall = (v: number) => (Math.abs(v) / (scale.max - scale.min)) * plot.h >= 0.2
  const space = chartSpace({
    frame: box,
    plot,
    chart: element(
      'c:barChart',
      {},
      value('c:barDir', 'col'),
      value('c:grouping', 'stacked'),
      value('c:varyColors', false),
      exhibit.series.map((series, s) => {
        const { line } = must(colour[s], 'colour')
        const column = must(at[s], 'columns').values
        return element(
          'c:ser',
          {},
          value('c:idx', s),
          value('c:order', s),
          data.name(column),
          filled(line, colours.sheet),
          value('c:invertIfNegative', false),
          pointLabels(
            exhibit.categories.flatMap((_, idx) => {
              const v = series.values[idx] ?? null
              const drawn = plotted[s]?.[idx] ?? null
              if (v === null || drawn === null || !tall(drawn)) return []
              if (labelWidth(exhibit.words.format.value(v, exhibit.unit, exhibit.currency)) > barWidth * 0.98) return []
              return [{ idx, format: labelFormat(v, exhibit), place: 'ctr' as const, colour: inkOn(line) }]
            }),
            sizes.small,
          ),
          element('c:cat', {}, data.words(0)),
          element('c:val', {}, data.numbers(column)),
        )
      }),
      value('c:gapWidth', gap),
      value('c:overlap', 100),
      axisIds,
    ),
    axes: [
      categoryAxis({ at: 'b', every: bottom.every, turned: bottom.turned }),
      valueAxis({ at: 'l', scale, format: axisFormat(scale.step, Math.max(scale.max, -scale.min), exhibit) }),
    ],
  })
  return [
    { kind: 'chart', name: 'Chart', box, alt: exhibit.alt, space, workbook: data.workbook },
    ...endLabels(
      middlesOfLastBar(plotted).map((middle, s) => ({
        name: must(exhibit.series[s], 'series').name,
        words: '',
        colour: must(colour[s], 'colour').word,
        at: heightOf(scale, middle, plot),
      })),
      {
        x: plot.x + plot.w - (slot - barWidth) / 2 + 0.1,
        w: gutter,
        top: plot.y - 0.05,
        bottom: plot.y + plot.h + 0.05,
      },
    ),
  ]
}

/** For each series the plotted height of the middle of its part in the last bar that has any. */
function middlesOfLastBar(plotted: readonly (readonly (number | null)[])[]): number[] {
  const count = plotted[0]?.length ?? 0
  let last = count - 1
  while (last > 0 && plotted.every((s) => (s[last] ?? null) === null)) last -= 1
  let up = 0
  let down = 0
  return plotted.map((s) => {
    const v = s[last] ?? 0
    const base = v < 0 ? down : up
    if (v < 0) down += v
    else up += v
    return base + v / 2
  })
}
