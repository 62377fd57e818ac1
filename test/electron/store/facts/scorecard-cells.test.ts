import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCells } from '../../../../electron/store/facts/cells.ts'
import { ensureDerived } from '../../../../electron/store/facts/derive.ts'
import { slicesOf } from '../../../../electron/store/facts/selections.ts'
import type { WriteStore } from '../../../../electron/store/store.ts'
import { type SmallContact, smallProject } from '../../../helpers/small-project.ts'

const span = { from: 0, until: 4_000_000_000 }
const day = 86_400

const contact = fc.record({
  who: fc.constantFrom('c1', 'c2', 'c3', 'stranger', undefined),
  topic: fc.constantFrom('billing', 'login', undefined),
  opened: fc.integer({ min: 0, max: 24 * 50 }),
  lasts: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
  ai: fc.constantFrom(true, false, undefined),
  human: fc.constantFrom(true, false, undefined),
  resolved: fc.constantFrom(true, false, undefined),
  reopens: fc.constantFrom(0, 1, undefined),
  satisfied: fc.constantFrom(true, false, undefined),
  handleSeconds: fc.constantFrom(60, 600, undefined),
})
const contacts = fc
  .array(contact, { minLength: 1, maxLength: 25 })
  .map((all) =>
    all.map(
      ({ lasts, ...one }, i) =>
        ({ ...one, id: `k${i}`, ...(lasts === undefined ? {} : { closed: one.opened + lasts }) }) as SmallContact,
    ),
  )

/** Another way to the same numbers: plain correlated SQL over what was imported, knowing nothing of the engine, of codes and of what was kept. */
function plainly(store: WriteStore): Record<string, readonly [numerator: number, denominator: number]> {
  store.db.exec(`DROP VIEW IF EXISTS temp.k; CREATE TEMP VIEW k AS
    SELECT c.*, COALESCE('p' || l.payer_id, 'q' || c.person_id) AS party, COALESCE(c.topic_id, 0) AS t FROM contacts c LEFT JOIN links l ON l.person_id = c.person_id`)
  const through = Number(store.db.prepare('SELECT MAX(opened_at) FROM contacts').pluck().get())
  const back = (window: number, also = '') =>
    `EXISTS (SELECT 1 FROM k n WHERE n.party = k.party AND n.id <> k.id AND n.opened_at > k.closed_at AND n.opened_at <= k.closed_at + ${window} ${also})`
  const share = (denominator: string, numerator: string) =>
    store.db
      .prepare(
        `SELECT COALESCE(SUM(CASE WHEN ${numerator} THEN 1 ELSE 0 END), 0), COUNT(*) FROM k WHERE ${denominator}`,
      )
      .raw()
      .get() as [number, number]
  const closed = (window: number) => `closed_at + ${window} <= ${through} AND party IS NOT NULL`
  const same = 'AND n.t = k.t'
  const seen = `COALESCE(closed_at + ${7 * day}, opened_at + ${14 * day}) <= ${through} AND party IS NOT NULL`
  return {
    'recontact-48h': share(closed(2 * day), back(2 * day)),
    'recontact-7d': share(closed(7 * day), back(7 * day)),
    'recontact-7d-same-topic': share(closed(7 * day), back(7 * day, same)),
    'recontact-30d': share(closed(30 * day), back(30 * day)),
    'recontact-30d-same-topic': share(closed(30 * day), back(30 * day, same)),
    'fcr-same-topic-7d': share(closed(7 * day), `NOT ${back(7 * day, same)}`),
    'fcr-any-topic-7d': share(closed(7 * day), `NOT ${back(7 * day)}`),
    'fcr-same-channel-3d': share(closed(7 * day), `NOT ${back(3 * day, 'AND n.channel_id IS k.channel_id')}`),
    'ai-end-to-end-rate': share(
      `ai = 1 AND ${seen}`,
      `vendor_resolved = 1 AND COALESCE(human, 0) = 0 AND COALESCE(reopens, 0) = 0 AND closed_at IS NOT NULL AND NOT ${back(7 * day, same)}`,
    ),
    'vendor-reported-resolution-rate': share(`ai = 1 AND ${seen}`, 'vendor_resolved = 1'),
    'containment-rate': share(`ai = 1 AND ${seen}`, 'COALESCE(human, 0) = 0'),
    'escalation-rate': share('ai = 1', 'human = 1'),
    'reopen-rate': share('reopens IS NOT NULL AND closed_at IS NOT NULL', 'reopens > 0'),
    csat: share('satisfied IS NOT NULL', 'satisfied = 1'),
    'csat-coverage': share('1', 'satisfied IS NOT NULL'),
    'match-rate': share('1', "party LIKE 'p%'"),
    contacts: share('1', '1'),
  }
}

const cellsOf = (store: WriteStore, by: string | null = null) => readCells(store, span, by)

