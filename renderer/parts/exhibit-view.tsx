import { lazy, Suspense, useState } from 'react'
import { formatCount } from '../../shared/base/format.ts'
import type { Exhibit } from '../../shared/deck/exhibit.ts'
import type { Language } from '../../shared/story/language/language.ts'
import { breakWords } from '../break-words.ts'
import { categoryWords } from '../charts/chart-frame.ts'
import { exhibitData } from '../charts/exhibit-data.ts'
import { exhibitGaps } from '../charts/exhibit-gaps.ts'
import { exhibitTable } from '../charts/exhibit-table.ts'
import { loadChart } from '../charts/load-chart.ts'
import { useOnPaper } from '../on-paper.ts'
import { dateWords, useProject } from '../project-context.ts'
import { savePicture } from '../save-picture.ts'
import { tableText } from '../table-text.ts'
import { openEvidence } from '../use-place.ts'
import { words } from '../words/words.ts'
import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'

const Chart = lazy(async () => ({ default: await loadChart() }))

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

/** Shows a picture's numbers as a table: one that opens below it, or one that stands in its place. */
function TableButton({
  title,
  isShown,
  isBelow,
  onChange,
}: {
  readonly title: string
  readonly isShown: boolean
  readonly isBelow: boolean
  readonly onChange: (isShown: boolean) => void
}) {
  const hide = isBelow ? words.charts.hideTable : words.charts.showChart
  const label = isShown ? hide : words.charts.showTable
  return (
    <Button
      weight="quiet"
      aria-expanded={isBelow ? isShown : undefined}
      aria-label={words.charts.toolOf(label, title)}
      onPress={() => onChange(!isShown)}
    >
      {label}
    </Button>
  )
}

/** A small picture beside a sentence, drawn by its ends only; its numbers and copies of both open below the sentence. */
export function MiniExhibit({ exhibit, title }: { readonly exhibit: Exhibit; readonly title: string }) {
  const [asTable, setAsTable] = useState(false)
  if (exhibit.kind === 'table') return null
  return (
    <>
      <div className="mini">
        <Suspense fallback={<div className="chart chart-mini" />}>
          <Chart exhibit={exhibit} size="mini" fontSize={11} />
        </Suspense>
        <div className="exhibit-tools">
          <TableButton title={title} isShown={asTable} isBelow onChange={setAsTable} />
        </div>
      </div>
      {asTable && (
        <div className="mini-table">
          <ExhibitTableView exhibit={exhibit} />
          <div className="exhibit-tools">
            <ExhibitCopies exhibit={exhibit} title={title} />
          </div>
        </div>
      )}
    </>
  )
}

/** What can be had of a slide's picture beside the slide: its numbers as a table, and copies of both. */
export function SlideExhibitTools({ exhibit, title }: { readonly exhibit: Exhibit; readonly title: string }) {
  const [asTable, setAsTable] = useState(false)
  return (
    <>
      <div className="exhibit-tools">
        {exhibit.kind !== 'table' && <TableButton title={title} isShown={asTable} isBelow onChange={setAsTable} />}
        <ExhibitCopies exhibit={exhibit} title={title} />
      </div>
      {asTable && <ExhibitTableView exhibit={exhibit} />}
    </>
  )
}

/** The picture of a slide: letters grow with the slide. */
export function SlideExhibit({ exhibit, language }: { readonly exhibit: Exhibit; readonly language: Language }) {
  if (exhibit.kind === 'table') return <ExhibitTableView exhibit={exhibit} />
  return (
    <Suspense fallback={<div className="chart chart-full" />}>
      <Chart exhibit={exhibit} size="slide" fontSize={slideLetters} language={language} />
    </Suspense>
  )
}

const slideLetters = { ofWidth: 0.021 } as const

/** What a picture can't show by itself, in words under it: where a count changed, and where nothing is drawn because there are too few. */
function ExhibitNotes({ exhibit }: { readonly exhibit: Exhibit }) {
  const breaks = exhibit.kind === 'line' ? (exhibit.breaks ?? []) : []
  const gaps = exhibitGaps(exhibit)
  if (breaks.length === 0 && gaps.length === 0) return null
  return (
    <div className="exhibit-notes">
      {breaks.length > 0 && (
        <>
          <p>{words.charts.breaks}</p>
          <ul>
            {breaks.map(({ category, text }) => (
              <li key={text}>{breakWords(categoryWords(category), text)}</li>
            ))}
          </ul>
        </>
      )}
      {gaps.map((gap) => (
        <p key={gap.series}>{words.charts.gap(gap.series, gap.categories.map(categoryWords).join(', '))}</p>
      ))}
    </div>
  )
}

/** Copies of a picture: as it looks, with its words and its ids, and as the numbers that it is drawn from. */
export function ExhibitCopies({ exhibit, title }: { readonly exhibit: Exhibit; readonly title: string }) {
  const { project } = useProject()
  const notes = () => {
    const { evidence } = exhibit
    const more = evidence.length - 2
    return [
      ...(exhibit.kind === 'line' ? (exhibit.breaks ?? []) : []).map(
        ({ category, text }) => `${words.charts.broken}, ${breakWords(categoryWords(category), text)}`,
      ),
      ...exhibitGaps(exhibit).map((gap) => words.charts.gap(gap.series, gap.categories.map(categoryWords).join(', '))),
      [
        project.name,
        ...(project.dataThrough === null ? [] : [words.rail.through(dateWords(project.dataThrough))]),
        ...evidence.slice(0, 2),
        ...(more > 0 ? [words.charts.moreIds(formatCount(more))] : []),
        words.app,
      ].join(' · '),
    ]
  }
  const draw =
    exhibit.kind === 'table'
      ? null
      : async () => {
          const { exhibitPicture } = await import('../charts/exhibit-picture.ts')
          const caption = title === exhibit.caption ? '' : exhibit.caption
          return exhibitPicture(exhibit, { title, caption, notes: notes() })
        }
  return (
    <>
      {draw && (
        <>
          <CopyButton label={words.charts.copyPicture} of={title} picture={draw} />
          <Button
            weight="quiet"
            aria-label={words.charts.toolOf(words.charts.savePicture, title)}
            onPress={() => savePicture(title, draw)}
          >
            {words.charts.savePicture}
          </Button>
        </>
      )}
      <CopyButton
        label={words.charts.copy}
        of={title}
        text={() => {
          const { columns, rows } = exhibitData(exhibit)
          return tableText(columns, rows, 'tabs')
        }}
      />
    </>
  )
}

/** A picture with its caption, the way to its evidence, its table, and copies of both. */
export function ExhibitView({ exhibit, heading }: { readonly exhibit: Exhibit; readonly heading?: string }) {
  const [asTable, setAsTable] = useState(false)
  const table = asTable || exhibit.kind === 'table'
  const onPaper = useOnPaper()
  const title = heading ?? exhibit.caption
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
      {onPaper && !table && <ExhibitTableView exhibit={exhibit} />}
      <ExhibitNotes exhibit={exhibit} />
      <div className="exhibit-tools">
        {exhibit.evidence.length > 0 && (
          <Button
            weight="quiet"
            aria-label={words.charts.toolOf(words.evidence.openAll, title)}
            onPress={() => openEvidence(exhibit.evidence)}
          >
            {words.evidence.openAll}
          </Button>
        )}
        {exhibit.kind !== 'table' && (
          <TableButton title={title} isShown={asTable} isBelow={false} onChange={setAsTable} />
        )}
        <ExhibitCopies exhibit={exhibit} title={title} />
      </div>
    </figure>
  )
}
