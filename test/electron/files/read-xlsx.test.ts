import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { inspectInput } from '../../../electron/files/input-file.ts'
import { openTable } from '../../../electron/files/read-table.ts'
import { maybeJoinedHeadings } from '../../../shared/import/headings.ts'
import { numberLook, numberText, xmlText } from '../../../shared/import/workbook-cells.ts'
import { scratchFolder } from '../../helpers/command-line.ts'
import { importBench } from '../../helpers/import-text.ts'
import { tellRecords } from '../../helpers/tell-records.ts'
import { type TestWorkbook, textRows, workbook } from '../../helpers/workbook.ts'

let folder: ReturnType<typeof scratchFolder>
beforeEach(() => {
  folder = scratchFolder()
})
afterEach(() => folder.remove())

async function rowsOf(book: TestWorkbook | Uint8Array): Promise<[number, ...string[]][]> {
  const path = folder.at('book.xlsx')
  writeFileSync(path, book instanceof Uint8Array ? book : workbook(book))
  const table = await openTable(await inspectInput(path))
  const rows: [number, ...string[]][] = []
  for await (const piece of table.rows()) piece.each((cells, line) => rows.push([line, ...cells]))
  return rows
}

describe('readXlsx', () => {
  it('reads every kind of cell as the text that a person sees', async () => {
    const rows = await rowsOf({
      texts: ['Ticket ID', 'Created & closed', '<r><t>rich </t></r><r><t>text</t></r><rPh><t>hint</t></rPh>'],
      formats: [14, 'yyyy\\-mm\\-dd hh:mm', '00000', '0%', '[h]:mm:ss', '#,##0.00 "days"'],
      sheets: [
        {
          name: 'Data',
          rows: {
            2: [
              { at: 'A2', type: 's', value: '0' },
              { at: 'B2', type: 's', value: '1' },
              { at: 'D2', type: 's', value: '2' },
            ],
            4: [
              { at: 'A4', value: '115004268408' },
              { at: 'B4', style: 1, value: '45384' },
              { at: 'C4', style: 2, value: '45384.34789351852' },
              { at: 'D4', style: 3, value: '810' },
              { at: 'E4', style: 4, value: '0.8' },
              { at: 'F4', style: 5, value: '5.1561458333333' },
              { at: 'G4', style: 6, value: '1234.5' },
              { at: 'H4', type: 'b', value: '1' },
              { at: 'I4', type: 'e', value: '#REF!' },
              { at: 'J4', type: 'str', value: 'A & B', formula: 'X1' },
              { at: 'K4', formula: 'SUM(A1:A9)' },
              { at: 'L4', type: 'inlineStr', value: 'line\none' },
              { at: 'M4', value: '0.30000000000000004' },
              { at: 'N4', value: '1.150042684081235E+17' },
            ],
            5: [{ at: 'A5' }],
          },
        },
      ],
    })
    expect(rows).toEqual([
      [2, 'Ticket ID', 'Created & closed', '', 'rich text'],
      [
        4,
        '115004268408',
        '2024-04-02',
        '2024-04-02 08:20:58',
        '00810',
        '80%',
        '123:44:51',
        '1234.5',
        'true',
        '#REF!',
        'A & B',
        '=SUM(A1:A9)',
        'line\none',
        '0.3',
        '1.150042684081235E+17',
      ],
    ])
  })

  it('counts days from 1904 where the workbook does', async () => {
    const book = (isFrom1904: boolean): TestWorkbook => ({
      isFrom1904,
      formats: [22],
      sheets: [{ name: 'S', rows: { 1: [{ at: 'A1', style: 1, value: '43922.5' }] } }],
    })
    expect(await rowsOf(book(false))).toEqual([[1, '2020-04-01 12:00:00']])
    expect(await rowsOf(book(true))).toEqual([[1, '2024-04-02 12:00:00']])
  })

  it('takes the largest sheet that can be seen', async () => {
    const rows = await rowsOf({
      sheets: [
        { name: 'Cover', rows: textRows([['Read me']]) },
        {
          name: 'Tickets',
          rows: textRows([
            ['a', 'b'],
            ['1', '2'],
          ]),
        },
        {
          name: 'Scratch',
          state: 'hidden',
          rows: textRows([
            ['x', 'y'],
            ['much', 'more'],
            ['than', 'that'],
          ]),
        },
      ],
    })
    expect(rows).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
    ])
  })

  test.each<[string, () => Uint8Array, string]>([
    [
      'a cell far out',
      () =>
        workbook({
          sheets: [
            {
              name: 'S',
              rows: {
                1: [
                  { at: 'A1', value: '1' },
                  { at: 'XFD1', value: '1' },
                ],
              },
            },
          ],
        }),
      'column XFD1',
    ],
    [
      'entities of its own',
      () =>
        workbook({
          sheets: [{ name: 'S', rows: textRows([['a']]) }],
          parts: {
            'xl/sharedStrings.xml':
              '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><sst><si><t>&lol;</t></si></sst>',
          },
        }),
      'entities of its own',
    ],
    [
      'a sheet that unpacks to far more than it is',
      () =>
        workbook({
          sheets: [{ name: 'S', rows: textRows([['a']]) }],
          parts: { 'xl/worksheets/sheet1.xml': `<sheetData>${'<row/>'.repeat(3_000_000)}</sheetData>` },
        }),
      'unpacks to far more',
    ],
    ['no sheets', () => workbook({ sheets: [] }), 'without sheets'],
    [
      'parts that are cut off',
      () => workbook({ sheets: [{ name: 'S', rows: textRows([['a']]) }] }).slice(0, 900),
      'damaged ZIP archive',
    ],
  ])('refuses %s', async (_, make, message) => {
    await expect(rowsOf(make())).rejects.toThrow(message)
  })

  it('refuses a sheet whose real size is not the one it states', async () => {
    const book = Buffer.from(
      workbook({ sheets: [{ name: 'S', rows: textRows(Array.from({ length: 200 }, (_, i) => [`row ${i}`])) }] }),
    )
    const at = book.lastIndexOf('xl/worksheets/sheet1.xml') - 46
    expect(book.readUInt32LE(at)).toBe(0x02014b50)
    book.writeUInt32LE(100, at + 24)
    await expect(rowsOf(book)).rejects.toThrow('unpacks to far more')
  })
})

