import type { Grade } from '../base/evidence.ts'
import type { CfoQuestion } from './cfo-question.ts'
import type { Finding } from './findings/finding.ts'
import type { ProofPoint } from './proof-point.ts'

/** How much a reader may lean on a finding. */
const strengths: Readonly<Record<Grade, number>> = { fact: 1, A: 1, B: 0.9, C: 0.75, D: 0.5, E: 0.3, projection: 0.3 }

/** A CFO asks about cost and customers before shares of credit. */
const relevance: Readonly<Record<CfoQuestion, number>> = { cost: 1, customers: 1, revenue: 0.9 }

/**
 * How much a finding deserves its place: money at stake (by its logarithm, so that ten times the money is one step and not ten) × strength of its ground × novelty × nearness to what a CFO asks.
 * Findings about no money stand where ten thousand a year would.
 */
export function scoreOf(finding: Finding, minorDigits: number): number {
  const stake = Math.abs(finding.stakeMinor) / 10 ** minorDigits
  const money = Math.max(4, Math.log10(Math.max(1, stake)))
  return money * strengths[finding.grade] * (finding.isNew ? 1 : 0.7) * relevance[finding.question]
}

/** How many proof points are told unless a person picks more. */
export const mostTold = 5

/** The findings that answer the three questions themselves. */
const answers: readonly string[] = ['cost-per-kept-resolution', 'retention-by-handling', 'recurring-revenue']

/**
 * Chooses what is told: first what answers each question, whatever it found, so that no null result is dropped for a livelier one; then by score, at most two of one question; and when
 * anything did not work, at least one that did not takes the place of the last. `findings` are sorted by score.
 */
export function chooseTold(findings: readonly ProofPoint[]): string[] {
  const told: ProofPoint[] = []
  const of = (question: CfoQuestion) => told.filter((one) => one.question === question).length
  for (const question of ['cost', 'customers', 'revenue'] as const) {
    const of = findings.filter((one) => one.question === question && one.grade !== 'E')
    const best = of.find((one) => answers.includes(one.id)) ?? of[0]
    if (best) told.push(best)
  }
  for (const finding of findings) {
    if (told.length >= mostTold) break
    if (!told.includes(finding) && of(finding.question) < 2) told.push(finding)
  }
  if (told.every((one) => one.worked)) {
    const honest = findings.find((one) => !one.worked)
    if (honest) {
      if (told.length >= mostTold) told.pop()
      told.push(honest)
    }
  }
  return findings.filter((one) => told.includes(one)).map((one) => one.id)
}
