import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { makeZone } from '../../../../shared/base/zone.ts'
import { carriesZone, dateOrderEvidence, readTime } from '../../../../shared/import/cells/read-time.ts'

const newYork = makeZone('America/New_York')
const utc = makeZone('UTC')
const at = (iso: string): number => Date.parse(iso) / 1000

describe('readTime', () => {
  test.each([
    ['2025-03-20 05:20:57 -0700', '2025-03-20T12:20:57Z'],
    ['2009-12-04 00:46:59 PST', '2009-12-04T08:46:59Z'],
    ['2025-09-25 10:11 CDT', '2025-09-25T15:11:00Z'],
    ['2024-07-11T21:22:07.000+0000', '2024-07-11T21:22:07Z'],
    ['2023-08-30 17:04:11', '2023-08-30T21:04:11Z'],
    ['8/30/2023, 5:04 PM', '2023-08-30T21:04:00Z'],
    ['30/08/2023 17:04', '2023-08-30T21:04:00Z'],
    ['2025-11-26 16:18', '2025-11-26T21:18:00Z'],
    ['12/25/25 20:18', '2025-12-26T01:18:00Z'],
    ['2009-07-20T22:55:29Z', '2009-07-20T22:55:29Z'],
    ['2019-11-16T15:59:41.966927', '2019-11-16T20:59:41Z'],
    ['1713418460', '2024-04-18T05:34:20Z'],
    ['1713418460000', '2024-04-18T05:34:20Z'],
    ['45384.34789351852', '2024-04-02T12:20:58Z'],
    ['45384', '2024-04-02T04:00:00Z'],
    ['Nov 05, 2025 11:19 PM', '2025-11-06T04:19:00Z'],
    ['Wednesday, November 5, 2025', '2025-11-05T05:00:00Z'],
    ['5. März 2026', '2026-03-05T05:00:00Z'],
    ['13 août 2025 08:30', '2025-08-13T12:30:00Z'],
    ['5 de enero de 2026', '2026-01-05T05:00:00Z'],
    ['2016-1-9', '2016-01-09T05:00:00Z'],
    ['20260930', '2026-09-30T04:00:00Z'],
    ['2026-09', '2026-09-01T04:00:00Z'],
    ['Sep 2026', '2026-09-01T04:00:00Z'],
    ['12:00 AM', 'bad-date'],
    ['2025-03-09 02:30:00', 'impossible-time'],
    ['2025-11-02 01:30:00', '2025-11-02T05:30:00Z'],
    ['03/04/2025', 'ambiguous-date'],
    ['05/05/2025', '2025-05-05T04:00:00Z'],
    ['2026-02-30 10:15', 'bad-date'],
    ['2026-13-01', 'bad-date'],
    ['31/31/2026', 'bad-date'],
    ['########', 'bad-date'],
    ['gestern', 'bad-date'],
    ['2026-09-30 25:00', 'bad-date'],
    ['0000-00-00 00:00:00', 'bad-date'],
    ['42', 'bad-date'],
  ])('reads %s in New York as %s', (text, expected) => {
    const read = readTime(text, { zone: newYork, order: null })
    expect(read).toBe(expected.endsWith('Z') ? at(expected) : expected)
  })

  test.each([
    ['03/04/2025', 'DMY', '2025-04-03T00:00:00Z'],
    ['03/04/2025', 'MDY', '2025-03-04T00:00:00Z'],
    ['03.04.25 14:05', 'DMY', '2025-04-03T14:05:00Z'],
    ['13/04/2025', 'MDY', 'bad-date'],
    ['04/13/2025', 'DMY', 'bad-date'],
  ] as const)('reads %s as %s as %s', (text, order, expected) => {
    expect(readTime(text, { zone: utc, order })).toBe(expected.endsWith('Z') ? at(expected) : expected)
  })

  it('reads every second of a century back from ISO text, quickly and slowly alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: at('2099-12-31T23:59:59Z') }), (second) => {
        const iso = new Date(second * 1000).toISOString()
        const reading = { zone: utc, order: null }
        expect(readTime(`${iso.slice(0, 19)}Z`, reading)).toBe(second)
        expect(readTime(iso, reading)).toBe(second)
        expect(readTime(`${iso.slice(0, 10)} ${iso.slice(11, 19)}`, reading)).toBe(second)
        expect(readTime(`${iso.slice(0, 10)}  ${iso.slice(11, 19)} +00:00`, reading)).toBe(second)
      }),
    )
  })

  it('answers any text at all, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const read = readTime(text, { zone: utc, order: null })
        expect(typeof read === 'number' ? Number.isFinite(read) : read).toBeTruthy()
      }),
    )
  })
})

describe('dateOrderEvidence', () => {
  test.each([
    ['13/04/2025', 'DMY'],
    ['04/13/2025', 'MDY'],
    ['03/04/2025 10:00', 'both'],
    ['05/05/2025', null],
    ['2025-04-03', 'YMD'],
    ['hello', null],
  ])('%s says %s', (text, evidence) => {
    expect(dateOrderEvidence(text)).toBe(evidence)
  })
})

describe('carriesZone', () => {
  test.each([
    ['2025-03-20 05:20:57 -0700', true],
    ['2009-07-20T22:55:29Z', true],
    ['2025-09-25 10:11 CDT', true],
    ['1713418460', true],
    ['2025-09-25 10:11', false],
    ['2025-09-25', false],
    ['8/30/2023, 5:04 PM', false],
  ])('%s: %s', (text, carries) => {
    expect(carriesZone(text)).toBe(carries)
  })
})
