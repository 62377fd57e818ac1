import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly title: ReactNode
  readonly align?: 'left' | 'right'
  readonly cell: (row: Row) => ReactNode
  /** The cell that names its row, for screen readers. */
  readonly names?: boolean
}

function grouped<Row>(
  rows: readonly Row[],
  groupOf: ((row: Row) => string) | undefined,
): readonly { readonly group: string; readonly rows: readonly Row[] }[] {
  if (!groupOf) return [{ group: '', rows }]
  const groups = [...new Set(rows.map(groupOf))]
  return groups.map((group) => ({ group, rows: rows.filter((row) => groupOf(row) === group) }))
}

/** A plain table with a caption for those who can't see the heading above it. Wide ones scroll in their own frame, reachable by keyboard. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  keyOf,
  groupOf,
  footer,
  dense = false,
}: {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row, index: number) => string
  /** Rows that follow each other with the same word here stand under it. */
  readonly groupOf?: (row: Row) => string
  readonly footer?: ReactNode
  readonly dense?: boolean
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="table-frame" aria-label={caption} tabIndex={0}>
      <table className={dense ? 'dense' : undefined}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.align === 'right' ? 'right' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        {grouped(rows, groupOf).map((part) => (
          <tbody key={part.group}>
            {part.group && (
              <tr className="group-row">
                <th scope="rowgroup" colSpan={columns.length}>
                  {part.group}
                </th>
              </tr>
            )}
            {part.rows.map((row, index) => (
              <tr key={keyOf(row, index)}>
                {columns.map((column) =>
                  column.names ? (
                    <th key={column.key} scope="row" className={column.align === 'right' ? 'right' : undefined}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.key} className={column.align === 'right' ? 'right' : undefined}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        ))}
        {footer && <tfoot>{footer}</tfoot>}
      </table>
    </section>
  )
}
