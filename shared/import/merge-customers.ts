import type { CustomerRef } from './identity.ts'

interface Pair {
  readonly from: CustomerRef
  readonly into: CustomerRef
}

export interface CustomerMerges {
  /** Decided by a person. */
  readonly joined: readonly Pair[]
  readonly keptApart: readonly Pair[]
  /** Merged by the vendor. */
  readonly merged: readonly Pair[]
  /** Is this account in the data? Accounts that are not may still tie others together. */
  readonly isKnown: (account: CustomerRef) => boolean
}

export interface MergedCustomers {
  /** Accounts that are counted as another one, which is in the data; the others are themselves. */
  readonly countedAs: ReadonlyMap<CustomerRef, CustomerRef>
  /** Merges that would have brought together two who were kept apart. */
  readonly refused: readonly Pair[]
}

/**
 * Which accounts are one customer. Decisions of people come first; a vendor's merge that would bring together two who were kept apart is not followed. What
 * remains of a group is an account that was merged into and never away, the first by name where there are several. The order of the arguments plays no part.
 */
export function mergeCustomers({ joined, keptApart, merged, isKnown }: CustomerMerges): MergedCustomers {
  const parent = new Map<CustomerRef, CustomerRef>()
  const rootOf = (account: CustomerRef): CustomerRef => {
    let at = account
    for (let next = parent.get(at); next !== undefined && next !== at; next = parent.get(at)) at = next
    for (let one = account; one !== at; ) {
      const next = parent.get(one) as CustomerRef
      parent.set(one, at)
      one = next
    }
    return at
  }
  const refused: Pair[] = []
  const movedAway = new Set<CustomerRef>()
  for (const pairs of [joined, merged]) {
    for (const pair of [...pairs].sort(byName)) {
      const a = rootOf(pair.from)
      const b = rootOf(pair.into)
      const isForbidden = keptApart.some((apart) => {
        const one = rootOf(apart.from)
        const other = rootOf(apart.into)
        return (one === a && other === b) || (one === b && other === a)
      })
      if (pair.from === pair.into) continue
      if (isForbidden) {
        refused.push(pair)
        continue
      }
      movedAway.add(pair.from)
      parent.set(pair.from, parent.get(pair.from) ?? pair.from)
      parent.set(pair.into, parent.get(pair.into) ?? pair.into)
      if (a !== b) parent.set(a, b)
    }
  }
  const groups = new Map<CustomerRef, CustomerRef[]>()
  for (const account of parent.keys()) {
    if (!isKnown(account)) continue
    const root = rootOf(account)
    const group = groups.get(root)
    if (group) group.push(account)
    else groups.set(root, [account])
  }
  const countedAs = new Map<CustomerRef, CustomerRef>()
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const ends = group.filter((account) => !movedAway.has(account))
    const remains = (ends.length > 0 ? ends : group).reduce((least, account) => (account < least ? account : least))
    for (const account of group) if (account !== remains) countedAs.set(account, remains)
  }
  return { countedAs, refused }
}

const text = (pair: Pair): string => `${pair.from} ${pair.into}`
const byName = (a: Pair, b: Pair): number => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0)
