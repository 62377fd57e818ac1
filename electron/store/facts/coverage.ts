import type { Instant } from '../../../shared/base/model.ts'
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

/** From when to when one helpdesk's contacts speak. */
interface Reach {
  readonly system: number
  readonly first: Instant
  readonly last: Instant
}

/** What many rows have to be looked at for: once, for as long as nothing is imported or taken out. */
interface Looked {
  readonly helpdesks?: readonly Reach[]
  readonly billing?: BillingCoverage
}

/** The same as it stands in the project, with the contacts that it was made from. */
interface Kept extends Required<Looked> {
  readonly stamp: string
  readonly contacts: number
  readonly lastContact: number
}

const known = new WeakMap<ReadStore, { readonly stamp: string; readonly looked: Looked }>()

/** What was looked at, or is now. */
function look<Part extends keyof Looked>(
  store: ReadStore,
  part: Part,
  now: (kept: Kept | undefined) => Required<Looked>[Part],
): Required<Looked>[Part] {
  const stamp = importsStamp(store)
  const last = known.get(store)
  const looked = last?.stamp === stamp ? last.looked : {}
  const found = looked[part]
  if (found !== undefined) return found as Required<Looked>[Part]
  const kept = maybeKept(store)
  const answer = kept?.stamp === stamp ? kept[part] : now(kept)
  known.set(store, { stamp, looked: { ...looked, [part]: answer } })
  return answer
}

/** Name of the step that keeps how far the data reach. */
export const coverageStep = 'coverage 2'

/** Keeps in the project how far its data reach now, so that opening it again needs no look at each of them. */
export function keepCoverage(store: WriteStore): void {
  const { contacts, lastContact } = store
    .sql('SELECT COUNT(*) AS contacts, COALESCE(MAX(id), 0) AS lastContact FROM contacts')
    .get() as Pick<Kept, 'contacts' | 'lastContact'>
  const kept: Kept = {
    stamp: importsStamp(store),
    helpdesks: readHelpdesks(store),
    billing: readBillingCoverage(store),
    contacts,
    lastContact,
  }
  store.sql('INSERT OR REPLACE INTO derivation (step, stamp) VALUES (?, ?)').run(coverageStep, JSON.stringify(kept))
}

function maybeKept(store: ReadStore): Kept | undefined {
  const text = store.sql('SELECT stamp FROM derivation WHERE step = ?').pluck().get(coverageStep) as string | undefined
  return text === undefined ? undefined : (JSON.parse(text) as Kept)
}

/** Changes with every import of contacts or subscriptions. */
function importsStamp(store: ReadStore): string {
  return JSON.stringify(
    store
      .sql(
        `SELECT (SELECT COUNT(*) FROM imports), (SELECT MAX(id) FROM imports), (SELECT SUM(rows_in) FROM imports), (SELECT SUM(imported_at) FROM imports),
                (SELECT MAX(id) FROM contacts), (SELECT MAX(id) FROM subscriptions)`,
      )
      .raw()
      .get(),
  )
}

function readHelpdesks(store: ReadStore): readonly Reach[] {
  return look(store, 'helpdesks', (kept) => {
    if (kept === undefined || !hasOnlyAdded(store, kept)) return readHelpdesksSince(store, 0)
    const both = [...kept.helpdesks, ...readHelpdesksSince(store, kept.lastContact)]
    return [...new Set(both.map(({ system }) => system))].map((system) => {
      const own = both.filter((one) => one.system === system)
      return {
        system,
        first: Math.min(...own.map(({ first }) => first)),
        last: Math.max(...own.map(({ last }) => last)),
      }
    })
  })
}

/** Are all contacts that were kept of still there as they were? Taking an import out forgets what was kept. */
function hasOnlyAdded(store: ReadStore, { contacts, lastContact }: Kept): boolean {
  const isTouched = store.sql("SELECT 1 FROM touched WHERE what = 'contact' LIMIT 1").get() !== undefined
  const all = Number(store.sql('SELECT COUNT(*) FROM contacts').pluck().get())
  const added = Number(store.sql('SELECT COUNT(*) FROM contacts WHERE id > ?').pluck().get(lastContact))
  return !isTouched && all - added === contacts
}

function readHelpdesksSince(store: ReadStore, contact: number): Reach[] {
  return store
    .sql(
      'SELECT system_id AS system, MIN(opened_at) AS first, MAX(opened_at) AS last FROM contacts WHERE id > ? GROUP BY system_id',
    )
    .all(contact) as Reach[]
}

function readContactCoverage(store: ReadStore): Pick<Coverage, 'contactsFrom' | 'contactsThrough'> {
  const helpdesks = readHelpdesks(store)
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
  return look(store, 'billing', () => readBillingCoverageNow(store))
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
