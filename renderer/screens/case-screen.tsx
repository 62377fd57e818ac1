import { useState } from 'react'
import { formatEvidence, formatMoneyShort, formatNumber, formatShare } from '../../shared/base/format.ts'
import type { ReplyError } from '../../shared/base/refusal.ts'
import type { AssumptionEdit } from '../../shared/case/assumption.ts'
import type { CaseLine, CaseReport } from '../../shared/case/report.ts'
import { askCore } from '../ask.ts'
import { Answered } from '../parts/answered.tsx'
import { assumptionWords, CaseAssumptions } from '../parts/case-assumptions.tsx'
import { caseWords as text } from '../parts/case-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyPlace } from '../parts/empty-place.tsx'
import { EvidenceNumber } from '../parts/evidence-number.tsx'
import { ExhibitView } from '../parts/exhibit-view.tsx'
import { LinkedSentence } from '../parts/linked-sentence.tsx'
import { ScreenHeader } from '../parts/screen-header.tsx'
import { inQuarter, useProject } from '../project-context.ts'
import { refreshAnswers, useAsk } from '../use-ask.ts'
import { words } from '../words.ts'

function Figures({ report }: { readonly report: CaseReport }) {
  const of = (metric: string, by?: string) =>
    report.evidence.find((one) => one.metric === metric && Object.values(one.filter)[0] === by)
  const facts = [
    [text.npv, of('case-npv'), undefined],
    [text.withCapacity, of('case-npv', 'capacity'), undefined],
    [text.roi, of('case-roi'), undefined],
    [text.irr, of('case-irr'), report.irr === null ? text.none : formatShare(report.irr)],
    [
      text.payback,
      of('case-payback'),
      report.paybackMonths === null ? text.never : text.months(formatNumber(report.paybackMonths, 1)),
    ],
  ] as const
  return (
    <section className="sheet section">
      <h2>{text.figures}</h2>
      <dl className="facts facts-wide">
        {facts.map(([label, evidence, said]) => (
          <div className="fact" key={label}>
            <dt>{label}</dt>
            <dd>{evidence && <EvidenceNumber evidence={evidence} text={said ?? formatEvidence(evidence)} />}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

type Row = CaseLine & { readonly group: string }

function Lines({ report }: { readonly report: CaseReport }) {
  const money = (minor: number | undefined) => formatMoneyShort(minor ?? 0, report.currency)
  const order = ['cash', 'protected', 'expanded', 'capacity'] as const
  const rows: Row[] = [
    ...order.flatMap((one) =>
      report.benefits.filter((line) => line.class === one).map((line) => ({ ...line, group: text.classes[one] })),
    ),
    ...report.costs.map((line) => ({ ...line, group: text.classes.cost })),
  ]
  return (
    <section className="sheet section">
      <h2>{text.lines}</h2>
      <DataTable<Row>
        caption={text.linesCaption}
        columns={[
          {
            key: 'line',
            title: text.line,
            names: true,
            cell: (line) => line.title,
          },
          {
            key: 'formula',
            title: text.means,
            cell: (line) => (
              <>
                {line.formula !== line.title && line.formula}
                {line.otherwise && <span className="under">{text.otherwise(line.otherwise)}</span>}
              </>
            ),
          },
          ...text.years.map((title, year) => ({
            key: title,
            title,
            align: 'right' as const,
            cell: (line: Row) => (
              <>
                {money(line.adjusted[year])}
                {line.unadjusted[year] !== line.adjusted[year] && (
                  <span className="under">{money(line.unadjusted[year])}</span>
                )}
              </>
            ),
          })),
          {
            key: 'today',
            title: text.today,
            align: 'right',
            cell: (line) => {
              const known = report.evidence.find((one) => one.id === line.evidence)
              return known ? <EvidenceNumber evidence={known} text={money(line.today)} /> : money(line.today)
            },
          },
        ]}
        rows={rows}
        keyOf={(line) => line.id}
        groupOf={(line) => line.group}
      />
    </section>
  )
}

function Beside({ report }: { readonly report: CaseReport }) {
  const money = (minor: number | null) => (minor === null ? text.none : formatMoneyShort(minor, report.currency))
  return (
    <div className="two">
      <section className="sheet section">
        <h2>{text.breaks}</h2>
        <DataTable
          caption={text.breaksCaption}
          columns={[
            { key: 'driver', title: text.driver, names: true, cell: (one) => one.title },
            {
              key: 'value',
              title: text.value,
              cell: (one) =>
                one.value === null ? (
                  text.noValue
                ) : (
                  <>
                    {text.holds(one.holds, assumptionWords(one.unit, one.value, report.currency))}
                    <span className="under">{one.within ? text.within : text.outside}</span>
                  </>
                ),
            },
          ]}
          rows={report.breakEvens}
          keyOf={(one) => one.id}
        />
      </section>
      <section className="sheet section">
        <h2>{text.scenarios}</h2>
        <DataTable
          caption={text.scenarios}
          columns={[
            { key: 'name', title: text.scenario, names: true, cell: (one) => one.name },
            { key: 'npv', title: text.npv, align: 'right', cell: (one) => money(one.npv) },
            { key: 'means', title: text.means, cell: (one) => one.means },
          ]}
          rows={[...report.scenarios, ...report.alternatives]}
          keyOf={(one) => one.name}
        />
      </section>
    </div>
  )
}

function Pilot() {
  const { quarter } = useProject()
  const asked = useAsk('case:pilot', quarter === null ? null : { ...inQuarter(quarter), pilot: {} })
  if (asked.state !== 'value' || !asked.value) return null
  const plan = asked.value
  return (
    <section className="sheet section">
      <h2>{text.pilot}</h2>
      <p>{plan.sentence}</p>
      {plan.customersPerArm !== null && (
        <>
          <p>
            {text.pilotSuccess} {plan.success}.
          </p>
          <p className="quiet">
            {text.pilotFile} {plan.file.name} ({plan.file.columns.join(', ')}), {plan.file.how}.
          </p>
        </>
      )}
    </section>
  )
}

/** The case: what the next budget buys, what breaks it, and every assumption changed in place. */
export function CaseScreen() {
  const { quarter } = useProject()
  const asked = useAsk('case:report', quarter === null ? null : inQuarter(quarter))
  const [refused, setRefused] = useState<ReplyError | null>(null)
  // The answer to a change is the case as it is then: shown at once, while the other places are asked again.
  const [fresh, setFresh] = useState<CaseReport | null>(null)
  if (quarter === null) return <EmptyPlace name={words.screens.case} title={text.empty.title} text={text.empty.text} />
  const settle = async (reply: ReturnType<typeof askCore<'case:assume'>> | ReturnType<typeof askCore<'case:undo'>>) => {
    const answered = await reply
    setRefused(answered.ok ? null : answered.error)
    if (!answered.ok) return
    setFresh(answered.value)
    refreshAnswers()
  }
  const change = (edit: AssumptionEdit) => void settle(askCore('case:assume', { ...inQuarter(quarter), edit }))
  const undo = () => void settle(askCore('case:undo', inQuarter(quarter)))
  return (
    <Answered asked={asked}>
      {(kept) => {
        const report = fresh !== null && fresh.quarter === kept?.quarter ? fresh : kept
        return report ? (
          <>
            <ScreenHeader
              title={words.screens.case}
              sentence={<LinkedSentence text={report.sentence} evidence={report.evidence} />}
            />
            <Figures report={report} />
            <div className="two">
              <section className="sheet section">
                <ExhibitView exhibit={report.flows} heading={text.flows} />
              </section>
              <section className="sheet section">
                <ExhibitView exhibit={report.fan} heading={text.fan} />
              </section>
            </div>
            <section className="sheet section">
              <ExhibitView exhibit={report.tornadoExhibit} heading={text.tornado} />
            </section>
            <CaseAssumptions
              assumptions={report.assumptions}
              currency={report.currency}
              canUndo={report.canUndo}
              refused={refused}
              onChange={change}
              onUndo={undo}
            />
            <Lines report={report} />
            <Beside report={report} />
            <Pilot />
          </>
        ) : (
          <EmptyPlace name={words.screens.case} title={text.empty.title} text={text.empty.text} />
        )
      }}
    </Answered>
  )
}
