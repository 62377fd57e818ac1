import {
  formatCount,
  formatEvidence,
  formatMoney,
  formatMoneyShort,
  formatQuarter,
  formatShare,
} from '../../../shared/base/format.ts'
import type { PnlQuarter, PnlReport } from '../../../shared/ledger/cx-pnl.ts'
import type { ModelLine } from '../../../shared/ledger/operating-models.ts'
import type { CategoryLine } from '../../../shared/ledger/pnl-by-category.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ExhibitView } from '../../parts/exhibit-view.tsx'
import { NumberButton } from '../../parts/number-button.tsx'
import { openEvidence } from '../../use-place.ts'
import { caseWords } from '../../words/case-words.ts'
import { ledgerWords } from '../../words/ledger-words.ts'

const text = ledgerWords.pnl

function numberOf(report: PnlReport) {
  return (id: string, minor: number) => {
    const said = formatMoneyShort(minor, report.currency)
    const found = report.evidence.find((one) => one.id === id)
    return found ? <EvidenceNumber evidence={found} text={said} /> : said
  }
}

function Quarters({ report }: { readonly report: PnlReport }) {
  const number = numberOf(report)
  const cell = (metric: string, pick: (one: PnlQuarter) => number) => (one: PnlQuarter) =>
    number(`${metric}@1/${one.quarter}`, pick(one))
  const diagnostic = (metric: string, pick: (one: PnlQuarter) => number) => (one: PnlQuarter) => (
    <NumberButton
      text={formatMoneyShort(pick(one), report.currency)}
      label={`${formatQuarter(one.quarter)}: ${formatMoneyShort(pick(one), report.currency)}`}
      evidence={[`${metric}@1/${one.quarter}`]}
    />
  )
  return (
    <section className="sheet section">
      <ExhibitView exhibit={report.chart} heading={caseWords.pnl} />
      <DataTable<PnlQuarter>
        caption={caseWords.pnlCaption}
        columns={[
          { key: 'quarter', title: caseWords.quarter, names: true, cell: (one) => formatQuarter(one.quarter) },
          { key: 'cost', title: caseWords.cost, align: 'right', cell: cell('pnl-cost', (one) => one.costMinor) },
          {
            key: 'retained',
            title: caseWords.retained,
            align: 'right',
            cell: cell('pnl-retained', (one) => one.retainedMinor),
          },
          {
            key: 'expanded',
            title: caseWords.expanded,
            align: 'right',
            cell: cell('pnl-expanded', (one) => one.expandedMinor),
          },
          { key: 'net', title: caseWords.net, align: 'right', cell: cell('pnl-net', (one) => one.netMinor) },
          {
            key: 'beside',
            title: caseWords.beside,
            align: 'right',
            cell: diagnostic('mrr-associated', (one) => one.diagnostic.associatedMinor),
          },
        ]}
        rows={report.quarters}
        keyOf={(one) => one.quarter}
      />
      <p className="quiet">{text.headline}</p>
    </section>
  )
}

function Both({ report }: { readonly report: PnlReport }) {
  const { bothAtOnce } = report
  return (
    <section className="sheet section">
      <div className="section-head">
        <h2>{text.both}</h2>
        <p className={bothAtOnce.verdict === 'improved' ? 'ties' : 'needs'}>{bothAtOnce.verdict}</p>
      </div>
      <p className="claim">{bothAtOnce.sentence}</p>
      {bothAtOnce.evidence.length > 0 && (
        <Button weight="quiet" onPress={() => openEvidence(bothAtOnce.evidence)}>
          {caseWords.evidence}
        </Button>
      )}
    </section>
  )
}

