import { type Evidence, evidenceId, type Filter, type Unit } from '../base/evidence.ts'
import { asSentence, formatMoneyShort, formatNumber, formatShare } from '../base/format.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import { type Assumptions, assumptionIds, cautious, type Values, valuesOf } from './assumption.ts'
import {
  benefitFlows,
  benefitLines,
  benefitsOf,
  costFlows,
  costLines,
  costsOf,
  headlineClasses,
  judgeCase,
  years,
} from './case-model.ts'
import { type CaseFigures, presentValue } from './cash-flows.ts'
import type { CaseGround } from './register.ts'
import type { CaseAlternative, CaseBenefit, CaseLine, CaseReport, CaseScenario } from './report.ts'
import { type BreakEven, breakEvensOf, type TornadoBar, tornadoOf } from './sensitivity.ts'
import { type Simulation, simulateCase } from './simulate-case.ts'
import { riskKept } from './triangle.ts'

/** How many drivers a break-even is given for. */
const deciding = 3

/**
 * The case over three years: every benefit and cost as assumed and adjusted for risk, discounted, judged; how far each driver can move it, where it breaks,
 * what ten thousand draws say, and what else could be done. The headline counts cash and credited revenue at cautious values; time of people freed stands beside it.
 */
export function caseReport(ground: CaseGround, assumptions: Assumptions, canUndo: boolean): CaseReport {
  const plain = valuesOf(assumptions, (one) => one.value)
  const adjusted = valuesOf(assumptions, cautious)
  const figures = judgeCase(adjusted)
  const everything = judgeCase(adjusted, [...headlineClasses, 'capacity'])
  const unadjusted = judgeCase(plain)
  const benefits = benefitLines.map(
    (line): CaseBenefit => ({
      ...lineOf(
        ground,
        line.id,
        'case-benefit',
        line,
        benefitFlows(line, plain),
        benefitFlows(line, adjusted),
        adjusted,
      ),
      class: line.class,
      counts: headlineClasses.includes(line.class),
      formula: line.formula,
      otherwise: line.otherwise,
    }),
  )
  const costs = costLines.map(
    (line): CaseLine =>
      lineOf(ground, line.id, 'case-cost', line, costFlows(line, plain), costFlows(line, adjusted), adjusted),
  )
  const bars = tornadoOf(assumptions)
  const simulation = simulateCase(assumptions)
  const breakEvens = breakEvensOf(
    assumptions,
    bars
      .filter((bar) => bar.id !== 'discount-rate')
      .slice(0, deciding)
      .map((bar) => bar.id),
  )
  const scenarios = scenariosOf(assumptions, adjusted)
  const alternatives = alternativesOf(ground, adjusted)
  const evidence = [
    ...caseEvidence(ground, assumptions, figures, everything, benefits, costs, simulation, { scenarios, alternatives }),
    ...breakEvens.map((one) => breakEvenEvidence(ground, one)),
    ...bars.slice(0, 8).flatMap((bar) => swingEvidence(ground, bar, figures)),
    ...flowEvidence(ground, adjusted),
  ]
  return {
    quarter: ground.quarter,
    currency: ground.currency,
    npv: Math.round(figures.npv),
    roi: figures.roi,
    irr: figures.irr,
    paybackMonths: figures.paybackMonths,
    benefitsToday: Math.round(figures.benefitsToday),
    costsToday: Math.round(figures.costsToday),
    withCapacity: { npv: Math.round(everything.npv), roi: everything.roi },
    unadjusted: { npv: Math.round(unadjusted.npv), roi: unadjusted.roi },
    benefits,
    costs,
    net: figures.net.map(Math.round),
    assumptions: assumptionIds.map((id) => assumptions[id]),
    tornado: bars.map((bar) => ({
      ...bar,
      low: assumptions[bar.id].low,
      high: assumptions[bar.id].high,
      npvAtLow: Math.round(bar.npvAtLow),
      npvAtHigh: Math.round(bar.npvAtHigh),
    })),
    breakEvens,
    scenarios,
    alternatives,
    simulation: {
      runs: simulation.runs,
      seed: simulation.seed,
      mean: Math.round(simulation.mean),
      p5: Math.round(simulation.p5),
      p10: Math.round(simulation.p10),
      p50: Math.round(simulation.p50),
      p90: Math.round(simulation.p90),
      p95: Math.round(simulation.p95),
      lossShare: simulation.lossShare,
    },
    canUndo,
    flows: flowsExhibit(ground, adjusted, evidence),
    tornadoExhibit: tornadoExhibit(ground, bars.slice(0, 8), figures),
    fan: fanExhibit(ground, simulation),
    sentence: sentenceOf(ground, figures, everything, simulation, breakEvens),
    evidence,
  }
}

