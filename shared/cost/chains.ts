import { type Evidence, evidenceId } from '../base/evidence.ts'
import { formatEvidence, formatShare } from '../base/format.ts'
import type { StackedExhibit, Tone } from '../deck/exhibit.ts'
import type { Chain, ChainPath, ChainsReport } from '../metrics/chains-report.ts'
import { definitionOf } from '../metrics/registry/index.ts'
import type { ChainCost } from './chain-costs.ts'
import { fewest } from './cost-per-outcome.ts'

/** The ways in which an issue that AI tried can go on. */
export const chainWords: Readonly<Record<ChainPath, string>> = {
  'AI alone': 'AI tried, and no person had to follow',
  'same contact': 'AI tried and handed over to a person in the same contact',
  'later contact': 'AI tried, the customer came back and a person took over',
  'several attempts': 'AI tried more than once before or beside a person',
}
const paths = Object.keys(chainWords) as ChainPath[]

const parts = [
  { metric: 'chain-cost-ai', name: 'AI', tone: 'ai' },
  { metric: 'chain-cost-people', name: 'people', tone: 'human' },
  { metric: 'chain-cost-other', name: 'the rest', tone: 'quiet' },
] as const satisfies readonly { metric: string; name: string; tone: Tone }[]

/** What is known of the quarter's chains. `sliced` are `chain-issues`, `chain-contacts` and `chain-kept` by path; `costs` is null without a ledger. */
export interface ChainFigures {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly currency: string
  readonly sliced: readonly Evidence[]
  readonly costs: readonly ChainCost[] | null
  readonly sources: readonly string[]
  readonly caveats: readonly string[]
}

/** Chains with their cost as evidence: per issue, what all contacts of the quarter that belong to such issues carry. Below thirty issues nothing is told. */
export function chainsReport(figures: ChainFigures): ChainsReport {
  const chains = paths.flatMap((path): Chain[] => {
    const find = (metric: string) => figures.sliced.find((e) => e.metric === metric && e.filter.path === path)
    const issues = find('chain-issues')
    const contactsPerIssue = find('chain-contacts')
    const kept = find('chain-kept')
    if (!issues || !contactsPerIssue || !kept || issues.value === 0) return []
    const cost = figures.costs?.find((one) => one.path === path)
    const tell = (metric: string, minor: number) => costEvidence(figures, issues, metric, path, minor)
    const [attemptCost, peopleCost, otherCost] = cost
      ? [
          tell('chain-cost-ai', cost.aiMinor),
          tell('chain-cost-people', cost.peopleMinor),
          tell('chain-cost-other', cost.otherMinor),
        ]
      : [null, null, null]
    return [
      {
        path,
        words: chainWords[path],
        issues,
        contactsPerIssue,
        kept,
        cost: cost ? tell('chain-cost', cost.aiMinor + cost.peopleMinor + cost.otherMinor) : null,
        attemptCost: attemptCost ?? null,
        peopleCost: peopleCost ?? null,
        otherCost: otherCost ?? null,
      },
    ]
  })
  return {
    quarter: figures.quarter,
    quarters: figures.quarters,
    currency: figures.currency,
    sentence: sentenceOf(chains),
    chains,
    exhibit: exhibitOf(figures, chains),
    caveats: chains.length === 0 || figures.costs === null ? [] : figures.caveats,
  }
}

/** All numbers of a report, to be kept. */
export function evidenceOfChains(report: ChainsReport): Evidence[] {
  return report.chains.flatMap((chain) =>
    [
      chain.issues,
      chain.contactsPerIssue,
      chain.kept,
      chain.cost,
      chain.attemptCost,
      chain.peopleCost,
      chain.otherCost,
    ].flatMap((e) => e ?? []),
  )
}

function costEvidence(
  figures: ChainFigures,
  issues: Evidence,
  metric: string,
  path: ChainPath,
  minor: number,
): Evidence {
  const count = issues.value ?? 0
  const isTold = count >= fewest
  return {
    ...issues,
    id: evidenceId(metric, issues.version, figures.quarter, { path }),
    metric,
    title: definitionOf(metric).title,
    unit: 'money',
    currency: figures.currency,
    value: isTold ? Math.round(minor / count) : null,
    numerator: isTold ? minor : null,
    denominator: count,
    n: count,
    low: null,
    high: null,
    caveats: figures.caveats,
    note: isTold ? null : `too few to report (${count})`,
    sources: figures.sources,
  }
}

function sentenceOf(chains: readonly Chain[]): string {
  const issues = chains.reduce((sum, chain) => sum + (chain.issues.value ?? 0), 0)
  if (issues === 0) return 'No issue was tried by AI.'
  const handedOver = chains
    .filter(({ path }) => path !== 'AI alone')
    .reduce((sum, chain) => sum + (chain.issues.value ?? 0), 0)
  const alone = chains.find(({ path }) => path === 'AI alone')?.cost
  const later = chains
    .filter(({ path, cost }) => path !== 'AI alone' && cost !== null && cost.value !== null)
    .sort((a, b) => (b.cost?.value ?? 0) - (a.cost?.value ?? 0))[0]
  const share = `Of the issues that AI tried, ${formatShare(handedOver / issues)} went on to a person.`
  if (!alone || alone.value === null || !later?.cost) return share
  return `${share} An issue cost ${formatEvidence(alone)} where AI ended it alone, and ${formatEvidence(later.cost)} where ${later.words}.`
}

function exhibitOf(figures: ChainFigures, chains: readonly Chain[]): StackedExhibit | null {
  const shown = chains.filter(({ cost }) => cost !== null && cost.value !== null)
  if (shown.length === 0) return null
  const of = (chain: Chain, metric: (typeof parts)[number]['metric']) =>
    metric === 'chain-cost-ai' ? chain.attemptCost : metric === 'chain-cost-people' ? chain.peopleCost : chain.otherCost
  return {
    kind: 'stacked',
    caption: 'Cost of an issue that AI tried, by how it went on',
    alt: 'Cost per issue that AI tried, in its parts AI, people and the rest: resolved by AI alone, handed over in the same contact, in a later contact, or after several attempts.',
    unit: 'money',
    currency: figures.currency,
    categories: shown.map(({ path }) => path),
    series: parts.map(({ metric, name, tone }) => ({
      name,
      tone,
      values: shown.map((chain) => of(chain, metric)?.value ?? null),
    })),
    evidence: shown.flatMap((chain) => parts.flatMap(({ metric }) => of(chain, metric)?.id ?? [])),
  }
}
