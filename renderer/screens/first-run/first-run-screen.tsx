import { askCore, shell } from '../../ask.ts'
import { useIntake } from '../../intake.ts'
import { chooseForReview, chooseProject, enterProject } from '../../open-project.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ClosedNote } from '../../parts/shared-notices.tsx'
import { Unopened } from '../../parts/unopened-project.tsx'
import { WorkStrip } from '../../parts/work-strip.tsx'
import { startWithFiles } from '../../start-project.ts'
import { useWindowDrop } from '../../use-window-drop.ts'
import { helpWords } from '../../words/help-words.ts'
import { words } from '../../words/words.ts'
import { useWork } from '../../work.ts'
import { RecentProjects } from './recent-projects.tsx'

/** No project is open: three ways in, nothing else. */
export function FirstRunScreen() {
  useWindowDrop(startWithFiles)
  const intake = useIntake()
  const busy = useWork()?.state === 'running' || intake.looking
  const choose = async () => startWithFiles(await shell().files.pick('exports'), ownText.name)
  const { sample, own: ownText, open } = words.firstRun
  return (
    <main className="first-run" id="main">
      <div className="first-run-page">
        <p className="brand">{words.app}</p>
        <h1>{words.firstRun.title}</h1>
        <p className="first-run-lead">{words.firstRun.lead}</p>
        <ol className="first-run-questions">
          {words.firstRun.questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
        <WorkStrip />
        <Unopened />
        <ClosedNote />
        {intake.looking && <p role="status">{words.data.recognising}</p>}
        {intake.error && <Notice error={intake.error} />}
        <section className="ways" aria-label={words.firstRun.ways}>
          <article className="way">
            <h2>{sample.title}</h2>
            <p>{sample.text}</p>
            <Button
              weight="primary"
              isDisabled={busy}
              onPress={() => enterProject(sample.work, 'answers', (task) => askCore('project:sample', {}, { task }))}
            >
              {sample.action}
            </Button>
          </article>
          <article className="way">
            <h2>{ownText.title}</h2>
            <p>{ownText.text}</p>
            <Button isDisabled={busy} onPress={choose}>
              {ownText.action}
            </Button>
          </article>
          <article className="way">
            <h2>{open.title}</h2>
            <p>{open.text}</p>
            <div className="way-actions">
              <Button isDisabled={busy} onPress={chooseProject}>
                {open.action}
              </Button>
              <Button weight="quiet" isDisabled={busy} onPress={chooseForReview}>
                {open.forReview}
              </Button>
            </div>
          </article>
        </section>
        <RecentProjects />
        <p className="first-run-help">
          <a href="#/help">{helpWords.openFirst}</a>
        </p>
      </div>
    </main>
  )
}
