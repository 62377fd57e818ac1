import { useState } from 'react'
import { formatCount, formatMoney } from '../../../shared/base/format.ts'
import type { ReplyError } from '../../../shared/base/refusal.ts'
import type { Argument } from '../../../shared/contract.ts'
import type { ArrBridge, BridgeLine, DifferenceKind } from '../../../shared/ledger/arr-bridge.ts'
import { askCore, shell } from '../../ask.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ExhibitView } from '../../parts/exhibit-view.tsx'
import { typedMinor } from '../../parts/money-input.ts'
import { Notice } from '../../parts/notice.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { TextBox } from '../../parts/text-box.tsx'
import { inQuarter, useProject } from '../../project-context.ts'
import { ReviewNotes } from '../../review/review-notes.tsx'
import { refreshAnswers } from '../../use-ask.ts'
import { ledgerWords } from '../../words/ledger-words.ts'
import { reviewWords } from '../../words/review-words.ts'
import { runWork } from '../../work.ts'

const text = ledgerWords.bridge
type Said = Omit<Argument<'ledger:finance'>, 'quarter'>

function Figure({ report, onSay }: { readonly report: ArrBridge; readonly onSay: (said: Said) => void }) {
  const { project } = useProject()
  const [amount, setAmount] = useState('')
  const [on, setOn] = useState('')
  const [tried, setTried] = useState(false)
  const minor = typedMinor(amount, project.currency)
  const readList = async () => {
    const [picked] = await shell().files.pick('exports')
    if (!picked) return
    const file = { file: picked.file, source: 'generic-arr', currency: project.currency }
    const receipts = await runWork(text.reading, (task) => askCore('data:import', { files: [file] }, { task }))
    if (receipts !== null) refreshAnswers()
  }
  return (
    <form
      className="decide"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (minor === null) return
        onSay({ figure: { amountMinor: minor, ...(on.trim() !== '' && { on: on.trim() }) } })
        setAmount('')
        setTried(false)
      }}
    >
      <p>{text.figureLead}</p>
      <div className="decide-fields">
        <TextBox
          label={text.amount(project.currency)}
          value={amount}
          onChange={setAmount}
          problem={tried && minor === null ? text.needsAmount : null}
        />
        <TextBox label={text.on} hint={text.onHint} value={on} onChange={setOn} />
      </div>
      <div className="actions">
        <Button weight="primary" type="submit">
          {text.keep}
        </Button>
        <Button onPress={() => void readList()}>{text.list}</Button>
        {report.financeFrom === 'figure' && <Button onPress={() => onSay({ figure: null })}>{text.forget}</Button>}
      </div>
    </form>
  )
}

function Named({ onSay }: { readonly onSay: (said: Said) => void }) {
  const { project } = useProject()
  const [kind, setKind] = useState<DifferenceKind>('timing')
  const [name, setName] = useState('')
  const [amount, setAmount] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const minor = typedMinor(amount, project.currency)
  const badName = name.trim() === '' || /[/+=@]/.test(name)
  return (
    <form
      className="decide"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (minor === null || badName) return
        onSay({ difference: { kind, name: name.trim(), amountMinor: minor, note: note.trim() } })
        setName('')
        setAmount('')
        setNote('')
        setTried(false)
      }}
    >
      <div className="decide-fields">
        <SelectField
          label={text.kind}
          value={kind}
          options={(Object.keys(text.kinds) as DifferenceKind[]).map((id) => ({ id, text: text.kinds[id] }))}
          onChange={(id) => setKind(id as DifferenceKind)}
        />
        <TextBox label={text.what} value={name} onChange={setName} problem={tried && badName ? text.needsName : null} />
        <TextBox
          label={text.yearly(project.currency)}
          value={amount}
          onChange={setAmount}
          problem={tried && minor === null ? text.needsAmount : null}
        />
        <TextBox label={text.note} value={note} onChange={setNote} />
      </div>
      <div className="actions">
        <Button type="submit">{text.add}</Button>
      </div>
    </form>
  )
}

