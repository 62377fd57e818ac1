import type { Evidence } from '../../../shared/base/evidence.ts'
import { formatCount, formatEvidence, formatInterval } from '../../../shared/base/format.ts'

/** A metric with the keys that scripts lean on: its own id, and the id of its evidence. */
export function metricJson(e: Evidence) {
  const { id, metric, ...rest } = e
  return { ...rest, id: metric, evidence: id }
}

/** A number on one line: title, slice, value, interval, count and id. */
export function evidenceLine(e: Evidence): string {
  const interval = formatInterval(e)
  const slice = Object.values(e.filter).join(', ')
  return `  ${e.title}${slice ? ` (${slice})` : ''}: ${formatEvidence(e)}${interval ? ` (${interval})` : ''}, n ${formatCount(e.n)}  [${e.id}]`
}
