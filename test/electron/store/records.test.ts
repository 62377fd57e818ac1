import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeRecordEncoder, maybePersonKey } from '../../../electron/store/record-batch.ts'
import { makeRecordWriter, type WrittenRecords } from '../../../electron/store/records.ts'
import { transact } from '../../../electron/store/store.ts'
import type { CanonicalRecord, ContactRecord } from '../../../shared/base/model.ts'
import { contactOf, nobody } from '../../../shared/import/empty-record.ts'
import { type ImportBench, importBench } from '../../helpers/import-text.ts'

let bench: ImportBench
beforeEach(() => {
  bench = importBench()
})
afterEach(() => bench.remove())

let imports = 0
function write(records: readonly CanonicalRecord[], on: ImportBench = bench, system = 'zendesk'): WrittenRecords {
  const encoder = makeRecordEncoder()
  imports += 1
  return transact(on.store, () => {
    const writer = makeRecordWriter(on.store, { importId: imports, system })
    records.forEach((record, i) => {
      encoder.add(record, i + 2, true)
    })
    for (const batch of encoder.take(true)) writer.write(batch)
    return writer.finish()
  })
}

const contact = (id: string, known: Partial<ContactRecord> = {}): ContactRecord =>
  contactOf({ vendorId: id, person: nobody, openedAt: 1_000, ...known })

