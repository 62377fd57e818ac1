import type { CopyLabel } from '../../../shared/privacy/share.ts'
import type { ReadStore, WriteStore } from '../store.ts'

/** What a copy says of itself; `null` for a project of one's own. */
export function maybeCopyLabel(store: Pick<ReadStore, 'db'>): CopyLabel | null {
  const text = store.db.prepare("SELECT value FROM project WHERE key = 'copy'").pluck().get() as string | undefined
  return text === undefined ? null : (JSON.parse(text) as CopyLabel)
}

/** Writes it into the copy. */
export function keepCopyLabel(store: WriteStore, label: CopyLabel): void {
  const put = store.sql(
    'INSERT INTO project (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  put.run('copy', JSON.stringify(label))
  put.run('reviewCopy', 'true')
}
