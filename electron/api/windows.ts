import { maybeDay } from '../../shared/base/calendar.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import type { RulesReport } from '../../shared/contract.ts'
import type { ResolutionRules } from '../../shared/metrics/resolution.ts'
import { isRuleDependent } from '../../shared/metrics/rule-dependent.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { keepRules, readRules, readRuleVersions } from '../store/facts/resolution-rules.ts'
import { keepSuperseded } from '../store/facts/superseded.ts'
import { type ReadStore, transact, type WriteStore } from '../store/store.ts'
import { quartersOf } from './periods.ts'
import { quarterEvidence } from './scorecard.ts'

/**
 * Decides on other windows as the next version. Every quarter's numbers are kept first as they were told under the windows that held until now, so that both stand
 * beside each other afterwards.
 */
export function decideWindows(
  store: WriteStore,
  decided: {
    readonly effectiveFrom: string
    readonly reason: string
    readonly holdHours: number
    readonly topics?: Readonly<Record<string, number>> | undefined
  },
): ResolutionRules {
  if (maybeDay(decided.effectiveFrom) === undefined)
    throw new Refusal('bad-value', `“${decided.effectiveFrom}” is not a date`, 'write it as 2026-10-01')
  ensureDerived(store)
  const told = quartersOf(store)
    .flatMap((quarter) => quarterEvidence(store, quarter, null))
    .filter((e) => isRuleDependent(e.metric))
  return transact(store, () => {
    keepSuperseded(store, told)
    const hold = Math.round(decided.holdHours * 3600)
    const topics = Object.entries(decided.topics ?? {}).map(([topic, hours]) => {
      const seconds = Math.round(hours * 3600)
      return [topic, { hold: seconds, link: seconds }] as const
    })
    return keepRules(store, {
      ...readRules(store),
      effectiveFrom: decided.effectiveFrom,
      reason: decided.reason,
      hold,
      link: hold,
      topics: Object.fromEntries(topics),
    })
  })
}

/** Every version of the windows, and the topics that contacts have, the most frequent first. */
export function rulesReport(store: ReadStore): RulesReport {
  const topics = store
    .sql(
      `SELECT t.term AS topic, COUNT(*) AS contacts FROM facts f JOIN terms t ON t.id = f.topic_id WHERE t.term <> '' GROUP BY t.term
        ORDER BY contacts DESC, topic LIMIT 100`,
    )
    .all() as { topic: string; contacts: number }[]
  return { versions: readRuleVersions(store), topics }
}