describe('numberLook', () => {
  test.each([
    [0, undefined, 'plain'],
    [14, undefined, 'date'],
    [9, undefined, 'percent'],
    [46, undefined, 'elapsed'],
    [200, 'dd/mm/yyyy', 'date'],
    [200, '[$-409]mmm d, yyyy', 'date'],
    [200, '#,##0.00 "days"', 'plain'],
    [200, '[Red]0.00', 'plain'],
    [200, '[h]:mm', 'elapsed'],
    [200, '0.0%', 'percent'],
    [200, '00000', 'padded'],
  ])('%d %s is %s', (id, code, kind) => {
    expect(numberLook(id, code).kind).toBe(kind)
  })
})

describe('numberText', () => {
  test.each([
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['61', '1900-03-01'],
    ['45384.999999', '2024-04-03'],
    ['0.5', '12:00:00'],
  ])('day %s is %s', (raw, text) => {
    expect(numberText(raw, { kind: 'date' }, false)).toBe(text)
  })
})

describe('xmlText', () => {
  it('reads the five entities, numbers and escapes, and no other', () => {
    expect(xmlText('a &lt; b &amp;amp; &#65;&#x42; &bogus; _x000D_ _x0041_')).toBe('a < b &amp; AB &bogus; \r A')
  })
})

describe('headings in two rows', () => {
  const merged: string[][] = [
    ['Tickets of the quarter'],
    ['Ticket ID', 'Times', '', 'Customer', '', 'Channel'],
    ['', 'Opened', 'Closed', 'Email', 'Company', ''],
    ['T-1', '2026-01-02 10:00', '2026-01-03 10:00', 'a@b.example', 'Acme', 'chat'],
    ['T-2', '2026-01-04 10:00', '', 'c@d.example', '', 'email'],
  ]

  it('are joined where a merged cell stands over several columns', async () => {
    const bench = importBench({ timeZone: 'UTC' })
    try {
      const path = bench.write('report.xlsx', workbook({ sheets: [{ name: 'Report', rows: textRows(merged) }] }))
      const [receipt] = await bench.import([path], { source: 'generic-contacts' })
      expect(receipt).toMatchObject({ rowsIn: 2, records: 2, problems: 0 })
      expect(tellRecords(bench)).toEqual([
        'contact T-1 2026-01-02 10:00 to 2026-01-03 10:00 by chat closed of a@b.example/Acme',
        'contact T-2 2026-01-04 10:00 by email of c@d.example',
      ])
    } finally {
      bench.remove()
    }
  })

  it('keep the group where a name occurs under several, and are not seen where there is one heading row', () => {
    const data = [['1', '2', '3', '4', '5']]
    expect(
      maybeJoinedHeadings(['Id', 'First reply', '', 'Last reply', ''], ['', 'Date', 'Agent', 'Date', 'Agent'], data),
    ).toEqual(['Id', 'First reply Date', 'First reply Agent', 'Last reply Date', 'Last reply Agent'])
    expect(maybeJoinedHeadings(['Id', 'Subject', ''], ['T1', 'Hello', 'note'], data)).toBeUndefined()
    expect(maybeJoinedHeadings(['Id', 'Subject', 'Note'], ['', '', ''], data)).toBeUndefined()
    expect(maybeJoinedHeadings(['Id', 'Times', ''], ['', '2026-01-02', '12'], data)).toBeUndefined()
  })

  it('shows a formula that nobody computed instead of an empty cell', async () => {
    const rows = await rowsOf({
      sheets: [
        {
          name: 'A',
          rows: {
            1: [
              { at: 'A1', formula: 'SUM(B1:B9)' },
              { at: 'B1', formula: 'B2', value: '7' },
            ],
          },
        },
      ],
    })
    expect(rows).toEqual([[1, '=SUM(B1:B9)', '7']])
  })
})
