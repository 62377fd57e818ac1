import { type AccountIds, accountsNamingOneAnother, customerDoubts } from '../../../shared/import/customer-doubts.ts'
import { organisationKey } from '../../../shared/import/domains.ts'
import type { CustomerRef, Decision } from '../../../shared/import/identity.ts'
import {
  type CustomerKeys,
  type Doubt,
  makePeopleMatcher,
  type PeopleDecisions,
} from '../../../shared/import/match-people.ts'
import { type MergedCustomers, mergeCustomers } from '../../../shared/import/merge-customers.ts'
import { eachRow } from '../each-row.ts'
import { readStandingDecisions } from '../identity-decisions.ts'
import { rowPutter } from '../row-putter.ts'
import type { ReadStore, WriteStore } from '../store.ts'

/**
 * Fills `payers` (everyone who pays, each once: customers, and those that only a subscription names), `payer_accounts` (which billing accounts are counted as
 * which payer), `links` (which helpdesk person belongs to which payer, and by which method), and what is in doubt about both. A person whose keys fit two
 * payers is left unlinked.
 */
export function derivePayersAndLinks(store: WriteStore): void {
  const { countedAs } = readMerges(store)
  keepMerged(store, countedAs)
  const isOwn = (system: string, id: string) =>
    `NOT EXISTS (SELECT 1 FROM temp.merged m WHERE m.system_id = ${system} AND m.vendor_id = ${id})`
  store.db.exec(`
    DROP INDEX IF EXISTS links_by_payer;
    DELETE FROM links;
    DELETE FROM link_doubts;
    DELETE FROM customer_doubts;
    DELETE FROM payer_accounts;
    DELETE FROM payers;
    INSERT INTO payers (system_id, vendor_id, external_id, email, company_id, organisation, created_at, segment_id, plan_id, country_id)
      SELECT system_id, vendor_id, external_id, email, company_id, organisation, created_at, segment_id, plan_id, country_id
        FROM customers c WHERE ${isOwn('c.system_id', 'c.vendor_id')} ORDER BY system_id, vendor_id;
    INSERT INTO payers (system_id, vendor_id, external_id, email, company_id, organisation, created_at, plan_id)
      SELECT system_id, customer_vendor_id, MAX(external_id), MAX(email), MAX(company_id), MAX(organisation), MIN(started_at), MAX(plan_id)
        FROM subscriptions s
       WHERE NOT EXISTS (SELECT 1 FROM payers p WHERE p.system_id = s.system_id AND p.vendor_id = s.customer_vendor_id)
         AND ${isOwn('s.system_id', 's.customer_vendor_id')}
       GROUP BY system_id, customer_vendor_id;
    INSERT INTO payer_accounts (system_id, vendor_id, payer_id) SELECT system_id, vendor_id, id FROM payers ORDER BY system_id, vendor_id;
    INSERT INTO payer_accounts (system_id, vendor_id, payer_id)
      SELECT m.system_id, m.vendor_id, p.id FROM temp.merged m JOIN payers p ON p.system_id = m.into_system_id AND p.vendor_id = m.into_vendor_id;
    ${completeMergedPayers}
    UPDATE payers SET plan_id = (SELECT s.plan_id FROM payer_accounts a JOIN subscriptions s
          ON s.system_id = a.system_id AND s.customer_vendor_id = a.vendor_id
        WHERE a.payer_id = payers.id AND s.plan_id IS NOT NULL
        ORDER BY s.started_at DESC, s.vendor_id LIMIT 1)
      WHERE plan_id IS NULL AND EXISTS (SELECT 1 FROM subscriptions WHERE plan_id IS NOT NULL);
    DROP TABLE temp.merged;
  `)
  const keys = readCustomerKeys(store)
  keepCustomerDoubts(store, keys)
  linkPeople(store, keys)
  store.db.exec('CREATE INDEX links_by_payer ON links (payer_id)')
}

