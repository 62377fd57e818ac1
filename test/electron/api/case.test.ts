import { describe, expect, it } from 'vitest'
import { assume, caseReport, goalReport, undoAssumption } from '../../../electron/api/case.ts'
import { openEvidence } from '../../../electron/api/evidence.ts'
import { pilotPlan } from '../../../electron/api/pilot.ts'
import { contentHash } from '../../../electron/store/content-hash.ts'
import { ensureDerived } from '../../../electron/store/facts/derive.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import { caseProject } from '../case-project.ts'

const now = Math.floor(Date.UTC(2026, 9, 20) / 1000)

describe('the case of a project', () => {
  it('reads its drivers from the project’s own evidence and names it', () => {
    const { store } = caseProject()
    const { assumptions } = caseReport(store, '2026Q3')
    const of = (id: string) => assumptions.find((one) => one.id === id)
    expect(of('failed-attempts')).toMatchObject({ value: 160, class: 'anchored', status: 'open', edited: false })
    expect(of('saving-per-failure')?.evidence).toContain('cost-of-failed-ai-attempt@1/2026Q3')
    for (const one of assumptions) for (const id of one.evidence) expect(openEvidence(store, id).evidence.id).toBe(id)
  })

  it('keeps a change, says whose it is, and takes it back', () => {
    const { store } = caseProject()
    const before = caseReport(store, '2026Q3')
    const hash = contentHash(store)
    const after = assume(store, '2026Q3', { id: 'failures-avoided', value: 0.5, owner: 'Ada', status: 'agreed' }, now)
    const changed = after.assumptions.find((one) => one.id === 'failures-avoided')
    expect(changed).toMatchObject({
      value: 0.5,
      low: 0.2,
      high: 0.7,
      owner: 'Ada',
      status: 'agreed',
      edited: true,
      date: '2026-10-20',
    })
    expect(after.withCapacity.npv).toBeGreaterThan(before.withCapacity.npv)
    expect(after.canUndo).toBe(true)
    expect(contentHash(store)).not.toBe(hash)
    expect(openEvidence(store, 'case-npv@1/2026Q3', { offset: 0, limit: 10 })).toMatchObject({
      evidence: { value: after.npv },
      rows: { total: 1 },
    })
    expect(undoAssumption(store, '2026Q3')).toEqual(before)
    expect(contentHash(store)).toBe(hash)
    expect(() => undoAssumption(store, '2026Q3')).toThrow(Refusal)
  })

  it('tries changes out and keeps nothing of them', () => {
    const { store } = caseProject()
    const before = caseReport(store, '2026Q3')
    const tried = caseReport(store, '2026Q3', [{ id: 'fees', value: 0 }])
    expect(tried.npv).toBeGreaterThan(before.npv)
    expect(caseReport(store, '2026Q3')).toEqual(before)
  })

  it('keeps changes in the file', () => {
    const { store } = caseProject()
    const after = assume(store, '2026Q3', { id: 'fees', value: 12_300 }, now)
    store.close()
    const again = openStore(store.path)
    try {
      ensureDerived(again)
      expect(caseReport(again, '2026Q3').npv).toBe(after.npv)
    } finally {
      again.close()
    }
  })

  it.each([
    ['a share above one', { id: 'gross-margin' as const, value: 1.2 }],
    ['ends out of order', { id: 'fees' as const, low: 10, value: 5 }],
    ['more than twelve months', { id: 'months-kept' as const, value: 13 }],
  ])('refuses %s and stays as it was', (_name, edit) => {
    const { store } = caseProject()
    const before = caseReport(store, '2026Q3')
    expect(() => assume(store, '2026Q3', edit, now)).toThrow(Refusal)
    expect(caseReport(store, '2026Q3')).toEqual(before)
  })

  it('works a goal backwards to drivers that reach it, and flags those beyond their range', () => {
    const { store } = caseProject()
    const small = goalReport(store, '2026Q3', { outcome: 'capacity-freed', amountMinor: 10_000, by: '2027-12' })
    const driver = small.drivers.find((one) => one.id === 'failures-avoided')
    expect(driver?.needed).toBeGreaterThan(0)
    const values = caseReport(store, '2026Q3', [
      { id: 'failures-avoided', value: driver?.needed ?? 0, low: driver?.needed ?? 0, high: driver?.needed ?? 0 },
    ])
    expect(values.benefits.find((one) => one.class === 'capacity')?.adjusted[3]).toBeGreaterThanOrEqual(9_900)
    const huge = goalReport(store, '2026Q3', { outcome: 'capacity-freed', amountMinor: 10 ** 12, by: '2027-12' })
    expect(huge.drivers.every((one) => one.outside)).toBe(true)
    expect(() => goalReport(store, '2026Q3', { outcome: 'cash-saved', amountMinor: 1, by: '2020-01' })).toThrow(Refusal)
  })

  it('plans no pilot on retention where the cohorts show no difference', () => {
    const { store } = caseProject()
    expect(pilotPlan(store, '2026Q3', {})).toMatchObject({ customersPerArm: null, feasible: false })
  })
})