function lineOf(
  ground: CaseGround,
  id: string,
  metric: string,
  line: { readonly title: string; readonly drivers: readonly string[] },
  unadjusted: readonly number[],
  adjusted: readonly number[],
  values: Values,
): CaseLine {
  return {
    id,
    title: line.title,
    formula: line.title,
    otherwise: null,
    drivers: line.drivers,
    unadjusted: unadjusted.map(Math.round),
    adjusted: adjusted.map(Math.round),
    today: Math.round(presentValue(adjusted, values['discount-rate'])),
    evidence: evidenceId(metric, 1, ground.quarter, { line: id }),
  }
}

function scenariosOf(assumptions: Assumptions, adjusted: Values): CaseScenario[] {
  const of = (name: string, figures: CaseFigures, means: string): CaseScenario => ({
    name,
    npv: Math.round(figures.npv),
    roi: figures.roi,
    paybackMonths: figures.paybackMonths,
    means,
  })
  const end = (best: boolean) =>
    judgeCase(valuesOf(assumptions, (one) => ((one.good === 'up') === best ? one.high : one.low)))
  return [
    of('worst', end(false), 'every driver at its unfavourable end at once'),
    of('half', judgeCase(adjusted, headlineClasses, 0.5), 'half of the risk-adjusted benefits come true, all costs do'),
    of(
      'three quarters',
      judgeCase(adjusted, headlineClasses, 0.75),
      'three quarters of the risk-adjusted benefits come true',
    ),
    of(
      'a published risk',
      judgeCase(adjusted, headlineClasses, riskKept(0.66, 0.3)),
      'benefits once more adjusted as Forrester does for confidence: a chance of 66 % that 30 % is lost',
    ),
    of('headline', judgeCase(adjusted), 'every driver at its risk-adjusted value'),
    of('as assumed', judgeCase(valuesOf(assumptions, (one) => one.value)), 'every driver at its most likely value'),
    of('best', end(true), 'every driver at its favourable end at once'),
  ]
}

function alternativesOf(ground: CaseGround, values: Values): CaseAlternative[] {
  const rate = values['discount-rate']
  const everyYear = (flow: number): number => presentValue([0, ...Array.from({ length: years }, () => flow)], rate)
  const failing = values['failed-attempts'] * values['saving-per-failure']
  const find = (metric: string, handler?: string): Evidence | undefined =>
    ground.cost?.perOutcome.find(
      (one) =>
        one.metric === metric &&
        (handler === undefined ? Object.keys(one.filter).length === 0 : one.filter.handler === handler),
    )
  const failed = find('cost-of-failed-ai-attempt')
  const ai = ['ai-only', 'ai-to-human'].flatMap((handler) => find('cost-per-kept-resolution', handler) ?? [])
  const people = find('cost-per-kept-resolution', 'human-only')
  const kept = ai.reduce((sum, one) => sum + (one.denominator ?? 0), 0)
  const spent = ai.reduce((sum, one) => sum + (one.numerator ?? 0), 0)
  const known = kept > 0 && people !== undefined && people.value !== null
  return [
    {
      name: 'Do nothing',
      npv: 0,
      means: `nothing is spent and nothing changes: failed AI attempts go on costing ${formatMoneyShort(Math.round(failing), ground.currency)} a year more than handling that holds`,
      evidence: failed ? [failed.id] : [],
    },
    {
      name: 'Begin a year later',
      npv: Math.round(judgeCase(values).npv / (1 + rate)),
      means: 'the same costs and benefits, all of them one year later',
      evidence: [],
    },
    {
      name: 'Give these issues to people at once',
      npv: known ? Math.round(everyYear(4 * (spent - kept * (people.value ?? 0)))) : null,
      means: known
        ? 'issues that begin with AI today, each at the average cost of a kept resolution by people; that people would keep as many is assumed'
        : 'the data can’t tell what people would cost for them',
      evidence: [...ai, ...(people ? [people] : [])].map((one) => one.id),
    },
  ]
}

