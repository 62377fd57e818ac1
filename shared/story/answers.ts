import type { Evidence } from '../base/evidence.ts'
import { asSentence } from '../base/format.ts'
import { isClaimed } from '../cohorts/verdict.ts'
import { evidenceSaid, type FactsOfQuarter, maybeTold } from './facts-of-quarter.ts'
import { armsEvidence, armsFilter } from './findings/retention.ts'
import { wordsOf } from './language/language.ts'
import { joined } from './language/parts.ts'
import type { Answer, AnswersReport } from './report.ts'

/** Three answers for the CFO, each with what stands behind it; where the data can't tell, the answer says what is missing. */
export function threeAnswers(facts: FactsOfQuarter): Omit<AnswersReport, 'todo'> {
  const answers = [costAnswer(facts), customersAnswer(facts), revenueAnswer(facts)]
  return { quarter: facts.quarter, quarters: facts.quarters, lead: leadSentence(facts), answers }
}

function costAnswer(facts: FactsOfQuarter): Answer {
  const kept = maybeTold(facts, 'cost-per-kept-resolution')
  const { answers, format } = wordsOf(facts)
  const say = answers.cost
  if (!facts.cost || !kept) return costWithoutOutcome(facts) ?? missing(facts, 'cost')
  const count = maybeTold(facts, 'kept-resolutions')
  return {
    question: 'cost',
    asked: answers.asked.cost,
    claim: facts.cost.sentence,
    figure: format.evidence(kept),
    figureNote: say.unit,
    caveat: say.caveat(count?.value ?? null),
    grade: kept.grade,
    exhibit: facts.cost.trend,
    evidence: unique([
      kept.id,
      ...(count ? [count.id] : []),
      ...evidenceSaid(facts, facts.cost.sentence, ['cost-per-kept-resolution', 'csat-on-kept']),
    ]),
  }
}

/** The answer while cost is known and what came of it is not: never that the cost is missing. */
function costWithoutOutcome(facts: FactsOfQuarter): Answer | undefined {
  const spent = maybeSpent(facts)
  if (!facts.cost || spent === undefined) return undefined
  const { answers, format } = wordsOf(facts)
  return {
    ...missing(facts, 'cost'),
    claim: facts.cost.sentence,
    caveat: answers.cost.known({ amount: format.evidence(spent), quarter: format.quarter(facts.quarter) }),
    evidence: [spent.id],
  }
}

/** What support cost in the quarter, when a ledger says so. */
export function maybeSpent(facts: FactsOfQuarter): (Evidence & { readonly value: number }) | undefined {
  const spent = maybeTold(facts, 'cost-in-scope')
  return spent?.value === 0 ? undefined : spent
}

function customersAnswer(facts: FactsOfQuarter): Answer {
  const comparison = facts.cohorts.comparisons[0]
  const lost = maybeTold(facts, 'customers-lost')
  const days = comparison ? maybeTold(facts, 'days-kept-difference', facts.quarter, armsFilter(comparison)) : undefined
  if (!comparison || !facts.ledger) return missing(facts, 'customers')
  const { answers, format } = wordsOf(facts)
  const say = answers.customers
  const left = lost ? say.left({ customers: lost.value, quarter: format.quarter(facts.quarter) }) : null
  const found = isClaimed(comparison.verdict)
  return {
    question: 'customers',
    asked: answers.asked.customers,
    claim: joined(left, facts.cohorts.sentence),
    figure: days ? format.evidence(days) : lost ? format.count(lost.value) : '–',
    figureNote: days
      ? say.daysUnit({ interval: format.interval(days), horizon: format.count(comparison.horizonDays) })
      : say.leftUnit,
    caveat: found ? say.notCaused : (comparison.reasons.at(-1) ?? ''),
    grade: days ? days.grade : 'fact',
    exhibit: facts.cohorts.curves,
    evidence: unique([...(lost ? [lost.id] : []), ...armsEvidence(facts, comparison), ...comparison.evidence]),
  }
}

function revenueAnswer(facts: FactsOfQuarter): Answer {
  const { ledger } = facts
  if (!ledger) return missing(facts, 'revenue')
  const { answers, format } = wordsOf(facts)
  const say = answers.revenue
  const touched = ledger.claims.find((c) => c.rung === 'touched')
  const associated = ledger.claims.find((c) => c.rung === 'associated')
  const claimed = ledger.claims.find((c) => c.rung === 'attributed')
  return {
    question: 'revenue',
    asked: answers.asked.revenue,
    claim: claimSentence(facts),
    figure: format.moneyShort(claimed?.amountMinor ?? 0, ledger.currency),
    figureNote: say.unit,
    caveat: associated && associated.amountMinor > 0 ? say.associated(associated.reason) : say.nothing,
    grade: claimed?.grade ?? 'fact',
    exhibit: ledger.ladder,
    evidence: [touched, associated, claimed].flatMap((c) => (c ? [c.evidence] : [])),
  }
}

/** From touched to claimed, as one sentence. */
export function claimSentence(facts: FactsOfQuarter): string {
  const { ledger } = facts
  if (!ledger) return ''
  const { answers, format } = wordsOf(facts)
  const of = (rung: string) => ledger.claims.find((c) => c.rung === rung)?.amountMinor ?? 0
  const money = (minor: number) => format.moneyShort(minor, ledger.currency)
  const associated = of('associated')
  return answers.revenue.claim({
    touched: money(of('touched')),
    claimed: money(of('attributed')),
    associated: associated === 0 ? null : money(associated),
    agreed: of('attributed') > 0,
  })
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}

function missing(facts: FactsOfQuarter, question: Answer['question']): Answer {
  const { answers } = wordsOf(facts)
  return {
    question,
    asked: answers.asked[question],
    claim: answers[question].missing,
    figure: '–',
    figureNote: answers.notYet,
    caveat: answers[question].toDo,
    grade: null,
    exhibit: null,
    evidence: [],
  }
}

function leadSentence(facts: FactsOfQuarter): string {
  const { answers, format } = wordsOf(facts)
  const say = answers.lead
  const kept = maybeTold(facts, 'cost-per-kept-resolution')
  const comparison = facts.cohorts.comparisons[0]
  const parts: string[] = []
  const spent = maybeSpent(facts)
  if (kept) parts.push(say.cost(format.evidence(kept)))
  else if (spent) parts.push(say.spent(format.evidence(spent)))
  if (comparison && facts.ledger) {
    const { verdict, riskDifference } = comparison
    if (isClaimed(verdict))
      parts.push(
        say.claimed({
          sooner: (comparison.daysDifference ?? 0) < 0,
          risk: riskDifference === null ? null : format.points(riskDifference),
        }),
      )
    else if (verdict === 'no detectable difference') parts.push(say.noDifference)
    else if (verdict === 'suggestive') parts.push(say.suggestive)
    else parts.push(say.tooEarly)
  }
  const claimed = facts.ledger?.claims.find((c) => c.rung === 'attributed')
  if (claimed && facts.ledger) parts.push(say.revenue(format.moneyShort(claimed.amountMinor, facts.ledger.currency)))
  return parts.length === 0 ? say.nothing(format.quarter(facts.quarter)) : asSentence(say.all(parts))
}
