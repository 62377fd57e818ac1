import { canonicalJson } from '../../../shared/base/canonical-json.ts'
import type { LogDetail } from '../../../shared/log/entry.ts'
import type { FoundWords } from '../../../shared/privacy/people.ts'
import { hashWhatIsKept } from '../kept-hash.ts'
import { redactLog } from '../log.ts'
import { hashOfRedacted, redactedAbout } from '../redactions.ts'
import { makeScrubber, type Scrubber } from '../share/scrub-text.ts'
import type { WriteStore } from '../store.ts'

/** What was taken out of words that people typed, and what the log has to say of it so that its chain still holds. */
export interface ErasedWords {
  readonly words: readonly FoundWords[]
  readonly redacted: readonly LogDetail[]
}

const mark = '[erased]'

const texts: readonly (readonly [table: string, key: string, column: string, where: string])[] = [
  ['story_edits', 'id', 'body', 'the story'],
  ['assumption_edits', 'id', 'change', 'an assumption'],
  ['cost_edits', 'id', 'change', 'a decision about cost'],
  ['money_decisions', 'id', 'name', 'the name of a promise or a difference'],
  ['money_decisions', 'id', 'body', 'a decision about revenue'],
  ['resolution_rules', 'version', 'reason', 'the reason for windows'],
  ['identity_decisions', 'id', 'note', 'a note on who is who'],
  ['hand_offs', 'signal', 'note', 'a note on a hand-off'],
  ['hand_offs', 'signal', 'owner', 'the owner of a hand-off'],
  ['superseded', 'id', 'body', 'a number as it was told earlier'],
  ['restatements', 'id', 'reason', 'the reason of a restatement'],
  ['costs', 'id', 'memo', 'a memo of the ledger'],
]

/**
 * Puts a mark in the place of a person's names in everything that somebody typed: decisions, the story, reviews and the log. `also` is what files don't say and people write: a name, a phone. Words
 * of the log and of reviews keep the hash that ties them to the others; what they say now is told in `redacted`, which belongs into the entry of the erasure.
 */
export function eraseWords(store: WriteStore, names: readonly string[], also: readonly string[]): ErasedWords {
  const scrub = makeEraser(names, also)
  const words: FoundWords[] = []
  const note = (where: string, was: string, now: string): void => {
    for (const text of differing(was, now)) words.push({ where, text })
  }
  for (const [table, key, column, where] of texts) {
    const rows = store.db.prepare(`SELECT ${key}, ${column} FROM ${table} WHERE ${column} IS NOT NULL`).raw().all() as [
      unknown,
      string,
    ][]
    for (const [id, was] of rows) {
      const now = scrub.json(was)
      if (differing(was, now).length === 0) continue
      store.db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`).run(now, id)
      if (table === 'superseded') store.db.prepare("UPDATE superseded SET hash = '' WHERE id = ?").run(id)
      note(where, was, now)
    }
  }
  hashWhatIsKept(store)
  const inLog = redactLog(store, scrub.text, (n, was, now) => note(`entry ${n} of the log`, was, now))
  return { words, redacted: [...inLog, ...eraseInReviews(store, scrub, note)] }
}

function eraseInReviews(
  store: WriteStore,
  scrub: Scrubber,
  note: (where: string, was: string, now: string) => void,
): LogDetail[] {
  const rows = store.sql('SELECT id, body FROM review_entries ORDER BY id').raw().all() as [string, string][]
  return rows.flatMap(([id, was]) => {
    const entry = JSON.parse(was) as Readonly<Record<string, unknown>>
    const own = ['text', 'statement', 'differs'].flatMap((key) => {
      const said = entry[key]
      return typeof said === 'string' ? [[key, scrub.text(said)] as const] : []
    })
    const now = canonicalJson({ ...entry, ...Object.fromEntries(own) })
    if (differing(was, now).length === 0) return []
    store.sql('UPDATE review_entries SET body = ? WHERE id = ?').run(now, id)
    note('a review', was, now)
    return [{ about: redactedAbout(`remark ${id}`), before: null, after: hashOfRedacted(now) }]
  })
}

function makeEraser(names: readonly string[], also: readonly string[]): Scrubber {
  const phones = also.map(digitsOf).filter((digits) => digits.length >= 7)
  const known = new Map([...names, ...also].map((name) => [name.trim().toLowerCase(), mark]))
  const scrub = makeScrubber({ known, email: (text) => (known.has(text.toLowerCase()) ? mark : text) })
  const phone = (text: string): string =>
    phones.length === 0
      ? text
      : text.replace(/[+(]?\d[\d\s().\-/]{5,}\d/g, (found) =>
          phones.some((one) => digitsOf(found).endsWith(one) || one.endsWith(digitsOf(found))) ? mark : found,
        )
  return { text: (text) => scrub.text(phone(text)), json: (text) => scrub.json(phone(text)) }
}

/** A phone by its digits, without what is dialled before it: `+49 30 1234567` and `030/1234567` are one. */
function digitsOf(text: string): string {
  return text.replace(/\D/g, '').replace(/^00?/, '').slice(-9)
}

/** The words of two documents that differ, as they were. */
function differing(was: string, now: string): string[] {
  if (was === now) return []
  const [before, after] = [leavesOf(was), leavesOf(now)]
  return before.filter((text, i) => text !== after[i])
}

function leavesOf(text: string): string[] {
  const walk = (value: unknown): string[] => {
    if (typeof value === 'string') return [value]
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(walk) : []
  }
  try {
    const parsed = JSON.parse(text) as unknown
    return typeof parsed === 'object' && parsed !== null ? walk(parsed) : [text]
  } catch {
    return [text]
  }
}