/** Links again only the people in `temp.person_scope`, when nobody who pays has changed: the others' links can't have. */
export function relinkPeople(store: WriteStore): void {
  store.db.exec(`
    DELETE FROM links WHERE person_id IN (SELECT id FROM temp.person_scope);
    DELETE FROM link_doubts WHERE person_id IN (SELECT id FROM temp.person_scope);
  `)
  // Most imports bring nobody new to an old project, and every customer would be read for nothing.
  if (store.db.prepare('SELECT 1 FROM temp.person_scope LIMIT 1').get() === undefined) return
  linkPeople(store, readCustomerKeys(store), 'WHERE people.id IN (SELECT id FROM temp.person_scope)')
}

/** What the account that remains does not say, the accounts counted as it may. */
const completeMergedPayers = `
    UPDATE payers SET ${['segment_id', 'plan_id', 'country_id', 'external_id', 'email', 'company_id', 'organisation']
      .map(
        (column) => `${column} = COALESCE(${column}, (SELECT c.${column} FROM payer_accounts a
          JOIN customers c ON c.system_id = a.system_id AND c.vendor_id = a.vendor_id JOIN terms y ON y.id = a.system_id
         WHERE a.payer_id = payers.id AND c.${column} IS NOT NULL ORDER BY y.term, a.vendor_id LIMIT 1))`,
      )
      .join(', ')},
      created_at = (SELECT MIN(c.created_at) FROM payer_accounts a JOIN customers c ON c.system_id = a.system_id AND c.vendor_id = a.vendor_id WHERE a.payer_id = payers.id)
     WHERE id IN (SELECT p.id FROM temp.merged m JOIN payers p ON p.system_id = m.into_system_id AND p.vendor_id = m.into_vendor_id);`

const accountsSql = `
  SELECT system_id, vendor_id, external_id, merged_into,
         EXISTS (SELECT 1 FROM subscriptions s WHERE s.system_id = c.system_id AND s.customer_vendor_id = c.vendor_id) AS pays
    FROM customers c
  UNION ALL
  SELECT system_id, customer_vendor_id, MAX(external_id), NULL, 1 FROM subscriptions s
   WHERE NOT EXISTS (SELECT 1 FROM customers c WHERE c.system_id = s.system_id AND c.vendor_id = s.customer_vendor_id)
   GROUP BY system_id, customer_vendor_id`

/** The names of the systems by their numbers. */
export function readSystems(store: ReadStore): Map<number, string> {
  return new Map(store.sql("SELECT id, term FROM terms WHERE kind = 'system'").raw().all() as [number, string][])
}

/** Which billing accounts are counted as another one: by decision, by the vendor's merge, or because they name one another by id. */
export function readMerges(
  store: ReadStore,
  decisions: readonly Decision[] = readStandingDecisions(store),
): MergedCustomers {
  const systems = readSystems(store)
  const joined = decisions.flatMap((one) => (one.kind === 'same-customer' ? [one] : []))
  const keptApart = decisions.flatMap((one) => (one.kind === 'different-customers' ? [one] : []))
  const isKnown = (ref: CustomerRef): boolean => maybeAccount(store, ref) !== undefined
  const payingSystems = Number(
    store
      .sql(
        'SELECT COUNT(*) FROM (SELECT DISTINCT system_id FROM customers UNION SELECT DISTINCT system_id FROM subscriptions)',
      )
      .pluck()
      .get(),
  )
  const hasMerges = store.sql('SELECT 1 FROM customers WHERE merged_into IS NOT NULL LIMIT 1').get() !== undefined
  if (payingSystems < 2 && !hasMerges) return mergeCustomers({ joined, keptApart, merged: [], isKnown })
  const accounts: AccountIds[] = []
  const merged: { from: CustomerRef; into: CustomerRef }[] = []
  const rows = store.sql(accountsSql).raw().iterate() as IterableIterator<
    [number, string, string | null, string | null, number]
  >
  for (const [system, vendorId, externalId, mergedInto, pays] of rows) {
    const ref = `${systems.get(system)}/${vendorId}`
    if (mergedInto !== null) merged.push({ from: ref, into: `${systems.get(system)}/${mergedInto}` })
    else if (payingSystems > 1) accounts.push({ ref, system, vendorId, externalId, pays: pays === 1 })
  }
  merged.push(...accountsNamingOneAnother(accounts))
  return mergeCustomers({ joined, keptApart, merged, isKnown })
}

