import { must } from '../base/assert.ts'
import type { Evidence } from '../base/evidence.ts'
import {
  asSentence,
  formatCount,
  formatDay,
  formatEvidence,
  formatInterval,
  formatMoney,
  formatMoneyShort,
  formatQuarter,
  formatShare,
  plural,
} from '../base/format.ts'
import { isClaimed } from '../cohorts/verdict.ts'
import { definitionOf } from '../metrics/registry/index.ts'
import { claimSentence } from '../story/answers.ts'
import { evidenceOf, type FactsOfQuarter, maybeEvidenceOf, maybeTold } from '../story/facts-of-quarter.ts'
import { armsFilter } from '../story/proof-points.ts'
import type { AnswersReport, ProofPoint } from '../story/report.ts'
import type { Deck, Remark, Slide } from './deck.ts'
import type { BarExhibit, Exhibit, TableExhibit } from './exhibit.ts'

/** What a deck is planned from. */
export interface DeckInput {
  readonly facts: FactsOfQuarter
  readonly answers: Omit<AnswersReport, 'todo'>
  readonly proofPoints: readonly ProofPoint[]
  /** Document date, `2026-11-22`. */
  readonly date: string
  /** Last day of the data as a day number on the project's calendar. */
  readonly dataThroughDay: number | null
}

/** A slide before its footer and notes are made from its evidence. */
interface Draft extends Omit<Slide, 'footer' | 'notes' | 'evidence'> {
  readonly evidence: readonly (Evidence | undefined)[]
  readonly likelyQuestion: string
}

/** The short deck: nine slides that tell the quarter by their titles alone, each title a claim with its number. */
export function planDeck(input: DeckInput): Deck {
  const { facts } = input
  const drafts = [
    onePage(input),
    ledgerTies(facts),
    costPerKept(facts),
    waterfall(facts),
    returns(facts),
    retention(facts),
    revenue(facts),
    ladder(facts),
    whatHolds(input),
  ]
  return {
    title: `${facts.company}: customer experience in ${formatQuarter(facts.quarter)}`,
    subject: 'What an outcome costs, who left, and what the team may claim',
    company: facts.company,
    quarter: facts.quarter,
    date: input.date,
    slides: drafts.map((draft) => finish(draft, input)),
  }
}

function finish(draft: Draft, input: DeckInput): Slide {
  const { evidence, likelyQuestion, ...slide } = draft
  const known = evidence.flatMap((e) => e ?? [])
  return {
    ...slide,
    footer: footerOf(known, input),
    notes: notesOf(known, likelyQuestion),
    evidence: known.map((e) => e.id),
  }
}

function footerOf(evidence: readonly Evidence[], input: DeckInput): string {
  const metrics = [...new Set(evidence.map((e) => `${e.metric} v${e.version}`))].slice(0, 2)
  const n = evidence.length > 0 ? Math.max(...evidence.map((e) => e.n)) : 0
  const sources = [...new Set(evidence.flatMap((e) => e.sources.map(vendorOf)))].slice(0, 5)
  return [
    ...metrics,
    ...(n > 0 ? [`n ${formatCount(n)}`] : []),
    ...(sources.length > 0 ? [sources.join(', ')] : []),
    ...(input.dataThroughDay === null ? [] : [`data through ${formatDay(input.dataThroughDay)}`]),
  ].join(' · ')
}

/** Who a source is from: the footer has room for names, the workbook lists the exports. */
function vendorOf(sourceTitle: string): string {
  return sourceTitle.split(' ')[0] ?? sourceTitle
}

function notesOf(evidence: readonly Evidence[], likelyQuestion: string): string {
  const lines = evidence.map((e) => {
    const interval = formatInterval(e)
    const definition = definitionOf(e.metric)
    const left = Object.entries(e.excluded)
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => `${formatCount(count)} ${reason}`)
    return [
      `${e.title}: ${formatEvidence(e)}${interval ? ` (95 % interval ${interval})` : ''}, n ${formatCount(e.n)}.`,
      `${definition.formula}.`,
      ...(left.length > 0 ? [`Left out: ${left.join(', ')}.`] : []),
      ...e.caveats,
      `Evidence ${e.id}`,
    ].join(' ')
  })
  return [`Likely question: ${likelyQuestion}`, ...lines].join('\n\n')
}

