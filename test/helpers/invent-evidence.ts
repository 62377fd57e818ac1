import type { Evidence } from '../../shared/base/evidence.ts'

/** Evidence of a test: a plain fact of a quarter about which only what is given is known. Its metric is its id up to the version. */
export function inventEvidence(id: string, known: Partial<Evidence> = {}): Evidence {
  const metric = id.split('@')[0] ?? id
  return {
    id,
    metric,
    version: 1,
    title: metric,
    value: null,
    unit: 'count',
    currency: null,
    numerator: null,
    denominator: null,
    n: 0,
    low: null,
    high: null,
    period: '2026Q3',
    filter: {},
    excluded: {},
    grade: 'fact',
    caveats: [],
    note: null,
    dataThrough: null,
    sources: [],
    rows: null,
    ...known,
  }
}
