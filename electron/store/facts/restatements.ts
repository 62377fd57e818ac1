import type { Evidence } from '../../../shared/base/evidence.ts'
import type { Restatement } from '../../../shared/metrics/restatement.ts'
import type { ReadStore, WriteStore } from '../store.ts'

/** Remembers every number as it stands, before what it was made from changes. */
export function rememberNumbers(store: WriteStore): void {
  store.db.exec(`
    INSERT OR REPLACE INTO stood (id, value, n, until_at, data_through, imports, erasures)
      SELECT id, json_extract(body, '$.value'), CAST(json_extract(body, '$.n') AS INTEGER), json_extract(body, '$.rows.until'), json_extract(body, '$.dataThrough'),
             (SELECT COALESCE(MAX(CAST(stamp AS INTEGER)), 0) FROM derivation WHERE step = 'last import'),
             (SELECT COALESCE(MAX(CAST(stamp AS INTEGER)), 0) FROM derivation WHERE step = 'erasures')
        FROM evidence`)
}

/**
 * Logs the numbers of periods that had ended when they were first made and that are now different, with the reason. A number whose period was still going on is
 * not restated, it grows.
 */
export function logRestatements(store: WriteStore, evidence: readonly Evidence[]): void {
  const before = store.sql('SELECT value, n, until_at, data_through, imports, erasures FROM stood WHERE id = ?')
  const forget = store.sql('DELETE FROM stood WHERE id = ?')
  const log = store.sql(
    'INSERT INTO restatements (evidence_id, before_value, after_value, before_n, after_n, before_through, after_through, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  for (const one of evidence) {
    const stood = before.get(one.id) as
      | {
          value: number | null
          n: number
          until_at: number | null
          data_through: number | null
          imports: number
          erasures: number
        }
      | undefined
    if (!stood) continue
    forget.run(one.id)
    const isSame =
      stood.n === one.n &&
      (stood.value === one.value ||
        (stood.value !== null &&
          one.value !== null &&
          Math.abs(stood.value - one.value) <= 1e-12 * Math.abs(one.value)))
    const wasOver = stood.until_at !== null && stood.data_through !== null && stood.until_at <= stood.data_through
    if (isSame || !wasOver) continue
    log.run(
      one.id,
      stood.value,
      one.value,
      stood.n,
      one.n,
      stood.data_through,
      one.dataThrough,
      reasonSince(store, stood),
    )
  }
}

function reasonSince(
  store: ReadStore,
  { imports, erasures }: { readonly imports: number; readonly erasures: number },
): string {
  const files = store.sql('SELECT file FROM imports WHERE id > ? ORDER BY id').pluck().all(imports) as string[]
  if (files.length > 0) return `imported since: ${named(files)}`
  const undone = store.sql('SELECT file FROM undone_imports WHERE import_id <= ?').pluck().all(imports) as string[]
  if (undone.length === 0 && countErasures(store) > erasures) return 'a person was erased on request'
  return undone.length > 0
    ? `taken back since: ${named(undone)}`
    : 'another decision about windows, currency, calendar or how a file is read'
}

/** How often somebody was erased. */
export function countErasures(store: ReadStore): number {
  return Number(store.sql('SELECT COUNT(*) FROM erasures').pluck().get())
}

function named(files: readonly string[]): string {
  const most = files.slice(0, 3).join(', ')
  return `${most}${files.length > 3 ? ` and ${files.length - 3} more` : ''}`
}

/** What was restated, the newest first; of one number when its id is given. */
export function readRestatements(store: ReadStore, id: string | null = null): Restatement[] {
  return store
    .sql(
      `SELECT evidence_id AS evidence, before_value AS "before", after_value AS "after", before_n AS beforeN, after_n AS afterN,
              before_through AS beforeThrough, after_through AS afterThrough, reason
         FROM restatements WHERE @id IS NULL OR evidence_id = @id ORDER BY restatements.id DESC LIMIT 500`,
    )
    .all({ id }) as Restatement[]
}
