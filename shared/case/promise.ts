import { addQuarters, maybeDay } from '../base/calendar.ts'
import { type Evidence, evidenceId, type Filter } from '../base/evidence.ts'
import { formatDay, formatMoneyShort, formatQuarter, formatShare, plural } from '../base/format.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import type { QuarterActuals } from './actuals.ts'
import type { Values } from './assumption.ts'
import { type BenefitClass, benefitLines, costLines, headlineClasses, years } from './case-model.ts'
import { shareInMonth } from './ramp.ts'

/** A case as it stood when it was promised: nothing of it moves afterwards. */
export interface FrozenPromise {
  readonly name: string
  /** The quarter that it was made from; the first quarter promised is the next one. */
  readonly quarter: string
  /** The day on which it was frozen, `2026-10-20`. */
  readonly date: string
  readonly currency: string
  /** The cautious values that the headline stood on. */
  readonly values: Values
  readonly npv: number
  readonly roi: number | null
  readonly agreed: number
  readonly assumptions: number
  readonly base: QuarterActuals
}

/** What a line came to in a quarter as a person knows it, where the data can't tell. */
export interface EnteredActual {
  readonly promise: string
  readonly quarter: string
  readonly line: string
  readonly amountMinor: number
  readonly note: string
}

export interface PromiseCell {
  readonly line: string
  readonly title: string
  readonly class: BenefitClass | 'cost'
  readonly counts: boolean
  readonly promisedMinor: number
  /** `null` when nothing tells it. */
  readonly realisedMinor: number | null
  readonly how: 'measured' | 'entered' | 'not told' | 'not yet'
  readonly reason: string
  readonly promisedEvidence: string
  readonly realisedEvidence: string | null
}

export interface PromiseQuarter {
  readonly quarter: string
  /** Benefits that count less costs. */
  readonly promisedMinor: number
  /** A benefit that nothing tells counts nothing, a cost that nothing tells counts as promised. `null` before the quarter is over in the data. */
  readonly realisedMinor: number | null
  readonly lines: readonly PromiseCell[]
}

export interface PromiseReport {
  readonly currency: string
  /** Everything that was ever promised and stands, oldest first. */
  readonly promises: readonly {
    readonly name: string
    readonly quarter: string
    readonly date: string
    readonly npv: number
  }[]
  readonly promise: FrozenPromise | null
  readonly quarters: readonly PromiseQuarter[]
  readonly promisedMinor: number
  readonly realisedMinor: number
  /** Quarters that are over in the data. */
  readonly over: number
  readonly chart: Exhibit | null
  readonly sentence: string
  readonly evidence: readonly Evidence[]
}

const quartersPromised = years * 4

/** The promise's line of a quarter, the first being 1: a quarter of the year's amount at the ramp of its three months; what is spent once lies in the first. */
export function promisedIn(values: Values, lineId: string, quarter: number): number {
  const benefit = benefitLines.find((line) => line.id === lineId)
  if (benefit) {
    const months = [1, 2, 3].map((month) =>
      shareInMonth(values['ramp-first-month'], values['ramp-sixth-month'], (quarter - 1) * 3 + month),
    )
    const share = months.reduce((sum, one) => sum + one, 0) / 3
    return benefit.flow(values, 1, [share]) / 4
  }
  const cost = costLines.find((line) => line.id === lineId)
  if (!cost) return 0
  return cost.when === 'today' ? (quarter === 1 ? cost.flow(values, 0) : 0) : cost.flow(values, 1) / 4
}

interface Realised {
  readonly minor: number | null
  readonly reason: string
  readonly evidence: readonly string[]
}

const factorOf = (v: Values): number => v['months-kept'] * v['gross-margin'] * v.attribution * v['evidence-factor']

/**
 * What a line came to in a quarter, against the quarter that the promise was made from: the change in how often AI fails, in who is exposed, in what follows signals
 * and in what tools and AI cost, at the promised unit values, so that a price can't pass for an effect. Before and after without comparison: grade D.
 */
