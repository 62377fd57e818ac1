import { describe, expect, it, test } from 'vitest'
import { cleanText } from '../../../../shared/import/cells/clean-text.ts'
import { isBlank } from '../../../../shared/import/cells/is-blank.ts'
import { maybeCurrency } from '../../../../shared/import/cells/read-currency.ts'
import { maybeDurationUnit, readDuration } from '../../../../shared/import/cells/read-duration.ts'
import { readEmail } from '../../../../shared/import/cells/read-email.ts'
import { maybeFlag } from '../../../../shared/import/cells/read-flag.ts'
import { readId } from '../../../../shared/import/cells/read-id.ts'

describe('readId', () => {
  test.each([
    ['00001046', '00001046'],
    ["'7210448301122", '7210448301122'],
    ['="0042"', '0042'],
    ['42.0', '42'],
    [' 115004268408 ', '115004268408'],
    ['115004268408123456', '115004268408123456'],
    ['500Nq00000CBxteIAD', '500Nq00000CBxteIAD'],
  ])('reads %s', (text, id) => {
    expect(readId(text)).toEqual({ id })
  })

  test.each(['1.03006E+13', '1,03006E+13', '1E+05', '########', '#REF!'])('refuses %s as damaged', (text) => {
    expect(readId(text)).toBe('damaged-id')
  })
})

describe('isBlank', () => {
  test.each(['', '  ', '-', '--', 'N/A', '#N/A', 'NULL', 'null', '\\N', 'None', 'nan', '(blank)'])(
    '%j says nothing',
    (text) => {
      expect(isBlank(text)).toBe(true)
    },
  )
  test.each(['0', 'no', 'Nina', '#REF!', 'x', 'unknown'])('%j says something', (text) => {
    expect(isBlank(text)).toBe(false)
  })
})

describe('readDuration', () => {
  test.each([
    ['27:14:09', 'hours', 98049],
    ['123:45:06', 'seconds', 445506],
    ['120', 'seconds', 120],
    ['96218', 'minutes', 5773080],
    ['01:30:00', 'hours', 5400],
    ['1.25', 'hours', 4500],
    ['2h 5m', 'seconds', 7500],
    ['1d 2h', 'seconds', 93600],
  ] as const)('reads %s in %s as %d seconds', (text, unit, seconds) => {
    expect(readDuration(text, unit, '.')).toBe(seconds)
  })
  it('takes a decimal comma where the file has one', () => {
    expect(readDuration('1,25', 'hours', ',')).toBe(4500)
  })
  test.each(['-00:05:00', '-3', 'soon', '120constructor', '5 toString'])('refuses %s', (text) => {
    expect(readDuration(text, 'seconds', '.')).toBe('bad-number')
  })
  test.each([
    ['Handling time (seconds)', 'seconds'],
    ['First reply time in minutes', 'minutes'],
    ['Resolution time (in hrs)', 'hours'],
    ['handle_time_sec', 'seconds'],
    ['Handle time', undefined],
  ])('finds the unit of %s', (heading, unit) => {
    expect(maybeDurationUnit(heading)).toBe(unit)
  })
})

describe('maybeFlag', () => {
  test.each(['true', 'TRUE', 'Yes', '1', 'y', 'WAHR', 'vrai', 'x', 'ja'])('%s is yes', (text) =>
    expect(maybeFlag(text)).toBe(true),
  )
  test.each(['false', 'FALSE', 'no', '0', 'n', 'Falsch', 'faux'])('%s is no', (text) =>
    expect(maybeFlag(text)).toBe(false),
  )
  test.each(['maybe', '2', 'tr'])('%s is neither', (text) => expect(maybeFlag(text)).toBeUndefined())
})

describe('readEmail', () => {
  test.each([
    [' Ana@Example.COM ', 'ana@example.com'],
    ['Ana Lee <ana@example.com>', 'ana@example.com'],
    ['ana', null],
    ['two words@example.com', null],
  ])('reads %j as %s', (text, email) => {
    expect(readEmail(text)).toBe(email)
  })
})

describe('maybeCurrency', () => {
  test.each([
    ['eur', 'EUR'],
    ['Euro - EUR', 'EUR'],
    ['€', 'EUR'],
    ['USD', 'USD'],
    ['xyz', undefined],
    ['dollars', undefined],
  ])('reads %s as %s', (text, code) => {
    expect(maybeCurrency(text)).toBe(code)
  })
})

describe('cleanText', () => {
  it('takes out what is no text and keeps what is', () => {
    expect(cleanText('\u0000a\u0007b\u202ec\ufeff ')).toBe('abc')
    expect(cleanText('lone \ud800 half')).toBe('lone \ufffd half')
    expect(cleanText('\u00a0 café 👩\u200d💻 ')).toBe('café 👩\u200d💻')
  })
})
