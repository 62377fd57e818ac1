import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { TextEncoding } from '../../../shared/import/encoding.ts'
import { draws } from '../../helpers/draws.ts'
import { importBench } from '../../helpers/import-text.ts'

/** Words of a cell: what quoting, separators and alphabets make hard. */
const word = fc.constantFrom(
  'plain',
  'a;b',
  'a,b',
  'a|b',
  'tab\tbed',
  'say "no"',
  'two\nlines',
  'Größe',
  'café',
  '=1+1',
  '-5',
  '',
  "O'Neil",
)
const row = fc.record({
  id: fc.integer({ min: 1, max: 99_999 }).map((n) => `T${n}`),
  who: fc.constantFrom('0042', 'C-1', 'Ü-7'),
  day: fc.integer({ min: 13, max: 28 }),
  topic: word,
  rating: fc.constantFrom('', '1', '4', '5'),
})
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never

const dialect = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  quoting: fc.constantFrom('needed', 'all'),
  encoding: fc.constantFrom<TextEncoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh', 'iso-8859-15'),
  mark: fc.boolean(),
  separatorLine: fc.boolean(),
  preamble: fc.boolean(),
  lastEnd: fc.boolean(),
})
type Dialect = typeof dialect extends fc.Arbitrary<infer T> ? T : never

const headings = ['ticket_id', 'customer_id', 'created_at', 'topic', 'csat']
const tableOf = (rows: readonly Row[]): string[][] => [
  headings,
  ...rows.map(({ id, who, day, topic, rating }) => [id, who, `2026-03-${day}T10:00:00Z`, topic, rating]),
]

function render(table: readonly (readonly string[])[], how: Dialect): Uint8Array {
  const { delimiter, end, quoting, encoding, mark, separatorLine, preamble, lastEnd } = how
  const cell = (text: string): string =>
    quoting === 'all' || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
  const lines = table.map((cells) => cells.map(cell).join(delimiter))
  const text = [
    ...(separatorLine ? [`sep=${delimiter}`] : []),
    ...(preamble ? ['Tickets of the quarter', `Exported by${delimiter}Northwind`] : []),
    ...lines,
  ].join(end)
  const isUnicode = encoding.startsWith('utf')
  return iconv.encode(`${text}${lastEnd ? end : ''}`, encoding, { addBOM: isUnicode && (mark || encoding !== 'utf-8') })
}

describe('any table in any dialect', { timeout: 300_000 }, () => {
  it('imported, equals itself', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 3, maxLength: 12 }),
        dialect,
        async (rows, how) => {
          const [one, plain] = [importBench(), importBench()]
          try {
            const table = tableOf(rows)
            const as = { source: 'generic-contacts' }
            const legacy = how.encoding.startsWith('utf') ? {} : { encoding: how.encoding }
            const receipt = await one.importText(render(table, how), { ...as, ...legacy })
            expect(receipt).toMatchObject({ rowsIn: rows.length, records: rows.length })
            await plain.importText(
              render(table, {
                delimiter: ',',
                end: '\n',
                quoting: 'all',
                encoding: 'utf-8',
                mark: false,
                separatorLine: false,
                preamble: false,
                lastEnd: true,
              }),
              as,
            )
            expect(one.hash()).toBe(plain.hash())
            // Twice is once, in whatever dress it comes.
            await one.importText(render(table, { ...how, quoting: 'all' }), { ...as, ...legacy })
            expect(one.hash()).toBe(plain.hash())
          } finally {
            one.remove()
            plain.remove()
          }
        },
      ),
      draws(60, 20_261_122),
    )
  })
})
