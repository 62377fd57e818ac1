import { dateOfDay } from '../../shared/base/calendar.ts'
import type { Evidence } from '../../shared/base/evidence.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { actualsOf } from '../../shared/case/actuals.ts'
import { assumptionIds, cautious, valuesOf } from '../../shared/case/assumption.ts'
import { benefitLines, costLines, judgeCase } from '../../shared/case/case-model.ts'
import {
  type EnteredActual,
  type FrozenPromise,
  promiseReport as makePromiseReport,
  type PromiseReport,
} from '../../shared/case/promise.ts'
import { keepEvidence } from '../store/evidence.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { keepMoneyDecision, readMoneyDecisions } from '../store/money-decisions.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'
import { readAssumptions, readGround } from './case.ts'
import { chooseQuarter } from './periods.ts'

/** Promised against realised for a promise by its name, the newest when none is named. */
export function promiseReport(store: ReadStore, asked?: string, name?: string): PromiseReport {
  ensureDerived(store)
  const promises = readMoneyDecisions<FrozenPromise>(store, 'promise').map((one) => one.body)
  if (name !== undefined && !promises.some((one) => one.name === name))
    throw new Refusal('no-data', `nothing was promised as “${name}”`, 'freeze the case under this name first')
  const chosen = promises.find((one) => one.name === name) ?? promises.at(-1)
  const actuals =
    chosen === undefined
      ? []
      : fullQuartersThrough(store, asked)
          .filter((quarter) => quarter > chosen.quarter)
          .map((quarter) => actualsOf(readGround(store, quarter)))
  const entered = readMoneyDecisions<EnteredActual>(store, 'actual').map((one) => one.body)
  const report = makePromiseReport(promises, chosen?.name ?? null, actuals, entered, readSettings(store).currency)
  keepEvidence(store, report.evidence)
  return report
}

/** Freezes the case as it stands under a name, or takes the promise of that name back. */
export function freezePromise(
  store: WriteStore,
  asked: string | undefined,
  { name, drop = false }: { readonly name: string; readonly drop?: boolean },
  at: number,
): PromiseReport {
  ensureDerived(store)
  const ground = readGround(store, asked)
  const standing = readMoneyDecisions<FrozenPromise>(store, 'promise').find((one) => one.name === name)
  if (drop) {
    if (!standing) throw new Refusal('no-data', `nothing was promised as “${name}”`, 'there is nothing to take back')
    keepMoneyDecision(store, 'promise', { period: standing.period, name, body: null }, at)
    return promiseReport(store)
  }
  if (standing)
    throw new Refusal(
      'bad-value',
      `“${name}” was promised already`,
      'a promise does not move: freeze it under another name',
    )
  const assumptions = readAssumptions(store, asked)
  const values = valuesOf(assumptions, cautious)
  const judged = judgeCase(values)
  const promise: FrozenPromise = {
    name,
    quarter: ground.quarter,
    date: dateOfDay(Math.floor(at / 86_400)),
    currency: ground.currency,
    values,
    npv: Math.round(judged.npv),
    roi: judged.roi,
    agreed: assumptionIds.filter((id) => assumptions[id].status === 'agreed').length,
    assumptions: assumptionIds.length,
    base: actualsOf(ground),
  }
  keepMoneyDecision(store, 'promise', { period: ground.quarter, name, body: promise }, at)
  return promiseReport(store, undefined, name)
}

/** Keeps what a line of a promise came to in a quarter as a person knows it; without an amount the data speak again. */
export function keepActual(
  store: WriteStore,
  wanted: {
    readonly promise: string
    readonly quarter: string
    readonly line: string
    readonly amountMinor: number | null
    readonly note: string
  },
  at: number,
): PromiseReport {
  const { promise, quarter, line, amountMinor, note } = wanted
  const known = [...benefitLines, ...costLines].map((one) => one.id)
  if (!known.includes(line))
    throw new Refusal('bad-value', `the case has no line “${line}”`, `choose one of ${known.join(', ')}`)
  const report = promiseReport(store, undefined, promise)
  const of = report.quarters.find((one) => one.quarter === quarter)
  if (!of)
    throw new Refusal('bad-value', `“${promise}” promises nothing for ${quarter}`, 'choose a quarter after the promise')
  if (of.realisedMinor === null)
    throw new Refusal('no-data', `${quarter} is not over in the data`, 'enter it when the quarter is over')
  const body: EnteredActual | null = amountMinor === null ? null : { promise, quarter, line, amountMinor, note }
  keepMoneyDecision(store, 'actual', { period: quarter, name: `${promise}/${line}`, body }, at)
  return promiseReport(store, undefined, promise)
}

/** The evidence of every promise that stands. */
export function promisesEvidence(store: ReadStore): Evidence[] {
  return readMoneyDecisions<FrozenPromise>(store, 'promise').flatMap(
    (one) => promiseReport(store, undefined, one.body.name).evidence,
  )
}

/** Quarters up to the one asked for that the data cover to their end: a quarter half over can't be held against a promise. */
function fullQuartersThrough(store: ReadStore, asked?: string): string[] {
  const { quarters } = chooseQuarter(store, asked)
  const last = chooseQuarter(store).period
  const through = asked === undefined ? last.until : Math.min(last.until, chooseQuarter(store, asked).period.until)
  return quarters.filter((one) => one.until <= through).map((one) => one.name)
}
