import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { decide, findCustomers, identityReport, undecide } from '../../../electron/api/identity.ts'
import { readLink } from '../../../electron/api/link.ts'
import { ensureDerived } from '../../../electron/store/facts/derive.ts'
import { readMrrAt } from '../../../electron/store/facts/movements.ts'
import type { Decision } from '../../../shared/import/identity.ts'
import { draws } from '../../helpers/draws.ts'
import { type ImportBench, importBench } from '../../helpers/import-text.ts'

const benches: ImportBench[] = []
afterEach(() => {
  for (const bench of benches.splice(0)) bench.remove()
})
const open = (): ImportBench => {
  const bench = importBench()
  benches.push(bench)
  return bench
}

const customers = (...rows: string[]): string =>
  ['customer id,email,external id,company id,company,merged into,created at', ...rows, ''].join('\n')
const subscriptions = (...rows: string[]): string =>
  ['subscription id,customer id,mrr,currency,started at,ended at', ...rows, ''].join('\n')
const contacts = (...rows: string[]): string =>
  ['ticket id,requester id,customer id,email,company id,organization,created at,closed at', ...rows, ''].join('\n')
const zendesk = (...rows: string[]): string =>
  [
    'Summation column,Id,Requester id,Requester external id,Requester email,Status,Ticket type,Created at,Group stations',
    ...rows,
    '',
  ].join('\n')
const stripeCustomers = (...rows: string[]): string =>
  [
    'id,Description,Email,Name,Created (UTC),Delinquent,Account Balance,Currency,Total Spend,Payment Count,Average Order,Refunded Volume,Dispute Losses,user_id (metadata)',
    ...rows,
    '',
  ].join('\n')

const three = customers(
  'c1,ana@acme.com,,,Acme GmbH,,2025-01-01',
  'c2,billing@beta.com,,,Beta Ltd,,2025-01-01',
  'c3,ana@acme.com,,,Acme Old,,2024-01-01',
)
const paid = subscriptions(
  's1,c1,100.00,EUR,2025-01-01,',
  's2,c2,50.00,EUR,2025-01-01,',
  's3,c3,30.00,EUR,2024-01-01,2025-06-30',
)
const asked = contacts(
  't1,1,,ana@acme.com,,,2026-01-05 10:00,2026-01-05 11:00',
  't2,2,,joe@beta.com,,,2026-01-06 10:00,2026-01-06 11:00',
  't3,3,,support@beta.com,,,2026-01-07 10:00,2026-01-07 11:00',
  't4,4,,zoe@nowhere.com,,BETA Limited,2026-01-08 10:00,2026-01-08 11:00',
  't5,5,,pat@gmail.com,,,2026-01-09 10:00,2026-01-09 11:00',
)

async function acme(): Promise<ImportBench> {
  const bench = open()
  await bench.importText(three, { source: 'generic-customers', name: 'customers.csv' })
  await bench.importText(paid, { source: 'generic-subscriptions', name: 'subscriptions.csv' })
  await bench.importText(asked, { source: 'generic-contacts', name: 'contacts.csv' })
  ensureDerived(bench.store)
  return bench
}
const linksOf = (bench: ImportBench): Record<string, string> =>
  Object.fromEntries(
    bench
      .rows<{ email: string; vendor_id: string; method: string }>(
        'SELECT pe.email, pa.vendor_id, l.method FROM links l JOIN people pe ON pe.id = l.person_id JOIN payers pa ON pa.id = l.payer_id ORDER BY pe.email',
      )
      .map((row) => [row.email, `${row.vendor_id} by ${row.method}`]),
  )
const conflict = (bench: ImportBench, kind: string) => {
  const found = identityReport(bench.store).conflicts.find((one) => one.kind === kind)
  if (!found) throw new Error(`no conflict ${kind}`)
  return found
}
const mrr = (bench: ImportBench, day: string) => readMrrAt(bench.store, { currency: 'EUR', at: Date.parse(day) / 1000 })

