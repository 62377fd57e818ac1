import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakIndexes } from '../../../renderer/charts/break-lines.ts'
import type { Drawing } from '../../../renderer/charts/chart-frame.ts'
import { axisCeiling, axisFloor, axisWords, categoryWords, wrapWords } from '../../../renderer/charts/chart-frame.ts'
import { chartOption } from '../../../renderer/charts/chart-option.ts'
import type { ChartOption } from '../../../renderer/charts/echarts.ts'
import { spreadApart } from '../../../renderer/charts/end-labels.ts'
import { exhibitTable } from '../../../renderer/charts/exhibit-table.ts'
import { lastDay, stepAt } from '../../../renderer/charts/step-option.ts'
import { waterfallFloor, waterfallSpans } from '../../../renderer/charts/waterfall-option.ts'
import { english, formatValue } from '../../../shared/base/format.ts'
import type { BarExhibit, Exhibit, ForestExhibit, LineExhibit, Tone } from '../../../shared/deck/exhibit.ts'
import { german } from '../../../shared/story/language/de/format.ts'
import {
  bridge,
  costStack,
  costTrend,
  curves,
  ladder,
  rateTrend,
  reconciliation,
  retentionBars,
  waterfall,
} from '../invented-reports.ts'

const tones: readonly Tone[] = ['durable', 'fragile', 'failed', 'unknown', 'ai', 'human', 'accent', 'quiet']
const drawing: Drawing = {
  palette: {
    ink: 'ink',
    quietInk: 'quiet ink',
    rule: 'rule',
    sheet: 'sheet',
    tones: Object.fromEntries(tones.map((tone) => [tone, tone])) as Record<Tone, string>,
    toneInks: Object.fromEntries(tones.map((tone) => [tone, `${tone} ink`])) as Record<Tone, string>,
    font: 'Inter',
  },
  size: 'full',
  width: 800,
  height: 300,
  fontSize: 11,
}

interface DrawnSeries {
  readonly type: string
  readonly name: string
  readonly data: readonly unknown[]
  readonly connectNulls?: boolean
  readonly itemStyle?: { readonly color: string }
}

const seriesOf = (option: ChartOption) => option.series as unknown as readonly DrawnSeries[]
const drawn = (exhibit: Exclude<Exhibit, { kind: 'table' }>, type: string, size: Drawing['size'] = 'full') =>
  seriesOf(chartOption(exhibit, { ...drawing, size })).filter((series) => series.type === type)
const drawnValue = (item: unknown) => (typeof item === 'object' && item !== null && 'value' in item ? item.value : item)