function caseEvidence(
  ground: CaseGround,
  assumptions: Assumptions,
  figures: CaseFigures,
  everything: CaseFigures,
  benefits: readonly CaseBenefit[],
  costs: readonly CaseLine[],
  simulation: Simulation,
  rest: Pick<CaseReport, 'scenarios' | 'alternatives'>,
): Evidence[] {
  const open = assumptionIds.filter((id) => assumptions[id].status !== 'agreed').length
  const caveats = [
    'A projection from assumptions, not a measurement; every flow lies at the end of its year and today’s is not discounted.',
    ...(open > 0 ? [`Finance has not agreed ${open} of ${assumptionIds.length} assumptions.`] : []),
  ]
  const make = (
    metric: string,
    title: string,
    unit: Unit,
    value: number | null,
    more: Partial<Evidence> = {},
  ): Evidence => {
    const shared = projected(ground, metric, title, unit, value, more.filter ?? {})
    return { ...shared, caveats, note: null, ...more, id: shared.id, filter: shared.filter }
  }
  return [
    make('case-npv', 'Net present value of the case', 'money', Math.round(figures.npv), {
      numerator: Math.round(figures.benefitsToday),
      denominator: Math.round(figures.costsToday),
      low: Math.round(simulation.p10),
      high: Math.round(simulation.p90),
      caveats: [...caveats, 'The range is the middle 80 % of ten thousand draws, not a confidence interval.'],
    }),
    make('case-npv', 'Net present value with the time of people freed', 'money', Math.round(everything.npv), {
      filter: { with: 'capacity' },
    }),
    make('case-roi', 'Return on what is spent', 'share', figures.roi, {
      numerator: Math.round(figures.npv),
      denominator: Math.round(figures.costsToday),
      note: figures.roi === null ? 'nothing is spent' : null,
    }),
    make('case-irr', 'Internal rate of return', 'share', figures.irr, {
      note: figures.irr === null ? 'there is no single rate at which it is worth nothing' : null,
    }),
    make('case-payback', 'Months until it has paid back', 'ratio', figures.paybackMonths, {
      note: figures.paybackMonths === null ? 'not within three years' : null,
    }),
    make('case-loss-share', 'Draws in which it loses money', 'share', simulation.lossShare, {
      numerator: Math.round(simulation.lossShare * simulation.runs),
      denominator: simulation.runs,
      n: simulation.runs,
    }),
    ...percentiles.map(([name, share]) =>
      make(
        'case-npv',
        `Net present value that ${formatShare(share)} of the draws lie below`,
        'money',
        Math.round(simulation[name]),
        {
          filter: { percentile: name },
          n: simulation.runs,
        },
      ),
    ),
    ...rest.scenarios.map((one) =>
      make('case-npv', `Net present value, ${one.name}`, 'money', one.npv, {
        filter: { scenario: one.name },
        caveats: [`${asSentence(one.means)}`, ...caveats],
      }),
    ),
    ...rest.alternatives.map((one) =>
      make('case-npv', `Net present value against going on as now: ${one.name}`, 'money', one.npv, {
        filter: { alternative: one.name },
        caveats: [`${asSentence(one.means)}`, ...caveats],
        note: one.npv === null ? one.means : null,
      }),
    ),
    ...benefits.map((line) =>
      make('case-benefit', `${line.title}, worth today`, 'money', line.today, { filter: { line: line.id } }),
    ),
    ...costs.map((line) =>
      make('case-cost', `${line.title}, worth today`, 'money', line.today, { filter: { line: line.id } }),
    ),
  ]
}

