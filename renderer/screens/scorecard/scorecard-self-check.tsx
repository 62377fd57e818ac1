import type { SelfCheckReport, SelfCheckSign } from '../../../shared/metrics/self-check.ts'
import { useEvidence } from '../../evidence/use-evidence.ts'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { scorecardWords } from '../../words/scorecard-words.ts'

const text = scorecardWords.selfCheck

function Sign({ sign, number }: { readonly sign: SelfCheckSign; readonly number: number }) {
  const evidence = useEvidence(sign.evidence)
  return (
    <li className="sign" data-state={sign.state}>
      <span className="proof-number" aria-hidden="true">
        {number}
      </span>
      <div>
        <h2 className="claim">{sign.sign}</h2>
        <p>
          <LinkedSentence text={sign.sentence} evidence={evidence} />
        </p>
        <p className="quiet">{sign.next}</p>
      </div>
      <p className="sign-state">{text.state[sign.state]}</p>
    </li>
  )
}

/** The five signs of a measurement model that holds the team back, each with what the data say. */
export function ScorecardSelfCheck({ report }: { readonly report: SelfCheckReport }) {
  return (
    <ol className="sheet signs">
      {report.signs.map((sign, index) => (
        <Sign key={sign.id} sign={sign} number={index + 1} />
      ))}
    </ol>
  )
}
