import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it, test } from 'vitest'
import { Refusal } from '../../../shared/base/refusal.ts'
import { sniffDelimiter, sniffQuoting } from '../../../shared/import/sniff-delimiter.ts'
import { makeCsvTokeniser } from '../../../shared/import/tokenise-csv.ts'
import { draws } from '../../helpers/draws.ts'

function rowsOf(text: string, { delimiter = ',', pieces = [] as number[] } = {}): [number, ...string[]][] {
  const tokeniser = makeCsvTokeniser({ delimiter, quote: '"' })
  const rows: [number, ...string[]][] = []
  const keep = (cells: readonly string[], line: number): void => {
    rows.push([line, ...cells])
  }
  let at = 0
  for (const length of pieces) {
    tokeniser.push(text.slice(at, at + length), false, keep)
    at += length
  }
  tokeniser.push(text.slice(at), true, keep)
  return rows
}

describe('makeCsvTokeniser', () => {
  test.each<[string, string, [number, ...string[]][]]>([
    [
      'plain rows',
      'a,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'a last row without line end',
      'a,b\n1,2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2\r\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'CR alone',
      'a,b\r1,2\r',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'mixed line ends',
      'a,b\r\n1,"x\ry"\n2,z\r3,w',
      [
        [1, 'a', 'b'],
        [2, '1', 'x\ry'],
        [4, '2', 'z'],
        [5, '3', 'w'],
      ],
    ],
    [
      'quoted delimiters, line breaks and quotes',
      'a,b\n"1,\n2","say ""hi"""\n3,4',
      [
        [1, 'a', 'b'],
        [2, '1,\n2', 'say "hi"'],
        [4, '3', '4'],
      ],
    ],
    [
      'empty cells',
      ',\n"",""\n,,',
      [
        [1, '', ''],
        [2, '', ''],
        [3, '', '', ''],
      ],
    ],
    [
      'blank lines',
      '\n\na,b\n\n  \n1,2\n',
      [
        [3, 'a', 'b'],
        [6, '1', '2'],
      ],
    ],
    [
      'a stray quote inside a cell',
      'a,b\n1,5" pipe\n2,"5"" pipe"',
      [
        [1, 'a', 'b'],
        [2, '1', '5" pipe'],
        [3, '2', '5" pipe'],
      ],
    ],
    [
      'text after a closing quote',
      'a,b\n3,"bad"tail\n4,"ok"  ',
      [
        [1, 'a', 'b'],
        [2, '3', 'badtail'],
        [3, '4', 'ok'],
      ],
    ],
    [
      'rows of different widths',
      'a,b,c\n1,2\n1,2,3,4',
      [
        [1, 'a', 'b', 'c'],
        [2, '1', '2'],
        [3, '1', '2', '3', '4'],
      ],
    ],
    [
      'headings that are property names',
      '__proto__,constructor\n1,2',
      [
        [1, '__proto__', 'constructor'],
        [2, '1', '2'],
      ],
    ],
  ])('reads %s', (_, text, rows) => {
    expect(rowsOf(text)).toEqual(rows)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('keeps the damage of a quote that was never closed in its row, and text around quotes in a cell of several lines', () => {
    expect(rowsOf('a,b,c\n1,"x,2\n3,y,4\n5,"z",6\n').map(([, ...cells]) => cells)).toEqual([
      ['a', 'b', 'c'],
      ['1', '"x', '2'],
      ['3', 'y', '4'],
      ['5', 'z', '6'],
    ])
    expect(rowsOf('a,b,c\n1,"two\nlines "here" too",2\n').map(([, ...cells]) => cells)).toEqual([
      ['a', 'b', 'c'],
      ['1', 'two\nlines here" too"', '2'],
    ])
  })

  it('refuses a quote that is never closed, with its line', () => {
    expect(() => rowsOf('a,b\n1,2\n3,"open\nmore\n')).toThrow(Refusal)
    expect(() => rowsOf('a,b\n1,2\n3,"open\nmore\n')).toThrow('line 3')
  })

  it('refuses it before the whole file stands in memory', () => {
    const tokeniser = makeCsvTokeniser({ delimiter: ',', quote: '"' })
    const piece = 'x'.repeat(1 << 20)
    expect(() => {
      tokeniser.push('a,b\n1,"', false, () => undefined)
      for (let i = 0; i < 32; i += 1) tokeniser.push(piece, false, () => undefined)
    }).toThrow('line 2')
  })

  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '漢', ' ', ',', ';', '\t', '"', '\n', '\r', '0', "'"),
    maxLength: 8,
  })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
  const write = (rows: string[][], delimiter: string, end: string, always: boolean): string =>
    rows
      .map((row) =>
        row
          .map((c) => (always || /["\n\r]/.test(c) || c.includes(delimiter) ? `"${c.replaceAll('"', '""')}"` : c))
          .join(delimiter),
      )
      .join(end)

  it('reads any table written in any dialect back as it was, in whatever pieces it arrives', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.array(fc.nat(9), { maxLength: 40 }),
        (rows, delimiter, end, always, pieces) => {
          const text = write(rows, delimiter, end, always)
          const read = rowsOf(text, { delimiter, pieces })
          expect(read.map(([, ...cells]) => cells)).toEqual(rows)
          expect(read).toEqual(rowsOf(text, { delimiter }))
        },
      ),
      draws(300),
    )
  })

  it('agrees with Papa Parse on well-formed text', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const text = write(rows, ',', end, false)
        const papa = Papa.parse<string[]>(text, { delimiter: ',', newline: end }).data
        expect(rowsOf(text).map(([, ...cells]) => cells)).toEqual(papa)
      }),
    )
  })

  it('knows the first line of every row', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, end) => {
        const text = write(rows, ',', end, true)
        let line = 1
        for (const [i, [found]] of rowsOf(text).entries()) {
          expect(found).toBe(line)
          const breaks = (cell: string): number => cell.replaceAll('\r\n', '\n').split(/[\r\n]/).length - 1
          line += 1 + (rows[i] as string[]).reduce((sum, cell) => sum + breaks(cell), 0)
        }
      }),
    )
  })
})

