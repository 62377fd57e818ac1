import { must } from '../base/assert.ts'
import { addQuarters } from '../base/calendar.ts'
import { type Evidence, evidenceId, type Filter } from '../base/evidence.ts'
import { formatCount, formatEvidence, formatMoney, formatQuarter } from '../base/format.ts'
import { type CostClass, costClasses } from '../base/model.ts'
import type { Exhibit, Tone } from '../deck/exhibit.ts'
import { aiCost } from './ai-cost.ts'
import {
  costOfOneMoreContact,
  costPerContactByChannel,
  costPerOutcome,
  marginalChart,
  type VerifiedOutcomes,
} from './cost-per-outcome.ts'
import type { CostEdit } from './edit.ts'
import { accountLines, rateRuleOf, spreadOf } from './lines.ts'
import type { Provenance } from './provenance.ts'
import {
  caveatsOf,
  countBorne,
  maybeUnallocatedReason,
  missingRates,
  type QuarterCost,
  type QuarterFigures,
  quarterCost,
} from './quarter-cost.ts'
import type { CostReport, OneOff } from './report.ts'
import { spreadOver } from './spread.ts'
import { stackOf } from './stack.ts'

/** Satisfaction where the resolution held, for the quarters compared: the other half of "cheaper and no worse". */
export interface QualityBeside {
  readonly before: Evidence
  readonly now: Evidence
}

/**
 * The cost of one quarter: classed and tied to the ledger, shared out to contacts, per outcome, and over every quarter that has full cost data.
 * `quarters` are all that there are, oldest first, and hold the one asked for. `qualityOf` gives satisfaction for the quarters compared, when known.
 */
export function costReport(
  quarters: readonly QuarterFigures[],
  quarter: string,
  provenance: Provenance,
  qualityOf: (quarter: string) => Evidence | undefined = () => undefined,
  verified?: VerifiedOutcomes,
): CostReport {
  const { basis } = provenance
  const costs = quarters.map((figures) => quarterCost(figures, basis))
  const current = must(
    costs.find((cost) => cost.figures.quarter === quarter),
    `figures of ${quarter}`,
  )
  const ai = aiCost(current, provenance)
  const tools = stackOf(current, provenance, basis.edits)
  const oneMore = costOfOneMoreContact(current, provenance)
  const perOutcome = costPerOutcome(current, provenance, verified)
  const full = costs.filter((cost) => cost.full)
  const others = full
    .filter((cost) => cost !== current)
    .flatMap((cost) => costPerOutcome(cost, provenance).filter(isWholeHeadline))
  const headlines = [...perOutcome.filter(isWholeHeadline), ...others]
  const totals = costs.flatMap((cost) => totalsOf(cost, provenance, cost === current))
  const compared = comparedQuarter(current, full)
  return {
    quarter,
    quarters: quarters.map((figures) => figures.quarter),
    currency: basis.currency,
    totalMinor: current.totalMinor,
    inScopeMinor: current.inScopeMinor,
    outOfScopeMinor: current.outOfScopeMinor,
    carriedForwardMinor: current.carriedForwardMinor,
    broughtForwardMinor: current.broughtForwardMinor,
    chargedMinor: current.chargedMinor,
    allocatedMinor: current.allocatedMinor,
    unallocatedMinor: current.unallocatedMinor,
    unallocatedReason: maybeUnallocatedReason(current, basis.currency),
    lines: current.lines,
    accounts: accountLines(current.figures.costs, basis.currency),
    pools: current.allocation.pools.map(({ perCell: _, ...pool }) => pool),
    oneOffs: oneOffsOf(current, quarters, basis.edits),
    rateRule: rateRuleOf(basis.edits),
    converted: current.converted,
    problems: missingRates(current, basis.currency),
    drivers: [...new Set(basis.quantities.map((one) => one.name))].sort(),
    canUndo: basis.edits.length > 0,
    perOutcome,
    ai: { steps: ai.steps, sentence: ai.sentence },
    marginal: marginalChart([...perOutcome, ...oneMore], basis.currency),
    tools,
    stack: maybeStack(full, basis.currency),
    trend: maybeTrend(full, headlines, basis.currency),
    sentence: costSentence(current, compared, headlines, qualityBeside(current, compared, qualityOf)),
    evidence: [
      ...perOutcome,
      ...ai.evidence,
      ...oneMore,
      ...costPerContactByChannel(current, provenance),
      ...others,
      ...totals,
      ...tools.evidence,
    ],
  }
}

