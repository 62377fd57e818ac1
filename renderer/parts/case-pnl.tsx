import { formatMoneyShort, formatQuarter } from '../../shared/base/format.ts'
import type { PnlQuarter } from '../../shared/ledger/cx-pnl.ts'
import { inQuarter, useProject } from '../project-context.ts'
import { useAsk } from '../use-ask.ts'
import { caseWords as text } from './case-words.ts'
import { DataTable } from './data-table.tsx'
import { EvidenceNumber } from './evidence-number.tsx'
import { ExhibitView } from './exhibit-view.tsx'
import { LinkedSentence } from './linked-sentence.tsx'

/** The function's profit and loss; nothing is drawn until the core has answered, and nothing at all where it can't. */
export function CasePnl() {
  const { quarter } = useProject()
  const asked = useAsk('ledger:pnl', quarter === null ? null : inQuarter(quarter))
  if (asked.state !== 'value' || !asked.value) return null
  const report = asked.value
  const known = (metric: string, of: PnlQuarter, minor: number) => {
    const said = formatMoneyShort(minor, report.currency)
    const found = report.evidence.find((one) => one.metric === metric && one.period === of.quarter)
    return found ? <EvidenceNumber evidence={found} text={said} /> : said
  }
  return (
    <section className="sheet section">
      <h2>{text.pnl}</h2>
      <p>
        <LinkedSentence text={report.sentence} evidence={report.evidence} />
      </p>
      <ExhibitView exhibit={report.chart} />
      <DataTable<PnlQuarter>
        caption={text.pnlCaption}
        columns={[
          { key: 'quarter', title: text.quarter, names: true, cell: (one) => formatQuarter(one.quarter) },
          { key: 'cost', title: text.cost, align: 'right', cell: (one) => known('pnl-cost', one, one.costMinor) },
          {
            key: 'retained',
            title: text.retained,
            align: 'right',
            cell: (one) => known('pnl-retained', one, one.retainedMinor),
          },
          {
            key: 'expanded',
            title: text.expanded,
            align: 'right',
            cell: (one) => known('pnl-expanded', one, one.expandedMinor),
          },
          { key: 'net', title: text.net, align: 'right', cell: (one) => known('pnl-net', one, one.netMinor) },
          {
            key: 'beside',
            title: text.beside,
            align: 'right',
            cell: (one) => formatMoneyShort(one.diagnostic.associatedMinor, report.currency),
          },
        ]}
        rows={report.quarters}
        keyOf={(one) => one.quarter}
      />
    </section>
  )
}
