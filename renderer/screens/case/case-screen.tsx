import { useState } from 'react'
import { formatEvidence, formatMoneyShort, formatNumber, formatShare } from '../../../shared/base/format.ts'
import type { ReplyError } from '../../../shared/base/refusal.ts'
import type { AssumptionEdit } from '../../../shared/case/assumption.ts'
import type { CaseLine, CaseReport } from '../../../shared/case/report.ts'
import { askCore } from '../../ask.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import type { Place } from '../../location.ts'
import { Answered } from '../../parts/answered.tsx'
import { assumptionWords, CaseAssumptions } from '../../parts/case-assumptions.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { EmptyPlace } from '../../parts/empty-place.tsx'
import { ExhibitView } from '../../parts/exhibit-view.tsx'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { PlaceIndex } from '../../parts/place-index.tsx'
import { ScreenHeader } from '../../parts/screen-header.tsx'
import { inQuarter, useProject } from '../../project-context.ts'
import { splitLead } from '../../split-lead.ts'
import { refreshAnswers, useAsk } from '../../use-ask.ts'
import { caseParts, caseWords as text } from '../../words/case-words.ts'
import { words } from '../../words/words.ts'
import { CaseGoal } from './case-goal.tsx'
import { CasePilot } from './case-pilot.tsx'
import { CasePromise } from './case-promise.tsx'

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
      <dl className="stats">
        {facts.map(([label, evidence, said]) => (
          <div className="stat" key={label}>
            <dt className="stat-words">{label}</dt>
            <dd className="stat-value">
              {evidence && <EvidenceNumber evidence={evidence} text={said ?? formatEvidence(evidence)} />}
            </dd>
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

function byFilter(report: CaseReport, key: string, value: string) {
  return report.evidence.find((one) => one.filter[key] === value)
}

function Breaks({ report }: { readonly report: CaseReport }) {
  return (
    <section className="sheet section">
      <h2>{text.breaks}</h2>
      <DataTable
        caption={text.breaksCaption}
        columns={[
          { key: 'driver', title: text.driver, names: true, cell: (one) => one.title },
          {
            key: 'value',
            title: text.value,
            cell: (one) => {
              if (one.value === null) return text.noValue
              const said = text.holds(one.holds, assumptionWords(one.unit, one.value, report.currency))
              const known = report.evidence.find(
                (item) => item.metric === 'case-break-even' && item.filter.driver === one.id,
              )
              return (
                <>
                  {known ? <EvidenceNumber evidence={known} text={said} /> : said}
                  <span className="under">{one.within ? text.within : text.outside}</span>
                </>
              )
            },
          },
        ]}
        rows={report.breakEvens}
        keyOf={(one) => one.id}
      />
    </section>
  )
}

function Otherwise({ report }: { readonly report: CaseReport }) {
  const rows = [
    ...report.scenarios.map((one) => ({
      ...one,
      key: 'scenario',
      group: text.scenarioGroup,
      evidence: [] as readonly string[],
    })),
    ...report.alternatives.map((one) => ({ ...one, key: 'alternative', group: text.instead })),
  ]
  return (
    <section className="sheet section">
      <h2>{text.scenarios}</h2>
      <DataTable
        caption={text.scenarios}
        columns={[
          { key: 'name', title: text.scenario, names: true, cell: (one) => one.name },
          {
            key: 'npv',
            title: text.npv,
            align: 'right',
            cell: (one) => {
              const said = one.npv === null ? text.none : formatMoneyShort(one.npv, report.currency)
              const known = byFilter(report, one.key, one.name)
              return known ? <EvidenceNumber evidence={known} text={said} among={[known.id, ...one.evidence]} /> : said
            },
          },
          { key: 'means', title: text.means, cell: (one) => one.means },
        ]}
        rows={rows}
        keyOf={(one) => one.name}
        groupOf={(one) => one.group}
      />
    </section>
  )
}

function Draws({ report }: { readonly report: CaseReport }) {
  const { simulation, currency } = report
  const loss = report.evidence.find((one) => one.metric === 'case-loss-share')
  const rows = [
    [0.05, 'p5', simulation.p5],
    [0.1, 'p10', simulation.p10],
    [0.5, 'p50', simulation.p50],
    [0.9, 'p90', simulation.p90],
    [0.95, 'p95', simulation.p95],
  ] as const
  return (
    <section className="sheet section">
      <h2>{text.percentiles}</h2>
      <DataTable
        caption={text.percentilesCaption}
        columns={[
          { key: 'share', title: text.share, names: true, cell: ([share]) => formatShare(share) },
          {
            key: 'npv',
            title: text.npv,
            align: 'right',
            cell: ([, name, minor]) => {
              const npv = byFilter(report, 'percentile', name)
              const said = formatMoneyShort(minor, currency)
              return npv ? <EvidenceNumber evidence={npv} text={said} /> : said
            },
          },
        ]}
        rows={rows}
        keyOf={([, name]) => name}
        footer={
          <tr>
            <th scope="row">{text.loses}</th>
            <td className="right">
              {loss && <EvidenceNumber evidence={loss} text={formatShare(simulation.lossShare)} />}
            </td>
          </tr>
        }
      />
    </section>
  )
}

/** The case: what the next budget buys, what breaks it, what was promised; every assumption changed in place. */
export function CaseScreen({ place }: { readonly place: Place }) {
  const { quarter } = useProject()
  const asked = useAsk('case:report', quarter === null ? null : inQuarter(quarter))
  const [refused, setRefused] = useState<ReplyError | null>(null)
  // The answer to a change is the case as it is then: shown at once, while the other places are asked again.
  const [fresh, setFresh] = useState<{ readonly of: CaseReport | null; readonly is: CaseReport } | null>(null)
  if (quarter === null) return <EmptyPlace name={words.screens.case} title={text.empty.title} text={text.empty.text} />
  const settle = async (reply: ReturnType<typeof askCore<'case:assume'>> | ReturnType<typeof askCore<'case:undo'>>) => {
    const answered = await reply
    setRefused(answered.ok ? null : answered.error)
    if (!answered.ok) return
    // Only until the case is asked anew, which Undo elsewhere does, too.
    setFresh({ of: asked.state === 'value' ? asked.value : null, is: answered.value })
    refreshAnswers()
  }
  const change = (edit: AssumptionEdit) => void settle(askCore('case:assume', { ...inQuarter(quarter), edit }))
  const undo = () => void settle(askCore('case:undo', inQuarter(quarter)))
  const part = caseParts.find((id) => id === place.part) ?? 'case'
  const index = <PlaceIndex label={text.partsLabel} place={place} parts={caseParts} titles={text.parts} now={part} />
  return (
    <Answered asked={asked} until={<ScreenHeader title={words.screens.case} index={index} sentence="" />}>
      {(kept) => {
        const report = fresh !== null && fresh.of === kept ? fresh.is : kept
        return report ? (
          <>
            {part === 'case' || part === 'assumptions' ? (
              <ScreenHeader
                title={words.screens.case}
                index={index}
                sentence={<LinkedSentence text={splitLead(report.sentence)[0]} evidence={report.evidence} />}
              >
                <LinkedSentence text={splitLead(report.sentence)[1]} evidence={report.evidence} />
              </ScreenHeader>
            ) : (
              <ScreenHeader title={words.screens.case} index={index} sentence={text.leads[part]} />
            )}
            {part === 'case' && (
              <>
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
                <div className="two">
                  <Breaks report={report} />
                  <Draws report={report} />
                </div>
                <Otherwise report={report} />
                <Lines report={report} />
              </>
            )}
            {part === 'assumptions' && (
              <>
                <Figures report={report} />
                <CaseAssumptions
                  assumptions={report.assumptions}
                  currency={report.currency}
                  canUndo={report.canUndo}
                  refused={refused}
                  onChange={change}
                  onUndo={undo}
                />
              </>
            )}
            {part === 'promise' && <CasePromise />}
            {part === 'goal' && <CaseGoal assumptions={report.assumptions} />}
            {part === 'pilot' && <CasePilot />}
          </>
        ) : (
          <EmptyPlace name={words.screens.case} title={text.empty.title} text={text.empty.text} />
        )
      }}
    </Answered>
  )
}
