import type { Value } from './record-columns.ts'
import type { WriteStore } from './store.ts'

/** Number to give, system, key, then the other keys of a person: external id, e-mail, company id, organisation. */
export type PersonRow = [
  id: number,
  systemId: number,
  key: string,
  externalId: string | null,
  email: string | null,
  companyId: string | null,
  organisation: string | null,
]

const keys = ['external_id', 'email', 'company_id', 'organisation']
const greater = (table: string, name: string): string =>
  `${name} = CASE WHEN @${name} IS NULL OR ${table}.${name} > @${name} THEN ${table}.${name} ELSE @${name} END`
const fillIn = (table: string): string => keys.map((name) => greater(table, name)).join(', ')

/**
 * Keeps people one by one and gives their numbers. Keys that were unknown are filled in; where two exports disagree the greater text stays, whichever came first.
 * `people.import_id` is the only import that speaks of a person; once there are several it is null, and what each said stands in `person_statements`.
 */
export function makePersonKeeper(store: WriteStore, importId: number): (person: PersonRow) => number {
  const insert = store
    .sql(
      `INSERT INTO people (import_id, id, system_id, person_key, external_id, email, company_id, organisation) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (system_id, person_key) DO NOTHING RETURNING id`,
    )
    .pluck()
  const find = store.sql('SELECT id, import_id AS importId FROM people WHERE system_id = ? AND person_key = ?')
  const fill = store.sql(`UPDATE people SET ${fillIn('people')} WHERE id = @id`)
  const share = store.sql('UPDATE people SET import_id = NULL WHERE id = ?')
  const noteFirst = store.sql(
    `INSERT INTO person_statements (person_id, import_id, ${keys.join(', ')}) SELECT id, import_id, ${keys.join(', ')} FROM people WHERE id = ?`,
  )
  const note = store.sql(
    `INSERT INTO person_statements (person_id, import_id, ${keys.join(', ')}) VALUES (@id, @importId, ${keys.map((name) => `@${name}`).join(', ')})
       ON CONFLICT (person_id, import_id) DO UPDATE SET ${fillIn('person_statements')}`,
  )
  return (person) => {
    const isNew = insert.get(importId, ...person) as number | undefined
    if (isNew !== undefined) return isNew
    const [, systemId, key, external_id, email, company_id, organisation] = person
    const there = find.get(systemId, key) as { id: number; importId: number | null }
    const said: Record<string, Value> = { external_id, email, company_id, organisation }
    if (there.importId !== importId) {
      if (there.importId !== null) {
        noteFirst.run(there.id)
        share.run(there.id)
      }
      note.run({ id: there.id, importId, ...said })
    }
    fill.run({ id: there.id, ...said })
    return there.id
  }
}

/** Takes out what an import said of people, and those of whom nobody else speaks. */
export function forgetPeople(store: WriteStore, importId: number): void {
  store.sql('DELETE FROM people WHERE import_id = ?').run(importId)
  const shared = store
    .sql('DELETE FROM person_statements WHERE import_id = ? RETURNING person_id')
    .pluck()
    .all(importId) as number[]
  const speakers = store.sql('SELECT import_id FROM person_statements WHERE person_id = ? LIMIT 2').pluck()
  const most = keys.map((name) => `MAX(${name})`).join(', ')
  const tellAnew = store.sql(
    `UPDATE people SET (import_id, ${keys.join(', ')}) =
       (SELECT CASE COUNT(*) WHEN 1 THEN MAX(import_id) END, ${most} FROM person_statements WHERE person_id = @id) WHERE id = @id`,
  )
  const forget = store.sql('DELETE FROM people WHERE id = ?')
  const unnote = store.sql('DELETE FROM person_statements WHERE person_id = ?')
  for (const id of shared) {
    const { length } = speakers.all(id)
    if (length === 0) forget.run(id)
    else tellAnew.run({ id })
    if (length === 1) unnote.run(id)
  }
}