function Categories({ report }: { readonly report: PnlReport }) {
  const number = numberOf(report)
  const kept = ({ kept: held, of }: { readonly kept: number; readonly of: number }) =>
    of < 30 ? '–' : formatShare(held / of)
  return (
    <section className="sheet section">
      <h2>{text.categories}</h2>
      <DataTable<CategoryLine>
        caption={text.categoriesCaption}
        columns={[
          {
            key: 'category',
            title: text.category,
            names: true,
            cell: (one) => text.rests[one.category] ?? one.category,
          },
          {
            key: 'contacts',
            title: text.contacts,
            align: 'right',
            cell: (one) => (one.kind === 'topic' ? formatCount(one.contacts) : '–'),
          },
          { key: 'ai', title: text.keptAi, align: 'right', cell: (one) => kept(one.byAi) },
          { key: 'people', title: text.keptPeople, align: 'right', cell: (one) => kept(one.byPeople) },
          { key: 'cost', title: text.cost, align: 'right', cell: (one) => number(one.evidence.cost, one.costMinor) },
          {
            key: 'exposed',
            title: text.exposed,
            align: 'right',
            cell: (one) => (one.kind === 'topic' ? number(one.evidence.exposed, one.exposedMinor) : '–'),
          },
          {
            key: 'retained',
            title: text.retained,
            align: 'right',
            cell: (one) => number(one.evidence.retained, one.retainedMinor),
          },
          {
            key: 'net',
            title: text.net,
            align: 'right',
            cell: (one) => formatMoneyShort(one.netMinor, report.currency),
          },
        ]}
        rows={report.categories}
        keyOf={(one) => one.category}
      />
    </section>
  )
}

function Models({ report }: { readonly report: PnlReport }) {
  const { models } = report
  const rows = [
    ...models.old.map((line) => ({ ...line, group: text.old })),
    ...models.next.map((line) => ({ ...line, group: text.next })),
  ]
  const value = (evidence: ModelLine['now']) =>
    evidence === null ? '–' : <EvidenceNumber evidence={evidence} text={formatEvidence(evidence)} compact />
  return (
    <section className="sheet section">
      <h2>{text.models}</h2>
      <p className="claim">{models.sentence}</p>
      <DataTable
        caption={text.modelsCaption}
        columns={[
          { key: 'line', title: text.line, names: true, cell: (one) => one.title },
          ...(models.before === null
            ? []
            : [
                {
                  key: 'before',
                  title: formatQuarter(models.before),
                  align: 'right' as const,
                  cell: (one: ModelLine) => value(one.before),
                },
              ]),
          {
            key: 'now',
            title: formatQuarter(models.now),
            align: 'right',
            cell: (one) => value(one.now),
          },
          {
            key: 'moved',
            title: text.moved,
            cell: (one) => (
              <span className={one.moved === 'better' ? 'ties' : one.moved === 'worse' ? 'needs' : 'quiet'}>
                {text.same[one.moved]}
              </span>
            ),
          },
        ]}
        rows={rows}
        keyOf={(one) => `${one.group} ${one.metric}`}
        groupOf={(one) => one.group}
      />
    </section>
  )
}

function Reconciled({ report }: { readonly report: PnlReport }) {
  const money = (minor: number) => formatMoney(minor, report.currency)
  return (
    <section className="sheet section">
      <h2>{text.reconciled}</h2>
      <DataTable
        caption={text.reconciledCaption}
        columns={[
          { key: 'what', title: text.what, names: true, cell: (one) => one.name },
          {
            key: 'left',
            title: text.left,
            align: 'right',
            cell: (one) => (
              <NumberButton
                text={money(one.leftMinor)}
                label={`${one.name}: ${money(one.leftMinor)}`}
                evidence={one.evidence}
              />
            ),
          },
          { key: 'right', title: text.right, align: 'right', cell: (one) => money(one.rightMinor) },
          {
            key: 'ok',
            title: text.ok,
            cell: (one) => <span className={one.ok ? 'ties' : 'needs'}>{one.ok ? text.holds : text.broken}</span>,
          },
        ]}
        rows={report.reconciled}
        keyOf={(one) => one.name}
      />
    </section>
  )
}

/** The function's profit and loss: quarter by quarter, by category, both models side by side, and what reconciles. */
export function LedgerPnl({ report }: { readonly report: PnlReport }) {
  return (
    <>
      <Quarters report={report} />
      <Both report={report} />
      {report.categories.length > 0 && <Categories report={report} />}
      <Models report={report} />
      <Reconciled report={report} />
    </>
  )
}
