import { formatMoneyShort, formatQuarter, plural } from '../../base/format.ts'
import type { FactsOfQuarter } from '../facts-of-quarter.ts'
import type { Finding } from './finding.ts'

/** What was promised in an earlier case, and what came of it. */
export function promiseFinding(facts: FactsOfQuarter): Finding | null {
  const report = facts.extras?.promise
  const cells = report?.quarters.find((one) => one.quarter === facts.quarter)
  if (!report?.promise || !cells || cells.realisedMinor === null) return null
  const evidence = cells.lines
    .flatMap((line) => [line.promisedEvidence, line.realisedEvidence ?? []].flat())
    .filter((id) => report.evidence.some((one) => one.id === id))
  const money = (minor: number) => formatMoneyShort(minor, report.currency)
  const kept = cells.realisedMinor >= cells.promisedMinor
  return {
    id: 'promise',
    title: `${formatQuarter(facts.quarter)} came to ${money(cells.realisedMinor)} of the ${money(cells.promisedMinor)} that was promised.`,
    text: `Promised as “${report.promise.name}”; benefits that count less costs, each line measured or entered with a note. ${plural(cells.lines.filter((line) => line.how === 'not told').length, 'line')} can’t be told and counts nothing.`,
    grade: 'fact',
    worked: kept,
    question: 'revenue',
    evidence,
    stakeMinor: cells.promisedMinor * 4,
    isNew: true,
  }
}
