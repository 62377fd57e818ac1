import { useState } from 'react'
import type { Evidence } from '../../../shared/base/evidence.ts'
import { formatCount, formatMoney, formatMoneyShort, formatNumber, plural } from '../../../shared/base/format.ts'
import type { AtRiskReport, CustomerAtRisk, LeadingIndicator } from '../../../shared/metrics/at-risk.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { type ListColumn, ListTable } from '../../parts/list-table.tsx'
import { RatioLine } from '../../parts/ratio-line.tsx'
import { isWhole } from '../../parts/scorecard-numbers.ts'
import { ScreenAction } from '../../parts/top-bar.tsx'
import { dateWords, useProject } from '../../project-context.ts'
import { saveList } from '../../save-list.ts'
import { scorecardWords } from '../../words/scorecard-words.ts'
import { words } from '../../words/words.ts'

const text = scorecardWords.atRisk

/** The sentence over the list: how many, and what they pay. */
export function atRiskLead(report: AtRiskReport): string {
  return report.customers.length === 0
    ? text.none
    : text.lead(plural(report.customers.length, 'customer'), formatMoneyShort(report.mrrMinor, report.currency))
}

function saysOf({ low, high, note }: LeadingIndicator): string {
  if (low === null || high === null) return note ?? words.tooFew
  return low > 1 ? text.more : high < 1 ? text.less : text.unclear
}

const toneOf = ({ low, high }: LeadingIndicator) =>
  (low ?? 0) > 1 ? 'var(--failed)' : (high ?? 2) < 1 ? 'var(--durable)' : 'var(--ink-3)'

function Signs({ report }: { readonly report: AtRiskReport }) {
  const told = report.indicators.flatMap(({ low, high }) => (low === null || high === null ? [] : [low, high]))
  const reach = Math.max(1.5, ...told.map((ratio) => Math.min(6, Math.max(ratio, 1 / ratio)))) * 1.05
  const rows = [...report.indicators].sort((a, b) => (b.hazardRatio ?? -1) - (a.hazardRatio ?? -1))
  return (
    <section className="sheet section">
      <h2>{text.signs}</h2>
      <p className="quiet">{text.signsSub(formatCount(report.n), formatCount(report.events))}</p>
      <DataTable
        dense
        caption={text.signs}
        columns={[
          { key: 'sign', title: text.sign, names: true, cell: (row) => row.words },
          {
            key: 'customers',
            title: text.shownBy,
            align: 'right',
            cell: (row) => <span className="nowrap">{plural(row.customers, 'customer')}</span>,
          },
          {
            key: 'plot',
            title: <span className="unseen">{text.ratio}</span>,
            cell: (row) =>
              row.hazardRatio === null || row.low === null || row.high === null ? (
                ''
              ) : (
                <RatioLine ratio={row.hazardRatio} low={row.low} high={row.high} reach={reach} tone={toneOf(row)} />
              ),
          },
          {
            key: 'ratio',
            title: text.ratio,
            align: 'right',
            cell: (row) =>
              row.hazardRatio === null ? (
                ''
              ) : (
                <>
                  <b>{`× ${formatNumber(row.hazardRatio, 2)}`}</b>
                  <span className="under">
                    {words.range(formatNumber(row.low ?? 0, 2), formatNumber(row.high ?? 0, 2))}
                  </span>
                </>
              ),
          },
          { key: 'says', title: text.says, cell: saysOf },
        ]}
        rows={rows}
        keyOf={(row) => row.id}
      />
    </section>
  )
}

function CameBack({ metrics }: { readonly metrics: readonly Evidence[] }) {
  const of = (metric: string) => metrics.find((one) => one.metric === metric && isWhole(one))
  const [saved, stayed, base] = [of('at-risk-save-rate'), of('at-risk-stay-rate'), of('at-risk-base-rate')]
  return (
    <section className="sheet section">
      <h2>{text.back}</h2>
      <p>{text.backText}</p>
      <dl className="stats">
        {[
          { name: text.saved, evidence: saved },
          { name: text.stayed, evidence: stayed },
          { name: text.base, evidence: base },
        ].flatMap(({ name, evidence }) =>
          evidence
            ? [
                <div className="stat" key={name}>
                  <dt className="stat-words">{name}</dt>
                  <dd className={evidence.value === null ? 'quiet' : 'stat-value'}>
                    <EvidenceNumber evidence={evidence} />
                  </dd>
                </div>,
              ]
            : [],
        )}
      </dl>
    </section>
  )
}

/** Which customers show signs now, which signs came before losses in this data, and the list for a save campaign. */
export function ScorecardAtRisk({
  report,
  metrics,
}: {
  readonly report: AtRiskReport
  readonly metrics: readonly Evidence[]
}) {
  const { project, quarter } = useProject()
  const [said, setSaid] = useState('')
  const columns: readonly ListColumn<CustomerAtRisk>[] = [
    {
      id: 'customer',
      title: text.customer,
      width: 170,
      cell: (one) => one.customer,
      text: (one) => one.customer,
      rank: (one) => one.customer,
    },
    {
      id: 'mrr',
      title: text.mrr,
      width: 100,
      align: 'right',
      cell: (one) => formatMoney(one.mrrMinor, report.currency),
      text: (one) => formatMoney(one.mrrMinor, report.currency),
      rank: (one) => one.mrrMinor,
    },
    {
      id: 'count',
      title: text.count,
      width: 64,
      align: 'right',
      cell: (one) => formatCount(one.reasons.length),
      text: (one) => formatCount(one.reasons.length),
      rank: (one) => one.reasons.length,
    },
    {
      id: 'reasons',
      title: text.reasons,
      width: 320,
      grows: true,
      cell: (one) => one.reasons.map((reason) => text.short[reason] ?? reason).join(' · '),
      text: (one) => one.reasons.join(' · '),
      rank: (one) => one.reasons.join(' · '),
    },
  ]
  const save = async () => {
    setSaid('')
    const written = await saveList({
      list: 'at-risk',
      quarter,
      project: project.name,
      name: text.fileName,
      doing: text.work,
    })
    if (written) setSaid(text.exported(plural(written.rows, 'customer'), written.name))
  }
  return (
    <>
      {report.customers.length > 0 && (
        <ScreenAction>
          <Button weight="primary" onPress={() => void save()}>
            {text.action}
          </Button>
        </ScreenAction>
      )}
      <p className="done" role="status">
        {said}
      </p>
      {report.customers.length > 0 && (
        <section className="sheet section">
          <h2>{text.list}</h2>
          <p className="quiet">{text.sub(dateWords(report.asOf))}</p>
          <ListTable label={text.list} columns={columns} items={report.customers} idOf={(one) => one.customer} />
        </section>
      )}
      {report.n > 0 ? <Signs report={report} /> : <EmptyText />}
      <CameBack metrics={metrics} />
    </>
  )
}

function EmptyText() {
  return (
    <section className="sheet section">
      <h2>{text.empty.title}</h2>
      <p>{text.empty.text}</p>
    </section>
  )
}
