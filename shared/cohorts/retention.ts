import { type Evidence, evidenceId } from '../base/evidence.ts'
import type { StepExhibit, Tone } from '../deck/exhibit.ts'
import { kaplanMeier, survivalAt } from '../stats/kaplan-meier.ts'
import type { SurvivalCurve } from '../stats/survival-curve.ts'
import type { SurvivalData } from '../stats/survival-data.ts'
import { type Arm, type CohortMember, design } from './members.ts'
import type { CohortGroup } from './report.ts'

/** Fewer customers than this are not told about at all: for their privacy, and because chance rules. */
export const fewestShown = 10

/** Members as survival data: days from time zero, whole. */
export function survivalOf(members: readonly CohortMember[]): SurvivalData {
  return {
    time: Float64Array.from(members, (m) => m.days),
    event: Uint8Array.from(members, (m) => (m.left ? 1 : 0)),
  }
}

/** What is the same for every piece of evidence of one cohort report. */
export interface CohortFrame {
  readonly quarter: string
  readonly currency: string
  readonly dataThrough: number | null
  readonly sources: readonly string[]
  readonly horizonDays: number
  readonly excluded: Readonly<Record<string, number>>
}

/** One group: its Kaplan–Meier retention at the report days that were reached, with log-log intervals, and its evidence at the horizon. */
export function cohortGroup(
  name: string,
  by: string,
  members: readonly CohortMember[],
  frame: CohortFrame,
): { readonly group: CohortGroup; readonly evidence: Evidence } {
  const tooFew = members.length < fewestShown
  const curve = tooFew ? null : kaplanMeier(survivalOf(members), { confType: 'log-log' })
  const points = curve ? survivalAt(curve, design.reportDays) : []
  const retention = points
    .filter((p) => p.atRisk >= fewestShown)
    .map((p) => ({ day: p.time, estimate: p.estimate, low: p.low, high: p.high, atRisk: p.atRisk }))
  const atHorizon = curve ? survivalAt(curve, [frame.horizonDays])[0] : undefined
  const told = atHorizon !== undefined && atHorizon.atRisk >= fewestShown
  const filter = { [by]: name }
  const evidence: Evidence = {
    id: evidenceId('retention-by-handling', design.version, frame.quarter, filter),
    metric: 'retention-by-handling',
    version: design.version,
    title: `Customers kept to day ${frame.horizonDays}: ${name}`,
    value: told ? atHorizon.estimate : null,
    unit: 'share',
    currency: null,
    numerator: null,
    denominator: null,
    n: members.length,
    low: told ? atHorizon.low : null,
    high: told ? atHorizon.high : null,
    period: frame.quarter,
    filter,
    excluded: frame.excluded,
    grade: 'fact',
    caveats: [],
    note: told
      ? null
      : tooFew
        ? `too few to report (${members.length})`
        : `too few followed to day ${frame.horizonDays}`,
    dataThrough: frame.dataThrough,
    sources: frame.sources,
    rows: { table: 'retention', selection: by, from: null, until: null, filter: { ...filter, quarter: frame.quarter } },
  }
  return {
    group: {
      name,
      n: members.length,
      events: members.filter((m) => m.left).length,
      tooFew,
      retention,
      mrr: { minor: members.reduce((sum, m) => sum + m.mrrMinor, 0), currency: frame.currency },
      evidence: evidence.id,
      byRevenue: tooFew
        ? []
        : revenueKept(
            members,
            retention.map((r) => r.day),
          ),
      revenue: tooFew ? null : revenueRetention(members),
    },
    evidence,
  }
}

/** The Kaplan–Meier share weighted by what customers paid at time zero: money lost through leaving, with the infinitesimal jackknife's interval. */
function revenueKept(members: readonly CohortMember[], days: readonly number[]): NonNullable<CohortGroup['byRevenue']> {
  const paying = members.filter((m) => m.mrrMinor > 0)
  if (paying.length < fewestShown || days.length === 0) return []
  const weight = Float64Array.from(paying, (m) => m.mrrMinor)
  const curve = kaplanMeier({ ...survivalOf(paying), weight }, { confType: 'log-log' })
  return survivalAt(curve, days).map(({ time, estimate, low, high }) => ({ day: time, estimate, low, high }))
}

/**
 * Gross and net revenue retention of a group: of the recurring amount at time zero of the members whose whole time to a day could be seen, how much was still there on that day, without and with
 * growth. The latest report day that at least ten were seen for; `null` when there is none.
 */
function revenueRetention(members: readonly CohortMember[]): CohortGroup['revenue'] {
  for (const day of [...design.reportDays].reverse()) {
    const seen = members.flatMap((m) => {
      const later = m.laterMinor?.[day]
      return later === undefined ? [] : [{ before: m.mrrMinor, later }]
    })
    if (seen.length < fewestShown) continue
    const before = seen.reduce((sum, m) => sum + m.before, 0)
    if (before <= 0) return null
    return {
      day,
      customers: seen.length,
      grr: seen.reduce((sum, m) => sum + Math.min(m.before, m.later), 0) / before,
      nrr: seen.reduce((sum, m) => sum + m.later, 0) / before,
    }
  }
  return null
}

const tones: Readonly<Record<Arm, Tone>> = {
  'strong AI': 'durable',
  'poor AI': 'failed',
  'strong human': 'human',
  'poor human': 'fragile',
  other: 'unknown',
}

/** The curves of the arms with at least ten customers, drawn as far as ten are still at risk; `null` when there are none. */
export function cohortCurves(
  named: readonly {
    readonly name: string
    readonly arm: Arm
    readonly members: readonly CohortMember[]
    readonly evidence: string
  }[],
  until: number,
): StepExhibit | null {
  const shown = named.filter((g) => g.members.length >= fewestShown)
  if (shown.length === 0) return null
  return {
    kind: 'step',
    caption: 'Share of customers still with us, by how their first contact was handled',
    alt: `Share of customers still paying over ${until} days after the classification window, for ${shown.map((g) => g.name).join(', ')}.`,
    unit: 'share',
    currency: null,
    until,
    evidence: shown.map((g) => g.evidence),
    curves: shown.map((g) =>
      stepCurve(g.name, tones[g.arm], kaplanMeier(survivalOf(g.members), { confType: 'log-log' }), until),
    ),
  }
}

function stepCurve(name: string, tone: Tone, curve: SurvivalCurve, until: number): StepExhibit['curves'][number] {
  const { table } = curve
  const days = [0]
  const estimate = [1]
  const low = [1]
  const high = [1]
  let last = 0
  for (let i = 0; i < table.time.length; i++) {
    const day = table.time[i] as number
    if (day > until || (table.atRisk[i] as number) < fewestShown) break
    last = day
    if ((table.events[i] as number) === 0) continue
    days.push(day)
    estimate.push(table.estimate[i] as number)
    low.push(table.low[i] as number)
    high.push(table.high[i] as number)
  }
  if (days.at(-1) !== last) {
    days.push(last)
    estimate.push(estimate.at(-1) as number)
    low.push(low.at(-1) as number)
    high.push(high.at(-1) as number)
  }
  const marks = [0, 1, 2, 3, 4, 5, 6].map((i) => Math.round((until * i) / 6))
  const points = survivalAt(curve, marks)
  return { name, tone, days, estimate, low, high, atRisk: points.map((p) => ({ day: p.time, n: p.atRisk })) }
}
