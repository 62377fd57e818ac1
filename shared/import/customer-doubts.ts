import { domainOf, isSharedDomain } from './domains.ts'
import type { CustomerRef } from './identity.ts'
import type { CustomerKeys } from './match-people.ts'

/** Why two customers may be one. */
export type CustomerDoubtKind = 'same-email' | 'same-external-id' | 'same-domain'

export interface CustomerDoubt {
  readonly kind: CustomerDoubtKind
  readonly shared: string
  readonly customers: readonly number[]
}

/** A domain of more customers than this is an agency's or a group's: that they share it says nothing. */
const mostOfOneDomain = 4

/** Customers who share an e-mail address, an external id or a company's domain and are counted as several. */
export function customerDoubts(customers: Iterable<CustomerKeys>): CustomerDoubt[] {
  const byKind: Readonly<Record<CustomerDoubtKind, Map<string, Set<number>>>> = {
    'same-email': new Map(),
    'same-external-id': new Map(),
    'same-domain': new Map(),
  }
  const put = (kind: CustomerDoubtKind, key: string | null, customer: number): void => {
    if (key === null || key === '') return
    const known = byKind[kind].get(key)
    if (known) known.add(customer)
    else byKind[kind].set(key, new Set([customer]))
  }
  for (const one of customers) {
    const email = one.email?.toLowerCase() ?? null
    put('same-email', email, one.customer)
    put('same-external-id', one.externalId, one.customer)
    const domain = domainOf(email)
    if (domain !== null && !isSharedDomain(domain)) put('same-domain', domain, one.customer)
  }
  const words = { 'same-email': 'e-mail', 'same-external-id': 'external id', 'same-domain': 'domain' } as const
  return (Object.keys(byKind) as CustomerDoubtKind[]).flatMap((kind) =>
    [...byKind[kind]].flatMap(([key, found]) =>
      found.size < 2 || (kind === 'same-domain' && found.size > mostOfOneDomain)
        ? []
        : [{ kind, shared: `${words[kind]} ${key}`, customers: [...found] }],
    ),
  )
}

/** One billing account with the ids that may tie it to another system's. */
export interface AccountIds {
  readonly ref: CustomerRef
  readonly system: number
  readonly vendorId: string
  readonly externalId: string | null
  /** Has it a subscription? */
  readonly pays: boolean
}

/**
 * Accounts of different systems that name one another: the external id of the one is the other's id or external id (a CRM account that holds its Stripe customer
 * id). Only where each system has one account with that id: two accounts of one system that share an id are left for a person to decide. The account without a subscription is counted as the one that pays.
 */
export function accountsNamingOneAnother(
  accounts: readonly AccountIds[],
): { readonly from: CustomerRef; readonly into: CustomerRef }[] {
  const byExternal = new Map<string, AccountIds[]>()
  for (const account of accounts) {
    if (account.externalId === null || account.externalId === '') continue
    const known = byExternal.get(account.externalId)
    if (known) known.push(account)
    else byExternal.set(account.externalId, [account])
  }
  const byVendorId = new Map<string, AccountIds[]>()
  for (const account of accounts) {
    if (!byExternal.has(account.vendorId)) continue
    const known = byVendorId.get(account.vendorId)
    if (known) known.push(account)
    else byVendorId.set(account.vendorId, [account])
  }
  const found: { from: CustomerRef; into: CustomerRef }[] = []
  for (const [id, named] of byExternal) {
    const group = [...new Set([...named, ...(byVendorId.get(id) ?? [])])]
    if (group.length < 2 || new Set(group.map((account) => account.system)).size < group.length) continue
    const best = group.reduce((a, b) => (rank(b) < rank(a) ? b : a))
    for (const account of group) if (account !== best) found.push({ from: account.ref, into: best.ref })
  }
  return found
}

const rank = (account: AccountIds): string => `${account.pays ? 0 : 1}${account.ref}`
