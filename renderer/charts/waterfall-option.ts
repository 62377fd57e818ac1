import type { WaterfallExhibit } from '../../shared/deck/exhibit.ts'
import { chartFrame, type Drawing, wordsOfDrawing } from './chart-frame.ts'
import type { ChartOption } from './echarts.ts'

/** Where each bar of a waterfall begins and ends: totals stand on zero, steps hang where the last bar ended. */
export function waterfallSpans(
  bars: WaterfallExhibit['bars'],
): readonly { readonly from: number; readonly to: number }[] {
  let level = 0
  return bars.map((bar) => {
    const from = bar.role === 'total' ? 0 : level
    const to = bar.role === 'total' ? bar.value : level + bar.value
    level = to
    return { from, to }
  })
}

/**
 * Where the axis of a waterfall begins: at zero, unless every step is so small beside the totals that none could be seen (MRR movements of a
 * quarter). Then it begins below the lowest level, and the totals are drawn broken so that nobody reads their heights as sizes.
 */
export function waterfallFloor(bars: WaterfallExhibit['bars']): number {
  const levels = waterfallSpans(bars).map((span) => span.to)
  const low = Math.min(...levels)
  const spread = Math.max(...levels) - low
  const largest = Math.max(0, ...bars.filter((bar) => bar.role === 'step').map((bar) => Math.abs(bar.value)))
  if (low <= 0 || spread === 0 || largest > low * 0.08) return Math.min(0, low)
  return low - spread * 0.9
}

interface Coordinates {
  readonly value: (dimension: number) => number
  readonly coord: (point: readonly [number, number]) => [number, number]
  readonly size: (extent: readonly [number, number]) => [number, number]
}

/** From one total to another by named steps, joined by hairlines, each bar with its value. Rows are `[index, from, to, value]`. */
export function waterfallOption(exhibit: WaterfallExhibit, drawing: Drawing): ChartOption {
  const { palette, size, fontSize, width } = drawing
  const frame = chartFrame(drawing)
  const mini = size === 'mini'
  const { bars } = exhibit
  const spans = waterfallSpans(bars)
  const floor = waterfallFloor(bars)
  const isCut = size === 'slide' && floor > 0
  const say = (index: number): string => {
    const bar = bars[index]
    if (!bar) return ''
    const text = wordsOfDrawing(drawing).format.value(bar.value, exhibit.unit, exhibit.currency)
    return bar.role === 'step' && bar.value > 0 && !text.startsWith('+') ? `+${text}` : text
  }
  return {
    animation: frame.animation,
    textStyle: frame.textStyle,
    grid: { left: 4, right: 4, top: fontSize * 2, bottom: isCut ? fontSize * 2 : 4, containLabel: true },
    tooltip: {
      ...frame.tooltip,
      trigger: 'item',
      formatter: (params) => {
        const index = (Array.isArray(params) ? params[0] : params)?.dataIndex ?? 0
        return `${bars[index]?.label ?? ''}\n${say(index)}`
      },
    },
    xAxis: {
      type: 'category',
      data: bars.map((bar) => bar.label),
      ...(isCut
        ? {
            name: wordsOfDrawing(drawing).page.notFromZero,
            nameLocation: 'middle' as const,
            nameGap: fontSize * 3.2,
            nameTextStyle: { ...frame.textStyle, color: palette.quietInk, fontSize },
          }
        : {}),
      axisTick: frame.hidden,
      axisLine: frame.axisLine,
      axisLabel: {
        ...frame.axisLabel,
        color: palette.ink,
        interval: 0,
        width: (width / Math.max(1, bars.length)) * 0.92,
        overflow: 'break',
        lineHeight: fontSize * 1.3,
      },
    },
    yAxis: {
      type: 'value',
      min: floor,
      max: Math.max(0, ...spans.flatMap((span) => [span.from, span.to])),
      axisLine: frame.hidden,
      axisTick: frame.hidden,
      splitLine: frame.hidden,
      axisLabel: frame.hidden,
    },
    series: [
      {
        type: 'custom',
        name: exhibit.caption,
        encode: { x: 0, y: [1, 2] },
        data: bars.map((bar, index) => [index, spans[index]?.from ?? 0, spans[index]?.to ?? 0, bar.value]),
        renderItem: (params, api) => {
          const at = api as unknown as Coordinates
          const index = params.dataIndex
          const bar = bars[index]
          if (!bar) return { type: 'group', children: [] }
          const [x, yFrom] = at.coord([index, Math.max(floor, at.value(1))])
          const [, yTo] = at.coord([index, at.value(2)])
          const slot = at.size([1, 0])[0]
          const barWidth = Math.min(slot * 0.62, mini ? 60 : 96)
          const top = Math.min(yFrom, yTo)
          const height = Math.max(1, Math.abs(yTo - yFrom))
          const label = {
            type: 'text' as const,
            style: {
              text: say(index),
              x,
              y: top - 5,
              align: 'center' as const,
              verticalAlign: 'bottom' as const,
              fill: palette.toneInks[bar.tone],
              fontFamily: palette.font,
              fontSize,
              fontWeight: 600,
            },
          }
          const rect = {
            type: 'rect' as const,
            shape: { x: x - barWidth / 2, y: top, width: barWidth, height },
            style: { fill: palette.tones[bar.tone], opacity: bar.role === 'step' ? 0.82 : 1 },
          }
          const joint = {
            type: 'line' as const,
            shape: { x1: x + barWidth / 2, y1: yTo, x2: x + slot - barWidth / 2, y2: yTo },
            style: { stroke: palette.quietInk, lineWidth: 1, opacity: index < bars.length - 1 ? 0.6 : 0 },
          }
          if (bar.role === 'step' || floor <= 0) return { type: 'group', children: [rect, joint, label] }
          const y = top + height - Math.min(18, height * 0.3)
          const half = barWidth / 2 + 2
          const gap = {
            type: 'polygon' as const,
            shape: {
              points: [
                [x - half, y + 4],
                [x + half, y - 4],
                [x + half, y + 2],
                [x - half, y + 10],
              ] as [number, number][],
            },
            style: { fill: palette.sheet },
          }
          return { type: 'group', children: [rect, gap, joint, label] }
        },
      },
    ],
  }
}
