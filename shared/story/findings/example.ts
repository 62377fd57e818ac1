import type { FactsOfQuarter } from '../facts-of-quarter.ts'
import { wordsOf } from '../language/language.ts'
import type { Finding } from './finding.ts'

/** One customer's story, chosen by rule and told without a name. It is an example: it stands for nobody else. */
export function exampleFinding(facts: FactsOfQuarter): Finding | null {
  const example = facts.extras?.example
  if (!example) return null
  const { told, evidence, after } = example
  const first = told.contactDays[0]
  if (first === undefined) return null
  const last = told.contactDays.at(-1)
  const { format, findings } = wordsOf(facts)
  const say = findings.example
  const steps = [
    say.asked({
      times: told.contactDays.length,
      topic: told.topic,
      first: format.day(first),
      last: last !== undefined && last !== first ? format.day(last) : null,
    }),
    ...(told.signalDay === null
      ? []
      : [say.noted({ type: told.signalType, day: format.day(told.signalDay), status: told.signalStatus })]),
    told.movementDay === null || told.movementKind === null
      ? say.stayed
      : say.moved({ kind: told.movementKind, day: format.day(told.movementDay) }),
  ]
  return {
    id: 'example',
    title: say.title({ plan: told.plan, amount: format.evidence(evidence), steps }),
    text: say.text(after.value === evidence.value ? null : format.evidence(after)),
    grade: 'E',
    worked: told.movementKind !== 'churn' && told.movementKind !== 'contraction',
    question: 'customers',
    evidence: [evidence.id, after.id],
    stakeMinor: (evidence.value ?? 0) * 12,
    isNew: true,
  }
}
