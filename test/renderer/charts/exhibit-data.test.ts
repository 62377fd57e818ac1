import { describe, expect, it } from 'vitest'
import { exhibitData } from '../../../renderer/charts/exhibit-data.ts'
import { exhibitGaps } from '../../../renderer/charts/exhibit-gaps.ts'
import { exhibitTable } from '../../../renderer/charts/exhibit-table.ts'
import type { LineExhibit } from '../../../shared/deck/exhibit.ts'

const line: LineExhibit = {
  kind: 'line',
  alt: 'invented',
  caption: 'Cost',
  unit: 'money',
  currency: 'EUR',
  evidence: [],
  categories: ['2026Q1', '2026Q2', '2026Q3', '2026Q4'],
  series: [
    {
      name: 'kept',
      tone: 'durable',
      values: [610, null, 655, null],
      low: [600, null, 640, null],
      high: [620, null, 670, null],
    },
    { name: 'promised', tone: 'quiet', values: [null, null, 650, 700], dashed: true },
  ],
}

describe('the data of a picture', () => {
  it('is plain numbers in whole units, each interval in columns of its own, gaps empty', () => {
    expect(exhibitData(line)).toEqual({
      columns: ['', 'kept (EUR)', 'kept, low', 'kept, high', 'promised (EUR)'],
      rows: [
        ['2026Q1', '6.10', '6.00', '6.20', ''],
        ['2026Q2', '', '', '', ''],
        ['2026Q3', '6.55', '6.40', '6.70', '6.50'],
        ['2026Q4', '', '', '', '7.00'],
      ],
    })
  })

  it('keeps yen whole and shares of one', () => {
    const { rows } = exhibitData({ ...line, currency: 'JPY' })
    expect(rows[0]?.[1]).toBe('610')
    const shares = exhibitData({
      ...line,
      unit: 'share',
      currency: null,
      series: [{ name: 'held', tone: 'ai', values: [0.415, 1 / 3, null, 0] }],
    })
    expect(shares.rows.map((row) => row[1])).toEqual(['0.415', '0.333333', '', '0'])
  })

  it('lists the days of every curve with its interval and how many are followed', () => {
    const data = exhibitData({
      kind: 'step',
      alt: 'invented',
      caption: 'kept',
      unit: 'share',
      currency: null,
      evidence: [],
      until: 90,
      curves: [
        {
          name: 'strong',
          tone: 'durable',
          days: [0, 30],
          estimate: [1, 0.9],
          low: [1, 0.85],
          high: [1, 0.94],
          atRisk: [{ day: 0, n: 40 }],
        },
      ],
    })
    expect(data.rows).toEqual([
      ['strong', '0', '1', '1', '1', '40'],
      ['strong', '30', '0.9', '0.85', '0.94', ''],
    ])
  })
})

describe('the gaps of a picture', () => {
  it('are places between values, and categories in which nothing is drawn; a line that begins later has none', () => {
    expect(exhibitGaps(line)).toEqual([
      { series: 'kept', categories: ['2026Q2'] },
      { series: 'promised', categories: ['2026Q2'] },
    ])
  })

  it('are said as too few in its table, where a series does not reach stands a dash', () => {
    expect(exhibitTable(line).rows.map((row) => row.slice(1))).toEqual([
      ['€6.10 (€6.00 to €6.20)', 'not told'],
      ['too few to say', 'too few to say'],
      ['€6.55 (€6.40 to €6.70)', '€6.50'],
      ['not told', '€7.00'],
    ])
  })
})
