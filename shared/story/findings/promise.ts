import type { FactsOfQuarter } from '../facts-of-quarter.ts'
import { wordsOf } from '../language/language.ts'
import type { Finding } from './finding.ts'

/** What was promised in an earlier case, and what came of it. */
export function promiseFinding(facts: FactsOfQuarter): Finding | null {
  const report = facts.extras?.promise
  const cells = report?.quarters.find((one) => one.quarter === facts.quarter)
  if (!report?.promise || !cells || cells.realisedMinor === null) return null
  const evidence = cells.lines
    .flatMap((line) => [line.promisedEvidence, line.realisedEvidence ?? []].flat())
    .filter((id) => report.evidence.some((one) => one.id === id))
  const { format, findings: say } = wordsOf(facts)
  const money = (minor: number) => format.moneyShort(minor, report.currency)
  const kept = cells.realisedMinor >= cells.promisedMinor
  return {
    id: 'promise',
    title: say.promise.title({
      quarter: format.quarter(facts.quarter),
      realised: money(cells.realisedMinor),
      promised: money(cells.promisedMinor),
    }),
    text: say.promise.text({
      name: report.promise.name,
      untold: cells.lines.filter((line) => line.how === 'not told').length,
    }),
    grade: 'fact',
    worked: kept,
    question: 'revenue',
    evidence,
    stakeMinor: cells.promisedMinor * 4,
    isNew: true,
  }
}
