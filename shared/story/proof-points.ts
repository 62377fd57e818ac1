import {
  formatCount,
  formatDays,
  formatEvidence,
  formatInterval,
  formatMoneyShort,
  formatPoints,
  formatQuarter,
  formatShare,
  formatValue,
  plural,
} from '../base/format.ts'
import type { CohortComparison } from '../cohorts/report.ts'
import { isClaimed } from '../cohorts/verdict.ts'
import { evidenceSaid, type FactsOfQuarter, maybeEvidenceOf, maybeTold } from './facts-of-quarter.ts'
import type { ProofPoint } from './report.ts'

/** A finding with how much it matters; the story picks from these. */
interface Finding extends ProofPoint {
  readonly weight: number
}

/**
 * Three to five proof points of a quarter, by deterministic templates: one for each of the CFO's questions where the data can tell, the weightier ones
 * first, and at least one that did not work, when there is one. Null results are told, not dropped.
 */
export function proofPoints(facts: FactsOfQuarter): ProofPoint[] {
  return findings(facts).slice(0, mostTold)
}

/** How many proof points are told unless a person picks more. */
export const mostTold = 5

/** Everything worth saying of a quarter, the weightiest first. */
export function findings(facts: FactsOfQuarter): ProofPoint[] {
  const found = [
    costFinding(facts),
    resolutionFinding(facts),
    retentionFinding(facts),
    returnFinding(facts),
    revenueFinding(facts),
  ].flatMap((f) => f ?? [])
  const ranked = [...found].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
  return ranked.map(({ weight: _, ...point }) => point)
}

function costFinding(facts: FactsOfQuarter): Finding | null {
  const { cost } = facts
  const kept = maybeTold(facts, 'cost-per-kept-resolution')
  if (!cost || !kept) return null
  const contact = maybeTold(facts, 'cost-per-contact')
  const first = earliest(facts, 'cost-per-kept-resolution')
  const fell = first !== undefined && kept.value < first.value
  const parts = [
    `${formatMoneyShort(cost.allocatedMinor, cost.currency)} of cost were shared out to contacts, of ${formatMoneyShort(cost.inScopeMinor, cost.currency)} in scope; every posting of the ledger is in or out, to the cent.`,
  ]
  if (contact)
    parts.push(`Cost per contact was ${formatEvidence(contact)}: it leaves out whether the issue stayed resolved.`)
  parts.push(
    'It would change with another choice of what belongs to support, or with a driver other than handling time.',
  )
  return {
    id: 'cost-per-kept-resolution',
    title: cost.sentence,
    text: parts.join(' '),
    grade: 'fact',
    worked: first === undefined || fell,
    question: 'cost',
    evidence: [
      ...new Set([
        kept.id,
        ...(contact ? [contact.id] : []),
        ...evidenceSaid(facts, cost.sentence, ['cost-per-kept-resolution', 'csat-on-kept']),
      ]),
    ],
    weight: 90,
  }
}

function earliest(facts: FactsOfQuarter, metric: string) {
  for (const quarter of facts.quarters) {
    const found = maybeTold(facts, metric, quarter)
    if (found) return found
  }
  return undefined
}

function resolutionFinding(facts: FactsOfQuarter): Finding | null {
  const reported = maybeTold(facts, 'vendor-reported-resolution-rate')
  const kept = maybeTold(facts, 'ai-end-to-end-rate')
  if (!reported || !kept) return null
  const gap = kept.value - reported.value
  const before = facts.before === null ? undefined : maybeTold(facts, 'ai-end-to-end-rate', facts.before)
  const since = before ? ` In ${formatQuarter(before.period)} it was ${formatEvidence(before)}.` : ''
  return {
    id: 'ai-end-to-end',
    title: facts.metrics.waterfallSentence,
    text:
      `Same rows, ${plural(kept.n, 'contact')} with an AI agent: a person took over, it was reopened, or the customer came back about the same topic within seven days. ` +
      `The difference is ${formatPoints(gap)}; the share that stayed resolved lies between ${formatInterval(kept).replace(' to ', ' and ')}.${since} ` +
      'It would change with a longer window, or if returns on channels that were not imported were seen.',
    grade: 'fact',
    worked: before ? changed(kept.value, before.value, kept.low, kept.high) !== 'fell' : gap > -0.1,
    question: 'cost',
    evidence: [reported.id, kept.id, ...(before ? [before.id] : [])],
    weight: 70,
  }
}

function retentionFinding(facts: FactsOfQuarter): Finding | null {
  const comparison = facts.cohorts.comparisons[0]
  if (!comparison) return null
  const days = maybeTold(facts, 'days-kept-difference', facts.quarter, armsFilter(comparison))
  const claimed = isClaimed(comparison.verdict)
  return {
    id: 'retention-by-handling',
    title: facts.cohorts.sentence,
    text: retentionText(facts, comparison),
    grade: comparison.grade,
    worked: claimed,
    question: 'customers',
    evidence: days
      ? [...armsEvidence(facts, comparison), ...comparison.evidence]
      : facts.cohorts.groups.map((g) => g.evidence),
    weight: claimed ? 100 : 80,
  }
}

