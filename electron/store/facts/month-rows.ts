import type { Day } from '../../../shared/base/calendar.ts'
import type { Zone } from '../../../shared/base/zone.ts'
import type { DayRows } from '../../../shared/import/month-coverage.ts'
import type { ReadStore } from '../store.ts'

/** One kind of rows of one system, day by day. */
export interface SystemDays {
  readonly system: string
  readonly days: readonly DayRows[]
}

type EventTable = 'contacts' | 'surveys' | 'orders' | 'signals' | 'costs'

const timeOf: Readonly<Record<EventTable, string>> = {
  contacts: 'opened_at',
  surveys: 'responded_at',
  orders: 'ordered_at',
  signals: 'at',
  costs: 'posted_at',
}

/** Every zone's days begin on a quarter of an hour. */
const quarterHour = 900

/** How many rows of a kind each system has on each day of the project's calendar. */
export function readSystemDays(store: ReadStore, table: EventTable, zone: Zone, where = '1'): SystemDays[] {
  const rows = store.db
    .prepare(
      `SELECT y.term, g.slot, g.n FROM (
         SELECT t.system_id, t.${timeOf[table]} / ${quarterHour} AS slot, COUNT(*) AS n FROM ${table} t WHERE ${where} GROUP BY 1, 2) g
         JOIN terms y ON y.id = g.system_id ORDER BY y.term, g.slot`,
    )
    .raw()
    .iterate() as IterableIterator<[string, number, number]>
  const found = new Map<string, { day: Day; rows: number }[]>()
  for (const [system, slot, count] of rows) {
    const day = zone.dayOf(slot * quarterHour)
    let days = found.get(system)
    if (days === undefined) {
      days = []
      found.set(system, days)
    }
    const last = days.at(-1)
    if (last?.day === day) last.rows += count
    else days.push({ day, rows: count })
  }
  return [...found].map(([system, days]) => ({ system, days }))
}

/** Of each billing system: from and through which day its subscriptions speak, and how many begin (+1) and end (−1) on each day. */
export function readBillingDays(
  store: ReadStore,
  zone: Zone,
): { readonly system: string; readonly from: Day; readonly through: Day; readonly changes: readonly DayRows[] }[] {
  const spans = store
    .sql(
      `SELECT y.term, MIN(s.started_at), MAX(MAX(s.started_at), COALESCE(MAX(s.cancel_requested_at), 0), COALESCE(MAX(CASE WHEN s.ended_at <= i.imported_at THEN s.ended_at END), 0))
         FROM subscriptions s JOIN imports i ON i.id = s.import_id JOIN terms y ON y.id = s.system_id GROUP BY y.term ORDER BY y.term`,
    )
    .raw()
    .all() as [string, number, number][]
  return spans.map(([system, from, through]) => {
    const changes = store
      .sql(
        `SELECT at, SUM(n) FROM (
           SELECT s.started_at AS at, 1 AS n FROM subscriptions s JOIN terms y ON y.id = s.system_id WHERE y.term = @system
           UNION ALL SELECT s.ended_at, -1 FROM subscriptions s JOIN terms y ON y.id = s.system_id WHERE y.term = @system AND s.ended_at IS NOT NULL)
          GROUP BY at ORDER BY at`,
      )
      .raw()
      .all({ system }) as [number, number][]
    return {
      system,
      from: zone.dayOf(from),
      through: zone.dayOf(through),
      changes: changes.map(([at, rows]) => ({ day: zone.dayOf(at), rows })),
    }
  })
}

/** Vendor words for how contacts ended, per system: when each was first and last said, and how often since the first and until the last. */
export function readOutcomeWords(store: ReadStore): readonly {
  readonly system: string
  readonly word: string
  readonly first: number
  readonly last: number
  readonly count: number
}[] {
  return store
    .sql(
      `SELECT y.term AS system, w.term AS word, MIN(c.opened_at) AS first, MAX(c.opened_at) AS last, COUNT(*) AS count
         FROM contacts c JOIN terms y ON y.id = c.system_id JOIN terms w ON w.id = c.outcome_id GROUP BY c.system_id, c.outcome_id ORDER BY y.term, first, w.term`,
    )
    .all() as { system: string; word: string; first: number; last: number; count: number }[]
}

/** Contacts are taken for the same when one person opens them in two systems within ten minutes of one another. */
const sameContact = 600
const lookedAt = 20_000

