import type { Evidence } from '../../base/evidence.ts'
import { formatEvidence, formatInterval, formatShare, plural } from '../../base/format.ts'
import { type FactsOfQuarter, maybeTold } from '../../story/facts-of-quarter.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'
import type { StackedExhibit, Tone } from '../exhibit.ts'

const fates: readonly { readonly metric: string; readonly name: string; readonly tone: Tone }[] = [
  { metric: 'fate-confirmed', name: 'confirmed', tone: 'durable' },
  { metric: 'fate-stayed', name: 'silent and stayed', tone: 'ai' },
  { metric: 'fate-came-back', name: 'came back', tone: 'fragile' },
  { metric: 'fate-left', name: 'silent and left', tone: 'failed' },
  { metric: 'fate-unknowable', name: 'unknowable', tone: 'unknown' },
]

/** What became of contacts that no person handled: confirmed, silent, back, gone, or unknowable. */
export function fatesSlide(facts: FactsOfQuarter): Draft {
  const told = fates.map(({ metric }) => maybeTold(facts, metric))
  const [confirmed, , back, left, unknowable] = told
  if (!confirmed || !back || !left)
    return untoldSlide(
      facts,
      'fates',
      'What became of deflected contacts can’t be told',
      'Are contacts that no person saw in the export?',
    )
  const inDoubt = told[1]
  return {
    id: 'fates',
    title: `Of ${plural(confirmed.n, 'contact')} without a person, ${formatEvidence(confirmed)} are confirmed as solved; ${formatEvidence(back)} came back and ${formatEvidence(left)} left`,
    subtitle: 'Contacts that AI or self-service handled alone, by what their customer did next',
    exhibit: fatesBars(facts),
    figure: {
      value: formatEvidence(confirmed),
      unit: `confirmed, of all without a person (${formatInterval(confirmed)})`,
    },
    remarks: [
      plain('Deflection counts all of them as successes. A return counts on any channel, within thirty days.'),
      ...(inDoubt
        ? [plain(`${formatEvidence(inDoubt)} stayed without a word: they may have been helped, or have given up.`)]
        : []),
      honest(
        unknowable
          ? `${formatEvidence(unknowable)} can’t be known: no paying customer was matched, or it was too recent.`
          : 'Who is not matched to a paying customer is in none of these.',
      ),
    ],
    grade: 'fact',
    evidence: [...told, ...before(facts)],
    likelyQuestion: 'How many of the silent ones were really helped?',
  }
}

function before(facts: FactsOfQuarter): (Evidence | undefined)[] {
  return quartersTold(facts).flatMap((quarter) => fates.map(({ metric }) => maybeTold(facts, metric, quarter)))
}

/** The last six quarters in which all five fates could be told: they are parts of one whole. */
function quartersTold(facts: FactsOfQuarter): string[] {
  return facts.quarters
    .filter((quarter) => fates.every(({ metric }) => maybeTold(facts, metric, quarter) !== undefined))
    .slice(-6)
}

function fatesBars(facts: FactsOfQuarter): StackedExhibit | null {
  const quarters = quartersTold(facts)
  if (quarters.length === 0) return null
  const values = (metric: string) => quarters.map((quarter) => maybeTold(facts, metric, quarter)?.value ?? null)
  const last = fates.map(({ name, metric }) => `${name} ${formatShare(values(metric).at(-1) ?? 0)}`).join(', ')
  return {
    kind: 'stacked',
    caption: 'Contacts without a person, by what became of them',
    alt: `Shares of contacts without a person by quarter; in the last one ${last}.`,
    unit: 'share',
    currency: null,
    categories: quarters,
    series: fates.map(({ name, tone, metric }) => ({ name, tone, values: values(metric) })),
    evidence: quarters.flatMap((quarter) => fates.map(({ metric }) => maybeTold(facts, metric, quarter)?.id ?? '')),
  }
}
