import { createHmac } from 'node:crypto'
import { projectKey } from '../share/project-key.ts'
import type { ReadStore, WriteStore } from '../store.ts'

/** By what somebody who was erased would be known again: an address, an own id of any system, an id of a helpdesk's person (`zendesk/123`), a billing account, a contact. */
export type ErasedKind = 'email' | 'key' | 'person' | 'account' | 'contact'

/** Who was erased, as plain values that can be handed to another thread: keyed hashes tell only who is looked for, never who was. */
export interface Erased {
  /** Hexadecimal. */
  readonly key: string
  readonly hashes: readonly string[]
}

/** The keyed hash of what names somebody: addresses whatever their case. */
export function hashOfName(key: string, kind: ErasedKind, text: string): string {
  const plain = kind === 'email' ? text.trim().toLowerCase() : text.trim()
  return createHmac('sha256', Buffer.from(key, 'hex')).update(`erased\u0000${kind}\u0000${plain}`).digest('base64url')
}

/** Everybody who was erased; `undefined` when nobody was. */
export function maybeErased(store: ReadStore): Erased | undefined {
  const hashes = store.sql('SELECT hash FROM erased').pluck().all() as string[]
  return hashes.length === 0 ? undefined : { key: projectKey(store).toString('hex'), hashes }
}

/** Remembers whom not to bring back. */
export function keepErased(
  store: WriteStore,
  erasureId: number,
  names: readonly { readonly kind: ErasedKind; readonly text: string }[],
): void {
  const key = projectKey(store).toString('hex')
  const put = store.sql('INSERT OR IGNORE INTO erased (hash, erasure_id) VALUES (?, ?)')
  for (const { kind, text } of names) put.run(hashOfName(key, kind, text), erasureId)
}
