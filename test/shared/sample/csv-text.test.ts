import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvLine, csvText } from '../../../shared/sample/csv-text.ts'

describe('csvText', () => {
  it('quotes what needs it and nothing else', () => {
    expect(csvLine(['plain', 'a,b', 'say "hi"', 'two\nlines', 7, ''])).toBe('plain,"a,b","say ""hi""","two\nlines",7,')
  })

  it('is read back as it was by another reader', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\r', ''))
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rows, (table) => {
        expect(Papa.parse<string[]>(csvText(table), { delimiter: ',', newline: '\n' }).data.slice(0, -1)).toEqual(table)
      }),
    )
  })
})
