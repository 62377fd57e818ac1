import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readCells } from '../../../../electron/store/facts/cells.ts'
import { tierRules } from '../../../../shared/metrics/resolution.ts'
import { smallProject } from '../../../helpers/small-project.ts'

const rows = (name: string): string[][] =>
  readFileSync(join(import.meta.dirname, '../../../golden/scorecard-by-hand', name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
const flag = (word: string | undefined): boolean | undefined =>
  word === 'yes' ? true : word === 'no' ? false : undefined
const contacts = rows('contacts.csv')

const { store, remove } = smallProject(
  contacts.map(([id = '', who, topic, opened, closed, ai, human, resolved, satisfied]) => ({
    id,
    opened: Number(opened),
    ...(who ? { who } : {}),
    ...(topic ? { topic } : {}),
    ...(closed ? { closed: Number(closed) } : {}),
    ...Object.fromEntries(
      Object.entries({ ai, human, resolved, satisfied }).flatMap(([name, word]) =>
        flag(word) === undefined ? [] : [[name, flag(word)]],
      ),
    ),
  })),
)
afterAll(remove)

describe('the scorecard worked out by hand', () => {
  it.each(contacts.map((row) => [row[0], row[9]] as const))('puts %s under “%s”', (id, rule) => {
    const found = store.db
      .prepare('SELECT f.rule FROM facts f JOIN contacts c ON c.id = f.contact_id WHERE c.vendor_id = ?')
      .pluck()
      .get(id) as number
    expect(tierRules[found]?.id).toBe(rule)
  })
  it.each(rows('expected.csv').map((row) => [row[0], Number(row[1]), Number(row[2])] as const))(
    'counts %s as %i of %i',
    (metric, numerator, denominator) => {
      const cell = readCells(store, { from: 0, until: 4_000_000_000 }, null).find((one) => one.metric === metric)
      expect([cell?.numerator, cell?.denominator]).toEqual([numerator, denominator])
    },
  )
})
