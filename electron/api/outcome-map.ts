import { Refusal } from '../../shared/base/refusal.ts'
import {
  type BusinessOutcome,
  isBusinessOutcome,
  isMapped,
  type OutcomeMapping,
  outcomeMap,
} from '../../shared/metrics/outcome-map.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'

const key = 'outcomeMap'

interface Decided {
  readonly outcome: BusinessOutcome
  readonly owner: string
}

/** Which business outcome each team metric answers to in this company: what was decided, else what Proofbook proposes. */
export function readOutcomeMap(store: ReadStore): readonly OutcomeMapping[] {
  return outcomeMap(readDecided(store))
}

/** Decides on one line of the map. Refuses a metric that is not on it, and a line without an owner. */
export function decideOutcome(
  store: WriteStore,
  decided: { readonly metric: string } & Decided,
): readonly OutcomeMapping[] {
  const owner = decided.owner.trim()
  if (!isMapped(decided.metric))
    throw new Refusal('bad-value', `“${decided.metric}” is not on the outcome map`, 'choose one of its metrics')
  if (owner === '') throw new Refusal('bad-value', 'an outcome without an owner is nobody’s', 'name a person or a role')
  const all = { ...readDecided(store), [decided.metric]: { outcome: decided.outcome, owner } }
  store
    .sql('INSERT INTO project (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
    .run(key, JSON.stringify(all))
  return outcomeMap(all)
}

function readDecided(store: ReadStore): Readonly<Record<string, Decided>> {
  const text = store.sql('SELECT value FROM project WHERE key = ?').pluck().get(key) as string | undefined
  if (text === undefined) return {}
  // The file may come from elsewhere: what is not a decision is not taken for one.
  const found = Object.entries(JSON.parse(text) as Record<string, Partial<Decided> | null>)
  return Object.fromEntries(
    found.flatMap(([metric, one]) =>
      isBusinessOutcome(one?.outcome) && typeof one?.owner === 'string'
        ? [[metric, { outcome: one.outcome, owner: one.owner }] as const]
        : [],
    ),
  )
}
