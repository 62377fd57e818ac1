import { domainOf, isSharedDomain } from '../../shared/import/domains.ts'
import { type LinkMethod, type LinkReport, linkMethods, type UnmatchedWhy } from '../../shared/import/report.ts'
import { makePayerRef } from '../store/facts/link.ts'
import { readStandingDecisions } from '../store/identity-decisions.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'
import { keptReport } from './kept-report.ts'

/** How many contacts, customers and how much recurring revenue could be matched, what each method added, and why the rest could not. */
export function readLink(store: ReadStore): LinkReport {
  return keptReport(store, 'link', () => ({ report: makeLinkReport(store), evidence: [] }))
}

/** Payers with their MRR now in the project's currency, in minor units. */
export const payingNowSql = `SELECT payer_id, after_minor FROM (
      SELECT payer_id, after_minor, ROW_NUMBER() OVER (PARTITION BY payer_id ORDER BY at DESC, id DESC) AS newest FROM movements WHERE currency = ?)
    WHERE newest = 1 AND after_minor > 0`

function makeLinkReport(store: ReadStore): LinkReport {
  const { currency } = readSettings(store)
  const one = (sql: string, ...args: unknown[]) =>
    Number(
      store
        .sql(sql)
        .pluck()
        .get(...args) ?? 0,
    )
  const total = {
    contacts: one('SELECT COUNT(*) FROM contacts'),
    customers: one('SELECT COUNT(*) FROM payers'),
    people: one('SELECT COUNT(*) FROM people WHERE id IN (SELECT person_id FROM contacts)'),
    mrr: one(`SELECT SUM(after_minor) FROM (${payingNowSql})`, currency),
  }
  const matched = { contacts: 0, customers: 0, people: 0, mrr: 0 }
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
  const counts = readMethodCounts(store, currency)
  const methods = linkMethods.flatMap((method) => {
    const found = counts.get(method)
    if (found === undefined) return []
    matched.contacts += found.contacts
    matched.customers += found.newCustomers
    matched.people += found.people
    matched.mrr += found.newMrr
    return [
      {
        method,
        people: found.people,
        contacts: found.contacts,
        customers: found.customers,
        added: { contacts: found.contacts, customers: found.newCustomers, mrrMinor: found.newMrr },
        reached: {
          contacts: share(matched.contacts, total.contacts),
          customers: share(matched.customers, total.customers),
          mrr: share(matched.mrr, total.mrr),
        },
      },
    ]
  })
  return {
    matchRate: {
      contacts: share(matched.contacts, total.contacts),
      customers: share(matched.customers, total.customers),
      mrr: share(matched.mrr, total.mrr),
    },
    contacts: { total: total.contacts, matched: matched.contacts },
    customers: { total: total.customers, withContact: matched.customers },
    people: {
      total: total.people,
      matched: one('SELECT COUNT(*) FROM links WHERE person_id IN (SELECT person_id FROM contacts)'),
    },
    mrr: { currency, totalMinor: total.mrr, matchedMinor: matched.mrr },
    methods,
    unmatched: readUnmatched(store),
    accounts: readAccounts(store),
    mergedAccounts: one('SELECT COUNT(*) FROM payer_accounts') - total.customers,
    decisions: readStandingDecisions(store).length,
    conflicts: one("SELECT COUNT(*) FROM link_doubts WHERE kind = 'fits-several'"),
  }
}

interface MethodCounts {
  people: number
  contacts: number
  customers: number
  /** Customers whom no more trusted method reached. */
  newCustomers: number
  newMrr: number
}

