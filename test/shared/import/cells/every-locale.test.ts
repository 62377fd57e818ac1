import { describe, expect, test } from 'vitest'
import { makeZone } from '../../../../shared/base/zone.ts'
import { isBlank } from '../../../../shared/import/cells/is-blank.ts'
import { maybeCurrency } from '../../../../shared/import/cells/read-currency.ts'
import { maybeDurationUnit, readDuration } from '../../../../shared/import/cells/read-duration.ts'
import { maybeFlag } from '../../../../shared/import/cells/read-flag.ts'
import { type DecimalMark, readMinor } from '../../../../shared/import/cells/read-number.ts'
import { carriesZone, type DateOrder, dateOrderEvidence, readTime } from '../../../../shared/import/cells/read-time.ts'

describe('an amount', () => {
  test.each<[string, DecimalMark, number]>([
    ['$(500.00)', '.', -50_000],
    ['$ (1,500.00)', '.', -150_000],
    ['(€ 1.500,00)', ',', -150_000],
    ['-$500', '.', -50_000],
    ['$-500', '.', -50_000],
    ['500.00-', '.', -50_000],
    ['500.00 CR', '.', -50_000],
    ['500.00Cr.', '.', -50_000],
    ['CR 500.00', '.', -50_000],
    ['500.00 DR', '.', 50_000],
    ['CHF 1’000.–', '.', 100_000],
    ['Fr. 12.–', '.', 1_200],
    ['Rs.1,20,000.50', '.', 12_000_050],
    ['S/. 45.00', '.', 4_500],
    ['1 234,50 kr', ',', 123_450],
    ['١٬٢٣٤٫٥٠', '.', 123_450],
    ['१२३', '.', 12_300],
    ['１２３．５', '.', 12_350],
    ['1e-2', '.', 1],
    ['-2.5e-2', '.', -3],
  ])('%s with %s is %i cents', (text, decimal, cents) => {
    expect(readMinor(text, decimal, 2)).toBe(cents)
  })

  test.each(['$1.5M', '1.5k', '3 Mio', '12abc', '--5', '-(5)', '5-CR', '1e5', '1.03E+13', '1/2'])(
    '%s is none, because leaving a part out would change it',
    (text) => {
      expect(readMinor(text, '.', 2)).toBe('bad-number')
    },
  )
})

describe('a duration', () => {
  test.each<[string, 'seconds' | 'hours' | 'milliseconds' | 'days', number]>([
    ['3.5h', 'seconds', 12_600],
    ['500ms', 'seconds', 1],
    ['1500', 'milliseconds', 2],
    ['1.5', 'days', 129_600],
    ['1 hour, 5 minutes', 'seconds', 3_900],
    ['1 hour and 5 minutes', 'seconds', 3_900],
    ['3 Std. 5 Min.', 'seconds', 11_100],
    ['PT1H30M', 'seconds', 5_400],
    ['P1DT2H', 'seconds', 93_600],
    ['1 day, 02:03:04', 'seconds', 93_784],
    ['1.02:03:04', 'hours', 93_784],
    ['2:05:30.5', 'hours', 7_530],
  ])('%s in %s is %i seconds', (text, unit, seconds) => {
    expect(readDuration(text, unit, '.')).toBe(seconds)
  })

  test('is none when a word in it is not known', () => {
    expect(readDuration('3 fortnights', 'seconds', '.')).toBe('bad-number')
    expect(readDuration('5 min ago', 'seconds', '.')).toBe('bad-number')
    expect(['Handling time (ms)', 'Age in days', 'Time (days)'].map(maybeDurationUnit)).toEqual([
      'milliseconds',
      'days',
      'days',
    ])
  })
})

describe('a time', () => {
  const zone = makeZone('Europe/Berlin')
  test.each<[string, DateOrder | null, string]>([
    ['2025-01-31 10:00 America/New_York', null, '2025-01-31T15:00:00.000Z'],
    ['Wed Nov 05 2025 23:19:00 GMT+0100 (CET)', null, '2025-11-05T22:19:00.000Z'],
    ['2025年1月31日 10:05', null, '2025-01-31T09:05:00.000Z'],
    ['20250131T100530Z', null, '2025-01-31T10:05:30.000Z'],
    ['1735689600123456', null, '2025-01-01T00:00:00.000Z'],
    ['31 déc. 2025', null, '2025-12-30T23:00:00.000Z'],
    ['15/ene/2025', null, '2025-01-14T23:00:00.000Z'],
    ['10:05 31.01.2025', 'DMY', '2025-01-31T09:05:00.000Z'],
    ['31 Jan 2025 at 10:05', null, '2025-01-31T09:05:00.000Z'],
    ['2025-01-31 10h30', null, '2025-01-31T09:30:00.000Z'],
    ['2025-01-31 24:00:00', null, '2025-01-31T23:00:00.000Z'],
    ['٢٠٢٥-٠١-٣١', null, '2025-01-30T23:00:00.000Z'],
    ['2025-10-26 02:30', null, '2025-10-26T00:30:00.000Z'],
  ])('%s is read', (text, order, iso) => {
    const read = readTime(text, { zone, order })
    expect(typeof read === 'number' ? new Date(read * 1000).toISOString() : read).toBe(iso)
  })

  test('is refused when clocks jumped over it, and when it never was', () => {
    expect(readTime('2025-03-30 02:30', { zone, order: null })).toBe('impossible-time')
    expect(readTime('2025-02-30', { zone, order: null })).toBe('bad-date')
    expect(readTime('2025-01-31 10:00 Mars/Olympus', { zone, order: null })).toBe('bad-date')
  })

  test('says whether it carries its zone, and which order it shows', () => {
    expect(carriesZone('2025-01-31 10:00 America/New_York')).toBe(true)
    expect(carriesZone('2025-01-31 10:00')).toBe(false)
    expect(dateOrderEvidence('10:05 31.01.2025')).toBe('DMY')
  })
})

test('yes and no are read in many languages', () => {
  expect(['да', 'evet', 'kyllä', 'igen', 'はい', '是', 'checked', '☑'].map(maybeFlag)).toEqual(Array(8).fill(true))
  expect(['нет', 'hayır', 'ei', 'nem', 'いいえ', '否', 'unchecked', '☐'].map(maybeFlag)).toEqual(Array(8).fill(false))
})

test('a currency is read beside an amount, and never guessed', () => {
  expect(['৳2,999', '12 CHF', 'C$ 5', '€ 1.234,00', 'Euro - EUR'].map(maybeCurrency)).toEqual([
    'BDT',
    'CHF',
    'CAD',
    'EUR',
    'EUR',
  ])
  expect(['12 kr', '1,234', 'ABCD', '12 abc', ''].map(maybeCurrency)).toEqual(Array(5).fill(undefined))
})

test('what programs write for nothing is blank', () => {
  expect(['nil', 'n.a.', '(none)', '(not set)', '[]', '{}', '""'].every(isBlank)).toBe(true)
  expect(['0', 'no', 'A', '.', 'nilsson'].some(isBlank)).toBe(false)
})