/** The piece of evidence of a projection; what all of them share. */
function projected(
  ground: CaseGround,
  metric: string,
  title: string,
  unit: Unit,
  value: number | null,
  filter: Filter,
): Evidence {
  return {
    id: evidenceId(metric, 1, ground.quarter, filter),
    metric,
    version: 1,
    title,
    value,
    unit,
    currency: unit === 'money' ? ground.currency : null,
    numerator: null,
    denominator: null,
    n: assumptionIds.length,
    low: null,
    high: null,
    period: ground.quarter,
    filter,
    excluded: {},
    grade: 'projection',
    caveats: ['A projection from assumptions, not a measurement; all other drivers at their cautious value.'],
    note: value === null ? 'no possible value does it' : null,
    dataThrough: null,
    sources: ['Assumptions register'],
    rows: { table: 'assumptions', selection: metric, from: null, until: null, filter },
  }
}

function breakEvenEvidence(ground: CaseGround, one: BreakEven): Evidence {
  const unit: Unit = one.unit === 'months' ? 'ratio' : one.unit
  const value = one.value === null || unit === 'share' || unit === 'ratio' ? one.value : Math.round(one.value)
  return projected(ground, 'case-break-even', `Where the case turns: ${one.title}`, unit, value, { driver: one.id })
}

function swingEvidence(ground: CaseGround, bar: TornadoBar, figures: CaseFigures): Evidence[] {
  const of = (end: 'low' | 'high', npv: number) =>
    projected(
      ground,
      'case-swing',
      `Change of the net present value: ${bar.title} at its ${end} end`,
      'money',
      Math.round(npv - figures.npv),
      { driver: bar.id, end },
    )
  return [of('low', bar.npvAtLow), of('high', bar.npvAtHigh)]
}

const flowKinds = ['cash', 'protected', 'expanded'] as const

function flowEvidence(ground: CaseGround, values: Values): Evidence[] {
  const costs = costsOf(values).map((cost) => (cost === 0 ? 0 : -Math.round(cost)))
  const kinds = [
    ...flowKinds.map((kind) => [kind, benefitsOf(values, [kind]).map(Math.round)] as const),
    ['costs', costs] as const,
  ]
  return kinds.flatMap(([kind, flows]) =>
    flows.map((flow, year) =>
      projected(ground, 'case-flow', `Flow of ${kind}, ${lowerFirst(yearNames[year] ?? '')}`, 'money', flow, {
        flow: kind,
        year: String(year),
      }),
    ),
  )
}

const percentiles = [
  ['p5', 0.05],
  ['p10', 0.1],
  ['p50', 0.5],
  ['p90', 0.9],
  ['p95', 0.95],
] as const

