import { type Assumptions, assumptionIds } from '../../../shared/case/assumption.ts'
import { assumptionsFrom, type CaseGround } from '../../../shared/case/register.ts'

/** A quarter without any data: the register's plain estimates. */
export const nothingKnown: CaseGround = {
  quarter: '2026Q3',
  currency: 'EUR',
  dataThrough: '2026-09-30',
  cost: null,
  ledger: null,
}

/** A register with round numbers; what is named is changed. */
export function someAssumptions(
  changes: Partial<Record<(typeof assumptionIds)[number], readonly [number, number, number]>> = {},
): Assumptions {
  const usual: typeof changes = {
    'failed-attempts': [9000, 10_000, 11_000],
    'saving-per-failure': [2000, 2500, 2600],
    'cash-share': [0.1, 0.4, 0.4],
    'tools-retired': [0, 300_000, 400_000],
    'exposed-revenue': [40_000_000, 50_000_000, 55_000_000],
    'risk-difference': [0, 0.02, 0.05],
    'expansion-revenue': [1_000_000, 2_000_000, 2_500_000],
    'evidence-factor': [0.5, 0.5, 0.5],
    implementation: [900_000, 1_000_000, 2_000_000],
    training: [100_000, 200_000, 400_000],
    fees: [300_000, 400_000, 600_000],
    upkeep: [200_000, 300_000, 500_000],
    ...changes,
  }
  const register = { ...assumptionsFrom(nothingKnown) }
  for (const id of assumptionIds) {
    const found = usual[id]
    if (found) register[id] = { ...register[id], low: found[0], value: found[1], high: found[2] }
  }
  return register
}
