import { formatEvidence } from '../../base/format.ts'
import { evidenceByIds, evidenceSaid, type FactsOfQuarter, maybeTold } from '../../story/facts-of-quarter.ts'
import { asTitle, type Draft, honest, plain, untoldSlide } from '../draft.ts'

/** What a kept resolution costs, beside the cost per contact. */
export function costSlide(facts: FactsOfQuarter): Draft {
  const { cost } = facts
  const kept = maybeTold(facts, 'cost-per-kept-resolution')
  const contact = maybeTold(facts, 'cost-per-contact')
  const failed = maybeTold(facts, 'cost-of-failed-ai-attempt')
  if (!cost || !kept)
    return untoldSlide(facts, 'cost', 'Cost per kept resolution can’t be told yet', 'When will the ledger be here?')
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
    evidence: [
      kept,
      contact,
      failed,
      ...evidenceByIds(facts, [
        ...evidenceSaid(facts, cost.sentence, ['cost-per-kept-resolution', 'csat-on-kept']),
        ...(cost.trend?.evidence ?? []),
      ]),
    ],
    likelyQuestion: 'Is it cheaper because AI got better, or because the easy questions grew?',
  }
}
