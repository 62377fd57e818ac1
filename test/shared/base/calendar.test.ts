import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  addQuarters,
  dateOfDay,
  dayNumber,
  maybeDay,
  monthRange,
  monthsBetween,
  monthsOfQuarter,
  quarterOf,
} from '../../../shared/base/calendar.ts'

describe('months', () => {
  it('cross years in both directions', () => {
    expect(addMonths('2026-11', 3)).toBe('2027-02')
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    expect(monthsBetween('2025-11', '2026-02')).toBe(3)
    expect(monthRange('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthRange('2026-02', '2026-01')).toEqual([])
  })
})

describe('quarters', () => {
  it('are calendar quarters when the fiscal year starts in January', () => {
    expect(quarterOf('2026-09')).toBe('2026Q3')
    expect(monthsOfQuarter('2026Q3')).toEqual(['2026-07', '2026-08', '2026-09'])
  })

  it('are named by the year in which the fiscal year ends', () => {
    expect(quarterOf('2025-10', 10)).toBe('2026Q1')
    expect(quarterOf('2026-09', 10)).toBe('2026Q4')
    expect(monthsOfQuarter('2026Q1', 10)).toEqual(['2025-10', '2025-11', '2025-12'])
    expect(quarterOf('2026-03', 4)).toBe('2026Q4')
    expect(quarterOf('2026-04', 4)).toBe('2027Q1')
  })

  it('hold exactly their months, for every start of the fiscal year', () => {
    const month = fc.integer({ min: 1990 * 12, max: 2060 * 12 }).map((index) => addMonths('0000-01', index))
    fc.assert(
      fc.property(month, fc.integer({ min: 1, max: 12 }), (m, start) => {
        const quarter = quarterOf(m, start)
        expect(monthsOfQuarter(quarter, start)).toContain(m)
        expect(quarterOf(addMonths(m, 3), start)).toBe(addQuarters(quarter, 1))
      }),
    )
  })
})

describe('days', () => {
  it('agree with the proleptic calendar of the runtime', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
        const date = new Date(day * 86_400_000)
        fc.pre(date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999)
        expect(dateOfDay(day)).toBe(date.toISOString().slice(0, 10))
        expect(dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day)
      }),
    )
  })

  it('refuse dates that do not exist', () => {
    expect(maybeDay('2026-02-29')).toBeUndefined()
    expect(maybeDay('2026-13-01')).toBeUndefined()
    expect(maybeDay('26-01-01')).toBeUndefined()
    expect(maybeDay('2024-02-29')).toBe(dayNumber(2024, 2, 29))
  })
})
