import { useEffect, useMemo, useState } from 'react'
import type { Evidence } from '../../shared/base/evidence.ts'
import { formatCount, formatMoney, plural } from '../../shared/base/format.ts'
import { isMoneyColumn, plainRows } from '../../shared/base/plain-rows.ts'
import type { EvidenceDetail, RowsWanted } from '../../shared/contract.ts'
import { askCore, shell } from '../ask.ts'
import { fileSlug } from '../export-deck.ts'
import { Button } from '../parts/button.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { Notice } from '../parts/notice.tsx'
import { type RowColumn, type RowOrder, RowTable } from '../parts/row-table.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { useProject } from '../project-context.ts'
import { tableText } from '../table-text.ts'
import { useAskMany } from '../use-ask.ts'
import { scorecardWords } from '../words/scorecard-words.ts'
import { words } from '../words/words.ts'
import { runWork } from '../work.ts'

const text = scorecardWords.rows

/** Rows are asked for in pages of this length. */
export const rowsPage = 30
const mostCopied = 10_000

type Rows = NonNullable<EvidenceDetail['rows']>

interface Line {
  readonly id: string
  readonly cells: readonly string[]
}

const linesOfRows = new WeakMap<Rows['rows'], readonly Line[]>()

/** The lines of a page, the same ones every time: what is drawn of them is then drawn once. */
function linesOf(rows: Rows['rows'], page: number): readonly Line[] {
  const known = linesOfRows.get(rows)
  if (known) return known
  const lines = rows.map((cells, index) => ({ id: String(page * rowsPage + index), cells }))
  linesOfRows.set(rows, lines)
  return lines
}

/** What a person looks for first, whichever order the core lists it in: what the row is, whether it counts, and why it stands where it stands. */
const orderOf = (columns: readonly string[]): readonly string[] =>
  columns.includes('contact')
    ? ['contact', 'counted', 'tier', 'why', 'customer', 'handler', 'topic']
    : ['customer', 'counted']
/** They name things, however much they look like numbers. */
const names = ['contact', 'customer']
const instant = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}Z$/

function cellWords(value: string, column: string, currency: string): string {
  const at = instant.exec(value)
  if (at) return `${at[1]} ${at[2]}`
  if (isMoneyColumn(column) && /^-?\d+$/.test(value)) return formatMoney(Number(value), currency)
  return value
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 200)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

function columnsOf({ columns, rows }: Rows, currency: string): readonly RowColumn<Line>[] {
  const first = orderOf(columns)
  const places = columns.map((title, index) => ({ title, index }))
  const rank = ({ title, index }: (typeof places)[number]) => {
    const at = first.indexOf(title)
    return at < 0 ? first.length + index : at
  }
  const currencyAt = columns.indexOf('currency')
  return places
    .sort((a, b) => rank(a) - rank(b))
    .map(({ title, index }) => {
      const say = ({ cells }: Line) =>
        cellWords(cells[index] ?? '', title, (currencyAt < 0 ? undefined : cells[currencyAt]) || currency)
      const longest = Math.max(title.length + 2, ...rows.map((cells) => say({ id: '', cells }).length))
      const isNumber =
        !names.includes(title) && rows.length > 0 && rows.every((cells) => /^-?[\d.]*$/.test(cells[index] ?? ''))
      return {
        id: String(index),
        title,
        width: Math.round(Math.min(320, Math.max(56, longest * 7.3 + 32))),
        align: isNumber || isMoneyColumn(title) ? ('right' as const) : ('left' as const),
        cell: say,
        text: say,
      }
    })
}

/** The rows that a number was counted from: searched and sorted by the core, more of them as one walks down, copied as they stand. */
export function EvidenceRows({ evidence, shown }: { readonly evidence: Evidence; readonly shown: Rows | null }) {
  const { project } = useProject()
  const [typed, setTyped] = useState('')
  const [order, setOrder] = useState<RowOrder | null>(null)
  const [pages, setPages] = useState(1)
  const [saved, setSaved] = useState('')
  const search = useSettled(typed.trim())
  const wanted: Omit<RowsWanted, 'offset' | 'limit'> = {
    ...(search !== '' && { search }),
    ...(order && { sort: { column: Number(order.column), descending: order.direction === 'descending' } }),
  }
  const asked = useAskMany(
    'evidence:open',
    Array.from({ length: pages }, (_, page) => ({
      id: evidence.id,
      rows: { offset: page * rowsPage, limit: rowsPage, ...wanted },
    })),
  )
  const answers = asked.flatMap((one) => (one.state === 'value' && one.value.rows ? [one.value.rows] : []))
  const problem = asked.find((one) => one.state === 'problem')
  const columns = useMemo(() => (shown ? columnsOf(shown, project.currency) : []), [shown, project.currency])
  const total = answers[0]?.total ?? null
  const items = answers.flatMap(({ rows }, page) => linesOf(rows, page))
  if (!shown || (shown.total === 0 && search === '')) return <p className="quiet">{words.evidence.noRows}</p>
  const isReading = answers.length < pages
  const copy = async (form: 'tabs' | 'csv') => {
    const reply = await askCore('evidence:open', {
      id: evidence.id,
      rows: { offset: 0, limit: mostCopied, ...wanted },
    })
    if (!reply.ok || !reply.value.rows) throw new Error('no rows')
    const { columns: titles, rows } = reply.value.rows
    return tableText(titles, plainRows(titles, rows, project.currency), form)
  }
  const save = async () => {
    const picked = await shell().files.saveAs('csv', `${fileSlug(project.name)}-${fileSlug(evidence.id)}.csv`)
    if (!picked) return
    const report = await runWork(text.saving, (task) =>
      askCore('evidence:save', { id: evidence.id, file: picked.file, ...wanted }, { task }),
    )
    if (!report) return
    await shell().files.deliver(report.file)
    setSaved(text.saved(plural(report.rows, 'row'), report.name))
  }
  const copied = formatCount(Math.min(total ?? 0, mostCopied))
  return (
    <>
      <div className="list-head">
        <SearchBox
          label={text.search}
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setPages(1)
          }}
        />
        <span className="quiet" role="status">
          {total === null ? '' : search === '' ? plural(total, 'row') : text.shown(plural(total, 'row'))}
        </span>
      </div>
      {problem?.state === 'problem' && <Notice error={problem.error} />}
      <RowTable
        label={words.evidence.rowsCaption(evidence.title)}
        columns={columns}
        items={items}
        idOf={(line) => line.id}
        order={order}
        onOrder={(next) => {
          setOrder(next)
          setPages(1)
        }}
        {...(total !== null && items.length < total && !isReading && { onMore: () => setPages(pages + 1) })}
        isReading={isReading}
        none={isReading ? text.more : text.none}
      />
      <div className="exhibit-tools">
        <CopyButton label={text.copyRows(copied)} text={() => copy('tabs')} />
        <CopyButton label={words.evidence.copyCsv} text={() => copy('csv')} />
        <Button weight="quiet" onPress={save}>
          {text.saveAll}
        </Button>
        <span role="status" className="quiet">
          {saved}
        </span>
      </div>
    </>
  )
}