describe('chartOption', () => {
  it.each(['mini', 'full', 'slide'] as const)('draws the very values of a line, gaps as gaps (%s)', (size) => {
    const lines = drawn(rateTrend, 'line', size)
    expect(lines.map((line) => line.data.map(drawnValue))).toEqual(rateTrend.series.map((series) => series.values))
    expect(lines.every((line) => line.connectNulls === false)).toBe(true)
    expect(lines.map((line) => line.itemStyle?.color)).toEqual(['quiet', 'ai', 'durable'])
  })

  it('draws the interval of a line as a band below it, without the gap', () => {
    const bands = drawn(rateTrend, 'custom').filter((series) => series.name !== 'names')
    expect(bands.map((band) => [band.name, band.data])).toEqual([
      [
        'AI, end to end',
        [
          [1, 0.272, 0.308],
          [2, 0.284, 0.316],
          [3, 0.291, 0.319],
          [4, 0.3, 0.324],
        ],
      ],
      [
        'all issues, end to end',
        [0.381, 0.384, 0.393, 0.4, 0.405].map((low, at) => [at, low, rateTrend.series[2]?.high?.[at]]),
      ],
    ])
  })

  it('leaves a line out that has nothing to say', () => {
    const silent = {
      ...costTrend,
      series: [{ name: 'silent', tone: 'ai' as const, values: [null, null, null, null, null] }],
    }
    expect(drawn(silent, 'line')).toEqual([])
  })

  it('draws the very values of bars, from zero, with whiskers where there are intervals', () => {
    const option = chartOption(retentionBars, drawing)
    const [bars, whiskers] = seriesOf(option)
    expect(bars?.data).toEqual(retentionBars.series[0]?.values)
    expect(whiskers?.data).toEqual([
      [0, 0.29, 0.33, 0.31],
      [1, 0.22, 0.26, 0.24],
      [2, 0.19, 0.25, 0.22],
      [3, 0.15, 0.19, 0.17],
    ])
    expect((option.xAxis as { min?: number }).min).toBeUndefined()
  })

  it('keeps room left of bars that go left, so that their numbers never lie over names', () => {
    const tornado: BarExhibit = {
      kind: 'bar',
      alt: 'a',
      caption: 'c',
      unit: 'money',
      currency: 'EUR',
      evidence: [],
      horizontal: true,
      overlaid: true,
      categories: ['A long name of a driver of the case', 'Another'],
      series: [
        { name: 'low', tone: 'failed', values: [-409_200, -80_500] },
        { name: 'high', tone: 'durable', values: [1_900_000, 64_400] },
      ],
    }
    const axis = chartOption(tornado, drawing).xAxis as { readonly min: number; readonly max: number }
    expect(axis.max).toBe(1_900_000)
    expect(axis.min).toBeLessThan(-409_200 - 0.04 * (1_900_000 + 409_200))
  })

  it('shrinks the letters of a forest whose rows stand close, and puts wide intervals under their estimates', () => {
    const forest = (rows: number): ForestExhibit => ({
      kind: 'forest',
      alt: 'a',
      caption: 'c',
      unit: 'points',
      currency: null,
      evidence: [],
      reference: 0,
      logarithmic: false,
      rows: Array.from({ length: rows }, (_, i) => ({
        label: `recurring amount: under 500 a month and more words ${i}`,
        under: 'n 1,204',
        value: 0.1,
        low: 0.05,
        high: 0.15,
        whole: i === 0,
      })),
    })
    const letters = (rows: number) =>
      (chartOption(forest(rows), drawing).yAxis as { axisLabel: { fontSize: number } }).axisLabel.fontSize
    expect(letters(4)).toBe(11)
    expect(letters(16)).toBeLessThan(11)
  })

  it('draws the very values of layers, in the order given', () => {
    const layers = drawn(costStack, 'bar')
    expect(layers.map((layer) => [layer.name, layer.data])).toEqual(
      costStack.series.map((series) => [series.name, series.values]),
    )
  })

  it('names each layer in the middle of the last bar', () => {
    const names = seriesOf(chartOption(costStack, drawing)).find((series) => series.name === 'names')
    expect(names?.data).toEqual([
      [4, 7_850_000],
      [4, 17_700_000],
      [4, 21_400_000],
      [4, 24_118_440],
    ])
  })

  it('draws a waterfall whose rows carry the exhibit’s values', () => {
    const [series] = drawn(waterfall, 'custom')
    expect(series?.data).toEqual([
      [0, 0, 11669, 11669],
      [1, 11669, 9521, -2148],
      [2, 9521, 8910, -611],
      [3, 8910, 5680, -3230],
      [4, 0, 5680, 5680],
    ])
  })

  it('draws survival curves to the last day on which somebody is followed', () => {
    const lines = drawn(curves, 'line')
    const strong = curves.curves[0]
    expect(lines[0]?.data.slice(0, 3)).toEqual([
      [0, 1],
      [9, strong?.estimate[1]],
      [18, strong?.estimate[2]],
    ])
    expect(lines[0]?.data.at(-1)).toEqual([365, strong?.estimate.at(-1)])
    const short = {
      ...curves,
      curves: curves.curves.map((curve) => ({
        ...curve,
        atRisk: curve.atRisk.map((at) => ({ ...at, n: at.day > 120 ? 0 : at.n })),
        days: [0, 30, 90],
        estimate: [1, 0.9, 0.8],
        low: [1, 0.8, 0.7],
        high: [1, 1, 0.9],
      })),
    }
    expect(drawn(short, 'line')[0]?.data).toEqual([
      [0, 1],
      [30, 0.9],
      [90, 0.8],
      [120, 0.8],
    ])
  })

  it('writes how many are still followed below each curve', () => {
    const rows = drawn(curves, 'custom').filter((series) => series.data.length === 7)
    expect(rows.map((row) => row.data)).toEqual(curves.curves.map((curve) => curve.atRisk.map((at) => [at.day, at.n])))
  })

  it('never asks for markup in a tooltip or for motion', () => {
    for (const exhibit of [costTrend, ladder, costStack, waterfall, curves] as const) {
      const option = chartOption(exhibit, drawing)
      expect(option.tooltip).toMatchObject({ renderMode: 'richText' })
      expect(option.animation).toBe(false)
    }
  })
})

