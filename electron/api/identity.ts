import { dateOfDay } from '../../shared/base/calendar.ts'
import { formatCount } from '../../shared/base/format.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { makeZone } from '../../shared/base/zone.ts'
import { domainOf, isSharedDomain, mailboxOf } from '../../shared/import/domains.ts'
import {
  type Choice,
  type Conflict,
  type ConflictKind,
  type CustomerLine,
  type CustomerRef,
  type Decision,
  type DecisionLine,
  decisionWords,
  type IdentityReport,
  type MergeLine,
  type Subject,
  standingDecisions,
} from '../../shared/import/identity.ts'
import { mergeCustomers } from '../../shared/import/merge-customers.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { maybeAccount, maybePayer, readMerges, subjectKey } from '../store/facts/link.ts'
import {
  dropIdentityDecision,
  keepIdentityDecisions,
  readIdentityDecisions,
  readStandingDecisions,
} from '../store/identity-decisions.ts'
import { readSettings } from '../store/settings.ts'
import { type ReadStore, transact, type WriteStore } from '../store/store.ts'
import { keptReport } from './kept-report.ts'
import { payingNowSql } from './link.ts'

const page = { offset: 0, limit: 50 }

/** The questions about who is who, most contacts first, with their answers, and what was decided. */
export function identityReport(
  store: ReadStore,
  { offset = page.offset, limit = page.limit }: { readonly offset?: number; readonly limit?: number } = {},
): IdentityReport {
  const { currency, timeZone } = readSettings(store)
  const groups = keptReport(store, 'identity', () => ({ report: readGroups(store), evidence: [] }))
  const onPage = groups.slice(offset, offset + limit)
  const contactsOf = onPage.some((group) => group.people > 0) ? readContactsOf(store) : new Map<number, number>()
  const conflicts = onPage.map((group) => conflictOf(store, group, contactsOf))
  const merges = readMergeLines(store)
  const zone = makeZone(timeZone)
  const decisions = readStandingDecisions(store)
    .sort((a, b) => b.id - a.id)
    .map(
      ({ id, note, at, ...decision }): DecisionLine => ({
        id,
        decision,
        words: decisionWords(decision),
        note,
        on: dateOfDay(zone.dayOf(at)),
        waits: waits(store, decision),
      }),
    )
  return {
    currency,
    open: groups.filter((group) => !group.isSettled).length,
    total: groups.length,
    conflicts,
    decisions,
    merges: merges.slice(0, 200),
    mergesTotal: merges.length,
  }
}

/**
 * Keeps decisions about who is who; everything that rests on them is made anew. Names may be short where they are unique: `cus_1` for `stripe/cus_1`,
 * `ana@example.com` for `email:ana@example.com`, `example.com` for `domain:example.com`. Throws a `Refusal` when somebody named isn't in the data, or a
 * decision contradicts one that stands.
 */
export function decide(
  store: WriteStore,
  { decisions, note = '' }: { readonly decisions: readonly Decision[]; readonly note?: string },
  at: number,
): IdentityReport {
  ensureDerived(store)
  const named = decisions.map((decision) => nameInFull(store, decision))
  refuseContradictions(store, named)
  transact(store, () => keepIdentityDecisions(store, named, { note, at }))
  return identityReport(store)
}

/** Takes a decision back, the newest unless one is named; what it replaced stands again. */
export function undecide(store: WriteStore, id: number | undefined): IdentityReport {
  const newest = readIdentityDecisions(store).at(-1)?.id
  const wanted = id ?? newest
  if (wanted === undefined || !dropIdentityDecision(store, wanted))
    throw new Refusal(
      'not-found',
      wanted === undefined ? 'nothing was decided about who is who' : `there is no decision number ${wanted}`,
      'list the decisions to see which stand',
    )
  return identityReport(store)
}

