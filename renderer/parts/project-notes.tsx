import { plural } from '../../shared/base/format.ts'
import { askCore, shell } from '../ask.ts'
import { fileSlug } from '../export-deck.ts'
import { useIntake } from '../intake.ts'
import { useProject } from '../project-context.ts'
import { refreshAnswers, useAsk } from '../use-ask.ts'
import { screenHash, usePlace } from '../use-place.ts'
import { readinessWords } from '../words/readiness-words.ts'
import { words } from '../words/words.ts'
import { runWork, useWork } from '../work.ts'
import { Button } from './button.tsx'

const text = words.notes

/** Lets a person say where the project shall lie, and puts it there. */
export async function keepElsewhere(name: string): Promise<void> {
  const picked = await shell().files.saveAs('project', `${fileSlug(name)}.proofbook`)
  if (!picked) return
  await runWork(text.keeping, (task) => askCore('project:move', { file: picked.file }, { task }))
  refreshAnswers()
}

async function confirm(): Promise<void> {
  await askCore('project:settings', {})
  refreshAnswers()
}

/** What a person should know of a project that nobody set up: what was guessed, and where it lies. Gone once confirmed or changed. */
function Guessed() {
  const { project } = useProject()
  const place = usePlace()
  const busy = useWork()?.state === 'running'
  if (!project.isGuessed || project.readOnly) return null
  const month = words.firstRun.months[project.fiscalYearStart - 1] ?? ''
  return (
    <>
      <p className="note-line">
        <span>{text.guessed(project.currency, project.timeZone.replaceAll('_', ' '), month)}</span>
        <Button weight="quiet" isDisabled={busy} onPress={confirm}>
          {text.right}
        </Button>
        <a href={screenHash('project', place)}>{text.change}</a>
      </p>
      {project.isKeptHere && (
        <p className="note-line">
          <span>{text.kept(project.name)}</span>
          <Button weight="quiet" isDisabled={busy} onPress={() => keepElsewhere(project.name)}>
            {text.keep}
          </Button>
        </p>
      )}
    </>
  )
}

/** Files that wait for an answer, said where the answers are. */
function Waiting() {
  const { waiting } = useIntake()
  const place = usePlace()
  if (waiting.length === 0) return null
  return (
    <p className="note-line">
      <span>{text.waiting(plural(waiting.length, 'file'))}</span>
      <a href={screenHash('data', place)}>{text.look}</a>
    </p>
  )
}

/** Quiet lines below the head of the answers; nothing while there is nothing to say. */
export function ProjectNotes() {
  const { project } = useProject()
  const { waiting } = useIntake()
  if (waiting.length === 0 && (!project.isGuessed || project.readOnly)) return null
  return (
    <section className="notes" aria-label={text.title}>
      <Waiting />
      <Guessed />
    </section>
  )
}

/** What to bring next and what it would answer, the worthiest first. */
export function StillNeeded() {
  const place = usePlace()
  const asked = useAsk('data:readiness', {})
  if (asked.state !== 'value' || asked.value.missing.length === 0) return null
  return (
    <section className="todo needed">
      <h2>
        {words.answers.needed}
        <a href={screenHash('data', place)}>{words.answers.neededMore}</a>
      </h2>
      <ol>
        {asked.value.missing.slice(0, 3).map((item) => (
          <li key={item.what}>
            <span>
              <b>{words.answers.neededWith(item.what)}</b>: {item.answers}
            </span>
            <span className="quiet">
              {item.question === null ? readinessWords.every : readinessWords.questions[item.question]}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
