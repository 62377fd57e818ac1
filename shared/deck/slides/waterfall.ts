import { formatEvidence, formatInterval, plural } from '../../base/format.ts'
import { type FactsOfQuarter, maybeEvidenceOf, maybeTold } from '../../story/facts-of-quarter.ts'
import { type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** From what the AI vendor reports to what stayed resolved, on the same rows. */
export function waterfallSlide(facts: FactsOfQuarter): Draft {
  const reported = maybeTold(facts, 'vendor-reported-resolution-rate')
  const kept = maybeTold(facts, 'ai-end-to-end-rate')
  if (!reported || !kept || !facts.metrics.waterfall)
    return untoldSlide(
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
