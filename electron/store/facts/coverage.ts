import type { Instant } from '../../../shared/base/model.ts'
import { readOnce } from '../read-once.ts'
import type { ReadStore, WriteStore } from '../store.ts'

/** From when to when the imported data speak. `null` where nothing of the kind was imported. */
export interface Coverage {
  readonly contactsFrom: Instant | null
  /** Contacts of every helpdesk still in use are known up to here: what comes later is not yet mature. */
  readonly contactsThrough: Instant | null
  readonly billingFrom: Instant | null
  /** Subscriptions are known to go on, or to have ended, up to here. */
  readonly billingThrough: Instant | null
  readonly costsFrom: Instant | null
  readonly costsThrough: Instant | null
}

const stillInUse = 30 * 86_400

/**
 * How far the data reach. With several helpdesks the one that ends first decides, unless it ended so long before the others (30 days) that it was retired.
 */
export function readCoverage(store: ReadStore): Coverage {
  const billing = readBillingCoverage(store)
  const costs = store.sql('SELECT MIN(posted_at) AS first, MAX(posted_at) AS last FROM costs').get() as {
    first: number | null
    last: number | null
  }
  return {
    ...readContactCoverage(store),
    billingFrom: billing.from,
    billingThrough: billing.through,
    costsFrom: costs.first,
    costsThrough: costs.last,
  }
}

type ContactCoverage = Pick<Coverage, 'contactsFrom' | 'contactsThrough'>

const known = new WeakMap<ReadStore, { readonly stamp: string; readonly coverage: ContactCoverage }>()

/** Contacts are many, so they are looked at once for as long as nothing is imported or taken out. */
function readContactCoverage(store: ReadStore): ContactCoverage {
  const stamp = contactsStamp(store)
  const last = known.get(store)
  if (last?.stamp === stamp) return last.coverage
  const coverage = maybeKeptCoverage(store, stamp) ?? readContactCoverageNow(store)
  known.set(store, { stamp, coverage })
  return coverage
}

const step = 'coverage'

/** Keeps in the project how far its contacts reach now, so that opening it again needs no look at each of them. */
export function keepCoverage(store: WriteStore): void {
  const kept = JSON.stringify({ stamp: contactsStamp(store), coverage: readContactCoverage(store) })
  store.sql('INSERT OR REPLACE INTO derivation (step, stamp) VALUES (?, ?)').run(step, kept)
}

function maybeKeptCoverage(store: ReadStore, stamp: string): ContactCoverage | undefined {
  const text = store.sql('SELECT stamp FROM derivation WHERE step = ?').pluck().get(step) as string | undefined
  if (text === undefined) return undefined
  const kept = JSON.parse(text) as { readonly stamp: string; readonly coverage: ContactCoverage }
  return kept.stamp === stamp ? kept.coverage : undefined
}

/** Changes with every import of contacts. */
function contactsStamp(store: ReadStore): string {
  return JSON.stringify(
    store
      .sql(
        `SELECT (SELECT COUNT(*) FROM imports), (SELECT MAX(id) FROM imports), (SELECT SUM(rows_in) FROM imports), (SELECT SUM(imported_at) FROM imports),
                (SELECT MAX(id) FROM contacts)`,
      )
      .raw()
      .get(),
  )
}

function readContactCoverageNow(store: ReadStore): ContactCoverage {
  const helpdesks = store
    .sql('SELECT MIN(opened_at) AS first, MAX(opened_at) AS last FROM contacts GROUP BY system_id')
    .all() as { first: number; last: number }[]
  const newest = helpdesks.length > 0 ? Math.max(...helpdesks.map((h) => h.last)) : null
  const inUse = helpdesks.filter((h) => newest !== null && h.last >= newest - stillInUse)
  return {
    contactsFrom: helpdesks.length > 0 ? Math.min(...helpdesks.map((h) => h.first)) : null,
    contactsThrough: inUse.length > 0 ? Math.min(...inUse.map((h) => h.last)) : null,
  }
}

/** From when to when billing data speak. */
export interface BillingCoverage {
  readonly from: Instant | null
  readonly through: Instant | null
}

/** The same for billing alone, without a look at the contacts. */
export function readBillingCoverage(store: ReadStore): BillingCoverage {
  return readOnce(store, 'billing coverage', () => readBillingCoverageNow(store))
}

function readBillingCoverageNow(store: ReadStore): BillingCoverage {
  const { first, last } = store
    .sql(
      `SELECT MIN(started_at) AS first,
              MAX(MAX(started_at), COALESCE(MAX(cancel_requested_at), 0), COALESCE(MAX(CASE WHEN ended_at <= imported_at THEN ended_at END), 0)) AS last
         FROM subscriptions JOIN imports ON imports.id = subscriptions.import_id`,
    )
    .get() as { first: number | null; last: number | null }
  return { from: first, through: first === null ? null : last }
}
