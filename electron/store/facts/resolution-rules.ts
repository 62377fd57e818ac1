import { Refusal } from '../../../shared/base/refusal.ts'
import { defaultRules, type ResolutionRules } from '../../../shared/metrics/resolution.ts'
import type { ReadStore, WriteStore } from '../store.ts'

/** Every version of the windows that this project has decided on, the newest last; Proofbook's own stand at the beginning. */
export function readRuleVersions(store: ReadStore): ResolutionRules[] {
  const rows = store
    .sql('SELECT version, effective_from, reason, body FROM resolution_rules ORDER BY version')
    .all() as { version: number; effective_from: string; reason: string; body: string }[]
  return [
    defaultRules,
    ...rows.map((row) => ({
      ...(JSON.parse(row.body) as ResolutionRules),
      version: row.version,
      effectiveFrom: row.effective_from,
      reason: row.reason,
    })),
  ]
}

/** The windows that hold now. */
export function readRules(store: ReadStore): ResolutionRules {
  return readRuleVersions(store).at(-1) ?? defaultRules
}

/** Keeps new windows as the next version. Refuses windows that are no length of time. */
export function keepRules(store: WriteStore, rules: Omit<ResolutionRules, 'version'>): ResolutionRules {
  const lengths = [
    rules.hold,
    rules.link,
    rules.stillOpen,
    ...Object.values(rules.topics).flatMap(({ hold, link }) => [hold ?? rules.hold, link ?? rules.link]),
  ]
  if (lengths.some((length) => !Number.isInteger(length) || length < 3600 || length > 90 * 86_400))
    throw new Refusal('bad-value', 'a window must be between one hour and ninety days', 'write it in whole seconds')
  const version = readRules(store).version + 1
  const { effectiveFrom, reason, ...body } = rules
  store
    .sql('INSERT INTO resolution_rules (version, effective_from, reason, body) VALUES (?, ?, ?, ?)')
    .run(version, effectiveFrom, reason, JSON.stringify(body))
  return { ...rules, version }
}

/** Hold and link windows of topics that have their own, by the topic's number. */
export function readTopicWindows(
  store: ReadStore,
  rules: ResolutionRules,
): Map<number, { readonly hold: number; readonly link: number }> {
  const found = new Map<number, { hold: number; link: number }>()
  for (const [topic, { hold = rules.hold, link = rules.link }] of Object.entries(rules.topics)) {
    const id = store.sql("SELECT id FROM terms WHERE kind = 'topic' AND term = ?").pluck().get(topic) as
      | number
      | undefined
    if (id !== undefined) found.set(id, { hold, link })
  }
  return found
}
