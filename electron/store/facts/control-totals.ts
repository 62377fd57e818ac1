import type { ReadStore, WriteStore } from '../store.ts'

/** What the imported money added up to when everything was last derived from it: a later change that no import made shows against these. */
export interface ControlTotals {
  /** Postings per currency, account and day. */
  readonly costs: readonly {
    readonly currency: string
    readonly account: string
    readonly at: number
    readonly lines: number
    readonly minor: number
  }[]
  /** Subscriptions per currency; starts and ends are sums of instants, so that a moved date shows. */
  readonly subscriptions: readonly {
    readonly currency: string
    readonly count: number
    readonly minor: number
    readonly starts: number
    readonly ends: number
  }[]
}

/** With the version of its shape: totals that an earlier version kept are none. */
const step = 'control-totals 2'

/** Keeps what the imported money adds up to now. */
export function keepControlTotals(store: WriteStore): void {
  store
    .sql('INSERT INTO derivation (step, stamp) VALUES (?, ?) ON CONFLICT (step) DO UPDATE SET stamp = excluded.stamp')
    .run(step, JSON.stringify(readControlTotals(store)))
}

/** The totals kept last; `null` when nothing was derived yet. */
export function maybeKeptControlTotals(store: ReadStore): ControlTotals | null {
  const stamp = store.sql('SELECT stamp FROM derivation WHERE step = ?').pluck().get(step) as string | undefined
  return stamp === undefined ? null : (JSON.parse(stamp) as ControlTotals)
}

/** What the imported money adds up to now. */
export function readControlTotals(store: ReadStore): ControlTotals {
  return {
    costs: store
      .sql(
        `SELECT currency, account.term AS account, posted_at AS at, COUNT(*) AS lines, SUM(amount_minor) AS minor
           FROM costs JOIN terms account ON account.id = costs.account_id
          GROUP BY currency, account.term, posted_at ORDER BY currency, posted_at, account.term`,
      )
      .all() as unknown as ControlTotals['costs'],
    subscriptions: store
      .sql(
        `SELECT currency, COUNT(*) AS count, SUM(mrr_minor) AS minor, SUM(started_at) AS starts, COALESCE(SUM(ended_at), 0) AS ends
           FROM subscriptions GROUP BY currency ORDER BY currency`,
      )
      .all() as unknown as ControlTotals['subscriptions'],
  }
}
