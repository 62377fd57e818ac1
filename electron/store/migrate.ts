import type { Connection } from './database.ts'
import { migrations, schemaVersion } from './migrations/index.ts'

/** Brings a project up to the newest schema, or to `until`: all steps and the version number in one transaction. */
export function migrate(db: Connection, until = schemaVersion): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  db.transaction(() => {
    for (const step of migrations) if (step.version > version && step.version <= until) db.exec(step.sql)
    db.pragma(`user_version = ${until}`)
  }).exclusive()
}