describe('readLink', () => {
  it('tells why each contact stays unmatched and adds every method up', async () => {
    const bench = await acme()
    expect(linksOf(bench)).toEqual({ 'joe@beta.com': 'c2 by domain' })
    const link = readLink(bench.store)
    expect(link.contacts).toEqual({ total: 5, matched: 1 })
    expect(link.mrr).toEqual({ currency: 'EUR', totalMinor: 15_000, matchedMinor: 5_000 })
    expect(link.methods).toEqual([
      {
        method: 'domain',
        people: 1,
        contacts: 1,
        customers: 1,
        added: { contacts: 1, customers: 1, mrrMinor: 5_000 },
        reached: { contacts: 0.2, customers: 1 / 3, mrr: 1 / 3 },
      },
    ])
    expect(Object.fromEntries(link.unmatched.map((one) => [one.why, one.contacts]))).toEqual({
      'fits-several': 1,
      'shared-mailbox': 1,
      'name-is-like': 1,
      'free-mail': 1,
    })
    expect(link.conflicts).toBe(1)
  })
  it('counts conflicts anew after an import that is derived in part', async () => {
    const bench = await acme()
    expect(readLink(bench.store).conflicts).toBe(1)
    await bench.importText(zendesk('1,6,106,,ana@acme.com,Open,Question,2026-01-10 10:00,1'), {
      source: 'zendesk-tickets',
    })
    expect(readLink(bench.store).conflicts).toBe(2)
  })
})

