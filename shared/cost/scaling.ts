import { must } from '../base/assert.ts'
import type { Month } from '../base/calendar.ts'
import { type Evidence, evidenceId } from '../base/evidence.ts'
import { formatEvidence, formatMonth, formatNumber, formatShare, plural } from '../base/format.ts'
import type { Instant } from '../base/model.ts'
import type { Exhibit, Series } from '../deck/exhibit.ts'
import { coefficientTable, leastSquares, plainCovariance } from '../stats/least-squares.ts'
import { studentsTQuantile } from '../stats/students-t.ts'
import type { Provenance } from './provenance.ts'

/** One month with what grows in it. `null` where nothing tells. */
export interface MonthOfGrowth {
  readonly month: Month
  readonly from: Instant
  readonly until: Instant
  /** Cost of support that the month bears, minor units. */
  readonly costMinor: number
  readonly contacts: number
  readonly headcount: number | null
  /** Recurring revenue at its end, a month, minor units. */
  readonly mrrMinor: number | null
}

/** Does cost (or headcount) grow in proportion to contacts (or revenue)? */
export interface Growth {
  readonly of: 'cost' | 'headcount'
  readonly on: 'contacts' | 'revenue'
  readonly evidence: Evidence
  readonly sentence: string
}

export interface Scaling {
  readonly growth: readonly Growth[]
  /** What one contact more costs, against the mean of the same months. */
  readonly marginal: Evidence | null
  readonly average: Evidence | null
  readonly curve: Exhibit | null
  /** Cost, headcount, contacts and revenue by month against their first month. */
  readonly chart: Exhibit | null
  readonly sentence: string
  readonly evidence: readonly Evidence[]
}

/** Fewer months and a slope says more about chance than about growth. */
export const fewestMonths = 8
/** The largest month must be so many times the smallest, or nothing moved that cost could follow. */
const leastSpread = 1.1

const ofWords = { cost: 'cost of support', headcount: 'headcount' } as const
const onWords = { contacts: 'contacts', revenue: 'recurring revenue' } as const

/**
 * How cost and headcount moved with contacts and revenue over the months that have all of them: elasticities (the slope of log on log, ordinary least squares with
 * Student's t intervals on n − 2 degrees of freedom), and the cost of one contact more (the slope of cost on contacts). Descriptive: both series move with time, so what
 * else changed is in the slope; grade D.
 */
export function scaling(months: readonly MonthOfGrowth[], provenance: Provenance, quarter: string): Scaling {
  const told = months.filter((month) => month.costMinor > 0 && month.contacts > 0)
  const growth = (['cost', 'headcount'] as const).flatMap((of) =>
    (['contacts', 'revenue'] as const).map((on) => growthOf(told, { of, on }, provenance, quarter)),
  )
  const { marginal, average, intercept, slope } = costOfOneMore(told, provenance, quarter)
  const evidence = [...growth.map((one) => one.evidence), marginal, average].filter((one) => one !== null)
  const curve =
    marginal === null || average === null || slope === null || marginal.value === null || marginal.value <= 0
      ? null
      : costCurve(told, { intercept, slope }, marginal, average, provenance)
  return {
    growth,
    marginal,
    average,
    curve,
    chart: told.length < 2 ? null : indexed(told, growth, provenance),
    sentence: sentenceOf(growth, marginal, average, { intercept, slope }, told),
    evidence,
  }
}

function sizeOf(month: MonthOfGrowth, what: 'cost' | 'headcount' | 'contacts' | 'revenue'): number | null {
  switch (what) {
    case 'cost':
      return month.costMinor
    case 'contacts':
      return month.contacts
    case 'headcount':
      return month.headcount
    case 'revenue':
      return month.mrrMinor
  }
}

interface Slope {
  readonly estimate: number
  readonly low: number
  readonly high: number
  readonly intercept: number
}

