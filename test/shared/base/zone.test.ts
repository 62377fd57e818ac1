import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTimeZone, makeZone } from '../../../shared/base/zone.ts'

const utc = (text: string) => Date.parse(`${text}Z`) / 1000

describe('makeZone', () => {
  const berlin = makeZone('Europe/Berlin')

  it('reads local times in winter and summer', () => {
    expect(berlin.instantOfLocal(utc('2026-01-15T12:00'))).toBe(utc('2026-01-15T11:00'))
    expect(berlin.instantOfLocal(utc('2026-07-15T12:00'))).toBe(utc('2026-07-15T10:00'))
  })

  it('refuses a local time that clocks jumped over and takes the first of two', () => {
    expect(berlin.instantOfLocal(utc('2026-03-29T02:30'))).toBeNull()
    expect(berlin.instantOfLocal(utc('2026-10-25T02:30'))).toBe(utc('2026-10-25T00:30'))
  })

  it('gives the local day, also just after midnight', () => {
    expect(berlin.dayOf(utc('2026-06-30T22:30'))).toBe(utc('2026-07-01T00:00') / 86_400)
    expect(berlin.startOfDay(utc('2026-07-01T00:00') / 86_400)).toBe(utc('2026-06-30T22:00'))
  })

  it('starts a day where midnight does not exist', () => {
    const saoPaulo = makeZone('America/Sao_Paulo')
    const day = utc('2018-11-04T00:00') / 86_400
    expect(saoPaulo.startOfDay(day)).toBe(utc('2018-11-04T03:00'))
    expect(saoPaulo.dayOf(saoPaulo.startOfDay(day))).toBe(day)
  })

  it('reads back what it writes, in zones with odd offsets', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    ].map(makeZone)
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: utc('1990-01-01T00:00'), max: utc('2040-01-01T00:00') }),
        (zone, at) => {
          const local = at + zone.offsetAt(at)
          const back = zone.instantOfLocal(local)
          expect(back === at || (back !== null && back < at && back + zone.offsetAt(back) === local)).toBe(true)
        },
      ),
    )
  })
})

describe('isTimeZone', () => {
  it('knows zones by their names only', () => {
    expect(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'].map(isTimeZone)).toEqual([true, true, true])
    expect(['', 'Berlin', 'Europe/Atlantis', 'nonsense'].map(isTimeZone)).toEqual([false, false, false, false])
  })
})
