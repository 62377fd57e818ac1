import { accountDomainOf, domainOf, isSharedDomain, mailboxOf, organisationKey } from './domains.ts'
import type { LinkMethod } from './report.ts'

/** The keys of one billing account, or of one subscription that names a customer; `customer` is who they count as. */
export interface CustomerKeys {
  readonly customer: number
  readonly vendorId: string
  readonly externalId: string | null
  readonly email: string | null
  readonly companyId: string | null
  readonly organisation: string | null
}

/** The keys of one person of a helpdesk. */
export interface HelpdeskPerson {
  /** `zendesk/id:123`. */
  readonly ref: string
  readonly externalId: string | null
  readonly email: string | null
  readonly companyId: string | null
  readonly organisation: string | null
}

/** What people decided, with customers as they are counted now. `null`: belongs to nobody. */
export interface PeopleDecisions {
  readonly belongs: ReadonlyMap<string, number | null>
  readonly doesNotBelong: ReadonlyMap<string, ReadonlySet<number>>
}

/** Why somebody's match is in doubt, or why there is none although a customer is near. */
export type DoubtKind =
  /** The most trusted key fits several customers, and no other key tells them apart: left unmatched. */
  | 'fits-several'
  /** Two keys point at different customers: matched by the more trusted one. */
  | 'keys-disagree'
  /** Only the e-mail domain fits, and several customers share it: left unmatched. */
  | 'domain-of-several'
  /** Writes from a shared mailbox (`info@`), of which only the domain fits: left unmatched. */
  | 'shared-mailbox'
  /** The organisation's name is like a customer's: left unmatched. */
  | 'name-is-like'

export interface Doubt {
  readonly kind: DoubtKind
  /** What is shared, in words of the data: `e-mail ana@example.com`. */
  readonly shared: string
  readonly customers: readonly number[]
}

export interface Match {
  readonly customer: number | null
  readonly method: LinkMethod | null
  readonly doubt: Doubt | null
  /** A person decided that this one belongs to nobody. */
  readonly isDecided: boolean
}

/** Key → the customers that have it; one alone stands as itself. */
type Keys = Map<string, number | number[]>

function put(keys: Keys, key: string | null, customer: number): void {
  if (key === null || key === '') return
  const known = keys.get(key)
  if (known === undefined) keys.set(key, customer)
  else if (typeof known === 'number') {
    if (known !== customer) keys.set(key, [known, customer])
  } else if (!known.includes(customer)) known.push(customer)
}

/** Keys that are told apart by case where they can be, and found in any case where they can't: Salesforce ids differ in case alone. */
interface CasedKeys {
  readonly exact: Keys
  readonly folded: Keys
}

const casedKeys = (): CasedKeys => ({ exact: new Map(), folded: new Map() })

function putCased(keys: CasedKeys, key: string | null, customer: number): void {
  if (key === null || key === '') return
  for (const form of formsOf(key)) {
    put(keys.exact, form, customer)
    const folded = form.toLowerCase()
    if (folded !== form) put(keys.folded, folded, customer)
  }
}

const none: readonly number[] = []

function list(found: number | number[] | undefined): readonly number[] {
  return found === undefined ? none : typeof found === 'number' ? [found] : found
}

function look(keys: Keys, key: string | null): readonly number[] {
  return key === null || key === '' ? none : list(keys.get(key))
}

function lookCased(keys: CasedKeys, key: string | null): readonly number[] {
  if (key === null || key === '') return none
  for (const form of formsOf(key)) {
    const found = keys.exact.get(form)
    if (found !== undefined) return list(found)
  }
  const folded = key.toLowerCase()
  const one = list(keys.exact.get(folded))
  const other = list(keys.folded.get(folded))
  return one.length === 0 ? other : other.length === 0 ? one : [...new Set([...one, ...other])]
}

const checksumLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** The id as it stands and, where it is a Salesforce id of 18 characters, its form of 15: one export has the one, another the other. */
function formsOf(id: string): readonly string[] {
  if (id.length !== 18 || !/^[a-zA-Z0-9]{18}$/.test(id)) return [id]
  let checksum = ''
  for (let block = 0; block < 3; block += 1) {
    let bits = 0
    for (let i = 0; i < 5; i += 1) if (/[A-Z]/.test(id[block * 5 + i] as string)) bits |= 1 << i
    checksum += checksumLetters[bits]
  }
  return id.slice(15).toUpperCase() === checksum ? [id, id.slice(0, 15)] : [id]
}

/** Methods that say who somebody is by a key of their own, in the order of trust. */
const ownKeys: readonly LinkMethod[] = ['crosswalk', 'external-id', 'email', 'mailbox', 'company-id']

const inOrderOfTrust = ownKeys.map((method, place) => ({
  method,
  weaker: [...ownKeys.slice(place + 1), 'domain'] as readonly LinkMethod[],
}))

const keyWords: Readonly<Record<LinkMethod, string>> = {
  decision: 'decision',
  crosswalk: 'crosswalk line',
  'external-id': 'external id',
  email: 'e-mail',
  mailbox: 'mailbox',
  'company-id': 'company id',
  domain: 'domain',
}

/**
 * Makes what says of each person of a helpdesk to which customer they belong, and by which key. Keys are tried in the order of trust. A key that fits several
 * customers is narrowed by the keys after it; if several remain, nobody is guessed. What a person decided goes first. The order of the arguments plays no part.
 */