/** The slice by which a comparison's evidence is filed. */
export function armsFilter(comparison: Pick<CohortComparison, 'a' | 'b'>): { arms: string } {
  return { arms: `${comparison.a} against ${comparison.b}`.replaceAll(' ', '-') }
}

/** The evidence of how many of each arm stayed: a sentence that counts their customers stands on it. */
export function armsEvidence(facts: FactsOfQuarter, comparison: Pick<CohortComparison, 'a' | 'b'>): string[] {
  return [comparison.a, comparison.b].flatMap(
    (handling) => maybeEvidenceOf(facts, 'retention-by-handling', facts.quarter, { handling })?.id ?? [],
  )
}

function retentionText(facts: FactsOfQuarter, comparison: CohortComparison): string {
  const poor = maybeTold(facts, 'retention-by-handling', facts.quarter, { handling: comparison.a })
  const strong = maybeTold(facts, 'retention-by-handling', facts.quarter, { handling: comparison.b })
  const parts: string[] = []
  if (poor && strong) {
    parts.push(
      `By day ${formatCount(comparison.horizonDays)}, ${formatEvidence(poor)} of ${plural(poor.n, 'customer')} were still there after poor handling (${formatInterval(poor)}), ${formatEvidence(strong)} of ${formatCount(strong.n)} after strong handling (${formatInterval(strong)}).`,
    )
  }
  if (comparison.daysDifference !== null && comparison.daysLow !== null && comparison.daysHigh !== null) {
    parts.push(
      `Compared like with like (${comparison.adjusted.for.join(', ')}): ${formatDays(comparison.daysDifference)}, with a 95 % interval from ${formatValue(comparison.daysLow, 'days')} to ${formatValue(comparison.daysHigh, 'days')}.`,
    )
  }
  parts.push(...comparison.reasons.slice(0, 2))
  if (comparison.liftedBy[0]) parts.push(`What would change this: ${comparison.liftedBy[0]}.`)
  return parts.join(' ')
}

function returnFinding(facts: FactsOfQuarter): Finding | null {
  const week = maybeTold(facts, 'recontact-7d')
  const two = maybeTold(facts, 'recontact-48h')
  if (!week || !two) return null
  const before = facts.before === null ? undefined : maybeTold(facts, 'recontact-7d', facts.before)
  const direction = before ? changed(week.value, before.value, week.low, week.high) : 'first'
  const title =
    before && direction !== 'same'
      ? `After ${formatEvidence(week)} of contacts the customer was back within seven days, ${direction === 'rose' ? 'up' : 'down'} from ${formatEvidence(before)} in ${formatQuarter(before.period)}.`
      : `After ${formatEvidence(week)} of contacts the customer was back within seven days, after ${formatEvidence(two)} within 48 hours.`
  return {
    id: 'returns',
    title,
    text: `Of ${plural(week.n, 'closed contact')}, on any channel and about anything; the 95 % interval is ${formatInterval(week)}. Helpdesk reports show reopened tickets only. It would change if a channel were missing from the import.`,
    grade: 'fact',
    worked: direction === 'fell',
    question: 'customers',
    evidence: [week.id, two.id, ...(before ? [before.id] : [])],
    weight: direction === 'same' || direction === 'first' ? 40 : 60,
  }
}

/** Did a rate move by more than its own interval allows? */
function changed(now: number, then: number, low: number | null, high: number | null): 'rose' | 'fell' | 'same' {
  if (low !== null && then < low) return 'rose'
  if (high !== null && then > high) return 'fell'
  if (low === null || high === null) return now > then ? 'rose' : now < then ? 'fell' : 'same'
  return 'same'
}

function revenueFinding(facts: FactsOfQuarter): Finding | null {
  const { ledger } = facts
  const grr = maybeTold(facts, 'gross-revenue-retention')
  if (!ledger || !grr) return null
  const lost = maybeTold(facts, 'mrr-churn')
  const before = facts.before === null ? undefined : maybeTold(facts, 'gross-revenue-retention', facts.before)
  return {
    id: 'recurring-revenue',
    title: ledger.sentence,
    text:
      `Opening plus movements equals closing for every customer, with nothing left over. ` +
      (lost
        ? `${formatMoneyShort(Math.abs(ledger.movements.churn), ledger.currency)} of monthly revenue left with ${plural(ledger.customers.left, 'customer')}. `
        : '') +
      (before ? `Gross revenue retention was ${formatShare(before.value)} in ${formatQuarter(before.period)}. ` : '') +
      'No part of it is claimed for service yet: finance has agreed no factors.',
    grade: 'fact',
    worked: before === undefined || grr.value >= before.value,
    question: 'revenue',
    evidence: [
      grr.id,
      ...evidenceSaid(facts, ledger.sentence, ['mrr-opening', 'mrr-closing', 'logo-churn']),
      ...(lost ? [lost.id] : []),
      ...(before ? [before.id] : []),
      ...ledger.claims.map((c) => c.evidence),
    ],
    weight: 85,
  }
}
