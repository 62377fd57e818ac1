import { rmSync } from 'node:fs'
import { ensureDerived } from '../../electron/store/facts/derive.ts'
import { createStore } from '../../electron/store/open-store.ts'
import { writeSettings } from '../../electron/store/settings.ts'
import type { WriteStore } from '../../electron/store/store.ts'
import { scratchFolder } from './command-line.ts'

/** A contact in a few words; times are hours since 1 July 2026 00:00 UTC. */
export interface SmallContact {
  readonly id: string
  readonly who?: string
  readonly topic?: string
  readonly opened: number
  readonly closed?: number
  readonly ai?: boolean
  readonly human?: boolean
  readonly resolved?: boolean
  readonly reopens?: number
  readonly satisfied?: boolean
  readonly system?: string
  readonly handleSeconds?: number
  readonly channel?: string
  readonly team?: string
  readonly replies?: number
  readonly customerReplies?: number
  readonly closes?: number
  readonly teammates?: number
  readonly firstReplySeconds?: number
  readonly offered?: boolean
  readonly confirmed?: boolean
}

/** What is known of billing: when customers leave, and up to when billing data reach; hours since 1 July 2026. */
export interface SmallBilling {
  readonly leaves?: Readonly<Record<string, number>>
  readonly billedThrough?: number
}

const start = Date.UTC(2026, 6, 1) / 1000
const bit = (value: boolean | undefined): number | null => (value === undefined ? null : value ? 1 : 0)

/** A project holding these contacts; people `c1`, `c2` … pay 100 euros a month since 2025. The last contact is far in the future of the others, so that they are mature. */
export function smallProject(
  contacts: readonly SmallContact[],
  lastHour = 24 * 60,
  billing: SmallBilling = {},
): { readonly store: WriteStore; readonly remove: () => void } {
  const scratch = scratchFolder()
  const store = createStore(scratch.at('small.proofbook'))
  writeSettings(store, { name: 'small', currency: 'EUR', timeZone: 'UTC', fiscalYearStart: 1, isSample: false })
  const { db } = store
  db.prepare(
    "INSERT INTO imports (id, sha256, file, bytes, source, mapping, kinds, encoding, delimiter, rows_in, records, merged, excluded, problems, imported_at) VALUES (1, 'x', 'small.csv', 1, 'generic-contacts', '{}', '[\"contact\",\"customer\",\"subscription\"]', 'utf-8', ',', 0, 0, 0, 0, 0, 2000000000)",
  ).run()
  const term = (kind: string, word: string | undefined): number | null => {
    if (word === undefined) return null
    db.prepare('INSERT OR IGNORE INTO terms (kind, term) VALUES (?, ?)').run(kind, word)
    return db.prepare('SELECT id FROM terms WHERE kind = ? AND term = ?').pluck().get(kind, word) as number
  }
  const all = [
    ...contacts,
    { id: 'far', who: 'nobody', topic: 'far', opened: lastHour, closed: lastHour + 1, human: true, resolved: true },
  ]
  const subscribe = (who: string, from: number, leavesAt: number | undefined): void => {
    const system = term('system', 'billing')
    db.prepare('INSERT OR IGNORE INTO customers (import_id, line, system_id, vendor_id) VALUES (1, 1, ?, ?)').run(
      system,
      who,
    )
    db.prepare(
      "INSERT OR IGNORE INTO subscriptions (import_id, line, system_id, vendor_id, customer_vendor_id, currency, mrr_minor, started_at, ended_at) VALUES (1, 1, ?, ?, ?, 'EUR', 10000, ?, ?)",
    ).run(system, `s-${who}`, who, from, leavesAt === undefined ? null : Math.round(start + leavesAt * 3600))
  }
  for (const [who, at] of Object.entries(billing.leaves ?? {})) subscribe(who, 1_735_689_600, at)
  if (billing.billedThrough !== undefined)
    subscribe('the-last-to-come', Math.round(start + billing.billedThrough * 3600), undefined)
  let line = 1
  for (const contact of all as SmallContact[]) {
    const system = term('system', contact.system ?? 'generic')
    if (contact.who !== undefined) {
      db.prepare('INSERT OR IGNORE INTO people (system_id, person_key, external_id) VALUES (?, ?, ?)').run(
        system,
        `id:${contact.who}`,
        contact.who,
      )
      if (contact.who.startsWith('c')) {
        subscribe(contact.who, 1_735_689_600, billing.leaves?.[contact.who])
      }
    }
    const person =
      contact.who === undefined
        ? null
        : db
            .prepare('SELECT id FROM people WHERE system_id = ? AND person_key = ?')
            .pluck()
            .get(system, `id:${contact.who}`)
    db.prepare(
      `INSERT INTO contacts (import_id, line, system_id, vendor_id, person_id, opened_at, closed_at, topic_id, ai, human, vendor_resolved, reopens, satisfied, handle_seconds,
         channel_id, team_id, replies, customer_replies, closes, teammates, first_reply_seconds, rating_offered, outcome_id)
       VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      ++line,
      system,
      contact.id,
      person,
      Math.round(start + contact.opened * 3600),
      contact.closed === undefined ? null : Math.round(start + contact.closed * 3600),
      term('topic', contact.topic),
      bit(contact.ai),
      bit(contact.human),
      bit(contact.resolved),
      contact.reopens ?? null,
      bit(contact.satisfied),
      contact.handleSeconds ?? null,
      term('channel', contact.channel),
      term('team', contact.team),
      contact.replies ?? null,
      contact.customerReplies ?? null,
      contact.closes ?? null,
      contact.teammates ?? null,
      contact.firstReplySeconds ?? null,
      bit(contact.offered),
      term('outcome', contact.confirmed === true ? 'confirmed resolved' : undefined),
    )
  }
  ensureDerived(store)
  return {
    store,
    remove: () => {
      store.close()
      rmSync(scratch.path, { recursive: true, force: true })
    },
  }
}
