import { useState } from 'react'
import { maybeDay } from '../../../shared/base/calendar.ts'
import { formatCount, formatMoney, formatShare, plural } from '../../../shared/base/format.ts'
import type { ReplyError } from '../../../shared/base/refusal.ts'
import type { HandOff, SignalFunnel, SignalsReport } from '../../../shared/metrics/signals-report.ts'
import { askCore } from '../../ask.ts'
import { Button } from '../../parts/button.tsx'
import { type ListColumn, ListTable } from '../../parts/list-table.tsx'
import { Notice } from '../../parts/notice.tsx'
import { NumberButton } from '../../parts/number-button.tsx'
import { TextBox } from '../../parts/text-box.tsx'
import { ScreenAction } from '../../parts/top-bar.tsx'
import { dateWords, inQuarter, useProject } from '../../project-context.ts'
import { saveList } from '../../save-list.ts'
import { refreshAnswers } from '../../use-ask.ts'
import { scorecardWords } from '../../words/scorecard-words.ts'
import { words } from '../../words/words.ts'

const text = scorecardWords.signals

function Funnel({ funnel }: { readonly funnel: SignalFunnel }) {
  const most = Math.max(1, ...funnel.steps.map(({ episodes }) => episodes))
  const wordOf = (stage: SignalFunnel['steps'][number]['stage']) =>
    stage === 'won' && funnel.family === 'at-risk' ? text.saved : text.stages[stage]
  return (
    <section className="sheet section">
      <h2>{text.families[funnel.family]}</h2>
      <p className="claim">{funnel.sentence}</p>
      <ol className="funnel">
        {funnel.steps.map(({ stage, episodes, evidence }, index) => {
          const before = funnel.steps[index - 1]?.episodes ?? 0
          const said = `${formatCount(episodes)}${before > 0 ? ` · ${formatShare(episodes / before)}` : ''}`
          return (
            <li key={stage}>
              <span className="funnel-stage">{wordOf(stage)}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="funnel-bar" aria-hidden="true">
                <rect width={(episodes / most) * 100} height={10} fill="var(--accent)" opacity={0.85} />
              </svg>
              {evidence === null ? (
                <span className="funnel-value">{said}</span>
              ) : (
                <NumberButton text={said} label={words.evidence.open(wordOf(stage), said)} evidence={[evidence]} />
              )}
            </li>
          )
        })}
      </ol>
      <p className="quiet">
        {text.ofBefore}
        {funnel.immature > 0 && ` ${text.immature(formatCount(funnel.immature))}`}
      </p>
    </section>
  )
}

/** Who takes a signal on, and by when; kept in the project. */
function HandOver({
  one,
  quarter,
  onDone,
}: {
  readonly one: HandOff
  readonly quarter: string | null
  readonly onDone: (said: string) => void
}) {
  const [owner, setOwner] = useState(one.owner ?? '')
  const [on, setOn] = useState(one.due)
  const [note, setNote] = useState(one.note ?? '')
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<ReplyError | null>(null)
  const decide = async () => {
    setTried(true)
    if (owner.trim() === '' || maybeDay(on) === undefined) return
    const reply = await askCore('scorecard:hand-off', {
      ...inQuarter(quarter),
      signal: one.id,
      owner: owner.trim(),
      on,
      ...(note.trim() !== '' && { note: note.trim() }),
    })
    if (!reply.ok) return setRefused(reply.error)
    refreshAnswers()
    onDone(text.kept(one.customer, owner.trim(), dateWords(on)))
  }
  return (
    <form
      className="decide"
      aria-label={text.handOver(one.customer)}
      onSubmit={(event) => {
        event.preventDefault()
        void decide()
      }}
    >
      <p className="claim">{text.handOver(one.customer)}</p>
      {refused && <Notice error={refused} />}
      <div className="decide-fields">
        <TextBox
          focused
          label={text.owner}
          value={owner}
          onChange={setOwner}
          problem={tried && owner.trim() === '' ? text.needsOwner : null}
        />
        <TextBox
          label={text.due}
          value={on}
          onChange={setOn}
          problem={tried && maybeDay(on) === undefined ? scorecardWords.definitions.needsDate : null}
        />
        <TextBox wide label={text.note} value={note} onChange={setNote} />
      </div>
      <div className="actions">
        <Button weight="primary" type="submit">
          {text.keep}
        </Button>
        <Button onPress={() => onDone('')}>{scorecardWords.definitions.leave}</Button>
      </div>
    </form>
  )
}

