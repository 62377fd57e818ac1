import { useCallback, useState } from 'react'
import { plural } from '../../shared/base/format.ts'
import { askCore, shell } from '../ask.ts'
import { useIntake } from '../intake.ts'
import { chooseProject, enterProject } from '../open-project.ts'
import { Button } from '../parts/button.tsx'
import { ComboField } from '../parts/combo-field.tsx'
import { RecentProjects } from '../parts/recent-projects.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { WorkStrip } from '../parts/work-strip.tsx'
import { useWindowDrop } from '../use-window-drop.ts'
import { words } from '../words.ts'
import { useWork } from '../work.ts'

/** The currencies most asked for first, then all others. */
const currencies = [...new Set(['EUR', 'USD', 'GBP', 'CHF', ...Intl.supportedValuesOf('currency')])]

function zones(): readonly string[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  return [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
}

function OwnFiles({ onBack }: { readonly onBack: () => void }) {
  const text = words.firstRun.own
  const waiting = useIntake().waiting.length
  const [currency, setCurrency] = useState('EUR')
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [month, setMonth] = useState('1')
  const create = async () => {
    const picked = await shell().files.saveAs('project', text.suggestedName)
    if (!picked) return
    await enterProject(text.work, 'data', (task) =>
      askCore('project:create', { file: picked.file, currency, timeZone, fiscalYearStart: Number(month) }, { task }),
    )
  }
  return (
    <section className="own-files" aria-label={text.settings}>
      {waiting > 0 && <p role="status">{text.waiting(plural(waiting, 'file'))}</p>}
      <h3>{text.settings}</h3>
      <div className="fields">
        <ComboField
          label={text.currency}
          value={currency}
          options={currencies.map((id) => ({ id, text: id }))}
          onChange={setCurrency}
        />
        <ComboField
          label={text.timeZone}
          value={timeZone}
          options={zones().map((id) => ({ id, text: id.replaceAll('_', ' ') }))}
          onChange={setTimeZone}
        />
        <SelectField
          label={text.fiscalYear}
          value={month}
          options={words.firstRun.months.map((name, index) => ({ id: String(index + 1), text: name }))}
          onChange={setMonth}
        />
      </div>
      <div className="actions">
        <Button weight="primary" onPress={create}>
          {text.choose}
        </Button>
        <Button onPress={onBack}>{text.back}</Button>
      </div>
    </section>
  )
}

/** No project is open: three ways in, nothing else. */
export function FirstRunScreen() {
  const [own, setOwn] = useState(false)
  useWindowDrop(useCallback(() => setOwn(true), []))
  const busy = useWork()?.state === 'running'
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
            {own ? (
              <OwnFiles onBack={() => setOwn(false)} />
            ) : (
              <Button isDisabled={busy} onPress={() => setOwn(true)}>
                {ownText.action}
              </Button>
            )}
          </article>
          <article className="way">
            <h2>{open.title}</h2>
            <p>{open.text}</p>
            <Button isDisabled={busy} onPress={chooseProject}>
              {open.action}
            </Button>
          </article>
        </section>
        <RecentProjects />
      </div>
    </main>
  )
}
