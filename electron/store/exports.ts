import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Evidence } from '../../shared/base/evidence.ts'
import type { ExportKind } from '../../shared/contract.ts'
import type { Deck } from '../../shared/deck/deck.ts'
import type { DeckLength } from '../../shared/deck/plan-deck.ts'
import type { LogDetail } from '../../shared/log/entry.ts'
import { appendLog, eachEntry } from './log.ts'
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

/** Keeps an export frozen: its plan, its evidence and the bytes of its files, all or nothing; the log names the hash of each. Returns its number. */
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
    appendLog(store, {
      kind: 'export',
      what: `Handed out the ${made.length} deck of ${made.quarter}: ${files.map(({ name }) => name).join(', ')}`,
      details: exportDetails(store, id),
    })
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
  // Decks that were kept before there were languages are in English.
  const told = unpacked(plan) as Omit<Deck, 'language'> & Partial<Pick<Deck, 'language'>>
  return {
    ...rest,
    contentStamp,
    deck: { ...told, language: told.language ?? 'en' },
    evidence: unpacked(evidence) as Evidence[],
  }
}

/** The bytes of an exported file as they were handed out. */
export function maybeExportedFile(store: ReadStore, id: number, kind: ExportedFile['kind']): ExportedFile | undefined {
  return store.sql('SELECT kind, name, bytes FROM export_files WHERE export_id = ? AND kind = ?').get(id, kind) as
    | ExportedFile
    | undefined
}

/** What the log says of an export: the hash of its plan, of its numbers and of each file as it lies in the project now. */
function exportDetails(store: ReadStore, id: number): LogDetail[] {
  const { plan, evidence } = store.sql('SELECT plan, evidence FROM exports WHERE id = ?').get(id) as {
    plan: string
    evidence: string
  }
  const files = store
    .sql('SELECT kind, bytes FROM export_files WHERE export_id = ? ORDER BY kind')
    .iterate(id) as IterableIterator<{ kind: ExportKind; bytes: Uint8Array }>
  const detail = (part: string, of: string | Uint8Array): LogDetail => ({
    about: `${part} of export ${id}`,
    before: null,
    after: sha256(of),
  })
  const details = [detail('plan', plan), detail('numbers', evidence)]
  for (const { kind, bytes } of files) details.push(detail(kind, bytes))
  return details
}

/** The same of every export that is kept. */
export function everyExportDetail(store: ReadStore): LogDetail[] {
  const ids = store.sql('SELECT id FROM exports ORDER BY id').pluck().all() as number[]
  return ids.flatMap((id) => exportDetails(store, id))
}

/** Parts of exports that are no longer as they were handed out, as the log tells it: changed, missing, or never handed out. */
export function changedExports(store: ReadStore): string[] {
  const told = new Map<string, string>()
  for (const { kind, details } of eachEntry(store)) {
    if (kind !== 'export' && kind !== 'upgrade') continue
    for (const { about, after } of details) if (/ of export \d+$/.test(about) && after !== null) told.set(about, after)
  }
  const now = new Map(everyExportDetail(store).map(({ about, after }) => [about, after ?? '']))
  return [
    ...[...told].flatMap(([about, hash]) => {
      const found = now.get(about)
      return found === undefined ? `${about} is missing` : found === hash ? [] : `${about} was changed`
    }),
    ...[...now.keys()].filter((about) => !told.has(about)).map((about) => `${about} is not in the log`),
  ]
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A plan and its evidence are some megabytes; a file made to harm may claim to unpack to more than there is memory. */
const mostUnpacked = 256 << 20

function packed(value: unknown): string {
  return gzipSync(JSON.stringify(value)).toString('base64')
}

function unpacked(text: string): unknown {
  return JSON.parse(
    gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: mostUnpacked }).toString('utf8'),
  ) as unknown
}
