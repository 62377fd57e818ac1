import { roleScorecards } from '../../shared/metrics/roles.ts'
import type { RolesReport } from '../../shared/metrics/roles-report.ts'
import { evidenceOf } from '../../shared/story/facts-of-quarter.ts'
import type { ReadStore } from '../store/store.ts'
import { keptReport } from './kept-report.ts'
import { chooseQuarter } from './periods.ts'
import { factsOfQuarter } from './quarter-facts.ts'
import { contactEvidence } from './scorecard.ts'

/** A scorecard for each role, with the quarter before beside it. */
export function rolesReport(store: ReadStore, asked?: string): RolesReport {
  const { period, quarters } = chooseQuarter(store, asked)
  return keptReport(store, `roles/${period.name}`, () => {
    const before = quarters.filter((q) => q.until <= period.from).at(-1)
    const inQuarter = (name: string) =>
      evidenceOf(factsOfQuarter(store, name)).filter((evidence) => evidence.period === name)
    const byTeam = contactEvidence(store, period, 'team')
    const roles = roleScorecards(inQuarter(period.name), before ? inQuarter(before.name) : [], byTeam)
    const report: RolesReport = {
      quarter: period.name,
      quarters: quarters.map((q) => q.name),
      before: before?.name ?? null,
      roles,
    }
    const shown = roles.flatMap((role) => [
      ...role.metrics.flatMap((one) => [one.evidence, ...(one.before ? [one.before] : [])]),
      ...role.teams.flatMap((team) => team.metrics),
    ])
    return { report, evidence: shown }
  })
}
