import type { FactsOfQuarter } from '../facts-of-quarter.ts'
import { wordsOf } from '../language/language.ts'
import type { Finding } from './finding.ts'

/** The sign that came before losses most clearly in this project's data, or that none did. */
export function leadingSignFinding(facts: FactsOfQuarter): Finding | null {
  const judged = (facts.extras?.signs ?? []).filter((one) => one.value !== null)
  const first = judged[0]
  if (!first) return null
  const { format, findings: say } = wordsOf(facts)
  const clear = judged.filter((one) => (one.low ?? 0) > 1).sort((a, b) => (b.low ?? 0) - (a.low ?? 0))[0]
  if (!clear)
    return {
      id: 'leading-sign',
      title: say.leadingSign.none(judged.length),
      text: say.leadingSign.noneText({
        title: first.title,
        value: format.evidence(first),
        interval: format.interval(first),
      }),
      grade: 'C',
      worked: false,
      question: 'customers',
      evidence: judged.map((one) => one.id),
      stakeMinor: 0,
      isNew: false,
    }
  return {
    id: 'leading-sign',
    title: say.leadingSign.clear({ who: clear.filter.words ?? clear.title, ratio: format.evidence(clear) }),
    text: say.leadingSign.clearText(format.interval(clear)),
    grade: 'C',
    worked: true,
    question: 'customers',
    evidence: [clear.id],
    stakeMinor: 0,
    isNew: true,
  }
}
