import { useState } from 'react'
import { formatCount, formatMoneyShort, formatMonth } from '../../../shared/base/format.ts'
import type { CostBy } from '../../../shared/cost/report.ts'
import { EvidenceNumber } from '../../evidence/evidence-number.tsx'
import { Answered } from '../../parts/answered.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { ExhibitView } from '../../parts/exhibit-view.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { inQuarter, useProject } from '../../project-context.ts'
import { useAsk } from '../../use-ask.ts'
import { costWords as text } from '../../words/cost-words.ts'
import { sliceWords } from '../../words/words.ts'

type Slice = keyof typeof text.slices

/** Cost told apart by one thing at a time: what it was about, where it came in, who it was for, when. */
export function CostSplit() {
  const { quarter } = useProject()
  const [by, setBy] = useState<Slice>('topic')
  const asked = useAsk('cost:by', quarter === null ? null : { ...inQuarter(quarter), by })
  return (
    <section className="sheet section">
      <div className="section-head">
        <h2>{text.split}</h2>
        <SelectField
          label={text.splitBy}
          labelled="beside"
          value={by}
          options={Object.entries(text.slices).map(([id, said]) => ({ id, text: said }))}
          onChange={(id) => setBy(id as Slice)}
        />
      </div>
      <Answered asked={asked}>{(split) => <Split split={split} />}</Answered>
    </section>
  )
}

function Split({ split }: { readonly split: CostBy }) {
  const metrics = Object.keys(text.measures) as (keyof typeof text.measures)[]
  return (
    <>
      {split.chart && <ExhibitView exhibit={split.chart} />}
      <DataTable<CostBy['rows'][number]>
        caption={text.split}
        columns={[
          {
            key: 'word',
            title: text.slices[split.by as Slice] ?? split.by,
            names: true,
            cell: (row) => (split.by === 'month' ? formatMonth(row.word) : sliceWords(row.word)),
          },
          {
            key: 'borne',
            title: text.borne,
            align: 'right',
            cell: (row) => formatMoneyShort(row.allocatedMinor, split.currency),
          },
          { key: 'contacts', title: text.contacts, align: 'right', cell: (row) => formatCount(row.contacts) },
          ...metrics.map((metric) => ({
            key: metric,
            title: text.measures[metric],
            align: 'right' as const,
            cell: (row: CostBy['rows'][number]) => {
              const found = row.evidence.find((one) => one.metric === metric)
              return found && <EvidenceNumber evidence={found} compact />
            },
          })),
        ]}
        rows={split.rows}
        keyOf={(row) => row.word}
      />
    </>
  )
}
