import type { Movement } from '../../shared/metrics/roles-report.ts'

/** How a number stands against an earlier one: a word, in the ink of its meaning. A change within its interval is none. */
export function MovementMark({ movement }: { readonly movement: Movement }) {
  return (
    <span className="movement" data-movement={movement}>
      {movement}
    </span>
  )
}
