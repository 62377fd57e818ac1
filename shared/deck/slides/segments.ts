import { formatCount, formatEvidence, formatInterval, formatValue, plural } from '../../base/format.ts'
import { evidenceByIds, evidenceOf, type FactsOfQuarter } from '../../story/facts-of-quarter.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'
import type { ForestExhibit } from '../exhibit.ts'

/** Whether the difference in staying holds in each segment that can carry a number. */
export function segmentsSlide(facts: FactsOfQuarter): Draft {
  const comparison = facts.cohorts.comparisons[0]
  const segments = comparison?.segments
  const whole = evidenceOf(facts).find((e) => e.metric === 'hazard-ratio' && comparison?.evidence.includes(e.id))
  if (!comparison || !segments || segments.rows.length === 0 || !whole || whole.value === null)
    return untoldSlide(
      facts,
      'segments',
      'Too few customers left in any segment to compare segments',
      'Does it hold for the large accounts?',
    )
  const same = segments.rows.filter((row) => row.hazardRatio > 1 === (whole.value ?? 1) > 1).length
  const clear = segments.rows.filter((row) => row.says === 'holds up').length
  return {
    id: 'segments',
    title: `In ${formatCount(same)} of ${plural(segments.rows.length, 'segment')} the ratio points the same way as the whole, ${formatEvidence(whole)}; ${formatCount(clear)} ${clear === 1 ? 'holds' : 'hold'} up alone`,
    subtitle: `Ratio of the rates of leaving, ${comparison.a} against ${comparison.b}, with 95 % intervals`,
    exhibit: forest(facts, whole.value, whole.low, whole.high, whole.id),
    figure: { value: formatEvidence(whole), unit: `for everybody (${formatInterval(whole)})` },
    remarks: [
      ...(segments.interactionP === null
        ? []
        : [plain('Whether segments differ from each other was tested as well: the finding is in the appendix.')]),
      plain('“Holds up” is after correction for all segments that were tested.'),
      honest(
        `${plural(segments.tooFew, 'segment')} had too few customers or losses and ${segments.tooFew === 1 ? 'is' : 'are'} not drawn.`,
      ),
    ],
    grade: comparison.grade,
    evidence: [
      whole,
      ...evidenceByIds(
        facts,
        segments.rows.flatMap((row) => row.evidence ?? []),
      ),
    ],
    likelyQuestion: 'Is it all one segment?',
  }
}

function forest(
  facts: FactsOfQuarter,
  value: number,
  low: number | null,
  high: number | null,
  id: string,
): ForestExhibit {
  const rows = facts.cohorts.comparisons[0]?.segments?.rows ?? []
  return {
    kind: 'forest',
    caption: 'Ratio of the rates of leaving, by segment',
    alt: `Ratios with intervals: everybody ${formatRatio(value)}; ${rows.map((row) => `${row.by} ${row.name} ${formatRatio(row.hazardRatio)}`).join('; ')}.`,
    unit: 'hazard-ratio',
    currency: null,
    reference: 1,
    logarithmic: true,
    rows: [
      { label: 'everybody', under: '', value, low: low ?? value, high: high ?? value, whole: true },
      ...rows.map((row) => ({
        label: `${row.by}: ${row.name}`,
        under: `n ${formatCount(row.n)}`,
        value: row.hazardRatio,
        low: row.low,
        high: row.high,
        whole: false,
      })),
    ],
    evidence: [id, ...rows.flatMap((row) => row.evidence ?? [])],
  }
}

function formatRatio(value: number): string {
  return formatValue(value, 'hazard-ratio')
}
