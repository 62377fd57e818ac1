import type { ReactNode } from 'react'
import {
  Cell,
  Collection,
  Column,
  Row,
  type SortDescriptor,
  Table,
  TableBody,
  TableHeader,
  TableLoadMoreItem,
} from 'react-aria-components/Table'
import { TableLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { useAfterwards } from '../use-afterwards.ts'
import { words } from '../words/words.ts'

/** A column of a long table. Its width is in CSS pixels; the last ones may grow. */
export interface RowColumn<Item> {
  readonly id: string
  readonly title: string
  readonly width: number
  readonly grows?: boolean
  readonly align?: 'left' | 'right'
  readonly cell: (item: Item) => ReactNode
  /** What the cell says, for typing ahead and for its full text on hover. */
  readonly text: (item: Item) => string
}

export type RowOrder = SortDescriptor

const heights = { low: 34, tall: 50 }
const headHeight = 32
const rowsShown = 9

/** A table of any length: only the rows in view are drawn, arrow keys walk through all of them, a heading sorts, more rows are asked for at the end. */
export function RowTable<Item>({
  label,
  columns,
  items,
  idOf,
  order,
  onOrder,
  onMore,
  isReading = false,
  tall = false,
  none,
}: {
  readonly label: string
  readonly columns: readonly RowColumn<Item>[]
  readonly items: readonly Item[]
  readonly idOf: (item: Item) => string
  readonly order: RowOrder | null
  readonly onOrder: (order: RowOrder) => void
  /** Asks for the rows after the last one; left out when all are here. */
  readonly onMore?: () => void
  readonly isReading?: boolean
  /** Rows of two lines, for long texts. */
  readonly tall?: boolean
  /** What stands here when there is no row. */
  readonly none: string
}) {
  // React Aria builds its rows' tree and draws the ones in view in one task, unless there is no view yet: then these come in one of their own.
  const isAfter = useAfterwards()
  const rowHeight = tall ? heights.tall : heights.low
  const height = headHeight + rowHeight * Math.min(rowsShown, Math.max(items.length, 1)) + 2
  return (
    <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight, headingHeight: headHeight, loaderHeight: rowHeight }}>
      <Table
        aria-label={label}
        className={tall ? 'row-table row-table-tall' : 'row-table'}
        style={{ height: isAfter ? height : 0, marginBottom: isAfter ? 0 : height }}
        {...(order ? { sortDescriptor: order } : {})}
        onSortChange={onOrder}
      >
        <TableHeader className="row-table-head" columns={columns as RowColumn<Item>[]}>
          {(column) => (
            <Column
              id={column.id}
              isRowHeader={column.id === columns[0]?.id}
              allowsSorting
              minWidth={column.width}
              width={column.grows ? '1fr' : column.width}
              className={column.align === 'right' ? 'row-column right' : 'row-column'}
            >
              {({ sortDirection }) => (
                <>
                  {column.title}
                  <span className="sort-mark" aria-hidden="true" data-direction={sortDirection} />
                </>
              )}
            </Column>
          )}
        </TableHeader>
        <TableBody renderEmptyState={() => <p className="quiet row-none">{none}</p>}>
          <Collection items={items as Item[]} dependencies={[columns]}>
            {(item) => (
              <Row id={`row ${idOf(item)}`} columns={columns as RowColumn<Item>[]} className="row-line">
                {(column) => (
                  <Cell
                    textValue={column.text(item)}
                    className={column.align === 'right' ? 'row-cell right' : 'row-cell'}
                  >
                    <span className="row-cell-text" title={column.text(item)}>
                      {column.cell(item)}
                    </span>
                  </Cell>
                )}
              </Row>
            )}
          </Collection>
          {onMore && (
            <TableLoadMoreItem onLoadMore={onMore} isLoading={isReading} className="row-more">
              {words.work.reading}
            </TableLoadMoreItem>
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  )
}