describe('breaks of a definition', () => {
  const broken = {
    ...costTrend,
    breaks: [
      { category: '2026Q1', text: 'a vendor changed its count' },
      { category: '2026Q1', text: 'another one too' },
      { category: '2019Q1', text: 'long ago' },
    ],
  }

  it('are found once each, and only where they are drawn', () => {
    expect(breakIndexes(broken)).toEqual([costTrend.categories.indexOf('2026Q1')])
    expect(breakIndexes(costTrend)).toEqual([])
  })

  it('are drawn through the trend and said in its table', () => {
    const named = (exhibit: LineExhibit) => seriesOf(chartOption(exhibit, drawing)).map(({ name }) => name)
    expect(named(broken)).toContain('breaks')
    expect(named(costTrend)).not.toContain('breaks')
    expect(exhibitTable(broken).rows.map(([first]) => first)).toContain('Q1 2026 (count changed)')
  })
})

describe('waterfallSpans', () => {
  it('ends where the closing total stands', () => {
    const spans = waterfallSpans(bridge.bars)
    expect(spans.at(-2)?.to).toBe(spans.at(-1)?.to)
  })
})

describe('waterfallFloor', () => {
  it('is zero where the steps can be seen beside the totals', () => {
    expect(waterfallFloor(waterfall.bars)).toBe(0)
  })

  it('rises below the lowest level where no step could be seen', () => {
    const floor = waterfallFloor(bridge.bars)
    expect(floor).toBeGreaterThan(300_000_000)
    expect(floor).toBeLessThan(412_000_000)
  })

  it('never hides a loss below zero', () => {
    expect(
      waterfallFloor([
        { label: 'a', value: 10, role: 'total', tone: 'quiet' },
        { label: 'b', value: -25, role: 'step', tone: 'failed' },
      ]),
    ).toBe(-15)
  })
})

describe('spreadApart', () => {
  it('leaves alone what does not touch', () => {
    expect(spreadApart([10, 50], [20, 20], 0, 100)).toEqual([10, 50])
  })

  it('keeps order, keeps apart, and stays inside where there is room', () => {
    const labels = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 300 }), high: fc.integer({ min: 8, max: 30 }) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    fc.assert(
      fc.property(labels, (given) => {
        const middles = given.map((label) => label.at)
        const heights = given.map((label) => label.high)
        const placed = spreadApart(middles, heights, 0, 300)
        const order = placed.map((_, index) => index).sort((a, b) => (placed[a] as number) - (placed[b] as number))
        for (let i = 1; i < order.length; i += 1) {
          const above = order[i - 1] as number
          const below = order[i] as number
          const gap = (placed[below] as number) - (placed[above] as number)
          expect(gap).toBeGreaterThanOrEqual(((heights[above] as number) + (heights[below] as number)) / 2 - 1e-9)
          expect(middles[below] as number).toBeGreaterThanOrEqual(middles[above] as number)
        }
        for (const [index, middle] of placed.entries()) {
          expect(middle - (heights[index] as number) / 2).toBeGreaterThanOrEqual(-1e-9)
          expect(middle + (heights[index] as number) / 2).toBeLessThanOrEqual(300 + 1e-9)
        }
      }),
    )
  })
})

describe('step days', () => {
  const curve = {
    name: '',
    tone: 'ai' as const,
    days: [0, 30, 90],
    estimate: [],
    low: [],
    high: [],
    atRisk: [
      { day: 0, n: 9 },
      { day: 60, n: 4 },
      { day: 120, n: 0 },
    ],
  }

  it('holds a step until the next', () => {
    expect([0, 29, 30, 89, 400].map((day) => stepAt(curve, day))).toEqual([0, 0, 1, 1, 2])
  })

  it('ends at the last change when nobody is followed longer', () => {
    expect(lastDay(curve, 365)).toBe(90)
    expect(lastDay(curve, 60)).toBe(60)
  })
})

describe('exhibitTable', () => {
  it('says every number that the picture draws, with its interval', () => {
    const { columns, rows } = exhibitTable(rateTrend)
    expect(columns.map((column) => column.title)).toEqual(['', ...rateTrend.series.map((series) => series.name)])
    expect(rows[0]).toEqual([
      'Q3 2025',
      formatValue(0.52, 'share'),
      'not told',
      `${formatValue(0.39, 'share')} (${formatValue(0.381, 'share')} to ${formatValue(0.399, 'share')})`,
    ])
  })

  it.each([costTrend, ladder, retentionBars, costStack, waterfall, bridge, curves, reconciliation])(
    'has as many cells in each row as columns ($kind)',
    (exhibit) => {
      const { columns, rows } = exhibitTable(exhibit)
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(row).toHaveLength(columns.length)
    },
  )

  it('gives curves a row for each day with the number still followed', () => {
    expect(exhibitTable(curves).rows[0]).toEqual([
      '0 days',
      expect.stringContaining('100'),
      '3,318',
      expect.stringContaining('100'),
      '1,204',
    ])
  })
})

