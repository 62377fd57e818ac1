import { expect, it } from 'vitest'
import { assume } from '../../../electron/api/case.ts'
import { pnlReport } from '../../../electron/api/pnl.ts'
import { caseProject } from '../case-project.ts'

const now = Math.floor(Date.UTC(2026, 9, 20) / 1000)

it('holds what the ledger says against what finance has agreed, and nothing before it has', () => {
  const { store } = caseProject()
  const before = pnlReport(store, '2026Q3')
  expect(before.agreed).toBe(false)
  expect(before.quarters.at(-1)).toMatchObject({
    costMinor: 1_590_000,
    retainedMinor: 0,
    expandedMinor: 0,
    netMinor: -1_590_000,
  })
  expect(before.bothAtOnce.verdict).toBe('can’t be told')
  assume(store, '2026Q3', { id: 'attribution', status: 'agreed' }, now)
  expect(pnlReport(store, '2026Q3').agreed).toBe(false)
  assume(store, '2026Q3', { id: 'gross-margin', status: 'agreed' }, now)
  const after = pnlReport(store, '2026Q3')
  expect(after.agreed).toBe(true)
  for (const line of after.quarters)
    expect(line.netMinor).toBe(line.retainedMinor + line.expandedMinor - line.costMinor)
})
