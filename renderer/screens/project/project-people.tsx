import { useCallback, useEffect, useState } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { formatCount, plural } from '../../../shared/base/format.ts'
import type {
  ErasureReport,
  FileColumns,
  FoundPerson,
  PeopleReport,
  PersonalData,
} from '../../../shared/privacy/people.ts'
import { askCore } from '../../ask.ts'
import { onPersonAsked } from '../../find-person.ts'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { CountTable } from '../../parts/count-table.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { TextBox } from '../../parts/text-box.tsx'
import { dateWords, useProject } from '../../project-context.ts'
import { refreshAnswers, useAsk } from '../../use-ask.ts'
import { privacyWords } from '../../words/privacy-words.ts'
import { runWork, useWork } from '../../work.ts'

const text = privacyWords.people

function Held({ report }: { readonly report: PeopleReport }) {
  return (
    <section className="sheet section">
      <h2>{text.about}</h2>
      {report.data.length === 0 ? (
        <p className="quiet">{text.none}</p>
      ) : (
        <>
          <p>{text.summary(plural(report.people, 'person', 'people'), plural(report.accounts, 'customer'))}</p>
          {report.from !== null && report.through !== null && (
            <p className="quiet">{text.span(dateWords(report.from), dateWords(report.through))}</p>
          )}
          <DataTable<PersonalData>
            caption={text.about}
            columns={[
              { key: 'what', title: text.kind, names: true, cell: (one) => one.what },
              { key: 'count', title: text.count, align: 'right', cell: (one) => formatCount(one.count) },
              { key: 'why', title: text.why, cell: (one) => one.why },
              { key: 'files', title: text.from, cell: (one) => one.files.join(', ') },
            ]}
            rows={report.data}
            keyOf={(one) => one.what}
          />
          <h3>{text.columns}</h3>
          <p className="quiet">{text.columnsLead}</p>
          <DataTable<FileColumns>
            caption={text.columns}
            columns={[
              { key: 'file', title: text.file, names: true, cell: (one) => one.file },
              { key: 'read', title: text.read, cell: (one) => one.read.join(', ') || text.noColumns },
              { key: 'left', title: text.leftOut, cell: (one) => one.leftOut.join(', ') || text.noColumns },
              {
                key: 'rows',
                title: text.keptRows,
                align: 'right',
                cell: (one) => (one.keptRows === 0 ? text.notKept : formatCount(one.keptRows)),
              },
            ]}
            rows={report.files}
            keyOf={(one) => String(one.importId)}
          />
        </>
      )}
    </section>
  )
}

function Erasure({
  person,
  report,
  onErase,
  onKeep,
  onAlso,
}: {
  readonly person: FoundPerson
  readonly report: ErasureReport
  readonly onErase: (keepBackups: boolean) => void
  readonly onKeep: () => void
  readonly onAlso: (also: readonly string[]) => void
}) {
  const busy = useWork()?.state === 'running'
  const [backups, setBackups] = useState(true)
  const [also, setAlso] = useState('')
  return (
    <section className="erasure" aria-label={text.eraseTitle(person.names[0] ?? person.who)}>
      <h3>{text.eraseTitle(person.names[0] ?? person.who)}</h3>
      <p>
        {text.onePerson} {report.names.join(', ')}
      </p>
      <CountTable caption={text.goes} what={text.goes} many={text.rows} counts={report.rows} />
      <p>{text.receipts}</p>
      {report.accountsKept > 0 && <p>{text.accounts(plural(report.accountsKept, 'account'))}</p>}
      <form
        className="find-person"
        onSubmit={(event) => {
          event.preventDefault()
          onAlso(
            also
              .split(';')
              .map((name) => name.trim())
              .filter((name) => name !== ''),
          )
        }}
      >
        <TextBox label={text.also} hint={text.alsoHint} value={also} onChange={setAlso} wide />
        <Button type="submit" isDisabled={busy || also.trim() === ''}>
          {text.lookAlso}
        </Button>
      </form>
      {report.texts > 0 && (
        <>
          <p>{text.texts(plural(report.texts, 'text'))}</p>
          <DataTable
            caption={text.wrote}
            dense
            columns={[
              { key: 'where', title: text.where, names: true, cell: (one) => one.where },
              { key: 'text', title: text.wrote, cell: (one) => one.text },
            ]}
            rows={report.words}
            keyOf={(one, index) => `${index} ${one.where}`}
          />
        </>
      )}
      {report.exports.length > 0 && (
        <p>
          {text.stays} {report.exports.join(', ')}
        </p>
      )}
      {report.backups > 0 && (
        <Checkbox className="check" isSelected={backups} onChange={setBackups}>
          <span className="check-box" aria-hidden="true" />
          {text.backups(plural(report.backups, 'backup'))}
        </Checkbox>
      )}
      <p>{report.copies.length === 0 ? text.noCopies : `${text.copies} ${report.copies.join(', ')}`}</p>
      <p>
        <strong>{text.forGood}</strong>
      </p>
      <div className="share-actions">
        <Button isDisabled={busy} onPress={onKeep}>
          {text.keep}
        </Button>
        <Button isDisabled={busy} onPress={() => onErase(!backups)}>
          {text.erase}
        </Button>
      </div>
    </section>
  )
}

