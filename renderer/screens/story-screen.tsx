import { plural } from '../../shared/base/format.ts'
import type { ProofPoint } from '../../shared/story/report.ts'
import { Answered } from '../parts/answered.tsx'
import { Button } from '../parts/button.tsx'
import { AwaitingData } from '../parts/empty-place.tsx'
import { GradeMark } from '../parts/grade-mark.tsx'
import { LinkedSentence } from '../parts/linked-sentence.tsx'
import { ScreenHeader } from '../parts/screen-header.tsx'
import { ScreenAction } from '../parts/top-bar.tsx'
import { inQuarter, useProject } from '../project-context.ts'
import { useAsk } from '../use-ask.ts'
import { useEvidence } from '../use-evidence.ts'
import { goTo, openEvidence } from '../use-place.ts'
import { words } from '../words.ts'

const text = words.story

function Point({ point, number }: { readonly point: ProofPoint; readonly number: number }) {
  const evidence = useEvidence(point.evidence)
  return (
    <li className="proof-point" data-worked={point.worked}>
      <span className="proof-number" aria-hidden="true">
        {number}
      </span>
      <div>
        <p className="proof-kind">
          {text.questions[point.question]}
          {!point.worked && <span className="honest">{text.didNot}</span>}
        </p>
        <h2>
          <LinkedSentence text={point.title} evidence={evidence} />
        </h2>
        <p className="proof-text">
          <LinkedSentence text={point.text} evidence={evidence} />
        </p>
        <p className="proof-foot">
          <GradeMark grade={point.grade} evidence={point.evidence} />
          <Button weight="quiet" onPress={() => openEvidence(point.evidence)}>
            {text.behind(plural(point.evidence.length, 'number'))}
          </Button>
        </p>
      </div>
    </li>
  )
}

/** The quarter's proof points, each a claim no stronger than its evidence. */
export function StoryScreen() {
  const { quarter } = useProject()
  const asked = useAsk('story:proof-points', quarter === null ? null : inQuarter(quarter))
  if (quarter === null)
    return <AwaitingData name={words.screens.story} title={text.empty.title} text={text.empty.text} />
  return (
    <Answered asked={asked}>
      {(report) =>
        report.proofPoints.length === 0 ? (
          <AwaitingData name={words.screens.story} title={text.empty.title} text={text.empty.text} />
        ) : (
          <>
            <ScreenAction>
              <Button weight="primary" onPress={() => goTo({ screen: 'deck', evidence: [], at: 0 })}>
                {text.action}
              </Button>
            </ScreenAction>
            <ScreenHeader
              title={words.screens.story}
              sentence={text.lead(plural(report.proofPoints.length, 'proof point'))}
            />
            <ol className="sheet proof-points">
              {report.proofPoints.map((point, index) => (
                <Point key={point.id} point={point} number={index + 1} />
              ))}
            </ol>
            {report.proofPoints.every((point) => point.worked) && <p className="quiet">{text.honest}</p>}
          </>
        )
      }
    </Answered>
  )
}
