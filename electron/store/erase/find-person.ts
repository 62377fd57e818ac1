import type { FoundPerson } from '../../../shared/privacy/people.ts'
import { maybeProjectKey } from '../share/project-key.ts'
import { makePseudonyms } from '../share/pseudonyms.ts'
import type { ReadStore } from '../store.ts'

interface PersonRow {
  readonly id: number
  readonly system: string
  readonly person_key: string
  readonly external_id: string | null
  readonly email: string | null
  readonly organisation: string | null
}

interface AccountRow {
  readonly system: string
  readonly systemId: number
  readonly vendor_id: string
  readonly external_id: string | null
  readonly email: string | null
  readonly organisation: string | null
}

const mostFound = 50

const peopleSql = `SELECT p.id, y.term AS system, p.person_key, p.external_id, p.email, p.organisation FROM people p JOIN terms y ON y.id = p.system_id`
const accountsSql = `SELECT y.term AS system, y.id AS systemId, c.vendor_id, c.external_id, c.email, c.organisation FROM (
    SELECT system_id, vendor_id, external_id, email, organisation FROM customers
    UNION ALL
    SELECT system_id, customer_vendor_id, MAX(external_id), MAX(email), MAX(organisation) FROM subscriptions s
     WHERE NOT EXISTS (SELECT 1 FROM customers k WHERE k.system_id = s.system_id AND k.vendor_id = s.customer_vendor_id) GROUP BY 1, 2) c
  JOIN terms y ON y.id = c.system_id`

/**
 * Who is meant by an address, an id, a company or what a review copy calls somebody: people of helpdesks, shops and surveys first, then billing accounts, fifty at most. Addresses and companies
 * are found by any part of at least three letters, ids and pseudonyms as a whole.
 */
export function findPeople(store: ReadStore, asked: string): FoundPerson[] {
  const text = asked.trim()
  if (text === '') return []
  const meant = maybePseudonymous(store, text)
  const like = text.length < 3 ? null : `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const wanted = { text, like, meant, most: mostFound }
  const people = store
    .sql(
      `${peopleSql} WHERE p.email = lower(@text) OR p.email LIKE @like ESCAPE '\\' OR p.organisation LIKE @like ESCAPE '\\' OR p.external_id = @text OR p.person_key IN ('id:' || @text, 'external:' || @text)
         OR p.external_id = @meant OR p.person_key IN ('id:' || @meant, 'email:' || @meant) OR p.email = @meant ORDER BY p.email = lower(@text) DESC, p.id LIMIT @most`,
    )
    .all(wanted) as PersonRow[]
  const accounts = store
    .sql(
      `${accountsSql} WHERE c.email = lower(@text) OR c.email LIKE @like ESCAPE '\\' OR c.organisation LIKE @like ESCAPE '\\' OR c.external_id = @text OR c.vendor_id IN (@text, @meant)
         OR c.external_id = @meant OR c.email = @meant ORDER BY c.vendor_id LIMIT @most`,
    )
    .all(wanted) as AccountRow[]
  return [...people.map((row) => asPerson(store, row)), ...accounts.map((row) => asAccount(store, row))].slice(
    0,
    mostFound,
  )
}

/** The id or address behind a pseudonym of a review copy; `null` when the text is none of this project's. */
function maybePseudonymous(store: ReadStore, text: string): string | null {
  if (!/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}(@|$)/i.test(text)) return null
  const key = maybeProjectKey(store)
  if (key === undefined) return null
  const pseudonyms = makePseudonyms(key)
  const code = text.toUpperCase().split('@')[0]
  const values = store
    .sql(
      `SELECT vendor_id FROM customers UNION SELECT customer_vendor_id FROM subscriptions UNION SELECT external_id FROM people UNION SELECT email FROM people UNION SELECT email FROM customers
       UNION SELECT substr(person_key, instr(person_key, ':') + 1) FROM people`,
    )
    .pluck()
    .iterate() as IterableIterator<string | null>
  for (const value of values) {
    if (value === null) continue
    const stand = value.includes('@') ? pseudonyms.email(value).split('@')[0]?.toUpperCase() : pseudonyms.id(value)
    if (stand === code) return value
  }
  return null
}

function asPerson(store: ReadStore, row: PersonRow): FoundPerson {
  const own = row.person_key.slice(row.person_key.indexOf(':') + 1)
  return {
    who: `person:${row.system}/${row.person_key}`,
    system: row.system,
    names: namesOf(row.email, own, row.external_id, row.organisation),
    pseudonym: pseudonymOf(store, own),
    contacts: Number(store.sql('SELECT COUNT(*) FROM contacts WHERE person_id = ?').pluck().get(row.id)),
    subscriptions: 0,
  }
}

function asAccount(store: ReadStore, row: AccountRow): FoundPerson {
  const subscriptions = store
    .sql('SELECT COUNT(*) FROM subscriptions WHERE system_id = ? AND customer_vendor_id = ?')
    .pluck()
    .get(row.systemId, row.vendor_id)
  return {
    who: `account:${row.system}/${row.vendor_id}`,
    system: row.system,
    names: namesOf(row.email, row.vendor_id, row.external_id, row.organisation),
    pseudonym: pseudonymOf(store, row.vendor_id),
    contacts: 0,
    subscriptions: Number(subscriptions),
  }
}

/** Without a key no copy was made, and nobody was called anything. */
function pseudonymOf(store: ReadStore, name: string): string | null {
  const key = maybeProjectKey(store)
  if (key === undefined) return null
  const pseudonyms = makePseudonyms(key)
  return name.includes('@') ? pseudonyms.email(name) : pseudonyms.id(name)
}

function namesOf(...names: readonly (string | null)[]): string[] {
  return [...new Set(names.filter((name) => name !== null && name !== ''))] as string[]
}
