import type { Evidence } from '../../../shared/base/evidence.ts'
import { maybeDefinition } from '../../../shared/metrics/registry/index.ts'
import { versionUnder } from '../../../shared/metrics/rule-dependent.ts'
import { hashOfKept } from '../kept-hash.ts'
import type { ReadStore, WriteStore } from '../store.ts'
import { readRules } from './resolution-rules.ts'

/** Keeps numbers as they were told under windows that no longer hold. The first value stays: it is what was told. */
export function keepSuperseded(store: WriteStore, evidence: readonly Evidence[]): void {
  const put = store.sql('INSERT OR IGNORE INTO superseded (id, body, hash) VALUES (?, ?, ?)')
  for (const one of evidence) {
    const body = JSON.stringify(one)
    put.run(one.id, body, hashOfKept(store, 'superseded', one.id, body))
  }
}

/** Every number told under earlier windows. */
export function readSuperseded(store: ReadStore): Evidence[] {
  const bodies = store.sql('SELECT body FROM superseded ORDER BY id').pluck().all() as string[]
  return bodies.map((body) => JSON.parse(body) as Evidence)
}

/** A number told under earlier windows, when there is one with this id. */
export function maybeSuperseded(store: ReadStore, id: string): Evidence | undefined {
  const body = store.sql('SELECT body FROM superseded WHERE id = ?').pluck().get(id) as string | undefined
  return body === undefined ? undefined : (JSON.parse(body) as Evidence)
}

/** Lets go of numbers under versions that hold again, because the windows that had followed were taken back. */
export function forgetUnsuperseded(store: WriteStore): void {
  const rules = readRules(store)
  const versions = store
    .sql("SELECT DISTINCT json_extract(body, '$.metric'), json_extract(body, '$.version') FROM superseded")
    .raw()
    .all() as [string, number][]
  for (const [metric, version] of versions) {
    const definition = maybeDefinition(metric)
    if (definition === undefined || version < versionUnder(rules, metric, definition.version)) continue
    store
      .sql(`DELETE FROM superseded WHERE json_extract(body, '$.metric') = ? AND json_extract(body, '$.version') = ?`)
      .run(metric, version)
  }
}

/**
 * Keeps, before numbers are made anew, those that were told under a version that is no longer the metric's: a newer Proofbook may define it otherwise, and history is
 * shown under both.
 */
export function keepOutdated(store: WriteStore): void {
  const rules = readRules(store)
  const versions = store
    .sql("SELECT DISTINCT json_extract(body, '$.metric'), json_extract(body, '$.version') FROM evidence")
    .raw()
    .all() as [string, number][]
  for (const [metric, version] of versions) {
    const definition = maybeDefinition(metric)
    if (definition === undefined || version >= versionUnder(rules, metric, definition.version)) continue
    const bodies = store
      .sql(`SELECT body FROM evidence WHERE json_extract(body, '$.metric') = ? AND json_extract(body, '$.version') = ?`)
      .pluck()
      .all(metric, version) as string[]
    keepSuperseded(
      store,
      bodies.map((body) => JSON.parse(body) as Evidence),
    )
  }
}