/** Every one-off cost of which the quarter bears a part, or that was posted in it, with how it is spread. */
function oneOffsOf(current: QuarterCost, quarters: readonly QuarterFigures[], edits: readonly CostEdit[]): OneOff[] {
  const { months } = current.figures
  const last = must(months.at(-1), 'last month')
  const builds = new Set(
    [...quarters, current.figures].flatMap((figures) => figures.charges.map((charge) => charge.line)),
  )
  return [...builds]
    .filter((line) => line.month <= last)
    .map((line): OneOff => {
      const how = spreadOf(line, edits)
      const amountMinor = line.amountMinor ?? 0
      const parts = spreadOver(amountMinor, how)
      const sum = (wanted: (month: string) => boolean): number =>
        parts.reduce((total, part) => total + (wanted(part.month) ? part.amountMinor : 0), 0)
      return {
        about: { account: line.account, costCentre: line.costCentre, supplier: line.supplier },
        account: line.account,
        supplier: line.supplier,
        memo: line.memo,
        posted: line.month,
        amountMinor,
        ...how,
        months: parts.length,
        chargedMinor: sum((month) => months.includes(month)),
        leftMinor: sum((month) => month > last),
      }
    })
    .sort((a, b) => (a.posted < b.posted ? -1 : a.posted > b.posted ? 1 : b.amountMinor - a.amountMinor))
}

function isWholeHeadline(evidence: Evidence): boolean {
  return (
    Object.keys(evidence.filter).length === 0 &&
    (evidence.metric === 'cost-per-contact' || evidence.metric === 'cost-per-kept-resolution')
  )
}

/** The same quarter a year before where there is one, else the oldest quarter with full data that came before. */
function comparedQuarter(current: QuarterCost, full: readonly QuarterCost[]): QuarterCost | undefined {
  const yearBefore = addQuarters(current.figures.quarter, -4)
  const earlier = full.filter((cost) => cost.figures.from < current.figures.from)
  return earlier.find((cost) => cost.figures.quarter === yearBefore) ?? earlier[0]
}

function qualityBeside(
  current: QuarterCost,
  compared: QuarterCost | undefined,
  qualityOf: (quarter: string) => Evidence | undefined,
): QualityBeside | undefined {
  const now = qualityOf(current.figures.quarter)
  const before = compared && qualityOf(compared.figures.quarter)
  return now && before ? { now, before } : undefined
}

/**
 * The quarter's cost per kept resolution in one sentence or two: fell, rose or stayed, against the quarter compared; or that it can't be told, and
 * why. A fall is an improvement only while satisfaction held: otherwise the sentence says that the loss may only be deferred.
 */
export function costSentence(
  current: QuarterCost,
  compared: QuarterCost | undefined,
  headlines: readonly Evidence[],
  quality?: QualityBeside,
): string {
  const find = (cost: QuarterCost): Evidence =>
    must(
      headlines.find((e) => e.metric === 'cost-per-kept-resolution' && e.period === cost.figures.quarter),
      `cost per kept resolution of ${cost.figures.quarter}`,
    )
  const now = find(current)
  const then = compared && find(compared)
  const in_ = formatQuarter(current.figures.quarter)
  if (now.value === null) return `Cost per kept resolution can’t be told for ${in_}: ${now.note}.`
  const alone = `Cost per kept resolution was ${formatEvidence(now)} in ${in_}`
  const lacking = current.withoutRate.map((one) => formatMoney(one.amountMinor, one.currency))
  if (current.figures.costs.some((line) => line.inScope && line.amountMinor === null))
    return `${alone}, without ${lacking.join(' and ')} that has no rate; it is not compared with earlier quarters.`
  if (!current.full) return `${alone}, from cost data that are not complete; it is not compared with earlier quarters.`
  if (!compared || !then || then.value === null) {
    return `${alone}; there is no earlier quarter with full cost data to compare it with.`
  }
  const against = formatQuarter(compared.figures.quarter)
  const uneven = whyNotComparable(compared, current)
  if (uneven !== null) {
    return `${alone} and ${formatEvidence(then)} in ${against}, but whether it fell or rose can’t be told: ${uneven}.`
  }
  if (formatEvidence(now) === formatEvidence(then)) {
    return `Cost per kept resolution stayed at ${formatEvidence(now)} from ${against} to ${in_}.`
  }
  const fell = now.value < then.value
  const moved = `Cost per kept resolution ${fell ? 'fell' : 'rose'} from ${formatEvidence(then)} in ${against} to ${formatEvidence(now)} in ${in_}`
  if (!fell || !quality || quality.now.value === null || quality.before.value === null) return `${moved}.`
  const was = `satisfaction where the resolution held went from ${formatEvidence(quality.before)} to ${formatEvidence(quality.now)}`
  if (formatEvidence(quality.before) === formatEvidence(quality.now)) {
    return `${moved} while satisfaction where the resolution held stayed at ${formatEvidence(quality.now)}.`
  }
  if (quality.now.value > quality.before.value) return `${moved} while ${was}.`
  return isWithinChance(quality)
    ? `${moved} while ${was}, less than so many ratings can tell from no change.`
    : `${moved}, but ${was}: the loss may only be deferred.`
}

