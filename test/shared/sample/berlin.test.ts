import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber } from '../../../shared/base/calendar.ts'
import { makeZone } from '../../../shared/base/zone.ts'
import { berlinDay, berlinInstant, berlinOffset, berlinTime, utcTime } from '../../../shared/sample/berlin.ts'
import { draws } from '../../helpers/draws.ts'

const zone = makeZone('Europe/Berlin')

describe("berlin's clock", () => {
  it('has the offset that the zone tables have, from 2020 to 2040', () => {
    const from = dayNumber(2020, 1, 1) * 86_400
    const to = dayNumber(2040, 1, 1) * 86_400
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (at) => {
        expect(berlinOffset(at)).toBe(zone.offsetAt(at))
        expect(berlinDay(at)).toBe(zone.dayOf(at))
      }),
      draws(300),
    )
  })

  it.each([
    ['the second before summer time', Date.UTC(2026, 2, 29, 0, 59, 59), 3600],
    ['the first second of summer time', Date.UTC(2026, 2, 29, 1, 0, 0), 7200],
    ['the last second of summer time', Date.UTC(2025, 9, 26, 0, 59, 59), 7200],
    ['the first second after it', Date.UTC(2025, 9, 26, 1, 0, 0), 3600],
  ])('changes over at %s', (_, at, offset) => {
    expect(berlinOffset(at / 1000)).toBe(offset)
  })

  it('writes local and universal time', () => {
    const at = berlinInstant(dayNumber(2026, 9, 30), 14 * 3600 + 5 * 60 + 9)
    expect(berlinTime(at)).toBe('2026-09-30 14:05:09')
    expect(utcTime(at)).toBe('2026-09-30 12:05:09')
  })

  it('reads an hour that does not exist as one later', () => {
    expect(berlinTime(berlinInstant(dayNumber(2026, 3, 29), 2.5 * 3600))).toBe('2026-03-29 03:30:00')
  })
})