function Find({ mayErase }: { readonly mayErase: boolean }) {
  const busy = useWork()?.state === 'running'
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly FoundPerson[] | null>(null)
  const [chosen, setChosen] = useState<{ readonly person: FoundPerson; readonly report: ErasureReport } | null>(null)
  const [said, setSaid] = useState('')
  const find = useCallback(async (who: string) => {
    setSaid('')
    setChosen(null)
    const people = await runWork(text.finding, (task) => askCore('people:find', { find: who }, { task }))
    if (people) setFound(people)
  }, [])
  useEffect(
    () =>
      onPersonAsked((who) => {
        setTyped(who)
        void find(who)
      }),
    [find],
  )
  const [also, setAlso] = useState<readonly string[]>([])
  const look = async (person: FoundPerson, called: readonly string[] = []) => {
    setSaid('')
    const report = await runWork(text.looking, (task) =>
      askCore('people:preview', { who: person.who, also: called }, { task }),
    )
    if (!report) return
    setAlso(called)
    setChosen({ person, report })
  }
  const erase = async (person: FoundPerson, keepBackups: boolean) => {
    const done = await runWork(text.erasing, (task) =>
      askCore('people:erase', { who: person.who, keepBackups, also }, { task }),
    )
    if (!done) return
    setChosen(null)
    setFound(null)
    setTyped('')
    setSaid(done.heldBack === null ? text.erased : `${text.erasedHere} ${text.heldBack[done.heldBack]}`)
    refreshAnswers()
  }
  return (
    <section className="sheet section">
      <h2>{text.findTitle}</h2>
      <p className="quiet">{text.findLead}</p>
      <form
        className="find-person"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() !== '') void find(typed)
        }}
      >
        <TextBox label={text.label} value={typed} onChange={setTyped} wide />
        <Button type="submit" isDisabled={busy || typed.trim() === ''}>
          {text.find}
        </Button>
      </form>
      <p className="done" role="status">
        {said || (found?.length === 0 ? text.nobody : '')}
      </p>
      {found !== null && found.length > 0 && (
        <DataTable<FoundPerson>
          caption={text.findTitle}
          columns={[
            { key: 'names', title: text.names, names: true, cell: (one) => one.names.join(', ') },
            { key: 'copies', title: text.inCopies, cell: (one) => one.pseudonym ?? '' },
            { key: 'contacts', title: text.contacts, align: 'right', cell: (one) => formatCount(one.contacts) },
            { key: 'subs', title: text.subscriptions, align: 'right', cell: (one) => formatCount(one.subscriptions) },
            ...(mayErase
              ? [
                  {
                    key: 'look',
                    title: <span className="unseen">{text.look}</span>,
                    cell: (one: FoundPerson) => (
                      <Button
                        weight="quiet"
                        isDisabled={busy}
                        aria-label={text.lookAt(one.names[0] ?? one.who)}
                        onPress={() => look(one)}
                      >
                        {text.look}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
          rows={found}
          keyOf={(one) => one.who}
        />
      )}
      {chosen !== null && (
        <Erasure
          person={chosen.person}
          report={chosen.report}
          onErase={(keepBackups) => erase(chosen.person, keepBackups)}
          onKeep={() => setChosen(null)}
          onAlso={(called) => void look(chosen.person, called)}
        />
      )}
    </section>
  )
}

function History({ report }: { readonly report: PeopleReport }) {
  const lines = [
    ...report.copies.map(({ on, file, isReview, isLocked }) => ({
      on,
      what: `${isReview ? text.review(file) : text.whole(file)}${isLocked ? text.locked : ''}`,
    })),
    ...report.erasures.map(({ on, rows }) => ({ on, what: text.erasure(plural(rows, 'row')) })),
  ].sort((a, b) => (a.on < b.on ? 1 : -1))
  if (lines.length === 0) return null
  return (
    <section className="sheet section">
      <h2>{text.history}</h2>
      <DataTable
        caption={text.history}
        dense
        columns={[
          { key: 'on', title: text.on, names: true, cell: (line) => dateWords(line.on) },
          { key: 'what', title: text.happened, cell: (line) => line.what },
        ]}
        rows={lines}
        keyOf={(line, index) => `${index} ${line.what}`}
      />
    </section>
  )
}

/** Rows of files that are kept are let go of after a second press, which says what is lost. */
function Kept({ report }: { readonly report: PeopleReport }) {
  const busy = useWork()?.state === 'running'
  const [isAsked, setAsked] = useState(false)
  const kept = report.files.filter(({ keptRows }) => keptRows > 0)
  if (kept.length === 0) return null
  const rows = kept.reduce((sum, { keptRows }) => sum + keptRows, 0)
  const drop = async () => {
    const done = await runWork(text.dropping, (task) => askCore('people:drop-kept', {}, { task }))
    setAsked(false)
    if (done) refreshAnswers()
  }
  return (
    <section className="sheet section">
      <h2>{text.drop}</h2>
      <p>{text.dropLead(plural(rows, 'row'), plural(kept.length, 'file'))}</p>
      <div className="share-actions">
        {isAsked ? (
          <>
            <Button isDisabled={busy} onPress={() => setAsked(false)}>
              {text.keep}
            </Button>
            <Button isDisabled={busy} onPress={() => void drop()}>
              {text.dropSure}
            </Button>
          </>
        ) : (
          <Button isDisabled={busy} onPress={() => setAsked(true)}>
            {text.drop}
          </Button>
        )}
      </div>
    </section>
  )
}

/** What the project holds about people, and how somebody is found and taken out. */
export function ProjectPeople() {
  const { project } = useProject()
  const asked = useAsk('people:report', {})
  return (
    <>
      <Find mayErase={!project.readOnly} />
      <Answered asked={asked}>
        {(report) => (
          <>
            <Held report={report} />
            {!project.readOnly && <Kept report={report} />}
            <History report={report} />
          </>
        )}
      </Answered>
    </>
  )
}
