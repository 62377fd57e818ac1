import { expect, it } from 'vitest'
import { assume } from '../../../electron/api/case.ts'
import { openEvidence } from '../../../electron/api/evidence.ts'
import { pnlReport } from '../../../electron/api/pnl.ts'
import { deriveMovements } from '../../../electron/store/facts/movements.ts'
import { readSettings } from '../../../electron/store/settings.ts'
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

it('tells both models side by side, the categories that sum to the whole, and what reconciles', () => {
  const { store } = caseProject()
  store.db.exec("INSERT INTO terms (kind, term) VALUES ('topic', 'billing')")
  store.db.exec(
    "UPDATE contact_facts SET topic_id = (SELECT id FROM terms WHERE term = 'billing') WHERE contact_id % 3 = 0",
  )
  deriveMovements(store, readSettings(store))
  const report = pnlReport(store, '2026Q3')
  const sum = (pick: (line: (typeof report.categories)[number]) => number) =>
    report.categories.reduce((total, line) => total + pick(line), 0)
  expect(sum((line) => line.costMinor)).toBe(report.quarters.at(-1)?.costMinor)
  expect(sum((line) => line.contacts)).toBe(140)
  expect(report.categories.map((line) => line.category).sort()).toEqual(['billing', 'no topic'])
  expect(report.reconciled.filter((one) => !one.ok)).toEqual([])
  expect(report.reconciled.length).toBeGreaterThan(4)
  expect(report.models.old.map((line) => line.metric)).toContain('cost-per-contact')
  expect(report.models.next.map((line) => line.metric)).toContain('pnl-net')
  for (const line of report.categories)
    for (const id of Object.values(line.evidence)) {
      const { evidence, rows } = openEvidence(store, id, { offset: 0, limit: 1000 })
      if (evidence.metric === 'pnl-category-cost') expect([id, rows?.total]).toEqual([id, line.contacts])
      if (evidence.metric === 'pnl-category-exposed') expect([id, rows?.total]).toEqual([id, line.customers])
    }
})
