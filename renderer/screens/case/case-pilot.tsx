import { useState } from 'react'
import { formatCount, formatEvidence, formatInterval, formatNumber, formatShare } from '../../../shared/base/format.ts'
import type { ReplyError } from '../../../shared/base/refusal.ts'
import type { PilotPlan, PilotWanted } from '../../../shared/case/pilot.ts'
import type { PilotReport } from '../../../shared/case/pilot-report.ts'
import { askCore, shell } from '../../ask.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { Button } from '../../parts/button.tsx'
import { CopyButton } from '../../parts/copy-button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ExhibitView } from '../../parts/exhibit-view.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { TextBox } from '../../parts/text-box.tsx'
import { dateWords, inQuarter, useProject } from '../../project-context.ts'
import { tableText } from '../../table-text.ts'
import { readTyped } from '../../typed-number.ts'
import { refreshAnswers, useAsk } from '../../use-ask.ts'
import { openEvidence } from '../../use-place.ts'
import { caseWords } from '../../words/case-words.ts'
import { runWork } from '../../work.ts'

const text = caseWords.pilots

function Plan({ plan }: { readonly plan: PilotPlan }) {
  const weeks = (count: number | null) => (count === null ? text.notTold : text.weeks(formatCount(count)))
  return (
    <>
      <p className="claim">{plan.sentence}</p>
      <dl className="facts facts-wide">
        <div className="fact">
          <dt>{text.perArm}</dt>
          <dd>{plan.customersPerArm === null ? text.notTold : formatCount(plan.customersPerArm)}</dd>
        </div>
        <div className="fact">
          <dt>{text.enrol}</dt>
          <dd>{weeks(plan.weeksToEnrol)}</dd>
        </div>
        <div className="fact">
          <dt>{text.inAll}</dt>
          <dd>{weeks(plan.weeksInAll)}</dd>
        </div>
        <div className="fact">
          <dt>{text.effect}</dt>
          <dd>
            {formatShare(plan.control)} → {formatShare(plan.treated)}
          </dd>
        </div>
      </dl>
      <p>
        <b>{text.success}</b> {plan.success}.
      </p>
      <p>
        <b>{text.stop}</b> {plan.stop}.
      </p>
      <p>
        <b>{text.file}</b> {plan.file.how}.
      </p>
      <div className="line-action">
        <code>{plan.file.columns.join(',')}</code>
        <span className="actions">
          <CopyButton label={text.copyFile} text={() => tableText(plan.file.columns, plan.file.example, 'csv')} />
          {plan.evidence.length > 0 && (
            <Button weight="quiet" onPress={() => openEvidence(plan.evidence)}>
              {text.evidence}
            </Button>
          )}
        </span>
      </div>
    </>
  )
}

function Result({ report }: { readonly report: PilotReport }) {
  if (report.verdict === 'none') return <p className="quiet">{text.noFile}</p>
  const difference = report.evidence.find((one) => one.metric === 'pilot-difference')
  const rows = report.evidence.filter((one) => one.metric === 'pilot-retention')
  return (
    <>
      <p className="claim">{report.sentence}</p>
      <p>
        <GradeMark grade={report.grade} evidence={difference ? [difference.id] : []} />
      </p>
      {report.chart && <ExhibitView exhibit={report.chart} />}
      <DataTable
        caption={text.arms}
        columns={[
          { key: 'arm', title: text.arm, names: true, cell: (one) => one.title },
          { key: 'n', title: text.customers, align: 'right', cell: (one) => formatCount(one.n) },
          {
            key: 'kept',
            title: text.kept,
            align: 'right',
            cell: (one) => (
              <EvidenceNumber evidence={one} text={one.value === null ? text.hidden : formatEvidence(one)} />
            ),
          },
          { key: 'interval', title: text.interval, align: 'right', cell: (one) => formatInterval(one) || '–' },
        ]}
        rows={[...rows, ...(difference ? [difference] : [])]}
        keyOf={(one) => one.id}
      />
      {report.caveats.map((caveat) => (
        <p className="caveat" key={caveat}>
          {caveat}
        </p>
      ))}
    </>
  )
}

/** A pilot planned on the screen, its plan kept before it begins, its file read back and held to what was planned. */
export function CasePilot() {
  const { project, quarter } = useProject()
  const [days, setDays] = useState<'90' | '180'>('90')
  const [avoided, setAvoided] = useState('')
  const [power, setPower] = useState<'0.8' | '0.9'>('0.8')
  const [refused, setRefused] = useState<ReplyError | null>(null)
  const share = (readTyped(avoided) ?? Number.NaN) / 100
  const isBad = avoided.trim() !== '' && !(share > 0 && share <= 1)
  const pilot: PilotWanted = {
    horizonDays: days === '90' ? 90 : 180,
    power: Number(power),
    ...(avoided.trim() !== '' && !isBad && { failuresAvoided: share }),
  }
  const planned = useAsk('case:pilot', quarter === null ? null : { ...inQuarter(quarter), pilot })
  const read = useAsk('case:pilot-result', quarter === null ? null : inQuarter(quarter))
  const report = read.state === 'value' ? read.value : null
  const settle = (error: ReplyError | null) => {
    setRefused(error)
    if (error === null) refreshAnswers()
  }
  const keep = async () => {
    const reply = await askCore('case:plan-pilot', { ...inQuarter(quarter), pilot })
    settle(reply.ok ? null : reply.error)
  }
  const readBack = async () => {
    const [picked] = await shell().files.pick('exports')
    if (!picked) return
    const receipts = await runWork(text.reading, (task) =>
      askCore('data:import', { files: [{ file: picked.file, source: 'generic-signals' }] }, { task }),
    )
    if (receipts !== null) settle(null)
  }
  return (
    <>
      <section className="sheet section">
        <h2>{text.title}</h2>
        <p className="quiet">{text.lead}</p>
        <div className="decide">
          <div className="decide-fields">
            <SelectField
              label={text.days}
              value={days}
              options={[
                { id: '90', text: text.dayCount('90') },
                { id: '180', text: text.dayCount('180') },
              ]}
              onChange={(id) => setDays(id === '90' ? '90' : '180')}
            />
            <TextBox
              label={text.avoided}
              hint={text.avoidedHint}
              value={avoided}
              onChange={setAvoided}
              problem={isBad ? text.needsShare : null}
            />
            <SelectField
              label={text.power}
              value={power}
              options={[
                { id: '0.8', text: formatShare(0.8) },
                { id: '0.9', text: formatShare(0.9) },
              ]}
              onChange={(id) => setPower(id === '0.9' ? '0.9' : '0.8')}
            />
          </div>
        </div>
        {planned.state === 'value' && planned.value && <Plan plan={planned.value} />}
        {!project.readOnly && planned.state === 'value' && planned.value?.customersPerArm != null && (
          <div className="actions">
            <Button weight="primary" onPress={() => void keep()}>
              {text.keep}
            </Button>
          </div>
        )}
        {refused && <Notice error={refused} />}
        <p className="done" role="status">
          {report?.kept
            ? text.keptOn(
                dateWords(report.kept.date),
                formatNumber(report.kept.horizonDays),
                report.kept.customersPerArm === null ? '–' : formatCount(report.kept.customersPerArm),
              )
            : ''}
        </p>
      </section>
      <section className="sheet section">
        <div className="section-head">
          <h2>{text.back}</h2>
          {!project.readOnly && <Button onPress={() => void readBack()}>{text.readBack}</Button>}
        </div>
        {report && <Result report={report} />}
      </section>
    </>
  )
}