function sentenceOf(
  ground: CaseGround,
  figures: CaseFigures,
  everything: CaseFigures,
  simulation: Simulation,
  breakEvens: CaseReport['breakEvens'],
): string {
  const money = (minor: number): string => formatMoneyShort(Math.round(minor), ground.currency)
  if (figures.benefitsToday === 0 && everything.benefitsToday === 0) {
    return 'There is no case yet: the data hold no failed AI attempt with a cost and no revenue that is associated with service. Enter assumptions to try one.'
  }
  const verdict =
    figures.npv >= 0
      ? `At cautious values the case is worth ${money(figures.npv)} today over three years`
      : `At cautious values the case does not pay in cash: it loses ${money(-figures.npv)} over three years`
  const payback =
    figures.paybackMonths === null
      ? ' and has not paid back within them'
      : ` and has paid back after ${formatNumber(figures.paybackMonths, 1)} months`
  const first = figures.npv >= 0 ? `${verdict}${payback}.` : `${verdict}.`
  const capacity =
    everything.npv !== figures.npv
      ? ` With the time of people freed, which is no cash until a position goes, it would be ${money(everything.npv)}.`
      : ''
  const breaking = breakEvens.find((one) => one.within)
  const breaks = breaking
    ? ` It turns within the range thought possible for one driver: ${lowerFirst(breaking.title)}.`
    : ''
  return `${first}${capacity} It loses money in ${formatShare(simulation.lossShare)} of ten thousand draws.${breaks}`
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

const yearNames = ['Today', 'Year 1', 'Year 2', 'Year 3']

function flowsExhibit(ground: CaseGround, values: Values, evidence: readonly Evidence[]): Exhibit {
  const of = (name: 'cash' | 'protected' | 'expanded'): number[] => benefitsOf(values, [name]).map(Math.round)
  return {
    kind: 'stacked',
    alt: 'Risk-adjusted benefits and costs of the case, today and at the end of each of three years.',
    caption: 'Risk-adjusted benefits above, costs below',
    unit: 'money',
    currency: ground.currency,
    evidence: evidence.filter((one) => one.metric === 'case-flow').map((one) => one.id),
    categories: yearNames,
    series: [
      { name: 'Cash avoided', tone: 'durable', values: of('cash') },
      { name: 'Revenue protected', tone: 'accent', values: of('protected') },
      { name: 'Revenue expanded', tone: 'ai', values: of('expanded') },
      { name: 'Costs', tone: 'quiet', values: costsOf(values).map((cost) => (cost === 0 ? 0 : -Math.round(cost))) },
    ],
  }
}

function tornadoExhibit(ground: CaseGround, bars: readonly TornadoBar[], figures: CaseFigures): Exhibit {
  return {
    kind: 'bar',
    horizontal: true,
    overlaid: true,
    alt: 'How far each driver alone moves the net present value, from its low to its high end; widest first.',
    caption: `Change of the net present value (${formatMoneyShort(Math.round(figures.npv), ground.currency)}) when one driver alone moves to its end`,
    unit: 'money',
    currency: ground.currency,
    evidence: bars.flatMap((bar) =>
      (['low', 'high'] as const).map((end) => evidenceId('case-swing', 1, ground.quarter, { driver: bar.id, end })),
    ),
    categories: bars.map((bar) => bar.title),
    series: [
      { name: 'at its low end', tone: 'quiet', values: bars.map((bar) => Math.round(bar.npvAtLow - figures.npv)) },
      { name: 'at its high end', tone: 'accent', values: bars.map((bar) => Math.round(bar.npvAtHigh - figures.npv)) },
    ],
  }
}

function fanExhibit(ground: CaseGround, { cumulative }: Simulation): Exhibit {
  return {
    kind: 'line',
    alt: 'What came in less what went out, added up, with the middle 80 % of ten thousand draws.',
    caption: 'Money in less money out, added up; the band holds 80 % of the draws',
    unit: 'money',
    currency: ground.currency,
    evidence: [evidenceId('case-npv', 1, ground.quarter), evidenceId('case-loss-share', 1, ground.quarter)],
    categories: yearNames,
    series: [
      {
        name: 'Half of the draws lie above',
        tone: 'accent',
        values: cumulative.map((one) => Math.round(one.p50)),
        low: cumulative.map((one) => Math.round(one.p10)),
        high: cumulative.map((one) => Math.round(one.p90)),
      },
    ],
  }
}