/** Contacts that seem to be in two helpdesks: of the smaller one's newest, how many the larger one has as well. */
export function readTwiceContacts(store: ReadStore): { systems: [string, string]; count: number; of: number }[] {
  const systems = store
    .sql(
      'SELECT y.id, y.term FROM (SELECT system_id, COUNT(*) AS n FROM contacts GROUP BY 1) g JOIN terms y ON y.id = g.system_id ORDER BY g.n, y.term',
    )
    .raw()
    .all() as [number, string][]
  const newest = store.db
    .prepare(
      `SELECT p.email, c.opened_at FROM contacts c JOIN people p ON p.id = c.person_id
        WHERE c.system_id = ? AND p.email IS NOT NULL ORDER BY c.opened_at DESC LIMIT ${lookedAt}`,
    )
    .raw()
  const since = store.db
    .prepare(
      `SELECT p.email, c.opened_at FROM contacts c JOIN people p ON p.id = c.person_id WHERE c.system_id = ? AND p.email IS NOT NULL AND c.opened_at BETWEEN ? AND ?`,
    )
    .raw()
  return systems.flatMap(([small, smallName], i) =>
    systems.slice(i + 1).flatMap(([large, largeName]) => {
      const rows = newest.all(small) as [string, number][]
      const first = rows.at(-1)?.[1]
      const last = rows[0]?.[1]
      if (first === undefined || last === undefined) return []
      const opened = new Map<string, number[]>()
      for (const [email, at] of since.iterate(large, first - sameContact, last + sameContact) as IterableIterator<
        [string, number]
      >) {
        const known = opened.get(email)
        if (known) known.push(at)
        else opened.set(email, [at])
      }
      const count = rows.filter(([email, at]) =>
        opened.get(email)?.some((other) => Math.abs(other - at) <= sameContact),
      ).length
      return count === 0 ? [] : [{ systems: [smallName, largeName] as [string, string], count, of: rows.length }]
    }),
  )
}

const sameStart = 3 * 86_400

/**
 * Subscriptions that seem to be in two billing systems: of one customer (or with one e-mail address or external id), in one currency, for the same amount
 * within a hundredth, begun within three days of one another. With the monthly amount of those still going on: it is counted twice.
 */
export function readTwiceSubscriptions(
  store: ReadStore,
): { systems: [string, string]; count: number; of: number; currency: string; minor: number }[] {
  const rows = store.db
    .prepare(
      `SELECT y.term, a.payer_id, COALESCE(s.email, c.email), COALESCE(s.external_id, c.external_id), s.currency, s.mrr_minor, s.started_at, s.ended_at IS NULL
         FROM subscriptions s JOIN terms y ON y.id = s.system_id
         LEFT JOIN payer_accounts a ON a.system_id = s.system_id AND a.vendor_id = s.customer_vendor_id
         LEFT JOIN customers c ON c.system_id = s.system_id AND c.vendor_id = s.customer_vendor_id
        WHERE s.mrr_minor > 0 ORDER BY y.term, s.vendor_id`,
    )
    .raw()
    .all() as [string, number | null, string | null, string | null, string, number, number, number][]
  const sizes = new Map<string, number>()
  for (const [system] of rows) sizes.set(system, (sizes.get(system) ?? 0) + 1)
  if (sizes.size < 2) return []
  const keysOf = ([, payer, email, external]: (typeof rows)[number]): string[] => [
    ...(payer === null ? [] : [`payer ${payer}`]),
    ...(email === null ? [] : [`email ${email.toLowerCase()}`]),
    ...(external === null ? [] : [`external ${external}`]),
  ]
  const byKey = new Map<string, number[]>()
  rows.forEach((row, i) => {
    for (const key of keysOf(row)) {
      const known = byKey.get(key)
      if (known) known.push(i)
      else byKey.set(key, [i])
    }
  })
  const used = new Set<string>()
  const found = new Map<string, { count: number; minor: number }>()
  rows.forEach((row, i) => {
    const [system, , , , currency, minor, startedAt, goesOn] = row
    for (const j of new Set(keysOf(row).flatMap((key) => byKey.get(key) ?? []))) {
      const [other, , , , otherCurrency, otherMinor, otherStart, otherGoesOn] = rows[j] as (typeof rows)[number]
      if (other <= system || currency !== otherCurrency || Math.abs(startedAt - otherStart) > sameStart) continue
      if (Math.abs(minor - otherMinor) > Math.max(minor, otherMinor) / 100) continue
      const pair = `${system}\u0000${other}`
      // Each subscription has one twin at most.
      if (used.has(`${pair}${i}`) || used.has(`${pair}twin${j}`)) continue
      used.add(`${pair}${i}`).add(`${pair}twin${j}`)
      const slot = `${pair}\u0000${currency}`
      const known = found.get(slot) ?? { count: 0, minor: 0 }
      const twice = goesOn === 1 && otherGoesOn === 1 ? Math.min(minor, otherMinor) : 0
      found.set(slot, { count: known.count + 1, minor: known.minor + twice })
    }
  })
  return [...found].map(([slot, { count, minor }]) => {
    const [one, other, currency] = slot.split('\u0000') as [string, string, string]
    return { systems: [one, other], count, of: Math.min(sizes.get(one) ?? 0, sizes.get(other) ?? 0), currency, minor }
  })
}
