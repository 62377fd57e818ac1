import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type CodeField, codeFields, weightOf } from '../../electron/store/facts/fact-code.ts'
import { createStore } from '../../electron/store/open-store.ts'
import { writeSettings } from '../../electron/store/settings.ts'
import type { WriteStore } from '../../electron/store/store.ts'
import { dayNumber } from '../../shared/base/calendar.ts'
import { type Handler, handlers, type Tier, tiers } from '../../shared/base/model.ts'
import { makeZone } from '../../shared/base/zone.ts'

const berlin = makeZone('Europe/Berlin')

/** The instant of a local time in Berlin: `at('2026-07-01')` is midnight, `at('2026-07-01', 14.5)` half past two. */
export function at(date: string, hours = 0): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return berlin.startOfDay(dayNumber(year, month, day)) + Math.round(hours * 3600)
}

export interface Posting {
  readonly on: string
  readonly account: string
  readonly costCentre?: string
  readonly supplier?: string
  readonly memo?: string
  readonly currency?: string
  readonly minor: number
}

export interface Paying {
  readonly customer: string
  readonly mrr: number
  readonly start: string
  readonly trialEnd?: string
  readonly end?: string
  readonly currency?: string
  readonly status?: string
}

export interface Contact {
  readonly on: string
  readonly hours?: number
  readonly handler: Handler
  readonly customer?: string
  /** Contacts with the same issue belong together. */
  readonly issue: number
  readonly tier?: Tier
  readonly channel?: string
  readonly system?: string
  readonly vendorResolved?: boolean | null
  readonly seconds?: number | null
  readonly mature?: boolean
  readonly kept?: boolean | null
  readonly satisfied?: boolean
}