/** The system and id of a billing account that is in the data. */
export function maybeAccount(
  store: ReadStore,
  ref: CustomerRef,
): { readonly systemId: number; readonly vendorId: string } | undefined {
  const at = ref.indexOf('/')
  if (at <= 0) return undefined
  const vendorId = ref.slice(at + 1)
  const systemId = store.sql("SELECT id FROM terms WHERE kind = 'system' AND term = ?").pluck().get(ref.slice(0, at)) as
    | number
    | undefined
  if (systemId === undefined) return undefined
  const found = store
    .sql(
      `SELECT 1 FROM customers WHERE system_id = @systemId AND vendor_id = @vendorId
       UNION ALL SELECT 1 FROM subscriptions WHERE system_id = @systemId AND customer_vendor_id = @vendorId LIMIT 1`,
    )
    .get({ systemId, vendorId })
  return found === undefined ? undefined : { systemId, vendorId }
}

function keepMerged(store: WriteStore, countedAs: ReadonlyMap<CustomerRef, CustomerRef>): void {
  store.db.exec(`
    DROP TABLE IF EXISTS temp.merged;
    CREATE TEMP TABLE merged (system_id INTEGER, vendor_id TEXT, into_system_id INTEGER, into_vendor_id TEXT, PRIMARY KEY (system_id, vendor_id)) WITHOUT ROWID`)
  const put = store.db.prepare('INSERT INTO temp.merged VALUES (?, ?, ?, ?)')
  for (const [from, into] of countedAs) {
    const one = maybeAccount(store, from)
    const other = maybeAccount(store, into)
    if (one && other) put.run(one.systemId, one.vendorId, other.systemId, other.vendorId)
  }
}

/** The keys of every billing account, and of subscriptions that name a customer by keys of their own, under the payer that they are counted as. */
function readCustomerKeys(store: ReadStore): CustomerKeys[] {
  const found: CustomerKeys[] = []
  type Row = [number, string, string | null, string | null, string | null, string | null]
  const put = (...[customer, vendorId, externalId, email, companyId, organisation]: Row): void => {
    found.push({ customer, vendorId, externalId, email, companyId, organisation })
  }
  eachRow<Row>(
    store,
    `SELECT a.payer_id, a.vendor_id, c.external_id, c.email, c.company_id, c.organisation
       FROM payer_accounts a LEFT JOIN customers c ON c.system_id = a.system_id AND c.vendor_id = a.vendor_id`,
    [],
    put,
  )
  // A customer's subscriptions mostly say the same: SQL tells the different ones.
  eachRow<Row>(
    store,
    `SELECT DISTINCT a.payer_id, a.vendor_id, s.external_id, s.email, s.company_id, s.organisation
       FROM subscriptions s CROSS JOIN payer_accounts a ON a.system_id = s.system_id AND a.vendor_id = s.customer_vendor_id
      WHERE s.external_id IS NOT NULL OR s.email IS NOT NULL OR s.company_id IS NOT NULL OR s.organisation IS NOT NULL`,
    [],
    put,
  )
  return found
}

/** What each payer is called: `stripe/cus_1`. */
export function makePayerRef(store: ReadStore): (payer: number) => CustomerRef {
  const find = store
    .sql('SELECT y.term || ? || p.vendor_id FROM payers p JOIN terms y ON y.id = p.system_id WHERE p.id = ?')
    .pluck()
  return (payer) => find.get('/', payer) as CustomerRef
}

