import { formatNumber } from '../../../shared/base/format.ts'
import type { CohortBalance } from '../../../shared/cohorts/report.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { tableText } from '../../table-text.ts'
import { cohortWords as text } from '../../words/cohort-words.ts'
import { words } from '../../words/words.ts'

const width = 320
const rowHeight = 18
/** Under this the arms count as alike. */
const alike = 0.1

/** How far apart the arms are in each thing known beforehand: hollow before weighting, filled after. */
export function CohortBalanceView({ balance }: { readonly balance: CohortBalance }) {
  const rows = [...balance.rows].sort((a, b) => Math.abs(b.before) - Math.abs(a.before))
  const reach = Math.max(0.3, ...rows.flatMap((row) => [Math.abs(row.before), Math.abs(row.after)]))
  const at = (value: number) => width / 2 + (value / reach) * (width / 2 - 8)
  const size = (arm: { readonly n: number; readonly effective: number }) =>
    text.effective(formatNumber(arm.n), formatNumber(arm.effective))
  return (
    <figure className="exhibit">
      <figcaption>
        <h3>{text.balance}</h3>
        <span className="exhibit-caption">{text.balanceCaption}</span>
      </figcaption>
      <DataTable
        dense
        caption={text.balanceCaption}
        columns={[
          { key: 'name', title: text.known, names: true, cell: (row) => row.name },
          {
            key: 'plot',
            title: text.balanceAxis,
            cell: (row) => (
              <svg
                viewBox={`0 0 ${width} ${rowHeight}`}
                width={width}
                height={rowHeight}
                aria-hidden="true"
                focusable="false"
              >
                <rect
                  x={at(-alike)}
                  y={0}
                  width={at(alike) - at(-alike)}
                  height={rowHeight}
                  fill="var(--rule)"
                  opacity={0.5}
                />
                <line x1={at(0)} x2={at(0)} y1={0} y2={rowHeight} stroke="var(--ink-3)" />
                <line
                  x1={at(row.before)}
                  x2={at(row.after)}
                  y1={rowHeight / 2}
                  y2={rowHeight / 2}
                  stroke="var(--rule)"
                />
                <circle
                  cx={at(row.before)}
                  cy={rowHeight / 2}
                  r={4}
                  fill="var(--sheet)"
                  stroke="var(--ink-3)"
                  strokeWidth={1.5}
                />
                <circle cx={at(row.after)} cy={rowHeight / 2} r={4} fill="var(--accent)" />
              </svg>
            ),
          },
          { key: 'before', title: text.before, align: 'right', cell: (row) => formatNumber(row.before, 2) },
          { key: 'after', title: text.after, align: 'right', cell: (row) => formatNumber(row.after, 2) },
        ]}
        rows={rows}
        keyOf={(row) => row.name}
      />
      <p className="quiet">
        {text.speaksFor[balance.target]} {text.sizes(size(balance.size.a), size(balance.size.b))}
        {balance.notInData.length > 0 && ` ${text.notInData(balance.notInData.join(', '))}`}
        {balance.tooMany.length > 0 && ` ${text.tooMany(balance.tooMany.join(', '))}`}
      </p>
      <div className="exhibit-tools">
        <CopyButton
          label={words.charts.copy}
          text={() =>
            tableText(
              [text.known, text.before, text.after],
              rows.map((row) => [row.name, formatNumber(row.before, 3), formatNumber(row.after, 3)]),
              'tabs',
            )
          }
        />
      </div>
    </figure>
  )
}
