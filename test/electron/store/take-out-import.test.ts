import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentHash } from '../../../electron/store/content-hash.ts'
import { beginImport, endImport } from '../../../electron/store/imports.ts'
import { makeRecordEncoder } from '../../../electron/store/record-batch.ts'
import { makeRecordWriter } from '../../../electron/store/records.ts'
import { transact, type WriteStore } from '../../../electron/store/store.ts'
import { takeOutImport } from '../../../electron/store/take-out-import.ts'
import type { CanonicalRecord } from '../../../shared/base/model.ts'
import { contactOf, nobody } from '../../../shared/import/empty-record.ts'
import { draws } from '../../helpers/draws.ts'
import { importBench } from '../../helpers/import-text.ts'

interface AnyImport {
  readonly system: string
  readonly records: readonly CanonicalRecord[]
}

/** Few values for everything, so that imports meet at the same records and people all the time. */
const person = fc.record({
  vendorPersonId: fc.constantFrom(null, 'p1', 'p2'),
  externalId: fc.constantFrom(null, 'C-1', 'C-2'),
  email: fc.constantFrom(null, 'a@x.com', 'b@x.com'),
  companyId: fc.constantFrom(null, 'k1'),
  organisation: fc.constant(null),
})
const contact = fc
  .record({
    vendorId: fc.constantFrom('1', '2', '3'),
    person,
    openedAt: fc.constantFrom(1_000, 2_000),
    closedAt: fc.constantFrom(null, 3_000, 4_000),
    updatedAt: fc.constantFrom(null, 5_000, 6_000),
    status: fc.constantFrom(null, 'open', 'closed'),
    topic: fc.constantFrom(null, 'refund', 'login'),
    rating: fc.constantFrom(null, 2, 4),
  })
  .map((known) => contactOf(known) as CanonicalRecord)
const subscription = fc
  .record({
    vendorId: fc.constantFrom('S-1', 'S-2', 'customer:C-1', 'customer:C-2'),
    mrrMinor: fc.constantFrom(100, 200),
    startedAt: fc.constantFrom(1_000, 2_000),
    endedAt: fc.constantFrom(null, 7_000),
    plan: fc.constantFrom(null, 'pro', 'basic'),
  })
  .map(
    (known): CanonicalRecord => ({
      kind: 'subscription',
      ...known,
      customerVendorId: `C-${known.vendorId.at(-1)}`,
      person: nobody,
      quantity: 1,
      currency: 'EUR',
      status: null,
      trialEndAt: null,
      cancelRequestedAt: null,
      endReason: null,
    }),
  )
const anyImport: fc.Arbitrary<AnyImport> = fc.record({
  system: fc.constantFrom('zendesk', 'stripe'),
  records: fc.oneof(
    fc.array(contact, { maxLength: 5 }),
    fc.array(subscription, { maxLength: 4 }),
    fc.array(fc.oneof(contact, subscription), { maxLength: 6 }),
  ),
})

function write(store: WriteStore, id: number, { system, records }: AnyImport): void {
  transact(store, () => {
    const start = { file: `${id}.csv`, bytes: 1, source: 'x', kinds: [], encoding: '', delimiter: '', importedAt: 0 }
    const mapping = {
      source: 'x',
      columns: {},
      timeZone: null,
      dateOrder: null,
      decimal: null,
      currency: null,
      words: {},
    }
    beginImport(store, { ...start, mapping, id })
    const writer = makeRecordWriter(store, { importId: id, system })
    const encoder = makeRecordEncoder()
    records.forEach((record, i) => {
      encoder.add(record, i + 2, true)
    })
    for (const batch of encoder.take(true)) writer.write(batch)
    const written = writer.finish()
    const rowsIn = written.records + written.merged
    endImport(store, id, { ...written, rowsIn, excluded: 0, problems: 0, exclusions: new Map(), sha256: `${id}` })
  })
}

const takeOut = (store: WriteStore, id: number): void => transact(store, () => takeOutImport(store, id))

