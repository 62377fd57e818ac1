import { must } from '../../shared/base/assert.ts'
import type { Evidence } from '../../shared/base/evidence.ts'
import { costReport as makeCostReport } from '../../shared/cost/cost-report.ts'
import type { QuarterFigures } from '../../shared/cost/quarter-cost.ts'
import type { CostReport } from '../../shared/cost/report.ts'
import { readContactCells, readContactSystems, readCostCells, readIssueCells } from '../store/facts/costs.ts'
import { readCoverage } from '../store/facts/coverage.ts'
import { readSettings } from '../store/settings.ts'
import { readSourceTitles } from '../store/sources.ts'
import type { ReadStore } from '../store/store.ts'
import { chooseQuarter, monthsOf, type Period } from './periods.ts'
import { quarterEvidence } from './scorecard.ts'

/**
 * The cost of one quarter per contact, per resolution and per outcome, with satisfaction where the resolution held beside it: a fall in cost is called
 * an improvement only while that held.
 */
export function costReport(store: ReadStore, asked?: string): CostReport {
  const { period, quarters } = chooseQuarter(store, asked)
  const { costsThrough, contactsThrough } = readCoverage(store)
  const known = [costsThrough, contactsThrough].filter((at) => at !== null)
  const qualityOf = (name: string): Evidence | undefined => {
    const quarter = quarters.find((q) => q.name === name)
    return quarter && quarterEvidence(store, quarter, null).find((evidence) => evidence.metric === 'csat-on-kept')
  }
  return makeCostReport(
    readQuarterFigures(store, quarters),
    period.name,
    {
      currency: readSettings(store).currency,
      dataThrough: known.length === 0 ? null : Math.min(...known),
      sources: readSourceTitles(store, ['cost', 'contact']),
    },
    qualityOf,
  )
}

/** What the store knows of the cost and the contacts of each quarter, in order. */
export function readQuarterFigures(store: ReadStore, quarters: readonly Period[]): QuarterFigures[] {
  const settings = readSettings(store)
  const months = quarters.map((quarter) => monthsOf(quarter, settings))
  const costs = readCostCells(store, months.flat())
  const contacts = readContactCells(store, quarters)
  const issues = readIssueCells(store, quarters)
  const systems = readContactSystems(store, quarters)
  return quarters.map((quarter, index) => {
    const names = must(months[index], quarter.name).map((month) => month.name)
    return {
      quarter: quarter.name,
      from: quarter.from,
      until: quarter.until,
      months: names,
      costs: costs.filter((cell) => names.includes(cell.month)),
      contacts: contacts.get(quarter.name) ?? [],
      issues: issues.get(quarter.name) ?? [],
      systems: systems.get(quarter.name) ?? new Map(),
    }
  })
}
