import { dateOfDay, isMonth, monthOfDay } from '../../shared/base/calendar.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import {
  type AssumptionEdit,
  type Assumptions,
  assumptionIds,
  cautious,
  whyImpossible,
} from '../../shared/case/assumption.ts'
import { caseReport as makeCaseReport } from '../../shared/case/case-report.ts'
import { type GoalReport, type GoalWanted, goalReport as makeGoalReport } from '../../shared/case/goal.ts'
import type { PilotGround, PilotWanted } from '../../shared/case/pilot.ts'
import { assumptionsFrom, type CaseGround, withEdits } from '../../shared/case/register.ts'
import type { CaseReport } from '../../shared/case/report.ts'
import { dropLastAssumptionEdit, keepAssumptionEdit, readAssumptionEdits } from '../store/assumptions.ts'
import { keepEvidence } from '../store/evidence.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'
import { retentionReport } from './cohorts.ts'
import { chooseQuarter } from './periods.ts'
import { dataThroughDay, keptCost, keptLedger } from './quarter-facts.ts'

/** The case of a quarter with the register as it stands; `edits` are tried out on top and nothing is kept of them. */
export function caseReport(store: ReadStore, asked?: string, edits: readonly AssumptionEdit[] = []): CaseReport {
  const ground = readGround(store, asked)
  const kept = readAssumptionEdits(store)
  const report = makeCaseReport(ground, register(ground, [...kept, ...edits]), kept.length > 0)
  if (edits.length === 0) keepEvidence(store, report.evidence)
  return report
}

/** Changes an assumption for good, when it holds together, and answers with the case as it is then. */
export function assume(store: WriteStore, asked: string | undefined, edit: AssumptionEdit, at: number): CaseReport {
  const ground = readGround(store, asked)
  register(ground, [...readAssumptionEdits(store), edit])
  const day = dateOfDay(Math.floor(at / 86_400))
  keepAssumptionEdit(store, { date: day, ...edit }, at)
  return caseReport(store, asked)
}

/** Takes the newest change of an assumption back. */
export function undoAssumption(store: WriteStore, asked?: string): CaseReport {
  if (!dropLastAssumptionEdit(store))
    throw new Refusal('no-data', 'no assumption was changed', 'there is nothing to take back')
  return caseReport(store, asked)
}

/** The register as it stands for a quarter. */
export function readAssumptions(store: ReadStore, asked?: string): Assumptions {
  return register(readGround(store, asked), readAssumptionEdits(store))
}

/** An outcome worked backwards to what would have to move. */
export function goalReport(store: ReadStore, asked: string | undefined, goal: GoalWanted): GoalReport {
  if (!isMonth(goal.by)) throw new Refusal('bad-value', `“${goal.by}” is not a month`, 'write it as 2027-12')
  const through = dataThroughDay(store)
  const month = through === null ? goal.by : monthOfDay(through)
  if (goal.by <= month) throw new Refusal('bad-value', `the data reach to ${month} already`, 'name a later month')
  return makeGoalReport(readAssumptions(store, asked), goal, month, readSettings(store).currency)
}

/** What the cohorts have shown of customers whom a pilot would have. */
export function readPilotGround(store: ReadStore, asked: string | undefined, wanted: PilotWanted): PilotGround {
  const assumptions = readAssumptions(store, asked)
  const cohorts = retentionReport(store, asked, 'handling')
  const comparison = cohorts.comparisons[0]
  const horizonDays = wanted.horizonDays ?? 90
  const at = (name: string | undefined) =>
    cohorts.groups.find((group) => group.name === name)?.retention.find((one) => one.day === horizonDays)?.estimate
  const [poor, strong] = [at(comparison?.a), at(comparison?.b)]
  const customers = cohorts.groups.reduce((sum, group) => sum + group.n, 0)
  return {
    horizonDays,
    retention: poor ?? 0,
    difference: poor === undefined || strong === undefined ? 0 : Math.max(0, strong - poor),
    failuresAvoided: wanted.failuresAvoided ?? cautious(assumptions['failures-avoided']),
    customersPerWeek: customers / 52,
    evidence: comparison?.evidence ?? [],
  }
}

/** What a quarter’s case is read from. */
export function readGround(store: ReadStore, asked?: string): CaseGround {
  const { period } = chooseQuarter(store, asked)
  const through = dataThroughDay(store)
  const has = (table: 'costs' | 'subscriptions'): boolean =>
    store.sql(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined
  return {
    quarter: period.name,
    currency: readSettings(store).currency,
    dataThrough: through === null ? null : dateOfDay(through),
    cost: has('costs') ? keptCost(store, period.name) : null,
    ledger: has('subscriptions') ? keptLedger(store, period.name) : null,
  }
}

function register(ground: CaseGround, edits: readonly AssumptionEdit[]): Assumptions {
  const assumptions = withEdits(assumptionsFrom(ground), edits)
  for (const id of assumptionIds) {
    const wrong = whyImpossible(assumptions[id])
    if (wrong !== null)
      throw new Refusal(
        'bad-value',
        `“${assumptions[id].title}” can’t be so: ${wrong}`,
        'give low, value and high in order, shares between 0 and 1',
      )
  }
  return assumptions
}
