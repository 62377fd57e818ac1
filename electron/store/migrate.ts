import type Database from 'better-sqlite3'
import { migrations } from './migrations/index.ts'

/** Brings a project file up to the newest schema: each step in one transaction together with its version number. */
export function migrate(db: Database.Database): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  for (const step of migrations) {
    if (step.version <= version) continue
    db.transaction(() => {
      db.exec(step.sql)
      db.pragma(`user_version = ${step.version}`)
    }).exclusive()
  }
}