describe('decide', () => {
  it('joins two customers: money, contacts and customers follow, and nothing is counted twice', async () => {
    const bench = await acme()
    const before = { now: mrr(bench, '2026-01-01'), earlier: mrr(bench, '2025-03-01') }
    const ask = conflict(bench, 'customers-alike')
    expect(ask).toMatchObject({ people: 1, contacts: 1, shared: ['e-mail ana@acme.com'] })
    const [same] = ask.choices
    expect(same?.words).toBe('They are one customer, counted as Acme GmbH (c1)')
    decide(bench.store, { decisions: same?.decisions ?? [] }, 1_790_000_000)
    expect(linksOf(bench)).toEqual({ 'ana@acme.com': 'c1 by email', 'joe@beta.com': 'c2 by domain' })
    expect(mrr(bench, '2026-01-01')).toEqual({ ...before.now, customers: before.now.customers })
    expect(mrr(bench, '2025-03-01')).toEqual({ minor: before.earlier.minor, customers: before.earlier.customers - 1 })
    expect(bench.rows('SELECT SUM(amount_minor) AS minor FROM movements')).toEqual([{ minor: before.now.minor }])
    expect(bench.rows('SELECT COUNT(*) AS n FROM payers')).toEqual([{ n: 2 }])
    // What was churn of one customer is contraction of the one that both are.
    expect(
      bench.rows(
        "SELECT kind, amount_minor FROM movements m JOIN payers p ON p.id = m.payer_id WHERE p.vendor_id = 'c1' ORDER BY at",
      ),
    ).toEqual([
      { kind: 'new', amount_minor: 3000 },
      { kind: 'expansion', amount_minor: 10000 },
      { kind: 'contraction', amount_minor: -3000 },
    ])
    expect(identityReport(bench.store).merges).toEqual([{ account: 'generic/c3', into: 'generic/c1', by: 'decision' }])
    expect(readLink(bench.store).mergedAccounts).toBe(1)
  })

  it('gives every question of the data answers that settle it', async () => {
    const bench = await acme()
    for (const kind of ['customers-alike', 'shared-mailbox', 'name-is-like']) {
      const ask = conflict(bench, kind)
      for (const choice of ask.choices) {
        const hash = bench.hash()
        decide(bench.store, { decisions: choice.decisions }, 1_790_000_000)
        const left = identityReport(bench.store).conflicts.find((one) => one.id === ask.id)
        expect(left === undefined || left.isSettled || left.people === 0, `${kind}: ${choice.words}`).toBe(true)
        for (const _ of choice.decisions) undecide(bench.store, undefined)
        expect(bench.hash()).toBe(hash)
        expect(conflict(bench, kind).id).toBe(ask.id)
      }
    }
  })

  it('holds over an import that says otherwise, and over a second one of the same file', async () => {
    const bench = await acme()
    decide(bench.store, { decisions: [{ kind: 'belongs-to', who: 'generic/email:joe@beta.com', customer: 'c1' }] }, 1)
    expect(linksOf(bench)['joe@beta.com']).toBe('c1 by decision')
    expect(identityReport(bench.store).decisions[0]?.words).toBe('joe@beta.com belongs to c1')
    await bench.importText(contacts('t2,2,c2,joe@beta.com,,,2026-01-06 10:00,2026-02-06 11:00'), {
      source: 'generic-contacts',
    })
    await bench.importText(three, { source: 'generic-customers', name: 'customers-again.csv' })
    ensureDerived(bench.store)
    expect(linksOf(bench)['joe@beta.com']).toBe('c1 by decision')
  })

  it('lets what a decision replaced stand again when it is taken back', async () => {
    const bench = await acme()
    const hash = bench.hash()
    decide(bench.store, { decisions: [{ kind: 'belongs-to', who: 'joe@beta.com', customer: 'c1' }] }, 1)
    const first = bench.hash()
    decide(bench.store, { decisions: [{ kind: 'belongs-to-nobody', who: 'joe@beta.com' }] }, 2)
    expect(linksOf(bench)).toEqual({})
    undecide(bench.store, undefined)
    expect(bench.hash()).toBe(first)
    expect(linksOf(bench)).toEqual({ 'joe@beta.com': 'c1 by decision' })
    undecide(bench.store, undefined)
    expect(bench.hash()).toBe(hash)
    expect(() => undecide(bench.store, undefined)).toThrow('nothing was decided')
  })

  it('keeps apart whom a vendor merged, and whom ids tie together', async () => {
    const bench = open()
    await bench.importText(
      customers('c1,a@x.com,,,X,,2025-01-01', 'c2,b@y.com,,,Y,c1,2025-01-01', 'c3,c@z.com,,,Z,gone,2025-01-01'),
      { source: 'generic-customers' },
    )
    await bench.importText(subscriptions('s2,c2,50.00,EUR,2025-01-01,'), { source: 'generic-subscriptions' })
    await bench.importText(
      stripeCustomers('cus_9,,pay@x.com,X,2025-01-01 00:00:00,false,0.00,eur,0.00,0,0.00,0.00,0.00,c1'),
      {
        source: 'stripe-customers',
      },
    )
    await bench.importText(contacts('t1,1,,b@y.com,,,2026-01-05 10:00,2026-01-05 11:00'), {
      source: 'generic-contacts',
    })
    ensureDerived(bench.store)
    expect(identityReport(bench.store).merges).toEqual([
      { account: 'generic/c2', into: 'generic/c1', by: 'vendor' },
      { account: 'stripe/cus_9', into: 'generic/c1', by: 'ids' },
    ])
    expect(linksOf(bench)).toEqual({ 'b@y.com': 'c1 by email' })
    expect(mrr(bench, '2026-01-01')).toEqual({ minor: 5000, customers: 1 })
    decide(bench.store, { decisions: [{ kind: 'different-customers', from: 'c1', into: 'c2' }] }, 1)
    expect(linksOf(bench)).toEqual({ 'b@y.com': 'c2 by email' })
    expect(identityReport(bench.store).merges).toEqual([{ account: 'stripe/cus_9', into: 'generic/c1', by: 'ids' }])
  })

  it('refuses what contradicts, and whom nobody knows', async () => {
    const bench = await acme()
    const say = (...decisions: Decision[]) => decide(bench.store, { decisions }, 1)
    expect(() => say({ kind: 'same-customer', from: 'c1', into: 'c9' })).toThrow('there is no customer “c9”')
    expect(() => say({ kind: 'same-customer', from: 'c1', into: 'c1' })).toThrow('named twice')
    expect(() => say({ kind: 'belongs-to-nobody', who: 'gmail.com' })).toThrow('a mail provider')
    expect(() => say({ kind: 'belongs-to-nobody', who: 'who@else.com' })).toThrow('nobody in the data fits')
    say({ kind: 'same-customer', from: 'c1', into: 'c2' }, { kind: 'same-customer', from: 'c2', into: 'c3' })
    expect(() => say({ kind: 'different-customers', from: 'c1', into: 'c3' })).toThrow('contradicts other decisions')
    say({ kind: 'different-customers', from: 'c1', into: 'c2' })
    expect(identityReport(bench.store).merges.map((one) => one.account)).toEqual(['generic/c2'])
    say({ kind: 'belongs-to', who: 'joe@beta.com', customer: 'c1' })
    expect(() => say({ kind: 'does-not-belong-to', who: 'joe@beta.com', customer: 'c1' })).toThrow(
      'joe@beta.com belongs to c1',
    )
  })

  it('waits for a customer who is not in the data any more', async () => {
    const bench = await acme()
    decide(bench.store, { decisions: [{ kind: 'belongs-to', who: 'joe@beta.com', customer: 'c1' }] }, 1)
    bench.store.db.exec(
      "DELETE FROM subscriptions WHERE customer_vendor_id = 'c1'; DELETE FROM customers WHERE vendor_id = 'c1'; DELETE FROM derivation",
    )
    expect(identityReport(bench.store).decisions).toMatchObject([{ words: 'joe@beta.com belongs to c1', waits: true }])
    expect(linksOf(bench)).toMatchObject({ 'joe@beta.com': 'c2 by domain' })
  })

  it('says which external id stands beside addresses of several people, and which crosswalk line goes astray', async () => {
    const bench = open()
    await bench.importText(customers('c1,,U1,,X,,2025-01-01'), { source: 'generic-customers' })
    await bench.importText(
      zendesk(
        '1,1,101,U1,ana@x.com,Open,Question,2026-01-05 10:00,1',
        '1,2,102,U1,bob@y.com,Open,Question,2026-01-06 10:00,1',
      ),
      { source: 'zendesk-tickets' },
    )
    await bench.importText('helpdesk company,stripe customer id\nAcme,cus_missing\n', { source: 'crosswalk' })
    const ask = conflict(bench, 'id-of-several')
    expect(ask.shared).toEqual(['external id U1 (zendesk: ana@x.com, bob@y.com)'])
    expect(conflict(bench, 'crosswalk-astray').shared[0]?.toLowerCase()).toBe('crosswalk line acme → cus_missing')
    decide(bench.store, { decisions: ask.choices[0]?.decisions ?? [] }, 1)
    expect(identityReport(bench.store).conflicts.map((one) => one.kind)).toEqual(['crosswalk-astray'])
  })

  it('finds customers by id, name or address', async () => {
    const bench = await acme()
    expect(findCustomers(bench.store, 'beta')).toEqual([{ customer: 'generic/c2', name: 'Beta Ltd', mrrMinor: 5000 }])
    expect(findCustomers(bench.store, '%')).toEqual([])
  })
})