/** The straight line through points, with the 95 % interval of its slope; `undefined` when there is no line. */
function maybeSlope(x: readonly number[], y: readonly number[]): Slope | undefined {
  const n = x.length
  if (n < 3 || new Set(x).size < 2) return undefined
  const fit = leastSquares({
    outcome: Float64Array.from(y),
    columns: [new Float64Array(n).fill(1), Float64Array.from(x)],
    names: ['level', 'slope'],
  })
  const slope = coefficientTable(fit, plainCovariance(fit), n - 2).find((one) => one.name === 'slope')
  if (slope === undefined) return undefined
  const half = studentsTQuantile(0.975, n - 2) * slope.standardError
  return {
    estimate: slope.estimate,
    low: slope.estimate - half,
    high: slope.estimate + half,
    intercept: fit.values[0] as number,
  }
}

function growthOf(
  months: readonly MonthOfGrowth[],
  { of, on }: Pick<Growth, 'of' | 'on'>,
  provenance: Provenance,
  quarter: string,
): Growth {
  const points = months.flatMap((month) => {
    const [y, x] = [sizeOf(month, of), sizeOf(month, on)]
    return y !== null && x !== null && x > 0 && y > 0 ? [{ month, x, y }] : []
  })
  const note = whyNot(
    points.length,
    points.map((point) => point.x),
    { of, on },
  )
  const slope =
    note === null
      ? maybeSlope(
          points.map((point) => Math.log(point.x)),
          points.map((point) => Math.log(point.y)),
        )
      : undefined
  const evidence = growthEvidence(points, slope, { of, on, note }, provenance, quarter)
  return { of, on, evidence, sentence: growthWords({ of, on }, slope, note) }
}

function whyNot(n: number, x: readonly number[], { of, on }: Pick<Growth, 'of' | 'on'>): string | null {
  if (n === 0 && of === 'headcount') return 'no headcount is imported: a file with month and headcount tells it'
  if (n === 0) return `no month has both ${ofWords[of]} and ${onWords[on]}`
  if (n < fewestMonths) return `too few to say: ${plural(n, 'month')}, fewer than ${fewestMonths}`
  if (Math.max(...x) < leastSpread * Math.min(...x)) return `${onWords[on]} hardly moved, so there is nothing to follow`
  return null
}

function growthEvidence(
  points: readonly { readonly month: MonthOfGrowth }[],
  slope: Slope | undefined,
  { of, on, note }: Pick<Growth, 'of' | 'on'> & { readonly note: string | null },
  provenance: Provenance,
  quarter: string,
): Evidence {
  const filter = { of, on }
  const [first, last] = [points[0]?.month, points.at(-1)?.month]
  return {
    id: evidenceId('cost-elasticity', 1, quarter, filter),
    metric: 'cost-elasticity',
    version: 1,
    title: `How ${ofWords[of]} grows with ${onWords[on]}: 1 is in proportion`,
    value: slope?.estimate ?? null,
    unit: 'ratio',
    currency: null,
    numerator: null,
    denominator: null,
    n: points.length,
    low: slope?.low ?? null,
    high: slope?.high ?? null,
    period: quarter,
    filter,
    excluded: {},
    grade: 'D',
    caveats: [
      'Both move with time, so whatever else changed is in it; it describes these months and promises nothing beyond them.',
      ...(first && last ? [`Months from ${formatMonth(first.month)} to ${formatMonth(last.month)}.`] : []),
    ],
    note: note ?? (slope === undefined ? 'no line fits these months' : null),
    dataThrough: provenance.dataThrough,
    sources: provenance.sources,
    rows: {
      table: 'costs',
      selection: 'cost-in-scope',
      from: first?.from ?? null,
      until: last?.until ?? null,
      filter: {},
    },
  }
}