function keepCustomerDoubts(store: WriteStore, keys: readonly CustomerKeys[]): void {
  const refOf = makePayerRef(store)
  const put = store.sql('INSERT OR IGNORE INTO customer_doubts (kind, shared, customers) VALUES (?, ?, ?)')
  for (const { kind, shared, customers } of customerDoubts(keys))
    put.run(kind, shared, JSON.stringify(customers.map(refOf).sort()))
}

/** The payer that a billing account is counted as, once `payer_accounts` is made. */
export function maybePayer(store: ReadStore, ref: CustomerRef): number | undefined {
  const at = ref.indexOf('/')
  return store
    .sql(
      "SELECT a.payer_id FROM payer_accounts a JOIN terms y ON y.id = a.system_id AND y.kind = 'system' WHERE y.term = ? AND a.vendor_id = ?",
    )
    .pluck()
    .get(ref.slice(0, at), ref.slice(at + 1)) as number | undefined
}

/** A decision about an organisation is about its name however it is spelled. */
export function subjectKey(who: string): string {
  if (who.startsWith('organisation:')) return `organisation:${organisationKey(who.slice(13)) ?? ''}`
  return who.startsWith('person:') ? who : who.toLowerCase()
}

function readPeopleDecisions(store: ReadStore): PeopleDecisions {
  const belongs = new Map<string, number | null>()
  const doesNotBelong = new Map<string, Set<number>>()
  for (const decision of readStandingDecisions(store)) {
    switch (decision.kind) {
      case 'belongs-to-nobody':
        belongs.set(subjectKey(decision.who), null)
        break
      case 'belongs-to': {
        // A customer who isn't in the data can't be told from nobody: the decision waits.
        const payer = maybePayer(store, decision.customer)
        if (payer !== undefined) belongs.set(subjectKey(decision.who), payer)
        break
      }
      case 'does-not-belong-to': {
        const payer = maybePayer(store, decision.customer)
        if (payer === undefined) break
        const known = doesNotBelong.get(subjectKey(decision.who))
        if (known) known.add(payer)
        else doesNotBelong.set(subjectKey(decision.who), new Set([payer]))
        break
      }
      case 'same-customer':
      case 'different-customers':
        break
    }
  }
  return { belongs, doesNotBelong }
}

/** Links people to the payers whose keys they have; all of them, or those that `which` leaves. */
function linkPeople(store: WriteStore, keys: readonly CustomerKeys[], which = ''): void {
  const match = makePeopleMatcher({
    customers: keys,
    crosswalk: store.sql('SELECT left_key AS "left", right_key AS "right" FROM crosswalk ORDER BY left_key').all() as {
      left: string
      right: string
    }[],
    decisions: readPeopleDecisions(store),
  })
  const linked: { person: number; payer: number; method: string }[] = []
  const doubted: { person: number; doubt: Doubt | null }[] = []
  eachRow<[number, string, string | null, string | null, string | null, string | null]>(
    store,
    `SELECT people.id, y.term || '/' || people.person_key, people.external_id, people.email, people.company_id, people.organisation
       FROM people CROSS JOIN terms y ON y.id = people.system_id ${which} ORDER BY people.id`,
    [],
    (person, ref, externalId, email, companyId, organisation) => {
      const { customer, method, doubt, isDecided } = match({ ref, externalId, email, companyId, organisation })
      if (customer !== null && method !== null) linked.push({ person, payer: customer, method })
      if (doubt !== null || (isDecided && customer === null)) doubted.push({ person, doubt })
    },
  )
  const links = rowPutter(store, 'links', ['person_id', 'payer_id', 'method'])
  for (const { person, payer, method } of linked) links.row(person, payer, method)
  links.flush()
  const refOf = makePayerRef(store)
  const keepDoubt = store.sql('INSERT INTO link_doubts (person_id, kind, shared, customers) VALUES (?, ?, ?, ?)')
  for (const { person, doubt } of doubted) {
    const { kind, shared, customers } = doubt ?? { kind: 'decided', shared: '', customers: [] }
    keepDoubt.run(person, kind, shared, JSON.stringify(customers.map(refOf).sort()))
  }
}
