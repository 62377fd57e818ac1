import {
  asSentence,
  formatCount,
  formatEvidence,
  formatInterval,
  formatMoneyShort,
  formatPoints,
  formatQuarter,
  plural,
} from '../base/format.ts'
import { isClaimed } from '../cohorts/verdict.ts'
import { evidenceSaid, type FactsOfQuarter, maybeTold } from './facts-of-quarter.ts'
import { armsEvidence, armsFilter } from './findings/retention.ts'
import type { Answer, AnswersReport } from './report.ts'

/** The three questions of every CFO. */
export const asked: Readonly<Record<Answer['question'], string>> = {
  cost: 'What does an outcome cost, and is it going down?',
  customers: 'How many customers did we lose, and did service contribute?',
  revenue: 'Where is the revenue impact of this team?',
}

/** Three answers for the CFO, each with what stands behind it; where the data can't tell, the answer says what is missing. */
export function threeAnswers(facts: FactsOfQuarter): Omit<AnswersReport, 'todo'> {
  const answers = [costAnswer(facts), customersAnswer(facts), revenueAnswer(facts)]
  return { quarter: facts.quarter, quarters: facts.quarters, lead: leadSentence(facts), answers }
}

function costAnswer(facts: FactsOfQuarter): Answer {
  const kept = maybeTold(facts, 'cost-per-kept-resolution')
  if (!facts.cost || !kept) {
    return missing(
      'cost',
      'What an outcome costs can’t be told yet: the ledger’s support cost lines are missing.',
      'Import a ledger or cost file that covers this quarter.',
    )
  }
  const count = maybeTold(facts, 'kept-resolutions')
  return {
    question: 'cost',
    asked: asked.cost,
    claim: facts.cost.sentence,
    figure: formatEvidence(kept),
    figureNote: 'per kept resolution',
    caveat: `Fully loaded: ties to the ledger to the cent${count ? ` · ${plural(count.value, 'kept resolution')}` : ''}`,
    grade: kept.grade,
    exhibit: facts.cost.trend,
    evidence: unique([
      kept.id,
      ...(count ? [count.id] : []),
      ...evidenceSaid(facts, facts.cost.sentence, ['cost-per-kept-resolution', 'csat-on-kept']),
    ]),
  }
}

function customersAnswer(facts: FactsOfQuarter): Answer {
  const comparison = facts.cohorts.comparisons[0]
  const lost = maybeTold(facts, 'customers-lost')
  const days = comparison ? maybeTold(facts, 'days-kept-difference', facts.quarter, armsFilter(comparison)) : undefined
  if (!comparison || !facts.ledger) {
    return missing(
      'customers',
      'How many customers left can’t be told yet: subscriptions or invoices are missing.',
      'Import a subscriptions export, cancelled ones included.',
    )
  }
  const left = lost ? `${plural(lost.value, 'customer')} left in ${formatQuarter(facts.quarter)}. ` : ''
  const found = isClaimed(comparison.verdict)
  return {
    question: 'customers',
    asked: asked.customers,
    claim: `${left}${facts.cohorts.sentence}`,
    figure: days ? formatEvidence(days) : lost ? formatCount(lost.value) : '–',
    figureNote: days ? `${formatInterval(days)}, of ${formatCount(comparison.horizonDays)}` : 'customers left',
    caveat: found ? 'Associated, not caused.' : (comparison.reasons.at(-1) ?? ''),
    grade: days ? days.grade : 'fact',
    exhibit: facts.cohorts.curves,
    evidence: unique([...(lost ? [lost.id] : []), ...armsEvidence(facts, comparison), ...comparison.evidence]),
  }
}

function revenueAnswer(facts: FactsOfQuarter): Answer {
  const { ledger } = facts
  if (!ledger) {
    return missing(
      'revenue',
      'Revenue can’t be told yet: subscriptions or invoices are missing.',
      'Import a subscriptions export, cancelled ones included.',
    )
  }
  const touched = ledger.claims.find((c) => c.rung === 'touched')
  const associated = ledger.claims.find((c) => c.rung === 'associated')
  const claimed = ledger.claims.find((c) => c.rung === 'attributed')
  return {
    question: 'revenue',
    asked: asked.revenue,
    claim: claimSentence(facts),
    figure: formatMoneyShort(claimed?.amountMinor ?? 0, ledger.currency),
    figureNote: 'monthly revenue claimed',
    caveat:
      associated && associated.amountMinor > 0
        ? asSentence(associated.reason)
        : 'Nothing is claimed until finance has agreed the factors.',
    grade: claimed?.grade ?? 'fact',
    exhibit: ledger.ladder,
    evidence: [touched, associated, claimed].flatMap((c) => (c ? [c.evidence] : [])),
  }
}

/** From touched to claimed, as one sentence. */
export function claimSentence(facts: FactsOfQuarter): string {
  const { ledger } = facts
  if (!ledger) return ''
  const of = (rung: string) => ledger.claims.find((c) => c.rung === rung)
  const touched = of('touched')
  const associated = of('associated')
  const claimed = of('attributed')
  const money = (minor: number) => formatMoneyShort(minor, ledger.currency)
  const start = `Of ${money(touched?.amountMinor ?? 0)} monthly revenue that service touched`
  const claim = `${money(claimed?.amountMinor ?? 0)} is claimed`
  if (claimed && claimed.amountMinor > 0) return `${start}, ${claim}, by factors that finance has agreed.`
  if (!associated || associated.amountMinor === 0)
    return `${start}, ${claim}: no difference in leaving could be tied to how contacts were handled.`
  return `${start}, ${money(associated.amountMinor)} is associated with how AI contacts were handled and ${claim} until finance agrees the factors.`
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}

function missing(question: Answer['question'], claim: string, caveat: string): Answer {
  return {
    question,
    asked: asked[question],
    claim,
    figure: '–',
    figureNote: 'not yet',
    caveat,
    grade: 'fact',
    exhibit: null,
    evidence: [],
  }
}

function leadSentence(facts: FactsOfQuarter): string {
  const kept = maybeTold(facts, 'cost-per-kept-resolution')
  const comparison = facts.cohorts.comparisons[0]
  const parts: string[] = []
  if (kept) parts.push(`An issue that stays resolved costs ${formatEvidence(kept)}`)
  if (comparison && facts.ledger) {
    const { verdict, riskDifference } = comparison
    if (isClaimed(verdict)) {
      const sooner = (comparison.daysDifference ?? 0) < 0
      parts.push(
        `poor AI handling goes with customers who leave ${sooner ? 'sooner' : 'later'}${riskDifference === null ? '' : ` (${formatPoints(riskDifference)})`}`,
      )
    } else if (verdict === 'no detectable difference')
      parts.push('no difference in leaving could be tied to how AI handled contacts')
    else if (verdict === 'suggestive')
      parts.push('signs of a difference in leaving after poor AI handling are not strong enough to claim')
    else parts.push('it is too early to say whether handling goes with leaving')
  }
  const claimed = facts.ledger?.claims.find((c) => c.rung === 'attributed')
  if (claimed && facts.ledger)
    parts.push(`${formatMoneyShort(claimed.amountMinor, facts.ledger.currency)} of monthly revenue is claimed`)
  if (parts.length === 0)
    return `${formatQuarter(facts.quarter)} has contacts but no money yet: import billing and cost files to answer the CFO.`
  const last = parts.pop() as string
  return `${parts.length > 0 ? `${parts.join(', ')}, and ${last}` : last}.`
}
