import { useState } from 'react'
import { isQuarter } from '../../shared/base/calendar.ts'
import type { Evidence } from '../../shared/base/evidence.ts'
import { formatCount, formatInterval } from '../../shared/base/format.ts'
import { categoryWords } from '../charts/chart-frame.ts'
import { Answered } from '../parts/answered.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { isWhole } from '../parts/scorecard-numbers.ts'
import { slices } from '../parts/scorecard-slices.ts'
import { SelectField } from '../parts/select-field.tsx'
import { useAsk } from '../use-ask.ts'
import { sliceWords, words } from '../words/words.ts'
import { EvidenceNumber } from './evidence-number.tsx'

const text = words.evidence

/** Can this number be cut into cells? Only one that is counted from contacts or issues of a whole quarter. */
export const hasCells = ({ rows, period, filter }: Evidence): boolean =>
  (rows?.table === 'contacts' || rows?.table === 'issues' || rows?.table === 'surveys') &&
  isQuarter(period) &&
  Object.keys(filter).length === 0

/** The cells that a number is made of, cut by what the person chooses; each opens like the number itself. */
export function EvidenceCells({ evidence }: { readonly evidence: Evidence }) {
  const [by, setBy] = useState<string | null>(null)
  const asked = useAsk('scorecard:metrics', by === null ? null : { quarter: evidence.period, by })
  return (
    <>
      <SelectField
        label={text.cellsBy}
        labelled="beside"
        value={by ?? 'none'}
        options={['none', ...slices.filter((slice) => slice !== 'quarter')].map((id) => ({
          id,
          text: words.slices[id] ?? id,
        }))}
        onChange={(id) => setBy(id === 'none' ? null : id)}
      />
      {by !== null && (
        <Answered asked={asked}>
          {(report) => {
            const cells = report.metrics.filter((one) => one.metric === evidence.metric && !isWhole(one))
            return cells.length === 0 ? (
              <p className="quiet">{text.noCells}</p>
            ) : (
              <DataTable
                dense
                caption={text.cellsCaption(evidence.title)}
                columns={[
                  {
                    key: 'slice',
                    title: words.slices[by] ?? by,
                    names: true,
                    cell: (cell) => sliceWords(categoryWords(Object.values(cell.filter).join(' · '))),
                  },
                  {
                    key: 'value',
                    title: words.scorecard.value,
                    align: 'right',
                    cell: (cell) => <EvidenceNumber evidence={cell} />,
                  },
                  {
                    key: 'interval',
                    title: words.scorecard.interval,
                    align: 'right',
                    cell: (cell) => <span className="quiet">{formatInterval(cell)}</span>,
                  },
                  { key: 'n', title: words.scorecard.n, align: 'right', cell: (cell) => formatCount(cell.n) },
                ]}
                rows={cells}
                keyOf={(cell) => cell.id}
              />
            )
          }}
        </Answered>
      )}
    </>
  )
}
