import { formatCount, formatDays, formatMoneyShort, formatNumber, formatShare } from '../../../shared/base/format.ts'
import type { OrderCohorts } from '../../../shared/cohorts/report.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { cohortWords as text } from '../../words/cohort-words.ts'
import { words } from '../../words/words.ts'

/** For shops: who bought again after the first contact, and what customers spent by how it was resolved. */
export function CohortOrders({ orders }: { readonly orders: OrderCohorts }) {
  const days = [...new Set(orders.nextPurchase.flatMap((group) => group.again.map((at) => at.day)))].sort(
    (a, b) => a - b,
  )
  const { horizonDays, tiers } = orders.lifetime
  const share = (at: { readonly estimate: number; readonly low: number; readonly high: number } | undefined) =>
    at ? (
      <>
        <b>{formatShare(at.estimate)}</b>
        <span className="under">{words.range(formatShare(at.low), formatShare(at.high))}</span>
      </>
    ) : (
      ''
    )
  return (
    <section className="sheet section">
      <h2>{text.orders}</h2>
      <p>{text.ordersHow(formatCount(orders.buyers), formatDays(orders.inactivityDays), orders.inactivityFrom)}</p>
      <DataTable
        caption={text.again}
        columns={[
          { key: 'name', title: text.group, names: true, cell: (group) => group.name },
          { key: 'n', title: text.customers, align: 'right', cell: (group) => formatCount(group.n) },
          ...days.map((day, index) => ({
            key: `again ${day}`,
            title: text.againBy(formatCount(day)),
            align: 'right' as const,
            cell: (group: OrderCohorts['nextPurchase'][number]) =>
              group.tooFew && index === 0 ? (
                <span className="quiet">{words.tooFew}</span>
              ) : (
                share(group.again.find((at) => at.day === day))
              ),
          })),
          ...[0.5, 1, 2].map((factor) => ({
            key: `silent ${factor}`,
            title: text.silent(formatDays(Math.round(orders.inactivityDays * factor))),
            align: 'right' as const,
            cell: (group: OrderCohorts['nextPurchase'][number]) =>
              share(group.silent.find((at) => at.factor === factor)),
          })),
        ]}
        rows={orders.nextPurchase}
        keyOf={(group) => group.name}
      />
      {horizonDays !== null && (
        <DataTable
          caption={text.spent(formatDays(horizonDays))}
          columns={[
            { key: 'tier', title: text.resolved, names: true, cell: (row) => row.tier },
            { key: 'n', title: text.customers, align: 'right', cell: (row) => formatCount(row.n) },
            {
              key: 'spent',
              title: text.spent(formatDays(horizonDays)),
              align: 'right',
              cell: (row) =>
                row.spentMinor === null || row.low === null || row.high === null ? (
                  <span className="quiet">{words.tooFew}</span>
                ) : (
                  <>
                    <b>{formatMoneyShort(row.spentMinor, orders.currency)}</b>
                    <span className="under">
                      {words.range(
                        formatMoneyShort(row.low, orders.currency),
                        formatMoneyShort(row.high, orders.currency),
                      )}
                    </span>
                  </>
                ),
            },
            {
              key: 'orders',
              title: text.ordersEach,
              align: 'right',
              cell: (row) => (row.orders === null ? '' : formatNumber(row.orders, 1)),
            },
          ]}
          rows={tiers}
          keyOf={(row) => row.tier}
        />
      )}
    </section>
  )
}
