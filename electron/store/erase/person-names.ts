import { domainOf, isSharedDomain } from '../../../shared/import/domains.ts'
import type { ReadStore } from '../store.ts'

/** Everything under which one person stands in the project: the rows of people and accounts, and the names that are theirs alone. */
export interface PersonNames {
  readonly people: ReadonlySet<number>
  /** Own accounts, which go with them: `system number/vendor id`. */
  readonly accounts: ReadonlySet<string>
  /** Accounts of a company or of several people, which lose the person's address and stay. */
  readonly sharedAccounts: ReadonlySet<string>
  readonly emails: ReadonlySet<string>
  /** Own ids that any file may use. */
  readonly keys: ReadonlySet<string>
  /** Ids of the person in helpdesks: `zendesk/123`. */
  readonly personIds: ReadonlySet<string>
}

interface Person {
  readonly id: number
  readonly system: string
  readonly person_key: string
  readonly external_id: string | null
  readonly email: string | null
}

interface Account {
  readonly ref: string
  readonly vendor_id: string
  readonly external_id: string | null
  readonly email: string | null
  readonly organisation: string | null
}

const peopleSql =
  'SELECT p.id, y.term AS system, p.person_key, p.external_id, p.email FROM people p JOIN terms y ON y.id = p.system_id'
const accountsSql = `SELECT system_id || '/' || vendor_id AS ref, vendor_id, external_id, email, organisation FROM (
    SELECT system_id, vendor_id, external_id, email, organisation FROM customers
    UNION ALL SELECT system_id, customer_vendor_id, external_id, email, organisation FROM subscriptions)`

/**
 * Gathers them from one row of somebody that was chosen: `person:zendesk/id:123` or `account:stripe/cus_1`. Rows with the same address, or with an id that nobody with another address has,
 * are the same person. An account is theirs when it was chosen itself, or when it has their address at a provider of mail, names no company and nobody else belongs to it.
 */
export function gatherNames(store: ReadStore, who: string): PersonNames {
  const people = new Map<number, Person>()
  const emails = new Set<string>()
  const keys = new Set<string>()
  const chosen = new Set<string>()
  const add = (person: Person): void => {
    people.set(person.id, person)
    if (person.email !== null) emails.add(person.email.toLowerCase())
    if (person.external_id !== null && isTheirsAlone(store, person.external_id, emails)) keys.add(person.external_id)
  }
  const [kind, system, rest] = partsOf(who)
  if (kind === 'person') {
    const first = store.sql(`${peopleSql} WHERE y.term = ? AND p.person_key = ?`).get(system, rest) as
      | Person
      | undefined
    if (first !== undefined) add(first)
  } else {
    const accounts = store
      .sql(
        `SELECT * FROM (${accountsSql}) WHERE ref = (SELECT id FROM terms WHERE kind = 'system' AND term = ?) || '/' || ?`,
      )
      .all(system, rest) as Account[]
    for (const account of accounts) {
      chosen.add(account.ref)
      if (account.email !== null) emails.add(account.email.toLowerCase())
      if (account.external_id !== null && isTheirsAlone(store, account.external_id, emails))
        keys.add(account.external_id)
    }
  }
  // Each round may find an address or id that more rows have.
  for (let before = -1; before !== people.size; ) {
    before = people.size
    for (const email of [...emails])
      for (const one of store.sql(`${peopleSql} WHERE p.email = ?`).all(email) as Person[]) add(one)
    for (const key of [...keys])
      for (const one of store.sql(`${peopleSql} WHERE p.external_id = ?`).all(key) as Person[]) add(one)
  }
  const accounts = new Set(chosen)
  const sharedAccounts = new Set<string>()
  const found = [...emails].flatMap(
    (email) => store.sql(`SELECT * FROM (${accountsSql}) WHERE email = ?`).all(email) as Account[],
  )
  const byKey = [...keys].flatMap(
    (key) =>
      store
        .sql(`SELECT * FROM (${accountsSql}) WHERE external_id = @key OR vendor_id = @key`)
        .all({ key }) as Account[],
  )
  for (const account of [...found, ...byKey]) {
    const isOwn = chosen.has(account.ref) || (isOnePersons(account) && !hasOthers(store, account.ref, people))
    if (isOwn) accounts.add(account.ref)
    else sharedAccounts.add(account.ref)
    // An id of a company is not one person's, or everybody of the company would be left out from now on.
    if (!isOwn) for (const id of [account.external_id, account.vendor_id]) if (id !== null) keys.delete(id)
  }
  for (const ref of accounts) sharedAccounts.delete(ref)
  const personIds = [...people.values()].flatMap(({ system: of, person_key }) =>
    person_key.startsWith('id:') ? [`${of}/${person_key.slice(3)}`] : [],
  )
  return { people: new Set(people.keys()), accounts, sharedAccounts, emails, keys, personIds: new Set(personIds) }
}

function partsOf(who: string): [kind: string, system: string, rest: string] {
  const at = who.indexOf(':')
  const slash = who.indexOf('/', at)
  return [who.slice(0, at), who.slice(at + 1, slash), who.slice(slash + 1)]
}

/** May an account be one person's? One with a company's name, or an address at a domain of its own, is a company's. */
function isOnePersons({ organisation, email }: Account): boolean {
  const domain = domainOf(email)
  return organisation === null && (domain === null || isSharedDomain(domain))
}

/** Has nobody with another address this id? */
function isTheirsAlone(store: ReadStore, externalId: string, emails: ReadonlySet<string>): boolean {
  const others = store
    .sql('SELECT DISTINCT email FROM people WHERE external_id = ? AND email IS NOT NULL')
    .pluck()
    .all(externalId) as string[]
  return others.every((email) => emails.has(email.toLowerCase()))
}

function hasOthers(store: ReadStore, ref: string, people: ReadonlyMap<number, unknown>): boolean {
  const at = ref.indexOf('/')
  const linked = store
    .sql(
      'SELECT l.person_id FROM payer_accounts a JOIN links l ON l.payer_id = a.payer_id WHERE a.system_id = ? AND a.vendor_id = ?',
    )
    .pluck()
    .all(Number(ref.slice(0, at)), ref.slice(at + 1)) as number[]
  return linked.some((id) => !people.has(id))
}
