import { canonicalTables } from './0001-canonical-tables.ts'
import { derivedTables } from './0002-derived-tables.ts'
import { resolutionTables } from './0003-resolution-tables.ts'
import { decisionTables } from './0004-money-decisions.ts'
import { undoTables } from './0005-undoable-imports.ts'
import { identityTables } from './0006-identity.ts'
import { turnTables } from './0007-turns-and-hand-offs.ts'
import { rateTables } from './0008-money-rates.ts'
import { reconciledTables } from './0009-money-reconciled.ts'
import { packedFacts } from './0010-packed-facts.ts'
import { storyTables } from './0011-story-and-exports.ts'
import { sealTable } from './0012-seal.ts'
import { logTables } from './0013-log.ts'
import { privacyTables } from './0014-privacy.ts'
import { factsInOneTable } from './0015-facts-in-one-table.ts'

/** Every change of the schema in order. A step that was released is never edited. */
export const migrations: readonly { readonly version: number; readonly name: string; readonly sql: string }[] = [
  { version: 1, name: 'canonical tables', sql: canonicalTables },
  { version: 2, name: 'derived tables', sql: derivedTables },
  { version: 3, name: 'resolution tables', sql: resolutionTables },
  { version: 4, name: 'decisions about money', sql: decisionTables },
  { version: 5, name: 'imports that can be taken back', sql: undoTables },
  { version: 6, name: 'who is who', sql: identityTables },
  { version: 7, name: 'turns of contacts and hand-offs of signals', sql: turnTables },
  { version: 8, name: 'exchange rates and decisions about cost', sql: rateTables },
  { version: 9, name: 'revenue reconciled', sql: reconciledTables },
  { version: 10, name: 'facts packed', sql: packedFacts },
  { version: 11, name: 'story and exports', sql: storyTables },
  { version: 12, name: 'seal', sql: sealTable },
  { version: 13, name: 'the log', sql: logTables },
  { version: 14, name: 'people erased and copies shared', sql: privacyTables },
  { version: 15, name: 'facts and issues in one table', sql: factsInOneTable },
]

/** The first schema with a seal. */
export const sealVersion = 12

/** The schema that this version of Proofbook writes. */
export const schemaVersion = Math.max(...migrations.map((step) => step.version))
