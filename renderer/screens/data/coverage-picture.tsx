import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import { formatCount, formatMonth } from '../../../shared/base/format.ts'
import type { CoverageState, Readiness } from '../../../shared/import/report.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { readinessWords as text } from '../../words/readiness-words.ts'

const states: readonly CoverageState[] = ['full', 'partial', 'none']

/** Full is a full square, in part a half one, nothing a dot: told apart without colour. */
function Mark({ state }: { readonly state: CoverageState }) {
  return (
    <svg className="cover-mark" data-state={state} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {state === 'none' ? (
        <circle cx={8} cy={8} r={1.5} />
      ) : (
        <>
          <rect x={1.5} y={1.5} width={13} height={13} className="cover-edge" />
          <rect x={1} y={state === 'full' ? 1 : 8} width={14} height={state === 'full' ? 14 : 7} />
        </>
      )}
    </svg>
  )
}

/** Which months are known of which kind of data, as a picture that reads as a table, with the numbers behind it. */
export function CoveragePicture({ coverage }: { readonly coverage: Readiness['coverage'] }) {
  const { months, lines } = coverage
  const years = [...new Set(months.map((month) => month.slice(0, 4)))]
  const isNewYear = (month: string, i: number) => i > 0 && month.endsWith('-01')
  return (
    <>
      <h3>{text.picture}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="table-frame cover-frame" aria-label={text.picture} tabIndex={0}>
        <table className="cover">
          <caption className="unseen">{text.picture}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                <span className="unseen">{text.kind}</span>
              </th>
              {years.map((year) => (
                <th
                  key={year}
                  scope="colgroup"
                  colSpan={months.filter((month) => month.startsWith(year)).length}
                  className="cover-year"
                >
                  {year}
                </th>
              ))}
            </tr>
            <tr>
              {months.map((month, i) => (
                <th key={month} scope="col" className={isNewYear(month, i) ? 'cover-new' : undefined}>
                  <span aria-hidden="true">{formatMonth(month).slice(0, 1)}</span>
                  <span className="unseen">{formatMonth(month)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.title} className={line.kind === 'joined' ? 'cover-joined' : undefined}>
                <th scope="row">{line.title}</th>
                {line.cells.map((cell, i) => {
                  const month = months[i] ?? ''
                  return (
                    <td
                      key={month}
                      className={isNewYear(month, i) ? 'cover-new' : undefined}
                      title={`${line.title}, ${formatMonth(month)}: ${text.cell(text.states[cell.state], cell.rows)}`}
                    >
                      <Mark state={cell.state} />
                      <span className="unseen">{text.states[cell.state]}</span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="cover-key quiet">
        {states.map((state) => (
          <span key={state}>
            <Mark state={state} /> {text.states[state]}
          </span>
        ))}
      </p>
      <Disclosure className="disclosure">
        <Heading level={4}>
          <AriaButton slot="trigger" className="button button-quiet">
            {text.table}
          </AriaButton>
        </Heading>
        <DisclosurePanel>
          <DataTable
            dense
            caption={text.table}
            columns={[
              { key: 'month', title: text.month, names: true, cell: ({ month }) => formatMonth(month) },
              ...lines.map((line, place) => ({
                key: line.title,
                title: line.title,
                align: 'right' as const,
                cell: ({ i }: { i: number }) => {
                  const cell = lines[place]?.cells[i]
                  if (cell === undefined) return ''
                  return cell.state === 'partial'
                    ? `${formatCount(cell.rows)} (${text.states.partial})`
                    : formatCount(cell.rows)
                },
              })),
            ]}
            rows={months.map((month, i) => ({ month, i }))}
            keyOf={({ month }) => month}
          />
        </DisclosurePanel>
      </Disclosure>
    </>
  )
}
