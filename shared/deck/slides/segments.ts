import { evidenceByIds, evidenceOf, type FactsOfQuarter } from '../../story/facts-of-quarter.ts'
import { wordsOf } from '../../story/language/language.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'
import type { ForestExhibit } from '../exhibit.ts'

/** Whether the difference in staying holds in each segment that can carry a number. */
export function segmentsSlide(facts: FactsOfQuarter): Draft {
  const { format, slides } = wordsOf(facts)
  const say = slides.segments
  const comparison = facts.cohorts.comparisons[0]
  const segments = comparison?.segments
  const whole = evidenceOf(facts).find((e) => e.metric === 'hazard-ratio' && comparison?.evidence.includes(e.id))
  if (!comparison || !segments || segments.rows.length === 0 || !whole || whole.value === null)
    return untoldSlide(facts, 'segments', say.untold, say.untoldLikely)
  const same = segments.rows.filter((row) => row.hazardRatio > 1 === (whole.value ?? 1) > 1).length
  const clear = segments.rows.filter((row) => row.says === 'holds up').length
  return {
    id: 'segments',
    title: say.title({ same, segments: segments.rows.length, ratio: format.evidence(whole), clear }),
    subtitle: say.subtitle({ a: armName(facts, comparison.a), b: armName(facts, comparison.b) }),
    exhibit: forest(facts, whole.value, whole.low, whole.high, whole.id),
    figure: { value: format.evidence(whole), unit: say.unit(format.interval(whole)) },
    remarks: [
      ...(segments.interactionP === null ? [] : [plain(say.tested)]),
      plain(say.corrected),
      honest(say.tooFew(segments.tooFew)),
    ],
    grade: comparison.grade,
    evidence: [
      whole,
      ...evidenceByIds(
        facts,
        segments.rows.flatMap((row) => row.evidence ?? []),
      ),
    ],
    likelyQuestion: say.likely,
  }
}

function forest(
  facts: FactsOfQuarter,
  value: number,
  low: number | null,
  high: number | null,
  id: string,
): ForestExhibit {
  const { format, slides } = wordsOf(facts)
  const say = slides.segments
  const ratio = (of: number) => format.value(of, 'hazard-ratio')
  const rows = facts.cohorts.comparisons[0]?.segments?.rows ?? []
  return {
    kind: 'forest',
    caption: say.caption,
    alt: say.alt({
      whole: ratio(value),
      rows: rows.map((row) => ({ label: `${row.by} ${row.name}`, ratio: ratio(row.hazardRatio) })),
    }),
    unit: 'hazard-ratio',
    currency: null,
    reference: 1,
    logarithmic: true,
    rows: [
      { label: say.everybody, under: '', value, low: low ?? value, high: high ?? value, whole: true },
      ...rows.map((row) => ({
        label: say.label({ by: row.by, name: row.name }),
        under: say.under(row.n),
        value: row.hazardRatio,
        low: row.low,
        high: row.high,
        whole: false,
      })),
    ],
    evidence: [id, ...rows.flatMap((row) => row.evidence ?? [])],
  }
}

/** An arm of the comparison as this language calls it. */
function armName(facts: FactsOfQuarter, arm: string): string {
  return wordsOf(facts).retell(arm)
}