/** Does each value lie within the other's interval? */
function isWithinChance({ before, now }: QualityBeside): boolean {
  if (now.value === null || before.value === null || now.high === null || before.low === null) return false
  return now.high >= before.value && before.low <= now.value
}

/** Why two quarters can't be held against each other; `null` when they can. */
function whyNotComparable(before: QuarterCost, now: QuarterCost): string | null {
  const [a, b] = [formatQuarter(before.figures.quarter), formatQuarter(now.figures.quarter)]
  if (hasPeople(before) !== hasPeople(now)) {
    const [has, lacks] = hasPeople(now) ? [b, a] : [a, b]
    return `the ledger has cost of people in ${has} and none in ${lacks}`
  }
  const appeared = systemsOnlyIn(now, before)
  if (appeared.length > 0) return `contacts from ${appeared.join(' and ')} are there for ${b} and not for ${a}`
  const gone = systemsOnlyIn(before, now)
  if (gone.length > 0) return `contacts from ${gone.join(' and ')} are there for ${a} and not for ${b}`
  return null
}

function hasPeople(cost: QuarterCost): boolean {
  return (cost.inScope.get('labour') ?? 0) + (cost.inScope.get('bpo') ?? 0) > 0
}

function systemsOnlyIn(here: QuarterCost, there: QuarterCost): string[] {
  return [...here.figures.systems]
    .filter(([system, contacts]) => contacts > 0 && (there.figures.systems.get(system) ?? 0) === 0)
    .map(([system]) => system)
    .sort()
}

function totalsOf(cost: QuarterCost, provenance: Provenance, whole: boolean): Evidence[] {
  const make = (metric: string, title: string, minor: number, lines: number, filter: Filter = {}): Evidence => ({
    id: evidenceId(metric, 1, cost.figures.quarter, filter),
    metric,
    version: 1,
    title,
    value: cost.lines.length === 0 ? null : minor,
    unit: 'money',
    currency: provenance.basis.currency,
    numerator: minor,
    denominator: null,
    n: lines,
    low: null,
    high: null,
    period: cost.figures.quarter,
    filter,
    excluded: Object.fromEntries(
      cost.withoutRate.map((other) => [`postings in ${other.currency} without a rate`, other.lines]),
    ),
    grade: 'fact',
    caveats: caveatsOf(cost, provenance.basis),
    note: cost.lines.length === 0 ? 'no ledger posting in the quarter' : null,
    dataThrough: provenance.dataThrough,
    sources: provenance.sources,
    rows: { table: 'costs', selection: metric, from: cost.figures.from, until: cost.figures.until, filter },
  })
  const linesOf = (wanted: (line: QuarterCost['lines'][number]) => boolean): number =>
    cost.lines.reduce((sum, line) => sum + (wanted(line) ? line.lines : 0), 0)
  const inScopeLines = linesOf((line) => line.inScope)
  const byClass = [...cost.inScope].map(([costClass, minor]) =>
    make(
      'cost-in-scope',
      `Cost of support, ${classWords[costClass]}`,
      minor,
      linesOf((line) => line.inScope && line.costClass === costClass),
      { class: costClass },
    ),
  )
  const scope = [
    make(
      'cost-total',
      'Everything in the ledger file',
      cost.totalMinor,
      linesOf(() => true),
    ),
    make('cost-in-scope', 'Cost of support', cost.inScopeMinor, inScopeLines),
    ...byClass,
  ]
  if (!whole) return scope
  return [
    ...scope,
    make(
      'cost-out-of-scope',
      'Cost that is not support’s',
      cost.outOfScopeMinor,
      linesOf((line) => !line.inScope),
    ),
    make('cost-charged', 'Cost of support that the quarter bears', cost.chargedMinor, countBorne(cost, 'charged')),
    make('cost-allocated', 'Cost shared out', cost.allocatedMinor, countBorne(cost, 'allocated')),
    make('cost-unallocated', 'Cost of support not shared out', cost.unallocatedMinor, countBorne(cost, 'unallocated')),
  ]
}

