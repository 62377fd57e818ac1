import { makeZone } from '../../../shared/base/zone.ts'
import type { PayerTimelines } from '../../../shared/ledger/payer-timelines.ts'
import {
  type PilotLine,
  type PilotPromise,
  type PilotResult,
  pilotResult,
} from '../../../shared/ledger/pilot-result.ts'
import { readMoneyDecisions } from '../money-decisions.ts'
import { readSettings } from '../settings.ts'
import type { ReadStore } from '../store.ts'
import { readBillingCoverage } from './coverage.ts'
import { readPayerSpans } from './movements.ts'

/** The pilot whose arms were imported, held to the newest plan that was kept; verdict `none` without one. */
export function readPilot(store: ReadStore, spans?: PayerTimelines): PilotResult {
  const { dayOf } = makeZone(readSettings(store).timeZone)
  const plan = readMoneyDecisions<PilotPromise>(store, 'pilot-plan').at(-1)?.body ?? null
  const lines = store
    .sql(
      `SELECT l.payer_id AS payer, type.term AS arm, s.at AS at FROM signals s JOIN links l ON l.person_id = s.person_id
         JOIN terms type ON type.id = s.type_id WHERE type.term IN ('pilot-treated', 'pilot-control') ORDER BY s.at, l.payer_id`,
    )
    .all() as unknown as PilotLine[]
  const through = readBillingCoverage(store).through ?? 0
  if (lines.length === 0)
    return pilotResult(
      [],
      { mrrBefore: () => 0, isPayingAt: () => false, churnAfter: () => Number.NaN, through },
      plan,
      dayOf,
    )
  const { mrrBefore, isPayingAt, churnAfter } = spans ?? readPayerSpans(store)
  return pilotResult(lines, { mrrBefore, isPayingAt, churnAfter, through }, plan, dayOf)
}
