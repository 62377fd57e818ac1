import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { legalText } from '../../../electron/files/ooxml/xml.ts'
import { columnName, numberFormat, writeWorkbook } from '../../../electron/files/write-workbook.ts'
import type { Cell, Workbook } from '../../../shared/deck/deck.ts'
import { draws } from '../../helpers/draws.ts'
import { anyWords } from './any-deck.ts'
import { officeErrors, officeValidator } from './office-validator.ts'
import { readWorkbook } from './read-workbook.ts'
import { showNumber } from './show-number.ts'

const text = (words: string, strong?: boolean): Cell => ({ kind: 'text', text: words, ...(strong ? { strong } : {}) })
const count = (value: number): Cell => ({ kind: 'number', value, format: 'count' })
const money = (value: number): Cell => ({ kind: 'number', value, format: { money: 'EUR' } })

const book: Workbook = {
  title: 'Fjordline: customer experience in Q3 2026',
  date: '2026-11-22',
  sheets: [
    {
      name: 'Cost',
      widths: [40, 16, 14, 14],
      frozenRows: 1,
      rows: [
        [text('posting', true), text('amount (EUR)', true), text('contacts', true), text('each', true)],
        [
          text('labour'),
          money(301_122.33),
          count(49_364),
          { kind: 'formula', formula: 'B2/C2', value: 301_122.33 / 49_364, format: { money: 'EUR' } },
        ],
        [text('tools'), money(-0.07), count(1), null],
        [],
        [
          text('total', true),
          { kind: 'formula', formula: 'SUM(B2:B3)', value: 301_122.33 + -0.07, format: { money: 'EUR' }, strong: true },
        ],
        [
          text('share'),
          {
            kind: 'formula',
            formula: 'IF(B5=0,0,ROUND(B2/B5,12))',
            value: Number((301_122.33 / 301_122.26).toFixed(12)),
            format: 'share',
          },
        ],
        [text('days'), { kind: 'number', value: 23, format: 'days' }, { kind: 'number', value: 1, format: 'days' }],
      ],
    },
    {
      name: "Finance's view",
      widths: [20, 20],
      frozenRows: 0,
      rows: [[text('of cost'), { kind: 'formula', formula: 'Cost!B5*2', value: 602_244.52, format: 'decimal' }]],
    },
  ],
}

const one = (...rows: Cell[][]): Workbook => ({
  title: 't',
  date: '2026-11-22',
  sheets: [{ name: 'One', widths: [20], frozenRows: 0, rows }],
})

describe('writeWorkbook', () => {
  it('reads back as given', () => {
    const sheets = readWorkbook(writeWorkbook(book))
    expect([...sheets.keys()]).toEqual(['Cost', "Finance's view"])
    for (const [s, sheet] of book.sheets.entries()) {
      const cells = [...sheets.values()][s]
      for (const [r, row] of sheet.rows.entries()) {
        for (const [c, cell] of row.entries()) {
          const found = cells?.get(`${columnName(c + 1)}${r + 1}`)
          if (cell === null) expect(found).toBeUndefined()
          else {
            expect(found?.value).toBe(cell.kind === 'text' ? cell.text : cell.value)
            expect(found?.formula ?? null).toBe(cell.kind === 'formula' ? cell.formula : null)
          }
        }
      }
    }
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '|cmd', '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"])(
    'keeps %j as words',
    (words) => {
      const bytes = writeWorkbook(one([text(words)]))
      const cell = readWorkbook(bytes).get('One')?.get('A1')
      expect(cell).toMatchObject({ value: words, formula: null })
      expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] as Uint8Array)).not.toContain('<f>')
      // Marked as words, so that a person who edits the cell does not make it a formula either.
      expect(strFromU8(unzipSync(bytes)['xl/styles.xml'] as Uint8Array)).toContain('quotePrefix="1"')
    },
  )

  it('keeps any words, up to what a cell holds', () => {
    fc.assert(
      fc.property(fc.array(anyWords, { minLength: 1, maxLength: 5 }), (words) => {
        const cells = readWorkbook(writeWorkbook(one(words.map((w) => text(w))))).get('One')
        for (const [i, w] of words.entries()) {
          if (w !== '' && legalText(w) === w) expect(cells?.get(`${columnName(i + 1)}1`)?.value).toBe(w)
        }
      }),
      draws(200, 7),
    )
    const long = readWorkbook(writeWorkbook(one([text('x'.repeat(40_000))])))
      .get('One')
      ?.get('A1')?.value
    expect(String(long).length).toBeLessThan(32_767)
  })

  it.each(['WEBSERVICE("http://x")', 'HYPERLINK(A1)', 'CALL(A1)', '[other.xlsx]Sheet1!A1', 'A1&"words"', 'cmd|A1'])(
    'takes no formula such as %s',
    (formula) => {
      expect(() => writeWorkbook(one([{ kind: 'formula', formula, value: 1, format: 'count' }]))).toThrow(
        /formula of A1/,
      )
    },
  )

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('takes no %d', (value) => {
    expect(() => writeWorkbook(one([count(value)]))).toThrow('the value of A1 is not finite')
  })

  it('gives the same bytes each time', () => {
    expect(Buffer.from(writeWorkbook(book)).equals(Buffer.from(writeWorkbook(structuredClone(book))))).toBe(true)
  })

  it('freezes heads, repeats them in print and fits pages to their width', () => {
    const entries = unzipSync(writeWorkbook(book))
    const sheet = strFromU8(entries['xl/worksheets/sheet1.xml'] as Uint8Array)
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(sheet).toContain('fitToHeight="0"')
    expect(strFromU8(entries['xl/workbook.xml'] as Uint8Array)).toContain("'Cost'!$1:$1")
  })

  it('gives every sheet a name that Excel takes', () => {
    const names = ['A/B:C', 'a b c', 'x'.repeat(40), 'x'.repeat(40), '', "'quoted'", 'History [1]']
    const sheets = readWorkbook(
      writeWorkbook({ ...book, sheets: names.map((name) => ({ name, widths: [], frozenRows: 0, rows: [] })) }),
    )
    const given = [...sheets.keys()]
    expect(new Set(given.map((n) => n.toLowerCase())).size).toBe(names.length)
    for (const name of given) {
      expect(name.length).toBeGreaterThan(0)
      expect(name.length).toBeLessThanOrEqual(31)
      expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$/)
    }
  })

  it('needs a sheet', () => {
    expect(() => writeWorkbook({ ...book, sheets: [] })).toThrow('a workbook needs a sheet')
  })
})

