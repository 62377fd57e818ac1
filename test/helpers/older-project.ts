import { type Connection, openDatabase } from '../../electron/store/database.ts'
import { closeSeal } from '../../electron/store/file-seal.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { sealVersion } from '../../electron/store/migrations/index.ts'
import { applicationId, holdFile } from '../../electron/store/project-header.ts'

/** What is worked out from the rest, and what only a proper close writes. */
const notCopied = [
  'payers',
  'links',
  'facts',
  'issues',
  'contact_facts',
  'movements',
  'cohort_members',
  'payer_accounts',
  'link_doubts',
  'customer_doubts',
  'derivation',
  'evidence',
  'reports',
  'counted',
  'touched',
  'seal',
]

/** The tables of a database whose rows are a project's own, in order. */
export function ownTables(db: Connection, schema = 'main'): string[] {
  const names = db
    .prepare(`SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .pluck()
    .all() as string[]
  return names.filter((name) => !notCopied.includes(name))
}

/** The columns of a table that hold values of their own. */
export const columnsOf = (db: Connection, table: string, schema = 'main'): string[] =>
  (db.pragma(`${schema}.table_info(${table})`) as { name: string }[]).map(({ name }) => name)

/** Writes the file that a project would be under an earlier schema: its tables and columns, with every row of `from` that has a place in them, closed as that version did. */
export function writeOlderProject(from: string, to: string, version: number): void {
  const db = openDatabase(to, { mayCreate: true })
  try {
    db.pragma('journal_mode = DELETE')
    db.pragma(`application_id = ${applicationId}`)
    migrate(db, version)
    db.pragma('foreign_keys = OFF')
    db.prepare('ATTACH ? AS newer').run(from)
    const newer = new Set(ownTables(db, 'newer'))
    db.transaction(() => {
      for (const table of ownTables(db).filter((name) => newer.has(name))) {
        const there = new Set(columnsOf(db, table, 'newer'))
        const columns = columnsOf(db, table)
          .filter((name) => there.has(name))
          .join(', ')
        db.exec(
          `DELETE FROM main.${table}; INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM newer.${table}`,
        )
      }
    })()
    db.exec('DETACH newer')
    db.exec('VACUUM')
  } finally {
    db.close()
  }
  if (version >= sealVersion) sealFile(to)
}

/** Closes a file as a sitting does. */
export function sealFile(path: string): void {
  const file = holdFile(path)
  const db = openDatabase(path)
  db.pragma('locking_mode = EXCLUSIVE')
  closeSeal(db, file)
  db.close()
  file.release()
}
