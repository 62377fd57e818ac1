import { chainCosts } from '../../shared/cost/chain-costs.ts'
import { evidenceOfChains, chainsReport as makeChainsReport } from '../../shared/cost/chains.ts'
import { caveatsOf, quarterCost } from '../../shared/cost/quarter-cost.ts'
import type { ChainsReport } from '../../shared/metrics/chains-report.ts'
import { readChainCells } from '../store/facts/chains.ts'
import { readCostBasis, readQuarterFigures } from '../store/facts/cost-figures.ts'
import { readSettings } from '../store/settings.ts'
import { readSourceTitles } from '../store/sources.ts'
import type { ReadStore } from '../store/store.ts'
import { keptReport } from './kept-report.ts'
import { chooseQuarter } from './periods.ts'
import { contactEvidence } from './scorecard.ts'

const counts: ReadonlySet<string> = new Set(['chain-issues', 'chain-contacts', 'chain-kept'])

/** How issues went on after AI tried them, with what each way cost when there is a ledger. */
export function chainsReport(store: ReadStore, asked?: string): ChainsReport {
  const { period, quarters } = chooseQuarter(store, asked)
  return keptReport(store, `chains/${period.name}`, () => {
    const { currency } = readSettings(store)
    const sliced = contactEvidence(store, period, 'path').filter((e) => counts.has(e.metric))
    const basis = readCostBasis(store)
    const [figures] = readQuarterFigures(store, [period], basis)
    const cost = figures === undefined ? null : quarterCost(figures, basis)
    const hasLedger = cost !== null && cost.inScopeMinor !== 0
    const report = makeChainsReport({
      quarter: period.name,
      quarters: quarters.map((q) => q.name),
      currency,
      sliced,
      costs: hasLedger
        ? chainCosts(cost.allocation.pools, readChainCells(store, period), {
            quantities: basis.quantities,
            months: cost.figures.months,
          })
        : null,
      sources: readSourceTitles(store, ['cost', 'contact']),
      caveats: hasLedger
        ? [
            ...caveatsOf(cost, basis),
            'Contacts that these issues brought in the next quarter carry that quarter’s cost and are not in these numbers.',
          ]
        : [],
    })
    return { report, evidence: [...sliced, ...evidenceOfChains(report)] }
  })
}
