import { createHash } from 'node:crypto'
import { columnsOf, readStandingDecisions } from './identity-decisions.ts'
import { type RecordTable, recordTables } from './record-columns.ts'
import { readSettings } from './settings.ts'
import type { ReadStore } from './store.ts'

/**
 * SHA-256 over everything that was imported or decided, in one canonical order and with words for numbers: the same content has the same hash,
 * whatever the order of imports, the numbers of rows and the time of day. Without `reviews` what reviewers said is left out, as when a review names what it is about.
 */
export function contentHash(store: ReadStore, options: { readonly reviews?: boolean } = {}): string {
  const hash = createHash('sha256')
  const { currency, timeZone, fiscalYearStart } = readSettings(store)
  hash.update(JSON.stringify({ currency, timeZone, fiscalYearStart }))
  const systems = store.sql("SELECT id, term FROM terms WHERE kind = 'system' ORDER BY term").raw().all() as [
    number,
    string,
  ][]
  let pending: string[] = []
  const put = (row: readonly unknown[]): void => {
    pending.push(JSON.stringify(row))
    if (pending.length >= 1_000) flush()
  }
  const flush = (): void => {
    if (pending.length > 0) hash.update(`${pending.join('\n')}\n`)
    pending = []
  }
  for (const [id, term] of systems) {
    const people = store
      .sql(
        'SELECT person_key, external_id, email, company_id, organisation FROM people WHERE system_id = ? ORDER BY person_key',
      )
      .raw()
    for (const row of people.iterate(id)) put(['person', term, ...(row as unknown[])])
  }
  for (const table of recordTables) {
    for (const [id, term] of systems) {
      for (const row of store.sql(contentSql(table)).raw().iterate(id)) put([table.kind, term, ...(row as unknown[])])
    }
  }
  // Only when there are any, so that a project without decisions keeps the hash that it always had.
  for (const row of store.sql('SELECT assumption, change FROM assumption_edits ORDER BY id').raw().iterate())
    put(['assumption', ...(row as unknown[])])
  for (const row of store.sql('SELECT change FROM cost_edits ORDER BY id').raw().iterate())
    put(['cost', ...(row as unknown[])])
  for (const row of store.sql('SELECT kind, period, name, body FROM money_decisions ORDER BY id').raw().iterate())
    put(['decision', ...(row as unknown[])])
  for (const row of store.sql('SELECT quarter, body FROM story_edits ORDER BY id').raw().iterate())
    put(['story', ...(row as unknown[])])
  for (const row of store
    .sql('SELECT effective_from, reason, body FROM resolution_rules ORDER BY version')
    .raw()
    .iterate())
    put(['windows', ...(row as unknown[])])
  for (const row of store.sql('SELECT signal, owner, handed_on, note FROM hand_offs ORDER BY signal').raw().iterate())
    put(['hand-off', ...(row as unknown[])])
  for (const row of store.sql("SELECT value FROM project WHERE key = 'outcomeMap'").raw().iterate())
    put(['outcome map', ...(row as unknown[])])
  for (const one of readStandingDecisions(store)) put(['identity', one.kind, ...Object.values(columnsOf(one))])
  if (options.reviews !== false)
    for (const id of store.sql('SELECT id FROM review_entries ORDER BY id').pluck().iterate()) put(['review', id])
  const merges = store
    .sql(
      'SELECT y.term, c.vendor_id, c.merged_into FROM customers c JOIN terms y ON y.id = c.system_id WHERE c.merged_into IS NOT NULL ORDER BY y.term, c.vendor_id',
    )
    .raw()
  for (const row of merges.iterate()) put(['merged', ...(row as unknown[])])
  flush()
  return hash.digest('hex')
}

function contentSql(table: RecordTable): string {
  const names = table.columns
    .filter((column) => column.name !== 'merged_into')
    .map((column) => {
      if (column.type === 'term') return `(SELECT term FROM terms WHERE terms.id = t.${column.name})`
      return column.type === 'person'
        ? '(SELECT person_key FROM people WHERE people.id = t.person_id)'
        : `t.${column.name}`
    })
  return `SELECT ${names.join(', ')} FROM ${table.table} t WHERE t.system_id = ? ORDER BY t.${table.key}`
}
