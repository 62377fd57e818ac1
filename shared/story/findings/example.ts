import { asSentence, formatDay, formatEvidence, plural } from '../../base/format.ts'
import type { FactsOfQuarter } from '../facts-of-quarter.ts'
import type { Finding } from './finding.ts'

const movementWords: Readonly<Record<string, string>> = {
  churn: 'left',
  contraction: 'went down',
  expansion: 'went up',
  reactivation: 'came back',
  new: 'began',
}

/** One customer's story, chosen by rule and told without a name. It is an example: it stands for nobody else. */
export function exampleFinding(facts: FactsOfQuarter): Finding | null {
  const example = facts.extras?.example
  if (!example) return null
  const { told, evidence, after } = example
  const first = told.contactDays[0]
  if (first === undefined) return null
  const topic = told.topic === null ? 'the same issue' : `“${told.topic}”`
  const last = told.contactDays.at(-1)
  const steps = [
    `contacted support ${plural(told.contactDays.length, 'time')} about ${topic} from ${formatDay(first)}${last !== undefined && last !== first ? ` to ${formatDay(last)}` : ''}`,
    ...(told.signalDay === null
      ? []
      : [
          `was noted as “${told.signalType ?? 'at risk'}” on ${formatDay(told.signalDay)}${told.signalStatus === null ? '' : ` (${told.signalStatus})`}`,
        ]),
    told.movementDay === null || told.movementKind === null
      ? 'still paid the same ninety days later'
      : `${movementWords[told.movementKind] ?? told.movementKind} on ${formatDay(told.movementDay)}`,
  ]
  const whole = `${steps.slice(0, -1).join(', ')}${steps.length > 1 ? ' and ' : ''}${steps.at(-1) ?? ''}`
  return {
    id: 'example',
    title: asSentence(
      `For example, a customer${told.plan === null ? '' : ` on the plan “${told.plan}”`} who paid ${formatEvidence(evidence)} a month ${whole}`,
    ),
    text: `Chosen by rule, whatever the end: of issues with several contacts the one with a signal, then with a change of what is paid, then the largest amount${after.value === evidence.value ? '' : `; after ninety days it was ${formatEvidence(after)} a month`}. One customer shows what can happen, not how often.`,
    grade: 'E',
    worked: told.movementKind !== 'churn' && told.movementKind !== 'contraction',
    question: 'customers',
    evidence: [evidence.id, after.id],
    stakeMinor: (evidence.value ?? 0) * 12,
    isNew: true,
  }
}
