import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eachRow } from '../../../electron/store/each-row.ts'
import { createStore } from '../../../electron/store/open-store.ts'
import type { WriteStore } from '../../../electron/store/store.ts'

describe('eachRow', () => {
  const path = join(tmpdir(), `proofbook-each-row-${process.pid}.proofbook`)
  let store: WriteStore
  beforeEach(() => {
    rmSync(path, { force: true })
    store = createStore(path)
    store.db.exec('CREATE TABLE drawn (id INTEGER PRIMARY KEY, at INTEGER, word TEXT)')
  })
  afterEach(() => {
    store.close()
    rmSync(path, { force: true })
  })

  const rowsOf = (select: string, ...values: number[]): (readonly unknown[])[] => {
    const found: (readonly unknown[])[] = []
    eachRow(store, select, values, (...row) => void found.push(row))
    return found
  }

  it('hands out the rows of any table, in the order asked for', () => {
    const drawn = fc.record({
      at: fc.option(fc.integer({ min: -(2 ** 40), max: 2 ** 40 })),
      word: fc.option(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))),
    })
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 60 }), fc.integer(), (rows, least) => {
        store.db.exec('DELETE FROM drawn')
        const put = store.sql('INSERT INTO drawn (at, word) VALUES (?, ?)')
        for (const { at, word } of rows) put.run(at, word)
        for (const select of [
          'SELECT id, at, word FROM drawn WHERE COALESCE(at, 0) >= ? ORDER BY word, id DESC',
          'SELECT COUNT(*), word FROM drawn WHERE COALESCE(at, 0) >= ? GROUP BY word ORDER BY word DESC',
          'SELECT at + 1, id * 0.5 FROM drawn WHERE COALESCE(at, 0) >= ? ORDER BY at DESC, id',
        ])
          expect(rowsOf(select, least)).toEqual(store.sql(select).raw().all(least))
      }),
    )
  })

  it('throws what taking a row throws, and can be asked again afterwards', () => {
    store.db.exec('INSERT INTO drawn (at) VALUES (1), (2), (3)')
    const seen: number[] = []
    expect(() =>
      eachRow<[number]>(store, 'SELECT at FROM drawn ORDER BY at', [], (at) => {
        seen.push(at)
        if (at === 2) throw new Error('two is too many')
      }),
    ).toThrow('two is too many')
    expect(seen).toEqual([1, 2])
    expect(rowsOf('SELECT at FROM drawn ORDER BY at')).toEqual([[1], [2], [3]])
  })
})
