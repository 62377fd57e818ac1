import { createHash } from 'node:crypto'
import type { LogDetail } from '../../shared/log/entry.ts'
import type { ReadStore } from './store.ts'

const begin = 'words taken out of '

/** What the log says a person's words were taken out of: `entry 5`, `remark 3fa2…`. */
export function redactedAbout(what: string): string {
  return `${begin}${what}`
}

/** The hash of what stands there since, as the entry of the erasure tells it. */
export function hashOfRedacted(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}

/**
 * What was redacted, with the hash of what stands there since; the last erasure counts. It is told in entries of the log that are tied to the others themselves, so that nobody can call an entry
 * redacted without writing an erasure that everybody sees.
 */
export function readRedactions(store: ReadStore): ReadonlyMap<string, string> {
  const rows = store
    .sql("SELECT details FROM log WHERE kind = 'erasure' ORDER BY n")
    .pluck()
    .iterate() as IterableIterator<string>
  const found = new Map<string, string>()
  for (const details of rows)
    for (const { about, after } of maybeDetails(details))
      if (about.startsWith(begin) && after !== null) found.set(about.slice(begin.length), after)
  return found
}

function maybeDetails(text: string): readonly LogDetail[] {
  try {
    const details = JSON.parse(text) as unknown
    return Array.isArray(details) ? (details as LogDetail[]) : []
  } catch {
    return []
  }
}
