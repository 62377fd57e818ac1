import type { Evidence } from '../../base/evidence.ts'
import { type FactsOfQuarter, maybeTold } from '../../story/facts-of-quarter.ts'
import { type Words, wordsOf } from '../../story/language/language.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'
import type { StackedExhibit, Tone } from '../exhibit.ts'

const fates: readonly {
  readonly metric: string
  readonly name: keyof Words['slides']['fates']['names']
  readonly tone: Tone
}[] = [
  { metric: 'fate-confirmed', name: 'confirmed', tone: 'durable' },
  { metric: 'fate-stayed', name: 'stayed', tone: 'ai' },
  { metric: 'fate-came-back', name: 'back', tone: 'fragile' },
  { metric: 'fate-left', name: 'left', tone: 'failed' },
  { metric: 'fate-unknowable', name: 'unknowable', tone: 'unknown' },
]

/** What became of contacts that no person handled: confirmed, silent, back, gone, or unknowable. */
export function fatesSlide(facts: FactsOfQuarter): Draft {
  const { format, slides } = wordsOf(facts)
  const say = slides.fates
  const told = fates.map(({ metric }) => maybeTold(facts, metric))
  const [confirmed, , back, left, unknowable] = told
  if (!confirmed || !back || !left) return untoldSlide(facts, 'fates', say.untold, say.untoldLikely)
  const inDoubt = told[1]
  return {
    id: 'fates',
    title: say.title({
      contacts: confirmed.n,
      confirmed: format.evidence(confirmed),
      back: format.evidence(back),
      left: format.evidence(left),
    }),
    subtitle: say.subtitle,
    exhibit: fatesBars(facts),
    figure: { value: format.evidence(confirmed), unit: say.unit(format.interval(confirmed)) },
    remarks: [
      plain(say.deflection),
      ...(inDoubt ? [plain(say.silent(format.evidence(inDoubt)))] : []),
      honest(unknowable ? say.unknowable(format.evidence(unknowable)) : say.unmatched),
    ],
    grade: 'fact',
    evidence: [...told, ...before(facts)],
    likelyQuestion: say.likely,
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
  const { format, slides } = wordsOf(facts)
  const { names, caption, alt } = slides.fates
  const last = fates.map(({ name, metric }) => ({
    name: names[name],
    share: format.share(values(metric).at(-1) ?? 0),
  }))
  return {
    kind: 'stacked',
    caption,
    alt: alt(last),
    unit: 'share',
    currency: null,
    categories: quarters.map(format.quarter),
    series: fates.map(({ name, tone, metric }) => ({ name: names[name], tone, values: values(metric) })),
    evidence: quarters.flatMap((quarter) => fates.map(({ metric }) => maybeTold(facts, metric, quarter)?.id ?? '')),
  }
}
