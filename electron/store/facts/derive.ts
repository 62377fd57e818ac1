import { readSettings } from '../settings.ts'
import { maybeWritable, type ReadStore, transact } from '../store.ts'
import { keepControlTotals } from './control-totals.ts'
import { deriveFacts } from './derive-facts.ts'
import { derivePayersAndLinks } from './link.ts'
import { deriveMovements } from './movements.ts'

/** Changes whenever what was imported or decided changes; derived tables made under another stamp are stale. */
export function contentStamp(store: ReadStore): string {
  const imports = store
    .sql('SELECT COUNT(*), COALESCE(MAX(id), 0), COALESCE(SUM(rows_in), 0), COALESCE(SUM(imported_at), 0) FROM imports')
    .raw()
    .get() as number[]
  const settings = readSettings(store)
  return JSON.stringify([derivationVersion, ...imports, settings.currency, settings.timeZone, settings.fiscalYearStart])
}

/** Raised when the way of deriving changes, so that a project made by an older version is derived anew. */
const derivationVersion = 1

/** Makes links, facts, issues and movements anew when the content has changed since they were last made; whole or not at all. */
export function ensureDerived(store: ReadStore): void {
  const stamp = contentStamp(store)
  const known = store.sql("SELECT stamp FROM derivation WHERE step = 'facts'").pluck().get() as string | undefined
  if (known === stamp) return
  const writable = maybeWritable(store)
  if (!writable) return
  transact(writable, () => {
    const { conflicts } = derivePayersAndLinks(writable)
    deriveFacts(writable)
    deriveMovements(writable, readSettings(writable))
    store.db.exec('DELETE FROM evidence; DELETE FROM reports; DELETE FROM derivation')
    const keep = store.sql('INSERT INTO derivation (step, stamp) VALUES (?, ?)')
    keep.run('facts', stamp)
    keep.run('conflicts', String(conflicts))
    keepControlTotals(writable)
  })
  store.db.exec('ANALYZE')
}