const plain = (text: string): Remark => ({ text, honest: false })
const honest = (text: string): Remark => ({ text, honest: true })

/** A sentence as a title: without its full stop. */
function asTitle(sentence: string): string {
  return sentence.replace(/\.$/, '')
}

function table(
  caption: string,
  columns: readonly (readonly [string, 'left' | 'right'])[],
  rows: readonly (readonly string[])[],
  evidence: readonly string[],
): TableExhibit {
  return {
    kind: 'table',
    caption,
    alt: `${caption}: ${rows.map((row) => row.join(', ')).join('; ')}`.slice(0, 900),
    unit: 'count',
    currency: null,
    evidence,
    columns: columns.map(([title, align]) => ({ title, align })),
    rows,
  }
}

/** A title must say a number even where the headline number can't be told: how much there is instead. */
function fallbackTitle(facts: FactsOfQuarter, says: string): string {
  const contacts = maybeTold(facts, 'contacts')
  return `${says} from the ${plural(contacts?.value ?? 0, 'contact')} of ${formatQuarter(facts.quarter)}`
}

function onePage({ facts, answers }: DeckInput): Draft {
  const kept = maybeTold(facts, 'cost-per-kept-resolution')
  const lost = maybeTold(facts, 'customers-lost')
  const claimed = facts.ledger?.claims.find((c) => c.rung === 'attributed')
  const parts = [
    ...(kept ? [`a kept resolution costs ${formatEvidence(kept)}`] : []),
    ...(lost ? [`${plural(lost.value, 'customer')} left`] : []),
    ...(claimed && facts.ledger
      ? [`${formatMoneyShort(claimed.amountMinor, facts.ledger.currency)} of revenue is claimed`]
      : []),
  ]
  const title =
    parts.length > 0
      ? `${formatQuarter(facts.quarter)} in one page: ${parts.join(', ')}`
      : fallbackTitle(facts, 'Money can’t be told yet')
  return {
    id: 'one-page',
    title,
    subtitle: 'Three questions of the CFO, each with what stands behind the answer',
    exhibit: table(
      'Three answers',
      [
        ['question', 'left'],
        ['answer', 'left'],
        ['number', 'right'],
        ['grade', 'right'],
      ],
      answers.answers.map((a) => [
        a.asked,
        a.claim,
        `${a.figure} (${a.figureNote})`,
        a.grade === 'fact' ? '✓' : a.grade,
      ]),
      answers.answers.flatMap((a) => a.evidence),
    ),
    figure: null,
    remarks: [],
    grade: 'fact',
    evidence: [...new Set(answers.answers.flatMap((a) => a.evidence))].map((id) => byId(facts, id)),
    likelyQuestion: 'Which of the three would you bet your budget on?',
  }
}

function byId(facts: FactsOfQuarter, id: string): Evidence | undefined {
  return evidenceOf(facts).find((e) => e.id === id)
}

function ledgerTies(facts: FactsOfQuarter): Draft {
  const { cost } = facts
  const inScope = maybeEvidenceOf(facts, 'cost-in-scope')
  const total = maybeEvidenceOf(facts, 'cost-total')
  if (!cost) {
    return empty(
      facts,
      'ledger',
      'No ledger was imported: the cost of support can’t be told',
      'Which accounts belong to support?',
    )
  }
  return {
    id: 'ledger',
    title: `Support cost ${formatMoneyShort(cost.inScopeMinor, cost.currency)} in ${formatQuarter(facts.quarter)}, out of a ledger of ${formatMoneyShort(cost.totalMinor, cost.currency)} that ties to the cent`,
    subtitle: 'Postings in scope by class of cost and quarter',
    exhibit: cost.stack,
    figure: { value: formatMoneyShort(cost.inScopeMinor, cost.currency), unit: 'cost of support in the quarter' },
    remarks: [
      plain(
        `In scope ${formatMoney(cost.inScopeMinor, cost.currency)} + out of scope ${formatMoney(cost.outOfScopeMinor, cost.currency)} = ${formatMoney(cost.totalMinor, cost.currency)}.`,
      ),
      plain(`${formatMoney(cost.allocatedMinor, cost.currency)} is shared out to contacts.`),
      honest(
        cost.unallocatedMinor === 0
          ? 'Nothing is left unallocated; which accounts count as support is a choice that finance can change.'
          : `${formatMoney(cost.unallocatedMinor, cost.currency)} is not shared out: ${cost.unallocatedReason ?? 'no driver'}.`,
      ),
    ],
    grade: 'fact',
    evidence: [inScope, total],
    likelyQuestion: 'Which accounts are in, which are out, and who decided?',
  }
}

