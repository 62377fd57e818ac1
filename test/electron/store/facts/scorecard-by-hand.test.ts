import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readCells } from '../../../../electron/store/facts/cells.ts'
import { tierRules } from '../../../../shared/metrics/resolution.ts'
import { type SmallContact, smallProject } from '../../../helpers/small-project.ts'
import { type ReadCell, readWorkbook } from '../../files/read-workbook.ts'

/**
 * The scorecard worked out in a spreadsheet that stands beside: raw contacts and customers as columns, and every judgement and number a live formula over them. Opened in
 * any spreadsheet program it can be followed cell by cell, or changed.
 */
const book = readWorkbook(
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../../golden/scorecard-by-hand/scorecard.xlsx'))),
)

/** The rows of a sheet below its head, as cells by heading. */
function rowsOf(name: string): Map<string, ReadCell>[] {
  const cells = book.get(name) ?? new Map<string, ReadCell>()
  const at = (column: string, row: number) => cells.get(`${column}${row}`)
  const columns = [...cells.keys()].filter((ref) => /^[A-Z]+1$/.test(ref)).map((ref) => ref.slice(0, -1))
  const last = Math.max(...[...cells.keys()].map((ref) => Number(ref.replace(/^[A-Z]+/, ''))))
  return Array.from({ length: last - 1 }, (_, i) => {
    const found = columns.flatMap((column) => {
      const cell = at(column, i + 2)
      return cell && cell.value !== '' ? [[String(at(column, 1)?.value), cell] as const] : []
    })
    return new Map(found)
  })
}

const contacts = rowsOf('contacts')
const text = (row: Map<string, ReadCell>, name: string) => row.get(name)?.value.toString()
const numberOf = (row: Map<string, ReadCell>, name: string) => {
  const value = row.get(name)?.value
  return value === undefined ? undefined : Number(value)
}
const flag = (row: Map<string, ReadCell>, name: string) => {
  const value = numberOf(row, name)
  return value === undefined ? undefined : value === 1
}
const defined = <T extends object>(all: T): T =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T

const { store, remove } = smallProject(
  contacts
    .filter((row) => text(row, 'id') !== 'far')
    .map(
      (row) =>
        defined({
          id: text(row, 'id'),
          who: text(row, 'who'),
          topic: text(row, 'topic'),
          channel: text(row, 'channel'),
          opened: numberOf(row, 'opened'),
          closed: numberOf(row, 'closed'),
          ai: flag(row, 'ai'),
          human: flag(row, 'human'),
          resolved: flag(row, 'resolved'),
          reopens: numberOf(row, 'reopens'),
          satisfied: flag(row, 'satisfied'),
          handleSeconds: numberOf(row, 'seconds'),
          replies: numberOf(row, 'replies'),
        }) as SmallContact,
    ),
  24 * 60,
  {
    leaves: Object.fromEntries(
      rowsOf('customers').flatMap((row) => {
        const left = numberOf(row, 'left after hours')
        return left === undefined ? [] : [[String(text(row, 'who')), left]]
      }),
    ),
    billedThrough: 24 * 300,
  },
)
afterAll(remove)

describe('the scorecard worked out by hand', () => {
  it('rests on live formulas', () => {
    for (const row of rowsOf('scorecard'))
      expect([text(row, 'metric'), row.get('numerator')?.formula, row.get('denominator')?.formula]).toEqual([
        expect.any(String),
        expect.stringMatching(/COUNT|SUM/),
        expect.stringMatching(/COUNT|SUM/),
      ])
    for (const row of contacts) expect(row.get('rule')?.formula).toMatch(/IF/)
  })

  it.each(contacts.map((row) => [text(row, 'id') ?? '', text(row, 'rule') ?? ''] as const))(
    'puts %s under “%s”',
    (id, rule) => {
      const found = store.db
        .prepare('SELECT f.rule FROM facts f JOIN contacts c ON c.id = f.contact_id WHERE c.vendor_id = ?')
        .pluck()
        .get(id) as number
      expect(tierRules[found]?.id).toBe(rule)
    },
  )

  it.each(
    rowsOf('scorecard').map(
      (row) => [text(row, 'metric') ?? '', numberOf(row, 'numerator'), numberOf(row, 'denominator')] as const,
    ),
  )('counts %s as %i of %i', (metric, numerator, denominator) => {
    const cell = readCells(store, { from: 0, until: 4_000_000_000 }, null).find((one) => one.metric === metric)
    expect([cell?.numerator, cell?.denominator]).toEqual([numerator, denominator])
  })
})
