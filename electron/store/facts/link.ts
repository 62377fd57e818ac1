import { domainOf, isSharedDomain } from '../../../shared/import/domains.ts'
import type { LinkMethod } from '../../../shared/import/report.ts'
import type { WriteStore } from '../store.ts'

/**
 * Fills `payers` (everyone who pays: customers, and those that only a subscription names) and `links` (which helpdesk person belongs to
 * which payer, and by which method). A person whose key fits two payers is left unlinked. Returns how many such conflicts there are.
 */
export function derivePayersAndLinks(store: WriteStore): { conflicts: number } {
  store.db.exec(`
    DELETE FROM links;
    DELETE FROM payers;
    INSERT INTO payers (system_id, vendor_id, external_id, email, company_id, organisation, created_at, segment_id, plan_id, country_id)
      SELECT system_id, vendor_id, external_id, email, company_id, organisation, created_at, segment_id, plan_id, country_id
        FROM customers ORDER BY system_id, vendor_id;
    INSERT INTO payers (system_id, vendor_id, external_id, email, company_id, organisation, created_at, plan_id)
      SELECT system_id, customer_vendor_id, MAX(external_id), MAX(email), MAX(company_id), MAX(organisation), MIN(started_at), MAX(plan_id)
        FROM subscriptions s
       WHERE NOT EXISTS (SELECT 1 FROM payers p WHERE p.system_id = s.system_id AND p.vendor_id = s.customer_vendor_id)
       GROUP BY system_id, customer_vendor_id;
    UPDATE payers SET plan_id = (SELECT s.plan_id FROM subscriptions s
        WHERE s.system_id = payers.system_id AND s.customer_vendor_id = payers.vendor_id AND s.plan_id IS NOT NULL
        ORDER BY s.started_at DESC, s.vendor_id LIMIT 1)
      WHERE plan_id IS NULL;
  `)
  return { conflicts: linkPeople(store) }
}

/**
 * Links again only the people in `temp.person_scope`, when nobody who pays has changed: the others' links can't have. Returns how many of them fit two payers.
 */
export function relinkPeople(store: WriteStore): number {
  store.db.exec('DELETE FROM links WHERE person_id IN (SELECT id FROM temp.person_scope)')
  return linkPeople(store, 'WHERE id IN (SELECT id FROM temp.person_scope)')
}

type Keys = Map<string, number>
const conflict = -1

function put(keys: Keys, key: string | null, payer: number): void {
  if (key === null || key === '') return
  const folded = key.toLowerCase()
  const known = keys.get(folded)
  keys.set(folded, known === undefined || known === payer ? payer : conflict)
}

/** A domain that several payers share says nothing about who is meant; that is no conflict. */
function oneOwner(payer: number | undefined): number | undefined {
  return payer === conflict ? undefined : payer
}

interface PayerRow {
  readonly id: number
  readonly vendor_id: string
  readonly external_id: string | null
  readonly email: string | null
  readonly company_id: string | null
}

interface PersonRow {
  readonly id: number
  readonly person_key: string
  readonly external_id: string | null
  readonly email: string | null
  readonly company_id: string | null
  readonly organisation: string | null
}

function linkPeople(store: WriteStore, which = ''): number {
  const byId: Keys = new Map()
  const byEmail: Keys = new Map()
  const byCompany: Keys = new Map()
  const byDomain: Keys = new Map()
  const payers = store.sql('SELECT id, vendor_id, external_id, email, company_id FROM payers').all() as PayerRow[]
  for (const payer of payers) {
    put(byId, payer.vendor_id, payer.id)
    put(byId, payer.external_id, payer.id)
    put(byEmail, payer.email, payer.id)
    put(byCompany, payer.company_id, payer.id)
    put(byCompany, payer.vendor_id, payer.id)
    put(byCompany, payer.external_id, payer.id)
    const domain = domainOf(payer.email)
    if (domain !== null && !isSharedDomain(domain)) put(byDomain, domain, payer.id)
  }
  const crosswalk: Keys = new Map()
  const lines = store.sql('SELECT left_key, right_key FROM crosswalk').all() as {
    left_key: string
    right_key: string
  }[]
  for (const line of lines) {
    const right = line.right_key.toLowerCase()
    const payer = byId.get(right) ?? byEmail.get(right) ?? byCompany.get(right)
    if (payer !== undefined && payer !== conflict) put(crosswalk, line.left_key, payer)
  }
  const look = (keys: Keys, ...wanted: (string | null)[]): number | undefined => {
    for (const key of wanted) {
      const found = key === null || key === '' ? undefined : keys.get(key.toLowerCase())
      if (found !== undefined) return found
    }
    return undefined
  }
  const find = (person: PersonRow): { payer: number; method: LinkMethod } | undefined => {
    const domain = domainOf(person.email)
    const tries: [LinkMethod, number | undefined][] = [
      [
        'crosswalk',
        look(
          crosswalk,
          person.person_key.replace(/^\w+:/, ''),
          person.external_id,
          person.email,
          person.company_id,
          person.organisation,
          domain,
        ),
      ],
      ['external-id', look(byId, person.external_id) ?? look(byCompany, person.external_id)],
      ['email', look(byEmail, person.email)],
      ['company-id', look(byCompany, person.company_id)],
      ['domain', domain === null || isSharedDomain(domain) ? undefined : oneOwner(look(byDomain, domain))],
    ]
    for (const [method, payer] of tries) if (payer !== undefined) return { payer, method }
    return undefined
  }
  const keep = store.sql('INSERT INTO links (person_id, payer_id, method) VALUES (?, ?, ?)')
  const people = store.db.prepare(
    `SELECT id, person_key, external_id, email, company_id, organisation FROM people ${which} ORDER BY id`,
  )
  let conflicts = 0
  for (const person of people.all() as PersonRow[]) {
    const found = find(person)
    if (!found) continue
    if (found.payer === conflict) conflicts += 1
    else keep.run(person.id, found.payer, found.method)
  }
  return conflicts
}
