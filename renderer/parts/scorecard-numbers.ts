import type { Evidence } from '../../shared/base/evidence.ts'

/** Is it told of everything, not of a slice? */
export const isWhole = (evidence: Evidence): boolean => Object.keys(evidence.filter).length === 0

/** The numbers of every quarter up to the one on view. */
export interface QuarterNumbers {
  /** Are they here already? */
  readonly areKnown: boolean
  readonly quarters: readonly string[]
  /** One per quarter, where there is one. */
  readonly of: (metric: string) => readonly (Evidence | undefined)[]
}

/** Puts the scorecard cut by quarter in order, so that any metric’s trend can be read off it; `null` while it is not here yet. */
export function quarterNumbers(cutByQuarter: readonly Evidence[] | null, quarters: readonly string[]): QuarterNumbers {
  const found = new Map((cutByQuarter ?? []).map((item) => [`${item.metric} ${item.period}`, item]))
  return {
    areKnown: cutByQuarter !== null,
    quarters,
    of: (metric) => quarters.map((quarter) => found.get(`${metric} ${quarter}`)),
  }
}

/** The quarters until one, itself included. */
export function quartersUntil(quarters: readonly string[], quarter: string): readonly string[] {
  return quarters.slice(0, quarters.indexOf(quarter) + 1)
}