const classWords: Readonly<Record<CostClass, string>> = {
  labour: 'people',
  bpo: 'outsourced agents',
  'ai-usage': 'AI usage',
  'ai-platform': 'AI platform',
  tools: 'tools',
  telecom: 'telecom',
  facilities: 'facilities',
  overhead: 'overhead',
  'one-off': 'one-off builds',
  unclassified: 'unclassified',
}

const classTones: Readonly<Record<CostClass, Tone>> = {
  labour: 'human',
  bpo: 'fragile',
  'ai-usage': 'ai',
  'ai-platform': 'accent',
  tools: 'durable',
  telecom: 'unknown',
  facilities: 'quiet',
  overhead: 'quiet',
  'one-off': 'failed',
  unclassified: 'unknown',
}

function maybeStack(full: readonly QuarterCost[], currency: string): Exhibit | null {
  if (full.length === 0) return null
  const shown = costClasses.filter((costClass) => full.some((cost) => (cost.inScope.get(costClass) ?? 0) !== 0))
  const quarters = full.map((cost) => cost.figures.quarter)
  return {
    kind: 'stacked',
    alt: `Cost of support per quarter by class, ${span(quarters)}; it ties to the ledger.`,
    caption: 'Cost of support by class, as the ledger has it',
    unit: 'money',
    currency,
    evidence: full.flatMap((cost) => [
      evidenceId('cost-in-scope', 1, cost.figures.quarter),
      ...shown
        .filter((costClass) => cost.inScope.has(costClass))
        .map((costClass) => evidenceId('cost-in-scope', 1, cost.figures.quarter, { class: costClass })),
    ]),
    categories: quarters.map(formatQuarter),
    series: shown.map((costClass) => ({
      name: capitalised(classWords[costClass]),
      tone: classTones[costClass],
      values: full.map((cost) => cost.inScope.get(costClass) ?? 0),
    })),
  }
}

function maybeTrend(full: readonly QuarterCost[], headlines: readonly Evidence[], currency: string): Exhibit | null {
  if (full.length < 2) return null
  const quarters = full.map((cost) => cost.figures.quarter)
  const find = (metric: string, quarter: string): Evidence =>
    must(
      headlines.find((e) => e.metric === metric && e.period === quarter),
      `${metric} of ${quarter}`,
    )
  const shown = quarters.flatMap((q) => [find('cost-per-kept-resolution', q), find('cost-per-contact', q)])
  if (shown.every((e) => e.value === null)) return null
  return {
    kind: 'line',
    alt: `Cost per kept resolution and cost per contact over ${formatCount(full.length)} quarters, ${span(quarters)}.`,
    caption: 'Cost per kept resolution against cost per contact',
    unit: 'money',
    currency,
    evidence: shown.map((e) => e.id),
    categories: quarters.map(formatQuarter),
    series: [
      {
        name: 'Per kept resolution',
        tone: 'accent',
        values: quarters.map((q) => find('cost-per-kept-resolution', q).value),
      },
      {
        name: 'Per contact',
        tone: 'quiet',
        values: quarters.map((q) => find('cost-per-contact', q).value),
        dashed: true,
      },
    ],
  }
}

function span(quarters: readonly string[]): string {
  const [first, last] = [must(quarters[0], 'first quarter'), must(quarters.at(-1), 'last quarter')]
  return first === last ? formatQuarter(first) : `${formatQuarter(first)} to ${formatQuarter(last)}`
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
