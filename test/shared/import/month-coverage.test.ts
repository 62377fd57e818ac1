import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstDay, monthRange } from '../../../shared/base/calendar.ts'
import { type DayRows, monthCoverage } from '../../../shared/import/month-coverage.ts'

const months = monthRange('2026-01', '2026-04')
const begin = firstDay('2026-01')
const end = firstDay('2026-05') - 1
/** Ten rows on every day but weekends, where `keep` says so. */
const workdays = (keep: (day: number) => boolean = () => true, rows = 10): DayRows[] =>
  Array.from({ length: end - begin + 1 }, (_, i) => begin + i)
    .filter((day) => (day + 4) % 7 > 0 && (day + 4) % 7 < 6 && keep(day))
    .map((day) => ({ day, rows }))
const states = (days: readonly DayRows[], how = {}) => monthCoverage(days, months, how).cells.map((cell) => cell.state)

describe('monthCoverage', () => {
  it('takes weekends for what they are', () => {
    expect(states(workdays())).toEqual(['full', 'full', 'full', 'full'])
    expect(monthCoverage(workdays(), months)).toMatchObject({ holes: [], thin: [] })
  })
  it('sees a month that is missing in the middle, and which days', () => {
    const days = workdays((day) => day < firstDay('2026-02') || day >= firstDay('2026-03'))
    expect(states(days)).toEqual(['full', 'none', 'full', 'full'])
    expect(monthCoverage(days, months).holes).toEqual([{ from: firstDay('2026-02') - 1, through: firstDay('2026-03') }])
  })
  it('sees data that begin late and end early', () => {
    expect(states(workdays((day) => day >= begin + 14 && day <= end - 14))).toEqual([
      'partial',
      'full',
      'full',
      'partial',
    ])
    expect(states(workdays((day) => day < firstDay('2026-03')))).toEqual(['full', 'full', 'none', 'none'])
  })
  it('sees a hole that two months share', () => {
    const days = workdays((day) => day < firstDay('2026-02') + 14 || day >= firstDay('2026-03') + 14)
    expect(states(days)).toEqual(['full', 'partial', 'partial', 'full'])
  })
  it('sees a month with far fewer rows than the others', () => {
    const days = workdays().map((one) =>
      one.day >= firstDay('2026-02') && one.day < firstDay('2026-03') ? { ...one, rows: 1 } : one,
    )
    expect(monthCoverage(days, months)).toMatchObject({ thin: ['2026-02'], holes: [] })
    expect(states(days)).toEqual(['full', 'partial', 'full', 'full'])
  })
  it('expects of data that come once a week no more than that', () => {
    const weekly = Array.from({ length: 17 }, (_, i) => ({ day: begin + 2 + 7 * i, rows: 3 }))
    expect(states(weekly)).toEqual(['full', 'full', 'full', 'full'])
  })
  it('looks at a ledger by month, however seldom it posts', () => {
    const postings = ['2026-01', '2026-02', '2026-04'].map((month) => ({ day: firstDay(month) + 27, rows: 1 }))
    expect(states(postings, { byMonth: true })).toEqual(['full', 'full', 'none', 'full'])
  })
  it('has nothing to say of nothing', () => {
    expect(states([])).toEqual(['none', 'none', 'none', 'none'])
    expect(monthCoverage([], [])).toEqual({ cells: [], holes: [], thin: [] })
  })
  it('counts every row of the months once, and calls a month without rows nothing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: begin, max: end }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 50 }),
        (some, rows) => {
          const days = [...some].sort((a, b) => a - b).map((day) => ({ day, rows }))
          const { cells } = monthCoverage(days, months)
          expect(cells.reduce((sum, cell) => sum + cell.rows, 0)).toBe(rows * days.length)
          for (const cell of cells) expect(cell.state === 'none').toBe(cell.rows === 0)
        },
      ),
    )
  })
})
