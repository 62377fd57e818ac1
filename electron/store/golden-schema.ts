import { type Connection, openDatabase } from './database.ts'
import { derivedIndexes, formerIndexes } from './facts/derived-indexes.ts'
import { migrate } from './migrate.ts'

interface Thing {
  readonly type: string
  readonly name: string
  readonly sql: string | null
}

const known = new Map<number, ReadonlyMap<string, string>>()

/**
 * What a file's schema has that no project of its version has, lacks, or has otherwise; `undefined` when it is as it must be. Nothing but the schema is read: a foreign file may hide a query that
 * never ends in a view, a trigger or a rule of a table, and none of these may run before they are known.
 */
export function maybeStrangeSchema(db: Connection, version: number): string | undefined {
  const golden = goldenSchema(version)
  const found = readSchema(db)
  for (const [thing, sql] of found) {
    const should = golden.get(thing)
    if (comeAndGo.some(([name, as]) => thing === `index ${name}` && sql === as)) continue
    if (should === undefined) return `it holds the ${thing}, which no project has`
    if (should !== sql) return `its ${thing} is not as Proofbook makes it`
  }
  const lacking = [...golden.keys()].find(
    (thing) => !found.has(thing) && !comeAndGo.some(([name]) => thing === `index ${name}`),
  )
  return lacking === undefined ? undefined : `it lacks the ${lacking}`
}

/** Indexes that come and go as tables are derived, now and in older files. */
const comeAndGo = [derivedIndexes, formerIndexes].flatMap((indexes) => Object.entries(indexes))

/** The schema that the migrations up to a version make. */
function goldenSchema(version: number): ReadonlyMap<string, string> {
  let golden = known.get(version)
  if (golden === undefined) {
    const db = openDatabase(':memory:', { mayCreate: true })
    migrate(db, version)
    golden = readSchema(db)
    db.close()
    known.set(version, golden)
  }
  return golden
}

function readSchema(db: Connection): ReadonlyMap<string, string> {
  const things = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all() as Thing[]
  return new Map(
    things
      .filter(({ type, name, sql }) => !(type === 'table' && sql !== null && statistics.get(name) === sql))
      .map(({ type, name, sql }) => [`${type} ${name}`, (sql ?? '').replace(/\s+/g, ' ').trim()]),
  )
}

/** What ANALYZE leaves: numbers that only the planner reads. SQLite lets nobody else make tables of these names; a made-up file may have one that computes what is read from it. */
const statistics: ReadonlyMap<string, string> = new Map([
  ['sqlite_stat1', 'CREATE TABLE sqlite_stat1(tbl,idx,stat)'],
  ['sqlite_stat4', 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'],
])