/** An empty project in a folder of its own, with hands to fill its tables. Removed when the test is over. */
export function moneyProject(settings: { readonly fiscalYearStart?: number; readonly currency?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-money-'))
  const store = createStore(join(folder, 'project.proofbook')) as WriteStore
  onTestFinished(() => {
    store.close()
    rmSync(folder, { recursive: true })
  })
  writeSettings(store, {
    name: 'Nordwind',
    currency: settings.currency ?? 'EUR',
    timeZone: 'Europe/Berlin',
    fiscalYearStart: settings.fiscalYearStart ?? 1,
    isSample: false,
  })
  store.db
    .prepare(
      `INSERT INTO imports (id, sha256, file, bytes, source, mapping, kinds, encoding, delimiter, rows_in, records, merged, excluded, problems, imported_at)
       VALUES (1, 'a', 'everything.csv', 1, 'generic-costs', '{}', '["cost","contact","subscription"]', 'utf-8', ',', 0, 0, 0, 0, 0, ?)`,
    )
    .run(at('2027-01-15'))
  const term = (kind: string, word: string | undefined): number | null => {
    if (word === undefined) return null
    store.db.prepare('INSERT OR IGNORE INTO terms (kind, term) VALUES (?, ?)').run(kind, word)
    return Number(store.db.prepare('SELECT id FROM terms WHERE kind = ? AND term = ?').pluck().get(kind, word))
  }
  let line = 0
  const firstOf = new Map<number, number>()
  const payerOf = (customer: string): number => {
    store.db
      .prepare('INSERT OR IGNORE INTO payers (system_id, vendor_id) VALUES (?, ?)')
      .run(term('system', 'stripe'), customer)
    store.db
      .prepare(
        'INSERT OR IGNORE INTO payer_accounts (system_id, vendor_id, payer_id) SELECT system_id, vendor_id, id FROM payers',
      )
      .run()
    return Number(store.db.prepare('SELECT id FROM payers WHERE vendor_id = ?').pluck().get(customer))
  }
  return {
    store,
    payerOf,
    post: (...postings: Posting[]) =>
      store.db.transaction(() => {
        for (const p of postings) {
          line += 1
          store.db
            .prepare(
              'INSERT INTO costs (import_id, line, system_id, vendor_id, posted_at, account_id, cost_centre_id, supplier_id, memo, currency, amount_minor) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            )
            .run(
              line,
              term('system', 'ledger'),
              `line-${line}`,
              at(p.on),
              term('account', p.account),
              term('cost-centre', p.costCentre),
              term('supplier', p.supplier),
              p.memo ?? null,
              p.currency ?? 'EUR',
              p.minor,
            )
        }
      })(),
    subscribe: (...subscriptions: Paying[]) =>
      store.db.transaction(() => {
        for (const s of subscriptions) {
          line += 1
          payerOf(s.customer)
          store.db
            .prepare(
              'INSERT INTO subscriptions (import_id, line, system_id, vendor_id, customer_vendor_id, currency, mrr_minor, status_id, started_at, trial_end_at, ended_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            )
            .run(
              line,
              term('system', 'stripe'),
              `sub-${line}`,
              s.customer,
              s.currency ?? 'EUR',
              s.mrr,
              term('status', s.status),
              at(s.start),
              s.trialEnd === undefined ? null : at(s.trialEnd),
              s.end === undefined ? null : at(s.end),
            )
        }
      })(),
    contact: (...contacts: Contact[]) =>
      store.db.transaction(() => {
        for (const c of contacts) {
          line += 1
          const opened = at(c.on, c.hours ?? 12)
          const seconds = c.seconds === undefined ? null : c.seconds
          const resolved =
            c.vendorResolved === undefined ? 1 : c.vendorResolved === null ? null : Number(c.vendorResolved)
          const channel = term('channel', c.channel ?? 'email')
          const payer = c.customer === undefined ? null : payerOf(c.customer)
          const mature = Number(c.mature ?? true)
          const ai = Number(c.handler === 'ai-only' || c.handler === 'ai-to-human')
          store.db
            .prepare(
              'INSERT INTO contacts (id, import_id, line, system_id, vendor_id, opened_at) VALUES (?, 1, ?, ?, ?, ?)',
            )
            .run(line, line, term('system', c.system ?? 'zendesk'), `contact-${line}`, opened)
          const kept = c.kept === undefined ? 1 : c.kept === null ? null : Number(c.kept)
          const first = firstOf.get(c.issue)
          firstOf.set(c.issue, first ?? line)
          store.db
            .prepare(
              `INSERT INTO contact_facts (contact_id, party, opened_at, closed_at, channel_id, handle_seconds, code, issue)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
            )
            .run(
              line,
              payer ?? -line,
              opened,
              opened + 600,
              channel,
              seconds,
              factCode({
                handler: handlers.indexOf(c.handler),
                tier: tiers.indexOf(c.tier ?? 'durable'),
                ai,
                vendor_resolved: resolved,
                satisfied: c.satisfied === undefined ? null : Number(c.satisfied),
                mature_48h: mature,
                mature_7d: mature,
              }),
              first === undefined
                ? mature | ((kept ?? 3) << 1) | (3 << 3) | (handlers.indexOf(c.handler) << 7) | (3 << 11) | (1 << 18)
                : -first,
            )
          // The issue is that of its first contact, but it is held if the last held, and mature (bit 0) when all of its contacts are.
          if (first !== undefined)
            store.db
              .prepare(
                'UPDATE contact_facts SET issue = ((issue + (1 << 18)) & ~7) | (@kept << 1) | (issue & @mature), issue_ai_attempts = 0, issue_human_seconds = 0 WHERE contact_id = @first',
              )
              .run({ kept: kept ?? 3, mature, first })
        }
      })(),
  }
}

/** The code of a fact in which everything else can't be told, or is nought. */
function factCode(told: Partial<Record<CodeField, number | null>>): number {
  return codeFields
    .slice(
      0,
      codeFields.findIndex(({ name }) => name === 'replies'),
    )
    .reduce((code, { name, bits, maybe }) => code + (told[name] ?? (maybe ? 2 ** bits - 1 : 0)) * weightOf[name], 0)
}