export function realisedIn(promise: FrozenPromise, now: QuarterActuals, lineId: string): Realised {
  const { base, values: v } = promise
  const told = (minor: number | null, reason: string, evidence: readonly string[]): Realised => ({
    minor,
    reason,
    evidence,
  })
  const untold = (reason: string): Realised => ({ minor: null, reason, evidence: [] })
  switch (lineId) {
    case 'failures-cash':
    case 'failures-capacity': {
      if (base.attempts === null || base.failures === null || now.attempts === null || now.failures === null)
        return untold('how often AI failed is not known for both quarters')
      const [was, is] = [base.failures / base.attempts, now.failures / now.attempts]
      const avoided = (was - is) * now.attempts
      const share = lineId === 'failures-cash' ? v['cash-share'] : 1 - v['cash-share']
      return told(
        avoided * v['saving-per-failure'] * share,
        `AI failed in ${formatShare(is)} of ${plural(now.attempts, 'attempt')}, after ${formatShare(was)}`,
        now.evidence.failures,
      )
    }
    case 'tools-retired': {
      if (base.toolsMinor === null || now.toolsMinor === null) return untold('the ledger does not cover both quarters')
      if (v['tools-retired'] === 0) return untold('nothing was promised')
      return told(base.toolsMinor - now.toolsMinor, 'what tools cost less than before', now.evidence.cost)
    }
    case 'revenue-protected': {
      if (!base.touchedMinor || base.exposedMinor === null || !now.touchedMinor || now.exposedMinor === null)
        return untold('who was exposed is not known for both quarters')
      const [was, is] = [base.exposedMinor / base.touchedMinor, now.exposedMinor / now.touchedMinor]
      return told(
        ((was - is) * now.touchedMinor * v['risk-difference'] * factorOf(v)) / 4,
        `${formatShare(is)} of the revenue in contact was exposed, after ${formatShare(was)}`,
        now.evidence.exposed,
      )
    }
    case 'revenue-expanded': {
      if (base.signalledMinor === null || now.signalledMinor === null)
        return untold('no signals were imported for both quarters')
      return told(
        (now.signalledMinor - base.signalledMinor) * factorOf(v),
        'expansion after signals, more than before',
        now.evidence.signalled,
      )
    }
    case 'implementation': {
      if (base.oneOffMinor === null || now.oneOffMinor === null)
        return untold('the ledger does not cover both quarters')
      return told(now.oneOffMinor, 'one-off cost posted in the quarter', now.evidence.cost)
    }
    case 'fees': {
      if (base.aiMinor === null || now.aiMinor === null) return untold('the ledger does not cover both quarters')
      return told(now.aiMinor - base.aiMinor, 'what AI cost more than before', now.evidence.cost)
    }
    default:
      return untold('no ledger account tells it: enter what it came to')
  }
}

/**
 * Promised against realised, quarter by quarter, from the quarter after the promise to the end of its three years. `actuals` are the quarters that are over in the
 * data; what a person entered counts before what is measured.
 */
export function promiseReport(
  promises: readonly FrozenPromise[],
  chosen: string | null,
  actuals: readonly QuarterActuals[],
  entered: readonly EnteredActual[],
  currency: string,
): PromiseReport {
  const promise = promises.find((one) => one.name === chosen) ?? promises.at(-1) ?? null
  const known = promises.map(({ name, quarter, date, npv }) => ({ name, quarter, date, npv }))
  if (promise === null)
    return {
      currency,
      promises: known,
      promise,
      quarters: [],
      promisedMinor: 0,
      realisedMinor: 0,
      over: 0,
      chart: null,
      sentence: 'Nothing was promised yet: freeze the case, and the quarters to come are held against it.',
      evidence: [],
    }
  const evidence: Evidence[] = []
  const quarters = Array.from({ length: quartersPromised }, (_, index): PromiseQuarter => {
    const quarter = addQuarters(promise.quarter, index + 1)
    const now = actuals.find((one) => one.quarter === quarter) ?? null
    const lines = [...benefitLines, ...costLines].map((line): PromiseCell => {
      const promisedMinor = Math.round(promisedIn(promise.values, line.id, index + 1))
      const own = entered.find((one) => one.promise === promise.name && one.quarter === quarter && one.line === line.id)
      const measured = now === null ? null : realisedIn(promise, now, line.id)
      const realisedMinor =
        own !== undefined
          ? own.amountMinor
          : measured === null || measured.minor === null
            ? null
            : Math.round(measured.minor)
      const how = own ? 'entered' : now === null ? 'not yet' : realisedMinor === null ? 'not told' : 'measured'
      const filter: Filter = { line: line.id, promise: promise.name }
      const isBenefit = 'class' in line
      const reason = own
        ? own.note || 'entered by a person'
        : (measured?.reason ?? 'the quarter is not over in the data')
      evidence.push(
        cellEvidence(
          promise,
          'promise-promised',
          `${line.title}, promised`,
          quarter,
          filter,
          promisedMinor,
          [],
          'entered',
        ),
      )
      if (realisedMinor !== null)
        evidence.push(
          cellEvidence(
            promise,
            'promise-realised',
            `${line.title}, realised`,
            quarter,
            filter,
            realisedMinor,
            [
              `${reason}.`,
              ...(measured?.evidence.length && !own ? [`Measured from ${measured.evidence.join(', ')}.`] : []),
            ],
            how,
          ),
        )
      return {
        line: line.id,
        title: line.title,
        class: isBenefit ? line.class : 'cost',
        counts: !isBenefit || headlineClasses.includes(line.class),
        promisedMinor,
        realisedMinor,
        how,
        reason,
        promisedEvidence: evidenceId('promise-promised', 1, quarter, filter),
        realisedEvidence: realisedMinor === null ? null : evidenceId('promise-realised', 1, quarter, filter),
      }
    })
    const net = (pick: (cell: PromiseCell) => number): number =>
      lines.filter((cell) => cell.counts).reduce((sum, cell) => sum + (cell.class === 'cost' ? -1 : 1) * pick(cell), 0)
    return {
      quarter,
      promisedMinor: net((cell) => cell.promisedMinor),
      realisedMinor:
        now === null ? null : net((cell) => cell.realisedMinor ?? (cell.class === 'cost' ? cell.promisedMinor : 0)),
      lines,
    }
  })
  for (const one of quarters) {
    const filter: Filter = { promise: promise.name }
    evidence.push(
      cellEvidence(
        promise,
        'promise-promised',
        'Benefits less costs, promised',
        one.quarter,
        filter,
        one.promisedMinor,
        [],
        'entered',
      ),
    )
    if (one.realisedMinor !== null)
      evidence.push(
        cellEvidence(
          promise,
          'promise-realised',
          'Benefits less costs, realised',
          one.quarter,
          filter,
          one.realisedMinor,
          ['A benefit that nothing tells counts nothing, a cost that nothing tells counts as promised.'],
          'measured',
        ),
      )
  }
  const over = quarters.filter((one) => one.realisedMinor !== null)
  const promisedMinor = over.reduce((sum, one) => sum + one.promisedMinor, 0)
  const realisedMinor = over.reduce((sum, one) => sum + (one.realisedMinor ?? 0), 0)
  return {
    currency,
    promises: known,
    promise,
    quarters,
    promisedMinor,
    realisedMinor,
    over: over.length,
    chart: chartOf(promise, quarters),
    sentence: sentenceOf(promise, quarters, promisedMinor, realisedMinor),
    evidence,
  }
}

