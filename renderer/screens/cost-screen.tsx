import type { Evidence } from '../../shared/base/evidence.ts'
import { formatCount, formatInterval, formatMoney } from '../../shared/base/format.ts'
import type { CostClassLine, CostReport } from '../../shared/cost/report.ts'
import { Answered } from '../parts/answered.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { AwaitingData } from '../parts/empty-place.tsx'
import { EvidenceNumber } from '../parts/evidence-number.tsx'
import { ExhibitView } from '../parts/exhibit-view.tsx'
import { LinkedSentence } from '../parts/linked-sentence.tsx'
import { ScreenHeader } from '../parts/screen-header.tsx'
import { inQuarter, useProject } from '../project-context.ts'
import { useAsk } from '../use-ask.ts'
import { sliceWords, words } from '../words.ts'

const text = words.cost

function Lines({ report }: { readonly report: CostReport }) {
  const money = (minor: number) => formatMoney(minor, report.currency)
  const residual = report.totalMinor - report.inScopeMinor - report.outOfScopeMinor
  const sorted = [...report.lines].sort(
    (a, b) => Number(b.inScope) - Number(a.inScope) || b.amountMinor - a.amountMinor,
  )
  const known = (metric: string) =>
    [...report.evidence, ...report.perOutcome].find(
      (item) => item.metric === metric && item.period === report.quarter && Object.keys(item.filter).length === 0,
    )
  const total = (label: string, minor: number, kind?: 'part' | 'strong', evidence?: Evidence) => (
    <tr className={kind}>
      <th scope="row" colSpan={3}>
        {label}
      </th>
      <td className="right">{evidence ? <EvidenceNumber evidence={evidence} text={money(minor)} /> : money(minor)}</td>
    </tr>
  )
  return (
    <section className="sheet section">
      <div className="section-head">
        <h2>{text.lines}</h2>
        <p className={residual === 0 ? 'ties' : 'needs'}>
          {residual === 0 ? text.ties : text.doesNotTie(money(residual))}
        </p>
      </div>
      <DataTable<CostClassLine>
        caption={text.linesCaption}
        columns={[
          { key: 'class', title: text.costClass, names: true, cell: (line) => text.classes[line.costClass] },
          { key: 'reason', title: text.reason, cell: (line) => line.reason },
          { key: 'lines', title: text.count, align: 'right', cell: (line) => formatCount(line.lines) },
          { key: 'amount', title: text.amount, align: 'right', cell: (line) => money(line.amountMinor) },
        ]}
        rows={sorted}
        keyOf={(line) => `${line.costClass} ${line.inScope} ${line.reason}`}
        groupOf={(line) => (line.inScope ? text.inScope : text.outOfScope)}
        footer={
          <>
            {total(text.inScope, report.inScopeMinor, undefined, known('cost-in-scope'))}
            {total(text.allocated, report.allocatedMinor, 'part')}
            {total(
              report.unallocatedReason ? `${text.unallocated}: ${report.unallocatedReason}` : text.unallocated,
              report.unallocatedMinor,
              'part',
            )}
            {total(text.outOfScope, report.outOfScopeMinor)}
            {total(text.total, report.totalMinor, 'strong', known('cost-total'))}
          </>
        }
      />
    </section>
  )
}

const sliceOf = (evidence: Evidence) => Object.values(evidence.filter).join(' · ')

function PerOutcome({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const slices = ['', ...new Set(evidence.map(sliceOf).filter((slice) => slice !== ''))]
  const metrics = [...new Map(evidence.map((item) => [item.metric, item])).keys()]
  const find = (metric: string, slice: string) =>
    evidence.find((item) => item.metric === metric && sliceOf(item) === slice)
  return (
    <section className="sheet section">
      <h2>{text.perOutcome}</h2>
      <DataTable
        caption={text.perOutcomeCaption}
        columns={[
          {
            key: 'metric',
            title: text.measure,
            names: true,
            cell: (metric) =>
              (find(metric, '') ?? evidence.find((item) => item.metric === metric))?.title.split(',')[0],
          },
          ...slices.map((slice) => ({
            key: slice || 'whole',
            title: slice === '' ? text.whole : sliceWords(slice),
            align: 'right' as const,
            cell: (metric: string) => {
              const item = find(metric, slice)
              if (!item) return ''
              return (
                <>
                  <EvidenceNumber evidence={item} compact />
                  {item.value !== null && formatInterval(item) && <span className="under">{formatInterval(item)}</span>}
                </>
              )
            },
          })),
        ]}
        rows={metrics}
        keyOf={(metric) => metric}
      />
    </section>
  )
}

/** What an outcome costs: fully loaded, tied to the ledger to the cent, per contact and per resolution that was kept. */
export function CostScreen() {
  const { quarter } = useProject()
  const asked = useAsk('cost:outcomes', quarter === null ? null : inQuarter(quarter))
  if (quarter === null)
    return <AwaitingData name={words.screens.cost} title={text.empty.title} text={text.empty.text} />
  return (
    <Answered asked={asked}>
      {(report) =>
        report.lines.length === 0 ? (
          <AwaitingData name={words.screens.cost} title={text.empty.title} text={text.empty.text} />
        ) : (
          <>
            <ScreenHeader
              title={words.screens.cost}
              sentence={<LinkedSentence text={report.sentence} evidence={[...report.perOutcome, ...report.evidence]} />}
            />
            <div className="two">
              {report.trend && (
                <section className="sheet section">
                  <ExhibitView exhibit={report.trend} heading={text.trend} />
                </section>
              )}
              {report.stack && (
                <section className="sheet section">
                  <ExhibitView exhibit={report.stack} heading={text.stack} />
                </section>
              )}
            </div>
            <PerOutcome evidence={report.perOutcome} />
            <Lines report={report} />
          </>
        )
      }
    </Answered>
  )
}