function growthWords({ of, on }: Pick<Growth, 'of' | 'on'>, slope: Slope | undefined, note: string | null): string {
  const what = `${ofWords[of].charAt(0).toUpperCase()}${ofWords[of].slice(1)}`
  if (slope === undefined)
    return `Whether ${ofWords[of]} grows with ${onWords[on]} can’t be told: ${note ?? 'no line fits'}.`
  const change = (exponent: number): number => 1.1 ** exponent - 1
  const range = `${formatShare(change(slope.low))} to ${formatShare(change(slope.high))}`
  const tenth =
    slope.estimate < 0
      ? `10 % more ${onWords[on]} came with ${formatShare(-change(slope.estimate))} less ${ofWords[of]} (change ${range})`
      : `10 % more ${onWords[on]} came with ${formatShare(change(slope.estimate))} more ${ofWords[of]} (${range})`
  if (slope.high < 0) return `${what} fell while ${onWords[on]} grew: ${tenth}.`
  if (slope.low <= 0 && slope.high >= 1)
    return `Whether ${ofWords[of]} grows with ${onWords[on]} can’t be told: ${tenth}, which fits anything from not at all to in proportion.`
  if (slope.high < 1) return `${what} grew less than in proportion to ${onWords[on]}: ${tenth}.`
  if (slope.low > 1) return `${what} grew more than in proportion to ${onWords[on]}: ${tenth}.`
  return `${what} grew with ${onWords[on]}, and growing in proportion fits: ${tenth}.`
}

function costOfOneMore(
  months: readonly MonthOfGrowth[],
  provenance: Provenance,
  quarter: string,
): { marginal: Evidence | null; average: Evidence | null; intercept: number; slope: Slope | null } {
  if (months.length === 0) return { marginal: null, average: null, intercept: 0, slope: null }
  const note = whyNot(
    months.length,
    months.map((month) => month.contacts),
    { of: 'cost', on: 'contacts' },
  )
  const slope =
    note === null
      ? maybeSlope(
          months.map((month) => month.contacts),
          months.map((month) => month.costMinor),
        )
      : undefined
  const [first, last] = [must(months[0], 'first month'), must(months.at(-1), 'last month')]
  const costMinor = months.reduce((sum, month) => sum + month.costMinor, 0)
  const contacts = months.reduce((sum, month) => sum + month.contacts, 0)
  const shared = {
    version: 1,
    unit: 'money' as const,
    currency: provenance.basis.currency,
    n: months.length,
    period: quarter,
    filter: {},
    excluded: {},
    dataThrough: provenance.dataThrough,
    sources: provenance.sources,
    rows: { table: 'costs' as const, selection: 'cost-in-scope', from: first.from, until: last.until, filter: {} },
  }
  const caveat = `Months from ${formatMonth(first.month)} to ${formatMonth(last.month)}.`
  return {
    marginal: {
      ...shared,
      id: evidenceId('marginal-cost-per-contact', 1, quarter),
      metric: 'marginal-cost-per-contact',
      title: 'What one contact more a month costs',
      value: slope === undefined ? null : Math.round(slope.estimate),
      numerator: null,
      denominator: null,
      low: slope === undefined ? null : Math.round(slope.low),
      high: slope === undefined ? null : Math.round(slope.high),
      grade: 'D',
      caveats: [
        caveat,
        'The slope of cost on contacts over these months: what else changed in them is in it, and people are hired in steps.',
      ],
      note: note ?? (slope === undefined ? 'no line fits these months' : null),
    },
    average: {
      ...shared,
      id: evidenceId('average-cost-per-contact', 1, quarter),
      metric: 'average-cost-per-contact',
      title: 'What a contact of the same months costs on average',
      value: Math.round(costMinor / contacts),
      numerator: costMinor,
      denominator: contacts,
      low: null,
      high: null,
      grade: 'fact',
      caveats: [caveat],
      note: null,
    },
    intercept: slope?.intercept ?? 0,
    slope: slope ?? null,
  }
}

