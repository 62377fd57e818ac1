import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { tableText } from '../../renderer/table-text.ts'

describe('tableText', () => {
  it('writes CSV that any reader gets the same cells from', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é', ';') })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const text = tableText(['one', 'two'], rows, 'csv')
        expect(Papa.parse(text, { newline: '\r\n', delimiter: ',' }).data).toEqual([['one', 'two'], ...rows])
      }),
    )
  })

  it('writes tabs without breaking a row in two', () => {
    expect(tableText(['a', 'b'], [['x\ty', 'line\r\nbreak']], 'tabs')).toBe('a\tb\nx y\tline break')
  })
})
