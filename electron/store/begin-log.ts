import type { LogDetail } from '../../shared/log/entry.ts'
import { everyExportDetail } from './exports.ts'
import { hashWhatIsKept } from './kept-hash.ts'
import { appendLog, readLogHead } from './log.ts'
import { schemaVersion } from './migrations/index.ts'
import { readSettings } from './settings.ts'
import { maybeWritable, type ReadStore, transact, type WriteStore } from './store.ts'

const schemaKey = 'logSchema'

/**
 * Called when a project is opened for work: writes the first entry of a log that has none, and says when a newer version has changed the file. What was there before the log began is named
 * in that first entry, so that it can't be changed afterwards without being noticed.
 */
export function beginLog(store: ReadStore): void {
  const writable = maybeWritable(store)
  if (writable === undefined) return
  const noted = store.sql('SELECT value FROM project WHERE key = ?').pluck().get(schemaKey) as string | undefined
  const isNew = readLogHead(store).count === 0
  if (!isNew && noted === String(schemaVersion)) return
  transact(writable, () => {
    if (isNew) begin(writable)
    else
      appendLog(writable, {
        kind: 'upgrade',
        what: 'The file was brought up to a newer version of Proofbook',
        details: [{ about: 'version of the file', before: noted ?? null, after: String(schemaVersion) }],
      })
    store
      .sql('INSERT INTO project (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
      .run(schemaKey, String(schemaVersion))
  })
}

function begin(store: WriteStore): void {
  hashWhatIsKept(store)
  const { currency, timeZone, fiscalYearStart } = readSettings(store)
  const imports = Number(store.sql('SELECT COUNT(*) FROM imports').pluck().get())
  const exports = everyExportDetail(store)
  const settings: LogDetail[] = [
    { about: 'currency', before: null, after: currency },
    { about: 'time zone', before: null, after: timeZone },
    { about: 'fiscal year begins in month', before: null, after: String(fiscalYearStart) },
  ]
  appendLog(
    store,
    imports === 0 && exports.length === 0
      ? { kind: 'project', what: 'The project was made', details: settings }
      : {
          kind: 'upgrade',
          what: 'The log begins: an older version of Proofbook kept none',
          details: [...settings, { about: 'files imported before', before: null, after: String(imports) }, ...exports],
        },
  )
}