function cellEvidence(
  promise: FrozenPromise,
  metric: 'promise-promised' | 'promise-realised',
  title: string,
  quarter: string,
  filter: Filter,
  value: number,
  caveats: readonly string[],
  how: PromiseCell['how'],
): Evidence {
  const promised = metric === 'promise-promised'
  return {
    id: evidenceId(metric, 1, quarter, filter),
    metric,
    version: 1,
    title,
    value,
    unit: 'money',
    currency: promise.currency,
    numerator: value,
    denominator: null,
    n: promised ? promise.assumptions : 1,
    low: null,
    high: null,
    period: quarter,
    filter,
    excluded: {},
    grade: promised ? 'projection' : 'D',
    caveats: promised
      ? [
          `Promised on ${dayWords(promise.date)} from ${formatQuarter(promise.quarter)}; finance had agreed ${promise.agreed} of ${promise.assumptions} assumptions.`,
        ]
      : [
          ...caveats,
          ...(how === 'measured'
            ? ['Before and after without a comparison: it coincided with the change.']
            : ['Entered by a person.']),
        ],
    note: null,
    dataThrough: null,
    sources: promised ? ['Frozen promise'] : how === 'entered' ? ['Entered by a person'] : ['Cost and revenue ledgers'],
    rows: { table: 'assumptions', selection: metric, from: null, until: null, filter },
  }
}

function chartOf(promise: FrozenPromise, quarters: readonly PromiseQuarter[]): Exhibit {
  const last = quarters.findLastIndex((one) => one.realisedMinor !== null)
  const shown = quarters.slice(0, Math.max(4, last + 3))
  const sums = (pick: (one: PromiseQuarter) => number | null): (number | null)[] => {
    let sum = 0
    return shown.map((one) => {
      const value = pick(one)
      if (value === null) return null
      sum += value
      return sum
    })
  }
  return {
    kind: 'line',
    alt: `Benefits less costs since ${formatQuarter(promise.quarter)}, added up: as promised and as realised.`,
    caption: 'Benefits that count less costs, added up since the promise',
    unit: 'money',
    currency: promise.currency,
    evidence: shown.flatMap((one) => [
      evidenceId('promise-promised', 1, one.quarter, { promise: promise.name }),
      ...(one.realisedMinor === null
        ? []
        : [evidenceId('promise-realised', 1, one.quarter, { promise: promise.name })]),
    ]),
    categories: shown.map((one) => one.quarter),
    series: [
      { name: 'Promised', tone: 'quiet', values: sums((one) => one.promisedMinor), dashed: true },
      { name: 'Realised', tone: 'accent', values: sums((one) => one.realisedMinor) },
    ],
  }
}

function dayWords(date: string): string {
  const day = maybeDay(date)
  return day === undefined ? date : formatDay(day)
}

function sentenceOf(
  promise: FrozenPromise,
  quarters: readonly PromiseQuarter[],
  promisedMinor: number,
  realisedMinor: number,
): string {
  const over = quarters.filter((one) => one.realisedMinor !== null)
  const money = (minor: number): string => formatMoneyShort(minor, promise.currency)
  const made = `On ${dayWords(promise.date)} a net present value of ${money(promise.npv)} was promised from ${formatQuarter(promise.quarter)}`
  const last = over.at(-1)
  if (!last) return `${made}; no quarter since is over in the data.`
  const held = over.filter((one) => (one.realisedMinor ?? 0) >= one.promisedMinor).length
  return `${made}: through ${formatQuarter(last.quarter)} ${money(promisedMinor)} was promised and ${money(realisedMinor)} realised; ${held} of ${plural(over.length, 'quarter')} held.`
}
