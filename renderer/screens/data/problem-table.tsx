import { useState } from 'react'
import { formatCount } from '../../../shared/base/format.ts'
import type { Receipt } from '../../../shared/import/report.ts'
import { Answered } from '../../parts/answered.tsx'
import { Button } from '../../parts/button.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useAsk } from '../../use-ask.ts'
import { words } from '../../words/words.ts'

const pageLength = 50

/** What could not be used: file, line, column, value, what is wrong and what to do, a page at a time. */
export function ProblemTable({ receipts }: { readonly receipts: readonly Receipt[] }) {
  const text = words.data.problems
  const [file, setFile] = useState('all')
  const [offset, setOffset] = useState(0)
  const asked = useAsk('data:problems', {
    ...(file === 'all' ? {} : { importId: Number(file) }),
    offset,
    limit: pageLength,
  })
  const troubled = receipts.filter((receipt) => receipt.problems > 0)
  return (
    <section className="sheet section">
      <div className="section-head">
        <h2>{text.title}</h2>
        {troubled.length > 1 && (
          <SelectField
            label={text.filter}
            labelled="beside"
            value={file}
            options={[
              { id: 'all', text: text.all },
              ...troubled.map((receipt) => ({ id: String(receipt.id), text: receipt.file })),
            ]}
            onChange={(id) => {
              setFile(id)
              setOffset(0)
            }}
          />
        )}
      </div>
      <Answered asked={asked}>
        {(list) =>
          list.total === 0 ? (
            <p className="quiet">{text.none}</p>
          ) : (
            <>
              <DataTable
                dense
                caption={text.caption}
                columns={[
                  { key: 'file', title: text.file, cell: (row) => row.file },
                  { key: 'line', title: text.line, align: 'right', cell: (row) => formatCount(row.line) },
                  { key: 'column', title: text.column, cell: (row) => row.column || text.wholeRow },
                  {
                    key: 'value',
                    title: text.value,
                    cell: (row) =>
                      row.value === '' ? (
                        <span className="quiet">{text.emptyValue}</span>
                      ) : (
                        <code className="clipped" title={row.value}>
                          {row.value}
                        </code>
                      ),
                  },
                  {
                    key: 'what',
                    title: text.what,
                    cell: (row) => (
                      <>
                        {row.message}
                        <span className="hint">{row.hint}</span>
                      </>
                    ),
                  },
                ]}
                rows={list.problems}
                keyOf={(row, index) => `${row.importId} ${row.line} ${row.column} ${index}`}
              />
              <div className="pager">
                <span>
                  {text.shown(
                    formatCount(offset + 1),
                    formatCount(offset + list.problems.length),
                    formatCount(list.total),
                  )}
                </span>
                {list.total > pageLength && (
                  <>
                    <Button
                      weight="quiet"
                      isDisabled={offset === 0}
                      onPress={() => setOffset(Math.max(0, offset - pageLength))}
                    >
                      {text.previous}
                    </Button>
                    <Button
                      weight="quiet"
                      isDisabled={offset + pageLength >= list.total}
                      onPress={() => setOffset(offset + pageLength)}
                    >
                      {text.next}
                    </Button>
                  </>
                )}
              </div>
            </>
          )
        }
      </Answered>
    </section>
  )
}
