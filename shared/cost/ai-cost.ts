import { type Evidence, evidenceId } from '../base/evidence.ts'
import { formatEvidence, formatMoneyShort, formatQuarter } from '../base/format.ts'
import type { CostClass } from '../base/model.ts'
import type { Exhibit, Tone } from '../deck/exhibit.ts'
import { type AllocatedPool, type IssueKind, sumOfCells } from './allocate.ts'
import { countIssues, isAi, isCounted, isKeptByAi, ratio } from './cost-per-outcome.ts'
import type { Provenance } from './provenance.ts'
import type { QuarterCost } from './quarter-cost.ts'

/** The AI vendor's price beside what a resolution that AI kept costs when everything is counted. */
export interface AiCost {
  readonly evidence: readonly Evidence[]
  /** From the vendor's price to the whole cost, step by step; `null` when one of them can't be told. */
  readonly steps: Exhibit | null
  readonly sentence: string | null
}

/** Why what the vendor bills can't be told; `null` when it can. */
function whyNoFees(cost: QuarterCost): string | null {
  const own = cost.figures.costs.filter((line) => line.inScope && line.costClass === 'ai-usage')
  if (own.length === 0) return 'the ledger has no AI usage fee in the quarter'
  return own.some((line) => line.amountMinor === null) ? 'AI usage fees in another currency have no rate' : null
}

interface Step {
  readonly id: string
  readonly label: string
  /** What it is, said by itself. */
  readonly title: string
  readonly tone: Tone
  readonly classes: readonly CostClass[]
}

const steps: readonly Step[] = [
  { id: 'usage', label: 'Billed, but not kept', title: 'AI usage fees', tone: 'ai', classes: ['ai-usage'] },
  { id: 'platform', label: 'AI platform', title: 'AI platform', tone: 'ai', classes: ['ai-platform'] },
  { id: 'build', label: 'Build, its share', title: 'the build’s share', tone: 'accent', classes: ['one-off'] },
  {
    id: 'tools',
    label: 'Tools and overhead',
    title: 'tools and overhead',
    tone: 'quiet',
    classes: ['tools', 'telecom', 'facilities', 'overhead', 'unclassified'],
  },
  {
    id: 'people',
    label: 'People who followed',
    title: 'people who followed',
    tone: 'human',
    classes: ['labour', 'bpo'],
  },
]

/**
 * What AI resolutions cost in a quarter: the vendor's invoice per resolution that it counts; the same fees per issue that AI alone kept (its marginal cost); and fully
 * loaded: everything that issues begun with AI cost, platform, build, tools and the people who followed among it, ÷ issues that AI alone kept. Only issues old enough
 * to tell count in the last two; the steps between sum to the cent.
 */
export function aiCost(cost: QuarterCost, provenance: Provenance): AiCost {
  const { contacts } = cost.figures
  const begun = (issue: IssueKind): boolean => isAi(issue.began) && isCounted(issue)
  const kept = countIssues(cost, (issue) => begun(issue) && isKeptByAi(issue))
  const part = (classes: readonly CostClass[] | null): number =>
    sumOfCells(
      cost.allocation,
      contacts,
      (cell) => begun(cell.issue),
      (pool: AllocatedPool) => classes === null || classes.includes(pool.costClass),
    )
  const billed = contacts.reduce(
    (sum, cell) => sum + (cell.aiInvolved && cell.vendorResolved === true ? cell.contacts : 0),
    0,
  )
  const fees = cost.inScope.get('ai-usage') ?? 0
  if (fees === 0 && (cost.inScope.get('ai-platform') ?? 0) === 0 && kept === 0)
    return { evidence: [], steps: null, sentence: null }
  const begunIssues = countIssues(cost, begun)
  const make = (metric: string, title: string, numerator: number, denominator: number, of: string): Evidence =>
    ratio(cost, provenance, {
      metric,
      title,
      filter: {},
      numerator,
      denominator,
      n: metric === 'ai-invoice-per-resolution' ? denominator : begunIssues,
      of,
      table: metric === 'ai-invoice-per-resolution' ? 'contacts' : 'issues',
    })
  const billedPer = make(
    'ai-invoice-per-resolution',
    'AI vendor’s invoice per resolution that it counts',
    fees,
    billed,
    'AI contact that the vendor counts as resolved',
  )
  const unpriced = whyNoFees(cost)
  const invoice = unpriced === null ? billedPer : { ...billedPer, value: null, note: unpriced }
  const feesPer = make(
    'ai-fees-per-kept-resolution',
    'AI usage fees per issue that AI alone kept',
    part(['ai-usage']),
    kept,
    'issue kept by AI alone',
  )
  const marginal = unpriced === null ? feesPer : { ...feesPer, value: null, note: unpriced }
  const loaded = make(
    'ai-cost-per-kept-resolution',
    'Fully loaded AI cost per issue that AI alone kept',
    part(null),
    kept,
    'issue kept by AI alone',
  )
  const told = [invoice, marginal, loaded]
  const evidence = [
    ...told,
    ...(loaded.value === null
      ? []
      : steps.map((step) => {
          const made = make('ai-cost-part', `Of it: ${step.title}`, part(step.classes), kept, 'issue kept by AI alone')
          const filter = { part: step.id }
          return { ...made, filter, id: evidenceId('ai-cost-part', 1, cost.figures.quarter, filter) }
        })),
  ]
  if (invoice.value === null || loaded.value === null) return { evidence, steps: null, sentence: null }
  return {
    evidence,
    steps: waterfall(invoice, loaded, part, kept, provenance),
    sentence: sentenceOf(invoice, loaded, Math.round(part(['labour', 'bpo']) / kept), cost, provenance.basis.currency),
  }
}

function waterfall(
  invoice: Evidence,
  loaded: Evidence,
  part: (classes: readonly CostClass[]) => number,
  kept: number,
  provenance: Provenance,
): Exhibit {
  let sum = 0
  let shown = invoice.value ?? 0
  const bars = steps.map((step) => {
    sum += part(step.classes)
    const until = Math.round(sum / kept)
    const bar = { label: step.label, value: until - shown, role: 'step' as const, tone: step.tone }
    shown = until
    return bar
  })
  return {
    kind: 'waterfall',
    alt: `From the vendor’s price of ${formatEvidence(invoice)} per resolution that it counts to ${formatEvidence(loaded)} per issue that AI alone kept.`,
    caption: 'From the vendor’s price to the whole cost of a resolution that AI kept',
    unit: 'money',
    currency: provenance.basis.currency,
    evidence: [
      invoice.id,
      ...steps.map((step) => evidenceId('ai-cost-part', 1, loaded.period, { part: step.id })),
      loaded.id,
    ],
    bars: [
      { label: 'Vendor’s price', value: invoice.value ?? 0, role: 'total', tone: 'ai' },
      ...bars.filter((bar) => bar.value !== 0),
      { label: 'Kept by AI, fully loaded', value: loaded.value ?? 0, role: 'total', tone: 'durable' },
    ],
  }
}

function sentenceOf(invoice: Evidence, loaded: Evidence, people: number, cost: QuarterCost, currency: string): string {
  const said = `The AI vendor billed ${formatEvidence(invoice)} per resolution in ${formatQuarter(cost.figures.quarter)}; an issue that AI alone resolved and that stayed so cost ${formatEvidence(loaded)} when everything is counted`
  return people > 0
    ? `${said}, ${formatMoneyShort(people, currency)} of it for people who followed attempts that failed.`
    : `${said}.`
}