describe('numberFormat', () => {
  it.each([
    ['count', 1204, '1,204'],
    ['share', 0.4137, '41.4%'],
    ['decimal', 1.005, '1.01'],
    [{ money: 'EUR' }, -1204.5, '-€1,204.50'],
    [{ money: 'JPY' }, 500, '¥500'],
    [{ money: 'KWD' }, 1.5, 'KWD\u202f1.500'],
  ] as const)('shows %j %d as %s', (format, value, words) => {
    expect(showNumber(value, numberFormat(format))).toBe(words)
  })
})

describe('columnName', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
  ])('calls column %d %s', (index, name) => {
    expect(columnName(index)).toBe(name)
  })
})

describe.skipIf('missing' in officeValidator)(
  `workbooks before the Open XML SDK${'missing' in officeValidator ? ` (left out: ${officeValidator.missing})` : ''}`,
  () => {
    it.each([
      ['the example', book],
      ['an empty sheet', one()],
      ['odd words', one(['=1', '_x0041_', 'a\u0001b', '\ud800', 'line\nbreak', '<&>'].map((w) => text(w)))],
      [
        'odd sheet names',
        { ...book, title: '& "title"', sheets: [{ name: '', widths: [300], frozenRows: 3, rows: [[text('a')]] }] },
      ],
    ] as const)('%s has no error', async (_, given) => {
      expect(await officeErrors(writeWorkbook(given), 'xlsx')).toEqual([])
    })
  },
)

const office = spawnSync('soffice', ['--version']).status === 0

describe.skipIf(!office)(
  `workbooks recalculated by LibreOffice${office ? '' : ' (left out: soffice is not installed)'}`,
  () => {
    it('give the same values as written', () => {
      const folder = mkdtempSync(join(tmpdir(), 'proofbook-office-'))
      try {
        // Without the kept values LibreOffice has to compute every formula itself.
        const entries = unzipSync(writeWorkbook(book))
        for (const [path, bytes] of Object.entries(entries)) {
          if (path.startsWith('xl/worksheets/')) {
            entries[path] = new TextEncoder().encode(strFromU8(bytes).replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1'))
          }
        }
        writeFileSync(join(folder, 'bare.xlsx'), zipSync(entries))
        execFileSync(
          'soffice',
          [
            `-env:UserInstallation=file://${join(folder, 'profile')}`,
            '--headless',
            '--convert-to',
            'xlsx:Calc MS Excel 2007 XML',
            '--outdir',
            join(folder, 'out'),
            join(folder, 'bare.xlsx'),
          ],
          { stdio: 'ignore', timeout: 100_000 },
        )
        const recalculated = readWorkbook(readFileSync(join(folder, 'out/bare.xlsx')))
        for (const [name, cells] of readWorkbook(writeWorkbook(book))) {
          for (const [at, cell] of cells) {
            const found = recalculated.get(name)?.get(at)?.value
            if (typeof cell.value === 'number') expect(found, `${name}!${at}`).toBeCloseTo(cell.value, 9)
            else expect(found, `${name}!${at}`).toBe(cell.value)
          }
        }
      } finally {
        rmSync(folder, { recursive: true })
      }
    }, 120_000)
  },
)
