import { formatCount, formatPoints, formatQuarter, formatValue } from '../../../shared/base/format.ts'
import type { LikeForLikeReport, LikeForLikeRow } from '../../../shared/metrics/like-for-like-report.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { MovementMark } from '../../parts/movement-mark.tsx'
import { scorecardWords } from '../../words/scorecard-words.ts'
import { words } from '../../words/words.ts'

const text = scorecardWords.likeForLike

function changeWords({ change, now }: LikeForLikeRow): string {
  if (!change) return ''
  if (now.unit === 'share') return formatPoints(change.value)
  const size = formatValue(Math.abs(change.value), now.unit, now.currency)
  return change.value < 0 ? `\u2212${size}` : `+${size}`
}

function rangeWords({ change, now }: LikeForLikeRow): string {
  return change && change.low !== null && change.high !== null && now.unit === 'share'
    ? words.range(formatPoints(change.low), formatPoints(change.high))
    : ''
}

/** A quarter held against an earlier one: as many days of each, the same customers; everybody beside, to see how much is another mix. */
export function ScorecardLikeForLike({ report }: { readonly report: LikeForLikeReport }) {
  if (report.against === null) return <p className="quiet">{text.none}</p>
  const [now, before] = [formatQuarter(report.quarter), formatQuarter(report.against)]
  return (
    <>
      <p className="claim">{report.sentence}</p>
      <p className="quiet">
        {text.how}
        {report.isPartial && ` ${text.partial}`}
      </p>
      <DataTable
        caption={text.caption}
        columns={[
          { key: 'metric', title: text.metric, names: true, cell: (row) => row.title },
          {
            key: 'before',
            title: before,
            align: 'right',
            cell: (row) => (
              <>
                <EvidenceNumber evidence={row.before} compact />
                <span className="under">{`n ${formatCount(row.before.n)}`}</span>
              </>
            ),
          },
          {
            key: 'now',
            title: now,
            align: 'right',
            cell: (row) => (
              <>
                <EvidenceNumber evidence={row.now} compact />
                <span className="under">{`n ${formatCount(row.now.n)}`}</span>
              </>
            ),
          },
          {
            key: 'change',
            title: text.change,
            align: 'right',
            cell: (row) => (
              <>
                {changeWords(row)}
                <span className="under">{rangeWords(row)}</span>
              </>
            ),
          },
          { key: 'movement', title: text.movement, cell: (row) => <MovementMark movement={row.movement} /> },
          {
            key: 'everybody',
            title: text.everybody,
            align: 'right',
            cell: (row) => (
              <span className="nowrap">
                <EvidenceNumber evidence={row.everybodyBefore} compact /> {'→ '}
                <EvidenceNumber evidence={row.everybodyNow} compact />
              </span>
            ),
          },
        ]}
        rows={report.rows}
        keyOf={(row) => row.metric}
      />
    </>
  )
}