function costPerKept(facts: FactsOfQuarter): Draft {
  const { cost } = facts
  const kept = maybeTold(facts, 'cost-per-kept-resolution')
  const contact = maybeTold(facts, 'cost-per-contact')
  const failed = maybeTold(facts, 'cost-of-failed-ai-attempt')
  if (!cost || !kept)
    return empty(facts, 'cost', 'Cost per kept resolution can’t be told yet', 'When will the ledger be here?')
  return {
    id: 'cost',
    title: asTitle(cost.sentence),
    subtitle: 'Cost of support per kept resolution, beside the cost per contact that hides half of it',
    exhibit: cost.trend,
    figure: { value: formatEvidence(kept), unit: 'per kept resolution' },
    remarks: [
      ...(contact
        ? [
            plain(
              `Per contact it is ${formatEvidence(contact)}: contacts are activity, kept resolutions are the outcome.`,
            ),
          ]
        : []),
      ...(failed
        ? [plain(`An AI attempt that fails costs ${formatEvidence(failed)}, with the person who follows.`)]
        : []),
      honest('An average: the next resolution may cost more or less. Immature issues are in neither side.'),
    ],
    grade: 'fact',
    evidence: [kept, contact, failed],
    likelyQuestion: 'Is it cheaper because AI got better, or because the easy questions grew?',
  }
}

function waterfall(facts: FactsOfQuarter): Draft {
  const reported = maybeTold(facts, 'vendor-reported-resolution-rate')
  const kept = maybeTold(facts, 'ai-end-to-end-rate')
  if (!reported || !kept || !facts.metrics.waterfall)
    return empty(
      facts,
      'waterfall',
      'No AI contacts can be followed to their end',
      'Is the AI agent’s export complete?',
    )
  const contained = maybeTold(facts, 'containment-rate')
  return {
    id: 'waterfall',
    title: `AI reports ${formatEvidence(reported)} resolved; ${formatEvidence(kept)} stayed resolved without a person`,
    subtitle: `The same ${plural(kept.n, 'contact')}, from the vendor’s count to what the customer experienced`,
    exhibit: facts.metrics.waterfall,
    figure: { value: formatEvidence(kept), unit: `resolved end to end (${formatInterval(kept)})` },
    remarks: [
      ...(contained
        ? [plain(`${formatEvidence(contained)} were contained without a person; that is workload, not benefit.`)]
        : []),
      plain('End to end: not reopened, and no contact about the same topic within seven days, on any channel.'),
      honest('Who neither came back nor rated may have been helped or may have given up; silence is counted as kept.'),
    ],
    grade: 'fact',
    evidence: [
      reported,
      contained,
      maybeEvidenceOf(facts, 'ai-contained-resolution-rate'),
      maybeEvidenceOf(facts, 'ai-not-reopened-rate'),
      kept,
    ],
    likelyQuestion: 'Why is this lower than the number on the vendor’s dashboard?',
  }
}

function returns(facts: FactsOfQuarter): Draft {
  const week = maybeTold(facts, 'recontact-7d')
  const two = maybeTold(facts, 'recontact-48h')
  const same = maybeTold(facts, 'recontact-7d-same-topic')
  if (!week || !two)
    return empty(
      facts,
      'returns',
      'Too few closed contacts to say how many come back',
      'Do the exports hold closing times?',
    )
  return {
    id: 'returns',
    title: `After ${formatEvidence(week)} of contacts the customer is back within seven days, after ${formatEvidence(two)} within 48 hours`,
    subtitle: 'Share of closed contacts followed by another of the same customer, by who handled the first',
    exhibit: returnBars(facts),
    figure: { value: formatEvidence(week), unit: `back within seven days (${formatInterval(week)})` },
    remarks: [
      ...(same
        ? [plain(`${formatEvidence(same)} came back about the same topic: the first answer did not hold.`)]
        : []),
      plain('A return counts on any channel; helpdesk reports show reopened tickets only.'),
      honest('Customers who contact support often come back more often by chance as well.'),
    ],
    grade: 'fact',
    evidence: [week, two, same, ...byHandler(facts, 'recontact-7d'), ...byHandler(facts, 'recontact-48h')],
    likelyQuestion: 'Which topics bring them back?',
  }
}

