import { afterAll, describe, expect, it } from 'vitest'
import { refuseInWords } from '../../../electron/api/refuse-in-words.ts'
import { transact } from '../../../electron/store/store.ts'
import type { Handlers } from '../../../shared/contract.ts'
import { importBench, quietTask } from '../../helpers/import-text.ts'

const bench = importBench()
afterAll(() => bench.remove())

describe('a handler', () => {
  const { store } = bench
  const fill = () =>
    transact(store, () => {
      store.db.exec(
        'CREATE TEMP TABLE IF NOT EXISTS n AS SELECT value FROM json_each(json_array(1, 2, 3, 4, 5, 6, 7, 8))',
      )
      store.db.exec("INSERT INTO terms (kind, term) SELECT 'topic', hex(randomblob(4000)) FROM n, n AS m, n AS o")
      return null
    })
  const handlers = (run: () => unknown) =>
    refuseInWords({ 'project:close': run } as unknown as Handlers, () => store.path)['project:close']({}, quietTask)

  it('says in words that the disk is full, the project is as it was, and it works when tried again', () => {
    const before = bench.hash()
    const pages = store.db.pragma('page_count', { simple: true }) as number
    store.db.pragma(`max_page_count = ${pages + 5}`)
    expect(() => handlers(fill)).toThrow(expect.objectContaining({ code: 'disk-full' }))
    expect(bench.hash()).toBe(before)
    store.db.pragma('max_page_count = 1000000')
    expect(handlers(fill)).toBeNull()
  })

  it('does so for long work, and leaves bugs as they are', async () => {
    const late = Promise.reject(Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' }))
    await expect(handlers(() => late)).rejects.toMatchObject({ code: 'disk-failed' })
    expect(() => handlers(() => Object.keys(undefined as unknown as object))).toThrow(TypeError)
  })
})
