import { dateOfDay } from '../../shared/base/calendar.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { makeZone } from '../../shared/base/zone.ts'
import { type PilotPlan, type PilotWanted, planPilot } from '../../shared/case/pilot.ts'
import type { PilotReport } from '../../shared/case/pilot-report.ts'
import { maybePilotChart, type PilotPromise, pilotEvidence } from '../../shared/ledger/pilot-result.ts'
import { keepEvidence } from '../store/evidence.ts'
import { readBillingCoverage } from '../store/facts/coverage.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { readPilot } from '../store/facts/pilot.ts'
import { keepMoneyDecision, readMoneyDecisions } from '../store/money-decisions.ts'
import { readSettings } from '../store/settings.ts'
import { readSourceTitles } from '../store/sources.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'
import { readPilotGround } from './case.ts'
import { chooseQuarter } from './periods.ts'

type KeptPlan = PilotPromise & { readonly plan: PilotPlan }

/** A pilot that retention decides, planned from what the cohorts have shown. */
export function pilotPlan(store: ReadStore, asked: string | undefined, wanted: PilotWanted): PilotPlan {
  return planPilot(readPilotGround(store, asked, wanted), wanted.power)
}

/** Keeps a plan before the pilot begins, so that what counts as success can't be chosen afterwards. */
export function keepPilotPlan(
  store: WriteStore,
  asked: string | undefined,
  wanted: PilotWanted,
  at: number,
): PilotReport {
  const { period } = chooseQuarter(store, asked)
  const plan = pilotPlan(store, asked, wanted)
  const { dayOf } = makeZone(readSettings(store).timeZone)
  if (readPilot(store).verdict !== 'none')
    throw new Refusal('bad-value', 'a pilot was read in already', 'a plan counts only when it is kept before the pilot')
  const body: KeptPlan = {
    name: `pilot ${period.name}`,
    day: dayOf(at),
    horizonDays: plan.horizonDays,
    customersPerArm: plan.customersPerArm,
    plan,
  }
  keepMoneyDecision(store, 'pilot-plan', { period: period.name, name: 'plan', body }, at)
  return pilotReport(store, asked)
}

/** Reads the pilot back: the plan that was kept, and what the arms came to. */
export function pilotReport(store: ReadStore, asked?: string): PilotReport {
  ensureDerived(store)
  const { period } = chooseQuarter(store, asked)
  const { dayOf } = makeZone(readSettings(store).timeZone)
  const plan = readMoneyDecisions<KeptPlan>(store, 'pilot-plan').at(-1)?.body ?? null
  const result = readPilot(store)
  const evidence = pilotEvidence(result, {
    period: period.name,
    dataThrough: readBillingCoverage(store).through,
    sources: readSourceTitles(store, ['signal', 'subscription']),
  })
  keepEvidence(store, evidence)
  const { verdict, horizonDays, arms, difference, excluded, grade, caveats, sentence } = result
  return {
    kept: plan === null ? null : { ...plan, date: dateOfDay(plan.day) },
    verdict,
    horizonDays,
    arms: difference === null ? arms.map((arm) => ({ ...arm, kept: 0, share: null, low: null, high: null })) : arms,
    difference,
    excluded,
    ripeOn: result.ripeAt === null ? null : dateOfDay(dayOf(result.ripeAt)),
    grade,
    caveats,
    sentence,
    chart: maybePilotChart(result, period.name),
    evidence,
  }
}