describe('the picture of a slide', () => {
  const slide = { ...drawing, size: 'slide' as const }
  const axis = (option: unknown) => (option as { yAxis: { min?: number; max?: number } }).yAxis

  it('has the axes of the file: lines from zero, shares up to the whole', () => {
    const shared = { caption: '', alt: '', currency: null, evidence: [], categories: ['2026Q2', '2026Q3'] }
    const line = chartOption(
      { ...shared, kind: 'line', unit: 'count', series: [{ name: 'a', tone: 'ai', values: [40, 31] }] },
      slide,
    )
    expect(axis(line).min).toBe(0)
    const series = [0.4, 0.35, 0.25].map((share) => ({
      name: String(share),
      tone: 'ai' as const,
      values: [share, share],
    }))
    expect(axis(chartOption({ ...shared, kind: 'stacked', unit: 'share', series }, slide)).max).toBe(1)
    expect(axis(chartOption({ ...shared, kind: 'stacked', unit: 'count', series }, slide)).max).toBeUndefined()
  })

  it('says in the language of its deck where there are too few', () => {
    const bars = {
      kind: 'bar' as const,
      horizontal: true,
      caption: '',
      alt: '',
      unit: 'count' as const,
      currency: null,
      evidence: [],
      categories: ['a', 'b'],
      series: [{ name: 's', tone: 'ai' as const, values: [3, null] }],
    }
    const names = (language: 'en' | 'de') =>
      JSON.stringify(chartOption(bars, { ...slide, language }), (_, value: unknown) => value)
    expect(names('en')).toContain('too few to say')
    expect(names('de')).toContain('zu wenige für eine Aussage')
  })
})

describe('axis words', () => {
  it('writes quarters and months out, and leaves other names alone', () => {
    expect(['2026Q3', '2026-09', 'Billing'].map(categoryWords)).toEqual(['Q3 2026', 'Sep 2026', 'Billing'])
  })

  const axis = { unit: 'money', currency: 'EUR', largest: 900_000, format: english } as const

  it('needs no decimals for round values', () => {
    expect(axisWords(0.05, { ...axis, unit: 'share' })).toBe('5\u202f%')
    expect(axisWords(0.025, { ...axis, unit: 'share', format: german })).toBe('2,5\u202f%')
    expect(axisWords(5_000, axis)).toBe('€50')
    expect(axisWords(5_000, { ...axis, format: german })).toBe('50\u202f€')
    expect(axisWords(125_000, { ...axis, format: german })).toBe('1.250\u202f€')
    expect(axisWords(2_000_000, { ...axis, largest: 2_000_000, format: german })).toBe('20\u202fTsd.\u202f€')
  })

  it('says the money of one axis in one step, from end to end', () => {
    const said = (largest: number, values: readonly number[]) =>
      values.map((value) => axisWords(value, { ...axis, largest }))
    expect(said(1_450_000, [-1_000_000, -500_000, 0, 250_000, 1_500_000])).toEqual([
      '−€10k',
      '−€5k',
      '€0',
      '€2.5k',
      '€15k',
    ])
    expect(said(990_000, [500_000, 1_000_000])).toEqual(['€5,000', '€10,000'])
    expect(said(160_000_000, [50_000_000, 150_000_000])).toEqual(['€0.5m', '€1.5m'])
    expect(said(210, [50, 200])).toEqual(['€0.50', '€2'])
  })

  it('begins below the lowest value but never below zero', () => {
    expect(axisFloor([100, 200])).toBe(85)
    expect(axisFloor([1, 100])).toBe(0)
  })

  it('reaches above the lines where an interval does, and never above the whole', () => {
    const line = { values: [0.5, 0.6], high: [0.55, 0.7] }
    expect(axisCeiling([line], 'share')).toBeCloseTo(0.71)
    expect(axisCeiling([{ values: [0.9, 0.98], high: [0.95, 1] }], 'share')).toBe(1)
    expect(axisCeiling([{ values: [1, 2] }], 'ratio')).toBeNull()
    expect(axisCeiling([{ values: [0.5, 0.9], high: [0.6, null] }], 'share')).toBeNull()
  })

  it('breaks lines between words only', () => {
    expect(wrapWords('per kept resolution', 60, 11)).toBe('per kept\nresolution')
  })
})