describe('who is who', () => {
  const files = { 'generic-customers': three, 'generic-subscriptions': paid, 'generic-contacts': asked }
  type SourceId = keyof typeof files
  const shuffled = (text: string, order: readonly number[]): string => {
    const [head = '', ...rows] = text.trim().split('\n')
    const sorted = rows.map((row, i) => [order[i % order.length] ?? 0, row] as const).sort(([a], [b]) => a - b)
    return [head, ...sorted.map(([, row]) => row), ''].join('\n')
  }
  it('does not depend on the order of files, of rows or of decisions, and decisions win', async () => {
    const outcome = async (order: readonly SourceId[], rows: readonly number[], early: boolean) => {
      const bench = open()
      const say = () =>
        decide(
          bench.store,
          {
            decisions: [
              { kind: 'belongs-to', who: 'joe@beta.com', customer: 'c3' },
              { kind: 'same-customer', from: 'c3', into: 'c1' },
            ],
          },
          1,
        )
      for (const source of order) {
        await bench.importText(shuffled(files[source], rows), { source })
        ensureDerived(bench.store)
      }
      if (early) say()
      else {
        decide(bench.store, { decisions: [{ kind: 'same-customer', from: 'c3', into: 'c1' }] }, 5)
        decide(bench.store, { decisions: [{ kind: 'belongs-to', who: 'joe@beta.com', customer: 'c3' }] }, 6)
      }
      const { conflicts, merges } = identityReport(bench.store)
      return { links: linksOf(bench), conflicts, merges, hash: bench.hash(), link: readLink(bench.store) }
    }
    const first = await outcome(['generic-customers', 'generic-subscriptions', 'generic-contacts'], [0], true)
    expect(first.links['joe@beta.com']).toBe('c1 by decision')
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray<SourceId>(['generic-customers', 'generic-subscriptions', 'generic-contacts'], {
          minLength: 3,
        }),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (order, rows, early) => {
          expect(await outcome(order, rows, early)).toEqual(first)
        },
      ),
      draws(12),
    )
  })
  it('is the same whether derived in part or anew', async () => {
    const bench = await acme()
    const parts: readonly Decision[] = [
      { kind: 'belongs-to', who: 'joe@beta.com', customer: 'c1' },
      { kind: 'belongs-to', who: 'beta.com', customer: 'c2' },
      { kind: 'does-not-belong-to', who: 'BETA Limited', customer: 'c2' },
      { kind: 'belongs-to-nobody', who: 'generic/email:ana@acme.com' },
    ]
    const facts = () => ({
      links: linksOf(bench),
      facts: bench.rows(
        'SELECT contact_id, payer_id, party > 0 AS known, tier, issue_id FROM facts ORDER BY contact_id',
      ),
      doubts: bench.rows('SELECT * FROM link_doubts ORDER BY person_id'),
      link: readLink(bench.store),
    })
    for (const decision of parts) {
      decide(bench.store, { decisions: [decision] }, 1)
      const inPart = facts()
      bench.store.db.exec('DELETE FROM derivation; DELETE FROM reports')
      ensureDerived(bench.store)
      expect(facts()).toEqual(inPart)
    }
    expect(linksOf(bench)).toEqual({ 'joe@beta.com': 'c1 by decision', 'support@beta.com': 'c2 by decision' })
  })
})
