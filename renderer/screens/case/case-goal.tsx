import { useState } from 'react'
import { isMonth } from '../../../shared/base/calendar.ts'
import { formatMoneyShort, formatMonth, formatShare } from '../../../shared/base/format.ts'
import type { ReplyError } from '../../../shared/base/refusal.ts'
import type { Assumption } from '../../../shared/case/assumption.ts'
import { type GoalOutcome, type GoalReport, goalOutcomes } from '../../../shared/case/goal.ts'
import { askCore } from '../../ask.ts'
import { Button } from '../../parts/button.tsx'
import { assumptionWords } from '../../parts/case-assumptions.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { typedMinor } from '../../parts/money-input.ts'
import { Notice } from '../../parts/notice.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { TextBox } from '../../parts/text-box.tsx'
import { inQuarter, useProject } from '../../project-context.ts'
import { openEvidence } from '../../use-place.ts'
import { caseWords } from '../../words/case-words.ts'

const text = caseWords.goal

function Drivers({
  report,
  assumptions,
}: {
  readonly report: GoalReport
  readonly assumptions: readonly Assumption[]
}) {
  const together = new Map((report.together?.drivers ?? []).map((one) => [one.id, one.value]))
  const said = (unit: Assumption['unit'], value: number) => assumptionWords(unit, value, report.currency)
  return (
    <DataTable
      caption={text.drivers}
      columns={[
        { key: 'driver', title: caseWords.driver, names: true, cell: (one) => one.title },
        {
          key: 'now',
          title: text.now,
          align: 'right',
          cell: (one) => {
            const known = assumptions.find((item) => item.id === one.id)
            const words = said(one.unit, one.now)
            return known && known.evidence.length > 0 ? (
              <Button
                weight="quiet"
                aria-label={`${one.title}: ${words}, ${caseWords.evidence}`}
                onPress={() => openEvidence(known.evidence)}
              >
                {words}
              </Button>
            ) : (
              words
            )
          },
        },
        {
          key: 'alone',
          title: text.alone,
          align: 'right',
          cell: (one) => (
            <>
              {one.needed === null ? text.nothing : said(one.unit, one.needed)}
              {one.outside && <span className="under needs">{text.outside}</span>}
            </>
          ),
        },
        {
          key: 'together',
          title: text.together,
          align: 'right',
          cell: (one) => {
            const value = together.get(one.id)
            return value === undefined ? text.nothing : said(one.unit, value)
          },
        },
      ]}
      rows={report.drivers}
      keyOf={(one) => one.id}
    />
  )
}

/** A wish worked backwards: an outcome, how much of it a year, and by when; then what would have to move, and what nothing in the data has shown. */
export function CaseGoal({ assumptions }: { readonly assumptions: readonly Assumption[] }) {
  const { project, quarter } = useProject()
  const [outcome, setOutcome] = useState<GoalOutcome>('revenue-kept')
  const [amount, setAmount] = useState('')
  const [by, setBy] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [report, setReport] = useState<GoalReport | null>(null)
  const [refused, setRefused] = useState<ReplyError | null>(null)
  const minor = typedMinor(amount, project.currency)
  const isBad = { amount: minor === null || minor < 0, by: !isMonth(by.trim()) }
  const work = async () => {
    setTried(true)
    if (minor === null || isBad.amount || isBad.by) return
    setBusy(true)
    const reply = await askCore('case:goal', {
      ...inQuarter(quarter),
      goal: { outcome, amountMinor: minor, by: by.trim() },
    })
    setBusy(false)
    setRefused(reply.ok ? null : reply.error)
    setReport(reply.ok ? reply.value : null)
  }
  return (
    <section className="sheet section">
      <h2>{text.title}</h2>
      <p className="quiet">{text.lead}</p>
      <form
        className="decide"
        onSubmit={(event) => {
          event.preventDefault()
          void work()
        }}
      >
        <div className="decide-fields">
          <SelectField
            label={text.outcome}
            value={outcome}
            options={goalOutcomes.map((id) => ({ id, text: text.outcomes[id] }))}
            onChange={(id) => setOutcome(id as GoalOutcome)}
          />
          <TextBox
            label={text.amount(project.currency)}
            value={amount}
            onChange={setAmount}
            problem={tried && isBad.amount ? text.needsAmount : null}
          />
          <TextBox
            label={text.by}
            hint={text.byHint}
            value={by}
            onChange={setBy}
            problem={tried && isBad.by ? text.needsMonth : null}
          />
        </div>
        <div className="actions">
          <Button weight="primary" type="submit" isDisabled={busy}>
            {text.work}
          </Button>
        </div>
      </form>
      {refused && <Notice error={refused} />}
      <div role="status">
        {report && (
          <>
            <p className="claim">{report.sentence}</p>
            <dl className="facts facts-wide">
              <div className="fact">
                <dt>{text.wished(formatMonth(report.wanted.by))}</dt>
                <dd>{formatMoneyShort(report.wanted.amountMinor, report.currency)}</dd>
              </div>
              <div className="fact">
                <dt>{text.reached}</dt>
                <dd>{formatMoneyShort(report.reachedMinor, report.currency)}</dd>
              </div>
              <div className="fact">
                <dt>{text.way}</dt>
                <dd>
                  {report.together === null ? text.nothing : formatShare(report.together.partOfTheWay)}
                  {report.together?.outside && <span className="under needs">{text.outside}</span>}
                </dd>
              </div>
            </dl>
          </>
        )}
      </div>
      {report && <Drivers report={report} assumptions={assumptions} />}
    </section>
  )
}
