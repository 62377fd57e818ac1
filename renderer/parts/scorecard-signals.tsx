import { useState } from 'react'
import { formatCount, formatMoney, formatShare, plural } from '../../shared/base/format.ts'
import type { HandOff, SignalFunnel, SignalsReport } from '../../shared/metrics/signals-report.ts'
import { dateWords, useProject } from '../project-context.ts'
import { saveList } from '../save-list.ts'
import { openEvidence } from '../use-place.ts'
import { words } from '../words.ts'
import { Button } from './button.tsx'
import { type ListColumn, ListTable } from './list-table.tsx'
import { scorecardWords } from './scorecard-words.ts'
import { ScreenAction } from './top-bar.tsx'

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
                <Button
                  weight="quiet"
                  aria-label={words.evidence.open(wordOf(stage), said)}
                  onPress={() => openEvidence([evidence])}
                >
                  {said}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
      {funnel.immature > 0 && <p className="quiet">{text.immature(formatCount(funnel.immature))}</p>}
    </section>
  )
}

/** The way from signal to won, and who speaks to whom by when. */
export function ScorecardSignals({ report }: { readonly report: SignalsReport }) {
  const { project, quarter } = useProject()
  const [said, setSaid] = useState('')
  const stage = (one: HandOff) => one.status ?? text.stages[one.stage]
  const due = (one: HandOff) => `${dateWords(one.due)}${one.isOverdue ? `, ${text.overdue}` : ''}`
  const money = (one: HandOff) => (one.amountMinor === null ? '' : formatMoney(one.amountMinor, report.currency))
  const columns: readonly ListColumn<HandOff>[] = [
    {
      id: 'customer',
      title: scorecardWords.atRisk.customer,
      width: 180,
      cell: (one) => one.customer,
      text: (one) => one.customer,
      rank: (one) => one.customer,
    },
    {
      id: 'kind',
      title: text.kind,
      width: 110,
      cell: (one) => text.families[one.family],
      text: (one) => text.families[one.family],
      rank: (one) => one.family,
    },
    {
      id: 'noticed',
      title: text.noticed,
      width: 116,
      cell: (one) => dateWords(one.noticed),
      text: (one) => dateWords(one.noticed),
      rank: (one) => one.noticed,
    },
    { id: 'stage', title: text.stage, width: 120, cell: stage, text: stage, rank: stage },
    {
      id: 'mrr',
      title: scorecardWords.atRisk.mrr,
      width: 110,
      align: 'right',
      cell: money,
      text: money,
      rank: (one) => one.amountMinor ?? -1,
    },
    {
      id: 'owner',
      title: text.owner,
      width: 150,
      grows: true,
      cell: (one) => one.owner ?? text.nobody,
      text: (one) => one.owner ?? text.nobody,
      rank: (one) => one.owner ?? '',
    },
    {
      id: 'due',
      title: text.due,
      width: 170,
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
      <div className="two">
        {report.funnels.map((funnel) => (
          <Funnel key={funnel.family} funnel={funnel} />
        ))}
      </div>
      <section className="sheet section">
        <h2>{text.handOff}</h2>
        <ListTable label={text.handOff} columns={columns} items={report.handOff} idOf={(one) => one.id} />
      </section>
    </>
  )
}
