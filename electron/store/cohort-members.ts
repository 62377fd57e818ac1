import { armOf, type CohortMember, stratumOf } from '../../shared/cohorts/members.ts'
import { maybeWritable, type ReadStore, transact } from './store.ts'

/** Keeps who was in which arm of a quarter's cohorts, so that the rows behind a curve can be listed. */
export function keepCohortMembers(store: ReadStore, quarter: string, members: readonly CohortMember[]): void {
  const writable = maybeWritable(store)
  if (!writable) return
  transact(writable, () => {
    store.sql('DELETE FROM cohort_members WHERE quarter = ?').run(quarter)
    const put = store.sql(
      'INSERT INTO cohort_members (quarter, payer_id, contact_id, arm, stratum, start_at, days, left_us, mrr_minor, handler, tier, rule) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    for (const m of members) {
      put.run(
        quarter,
        m.payerId,
        m.contactId,
        armOf(m),
        stratumOf(m),
        m.startAt,
        m.days,
        m.left ? 1 : 0,
        m.mrrMinor,
        m.handler,
        m.tier,
        m.rule,
      )
    }
  })
}
