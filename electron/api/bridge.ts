import { maybeDay } from '../../shared/base/calendar.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { makeZone } from '../../shared/base/zone.ts'
import { type ArrBridge, arrBridge, type NamedDifference } from '../../shared/ledger/arr-bridge.ts'
import { keepEvidence } from '../store/evidence.ts'
import { type FinanceFigure, readBridgeGround } from '../store/facts/arr-bridge.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { keepMoneyDecision } from '../store/money-decisions.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'
import { chooseQuarter, quartersOf } from './periods.ts'

/** What a person says about finance's figure: what it is, or a difference that has a name. `null` takes it back. */
export interface FinanceWord {
  readonly figure?: { readonly amountMinor: number; readonly currency?: string; readonly on?: string } | null
  readonly difference?: NamedDifference
  /** The name of a difference to take back. */
  readonly drop?: string
}

/** The bridge from the billing data to finance's annual recurring revenue at the end of a quarter. */
export function bridgeReport(store: ReadStore, asked?: string): ArrBridge {
  ensureDerived(store)
  const { period } = chooseQuarter(store, asked)
  const report = arrBridge(readBridgeGround(store, period.name, period))
  keepEvidence(store, report.evidence)
  return report
}

/** Keeps what a person says about finance's figure and answers with the bridge as it is then. */
export function keepFinanceWord(
  store: WriteStore,
  asked: string | undefined,
  word: FinanceWord,
  at: number,
): ArrBridge {
  const { period } = chooseQuarter(store, asked)
  const settings = readSettings(store)
  const { dayOf } = makeZone(settings.timeZone)
  const keep = (kind: 'finance-arr' | 'difference', name: string, body: FinanceFigure | NamedDifference | null): void =>
    keepMoneyDecision(store, kind, { period: period.name, name, body }, at)
  if (word.figure === null) keep('finance-arr', '', null)
  else if (word.figure !== undefined) {
    const { amountMinor, currency = settings.currency, on } = word.figure
    const day = on === undefined ? dayOf(period.until - 1) : maybeDay(on)
    if (day === undefined) throw new Refusal('bad-value', `“${on}” is not a day`, 'write it as 2026-09-30')
    if (!/^[A-Z]{3}$/.test(currency))
      throw new Refusal('bad-value', `“${currency}” is not a currency`, 'use its three-letter code, such as EUR')
    keep('finance-arr', '', { amountMinor, currency, day })
  }
  if (word.difference !== undefined) {
    if (word.difference.name.trim() === '')
      throw new Refusal('bad-value', 'a difference needs a name', 'say what it is, such as “deal signed, not billed”')
    keep('difference', word.difference.name, word.difference)
  }
  if (word.drop !== undefined) keep('difference', word.drop, null)
  return bridgeReport(store, period.name)
}

/** The bridges of all quarters for which finance gave a figure: for the checks. */
export function bridgesKnown(store: ReadStore): ArrBridge[] {
  return quartersOf(store).flatMap((period) => {
    const bridge = arrBridge(readBridgeGround(store, period.name, period))
    return bridge.financeMinor === null ? [] : bridge
  })
}