/** What the content hash doesn't cover: which import and line each record is said to come from, and who speaks of whom. */
function origins(store: WriteStore): unknown {
  const all = (sql: string): unknown => store.db.prepare(sql).all()
  return [
    all('SELECT system_id, vendor_id, import_id, line FROM contacts ORDER BY 1, 2'),
    all('SELECT system_id, vendor_id, import_id, line FROM subscriptions ORDER BY 1, 2'),
    all('SELECT system_id, person_key, import_id FROM people ORDER BY 1, 2'),
    all('SELECT COUNT(*) AS n FROM statements'),
    all('SELECT COUNT(*) AS n FROM person_statements'),
    all('SELECT system_id, import_id, line, body FROM stand_ins ORDER BY body, import_id'),
  ]
}

const terms = ['zendesk', 'stripe', 'refund', 'login', 'open', 'closed', 'pro', 'basic']
/** Words numbered alike in every project, so that what refers to them can be compared. */
function numberTerms(store: WriteStore): void {
  const kinds = ['system', 'topic', 'status', 'plan']
  for (const kind of kinds) {
    for (const term of terms) store.sql('INSERT INTO terms (kind, term) VALUES (?, ?)').run(kind, term)
  }
}

describe('takeOutImport', { timeout: 300_000 }, () => {
  it('leaves the project as if the import had never been made, whatever came before and after it', () => {
    fc.assert(
      fc.property(
        fc.array(anyImport, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
        (imports, picks) => {
          const out = [...new Set(picks.map((pick) => (pick % imports.length) + 1))]
          const [one, other] = [importBench(), importBench()]
          try {
            for (const { store } of [one, other]) numberTerms(store)
            imports.forEach((each, i) => {
              write(one.store, i + 1, each)
              if (!out.includes(i + 1)) write(other.store, i + 1, each)
            })
            for (const id of out) takeOut(one.store, id)
            expect(contentHash(one.store)).toBe(contentHash(other.store))
            expect(origins(one.store)).toEqual(origins(other.store))
          } finally {
            one.remove()
            other.remove()
          }
        },
      ),
      draws(50, 20_261_122),
    )
  })

  it.each([
    ['says the same thing twice', [7_000, 7_000]],
    ['says a thing twice, then another', [7_000, 7_000, 8_000]],
    ['says a thing, another, and the first again', [7_000, 8_000, 7_000]],
  ])('keeps no more of what is left than if that had come alone: %s', (_, ends) => {
    const told = (endedAt: number): CanonicalRecord => ({
      kind: 'subscription',
      vendorId: 'S-1',
      customerVendorId: 'C-1',
      person: nobody,
      quantity: 1,
      mrrMinor: 100,
      currency: 'EUR',
      startedAt: 1_000,
      endedAt,
      plan: null,
      status: null,
      trialEndAt: null,
      cancelRequestedAt: null,
      endReason: null,
    })
    const [one, other] = [importBench(), importBench()]
    try {
      for (const { store } of [one, other]) numberTerms(store)
      write(one.store, 1, { system: 'stripe', records: [told(9_000)] })
      for (const { store } of [one, other]) write(store, 2, { system: 'stripe', records: ends.map(told) })
      takeOut(one.store, 1)
      expect(contentHash(one.store)).toBe(contentHash(other.store))
      expect(origins(one.store)).toEqual(origins(other.store))
    } finally {
      one.remove()
      other.remove()
    }
  })

  it('gives the same content when an import is taken out and made again in its old place', () => {
    fc.assert(
      fc.property(
        fc.array(anyImport, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
        (imports, picks) => {
          const bench = importBench()
          try {
            imports.forEach((each, i) => {
              write(bench.store, i + 1, each)
            })
            const before = [contentHash(bench.store), origins(bench.store)]
            for (const pick of picks) {
              const at = pick % imports.length
              takeOut(bench.store, at + 1)
              write(bench.store, at + 1, imports[at] as AnyImport)
            }
            expect(contentHash(bench.store)).toBe(before[0])
          } finally {
            bench.remove()
          }
        },
      ),
      draws(50, 20_261_122),
    )
  })
})
