import { must } from '../../base/assert.ts'
import type { Evidence } from '../../base/evidence.ts'
import { formatEvidence, formatInterval, formatShare } from '../../base/format.ts'
import { type FactsOfQuarter, maybeTold } from '../../story/facts-of-quarter.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'
import type { BarExhibit } from '../exhibit.ts'

/** How often customers come back after a closed contact, by who handled it. */
export function returnsSlide(facts: FactsOfQuarter): Draft {
  const week = maybeTold(facts, 'recontact-7d')
  const two = maybeTold(facts, 'recontact-48h')
  const same = maybeTold(facts, 'recontact-7d-same-topic')
  if (!week || !two)
    return untoldSlide(
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
