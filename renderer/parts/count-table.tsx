import { formatCount } from '../../shared/base/format.ts'
import type { ShareCount } from '../../shared/privacy/share.ts'
import { DataTable } from './data-table.tsx'

/** Things by how many there are. */
export function CountTable({
  caption,
  what,
  many,
  counts,
}: {
  readonly caption: string
  readonly what: string
  readonly many: string
  readonly counts: readonly ShareCount[]
}) {
  return (
    <DataTable<ShareCount>
      caption={caption}
      dense
      columns={[
        { key: 'what', title: what, names: true, cell: (one) => one.what },
        { key: 'count', title: many, align: 'right', cell: (one) => formatCount(one.count) },
      ]}
      rows={counts}
      keyOf={(one) => one.what}
    />
  )
}
