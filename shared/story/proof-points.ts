import { minorDigits } from '../base/money.ts'
import type { FactsOfQuarter } from './facts-of-quarter.ts'
import { costFinding } from './findings/cost.ts'
import { exampleFinding } from './findings/example.ts'
import { failedAiFinding } from './findings/failed-ai.ts'
import { fatesFinding } from './findings/fates.ts'
import { leadingSignFinding } from './findings/leading-sign.ts'
import { promiseFinding } from './findings/promise.ts'
import { reconciliationFinding } from './findings/reconciliation.ts'
import { resolutionFinding } from './findings/resolution.ts'
import { retentionFinding } from './findings/retention.ts'
import { returnFinding } from './findings/returns.ts'
import { revenueFinding } from './findings/revenue.ts'
import { savesFinding } from './findings/saves.ts'
import { signalFindings } from './findings/signals.ts'
import type { ProofPoint } from './proof-point.ts'
import { scoreOf } from './score.ts'

/** Everything worth saying of a quarter by deterministic templates, the weightiest first. Null results and what went the wrong way are told, not dropped. */
export function findings(facts: FactsOfQuarter): ProofPoint[] {
  const found = [
    costFinding(facts),
    failedAiFinding(facts),
    resolutionFinding(facts),
    retentionFinding(facts),
    returnFinding(facts),
    fatesFinding(facts),
    leadingSignFinding(facts),
    revenueFinding(facts),
    savesFinding(facts),
    ...signalFindings(facts),
    promiseFinding(facts),
    reconciliationFinding(facts),
    exampleFinding(facts),
  ].flatMap((one) => (one ? [{ one, score: scoreOf(one, minorDigits(facts.currency)) }] : []))
  return found
    .sort((a, b) => b.score - a.score || (a.one.id < b.one.id ? -1 : 1))
    .map(({ one: { stakeMinor: _stake, isNew: _isNew, ...point } }) => point)
}
