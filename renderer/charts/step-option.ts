import type { LineSeriesOption } from 'echarts/charts'
import type { StepExhibit } from '../../shared/deck/exhibit.ts'
import { words } from '../words/words.ts'
import { band } from './band.ts'
import { axisFloor, axisWords, chartFrame, type Drawing, endRoom, wordsOfDrawing } from './chart-frame.ts'
import type { ChartOption } from './echarts.ts'
import { endLabels } from './end-labels.ts'

type Curve = StepExhibit['curves'][number]

interface Coordinates {
  readonly value: (dimension: number) => number
  readonly coord: (point: readonly [number, number]) => [number, number]
}

/** The last day that a curve may be drawn to: as long as somebody is still followed, and no further than asked. */
export function lastDay(curve: Curve, until: number): number {
  const followed = curve.atRisk.filter((at) => at.n > 0).map((at) => at.day)
  return Math.min(until, Math.max(0, ...followed, ...curve.days))
}

/** The index of the step that holds on a day; −1 before the first. */
export function stepAt(curve: Curve, day: number): number {
  return curve.days.findLastIndex((from) => from <= day)
}

/** Survival curves: bands first, then the steps, each named at its end; below them how many customers each day still rests on. */
export function stepOption(exhibit: StepExhibit, drawing: Drawing): ChartOption {
  const { palette, size, fontSize } = drawing
  const frame = chartFrame(drawing)
  const mini = size === 'mini'
  const say = (value: number) => wordsOfDrawing(drawing).format.value(value, exhibit.unit, exhibit.currency)
  const curves = exhibit.curves.filter((curve) => curve.days.length > 0)
  const kept = curves.map((curve) => {
    const end = lastDay(curve, exhibit.until)
    const indices = curve.days.flatMap((day, index) => (day <= end ? [index] : []))
    const rows = indices.map(
      (index) =>
        [
          curve.days[index] as number,
          curve.estimate[index] as number,
          curve.low[index] as number,
          curve.high[index] as number,
        ] as const,
    )
    const last = rows.at(-1)
    return { curve, rows: last && last[0] < end ? [...rows, [end, last[1], last[2], last[3]] as const] : rows }
  })
  const labels = kept.map(({ curve, rows }) => `${curve.name} ${say(rows.at(-1)?.[1] ?? 0)}`)
  const room = endRoom(labels, drawing)
  const lows = kept.flatMap(({ rows }) => rows.flatMap((row) => [row[1], row[2]]))
  const floor = Math.floor(axisFloor([...lows, 1]) * 20) / 20
  const bands = kept.map(({ curve, rows }) =>
    band({
      name: curve.name,
      rows: rows.map((row) => [row[0], row[2], row[3]] as const),
      steps: true,
      fill: palette.tones[curve.tone],
    }),
  )
  const lines = kept.map(({ curve, rows }): LineSeriesOption => {
    return {
      type: 'line',
      name: curve.name,
      step: 'end',
      z: 3,
      symbol: 'none',
      data: rows.map((row) => [row[0], row[1]]),
      lineStyle: { color: palette.tones[curve.tone], width: 2.25 },
      itemStyle: { color: palette.tones[curve.tone] },
    }
  })
  const names = endLabels(
    kept.flatMap(({ curve, rows }) => {
      const last = rows.at(-1)
      return last
        ? [{ x: last[0], y: last[1], name: curve.name, value: say(last[1]), ink: palette.toneInks[curve.tone] }]
        : []
    }),
    room,
    drawing,
  )
  const step = [30, 60, 90, 180, 365].find((days) => exhibit.until / days <= 7) ?? 365
  const risk = mini
    ? []
    : kept.map(({ curve }, row) => ({
        type: 'custom' as const,
        name: wordsOfDrawing(drawing).page.followed,
        silent: true,
        clip: false,
        z: 2,
        data: curve.atRisk.filter((at) => at.day <= exhibit.until).map((at) => [at.day, at.n]),
        encode: { x: 0 },
        renderItem: (_params: unknown, api: unknown) => {
          const at = api as Coordinates
          const [x, y] = at.coord([at.value(0), floor])
          return {
            type: 'text' as const,
            style: {
              text: wordsOfDrawing(drawing).format.count(at.value(1)),
              x,
              y: y + fontSize * (4.3 + row * 1.55),
              align: 'center' as const,
              fill: palette.toneInks[curve.tone],
              fontFamily: palette.font,
              fontSize,
            },
          }
        },
      }))
  const riskTitle = mini
    ? []
    : [
        {
          type: 'custom' as const,
          name: wordsOfDrawing(drawing).page.followed,
          silent: true,
          clip: false,
          data: [[0, 0]],
          encode: { x: 0 },
          renderItem: (_params: unknown, api: unknown) => {
            const [x, y] = (api as Coordinates).coord([0, floor])
            return {
              type: 'text' as const,
              style: {
                text: wordsOfDrawing(drawing).page.followed,
                x: x - 44,
                y: y + fontSize * 2.75,
                align: 'left' as const,
                fill: palette.quietInk,
                fontFamily: palette.font,
                fontSize,
              },
            }
          },
        },
      ]
  return {
    animation: frame.animation,
    textStyle: frame.textStyle,
    grid: {
      left: mini ? 6 : 52,
      right: room,
      top: mini ? 10 : 14,
      bottom: mini ? 20 : fontSize * (4.2 + kept.length * 1.55),
      containLabel: false,
    },
    tooltip: {
      ...frame.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', snap: false, lineStyle: { color: palette.quietInk, width: 1, type: 'solid' } },
      formatter: (params) => {
        const first = (Array.isArray(params) ? params[0] : params) as { readonly axisValue?: number } | undefined
        const day = Math.round(Number(first?.axisValue ?? 0))
        return [
          words.charts.afterDays(wordsOfDrawing(drawing).format.days(day)),
          ...kept.flatMap(({ curve }) => {
            const index = stepAt(curve, day)
            if (index < 0 || day > lastDay(curve, exhibit.until)) return []
            const range = words.range(say(curve.low[index] as number), say(curve.high[index] as number))
            return [`${curve.name}  ${say(curve.estimate[index] as number)} (${range})`]
          }),
        ].join('\n')
      },
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: exhibit.until,
      interval: mini ? exhibit.until : step,
      axisTick: frame.hidden,
      axisLine: frame.axisLine,
      splitLine: frame.hidden,
      axisLabel: {
        ...frame.axisLabel,
        alignMinLabel: mini ? 'left' : 'center',
        alignMaxLabel: mini ? 'right' : 'center',
        showMaxLabel: true,
        formatter: (value: number) =>
          value === 0
            ? drawing.size === 'slide'
              ? '0'
              : words.charts.dayZero
            : mini || value === exhibit.until
              ? wordsOfDrawing(drawing).format.days(value)
              : wordsOfDrawing(drawing).format.count(value),
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value',
      min: floor,
      max: 1,
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
                largest: 1,
                format: wordsOfDrawing(drawing).format,
              }),
          },
    },
    series: [...bands, ...lines, names, ...risk, ...riskTitle],
  }
}
