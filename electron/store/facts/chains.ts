import { type Handler, handlers } from '../../../shared/base/model.ts'
import type { ChainCell } from '../../../shared/cost/chain-costs.ts'
import { chainPaths } from '../../../shared/metrics/resolve-issues.ts'
import type { ReadStore } from '../store.ts'
import type { Span } from './span.ts'

/** All contacts of a span, counted together where cost treats them alike, with how their issue went on after an AI attempt. */
export function readChainCells(store: ReadStore, span: Span): ChainCell[] {
  const rows = store
    .sql(
      `SELECT f.handler, COALESCE(f.ai, 0), COALESCE(i.path, 0), COUNT(*), SUM(COALESCE(f.handle_seconds, 0)), SUM(CASE WHEN f.handle_seconds IS NULL THEN 1 ELSE 0 END)
         FROM facts f LEFT JOIN issues i ON i.id = f.issue_id
        WHERE f.opened_at >= ? AND f.opened_at < ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    )
    .raw()
    .all(span.from, span.until) as [number, number, number, number, number, number][]
  return rows.map(([handler, ai, path, contacts, handleSeconds, untimed]) => {
    const handledBy: Handler = handlers[handler] ?? 'unknown'
    return {
      path: chainPaths[path] ?? 'no AI',
      handler: handledBy,
      channel: null,
      aiInvolved: ai === 1 || handledBy === 'ai-only' || handledBy === 'ai-to-human',
      vendorResolved: null,
      issue: { began: handledBy, mature: true, kept: null, single: true },
      contacts,
      handleSeconds,
      untimed,
    }
  })
}
