import { Button as AriaButton } from 'react-aria-components/Button'
import { formatEvidence, plural } from '../../../shared/base/format.ts'
import type { Answer } from '../../../shared/story/report.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { useEvidence } from '../../evidence/use-evidence.ts'
import { exportDeck, exportKinds } from '../../export-deck.ts'
import { type Screen, screens } from '../../location.ts'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { AwaitingData } from '../../parts/empty-place.tsx'
import { MiniExhibit } from '../../parts/exhibit-view.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { ProjectNotes, StillNeeded } from '../../parts/project-notes.tsx'
import { ScreenHeader } from '../../parts/screen-header.tsx'
import { ScreenAction } from '../../parts/top-bar.tsx'
import { inQuarter, useProject } from '../../project-context.ts'
import { useAsk } from '../../use-ask.ts'
import { goTo, openEvidence, screenHash, usePlace } from '../../use-place.ts'
import { words } from '../../words/words.ts'
import { useWork } from '../../work.ts'

function Lead({ text, evidence }: { readonly text: string; readonly evidence: readonly string[] }) {
  return <LinkedSentence text={text} evidence={useEvidence(evidence)} />
}

/** Where the whole of an answer stands. */
const placeOf: Readonly<Record<Answer['question'], Screen>> = { cost: 'cost', customers: 'cohorts', revenue: 'ledger' }

function AnswerRow({ answer }: { readonly answer: Answer }) {
  const place = usePlace()
  const evidence = useEvidence(answer.evidence)
  const shown = evidence.find((item) => formatEvidence(item) === answer.figure)
  return (
    <article className="answer" aria-label={answer.asked}>
      <div className="answer-claim">
        <h2>{answer.asked}</h2>
        <p className="claim">
          <LinkedSentence text={answer.claim} evidence={evidence} />
        </p>
        <p className="caveat">{answer.caveat}</p>
        <a className="answer-more" href={screenHash(placeOf[answer.question], place)}>
          {words.answers.more[answer.question]}
        </a>
      </div>
      <div className="answer-figure">
        <AriaButton
          className="figure number"
          aria-label={words.evidence.open(answer.figureNote, answer.figure)}
          isDisabled={answer.evidence.length === 0}
          onPress={() => openEvidence(answer.evidence, Math.max(0, answer.evidence.indexOf(shown?.id ?? '')))}
        >
          {answer.figure}
        </AriaButton>
        <p>{answer.figureNote}</p>
        {answer.grade !== null && <GradeMark grade={answer.grade} evidence={answer.evidence} />}
      </div>
      {answer.exhibit ? <MiniExhibit exhibit={answer.exhibit} title={answer.asked} /> : <div className="mini" />}
    </article>
  )
}

function Todo({ todo }: { readonly todo: readonly { readonly text: string; readonly where: string }[] }) {
  const place = usePlace()
  return (
    <section className="todo">
      <h2>
        {words.answers.todo}
        {todo.length > 0 && <span>{words.answers.todoCount(plural(todo.length, 'thing'))}</span>}
      </h2>
      {todo.length === 0 ? (
        <p className="quiet">{words.answers.todoNone}</p>
      ) : (
        <ul>
          {todo.map((item) => {
            const screen = screens.find((name) => name === item.where.toLowerCase())
            return (
              <li key={item.text}>
                <span>{item.text}</span>
                {screen ? <a href={screenHash(screen, place)}>{words.screens[screen]}</a> : <span>{item.where}</span>}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

/** Activity beside the outcome that it should answer to, in short; the scorecard says it in full. */
function BesideOutcome({ quarter }: { readonly quarter: string }) {
  const place = usePlace()
  const asked = useAsk('scorecard:metrics', { quarter })
  if (asked.state !== 'value' || asked.value.pairs.length === 0) return null
  const find = (id: string) => asked.value.metrics.find((one) => one.id === id)
  return (
    <section className="todo">
      <h2>
        {words.answers.beside}
        <a href={screenHash('scorecard', place)}>{words.screens.scorecard}</a>
      </h2>
      <ul>
        {asked.value.pairs.slice(0, 4).map((pair) => {
          const [activity, outcome] = [find(pair.activity), find(pair.outcome)]
          if (!activity || !outcome) return null
          return (
            <li key={pair.activity}>
              <span className="beside-activity">
                {activity.title} <EvidenceNumber evidence={activity} />
              </span>
              <span className="beside-outcome">
                {outcome.title} <EvidenceNumber evidence={outcome} />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The three answers for the CFO: each a claim, a number with its grade, a picture and a caveat. */
export function AnswersScreen() {
  const { quarter, project } = useProject()
  const busy = useWork()?.state === 'running'
  const exportAll = async () => {
    const report = await exportDeck({ kinds: exportKinds, quarter, project: project.name })
    if (report !== null) goTo({ screen: 'deck', evidence: [], at: 0 })
  }
  const asked = useAsk('answers:three', quarter === null ? null : inQuarter(quarter))
  if (quarter === null)
    return (
      <AwaitingData name={words.screens.answers} title={words.answers.empty.title} text={words.answers.empty.text} />
    )
  return (
    <Answered asked={asked} until={<ScreenHeader title={words.screens.answers} sentence="" />}>
      {(report) => (
        <>
          <ScreenAction>
            <Button weight="primary" isDisabled={busy} onPress={exportAll}>
              {words.answers.action}
            </Button>
          </ScreenAction>
          <ScreenHeader
            title={words.screens.answers}
            sentence={<Lead text={report.lead} evidence={report.answers.flatMap((answer) => answer.evidence)} />}
          >
            {words.answers.sub}
          </ScreenHeader>
          <ProjectNotes />
          <div className="sheet answers">
            {report.answers.map((answer) => (
              <AnswerRow key={answer.question} answer={answer} />
            ))}
          </div>
          <StillNeeded />
          <div className="two plain">
            <Todo todo={report.todo} />
            <BesideOutcome quarter={quarter} />
          </div>
        </>
      )}
    </Answered>
  )
}
