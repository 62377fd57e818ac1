import { lazy, Suspense, useState } from 'react'
import type { Exhibit } from '../../shared/deck/exhibit.ts'
import { categoryWords } from '../charts/chart-frame.ts'
import { exhibitTable } from '../charts/exhibit-table.ts'
import { tableText } from '../table-text.ts'
import { openEvidence } from '../use-place.ts'
import { words } from '../words.ts'
import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'

const Chart = lazy(() => import('../charts/chart.tsx').then((module) => ({ default: module.Chart })))

/** The numbers of a picture as a table. */
export function ExhibitTableView({ exhibit }: { readonly exhibit: Exhibit }) {
  const table = exhibitTable(exhibit)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="table-frame" aria-label={exhibit.caption} tabIndex={0}>
      <table className="dense">
        <caption className="unseen">{exhibit.caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
              <th key={index} scope="col" className={column.align}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
            <tr key={index}>
              {row.map((cell, at) =>
                at === 0 ? (
                  <th key="name" scope="row" className={table.columns[at]?.align}>
                    {cell}
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other identity
                  <td key={at} className={table.columns[at]?.align}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A small picture beside a sentence: no tools, its words are its alternative text. */
export function MiniExhibit({ exhibit }: { readonly exhibit: Exhibit }) {
  if (exhibit.kind === 'table') return null
  return (
    <div className="mini">
      <Suspense fallback={<div className="chart chart-mini" />}>
        <Chart exhibit={exhibit} size="mini" fontSize={11} />
      </Suspense>
    </div>
  )
}

/** The picture of a slide: letters grow with the slide. */
export function SlideExhibit({ exhibit }: { readonly exhibit: Exhibit }) {
  if (exhibit.kind === 'table') return <ExhibitTableView exhibit={exhibit} />
  return (
    <Suspense fallback={<div className="chart chart-full" />}>
      <Chart exhibit={exhibit} size="slide" fontSize={slideLetters} />
    </Suspense>
  )
}

const slideLetters = { ofWidth: 0.021 } as const

/** What broke a trend, in words under it. */
function ExhibitBreaks({ exhibit }: { readonly exhibit: Exhibit }) {
  const breaks = exhibit.kind === 'line' ? (exhibit.breaks ?? []) : []
  if (breaks.length === 0) return null
  return (
    <div className="exhibit-breaks">
      <p>{words.charts.breaks}</p>
      <ul>
        {breaks.map(({ category, text }) => (
          <li key={text}>{`${categoryWords(category)}: ${text}`}</li>
        ))}
      </ul>
    </div>
  )
}

/** A picture with its caption, the way to its evidence, its table and a copy of its data. */
export function ExhibitView({ exhibit, heading }: { readonly exhibit: Exhibit; readonly heading?: string }) {
  const [asTable, setAsTable] = useState(false)
  const table = asTable || exhibit.kind === 'table'
  return (
    <figure className="exhibit">
      <figcaption>
        {heading && <h2>{heading}</h2>}
        <span className="exhibit-caption">{exhibit.caption}</span>
      </figcaption>
      {table ? (
        <ExhibitTableView exhibit={exhibit} />
      ) : (
        <Suspense fallback={<div className="chart chart-full" />}>
          <Chart exhibit={exhibit} size="full" />
        </Suspense>
      )}
      <ExhibitBreaks exhibit={exhibit} />
      <div className="exhibit-tools">
        {exhibit.evidence.length > 0 && (
          <Button weight="quiet" onPress={() => openEvidence(exhibit.evidence)}>
            {words.evidence.openAll}
          </Button>
        )}
        {exhibit.kind !== 'table' && (
          <Button weight="quiet" aria-pressed={asTable} onPress={() => setAsTable(!asTable)}>
            {asTable ? words.charts.showChart : words.charts.showTable}
          </Button>
        )}
        <CopyButton
          label={words.charts.copy}
          text={() => {
            const { columns, rows } = exhibitTable(exhibit)
            return tableText(
              columns.map((column) => column.title),
              rows,
              'tabs',
            )
          }}
        />
      </div>
    </figure>
  )
}