/** The way from signal to won, and who speaks to whom by when. */
export function ScorecardSignals({ report }: { readonly report: SignalsReport }) {
  const { project, quarter } = useProject()
  const [said, setSaid] = useState('')
  const [handing, setHanding] = useState<string | null>(null)
  const chosen = report.handOff.find(({ id }) => id === handing)
  const stage = (one: HandOff) => one.status ?? text.stages[one.stage]
  const due = (one: HandOff) => `${dateWords(one.due)}${one.isOverdue ? `, ${text.overdue}` : ''}`
  const money = (one: HandOff) => (one.amountMinor === null ? '' : formatMoney(one.amountMinor, report.currency))
  const columns: readonly ListColumn<HandOff>[] = [
    {
      id: 'customer',
      title: scorecardWords.atRisk.customer,
      width: 176,
      cell: (one) => one.customer,
      text: (one) => one.customer,
      rank: (one) => one.customer,
    },
    {
      id: 'kind',
      title: text.kind,
      width: 96,
      cell: (one) => text.families[one.family],
      text: (one) => text.families[one.family],
      rank: (one) => one.family,
    },
    {
      id: 'noticed',
      title: text.noticed,
      width: 108,
      cell: (one) => dateWords(one.noticed),
      text: (one) => dateWords(one.noticed),
      rank: (one) => one.noticed,
    },
    { id: 'stage', title: text.stage, width: 108, cell: stage, text: stage, rank: stage },
    {
      id: 'mrr',
      title: scorecardWords.atRisk.mrr,
      width: 100,
      align: 'right',
      cell: money,
      text: money,
      rank: (one) => one.amountMinor ?? -1,
    },
    {
      id: 'owner',
      title: text.owner,
      width: 168,
      grows: true,
      cell: (one) =>
        project.readOnly ? (
          (one.owner ?? text.nobody)
        ) : (
          <Button
            weight="quiet"
            aria-label={text.change(one.customer, one.owner ?? text.nobody)}
            onPress={() => setHanding(one.id)}
          >
            {one.owner ?? text.nobody}
          </Button>
        ),
      text: (one) => one.owner ?? text.nobody,
      rank: (one) => one.owner ?? '',
    },
    {
      id: 'due',
      title: text.due,
      width: 166,
      cell: (one) => <span className={one.isOverdue ? 'needs' : undefined}>{due(one)}</span>,
      text: due,
      rank: (one) => one.due,
    },
  ]
  if (report.handOff.length === 0 && report.funnels.length === 0)
    return (
      <section className="sheet section">
        <h2>{text.empty.title}</h2>
        <p>{text.empty.text}</p>
      </section>
    )
  const save = async () => {
    setSaid('')
    const written = await saveList({
      list: 'hand-off',
      quarter,
      project: project.name,
      name: text.fileName,
      doing: scorecardWords.atRisk.work,
    })
    if (written) setSaid(scorecardWords.atRisk.exported(plural(written.rows, 'signal'), written.name))
  }
  return (
    <>
      <ScreenAction>
        <Button weight="primary" onPress={() => void save()}>
          {text.action}
        </Button>
      </ScreenAction>
      <p className="done" role="status">
        {said}
      </p>
      <div className="funnels">
        {report.funnels.map((funnel) => (
          <Funnel key={funnel.family} funnel={funnel} />
        ))}
      </div>
      <section className="sheet section">
        <h2>{text.handOff}</h2>
        {chosen && (
          <HandOver
            key={chosen.id}
            one={chosen}
            quarter={quarter}
            onDone={(words) => {
              setHanding(null)
              setSaid(words)
            }}
          />
        )}
        <ListTable label={text.handOff} columns={columns} items={report.handOff} idOf={(one) => one.id} />
      </section>
    </>
  )
}