describe('makeRecordWriter', () => {
  it('writes records with their words and people once, and counts them', () => {
    const ana = { ...nobody, vendorPersonId: '7', email: 'ana@example.com' }
    const written = write([
      contact('1', { person: ana, channel: 'email', topic: 'refund' }),
      contact('2', { person: ana, channel: 'email', openedAt: 5_000 }),
      contact('1', { person: ana }),
    ])
    expect(written).toEqual({ records: 2, merged: 1, dataFrom: 1_000, dataThrough: 5_000, kinds: ['contact'] })
    expect(bench.rows('SELECT kind, term FROM terms ORDER BY kind, term')).toEqual([
      { kind: 'channel', term: 'email' },
      { kind: 'system', term: 'zendesk' },
      { kind: 'topic', term: 'refund' },
    ])
    expect(bench.rows('SELECT person_key, email FROM people')).toEqual([
      { person_key: 'id:7', email: 'ana@example.com' },
    ])
  })

  it('writes as many as there are, whatever the number', () => {
    const counts = [1, 31, 32, 33, 4_095, 4_096, 4_097, 9_000]
    for (const [i, count] of counts.entries()) {
      const records = Array.from({ length: count }, (_, k) =>
        contact(`${i}-${k}`, { person: { ...nobody, externalId: `${i}-${k % 500}` }, topic: `t${k % 40}` }),
      )
      expect(write(records)).toMatchObject({ records: count, merged: 0 })
      expect(write(records)).toMatchObject({ records: 0, merged: count })
    }
    expect(bench.rows('SELECT COUNT(*) AS n FROM contacts')).toEqual([{ n: counts.reduce((a, b) => a + b) }])
  })

  it('keeps the newer state of a record field by field, in whichever order the states come', () => {
    const older = contact('1', {
      updatedAt: 10,
      status: 'closed',
      closedAt: 1_500,
      channel: 'email',
      rating: 4,
      satisfied: true,
      topic: 'refund',
    })
    const newer = contact('1', { updatedAt: 20, status: 'open', closedAt: null, channel: 'chat', team: 'Tier 2' })
    const expected = [{ closed: null, channel: 'chat', team: 'Tier 2', rating: 4, updated: 20 }]
    for (const states of [
      [older, newer],
      [newer, older],
      [older, newer, older],
      [newer, newer, older],
    ]) {
      const one = importBench()
      try {
        for (const state of states) write([state], one)
        expect(
          one.rows(
            'SELECT closed_at AS closed, (SELECT term FROM terms WHERE id = channel_id) AS channel, (SELECT term FROM terms WHERE id = team_id) AS team, rating, updated_at AS updated FROM contacts',
          ),
        ).toEqual(expected)
      } finally {
        one.remove()
      }
    }
  })

  it('takes what a subscription costs now from the export that reaches later, whichever is imported first', async () => {
    const head = 'subscription_id,customer_id,started_at,mrr,plan\n'
    const spring = `${head}S-1,C-1,2026-01-01,300.00,pro\nS-2,C-2,2026-03-01,90.00,pro\n`
    const autumn = `${head}S-1,C-1,2026-01-01,120.00,basic\nS-2,C-2,2026-03-01,90.00,pro\nS-3,C-3,2026-09-01,50.00,pro\n`
    for (const order of [
      [spring, autumn],
      [autumn, spring],
    ]) {
      const one = importBench()
      try {
        for (const text of order) await one.importText(text, { source: 'generic-subscriptions' })
        expect(one.rows('SELECT vendor_id AS id, mrr_minor AS mrr FROM subscriptions ORDER BY vendor_id')).toEqual([
          { id: 'S-1', mrr: 12_000 },
          { id: 'S-2', mrr: 9_000 },
          { id: 'S-3', mrr: 5_000 },
        ])
      } finally {
        one.remove()
      }
    }
  })

  it('lets an export without a column say nothing about it', () => {
    write([contact('1', { updatedAt: 10, status: 'closed', closedAt: 1_500 })])
    write([contact('1', { updatedAt: 20, aiInvolved: true })])
    expect(bench.rows('SELECT closed_at, ai FROM contacts')).toEqual([{ closed_at: 1_500, ai: 1 }])
  })

  it('keeps ids of different systems apart, and one crosswalk line per key', () => {
    write([contact('1')])
    write([contact('1')], bench, 'intercom')
    expect(bench.rows('SELECT COUNT(*) AS n FROM contacts')).toEqual([{ n: 2 }])
    write([{ kind: 'crosswalk', vendorId: 'a', left: 'a', right: 'cus_1' }], bench, 'crosswalk')
    write([{ kind: 'crosswalk', vendorId: 'a', left: 'a', right: 'cus_2' }], bench, 'other')
    expect(bench.rows('SELECT left_key, right_key FROM crosswalk')).toEqual([{ left_key: 'a', right_key: 'cus_2' }])
    write([{ kind: 'crosswalk', vendorId: 'a', left: 'a', right: 'cus_0' }], bench, 'corrected')
    expect(bench.rows('SELECT left_key, right_key FROM crosswalk')).toEqual([{ left_key: 'a', right_key: 'cus_0' }])
  })

  it('lets a subscription of its own take the place of one that only a table of customers told of', () => {
    const customers =
      'customer_id,signup_date,mrr,plan,segment\nC-1,2026-01-01,100.00,pro,SMB\nC-2,2026-01-01,50.00,pro,SMB\n'
    const own = 'subscription_id,customer_id,started_at,mrr\nS-1,C-1,2026-01-01,120.00\n'
    return (async () => {
      for (const order of [
        [customers, own],
        [own, customers],
      ]) {
        const one = importBench()
        try {
          for (const text of order)
            await one.importText(text, { source: text === own ? 'generic-subscriptions' : 'generic-customers' })
          expect(one.rows('SELECT vendor_id AS id, mrr_minor AS mrr FROM subscriptions ORDER BY vendor_id')).toEqual([
            { id: 'S-1', mrr: 12_000 },
            { id: 'customer:C-2', mrr: 5_000 },
          ])
        } finally {
          one.remove()
        }
      }
    })()
  })
})

describe('maybePersonKey', () => {
  it('prefers the vendor’s own id, then the company’s, then the e-mail', () => {
    expect(
      maybePersonKey({ vendorPersonId: '7', externalId: 'K', email: 'a@b.c', companyId: null, organisation: null }),
    ).toBe('id:7')
    expect(maybePersonKey({ ...nobody, externalId: 'K', email: 'a@b.c' })).toBe('external:K')
    expect(maybePersonKey({ ...nobody, email: 'a@b.c', organisation: 'Acme' })).toBe('email:a@b.c')
    expect(maybePersonKey({ ...nobody, organisation: 'Acme' })).toBe('organisation:Acme')
    expect(maybePersonKey(nobody)).toBeUndefined()
  })
})
