import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCells, readRepeatCustomers, readSpreads } from '../../../../electron/store/facts/cells.ts'
import { customerRowsIn } from '../../../../electron/store/facts/customer-counts.ts'
import { ensureDerived } from '../../../../electron/store/facts/derive.ts'
import { selections, slicesOf } from '../../../../electron/store/facts/selections.ts'
import type { WriteStore } from '../../../../electron/store/store.ts'
import type { Definition } from '../../../../shared/base/evidence.ts'
import { registry } from '../../../../shared/metrics/registry/index.ts'
import { draws } from '../../../helpers/draws.ts'
import { plainScorecard } from '../../../helpers/plain-scorecard.ts'
import { type SmallContact, smallProject } from '../../../helpers/small-project.ts'

const span = { from: 0, until: 4_000_000_000 }

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
  channel: fc.constantFrom('chat', 'email', 'self-service', undefined),
  team: fc.constantFrom('one', 'two', undefined),
  replies: fc.constantFrom(0, 1, 2, 5, undefined),
  customerReplies: fc.constantFrom(0, 1, 3, undefined),
  closes: fc.constantFrom(1, 2, undefined),
  teammates: fc.constantFrom(1, 2, undefined),
  firstReplySeconds: fc.constantFrom(30, 900, undefined),
  offered: fc.constantFrom(true, false, undefined),
  confirmed: fc.constantFrom(true, false, undefined),
})
const leaves = fc.record({
  c1: fc.option(fc.integer({ min: 0, max: 24 * 120 }), { nil: undefined }),
  c2: fc.option(fc.integer({ min: 0, max: 24 * 120 }), { nil: undefined }),
})
const billing = fc.record({ leaves, billedThrough: fc.constantFrom(24 * 30, 24 * 90, 24 * 200) }).map((all) => ({
  ...all,
  leaves: Object.fromEntries(Object.entries(all.leaves).filter(([, at]) => at !== undefined)) as Record<string, number>,
}))
const contacts = fc
  .array(contact, { minLength: 1, maxLength: 25 })
  .map((all) =>
    all.map(
      ({ lasts, ...one }, i) =>
        ({ ...one, id: `k${i}`, ...(lasts === undefined ? {} : { closed: one.opened + lasts }) }) as SmallContact,
    ),
  )

const times = ['customers-once', 'customers-twice', 'customers-three-times', 'customers-four-or-more']

/** Where the twin of a metric stands that is not counted from contacts and subscriptions alone. */
const elsewhere: Readonly<Record<string, string>> = {
  'time-to-close': 'means, medians and percentiles below',
  'first-reply-time': 'means, medians and percentiles below',
}
const families: readonly (readonly [RegExp, string])[] = [
  [/^(handle-time|time-to-close|first-reply-time)-?(median|p90)?$/, 'means, medians and percentiles below'],
  [/^kept-per-hour$/, 'kept-by-people ÷ seconds-by-people, both above'],
  [
    /^contacts-per-customer(-month)?$/,
    'contacts-of-customers above ÷ paying customers: test/electron/api/outcomes.test.ts',
  ],
  [/^(no-contact-churn-90d|losses-announced|at-risk-|signal-)/, 'test/electron/api/outcomes.test.ts'],
  [/^time-to-first-value$/, 'Kaplan–Meier against R in test/shared/stats'],
  [
    /^(retention-by-handling|churn-risk-difference|days-kept-difference|hazard-ratio|revenue-at-stake)$/,
    'against R in test/reference',
  ],
  [/^(leading-sign|customer-case)$/, 'told from other reports’ rows: test/shared/story'],
  [/^customers-lost$/, 'test/electron/api/ledger.test.ts'],
]
/** Money is held against ledgers, books and subscriptions, not against contacts. */
const moneyTwins: Readonly<Partial<Record<Definition['family'], string>>> = {
  cost: 'test/electron/api/cost.test.ts, to the cent; chains in test/electron/api/outcomes.test.ts',
  revenue: 'test/electron/api/ledger.test.ts and test/electron/store/facts/money-rows.test.ts',
}
const reasonOf = ({ id, family }: Definition): string | undefined =>
  elsewhere[id] ?? families.find(([pattern]) => pattern.test(id))?.[1] ?? moneyTwins[family]

const cellsOf = (store: WriteStore, by: string | null = null) => readCells(store, span, by)

