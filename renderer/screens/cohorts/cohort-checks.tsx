import { formatNumber, plural } from '../../../shared/base/format.ts'
import type { CohortCheck, CohortComparison, CohortDesignResult } from '../../../shared/cohorts/report.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { cohortWords as text } from '../../words/cohort-words.ts'
import { words } from '../../words/words.ts'

/** Everything that a comparison was put to, and what came of it. */
export function CohortChecks({ checks }: { readonly checks: readonly CohortCheck[] }) {
  if (checks.length === 0) return null
  return (
    <DataTable
      dense
      caption={text.checks}
      columns={[
        { key: 'name', title: text.check, names: true, cell: (check) => check.name },
        {
          key: 'passed',
          title: text.result,
          cell: (check) => (
            <span className="passed" data-passed={check.passed ?? undefined}>
              {check.passed === null ? text.notRun : check.passed ? text.passed : text.failed}
            </span>
          ),
        },
        { key: 'finding', title: text.finding, cell: (check) => check.finding },
      ]}
      rows={checks}
      keyOf={(check) => check.id}
    />
  )
}

/** The same question asked by other designs. */
export function CohortDesigns({ designs }: { readonly designs: readonly CohortDesignResult[] }) {
  if (designs.length === 0) return null
  return (
    <DataTable
      dense
      caption={text.designs}
      columns={[
        {
          key: 'name',
          title: text.designs,
          names: true,
          cell: (design) => (
            <>
              {design.name}
              <span className="under">{design.what}</span>
            </>
          ),
        },
        {
          key: 'n',
          title: text.customers,
          align: 'right',
          cell: (design) => `${formatNumber(design.n.a)} / ${formatNumber(design.n.b)}`,
        },
        {
          key: 'ratio',
          title: text.ratio,
          align: 'right',
          cell: (design) =>
            design.hazardRatio === null ? (
              <span className="quiet">{design.note}</span>
            ) : (
              <>
                <b>{formatNumber(design.hazardRatio, 2)}</b>
                <span className="under">
                  {words.range(formatNumber(design.low ?? 1, 2), formatNumber(design.high ?? 1, 2))}
                </span>
              </>
            ),
        },
      ]}
      rows={designs}
      keyOf={(design) => design.id}
    />
  )
}

/** What the comparison means, for someone who has never read a statistic. */
export function CohortPlainWords({ comparison }: { readonly comparison: CohortComparison }) {
  const { daysDifference, balance, revenueAtStake, eValue, horizonDays, verdict } = comparison
  if (daysDifference === null || !balance) return null
  const claimed = verdict === 'associated' || verdict === 'consistent across segments'
  return (
    <div className="plain-words">
      <h3>{text.plain}</h3>
      <p>
        {text.plainHow(
          plural(balance.size.a.n, 'customer'),
          plural(balance.size.b.n, 'customer'),
          plural(horizonDays, 'day'),
        )}
      </p>
      <p>{claimed ? text.plainClaimed : text.plainNot}</p>
      {revenueAtStake && <p>{revenueAtStake.words}</p>}
      {claimed && eValue && <p>{eValue.words}</p>}
    </div>
  )
}