const handlersShown = ['ai-only', 'ai-to-human', 'human-only'] as const
const handlerWords: Readonly<Record<(typeof handlersShown)[number], string>> = {
  'ai-only': 'AI only',
  'ai-to-human': 'AI, then a person',
  'human-only': 'person only',
}

function byHandler(facts: FactsOfQuarter, metric: string): (Evidence | undefined)[] {
  return handlersShown.map((handler) => maybeTold(facts, metric, facts.quarter, { handler }))
}

function returnBars(facts: FactsOfQuarter): BarExhibit {
  const week = byHandler(facts, 'recontact-7d')
  const two = byHandler(facts, 'recontact-48h')
  const told = handlersShown.map((_, i) => i).filter((i) => week[i] !== undefined && two[i] !== undefined)
  return {
    kind: 'bar',
    horizontal: false,
    caption: 'Customers back after a closed contact',
    alt: `Share of customers back within 48 hours and within seven days: ${told.map((i) => `${handlerWords[must(handlersShown[i], 'handler')]} ${formatShare(week[i]?.value ?? 0)} within seven days`).join(', ')}.`,
    unit: 'share',
    currency: null,
    categories: told.map((i) => handlerWords[must(handlersShown[i], 'handler')]),
    series: [
      { name: 'within 48 hours', tone: 'fragile', values: told.map((i) => two[i]?.value ?? null) },
      { name: 'within seven days', tone: 'failed', values: told.map((i) => week[i]?.value ?? null) },
    ],
    evidence: told.flatMap((i) => [week[i]?.id ?? '', two[i]?.id ?? '']),
  }
}

function retention(facts: FactsOfQuarter): Draft {
  const comparison = facts.cohorts.comparisons[0]
  const curves = facts.cohorts.curves
  if (!comparison || !curves)
    return empty(
      facts,
      'retention',
      'Too few customers can be followed to compare how long they stay',
      'Are cancelled subscriptions in the billing export?',
    )
  const days = maybeTold(facts, 'days-kept-difference', facts.quarter, armsFilter(comparison))
  const poor = maybeEvidenceOf(facts, 'retention-by-handling', facts.quarter, { handling: comparison.a })
  const strong = maybeEvidenceOf(facts, 'retention-by-handling', facts.quarter, { handling: comparison.b })
  const risk = maybeTold(facts, 'churn-risk-difference', facts.quarter, armsFilter(comparison))
  return {
    id: 'retention',
    title: asTitle(facts.cohorts.sentence),
    subtitle: 'Share of customers still paying, by how their first contact of the last four quarters was handled',
    exhibit: curves,
    figure: days
      ? {
          value: formatEvidence(days),
          unit: `95 % interval ${formatInterval(days)}, of ${formatCount(comparison.horizonDays)} days`,
        }
      : null,
    remarks: [
      plain(`Compared like with like: ${comparison.adjusted.for.join(', ')}.`),
      ...(risk ? [plain(`Risk of leaving: ${formatEvidence(risk)} (${formatInterval(risk)}).`)] : []),
      honest(
        isClaimed(comparison.verdict)
          ? 'Associated, not caused: nobody was assigned to their handling at random.'
          : (comparison.reasons.at(-1) ?? 'Nothing is claimed.'),
      ),
    ],
    grade: comparison.grade,
    evidence: [poor, strong, ...comparison.evidence.map((id) => byId(facts, id))],
    likelyQuestion: 'Wouldn’t these customers have left anyway?',
  }
}

