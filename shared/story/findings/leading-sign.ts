import { formatEvidence, formatInterval, plural } from '../../base/format.ts'
import type { FactsOfQuarter } from '../facts-of-quarter.ts'
import type { Finding } from './finding.ts'

/** The sign that came before losses most clearly in this project's data, or that none did. */
export function leadingSignFinding(facts: FactsOfQuarter): Finding | null {
  const judged = (facts.extras?.signs ?? []).filter((one) => one.value !== null)
  const first = judged[0]
  if (!first) return null
  const clear = judged.filter((one) => (one.low ?? 0) > 1).sort((a, b) => (b.low ?? 0) - (a.low ?? 0))[0]
  if (!clear)
    return {
      id: 'leading-sign',
      title: `None of ${plural(judged.length, 'sign')} of risk came before losses more often than chance would have it.`,
      text: `Judged together, with everybody who paid at the beginning of each quarter; ${lowerTitle(first.title)} comes to ${formatEvidence(first)} (${formatInterval(first)}). More quarters would change it.`,
      grade: 'C',
      worked: false,
      question: 'customers',
      evidence: judged.map((one) => one.id),
      stakeMinor: 0,
      isNew: false,
    }
  return {
    id: 'leading-sign',
    title: `Customers who ${clear.filter.words ?? clear.title} left at ${formatEvidence(clear)} times the rate of others.`,
    text: `The 95 % interval is ${formatInterval(clear)}, judged together with the other signs over all quarters so far. It is a sign, no reason: it says whom to ask, not what would help.`,
    grade: 'C',
    worked: true,
    question: 'customers',
    evidence: [clear.id],
    stakeMinor: 0,
    isNew: true,
  }
}

function lowerTitle(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