/** Customers whose id, name or e-mail holds a text, those who pay most first: to choose one from. */
export function findCustomers(store: ReadStore, text: string): CustomerLine[] {
  ensureDerived(store)
  const like = `%${text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return store
    .sql(
      `SELECT y.term || '/' || p.vendor_id AS customer, COALESCE(p.organisation, p.email) AS name, COALESCE(m.after_minor, 0) AS mrrMinor
         FROM payers p JOIN terms y ON y.id = p.system_id LEFT JOIN (${payingNowSql}) m ON m.payer_id = p.id
        WHERE EXISTS (SELECT 1 FROM payer_accounts a WHERE a.payer_id = p.id AND a.vendor_id LIKE ? ESCAPE '\\')
           OR p.organisation LIKE ? ESCAPE '\\' OR p.email LIKE ? ESCAPE '\\'
        ORDER BY mrrMinor DESC, customer LIMIT 20`,
    )
    .all(readSettings(store).currency, like, like, like) as CustomerLine[]
}

/** A question before its words: which people and customers, and what they share. */
interface Group {
  readonly id: string
  readonly kind: ConflictKind
  readonly shared: readonly string[]
  readonly customers: readonly CustomerRef[]
  readonly people: number
  readonly contacts: number
  readonly isSettled: boolean
}

interface DoubtRow {
  readonly kind: string
  readonly shared: string
  readonly customers: string
  readonly people: number
  readonly contacts: number
}

function readGroups(store: ReadStore): Group[] {
  const decisions = readStandingDecisions(store)
  const apart = new Set(
    decisions.flatMap((one) => (one.kind === 'different-customers' ? [[one.from, one.into].sort().join(' ')] : [])),
  )
  const areApart = (customers: readonly CustomerRef[]): boolean =>
    customers.length > 1 &&
    customers.every((one, i) => customers.slice(i + 1).every((other) => apart.has([one, other].sort().join(' '))))
  const decidedDomains = new Set(
    decisions.flatMap((one) =>
      (one.kind === 'belongs-to' || one.kind === 'belongs-to-nobody') && one.who.startsWith('domain:')
        ? [`domain ${one.who.slice(7)}`]
        : [],
    ),
  )
  const groups = new Map<string, Group>()
  const add = (kind: ConflictKind, by: string, row: DoubtRow): void => {
    const id = `${kind} ${by}`
    const known = groups.get(id)
    const customers = known?.customers ?? (JSON.parse(row.customers) as CustomerRef[])
    groups.set(id, {
      id,
      kind,
      customers,
      shared: withoutImplied([...(known?.shared ?? []), row.shared]),
      people: (known?.people ?? 0) + row.people,
      contacts: (known?.contacts ?? 0) + row.contacts,
      isSettled: (kind === 'customers-alike' || kind === 'domain-of-several') && areApart(customers),
    })
  }
  const rows = store.db
    .prepare(
      `SELECT d.kind, d.shared, d.customers, COUNT(*) AS people, COALESCE(SUM(n.contacts), 0) AS contacts
         FROM link_doubts d LEFT JOIN (SELECT person_id, COUNT(*) AS contacts FROM contacts GROUP BY person_id) n ON n.person_id = d.person_id
        WHERE d.kind <> 'decided' GROUP BY d.kind, d.shared, d.customers`,
    )
    .iterate() as IterableIterator<DoubtRow>
  for (const row of rows) {
    if (row.kind === 'fits-several') add('customers-alike', row.customers, row)
    else if (row.kind === 'keys-disagree') add('keys-disagree', row.customers, row)
    else add(row.kind as ConflictKind, row.shared, row)
  }
  const alike = store.sql('SELECT kind, shared, customers FROM customer_doubts').all() as DoubtRow[]
  for (const row of alike) {
    // The people of the domain ask the same question already, or somebody answered it.
    const isAsked = groups.has(`domain-of-several ${row.shared}`) || decidedDomains.has(row.shared)
    if (row.kind === 'same-domain' && isAsked) continue
    add('customers-alike', row.customers, { ...row, people: 0, contacts: 0 })
  }
  for (const row of [...readIdsOfSeveral(store), ...readLinesAstray(store)])
    add(row.kind as ConflictKind, row.shared, row)
  return [...groups.values()]
    .filter((group) => !(group.isSettled && group.people === 0))
    .sort(
      (a, b) =>
        Number(a.isSettled) - Number(b.isSettled) ||
        b.contacts - a.contacts ||
        (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    )
}

/** What several customers share, each once; a shared address shares its domain too, and need not say so. */
function withoutImplied(shared: readonly string[]): string[] {
  return [...new Set(shared)]
    .filter((one) => !(one.startsWith('domain ') && shared.some((other) => other.endsWith(`@${one.slice(7)}`))))
    .sort()
    .slice(0, 5)
}

/** An account's id stands beside the addresses of many colleagues; one of so few is a person's. */
const mostOfOnePerson = 5

/** External ids that stand beside addresses of different domains: a person who moved, or two people under one id. */
function readIdsOfSeveral(store: ReadStore): DoubtRow[] {
  const decided = new Set(readStandingDecisions(store).flatMap((one) => ('who' in one ? [subjectKey(one.who)] : [])))
  const rows = store.db
    .prepare(
      `WITH said AS (
         SELECT system_id, external_id, id AS person_id, person_key, email FROM people WHERE external_id IS NOT NULL AND email IS NOT NULL
         UNION SELECT p.system_id, p.external_id, p.id, p.person_key, s.email FROM person_statements s JOIN people p ON p.id = s.person_id
          WHERE s.email IS NOT NULL AND p.external_id IS NOT NULL)
       SELECT y.term AS system, s.external_id AS externalId, json_group_array(DISTINCT s.email) AS emails, json_group_array(DISTINCT y.term || '/' || s.person_key) AS people,
              MIN(l.payer_id) AS payer, SUM(COALESCE(n.contacts, 0)) AS contacts
         FROM said s JOIN links l ON l.person_id = s.person_id JOIN terms y ON y.id = s.system_id
         LEFT JOIN (SELECT person_id, COUNT(*) AS contacts FROM contacts GROUP BY person_id) n ON n.person_id = s.person_id
        GROUP BY s.system_id, s.external_id HAVING COUNT(DISTINCT s.email) BETWEEN 2 AND ${mostOfOnePerson}`,
    )
    .all() as { system: string; externalId: string; emails: string; people: string; payer: number; contacts: number }[]
  return rows.flatMap((row) => {
    const emails = (JSON.parse(row.emails) as string[]).sort()
    const people = JSON.parse(row.people) as string[]
    const isSettled = people.every(
      (person) => decided.has(`person:${person}`) || decided.has(person.slice(person.indexOf('/') + 1)),
    )
    if (
      isSettled ||
      new Set(emails.map(domainOf)).size < 2 ||
      new Set(emails.map((one) => mailboxOf(one) ?? one)).size < 2
    )
      return []
    const customer = store
      .sql('SELECT y.term || ? || p.vendor_id FROM payers p JOIN terms y ON y.id = p.system_id WHERE p.id = ?')
      .pluck()
      .get('/', row.payer) as string
    return [
      {
        kind: 'id-of-several',
        shared: `external id ${row.externalId} (${row.system}: ${emails.join(', ')})`,
        customers: JSON.stringify([customer]),
        people: people.length,
        contacts: row.contacts,
      },
    ]
  })
}

/** Lines of a crosswalk that name a customer whom nobody knows. */
function readLinesAstray(store: ReadStore): DoubtRow[] {
  const lines = store.db.prepare('SELECT left_key AS "left", right_key AS "right" FROM crosswalk ORDER BY left_key')
  const known = new Set<string>()
  if (lines.get() === undefined) return []
  const keys = store.db
    .prepare(
      `SELECT vendor_id, NULL, NULL, NULL FROM payer_accounts
       UNION ALL SELECT NULL, external_id, email, company_id FROM customers
       UNION ALL SELECT NULL, external_id, email, company_id FROM subscriptions`,
    )
    .raw()
  for (const row of keys.iterate() as IterableIterator<(string | null)[]>)
    for (const key of row) if (key !== null) known.add(key.toLowerCase())
  return (lines.all() as { left: string; right: string }[])
    .filter(({ right }) => !known.has(right.toLowerCase()))
    .slice(0, 500)
    .map(({ left, right }) => ({
      kind: 'crosswalk-astray',
      shared: `crosswalk line ${left} → ${right}`,
      customers: '[]',
      people: 0,
      contacts: 0,
    }))
}

interface Example {
  readonly who: Subject
  readonly name: string
  readonly contacts: number
}

function conflictOf(store: ReadStore, group: Group, contactsOf: ReadonlyMap<number, number>): Conflict {
  const customers = group.customers.map((ref) => customerLine(store, ref))
  const people = readExamples(store, group, contactsOf)
  return {
    id: group.id,
    kind: group.kind,
    shared: group.shared,
    customers,
    people: group.people,
    contacts: group.contacts,
    examples: people.slice(0, 5),
    choices: choicesOf(group, customers, people),
    isSettled: group.isSettled,
  }
}

function customerLine(store: ReadStore, ref: CustomerRef): CustomerLine {
  const payer = maybePayer(store, ref)
  const row = store
    .sql(
      `SELECT COALESCE(p.organisation, p.email) AS name,
              COALESCE((SELECT m.after_minor FROM movements m WHERE m.payer_id = p.id AND m.currency = ? ORDER BY m.at DESC, m.id DESC LIMIT 1), 0) AS mrrMinor
         FROM payers p WHERE p.id = ?`,
    )
    .get(readSettings(store).currency, payer ?? -1) as { name: string | null; mrrMinor: number } | undefined
  return { customer: ref, name: row?.name ?? null, mrrMinor: row?.mrrMinor ?? 0 }
}

/** People that one answer may place at once: more than these are placed by domain, or by joining customers. */
const mostAtOnce = 500

function readExamples(store: ReadStore, group: Group, contactsOf: ReadonlyMap<number, number>): Example[] {
  if (group.people === 0) return []
  const customers = JSON.stringify(group.customers)
  const where =
    group.kind === 'id-of-several'
      ? "p.external_id = substr(@shared, 13, instr(@shared, ' (') - 13) AND y.term = substr(@shared, instr(@shared, ' (') + 2, instr(@shared, ': ') - instr(@shared, ' (') - 2)"
      : group.kind === 'customers-alike'
        ? "d.kind = 'fits-several' AND d.customers = @customers"
        : group.kind === 'keys-disagree'
          ? "d.kind = 'keys-disagree' AND d.customers = @customers"
          : 'd.kind = @kind AND d.shared = @shared'
  const rows = store.db
    .prepare(
      `SELECT p.id, CASE WHEN p.person_key LIKE 'email:%' THEN p.person_key ELSE 'person:' || y.term || '/' || p.person_key END AS who,
              COALESCE(p.email, p.organisation, p.external_id, p.person_key) AS name
         FROM people p JOIN terms y ON y.id = p.system_id ${group.kind === 'id-of-several' ? '' : 'JOIN link_doubts d ON d.person_id = p.id'}
        WHERE ${where}`,
    )
    .all({ kind: group.kind, shared: group.shared[0] ?? '', customers }) as { id: number; who: Subject; name: string }[]
  return rows
    .map(({ id, who, name }) => ({ who, name, contacts: contactsOf.get(id) ?? 0 }))
    .sort((a, b) => b.contacts - a.contacts || (a.who < b.who ? -1 : 1))
    .slice(0, mostAtOnce)
}

/** How many contacts each person has, counted in one go: there is no index by person, and a question may be about many. */
function readContactsOf(store: ReadStore): ReadonlyMap<number, number> {
  return new Map(
    store.db
      .prepare('SELECT person_id, COUNT(*) FROM contacts WHERE person_id IS NOT NULL GROUP BY person_id')
      .raw()
      .all() as [number, number][],
  )
}

function choicesOf(group: Group, customers: readonly CustomerLine[], people: readonly Example[]): Choice[] {
  const idOf = (ref: CustomerRef): string => ref.slice(ref.indexOf('/') + 1)
  const called = (one: CustomerLine): string =>
    one.name === null ? idOf(one.customer) : `${one.name} (${idOf(one.customer)})`
  const theyAre = people.length === 1 ? 'This person belongs' : `These ${formatCount(people.length)} people belong`
  const allOf = (decide: (who: Subject) => Decision): Decision[] => people.map(({ who }) => decide(who))
  const belong = (who: readonly Subject[] | null, words: string): Choice[] =>
    customers.slice(0, 6).map((one) => ({
      words: `${words} to ${called(one)}`,
      decisions: (who ?? people.map((person) => person.who)).map((subject) => ({
        kind: 'belongs-to',
        who: subject,
        customer: one.customer,
      })),
    }))
  const nobody: Choice = {
    words: `${theyAre} to no customer`,
    decisions: allOf((who) => ({ kind: 'belongs-to-nobody', who })),
  }
  const most = [...customers].sort((a, b) => b.mrrMinor - a.mrrMinor || (a.customer < b.customer ? -1 : 1))[0]
  const oneCustomer: Choice[] =
    most === undefined || customers.length < 2
      ? []
      : [
          {
            words: `They are one customer, counted as ${called(most)}`,
            decisions: customers
              .filter((one) => one !== most)
              .map((one) => ({ kind: 'same-customer', from: one.customer, into: most.customer })),
          },
        ]
  const different: Choice[] =
    customers.length < 2 || customers.length > 6 || group.isSettled
      ? []
      : [
          {
            words: customers.length === 2 ? 'They are two customers' : 'They are all different customers',
            decisions: customers.flatMap((one, i) =>
              customers
                .slice(i + 1)
                .map((other): Decision => ({ kind: 'different-customers', from: one.customer, into: other.customer })),
            ),
          },
        ]
  const canPlaceAll = people.length === group.people
  switch (group.kind) {
    case 'customers-alike':
      return [
        ...oneCustomer,
        ...different,
        ...(people.length > 0 && canPlaceAll ? [...belong(null, theyAre), nobody] : []),
      ]
    case 'keys-disagree':
      return [...(canPlaceAll ? [...belong(null, theyAre)] : []), ...oneCustomer, ...(canPlaceAll ? [nobody] : [])]
    case 'domain-of-several': {
      const domain = `domain:${(group.shared[0] ?? '').replace(/^domain /, '')}`
      return [
        ...belong([domain], 'Whoever writes from there belongs'),
        ...oneCustomer,
        ...different,
        {
          words: 'Whoever writes from there belongs to no customer',
          decisions: [{ kind: 'belongs-to-nobody', who: domain }],
        },
      ]
    }
    case 'shared-mailbox':
      return canPlaceAll ? [...belong(null, theyAre), nobody] : []
    case 'name-is-like': {
      const organisation = `organisation:${(group.shared[0] ?? '').replace(/^organisation /, '')}`
      return [
        ...belong([organisation], 'Whoever writes for it belongs'),
        {
          words: 'It is another company',
          decisions: customers.map((one) => ({
            kind: 'does-not-belong-to',
            who: organisation,
            customer: one.customer,
          })),
        },
      ]
    }
    case 'id-of-several':
      return canPlaceAll
        ? [
            ...belong(null, theyAre),
            ...people
              .filter(() => people.length > 1)
              .map(
                ({ who, name }): Choice => ({
                  words: `${name} does not belong to ${customers[0] ? called(customers[0]) : 'it'}`,
                  decisions: [{ kind: 'does-not-belong-to', who, customer: customers[0]?.customer ?? '' }],
                }),
              ),
            nobody,
          ]
        : []
    case 'crosswalk-astray':
      return []
  }
}

function readMergeLines(store: ReadStore): MergeLine[] {
  const decisions = readStandingDecisions(store)
  const decided = mergeCustomers({
    joined: decisions.flatMap((one) => (one.kind === 'same-customer' ? [one] : [])),
    keptApart: [],
    merged: [],
    isKnown: () => true,
  }).countedAs
  const merged = store.sql('SELECT merged_into FROM customers WHERE system_id = ? AND vendor_id = ?').pluck()
  return [...readMerges(store, decisions).countedAs]
    .map(([account, into]): MergeLine => {
      const own = maybeAccount(store, account)
      const byVendor = own !== undefined && typeof merged.get(own.systemId, own.vendorId) === 'string'
      const by = decided.has(account) || decided.has(into) ? 'decision' : byVendor ? 'vendor' : 'ids'
      return { account, into, by }
    })
    .sort((a, b) => (a.account < b.account ? -1 : 1))
}

function waits(store: ReadStore, decision: Decision): boolean {
  switch (decision.kind) {
    case 'same-customer':
    case 'different-customers':
      return maybeAccount(store, decision.from) === undefined || maybeAccount(store, decision.into) === undefined
    case 'belongs-to':
    case 'does-not-belong-to':
      return maybeAccount(store, decision.customer) === undefined || !isThere(store, decision.who)
    case 'belongs-to-nobody':
      return !isThere(store, decision.who)
  }
}

function isThere(store: ReadStore, who: Subject): boolean {
  const at = who.indexOf(':')
  const rest = who.slice(at + 1)
  const slash = rest.indexOf('/')
  const found = (sql: string, ...args: string[]) => store.sql(sql).get(...args) !== undefined
  switch (who.slice(0, at)) {
    case 'person':
      return found(
        "SELECT 1 FROM people p JOIN terms y ON y.id = p.system_id AND y.kind = 'system' WHERE y.term = ? AND p.person_key = ?",
        rest.slice(0, slash),
        rest.slice(slash + 1),
      )
    case 'email':
      return found('SELECT 1 FROM people WHERE email = ? LIMIT 1', rest.toLowerCase())
    case 'domain':
      return found("SELECT 1 FROM people WHERE email LIKE '%@' || ? LIMIT 1", rest.toLowerCase())
    default: {
      const key = subjectKey(who)
      const names = store.sql('SELECT DISTINCT organisation FROM people WHERE organisation IS NOT NULL').pluck()
      for (const name of names.iterate() as IterableIterator<string>)
        if (subjectKey(`organisation:${name}`) === key) return true
      return false
    }
  }
}

function nameInFull(store: ReadStore, decision: Decision): Decision {
  switch (decision.kind) {
    case 'same-customer':
    case 'different-customers': {
      const from = customerInFull(store, decision.from)
      const into = customerInFull(store, decision.into)
      if (from === into) throw new Refusal('bad-value', `${from} is named twice`, 'name two different customers')
      return { ...decision, from, into }
    }
    case 'belongs-to':
    case 'does-not-belong-to':
      return {
        ...decision,
        who: subjectInFull(store, decision.who),
        customer: customerInFull(store, decision.customer),
      }
    case 'belongs-to-nobody':
      return { ...decision, who: subjectInFull(store, decision.who) }
  }
}

function customerInFull(store: ReadStore, text: string): CustomerRef {
  if (maybeAccount(store, text) !== undefined) return text
  const found = store
    .sql(
      "SELECT y.term || '/' || a.vendor_id FROM payer_accounts a JOIN terms y ON y.id = a.system_id WHERE a.vendor_id = ? ORDER BY 1",
    )
    .pluck()
    .all(text) as string[]
  const [only, ...more] = found
  if (only === undefined)
    throw new Refusal(
      'not-found',
      `there is no customer “${text}” in the data`,
      'use the id that the billing export has',
    )
  if (more.length > 0)
    throw new Refusal(
      'bad-value',
      `“${text}” is a customer in ${found.length} systems`,
      `name one of ${found.join(', ')}`,
    )
  return only
}

function subjectInFull(store: ReadStore, text: string): Subject {
  const who = /^(person|email|domain|organisation):/.test(text)
    ? text
    : text.includes('@') && !text.includes('/')
      ? `email:${text}`
      : /^[^/]+\/(id|external|email|company|organisation):/.test(text)
        ? `person:${text}`
        : /^[\w-]+(\.[\w-]+)+$/.test(text)
          ? `domain:${text}`
          : `organisation:${text}`
  // Somebody known by an address alone may get a number of their own with the next export; the address stays.
  const address = /^person:[^/]+\/(email:.+)$/.exec(who)?.[1]
  if (address !== undefined) return subjectInFull(store, address)
  const full = who.startsWith('person:') || who.startsWith('organisation:') ? who : who.toLowerCase()
  if (full.startsWith('domain:') && isSharedDomain(full.slice(7)))
    throw new Refusal(
      'bad-value',
      `${full.slice(7)} is a mail provider that anybody may use`,
      'decide about single addresses instead',
    )
  if (!isThere(store, full))
    throw new Refusal(
      'not-found',
      `nobody in the data fits “${text}”`,
      'name a person as zendesk/id:123, an e-mail address, a domain or an organisation as the helpdesk spells it',
    )
  return full
}

function refuseContradictions(store: ReadStore, added: readonly Decision[]): void {
  const kept: Decision[] = readIdentityDecisions(store).map(({ id, note, at, ...decision }) => decision)
  const standing = standingDecisions<Decision>([...kept, ...added])
  const { refused } = mergeCustomers({
    joined: standing.flatMap((one) => (one.kind === 'same-customer' ? [one] : [])),
    keptApart: standing.flatMap((one) => (one.kind === 'different-customers' ? [one] : [])),
    merged: [],
    isKnown: (ref) => maybeAccount(store, ref) !== undefined,
  })
  const [first] = refused
  if (first !== undefined)
    throw new Refusal(
      'bad-value',
      `this contradicts other decisions: ${first.from} and ${first.into} can’t be one customer while two of their group are kept apart`,
      'take the other decision back first',
    )
  for (const one of added) {
    if (one.kind !== 'does-not-belong-to') continue
    const against = standing.find(
      (other) => other.kind === 'belongs-to' && other.who === one.who && other.customer === one.customer,
    )
    if (against !== undefined)
      throw new Refusal('bad-value', `it was decided that ${decisionWords(against)}`, 'take that decision back first')
  }
}