function revenue(facts: FactsOfQuarter): Draft {
  const { ledger } = facts
  const grr = maybeTold(facts, 'gross-revenue-retention')
  const nrr = maybeTold(facts, 'net-revenue-retention')
  if (!ledger || !grr)
    return empty(facts, 'revenue', 'Recurring revenue can’t be told yet', 'Which system holds the subscriptions?')
  const m = ledger.movements
  return {
    id: 'revenue',
    title: asTitle(ledger.sentence),
    subtitle: 'Monthly recurring revenue from the start to the end of the quarter',
    exhibit: ledger.bridge,
    figure: { value: formatEvidence(grr), unit: 'gross revenue retention' },
    remarks: [
      plain(
        `${plural(ledger.customers.left, 'customer')} left, ${formatCount(ledger.customers.joined)} joined, ${formatCount(ledger.customers.returned)} came back.`,
      ),
      ...(nrr ? [plain(`Net revenue retention ${formatEvidence(nrr)}.`)] : []),
      honest(
        `Opening + movements − closing = ${formatMoney(m.residual, ledger.currency)}, for every customer and in total.`,
      ),
    ],
    grade: 'fact',
    evidence: [
      grr,
      nrr,
      ...[
        'mrr-opening',
        'mrr-new',
        'mrr-expansion',
        'mrr-contraction',
        'mrr-churn',
        'mrr-reactivation',
        'mrr-closing',
      ].map((id) => maybeEvidenceOf(facts, id)),
    ],
    likelyQuestion: 'How does this bridge to the ARR that finance reports?',
  }
}

function ladder(facts: FactsOfQuarter): Draft {
  const { ledger } = facts
  if (!ledger?.ladder)
    return empty(facts, 'claims', 'No revenue can be claimed yet', 'What would it take to claim any?')
  const associated = ledger.claims.find((c) => c.rung === 'associated')
  const claimed = ledger.claims.find((c) => c.rung === 'attributed')
  return {
    id: 'claims',
    title: asTitle(claimSentence(facts)),
    subtitle: 'From revenue that service touched to revenue that it may claim, monthly',
    exhibit: ledger.ladder,
    figure: { value: formatMoneyShort(claimed?.amountMinor ?? 0, ledger.currency), unit: 'claimed, monthly' },
    remarks: [
      plain('Touched revenue is no claim: these customers had a contact, no more.'),
      ...(associated && associated.lowMinor !== null && associated.highMinor !== null && associated.amountMinor > 0
        ? [
            plain(
              `Associated: ${formatMoneyShort(associated.amountMinor, ledger.currency)}, ${formatMoneyShort(associated.lowMinor, ledger.currency)} to ${formatMoneyShort(associated.highMinor, ledger.currency)}.`,
            ),
          ]
        : []),
      honest(asSentence(claimed?.reason ?? 'nothing is claimed until finance has agreed the factors')),
    ],
    grade: associated && associated.amountMinor > 0 ? associated.grade : 'fact',
    evidence: ledger.claims.map((c) => byId(facts, c.evidence)),
    likelyQuestion: 'What would have happened without the team?',
  }
}

function whatHolds({ facts, proofPoints }: DeckInput): Draft {
  const worked = proofPoints.filter((p) => p.worked).length
  const not = proofPoints.length - worked
  return {
    id: 'what-holds',
    title: `${formatCount(worked)} of ${plural(proofPoints.length, 'proof point')} ${worked === 1 ? 'stands' : 'stand'} this quarter; ${formatCount(not)} went the wrong way or found nothing`,
    subtitle: 'What the evidence supports, and what it does not',
    exhibit: table(
      'Proof points',
      [
        ['', 'left'],
        ['claim', 'left'],
        ['grade', 'right'],
      ],
      proofPoints.map((p) => [p.worked ? 'stands' : 'does not', p.title, p.grade === 'fact' ? '✓' : p.grade]),
      proofPoints.flatMap((p) => p.evidence),
    ),
    figure: null,
    remarks: [],
    grade: 'fact',
    evidence: [...new Set(proofPoints.flatMap((p) => p.evidence))].map((id) => byId(facts, id)),
    likelyQuestion: 'What will you do about the ones that did not work?',
  }
}

function empty(facts: FactsOfQuarter, id: string, says: string, likelyQuestion: string): Draft {
  const contacts = maybeEvidenceOf(facts, 'contacts')
  return {
    id,
    title: fallbackTitle(facts, says),
    subtitle: 'What is missing is said here, so that nothing is guessed',
    exhibit: null satisfies Exhibit | null,
    figure: null,
    remarks: [honest(says)],
    grade: 'fact',
    evidence: [contacts],
    likelyQuestion,
  }
}
