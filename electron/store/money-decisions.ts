import { type ReadStore, transact, type WriteStore } from './store.ts'

/**
 * What people decide about revenue beside the assumptions. `finance-arr`: finance's figure on a day; `difference`: a named difference to it; `promise`: a case as it
 * was frozen; `pilot-plan`: a plan as it was kept; `actual`: what a line of a promise came to, as a person knows it.
 */
export type MoneyDecisionKind = 'finance-arr' | 'difference' | 'promise' | 'pilot-plan' | 'actual'

export interface MoneyDecision<T> {
  readonly id: number
  readonly period: string
  readonly name: string
  readonly at: number
  readonly body: T
}

/** The decisions of a kind that stand, the newest of each period and name, oldest first. One whose body is nothing was taken back. */
export function readMoneyDecisions<T>(store: ReadStore, kind: MoneyDecisionKind, period?: string): MoneyDecision<T>[] {
  const rows = store
    .sql(
      `SELECT id, period, name, at, body FROM money_decisions
        WHERE kind = @kind AND (@period IS NULL OR period = @period)
          AND id IN (SELECT MAX(id) FROM money_decisions WHERE kind = @kind GROUP BY period, name) ORDER BY id`,
    )
    .all({ kind, period: period ?? null }) as { id: number; period: string; name: string; at: number; body: string }[]
  return rows.flatMap(({ body, ...rest }) => {
    const parsed = JSON.parse(body) as T | null
    return parsed === null ? [] : { ...rest, body: parsed }
  })
}

/** Keeps a decision; `null` takes the one of this period and name back. What rested on revenue decided otherwise is thrown away. */
export function keepMoneyDecision(
  store: WriteStore,
  kind: MoneyDecisionKind,
  what: { readonly period: string; readonly name: string; readonly body: unknown },
  at: number,
): void {
  transact(store, () => {
    store
      .sql('INSERT INTO money_decisions (kind, period, name, body, at) VALUES (?, ?, ?, ?, ?)')
      .run(kind, what.period, what.name, JSON.stringify(what.body), at)
    forgetMoney(store, kind)
  })
}

/** Throws away what rests on decisions of a kind about revenue. */
export function forgetMoney(store: WriteStore, kind: string): void {
  store.sql("DELETE FROM reports WHERE name LIKE 'pnl/%'").run()
  if (kind === 'pilot-plan') store.sql("DELETE FROM reports WHERE name LIKE 'ledger/%' OR name LIKE 'facts/%'").run()
  store.sql("DELETE FROM evidence WHERE id LIKE 'arr-%' OR id LIKE 'promise%' OR id LIKE 'pilot-%'").run()
}
