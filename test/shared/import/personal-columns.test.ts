import { describe, expect, it } from 'vitest'
import { personalColumn, personalContent } from '../../../shared/import/personal-columns.ts'

describe('personalContent', () => {
  it('knows addresses, phones and messages by what stands in a column', () => {
    expect(personalContent(['ana@example.com', '', 'bo@example.org', 'none'])).toBe('e-mail')
    expect(personalContent(['+49 30 1234567', '(030) 123-4567', '030/1234567'])).toBe('phone')
    expect(
      personalContent(['Hello, I have been waiting for my refund since Monday and nobody answers me, please help']),
    ).toBe('message')
  })

  it('takes words, ids, dates and amounts for nothing of the kind', () => {
    const harmless = [
      ['Billing', 'Refund'],
      ['100245', '100246'],
      ['2026-04-01', '03/04/2026 10:00'],
      ['1,234.50', '0.5'],
      ['a,b,c'],
      [],
    ]
    for (const values of harmless) expect(personalContent(values)).toBeNull()
  })
})

describe('personalColumn', () => {
  it('goes by the values before the heading', () => {
    expect(personalColumn('Kontakt 2', ['ana@example.com'])).toBe('e-mail')
    expect(personalColumn('Agent name', ['Vera Stone'])).toBe('name')
    expect(personalColumn('Subject', [])).toBe('message')
  })

  it('makes no message of a score', () => {
    expect(personalColumn('Q1', ['9', '10'])).toBeNull()
    expect(personalColumn('Q1', ['good'])).toBe('message')
  })
})
