import { describe, expect, it } from 'vitest'
import { recogniseFiles } from '../../../electron/api/data.ts'
import { personalKind } from '../../../shared/import/personal-columns.ts'
import { vendorSources } from '../../../shared/import/sources/index.ts'
import { importBench } from '../../helpers/import-text.ts'
import { tellRecords } from '../../helpers/tell-records.ts'
import { vendorExports } from './vendor-exports.ts'

/** The cells of a plain table without quotes or preamble; nothing for others, which can't be rearranged line by line. */
function maybeTable(text: string): string[][] | undefined {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(','))
  const isPlain = !text.includes('"') && !text.startsWith('{') && !text.includes(';') && !text.startsWith('\ufeff')
  return isPlain && rows.every((row) => row.length === rows[0]?.length) ? rows : undefined
}

async function importing(name: string, text: string | Buffer) {
  const bench = importBench({ timeZone: 'UTC', currency: 'USD' })
  try {
    const [receipt] = await bench.import([bench.write(name, text)])
    return {
      receipt,
      records: tellRecords(bench),
      problems: bench.problems().map((p) => `${p.line} ${p.column} ${p.code}`),
    }
  } finally {
    bench.remove()
  }
}

describe('the exports of every vendor', () => {
  it('has one for every source', () => {
    const tried = new Set(vendorExports.map(({ source }) => source))
    expect(vendorSources.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([])
  })

  it.each(vendorExports)(
    '$name comes to what it says',
    async ({ name, text, source, excluded, merged, problems, records }) => {
      const made = await importing(name, text)
      const { receipt } = made
      expect(receipt).toMatchObject({
        source,
        exclusions: excluded,
        merged,
      })
      expect(made.problems).toEqual(problems)
      expect(made.records).toEqual(records)
      const {
        rowsIn,
        records: count,
        merged: joined,
        excluded: left,
        problems: bad,
      } = receipt ?? { rowsIn: -1, records: 0, merged: 0, excluded: 0, problems: 0 }
      expect(count + joined + left + bad).toBe(rowsIn)
    },
  )

  /** Headings that sound of a name, a phone or a message and are read all the same: no person’s, or what a number can’t do without. */
  const readForAReason: Readonly<Record<string, string>> = {
    'Message date': 'a time',
    message_created_at: 'a time',
    message_author_type: 'customer, person or bot',
    message_type: 'customer, person or bot',
    message_author_user_id: 'an id',
    message_author_id: 'an id',
    message_author_companies: 'companies',
    'Last teammate rating': 'a rating',
    Q1: 'a score',
    'tags.name': 'tags',
    'assignee_team.name': 'a team',
    'Queue Name': 'a team',
    plan_name: 'a plan',
    Name: 'a company, a supplier or the number of an order',
    'org_name (metadata)': 'a company',
    'Account Description': 'an account of the ledger',
    'Memo/Description': 'what a posting was for',
    Text: 'what a posting was for',
    Description: 'what time was spent on',
    Author: 'whether a person answered',
    Assignee: 'whether a person may have answered',
    'First closed by teammate': 'whether a person or a bot answered',
    Phone: 'who the customer is, in a shop without addresses',
    'Phone (Billing)': 'who the customer is, in a shop without addresses',
  }

  it('leaves names of people, phones and the words of messages out of every one unasked, but where a number needs them', async () => {
    const bench = importBench({ timeZone: 'UTC', currency: 'USD' })
    const paths = vendorExports.map(({ name, text }, i) => bench.write(`${i} ${name}`, text))
    const found = await recogniseFiles(paths, { timeZone: 'UTC', currency: 'USD' })
    bench.remove()
    const read = found.flatMap(({ mapping }) => Object.values(mapping?.columns ?? {}))
    const personal = read.filter((heading) => ['name', 'phone', 'message'].includes(personalKind(heading) ?? ''))
    expect(read.length).toBeGreaterThan(300)
    expect([...new Set(personal)].filter((heading) => !(heading in readForAReason))).toEqual([])
  })

  const tables = vendorExports.flatMap((one) => {
    const table = maybeTable(one.text)
    // Which "Internal ID" means what, and which of two columns called alike counts, is told by their order alone.
    return table !== undefined && new Set(table[0]).size === table[0]?.length ? [{ ...one, table }] : []
  })

  it.each(tables)(
    '$name reads the same with its columns in another order, with another delimiter, line end and encoding',
    async ({ name, table, records, source }) => {
      const turned = table.map((row) => [...row].reverse())
      const text = turned.map((row) => row.join(';')).join('\r\n')
      for (const bytes of [Buffer.from(`\ufeff${text}\r\n`), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
        const made = await importing(name, bytes)
        expect(made.receipt?.source).toBe(source)
        expect([...made.records].sort()).toEqual([...records].sort())
      }
    },
  )

  // A crosswalk is a table of two or three columns.
  it.each(tables.filter(({ source }) => source !== 'crosswalk'))(
    '$name reads the same beside columns of a company’s own, and holds nothing without its rows',
    async ({ name, table, records, source }) => {
      const wider = table.map((row, i) =>
        [i === 0 ? 'Zz own field' : `own ${i}`, ...row, i === 0 ? 'Zz second' : ''].join(','),
      )
      const made = await importing(name, `${wider.join('\n')}\n`)
      expect(made.receipt?.source).toBe(source)
      expect(made.records).toEqual(records)
      const empty = await importing(name, `${(table[0] as string[]).join(',')}\n`)
      expect(empty.receipt).toMatchObject({ source, rowsIn: 0, records: 0, problems: 0 })
    },
  )
})
