import type { ForestExhibit } from '../../shared/deck/exhibit.ts'
import { forestScale } from '../../shared/deck/forest-scale.ts'
import { words } from '../words/words.ts'
import { chartFrame, type Drawing, roughWidth, wordsOfDrawing } from './chart-frame.ts'
import type { ChartOption } from './echarts.ts'

interface Coordinates {
  readonly coord: (point: readonly [number, number]) => [number, number]
}

/** Estimates under each other with their intervals around "no difference"; the numbers stand at the right. */
export function forestOption(exhibit: ForestExhibit, drawing: Drawing): ChartOption {
  const { palette, width } = drawing
  const names = exhibit.rows.map((row) => (row.under === '' ? row.label : `${row.label} (${row.under})`))
  // Many rows stand close: their letters shrink until the longest name needs one line only.
  const step = (drawing.height - drawing.fontSize * 2) / Math.max(1, exhibit.rows.length)
  const sizes = step < drawing.fontSize * 2.6 ? [1, 0.92, 0.84, 0.76] : [1]
  const longestAt = (size: number) => Math.max(0, ...names.map((name) => roughWidth(name, drawing.fontSize * size)))
  const fontSize = drawing.fontSize * (sizes.find((size) => longestAt(size) <= width * 0.4) ?? sizes.at(-1) ?? 1)
  const frame = chartFrame(drawing)
  const say = (value: number) => wordsOfDrawing(drawing).format.value(value, exhibit.unit, exhibit.currency)
  const scale = forestScale(exhibit)
  const widest = (texts: readonly string[]) =>
    Math.max(0, ...texts.map((text) => roughWidth(text, fontSize) * 1.04)) + 16
  const inOneLine = exhibit.rows.map((row) => `${say(row.value)} (${words.range(say(row.low), say(row.high))})`)
  // An interval that has no room beside its estimate stands under it; neither is ever cut.
  const isWide = sizes.length === 1 && widest(inOneLine) > width * 0.34
  const numbers = isWide
    ? exhibit.rows.map((row) => `${say(row.value)}\n${words.range(say(row.low), say(row.high))}`)
    : inOneLine
  const room = Math.min(width * 0.4, widest(numbers.flatMap((text) => text.split('\n'))))
  return {
    animation: frame.animation,
    textStyle: frame.textStyle,
    grid: { left: 4, right: room, top: fontSize * 2, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: 1,
      axisLine: frame.hidden,
      axisTick: frame.hidden,
      splitLine: frame.hidden,
      axisLabel: frame.hidden,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisLine: frame.hidden,
      axisTick: frame.hidden,
      axisLabel: {
        ...frame.axisLabel,
        fontSize,
        color: palette.ink,
        interval: 0,
        width: width * (sizes.length > 1 ? 0.42 : 0.36),
        overflow: 'break',
      },
    },
    series: [
      {
        type: 'custom',
        name: exhibit.caption,
        silent: true,
        encode: { x: 0, y: 1 },
        data: exhibit.rows.map((row, index) => [scale(row.value), index]),
        renderItem: (params, api) => {
          const at = api as unknown as Coordinates
          const row = exhibit.rows[params.dataIndex]
          if (!row) return { type: 'group', children: [] }
          const place = (value: number) => at.coord([scale(value), params.dataIndex])
          const [x, y] = place(row.value)
          const [from] = place(row.low)
          const [to] = place(row.high)
          const [none] = place(exhibit.reference)
          const tone = row.low > exhibit.reference ? 'failed' : row.high < exhibit.reference ? 'durable' : 'quiet'
          const colour = palette.tones[tone]
          const half = row.whole ? 6 : 4
          const step = Math.abs(at.coord([0, 1])[1] - at.coord([0, 0])[1]) || 20
          return {
            type: 'group',
            children: [
              {
                type: 'line',
                shape: { x1: none, y1: y - step / 2, x2: none, y2: y + step / 2 },
                style: { stroke: palette.rule, lineWidth: 1 },
              },
              {
                type: 'line',
                shape: { x1: from, y1: y, x2: to, y2: y },
                style: { stroke: colour, lineWidth: row.whole ? 2.5 : 1.5 },
              },
              {
                type: 'rect',
                shape: { x: x - half, y: y - half, width: 2 * half, height: 2 * half },
                style: { fill: colour },
              },
              {
                type: 'text',
                style: {
                  text: numbers[params.dataIndex] ?? '',
                  x: at.coord([1, params.dataIndex])[0] + 10,
                  y,
                  align: 'left',
                  verticalAlign: 'middle',
                  fill: palette.ink,
                  fontFamily: palette.font,
                  fontSize,
                  fontWeight: row.whole ? 700 : 400,
                },
              },
            ],
          }
        },
      },
    ],
  }
}