describe('the cells of the scorecard', () => {
  it('equal plain SQL over what was imported, on random projects', () => {
    fc.assert(
      fc.property(contacts, (all) => {
        const { store, remove } = smallProject(all)
        try {
          const cells = cellsOf(store)
          for (const [metric, expected] of Object.entries(plainly(store))) {
            const cell = cells.find((c) => c.metric === metric)
            expect([metric, cell?.numerator, cell?.denominator]).toEqual([metric, ...expected])
          }
        } finally {
          remove()
        }
      }),
      { numRuns: 30 },
    )
  })

  it('sum over every slice to the whole, with numerators inside denominators', () => {
    fc.assert(
      fc.property(contacts, (all) => {
        const { store, remove } = smallProject(all)
        try {
          const whole = cellsOf(store)
          for (const by of Object.keys(slicesOf('contacts'))) {
            const sliced = cellsOf(store, by)
            for (const cell of whole) {
              const parts = sliced.filter((c) => c.metric === cell.metric)
              if (parts.length === 0) continue
              const sum = (of: (c: (typeof parts)[number]) => number) => parts.reduce((total, c) => total + of(c), 0)
              expect([by, cell.metric, sum((c) => c.numerator), sum((c) => c.denominator)]).toEqual([
                by,
                cell.metric,
                cell.numerator,
                cell.denominator,
              ])
            }
          }
          for (const cell of whole.filter((c) => !/time|seconds|handed-over-contacts/.test(c.metric)))
            expect(cell.numerator).toBeLessThanOrEqual(cell.denominator)
          const shares = whole.filter((c) => c.metric.startsWith('fate-'))
          expect(shares.reduce((total, c) => total + c.numerator, 0)).toBe(shares[0]?.denominator)
        } finally {
          remove()
        }
      }),
      { numRuns: 10 },
    )
  })

  it('are the same whether a month was added later or everything was there at once', () => {
    fc.assert(
      fc.property(contacts, contacts, (earlier, later) => {
        const added = later.map((one) => ({ ...one, id: `later-${one.id}` }))
        const atOnce = smallProject([...earlier, ...added])
        const inTwo = smallProject(earlier)
        try {
          cellsOf(inTwo.store)
          copyContacts(atOnce.store, inTwo.store, 'later-%')
          ensureDerived(inTwo.store)
          expect(cellsOf(inTwo.store)).toEqual(cellsOf(atOnce.store))
        } finally {
          atOnce.remove()
          inTwo.remove()
        }
      }),
      { numRuns: 15 },
    )
  })
})

/** Adds contacts of another project as an import of their own; their people and payers are there already or are added. */
function copyContacts(from: WriteStore, to: WriteStore, like: string): void {
  const term = (id: number | null): number | null => {
    if (id === null) return null
    const row = from.db.prepare('SELECT kind, term FROM terms WHERE id = ?').raw().get(id) as [string, string]
    to.db.prepare('INSERT OR IGNORE INTO terms (kind, term) VALUES (?, ?)').run(...row)
    return to.db
      .prepare('SELECT id FROM terms WHERE kind = ? AND term = ?')
      .pluck()
      .get(...row) as number
  }
  const payers = from.db.prepare('SELECT vendor_id FROM customers').pluck().all() as string[]
  const missing = payers.filter(
    (id) => to.db.prepare('SELECT 1 FROM customers WHERE vendor_id = ?').get(id) === undefined,
  )
  const billing = term(
    (from.db.prepare("SELECT id FROM terms WHERE kind = 'system' AND term = 'billing'").pluck().get() as
      | number
      | null) ?? null,
  )
  for (const id of missing) {
    to.db.prepare('INSERT INTO customers (import_id, line, system_id, vendor_id) VALUES (2, 1, ?, ?)').run(billing, id)
    to.db
      .prepare(
        "INSERT INTO subscriptions (import_id, line, system_id, vendor_id, customer_vendor_id, currency, mrr_minor, started_at) VALUES (2, 1, ?, ?, ?, 'EUR', 10000, 1735689600)",
      )
      .run(billing, `s-${id}`, id)
  }
  to.db
    .prepare(
      "INSERT INTO imports (id, sha256, file, bytes, source, mapping, kinds, encoding, delimiter, rows_in, records, merged, excluded, problems, imported_at) VALUES (2, 'y', 'later.csv', 2, 'generic-contacts', '{}', ?, 'utf-8', ',', 0, 0, 0, 0, 0, 2000000001)",
    )
    .run(missing.length > 0 ? '["contact","customer","subscription"]' : '["contact"]')
  const rows = from.db
    .prepare(
      'SELECT c.*, p.person_key, p.external_id FROM contacts c LEFT JOIN people p ON p.id = c.person_id WHERE c.vendor_id LIKE ?',
    )
    .all(like) as Record<string, number | string | null>[]
  for (const row of rows) {
    const system = term(row.system_id as number)
    let person: unknown = null
    if (row.person_key !== null) {
      to.db
        .prepare('INSERT OR IGNORE INTO people (system_id, person_key, external_id) VALUES (?, ?, ?)')
        .run(system, row.person_key, row.external_id)
      person = to.db
        .prepare('SELECT id FROM people WHERE system_id = ? AND person_key = ?')
        .pluck()
        .get(system, row.person_key)
    }
    to.db
      .prepare(
        `INSERT INTO contacts (import_id, line, system_id, vendor_id, person_id, opened_at, closed_at, topic_id, ai, human, vendor_resolved, reopens, satisfied, handle_seconds)
         VALUES (2, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        row.line,
        system,
        row.vendor_id,
        person,
        row.opened_at,
        row.closed_at,
        term(row.topic_id as number | null),
        row.ai,
        row.human,
        row.vendor_resolved,
        row.reopens,
        row.satisfied,
        row.handle_seconds,
      )
  }
}
