import type { Evidence } from '../base/evidence.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import type { PilotArm, PilotPromise, PilotVerdict } from '../ledger/pilot-result.ts'
import type { PilotPlan } from './pilot.ts'

/** What a pilot came to, against the plan that was kept before. */
export interface PilotReport {
  /** The plan that is kept; `null` when none is. */
  readonly kept: (PilotPromise & { readonly date: string; readonly plan: PilotPlan }) | null
  readonly verdict: PilotVerdict
  readonly horizonDays: number
  readonly arms: readonly PilotArm[]
  readonly difference: { readonly value: number; readonly low: number; readonly high: number } | null
  readonly excluded: { readonly notPaying: number; readonly inBothArms: number; readonly notRipe: number }
  /** The day on which it can be read, `2027-04-04`; `null` without customers. */
  readonly ripeOn: string | null
  readonly grade: Evidence['grade']
  readonly caveats: readonly string[]
  readonly sentence: string
  readonly chart: Exhibit | null
  readonly evidence: readonly Evidence[]
}
