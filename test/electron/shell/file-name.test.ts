import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeFileName } from '../../../electron/shell/file-name.ts'

describe('safeFileName', () => {
  it.each([
    ['tickets.csv', '', 'tickets.csv'],
    ['Q3 2026 – the case.pptx', '.pptx', 'Q3 2026 – the case.pptx'],
    ['CASE.PPTX', '.pptx', 'CASE.pptx'],
    ['case', '.pptx', 'case.pptx'],
    ['../../etc/passwd', '', 'passwd'],
    ['..\\..\\windows\\win.ini', '', 'win.ini'],
    ['/absolute/path.csv', '', 'path.csv'],
    ['C:\\temp\\x.csv', '', 'x.csv'],
    ['.hidden', '', 'hidden'],
    ['..', '', 'untitled'],
    ['', '.csv', 'untitled.csv'],
    ['   ', '.csv', 'untitled.csv'],
    ['folder/', '', 'untitled'],
    ['trailing. . ', '', 'trailing'],
    ['CON.csv', '', '_CON.csv'],
    ['con', '.csv', '_con.csv'],
    ['COM1', '', '_COM1'],
    ['a<b>c:d"e|f?g*h', '', 'abcdefgh'],
    ['exe\u202Evsc.pptx', '.pptx', 'exevsc.pptx'],
    ['new\nline\0.csv', '', 'newline.csv'],
    ['\uD800lone.csv', '', 'lone.csv'],
    ['Ünïcödé 客户.csv', '', 'Ünïcödé 客户.csv'],
  ])('makes of %j with ending %j: %j', (suggested, ending, name) => {
    expect(safeFileName(suggested, ending)).toBe(name)
  })

  it('is one name of at most 200 bytes that leads nowhere, whatever was suggested, and is its own safe name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom('', '.csv', '.proofbook'),
        (suggested, ending) => {
          const name = safeFileName(suggested, ending)
          expect(name).toMatch(/^[^/\\\0]+$/)
          expect(name.endsWith(ending)).toBe(true)
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
          expect(name).not.toMatch(/^\.|[. ]$/)
          expect(safeFileName(name, ending)).toBe(name)
        },
      ),
    )
  })
})
