import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Evidence } from '../../shared/base/evidence.ts'
import type { ExportKind } from '../../shared/contract.ts'
import type { Deck } from '../../shared/deck/deck.ts'
import type { DeckLength } from '../../shared/deck/plan-deck.ts'
import { type ReadStore, transact, type WriteStore } from './store.ts'

/** A file that was handed out: its kind, the name that it was given and its bytes. */
export interface ExportedFile {
  readonly kind: ExportKind
  readonly name: string
  readonly bytes: Uint8Array
}

/** An export as it was: what it told and what it stood on. */
export interface KeptExport {
  readonly id: number
  readonly quarter: string
  readonly length: DeckLength
  /** Document date. */
  readonly date: string
  /** Instant, in seconds. */
  readonly at: number
  readonly contentStamp: string
  readonly deck: Deck
  readonly evidence: readonly Evidence[]
}

/** Keeps an export frozen: its plan, its evidence and the bytes of its files, all or nothing. Returns its number. */
export function keepExport(store: WriteStore, made: Omit<KeptExport, 'id'>, files: readonly ExportedFile[]): number {
  return transact(store, () => {
    const { lastInsertRowid } = store
      .sql(
        'INSERT INTO exports (quarter, length, date, at, content_stamp, plan, evidence) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(made.quarter, made.length, made.date, made.at, made.contentStamp, packed(made.deck), packed(made.evidence))
    const id = Number(lastInsertRowid)
    for (const { kind, name, bytes } of files) {
      store
        .sql('INSERT INTO export_files (export_id, kind, name, sha256, bytes) VALUES (?, ?, ?, ?, ?)')
        .run(id, kind, name, sha256(bytes), bytes)
    }
    return id
  })
}

/** Every export without its contents, newest first. */
export function listExports(store: ReadStore): (Pick<KeptExport, 'id' | 'quarter' | 'length' | 'date' | 'at'> & {
  readonly files: readonly {
    readonly kind: ExportedFile['kind']
    readonly name: string
    readonly sha256: string
    readonly size: number
  }[]
})[] {
  const rows = store.sql('SELECT id, quarter, length, date, at FROM exports ORDER BY id DESC').all() as Pick<
    KeptExport,
    'id' | 'quarter' | 'length' | 'date' | 'at'
  >[]
  const files = store.sql(
    'SELECT kind, name, sha256, length(bytes) AS size FROM export_files WHERE export_id = ? ORDER BY kind',
  )
  return rows.map((row) => ({
    ...row,
    files: files.all(row.id) as { kind: ExportedFile['kind']; name: string; sha256: string; size: number }[],
  }))
}

/** The newest export of a quarter, or of any quarter when none is named. */
export function maybeLastExport(store: ReadStore, quarter: string | null): KeptExport | undefined {
  const row = store
    .sql('SELECT * FROM exports WHERE @quarter IS NULL OR quarter = @quarter ORDER BY id DESC LIMIT 1')
    .get({ quarter }) as
    | (Omit<KeptExport, 'deck' | 'evidence' | 'contentStamp'> & {
        plan: string
        evidence: string
        content_stamp: string
      })
    | undefined
  if (row === undefined) return undefined
  const { plan, evidence, content_stamp: contentStamp, ...rest } = row
  return { ...rest, contentStamp, deck: unpacked(plan) as Deck, evidence: unpacked(evidence) as Evidence[] }
}

/** The bytes of an exported file as they were handed out. */
export function maybeExportedFile(store: ReadStore, id: number, kind: ExportedFile['kind']): ExportedFile | undefined {
  return store.sql('SELECT kind, name, bytes FROM export_files WHERE export_id = ? AND kind = ?').get(id, kind) as
    | ExportedFile
    | undefined
}

/** Exported files whose bytes are no longer those that were handed out. */
export function changedExports(store: ReadStore): { readonly id: number; readonly name: string }[] {
  const rows = store
    .sql('SELECT export_id AS id, name, sha256, bytes FROM export_files')
    .iterate() as IterableIterator<{
    id: number
    name: string
    sha256: string
    bytes: Uint8Array
  }>
  const changed: { id: number; name: string }[] = []
  for (const { id, name, sha256: was, bytes } of rows) if (sha256(bytes) !== was) changed.push({ id, name })
  return changed
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function packed(value: unknown): string {
  return gzipSync(JSON.stringify(value)).toString('base64')
}

function unpacked(text: string): unknown {
  return JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8')) as unknown
}
