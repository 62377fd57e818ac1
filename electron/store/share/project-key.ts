import { randomBytes } from 'node:crypto'
import { maybeWritable, type ReadStore } from '../store.ts'

const name = 'pseudonymKey'

/**
 * The project's own key for pseudonyms and for the hashes of who was erased: 32 bytes, made when first needed and kept in the project, never in a review copy. A project that can't be written and
 * has none gets one that nobody keeps.
 */
export function projectKey(store: ReadStore): Buffer {
  const kept = maybeProjectKey(store)
  if (kept !== undefined) return kept
  const key = randomBytes(32)
  const writable = maybeWritable(store)
  writable?.sql('INSERT INTO project (key, value) VALUES (?, ?)').run(name, key.toString('hex'))
  return key
}

/** The key, when one was needed before. */
export function maybeProjectKey(store: ReadStore): Buffer | undefined {
  const kept = store.sql('SELECT value FROM project WHERE key = ?').pluck().get(name) as string | undefined
  return kept === undefined ? undefined : Buffer.from(kept, 'hex')
}