describe('sniffQuoting', () => {
  it('finds backslashes before quotes where no quote is doubled, and single quotes around every heading', () => {
    expect(sniffQuoting('a,b\n"say \\"hi\\" now",2\n', ',')).toEqual({ quote: '"', hasBackslashes: true })
    expect(sniffQuoting('a,b\n"say ""hi"" now \\"x",2\n', ',')).toEqual({ quote: '"', hasBackslashes: false })
    expect(sniffQuoting('a,b\n"C:\\temp\\","",2\n', ',')).toEqual({ quote: '"', hasBackslashes: false })
    expect(sniffQuoting("'a','b'\n'1','2'\n", ',')).toEqual({ quote: "'", hasBackslashes: false })
    expect(sniffQuoting("Id,Zip\n'0810,'1234\n", ',')).toEqual({ quote: '"', hasBackslashes: false })
  })

  it('lets a cell with backslashes hold quotes, delimiters and line ends', () => {
    const rows: string[][] = []
    const tokeniser = makeCsvTokeniser({ delimiter: ',', quote: '"', hasBackslashes: true })
    const text = 'a,b\n"say \\"hi, you\\"\nnow",2\n"C:\\\\",3\n'
    for (const letter of text) tokeniser.push(letter, false, (cells) => rows.push([...cells]))
    tokeniser.push('', true, (cells) => rows.push([...cells]))
    expect(rows).toEqual([
      ['a', 'b'],
      ['say "hi, you"\nnow', '2'],
      ['C:\\\\', '3'],
    ])
  })
})

describe('sniffDelimiter', () => {
  test.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n1,5;2\n3;4,5\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['sep=;\na;b\n', ';'],
    ['\ufeffsep=|\r\na|b\r\n', '|'],
    ['Name,Amount\n"x;y;z",1\n"u;v;w",2\n', ','],
    ['one\ntwo\n', ','],
    ['"a;b","c;d"\n"e;f","g;h"\n', ','],
    ['Company, Inc.\nReport\n\nDate;Name;Amount\n1;2;3\n1;2;3\n', ';'],
  ])('finds the delimiter of %j', (text, delimiter) => {
    expect(sniffDelimiter(text).delimiter).toBe(delimiter)
  })
})
