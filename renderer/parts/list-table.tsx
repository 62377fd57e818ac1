import { type ReactNode, useMemo, useState } from 'react'
import { plural } from '../../shared/base/format.ts'
import { tableText } from '../table-text.ts'
import { scorecardWords } from '../words/scorecard-words.ts'
import { CopyButton } from './copy-button.tsx'
import { type RowColumn, type RowOrder, RowTable } from './row-table.tsx'
import { SearchBox } from './search-box.tsx'

const text = scorecardWords.rows

/** A column of a list that is here as a whole; `rank` is what it is sorted by. */
export interface ListColumn<Item> extends RowColumn<Item> {
  readonly rank: (item: Item) => string | number
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en')
}

/** A long list: found in by typing, sorted by a heading, copied as it stands. */
export function ListTable<Item>({
  label,
  columns,
  items,
  idOf,
  tall = false,
  children,
}: {
  readonly label: string
  readonly columns: readonly ListColumn<Item>[]
  readonly items: readonly Item[]
  readonly idOf: (item: Item) => string
  /** Rows of two lines, for long texts. */
  readonly tall?: boolean
  /** What else narrows the list, beside its search. */
  readonly children?: ReactNode
}) {
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState<RowOrder | null>(null)
  const shown = useMemo(() => {
    const wanted = search.trim().toLowerCase()
    const found = wanted
      ? items.filter((item) => columns.some((column) => column.text(item).toLowerCase().includes(wanted)))
      : items
    const by = columns.find(({ id }) => id === order?.column)
    if (!by || !order) return found
    const sign = order.direction === 'descending' ? -1 : 1
    return [...found].sort((a, b) => sign * compare(by.rank(a), by.rank(b)))
  }, [items, columns, search, order])
  const asText = (form: 'tabs' | 'csv') =>
    tableText(
      columns.map(({ title }) => title),
      shown.map((item) => columns.map((column) => column.text(item))),
      form,
    )
  return (
    <>
      <div className="list-head">
        <SearchBox label={text.search} value={search} onChange={setSearch} />
        {children}
        <span className="quiet" role="status">
          {search.trim() === '' ? plural(items.length, 'row') : text.shown(plural(shown.length, 'row'))}
        </span>
      </div>
      <RowTable
        label={label}
        columns={columns}
        items={shown}
        idOf={idOf}
        tall={tall}
        order={order}
        onOrder={setOrder}
        none={text.none}
      />
      <div className="exhibit-tools">
        <CopyButton label={text.copy} text={() => asText('tabs')} />
        <CopyButton label={text.csv} text={() => asText('csv')} />
      </div>
    </>
  )
}
