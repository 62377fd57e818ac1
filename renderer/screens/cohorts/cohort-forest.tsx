import { formatCount, formatNumber } from '../../../shared/base/format.ts'
import type { CohortComparison, CohortForest } from '../../../shared/cohorts/report.ts'
import { Button } from '../../parts/button.tsx'
import { CopyButton } from '../../parts/copy-button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { tableText } from '../../table-text.ts'
import { openEvidence } from '../../use-place.ts'
import { cohortWords as text } from '../../words/cohort-words.ts'
import { words } from '../../words/words.ts'

const width = 320
const rowHeight = 22

interface ForestRow {
  readonly key: string
  readonly name: string
  readonly under: string
  readonly ratio: number
  readonly low: number
  readonly high: number
  readonly says: string
  readonly evidence: readonly string[]
}

/** Whether there are segments to compare, the whole beside them. */
export function hasForest(comparison: CohortComparison): boolean {
  return rowsOf(comparison).length >= 2
}

/** The adjusted ratio of all and of each segment that can carry one, on one scale around "no difference", with the numbers beside. */
export function CohortForestView({ comparison }: { readonly comparison: CohortComparison }) {
  const rows = rowsOf(comparison)
  if (!hasForest(comparison)) return null
  const scale = scaleOf(rows)
  const range = (row: ForestRow) => words.range(formatNumber(row.low, 2), formatNumber(row.high, 2))
  return (
    <figure className="exhibit">
      <figcaption>
        <h3>{text.forest}</h3>
        <span className="exhibit-caption">{text.forestCaption}</span>
      </figcaption>
      <DataTable
        dense
        caption={text.forestCaption}
        columns={[
          {
            key: 'name',
            title: text.segment,
            names: true,
            cell: (row) => (
              <>
                {row.name}
                <span className="under">{row.under}</span>
              </>
            ),
          },
          { key: 'plot', title: text.forestAxis, cell: (row) => <ForestLine row={row} scale={scale} /> },
          {
            key: 'ratio',
            title: text.ratio,
            align: 'right',
            cell: (row) => (
              <>
                <Button
                  weight="quiet"
                  aria-label={words.evidence.open(row.name, formatNumber(row.ratio, 2))}
                  isDisabled={row.evidence.length === 0}
                  onPress={() => openEvidence(row.evidence)}
                >
                  <b>{formatNumber(row.ratio, 2)}</b>
                </Button>
                <span className="under">{range(row)}</span>
              </>
            ),
          },
          { key: 'says', title: text.says, cell: (row) => row.says },
        ]}
        rows={rows}
        keyOf={(row) => row.key}
      />
      <p className="quiet">
        {text.family(formatCount(comparison.segments?.tested ?? 0), formatCount(comparison.segments?.tooFew ?? 0))}
      </p>
      <div className="exhibit-tools">
        <CopyButton
          label={words.charts.copy}
          text={() =>
            tableText(
              [text.segment, text.ratio, text.low, text.high, text.says],
              rows.map((row) => [row.name, ...[row.ratio, row.low, row.high].map((v) => formatNumber(v, 2)), row.says]),
              'tabs',
            )
          }
        />
      </div>
    </figure>
  )
}

function rowsOf({ hazardRatio, hrLow, hrHigh, evidence, segments }: CohortComparison): ForestRow[] {
  if (hazardRatio === null || hrLow === null || hrHigh === null || !segments) return []
  return [
    {
      key: 'all',
      name: text.everyone,
      under: '',
      ratio: hazardRatio,
      low: hrLow,
      high: hrHigh,
      says: '',
      evidence: evidence.filter((id) => id.startsWith('hazard-ratio')),
    },
    ...segments.rows.map((row: CohortForest['rows'][number]) => ({
      key: `${row.by} ${row.name}`,
      name: `${row.by}: ${row.name}`,
      under: text.ofLeft(formatCount(row.events), formatCount(row.n)),
      ratio: row.hazardRatio,
      low: row.low,
      high: row.high,
      says: text.saying[row.says],
      evidence: row.evidence ? [row.evidence] : [],
    })),
  ]
}

/** From a ratio to a place: logarithmic, with no difference in the middle; intervals that reach further end at the edge. */
function scaleOf(rows: readonly ForestRow[]): (ratio: number) => number {
  const furthest = Math.max(
    ...rows.flatMap((row) => [
      Math.abs(Math.log(row.ratio)) * 1.4,
      Math.min(Math.abs(Math.log(row.high)), Math.log(6)),
    ]),
  )
  const reach = Math.max(furthest, Math.log(1.5))
  return (ratio) => width / 2 + (Math.max(-reach, Math.min(reach, Math.log(ratio))) / reach) * (width / 2 - 8)
}

function ForestLine({ row, scale }: { readonly row: ForestRow; readonly scale: (ratio: number) => number }) {
  const middle = rowHeight / 2
  const tone = row.low > 1 ? 'var(--failed)' : row.high < 1 ? 'var(--durable)' : 'var(--ink-3)'
  const size = row.key === 'all' ? 6 : 4
  return (
    <svg viewBox={`0 0 ${width} ${rowHeight}`} width={width} height={rowHeight} aria-hidden="true" focusable="false">
      <line x1={scale(1)} x2={scale(1)} y1={0} y2={rowHeight} stroke="var(--rule)" />
      <line x1={scale(row.low)} x2={scale(row.high)} y1={middle} y2={middle} stroke={tone} strokeWidth={1.5} />
      <rect x={scale(row.ratio) - size} y={middle - size} width={2 * size} height={2 * size} fill={tone} />
    </svg>
  )
}