function Differences({ report, onSay }: { readonly report: ArrBridge; readonly onSay: (said: Said) => void }) {
  const { project } = useProject()
  const money = (minor: number) => formatMoney(minor, report.currency)
  const number = (id: string, minor: number) => {
    const known = report.evidence.find((one) => one.id === id)
    return known ? <EvidenceNumber evidence={known} text={money(minor)} /> : money(minor)
  }
  const of = (metric: string) => `${metric}@1/${report.quarter}`
  return (
    <DataTable<BridgeLine>
      caption={text.linesCaption}
      columns={[
        { key: 'what', title: text.difference, names: true, cell: (line) => line.title },
        { key: 'why', title: text.reason, cell: (line) => line.reason },
        {
          key: 'customers',
          title: text.customers,
          align: 'right',
          cell: (line) => (line.customers > 0 ? formatCount(line.customers) : text.how[line.how]),
        },
        { key: 'year', title: text.year, align: 'right', cell: (line) => number(line.evidence, line.minor) },
        {
          key: 'drop',
          title: text.change,
          cell: (line) =>
            line.name === null || project.readOnly ? (
              ''
            ) : (
              <Button
                weight="quiet"
                aria-label={`${line.title}: ${text.drop}`}
                onPress={() => onSay({ drop: line.name as string })}
              >
                {text.drop}
              </Button>
            ),
        },
      ]}
      rows={report.lines}
      keyOf={(line) => line.evidence}
      footer={
        <>
          <tr>
            <th scope="row" colSpan={3}>
              {text.ours}
            </th>
            <td className="right">{number(of('arr-ours'), report.oursMinor)}</td>
            <td />
          </tr>
          {report.financeMinor !== null && (
            <>
              <tr>
                <th scope="row" colSpan={3}>
                  {text.unexplained}
                </th>
                <td className="right">{number(of('arr-unexplained'), report.unexplainedMinor)}</td>
                <td />
              </tr>
              <tr className="strong">
                <th scope="row" colSpan={3}>
                  {text.finance}
                </th>
                <td className="right">{number(of('arr-finance'), report.financeMinor)}</td>
                <td />
              </tr>
            </>
          )}
        </>
      }
    />
  )
}

/** From the billing data to finance's annual recurring revenue: its figure or list in, each difference named, the rest visible. */
export function LedgerBridge({ report }: { readonly report: ArrBridge }) {
  const { project, quarter } = useProject()
  const [refused, setRefused] = useState<ReplyError | null>(null)
  const say = async (said: Said) => {
    const reply = await askCore('ledger:finance', { ...inQuarter(quarter), ...said })
    setRefused(reply.ok ? null : reply.error)
    if (reply.ok) refreshAnswers()
  }
  const onSay = (said: Said) => void say(said)
  const money = (minor: number) => formatMoney(minor, report.currency)
  return (
    <>
      {report.chart && (
        <section className="sheet section">
          <ExhibitView exhibit={report.chart} heading={text.title} />
        </section>
      )}
      <section className="sheet section">
        <div className="section-head">
          <h2>{text.lines}</h2>
          {report.financeMinor !== null && (
            <p className={report.ties ? 'ties' : 'needs'}>{report.ties ? text.ties : text.doesNotTie}</p>
          )}
        </div>
        <Differences report={report} onSay={onSay} />
        {refused && <Notice error={refused} />}
      </section>
      {!project.readOnly && (
        <section className="sheet section">
          <h2>{text.figure}</h2>
          <Figure report={report} onSay={onSay} />
          <h3>{text.name}</h3>
          <Named onSay={onSay} />
        </section>
      )}
      {report.unexplained.length > 0 && (
        <section className="sheet section">
          <h2>{text.nobody}</h2>
          <DataTable
            caption={text.nobodyCaption}
            columns={[
              { key: 'customer', title: text.customer, names: true, cell: (one) => one.customer },
              { key: 'here', title: text.here, align: 'right', cell: (one) => money(one.oursMinor) },
              { key: 'there', title: text.there, align: 'right', cell: (one) => money(one.financeMinor) },
              { key: 'minor', title: text.unexplained, align: 'right', cell: (one) => money(one.minor) },
            ]}
            rows={report.unexplained}
            keyOf={(one) => one.customer}
          />
        </section>
      )}
      {report.financeMinor !== null && (
        <section className="sheet section">
          <h2>{reviewWords.title}</h2>
          <ReviewNotes about={{ kind: 'reconciliation', id: `arr/${report.quarter}` }} />
        </section>
      )}
      {report.offered.length > 0 && (
        <section className="sheet section">
          <h2>{text.offered}</h2>
          <p className="quiet">{text.offeredLead}</p>
          <DataTable
            caption={text.offered}
            columns={[
              { key: 'what', title: text.what, names: true, cell: (one) => one.title },
              { key: 'customers', title: text.customers, align: 'right', cell: (one) => formatCount(one.customers) },
              { key: 'minor', title: text.year, align: 'right', cell: (one) => money(one.minor) },
              {
                key: 'take',
                title: text.change,
                cell: (one) =>
                  project.readOnly ? (
                    ''
                  ) : (
                    <Button
                      weight="quiet"
                      aria-label={`${one.title}: ${text.take}`}
                      onPress={() =>
                        onSay({
                          difference: {
                            kind: one.kind,
                            name: one.title.replace(/^If finance /, '').replace(/[/+=@]/g, ' '),
                            amountMinor: one.minor,
                            note: one.title,
                          },
                        })
                      }
                    >
                      {text.take}
                    </Button>
                  ),
              },
            ]}
            rows={report.offered}
            keyOf={(one) => one.title}
          />
        </section>
      )}
    </>
  )
}
