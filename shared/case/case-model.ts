import type { AssumptionId, Values } from './assumption.ts'
import { type CaseFigures, type Flows, judgeFlows } from './cash-flows.ts'
import { rampOf } from './ramp.ts'

export const years = 3

/** Cash leaves the books, capacity does not until a position goes, and revenue is somebody's to agree to: four lines, never one. */
export type BenefitClass = 'cash' | 'capacity' | 'protected' | 'expanded'

export interface BenefitLine {
  readonly id: string
  readonly class: BenefitClass
  readonly title: string
  /** The formula in words. */
  readonly formula: string
  /** What would happen without the change. */
  readonly otherwise: string
  readonly drivers: readonly AssumptionId[]
  readonly flow: (values: Values, year: number, ramp: Flows) => number
}

export interface CostLine {
  readonly id: string
  readonly title: string
  readonly when: 'today' | 'every year'
  readonly drivers: readonly AssumptionId[]
  readonly flow: (values: Values, year: number) => number
}

const avoided = (v: Values): number => v['failed-attempts'] * v['failures-avoided'] * v['saving-per-failure']
const factor = (v: Values): number => v['months-kept'] * v['gross-margin'] * v.attribution * v['evidence-factor']

/** What the change brings. Products of their drivers, so that the mean of the result is the result of the means. */
export const benefitLines: readonly BenefitLine[] = [
  {
    id: 'failures-cash',
    class: 'cash',
    title: 'Failed AI attempts avoided, paid by use',
    formula: 'failed attempts a year × share avoided × saving each × share that leaves the books × ramp',
    otherwise: 'the attempts fail as often as now and people follow',
    drivers: ['failed-attempts', 'failures-avoided', 'saving-per-failure', 'cash-share'],
    flow: (v, year, ramp) => avoided(v) * v['cash-share'] * (ramp[year - 1] as number),
  },
  {
    id: 'tools-retired',
    class: 'cash',
    title: 'Tools no longer paid for',
    formula: 'what the tools that end cost a year',
    otherwise: 'the contracts go on',
    drivers: ['tools-retired'],
    flow: (v) => v['tools-retired'],
  },
  {
    id: 'failures-capacity',
    class: 'capacity',
    title: 'Failed AI attempts avoided, time of people freed',
    formula: 'failed attempts a year × share avoided × saving each × share that stays on the books × ramp',
    otherwise: 'the same people follow the same failures',
    drivers: ['failed-attempts', 'failures-avoided', 'saving-per-failure', 'cash-share'],
    flow: (v, year, ramp) => avoided(v) * (1 - v['cash-share']) * (ramp[year - 1] as number),
  },
  {
    id: 'revenue-protected',
    class: 'protected',
    title: 'Revenue of customers who stay',
    formula:
      'exposed monthly revenue × difference in the risk of leaving × share of failures avoided × months kept × gross margin × attribution × factor of the evidence × ramp',
    otherwise: 'customers after poor handling leave as often as now',
    drivers: [
      'exposed-revenue',
      'risk-difference',
      'failures-avoided',
      'months-kept',
      'gross-margin',
      'attribution',
      'evidence-factor',
    ],
    flow: (v, year, ramp) =>
      v['exposed-revenue'] * v['risk-difference'] * v['failures-avoided'] * factor(v) * (ramp[year - 1] as number),
  },
  {
    id: 'revenue-expanded',
    class: 'expanded',
    title: 'Expansion that follows signals from support',
    formula:
      'expansion after signals a year × uplift × months kept × gross margin × attribution × factor of the evidence × ramp',
    otherwise: 'as many signals are followed as now',
    drivers: ['expansion-revenue', 'expansion-uplift', 'months-kept', 'gross-margin', 'attribution', 'evidence-factor'],
    flow: (v, year, ramp) => v['expansion-revenue'] * v['expansion-uplift'] * factor(v) * (ramp[year - 1] as number),
  },
]

/** What the change costs beyond what is spent anyway. */
export const costLines: readonly CostLine[] = [
  once('implementation', 'Implementation and integration'),
  once('training', 'Training and change'),
  yearly('fees', 'Licences and usage fees'),
  yearly('upkeep', 'Knowledge work, quality and governance'),
]

function once(id: 'implementation' | 'training', title: string): CostLine {
  return { id, title, when: 'today', drivers: [id], flow: (v, year) => (year === 0 ? v[id] : 0) }
}

function yearly(id: 'fees' | 'upkeep', title: string): CostLine {
  return { id, title, when: 'every year', drivers: [id], flow: (v, year) => (year === 0 ? 0 : v[id]) }
}

/** What a headline may count: capacity is no cash, so it stands beside. */
export const headlineClasses: readonly BenefitClass[] = ['cash', 'protected', 'expanded']

/** A benefit's money at the end of each year, the first being today, when there is none. */
export function benefitFlows(line: BenefitLine, values: Values, ramp: Flows = rampAt(values)): number[] {
  return [0, ...ramp.map((_, index) => line.flow(values, index + 1, ramp))]
}

function rampAt(values: Values): number[] {
  return rampOf(values['ramp-first-month'], values['ramp-sixth-month'], years)
}

/** A cost's money at the end of each year, the first being today. */
export function costFlows(line: CostLine, values: Values): number[] {
  return Array.from({ length: years + 1 }, (_, year) => line.flow(values, year))
}

/** Benefits of these classes, year by year. */
export function benefitsOf(values: Values, classes: readonly BenefitClass[] = headlineClasses): number[] {
  const ramp = rampAt(values)
  return addFlows(
    benefitLines.filter((line) => classes.includes(line.class)).map((line) => benefitFlows(line, values, ramp)),
  )
}

/** All costs, year by year. */
export function costsOf(values: Values): number[] {
  return addFlows(costLines.map((line) => costFlows(line, values)))
}

/** The case at these values, judged. `realised` is the share of the benefits that comes true. */
export function judgeCase(
  values: Values,
  classes: readonly BenefitClass[] = headlineClasses,
  realised = 1,
): CaseFigures {
  const benefits = benefitsOf(values, classes).map((flow) => flow * realised)
  return judgeFlows(benefits, costsOf(values), values['discount-rate'])
}

function addFlows(all: readonly Flows[]): number[] {
  return Array.from({ length: years + 1 }, (_, year) => all.reduce((sum, flows) => sum + (flows[year] as number), 0))
}
