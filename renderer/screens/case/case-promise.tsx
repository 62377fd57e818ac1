import { useState } from 'react'
import { formatMoneyShort, formatQuarter } from '../../../shared/base/format.ts'
import { minorDigits } from '../../../shared/base/money.ts'
import type { ReplyError } from '../../../shared/base/refusal.ts'
import type { PromiseCell, PromiseQuarter, PromiseReport } from '../../../shared/case/promise.ts'
import { askCore } from '../../ask.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { CellField } from '../../parts/cell-field.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ExhibitView } from '../../parts/exhibit-view.tsx'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { typedMinor } from '../../parts/money-input.ts'
import { Notice } from '../../parts/notice.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { TextBox } from '../../parts/text-box.tsx'
import { dateWords, inQuarter, useProject } from '../../project-context.ts'
import { numberProblem, showTyped } from '../../typed-number.ts'
import { refreshAnswers, useAsk } from '../../use-ask.ts'
import { caseWords } from '../../words/case-words.ts'

const text = caseWords.promise

function useNumber(report: PromiseReport) {
  return (id: string | null, minor: number | null) => {
    const said = minor === null ? text.notYet : formatMoneyShort(minor, report.currency)
    const known = id === null ? undefined : report.evidence.find((one) => one.id === id)
    return known ? <EvidenceNumber evidence={known} text={said} /> : said
  }
}

function Quarters({ report }: { readonly report: PromiseReport }) {
  const number = useNumber(report)
  const name = report.promise?.name ?? ''
  const idOf = (metric: string, one: PromiseQuarter) => `${metric}@1/${one.quarter}/promise=${name}`
  return (
    <DataTable<PromiseQuarter>
      caption={text.quarters}
      columns={[
        { key: 'quarter', title: caseWords.quarter, names: true, cell: (one) => formatQuarter(one.quarter) },
        {
          key: 'promised',
          title: text.promised,
          align: 'right',
          cell: (one) => number(idOf('promise-promised', one), one.promisedMinor),
        },
        {
          key: 'realised',
          title: text.realised,
          align: 'right',
          cell: (one) => number(idOf('promise-realised', one), one.realisedMinor),
        },
        {
          key: 'held',
          title: text.held,
          cell: (one) =>
            one.realisedMinor === null ? (
              ''
            ) : (
              <span className={one.realisedMinor >= one.promisedMinor ? 'ties' : 'needs'}>
                {one.realisedMinor >= one.promisedMinor ? text.didHold : text.didNotHold}
              </span>
            ),
        },
      ]}
      rows={report.quarters}
      keyOf={(one) => one.quarter}
    />
  )
}

function Entry({
  cell,
  quarter,
  report,
  onDone,
}: {
  readonly cell: PromiseCell
  readonly quarter: string
  readonly report: PromiseReport
  readonly onDone: (error: ReplyError | null) => void
}) {
  const shown =
    cell.how === 'entered' && cell.realisedMinor !== null
      ? showTyped(cell.realisedMinor / 10 ** minorDigits(report.currency))
      : ''
  const keep = async (typed: string) => {
    const minor = typed.trim() === '' ? null : typedMinor(typed, report.currency)
    const reply = await askCore('case:actual', {
      promise: report.promise?.name ?? '',
      quarter,
      line: cell.line,
      amountMinor: minor,
      note: '',
    })
    onDone(reply.ok ? null : reply.error)
  }
  return (
    <CellField
      numeric
      size={8}
      label={text.enter(cell.title)}
      placeholder={text.enterHint}
      value={shown}
      problemOf={(typed) => (typed.trim() === '' ? null : numberProblem(typed))}
      onKeep={(typed) => void keep(typed)}
    />
  )
}