/** How the mean cost of a contact bends with volume on the fitted line, from half to twice the months seen; beyond them it is drawn apart. */
function costCurve(
  months: readonly MonthOfGrowth[],
  { intercept, slope }: { readonly intercept: number; readonly slope: Slope },
  marginal: Evidence,
  average: Evidence,
  provenance: Provenance,
): Exhibit {
  const seen = months.map((month) => month.contacts)
  const [least, most] = [Math.min(...seen), Math.max(...seen)]
  const volumes = niceVolumes(least / 2, most * 1.5)
  const mean = (volume: number): number => Math.round((intercept + slope.estimate * volume) / volume)
  const isSeen = (volume: number): boolean => volume >= least && volume <= most
  const within = volumes.map((volume) => (isSeen(volume) ? mean(volume) : null))
  // A dashed line takes the last seen point along, so that it does not begin in the air.
  const beyond = volumes.map((volume, i) => {
    const [before, after] = [volumes[i - 1], volumes[i + 1]]
    const isEdge = (after !== undefined && !isSeen(after)) || (before !== undefined && !isSeen(before))
    return !isSeen(volume) || isEdge ? Math.max(0, mean(volume)) : null
  })
  const series: Series[] = [
    { name: 'Average contact', tone: 'accent', values: within },
    { name: 'Beyond what was seen', tone: 'quiet', values: beyond, dashed: true },
    {
      name: 'One contact more',
      tone: 'human',
      values: volumes.map((volume) => (isSeen(volume) ? marginal.value : null)),
      low: volumes.map((volume) => (isSeen(volume) ? Math.max(0, marginal.low ?? 0) : null)),
      high: volumes.map((volume) => (isSeen(volume) ? marginal.high : null)),
    },
  ]
  return {
    kind: 'line',
    alt: `What the average contact costs at different volumes a month, against ${formatEvidence(marginal)} for one contact more.`,
    caption: 'Cost per contact by contacts a month: the average one, and one more',
    unit: 'money',
    currency: provenance.basis.currency,
    evidence: [marginal.id, average.id],
    categories: volumes.map((volume) => formatNumber(volume)),
    series,
  }
}

function niceVolumes(from: number, until: number): number[] {
  const rough = (until - from) / 10
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power
  const volumes: number[] = []
  for (let volume = Math.max(step, Math.ceil(from / step) * step); volume <= until; volume += step) volumes.push(volume)
  return volumes
}

/** Everything against its first month, so that what grows faster shows. */
function indexed(months: readonly MonthOfGrowth[], growth: readonly Growth[], provenance: Provenance): Exhibit {
  const lines = (
    [
      ['cost', 'Cost of support', 'failed'],
      ['headcount', 'Headcount', 'human'],
      ['contacts', 'Contacts', 'ai'],
      ['revenue', 'Recurring revenue', 'durable'],
    ] as const
  ).flatMap(([what, name, tone]): Series[] => {
    const values = months.map((month) => sizeOf(month, what))
    const base = values.find((value) => value !== null && value > 0)
    if (base === undefined || base === null || values.filter((value) => value !== null).length < 2) return []
    return [{ name, tone, values: values.map((value) => (value === null ? null : value / base)) }]
  })
  const [first, last] = [must(months[0], 'first month'), must(months.at(-1), 'last month')]
  return {
    kind: 'line',
    alt: `Cost, headcount, contacts and revenue from ${formatMonth(first.month)} to ${formatMonth(last.month)}, each against its first month.`,
    caption: `Each against ${formatMonth(first.month)}`,
    unit: 'share',
    currency: provenance.basis.currency,
    evidence: growth.map((one) => one.evidence.id),
    categories: months.map((month) => formatMonth(month.month)),
    series: lines,
  }
}

function sentenceOf(
  growth: readonly Growth[],
  marginal: Evidence | null,
  average: Evidence | null,
  { intercept, slope }: { readonly intercept: number; readonly slope: Slope | null },
  months: readonly MonthOfGrowth[],
): string {
  const cost = must(growth[0], 'growth of cost with contacts').sentence
  if (marginal === null || average === null || slope === null || marginal.value === null) return cost
  if ((marginal.value ?? 0) <= 0)
    return `${cost} What one contact more costs can’t be read from months in which cost fell as contacts rose; the average one cost ${formatEvidence(average)}.`
  const one = `One contact more a month costs ${formatEvidence(marginal)}, the average one ${formatEvidence(average)}`
  if ((marginal.low ?? 0) <= (average.value ?? 0) && (marginal.high ?? 0) >= (average.value ?? 0))
    return `${cost} ${one}; these months can’t tell the two apart.`
  const contacts = months.reduce((sum, month) => sum + month.contacts, 0) / months.length
  const fixed = intercept / (intercept + slope.estimate * contacts)
  return fixed > 0 && fixed < 1
    ? `${cost} ${one}: about ${formatShare(fixed)} of the cost does not move with contacts.`
    : `${cost} ${one}.`
}