describe('the cells of the scorecard', () => {
  it('equal plain SQL over what was imported, on random projects', () => {
    fc.assert(
      fc.property(contacts, billing, (all, billed) => {
        const { store, remove } = smallProject(all, 24 * 60, billed)
        try {
          const cells = cellsOf(store)
          const { one, two, exactly } = readRepeatCustomers(store, span)
          const repeats = { 'repeat-contact-rate': two, ...Object.fromEntries(exactly.map((n, i) => [times[i], n])) }
          for (const [metric, expected] of Object.entries(plainScorecard(store))) {
            const cell = cells.find((c) => c.metric === metric)
            const rows = customerRowsIn(store, metric, span)
            const repeated = repeats[metric as keyof typeof repeats]
            const found = cell
              ? [cell.numerator, cell.denominator]
              : repeated === undefined
                ? [rows?.filter((row) => row.counted).length, rows?.length]
                : [repeated, one]
            expect([metric, ...found]).toEqual([metric, ...expected])
          }
        } finally {
          remove()
        }
      }),
      draws(60),
    )
  })

  it('have a plain twin for every metric of the registry, or a reason where its twin stands', () => {
    const { store, remove } = smallProject([])
    try {
      const plain = new Set(Object.keys(plainScorecard(store)))
      const counted = Object.keys(selections).filter((metric) => !plain.has(metric) && elsewhere[metric] === undefined)
      expect(counted).toEqual([])
      const told = registry.filter((d) => !plain.has(d.id) && reasonOf(d) === undefined)
      expect(told.map((d) => d.id)).toEqual([])
    } finally {
      remove()
    }
  })

  it('take medians, ninetieth percentiles and means that plain sorting takes', () => {
    fc.assert(
      fc.property(contacts, (all) => {
        const { store, remove } = smallProject(all)
        try {
          const { handle, close, reply } = readSpreads(store, span, null)
          for (const [found, column] of [
            [handle, 'handle_seconds'],
            [close, 'closed_at - opened_at'],
            [reply, 'first_reply_seconds'],
          ] as const) {
            const values = store.db
              .prepare(`SELECT ${column} AS v FROM contacts WHERE ${column} >= 0 ORDER BY v`)
              .pluck()
              .all() as number[]
            const at = (p: number) => {
              const place = (values.length - 1) * p
              const low = values[Math.floor(place)] as number
              return low + ((values[Math.ceil(place)] as number) - low) * (place - Math.floor(place))
            }
            const mean = values.reduce((sum, v) => sum + v, 0) / values.length
            if (values.length === 0) expect(found).toEqual([])
            else {
              expect(found[0]?.n).toBe(values.length)
              expect(found[0]?.median).toBeCloseTo(at(0.5), 9)
              expect(found[0]?.p90).toBeCloseTo(at(0.9), 9)
              expect(found[0]?.mean).toBeCloseTo(mean, 9)
            }
          }
        } finally {
          remove()
        }
      }),
      draws(15),
    )
  })

  it('do not depend on the order of import, whole and in every slice, even for contacts of the same second', () => {
    fc.assert(
      fc.property(contacts, billing, (all, billed) => {
        const straight = smallProject(all, 24 * 60, billed)
        const reversed = smallProject([...all].reverse(), 24 * 60, billed)
        try {
          for (const by of [null, ...Object.keys(slicesOf('contacts'))])
            expect([by, cellsOf(reversed.store, by)]).toEqual([by, cellsOf(straight.store, by)])
        } finally {
          straight.remove()
          reversed.remove()
        }
      }),
      draws(12),
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
          for (const cell of whole.filter((c) => !/time|seconds|handed-over-contacts|chain-contacts/.test(c.metric)))
            expect(cell.numerator).toBeLessThanOrEqual(cell.denominator)
          const shares = whole.filter((c) => /^fate-(confirmed|stayed|came-back|left|unknowable)$/.test(c.metric))
          expect(shares.reduce((total, c) => total + c.numerator, 0)).toBe(shares[0]?.denominator)
        } finally {
          remove()
        }
      }),
      draws(10),
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
      draws(15),
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
        `INSERT INTO contacts (import_id, line, system_id, vendor_id, person_id, opened_at, closed_at, topic_id, ai, human, vendor_resolved, reopens, satisfied, handle_seconds,
           channel_id, team_id, outcome_id, replies, customer_replies, closes, teammates, first_reply_seconds, rating_offered)
         VALUES (2, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
        term(row.channel_id as number | null),
        term(row.team_id as number | null),
        term(row.outcome_id as number | null),
        row.replies,
        row.customer_replies,
        row.closes,
        row.teammates,
        row.first_reply_seconds,
        row.rating_offered,
      )
  }
}
