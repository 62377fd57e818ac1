import type { Evidence } from '../../shared/base/evidence.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import type { EvidenceDetail, RowsWanted } from '../../shared/contract.ts'
import { evidenceOfChains } from '../../shared/cost/chains.ts'
import { maybeDefinition } from '../../shared/metrics/registry/index.ts'
import { evidenceOf } from '../../shared/story/facts-of-quarter.ts'
import { maybeEvidence, similarEvidence } from '../store/evidence.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { readRowsBehind } from '../store/facts/rows-behind.ts'
import { maybeSuperseded } from '../store/facts/superseded.ts'
import type { ReadStore } from '../store/store.ts'
import { bridgeReport } from './bridge.ts'
import { caseReport } from './case.ts'
import { chainsReport } from './chains.ts'
import { costBy, costGrowth, customersServed } from './cost.ts'
import { likeForLikeReport } from './like-for-like.ts'
import { quartersOf } from './periods.ts'
import { pilotReport } from './pilot.ts'
import { pnlReport } from './pnl.ts'
import { promisesEvidence } from './promise.ts'
import { factsOfQuarter } from './quarter-facts.ts'
import { metricsReport } from './scorecard.ts'

/** What stands behind a number: its definition, its numerator and denominator, and, when asked for, the rows that were counted. */
export function openEvidence(store: ReadStore, id: string, rows?: RowsWanted): EvidenceDetail {
  ensureDerived(store)
  const evidence = maybeEvidence(store, id) ?? maybeSuperseded(store, id) ?? madeNow(store, id)
  return {
    evidence,
    definition: maybeDefinition(evidence.metric) ?? null,
    rows: rows && evidence.rows ? readRowsBehind(store, evidence.rows, rows) : null,
  }
}

/** Evidence is made when its quarter is first looked at; asking for its id counts as looking. */
function madeNow(store: ReadStore, id: string): Evidence {
  // A promise speaks of quarters that no data reach yet.
  const promised = id.startsWith('promise-') ? promisesEvidence(store).find((e) => e.id === id) : undefined
  if (promised) return promised
  const [, period, slice] = id.split('/')
  const quarter = quartersOf(store).find((q) => q.name === period)?.name
  if (quarter !== undefined) {
    const facts = factsOfQuarter(store, quarter)
    const by = slice?.split('=')[0]
    const sliced = by !== undefined && by !== 'arms' && by !== 'handling' ? maybeSliced(store, quarter, by) : []
    const all = [
      ...evidenceOf(facts),
      ...sliced,
      ...maybeCost(store, quarter, id, by),
      ...(id.startsWith('chain-') ? evidenceOfChains(chainsReport(store, quarter)) : []),
      ...(id.includes('first-days=') ? comparedIn(store, quarter) : []),
      ...(id.startsWith('pnl-') ? pnlReport(store, quarter).evidence : []),
      ...(id.startsWith('arr-') ? bridgeReport(store, quarter).evidence : []),
      ...(id.startsWith('pilot-') ? pilotReport(store, quarter).evidence : []),
      ...(id.startsWith('case-') ? caseReport(store, quarter).evidence : []),
    ]
    const found = all.find((e) => e.id === id)
    if (found) return found
  }
  const similar = similarEvidence(store, id)
  throw new Refusal(
    'unknown-evidence',
    `there is no evidence “${id}”`,
    similar.length > 0 ? `did you mean ${similar.join(' or ')}` : 'list the scorecard to see the ids',
  )
}

/** Both sides of every comparison of a quarter, with the one before and with the year before. */
function comparedIn(store: ReadStore, quarter: string): readonly Evidence[] {
  return (['quarter-before', 'year-before'] as const).flatMap((against) =>
    likeForLikeReport(store, quarter, against).rows.flatMap((row) => [
      row.now,
      row.before,
      row.everybodyNow,
      row.everybodyBefore,
    ]),
  )
}

/** Evidence of cost that only its own places make: by slice, by growth, by customer. */
function maybeCost(store: ReadStore, quarter: string, id: string, by: string | undefined): readonly Evidence[] {
  if (/^(cost-elasticity|marginal-|average-cost)/.test(id)) return costGrowth(store, quarter).evidence
  if (/^(cost-to-serve|customers-beyond)/.test(id)) return customersServed(store, quarter).evidence
  if (!/^cost-(per|of)-/.test(id) || by === undefined) return []
  try {
    return costBy(store, quarter, by).evidence
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

function maybeSliced(store: ReadStore, quarter: string, by: string): readonly Evidence[] {
  try {
    return metricsReport(store, quarter, by).metrics
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