export function makePeopleMatcher({
  customers,
  crosswalk,
  decisions,
}: {
  readonly customers: Iterable<CustomerKeys>
  readonly crosswalk: readonly { readonly left: string; readonly right: string }[]
  readonly decisions: PeopleDecisions
}): (person: HelpdeskPerson) => Match {
  const byId = casedKeys()
  const byEmail: Keys = new Map()
  const byMailbox: Keys = new Map()
  const byCompany = casedKeys()
  const byDomain: Keys = new Map()
  const byName: Keys = new Map()
  for (const one of customers) {
    const { customer, vendorId, externalId, companyId } = one
    const email = one.email?.toLowerCase() ?? null
    putCased(byId, vendorId, customer)
    putCased(byId, externalId, customer)
    putCased(byCompany, companyId, customer)
    put(byEmail, email, customer)
    put(byMailbox, mailboxOf(email), customer)
    put(byName, organisationKey(one.organisation), customer)
    // Bills go to `accounting@` more often than to a person: here the domain is the company's whoever reads the mail.
    const domain = domainOf(email)
    if (domain !== null && !isSharedDomain(domain)) put(byDomain, domain, customer)
  }
  const byLine = casedKeys()
  for (const { left, right } of crosswalk) {
    const found = [lookCased(byId, right), look(byEmail, right.toLowerCase()), lookCased(byCompany, right)].find(
      (some) => some.length > 0,
    )
    if (found?.length === 1 && !isSharedDomain(left.toLowerCase())) putCased(byLine, left, found[0] as number)
  }
  const lookByCompany = (id: string | null): readonly number[] => {
    const found = lookCased(byCompany, id)
    return found.length > 0 ? found : lookCased(byId, id)
  }
  const lookById = (id: string | null): readonly number[] => {
    const found = lookCased(byId, id)
    return found.length > 0 ? found : lookCased(byCompany, id)
  }
  const nothingDecided = decisions.belongs.size === 0 && decisions.doesNotBelong.size === 0

  return (person) => {
    const email = person.email?.toLowerCase() ?? null
    const anyDomain = domainOf(email)
    const domain = accountDomainOf(email)
    const own = nothingDecided ? [] : [`person:${person.ref}`, ...(email === null ? [] : [`email:${email}`])]
    for (const who of own) {
      const decided = decisions.belongs.get(who)
      if (decided !== undefined)
        return { customer: decided, method: decided === null ? null : 'decision', doubt: null, isDecided: true }
    }
    const group = nothingDecided
      ? []
      : [
          ...(anyDomain === null ? [] : [`domain:${anyDomain}`]),
          ...(person.organisation === null ? [] : [`organisation:${organisationKey(person.organisation) ?? ''}`]),
        ]
    const not = [...own, ...group].flatMap((who) => [...(decisions.doesNotBelong.get(who) ?? [])])
    const allowed = (found: readonly number[]): readonly number[] =>
      not.length === 0 ? found : found.filter((customer) => !not.includes(customer))
    const keyOf = (method: LinkMethod): string | null => {
      switch (method) {
        case 'external-id':
          return person.externalId
        case 'email':
          return email
        case 'mailbox':
          return mailboxOf(email)
        case 'company-id':
          return person.companyId
        case 'domain':
          return domain
        case 'crosswalk':
        case 'decision':
          return null
      }
    }
    const candidates = (method: LinkMethod): readonly number[] => {
      switch (method) {
        case 'crosswalk': {
          const keys = [
            person.ref.slice(person.ref.indexOf(':') + 1),
            person.externalId,
            email,
            person.companyId,
            person.organisation,
            anyDomain,
          ]
          return allowed(keys.map((key) => lookCased(byLine, key)).find((found) => found.length > 0) ?? none)
        }
        case 'external-id':
          return allowed(lookById(person.externalId))
        case 'email':
          return allowed(look(byEmail, email))
        case 'mailbox':
          return allowed(look(byMailbox, mailboxOf(email)))
        case 'company-id':
          return allowed(lookByCompany(person.companyId))
        case 'domain':
          return allowed(look(byDomain, domain))
        case 'decision':
          return none
      }
    }
    const said = (method: LinkMethod): string => `${keyWords[method]} ${keyOf(method) ?? ''}`.trim()

    for (const { method, weaker } of inOrderOfTrust) {
      let left = candidates(method)
      if (left.length === 0) continue
      if (left.length > 1) {
        for (const other of weaker) {
          const both = candidates(other).filter((customer) => left.includes(customer))
          if (both.length > 0) left = both
          if (left.length === 1) break
        }
        if (left.length > 1) {
          const doubt: Doubt = { kind: 'fits-several', shared: said(method), customers: left }
          return { customer: null, method: null, doubt, isDecided: false }
        }
      }
      const customer = left[0] as number
      // The mailbox says no more than the address that it was made from.
      const against = weaker
        .filter((other) => other !== 'domain' && !(method === 'email' && other === 'mailbox'))
        .find((other) => {
          const found = candidates(other)
          return found.length > 0 && !found.includes(customer)
        })
      if (against === undefined) return { customer, method, doubt: null, isDecided: false }
      const doubt: Doubt = {
        kind: 'keys-disagree',
        shared: `${said(method)} against ${said(against)}`,
        customers: [customer, ...candidates(against)],
      }
      return { customer, method, doubt, isDecided: false }
    }
    for (const who of group) {
      const decided = decisions.belongs.get(who)
      if (decided !== undefined)
        return { customer: decided, method: decided === null ? null : 'decision', doubt: null, isDecided: true }
    }
    const sharing = candidates('domain')
    if (sharing.length === 1) return { customer: sharing[0] as number, method: 'domain', doubt: null, isDecided: false }
    return { customer: null, method: null, doubt: nearMiss(), isDecided: false }

    function nearMiss(): Doubt | null {
      const named = allowed(look(byName, organisationKey(person.organisation)))
      if (sharing.length > 1) {
        const both = sharing.filter((customer) => named.includes(customer))
        return { kind: 'domain-of-several', shared: `domain ${domain}`, customers: both.length === 1 ? both : sharing }
      }
      const near = domain === null && anyDomain !== null ? allowed(look(byDomain, anyDomain)) : none
      if (near.length > 0) return { kind: 'shared-mailbox', shared: `domain ${anyDomain}`, customers: near }
      return named.length > 0 && named.length <= 10
        ? { kind: 'name-is-like', shared: `organisation ${person.organisation}`, customers: named }
        : null
    }
  }
}
