import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { metricsReport } from '../../electron/api/scorecard.ts'
import { ensureDerived } from '../../electron/store/facts/derive.ts'
import { openStore } from '../../electron/store/open-store.ts'
import type { ReadStore } from '../../electron/store/store.ts'
import { measured, measuredScan, sumOf, tellRatio } from './measure.ts'
import { addContacts, contacts, day, makeProject, monthly, months, start } from './million-contacts.ts'

/** One full scan of the contacts, grouped by person and topic, as the resolution of contacts and repeat contacts group them. */
const yardstick =
  'SELECT COUNT(*) FROM (SELECT person_id, topic_id, COUNT(*), AVG(handle_seconds), AVG(closed_at - opened_at) FROM contacts GROUP BY person_id, topic_id)'

/**
 * Measures deriving everything and the whole scorecard for a million contacts of 170,000 customers, then the same after a month was added, against one full scan of
 * the contacts by the `sqlite3` command line, grouped by person and topic; and opening the project again.
 */
export function bench(): void {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-bench-'))
  try {
    const path = join(folder, 'bench.proofbook')
    const store = makeProject(path)
    const end = start + months * 30 * day
    const lastMonth = end - 30 * day
    addContacts(store, 0, contacts - monthly, start, lastMonth, 2)
    const derive = () => ensureDerived(store)
    const scorecard = () => void metricsReport(store)
    const first = sumOf(measured(derive), measured(scorecard))
    addContacts(store, contacts - monthly, monthly, lastMonth, end, 3)
    const month = [measured(derive), measured(scorecard)] as const
    const again = measured(scorecard)
    store.db.exec('DELETE FROM derivation; DELETE FROM evidence; DELETE FROM reports; DELETE FROM counted')
    const whole = [measured(derive), measured(scorecard)] as const
    store.close()
    // An open project lets no other program read it.
    const scan = measuredScan(path, yardstick)
    let later: ReadStore | undefined
    const opened = measured(() => {
      later = openStore(path)
    })
    const shown = measured(() => void metricsReport(later as ReadStore))
    later?.close()
    tellRatio(`sqlite3: one GROUP BY over ${contacts.toLocaleString('en')} contacts`, scan, scan)
    tellRatio('first derivation and scorecard, 17 months', first, scan)
    const keeps = [
      tellRatio('derive everything and the whole scorecard, 18 months', sumOf(...whole), scan, 10),
      tellRatio('one more month: derive and whole scorecard', sumOf(...month), scan, 3),
    ]
    tellRatio('  of everything, deriving', whole[0], scan)
    tellRatio('  of one more month, deriving', month[0], scan)
    tellRatio('the same scorecard again', again, scan)
    tellRatio('opening the project, with its integrity check', opened, scan)
    console.log(`the scorecard of the opened project, from stored evidence: ${(shown.seconds * 1000).toFixed(0)} ms`)
    if (keeps.includes(false)) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