function readMethodCounts(store: ReadStore, currency: string): Map<LinkMethod, MethodCounts> {
  const found = new Map<LinkMethod, MethodCounts>()
  const people = store
    .sql('SELECT method, COUNT(*), COUNT(DISTINCT payer_id) FROM links GROUP BY method')
    .raw()
    .all() as [LinkMethod, number, number][]
  for (const [method, count, customers] of people)
    found.set(method, { people: count, contacts: 0, customers, newCustomers: 0, newMrr: 0 })
  const contacts = store
    .sql('SELECT l.method, COUNT(*) FROM contacts c JOIN links l ON l.person_id = c.person_id GROUP BY l.method')
    .raw()
    .all() as [LinkMethod, number][]
  for (const [method, count] of contacts) (found.get(method) as MethodCounts).contacts = count
  const rank = `CASE method ${linkMethods.map((method, i) => `WHEN '${method}' THEN ${i}`).join(' ')} END`
  const firsts = store
    .sql(
      `SELECT f.rank, COUNT(*), COALESCE(SUM(m.after_minor), 0)
         FROM (SELECT payer_id, MIN(${rank}) AS rank FROM links GROUP BY payer_id) f LEFT JOIN (${payingNowSql}) m ON m.payer_id = f.payer_id
        GROUP BY f.rank`,
    )
    .raw()
    .all(currency) as [number, number, number][]
  for (const [place, customers, mrr] of firsts) {
    const counts = found.get(linkMethods[place] as LinkMethod) as MethodCounts
    counts.newCustomers = customers
    counts.newMrr = mrr
  }
  return found
}

function readUnmatched(store: ReadStore): LinkReport['unmatched'] {
  const counts = new Map<UnmatchedWhy, { people: number; contacts: number }>()
  const add = (why: UnmatchedWhy, people: number, contacts: number): void => {
    const known = counts.get(why) ?? { people: 0, contacts: 0 }
    counts.set(why, { people: known.people + people, contacts: known.contacts + contacts })
  }
  const nobody = Number(store.sql('SELECT COUNT(*) FROM contacts WHERE person_id IS NULL').pluck().get())
  if (nobody > 0) add('nobody-named', 0, nobody)
  const rows = store.db
    .prepare(
      `SELECT p.email, p.external_id IS NULL AND p.company_id IS NULL AND p.organisation IS NULL, d.kind, n.contacts
         FROM (SELECT person_id, COUNT(*) AS contacts FROM contacts WHERE person_id IS NOT NULL GROUP BY person_id) n
         JOIN people p ON p.id = n.person_id LEFT JOIN links l ON l.person_id = p.id LEFT JOIN link_doubts d ON d.person_id = p.id
        WHERE l.person_id IS NULL`,
    )
    .raw()
    .iterate() as IterableIterator<[string | null, number, UnmatchedWhy | null, number]>
  for (const [email, hasNoOther, doubt, contacts] of rows) {
    const domain = domainOf(email)
    const isFree = hasNoOther === 1 && domain !== null && isSharedDomain(domain)
    add(doubt ?? (isFree ? 'free-mail' : 'no-such-customer'), 1, contacts)
  }
  return [...counts]
    .map(([why, count]) => ({ why, ...count }))
    .sort((a, b) => b.contacts - a.contacts || (a.why < b.why ? -1 : 1))
}

function readAccounts(store: ReadStore): LinkReport['accounts'] {
  const withSeveralPeople = Number(
    store.sql('SELECT COUNT(*) FROM (SELECT 1 FROM links GROUP BY payer_id HAVING COUNT(*) > 1)').pluck().get(),
  )
  const most = store
    .sql(
      `SELECT l.payer_id AS payer, COUNT(*) AS people FROM links l JOIN payers p ON p.id = l.payer_id JOIN terms y ON y.id = p.system_id
        GROUP BY l.payer_id HAVING COUNT(*) > 1 ORDER BY COUNT(*) DESC, y.term, p.vendor_id LIMIT 1`,
    )
    .get() as { payer: number; people: number } | undefined
  if (most === undefined) return { withSeveralPeople, most: null }
  const contacts = Number(store.sql('SELECT COUNT(*) FROM facts WHERE payer_id = ?').pluck().get(most.payer))
  return {
    withSeveralPeople,
    most: { customer: makePayerRef(store)(most.payer), people: most.people, contacts },
  }
}
