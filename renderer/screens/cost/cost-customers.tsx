import { formatCount, formatMoney, formatMoneyShort } from '../../../shared/base/format.ts'
import type { CostToServe, ServedCustomer } from '../../../shared/cost/cost-to-serve.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ExhibitView } from '../../parts/exhibit-view.tsx'
import { LinkedSentence } from '../../parts/linked-sentence.tsx'
import { inQuarter, useProject } from '../../project-context.ts'
import { useAsk } from '../../use-ask.ts'
import { openEvidence } from '../../use-place.ts'
import { costWords as text } from '../../words/cost-words.ts'

/** What customers cost to serve, against what they bring; who costs more than their margin. */
export function CostCustomers() {
  const { quarter } = useProject()
  const asked = useAsk('cost:customers', quarter === null ? null : inQuarter(quarter))
  return (
    <section className="sheet section">
      <h2>{text.customers}</h2>
      <Answered asked={asked}>{(report) => <Served report={report} />}</Answered>
    </section>
  )
}

function Served({ report }: { readonly report: CostToServe }) {
  const segments = [...new Set(report.bySegment.map((one) => one.filter.segment ?? ''))]
  const find = (metric: string, segment: string) =>
    report.bySegment.find((one) => one.metric === metric && one.filter.segment === segment)
  const beyond = report.evidence.find((one) => one.metric === 'customers-beyond-margin')
  const money = (minor: number) => formatMoney(minor, report.currency)
  return (
    <>
      <p className="cost-claim">
        <LinkedSentence text={report.sentence} evidence={report.evidence} />
      </p>
      {report.unmatchedMinor !== 0 && (
        <p className="quiet">{text.unmatched(formatMoneyShort(report.unmatchedMinor, report.currency))}</p>
      )}
      {report.distribution && <ExhibitView exhibit={report.distribution} />}
      <div className="two plain">
        {segments.length > 0 && (
          <div>
            <h3>{text.segments}</h3>
            <DataTable
              caption={text.segmentsCaption}
              columns={[
                { key: 'segment', title: text.segment, names: true, cell: (segment) => segment },
                ...(
                  [
                    ['cost-to-serve', text.perCustomer],
                    ['cost-to-serve-share', text.ofRevenue],
                  ] as const
                ).map(([metric, title]) => ({
                  key: metric,
                  title,
                  align: 'right' as const,
                  cell: (segment: string) => {
                    const found = find(metric, segment)
                    return found && <EvidenceNumber evidence={found} compact />
                  },
                })),
              ]}
              rows={segments}
              keyOf={(segment) => segment}
            />
          </div>
        )}
        {report.beyondMarginCount > 0 && (
          <div>
            <div className="section-head">
              <h3>{text.beyond}</h3>
              {beyond && (
                <Button weight="quiet" onPress={() => openEvidence([beyond.id])}>
                  {text.all(formatCount(report.beyondMarginCount))}
                </Button>
              )}
            </div>
            {report.beyondMargin.length === 0 ? (
              <p className="quiet">{text.noCustomers}</p>
            ) : (
              <DataTable<ServedCustomer>
                caption={text.beyondCaption}
                dense
                columns={[
                  {
                    key: 'customer',
                    title: text.customer,
                    names: true,
                    cell: (one) => (
                      <>
                        {one.customer}
                        {one.segment && <span className="under">{one.segment}</span>}
                      </>
                    ),
                  },
                  { key: 'contacts', title: text.contacts, align: 'right', cell: (one) => formatCount(one.contacts) },
                  { key: 'cost', title: text.cost, align: 'right', cell: (one) => money(one.costMinor) },
                  { key: 'revenue', title: text.revenue, align: 'right', cell: (one) => money(one.revenueMinor ?? 0) },
                  { key: 'lost', title: text.lost, align: 'right', cell: (one) => money(-(one.leftMinor ?? 0)) },
                ]}
                rows={report.beyondMargin.slice(0, 8)}
                keyOf={(one) => String(one.payer)}
              />
            )}
          </div>
        )}
      </div>
    </>
  )
}
