import { evidenceSaid, type FactsOfQuarter, maybeTold } from '../facts-of-quarter.ts'
import { wordsOf } from '../language/language.ts'
import { changed, type Finding } from './finding.ts'

/** What a kept resolution costs, against the first quarter that could tell it. */
export function costFinding(facts: FactsOfQuarter): Finding | null {
  const { cost } = facts
  const kept = maybeTold(facts, 'cost-per-kept-resolution')
  if (!cost || !kept) return null
  const contact = maybeTold(facts, 'cost-per-contact')
  const before = facts.before === null ? undefined : maybeTold(facts, 'cost-per-kept-resolution', facts.before)
  const first = earliest(facts, 'cost-per-kept-resolution')
  const fell = first !== undefined && kept.value < first.value
  const { format, findings: say } = wordsOf(facts)
  return {
    id: 'cost-per-kept-resolution',
    title: cost.sentence,
    text: say.cost.text({
      allocated: format.moneyShort(cost.allocatedMinor, cost.currency),
      inScope: format.moneyShort(cost.inScopeMinor, cost.currency),
      perContact: contact ? format.evidence(contact) : null,
    }),
    grade: 'fact',
    worked: first === undefined || fell,
    question: 'cost',
    evidence: [
      ...new Set([
        kept.id,
        ...(contact ? [contact.id] : []),
        ...evidenceSaid(facts, cost.sentence, ['cost-per-kept-resolution', 'csat-on-kept']),
      ]),
    ],
    stakeMinor: cost.inScopeMinor * 4,
    isNew: before === undefined || changed(kept, before.value) !== 'same',
  }
}

function earliest(facts: FactsOfQuarter, metric: string) {
  for (const quarter of facts.quarters) {
    const found = maybeTold(facts, metric, quarter)
    if (found) return found
  }
  return undefined
}
