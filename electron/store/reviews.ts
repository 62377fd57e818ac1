import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { LogLine } from '../../shared/log/entry.ts'
import type { ReviewEntry, ReviewHead } from '../../shared/review/entry.ts'
import { appendLog, eachEntry } from './log.ts'
import { hashOfRedacted, readRedactions } from './redactions.ts'
import { type ReadStore, transact, type WriteStore } from './store.ts'

/** The id that a project file was given when it was made, and that its copies share. */
export function projectIdOf(store: ReadStore): string {
  return String(store.sql("SELECT value FROM project WHERE key = 'projectId'").pluck().get() ?? '')
}

/** SHA-256 of everything in an entry or a head but its id: what was said can't be changed without becoming something else that was said. */
export function idOfSaid(said: object): string {
  const { id: _id, ...rest } = said as { readonly id?: string }
  return createHash('sha256').update(canonicalJson(rest)).digest('hex')
}

/** Every review that is in the project. */
export function readReviewHeads(store: ReadStore): ReviewHead[] {
  const heads = store.sql('SELECT head FROM reviews ORDER BY id').pluck().all() as string[]
  return heads.map((head) => JSON.parse(head) as ReviewHead)
}

/** Everything said that is in the project. */
export function readReviewEntries(store: ReadStore): ReviewEntry[] {
  const bodies = store.sql('SELECT body FROM review_entries ORDER BY id').pluck().all() as string[]
  return bodies.map((body) => JSON.parse(body) as ReviewEntry)
}

/** Takes in what was said, as a union: what is there already changes nothing. The log tells of what is new; nothing is written when nothing is. Answers how much was new. */
export function keepReviewEntries(
  store: WriteStore,
  head: ReviewHead,
  entries: readonly ReviewEntry[],
  tell: (fresh: readonly ReviewEntry[]) => LogLine,
): number {
  return transact(store, () => {
    const has = store.sql('SELECT 1 FROM review_entries WHERE id = ?')
    const fresh = entries.filter(({ id }) => has.get(id) === undefined)
    const isKnown = store.sql('SELECT 1 FROM reviews WHERE id = ?').get(head.id) !== undefined
    if (fresh.length === 0 && isKnown) return 0
    const line = tell(fresh)
    const { n } = appendLog(store, {
      ...line,
      details: [...line.details, { about: digestAbout, before: null, after: digestOf(fresh.map(({ id }) => id)) }],
    })
    if (!isKnown) store.sql('INSERT INTO reviews (id, head) VALUES (?, ?)').run(head.id, canonicalJson(head))
    const put = store.sql('INSERT INTO review_entries (id, body, log_n) VALUES (?, ?, ?)')
    for (const entry of fresh) put.run(entry.id, canonicalJson(entry), n)
    return fresh.length
  })
}

const digestAbout = 'hash of what was said'

function digestOf(ids: readonly string[]): string {
  return createHash('sha256')
    .update([...ids].sort().join('\n'))
    .digest('hex')
}

/** What is wrong with the reviews in the project: something said or a reviewer changed, missing, or put in by a stranger. */
export function faultsOfReviews(store: ReadStore): string[] {
  const faults: string[] = []
  const byLog = new Map<number, string[]>()
  const rows = store.sql('SELECT id, body, log_n FROM review_entries ORDER BY id').raw().all() as [
    string,
    string,
    number,
  ][]
  const redacted = readRedactions(store)
  for (const [id, body, n] of rows) {
    if (idOfBody(body) !== id && redacted.get(`remark ${id}`) !== hashOfRedacted(body))
      faults.push(`what was said as ${id.slice(0, 12)} was changed`)
    byLog.set(n, [...(byLog.get(n) ?? []), id])
  }
  for (const [id, head] of store.sql('SELECT id, head FROM reviews').raw().all() as [string, string][])
    if (idOfBody(head) !== id) faults.push(`the review ${id.slice(0, 12)} was changed`)
  for (const { n, what, details } of eachEntry(store)) {
    const told = details.find(({ about }) => about === digestAbout)?.after
    if (told === undefined || told === null) continue
    if (digestOf(byLog.get(n) ?? []) !== told)
      faults.push(`not everything of entry ${n} of the log (“${what}”) is there`)
    byLog.delete(n)
  }
  for (const ids of byLog.values()) faults.push(`${ids.length} said things are not in the log`)
  return faults
}

function idOfBody(body: string): string {
  try {
    return idOfSaid(JSON.parse(body) as object)
  } catch {
    return ''
  }
}

/** Does the log hold the entry that somebody saw as its last? */
export function holdsLogHead(store: ReadStore, { count, hash }: ReviewHead['log']): boolean {
  return count === 0 || store.sql('SELECT hash FROM log WHERE n = ?').pluck().get(count) === hash
}