function Lines({
  report,
  onDone,
}: {
  readonly report: PromiseReport
  readonly onDone: (error: ReplyError | null) => void
}) {
  const { project } = useProject()
  const over = report.quarters.filter((one) => one.realisedMinor !== null)
  const [chosen, setChosen] = useState<string | null>(null)
  const quarter = over.find((one) => one.quarter === chosen) ?? over.at(-1)
  const number = useNumber(report)
  if (!quarter) return null
  return (
    <section className="sheet section">
      <div className="section-head">
        <h2>{text.lines(formatQuarter(quarter.quarter))}</h2>
        <SelectField
          label={caseWords.quarter}
          labelled="beside"
          value={quarter.quarter}
          options={over.map((one) => ({ id: one.quarter, text: formatQuarter(one.quarter) }))}
          onChange={setChosen}
        />
      </div>
      <p className="quiet">{text.linesLead}</p>
      <DataTable<PromiseCell>
        caption={text.lines(formatQuarter(quarter.quarter))}
        columns={[
          { key: 'line', title: caseWords.line, names: true, cell: (cell) => cell.title },
          {
            key: 'promised',
            title: text.promised,
            align: 'right',
            cell: (cell) => number(cell.promisedEvidence, cell.promisedMinor),
          },
          {
            key: 'realised',
            title: text.realised,
            align: 'right',
            cell: (cell) =>
              cell.realisedMinor === null ? text.notTold : number(cell.realisedEvidence, cell.realisedMinor),
          },
          { key: 'why', title: text.why, cell: (cell) => cell.reason },
          {
            key: 'enter',
            title: text.entered,
            align: 'right',
            cell: (cell) =>
              project.readOnly ? (
                ''
              ) : (
                <Entry
                  key={`${quarter.quarter} ${cell.realisedMinor}`}
                  cell={cell}
                  quarter={quarter.quarter}
                  report={report}
                  onDone={onDone}
                />
              ),
          },
        ]}
        rows={quarter.lines}
        keyOf={(cell) => cell.line}
        groupOf={(cell) => caseWords.classes[cell.class]}
      />
    </section>
  )
}

/** Promised against realised: the case frozen under a name, and each quarter since held against it. */
export function CasePromise() {
  const { project, quarter } = useProject()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [refused, setRefused] = useState<ReplyError | null>(null)
  const asked = useAsk(
    'case:promise',
    quarter === null ? null : { ...inQuarter(quarter), ...(chosen !== null && { name: chosen }) },
  )
  const settle = (error: ReplyError | null) => {
    setRefused(error)
    if (error === null) refreshAnswers()
  }
  const freeze = async (of: string, drop: boolean) => {
    const reply = await askCore('case:freeze', { ...inQuarter(quarter), name: of.trim(), ...(drop && { drop }) })
    if (reply.ok) {
      setChosen(drop ? null : of.trim())
      setName('')
    }
    settle(reply.ok ? null : reply.error)
  }
  return (
    <Answered asked={asked}>
      {(report) =>
        report ? (
          <>
            <section className="sheet section">
              <div className="section-head">
                <h2>{text.title}</h2>
                {report.promises.length > 1 && (
                  <SelectField
                    label={text.which}
                    labelled="beside"
                    value={report.promise?.name ?? null}
                    options={report.promises.map((one) => ({ id: one.name, text: one.name }))}
                    onChange={setChosen}
                  />
                )}
              </div>
              <p className="claim">
                <LinkedSentence text={report.sentence} evidence={report.evidence} />
              </p>
              {report.promise && (
                <p className="quiet">
                  {text.frozen(
                    report.promise.name,
                    dateWords(report.promise.date),
                    String(report.promise.agreed),
                    String(report.promise.assumptions),
                  )}
                </p>
              )}
              {report.chart && <ExhibitView exhibit={report.chart} />}
              {!project.readOnly && (
                <form
                  className="decide"
                  onSubmit={(event) => {
                    event.preventDefault()
                    void freeze(name, false)
                  }}
                >
                  <p>{text.freezeLead}</p>
                  <div className="decide-fields">
                    <TextBox label={text.name} value={name} onChange={setName} />
                  </div>
                  <div className="actions">
                    <Button weight="primary" type="submit" isDisabled={name.trim() === ''}>
                      {text.freeze}
                    </Button>
                    {report.promise && (
                      <Button onPress={() => void freeze(report.promise?.name ?? '', true)}>
                        {text.drop(report.promise.name)}
                      </Button>
                    )}
                  </div>
                </form>
              )}
              {refused && <Notice error={refused} />}
            </section>
            {report.promise && (
              <section className="sheet section">
                <h2>{text.quarters}</h2>
                <Quarters report={report} />
              </section>
            )}
            <Lines report={report} onDone={settle} />
          </>
        ) : null
      }
    </Answered>
  )
}
