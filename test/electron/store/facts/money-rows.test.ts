import { describe, expect, it } from 'vitest'
import { costReport } from '../../../../electron/api/cost.ts'
import { ledgerReport } from '../../../../electron/api/ledger.ts'
import { deriveMovements } from '../../../../electron/store/facts/movements.ts'
import { readRowsBehind } from '../../../../electron/store/facts/rows-behind.ts'
import { readSettings } from '../../../../electron/store/settings.ts'
import type { Evidence } from '../../../../shared/base/evidence.ts'
import { moneyProject } from '../../money-project.ts'

/** A quarter of everything: kept and failed, AI and people, several classes of cost, customers who come, go and return. */
function busy() {
  const project = moneyProject()
  const handlers = ['ai-only', 'human-only', 'ai-to-human', 'self-service'] as const
  for (let i = 0; i < 240; i += 1) {
    const day = String(1 + (i % 28)).padStart(2, '0')
    project.contact({
      on: `2026-0${7 + (i % 3)}-${day}`,
      hours: (i % 20) + 1,
      handler: handlers[i % 4] as (typeof handlers)[number],
      issue: i % 7 === 0 ? Math.max(0, i - 4) + 1 : i + 1,
      customer: i % 5 === 0 ? undefined : `customer-${i % 50}`,
      tier: i % 9 === 0 ? 'failed' : 'durable',
      kept: i % 9 === 0 ? false : i % 31 === 0 ? null : true,
      vendorResolved: i % 13 === 0 ? null : i % 3 !== 0,
      mature: i % 41 !== 0,
      channel: i % 2 === 0 ? 'email' : 'chat',
    })
  }
  for (let i = 0; i < 60; i += 1) {
    project.subscribe({
      customer: `customer-${i}`,
      mrr: 1_000 + i,
      start: i % 6 === 0 ? '2026-08-05' : '2025-03-01',
      ...(i % 10 === 3 && { end: '2026-08-20' }),
    })
    if (i % 20 === 3) project.subscribe({ customer: `customer-${i}`, mrr: 500, start: '2026-09-10' })
    if (i % 15 === 1) project.subscribe({ customer: `customer-${i}`, mrr: 70, start: '2026-09-11' })
    if (i % 15 === 2) project.subscribe({ customer: `customer-${i}`, mrr: 70, start: '2025-09-11', end: '2026-07-11' })
  }
  project.subscribe({ customer: 'abroad', mrr: 5, start: '2026-08-08', currency: 'USD' })
  for (const month of ['07', '08', '09']) {
    project.post(
      { on: `2026-${month}-28`, account: 'Support salaries', minor: 123_457 },
      { on: `2026-${month}-28`, account: 'Helpdesk seats', minor: 9_871 },
      { on: `2026-${month}-28`, account: 'AI usage fees', supplier: 'Intercom', minor: 4_321 },
      { on: `2026-${month}-28`, account: 'Marketing', minor: 77_777 },
      { on: `2026-${month}-28`, account: 'Support salaries', minor: 1, currency: 'USD' },
    )
  }
  deriveMovements(project.store, readSettings(project.store))
  return project.store
}

const all = { offset: 0, limit: 1_000_000 }

describe('the rows behind a number of money', () => {
  const sumOf = (rows: readonly (readonly string[])[], column: number): number =>
    rows.reduce((sum, row) => sum + Number(row[column]), 0)
  const open = (store: ReturnType<typeof busy>, evidence: Evidence) => {
    if (!evidence.rows) throw new Error(`${evidence.id} has no rows`)
    return readRowsBehind(store, evidence.rows, all)
  }

  it('are as many as the number says, and sum to it: cost', () => {
    const store = busy()
    const { evidence } = costReport(store, '2026Q3')
    let checked = 0
    for (const one of evidence) {
      const { rows, total, columns } = open(store, one)
      expect(rows, one.id).toHaveLength(total)
      for (const row of rows) expect(row, one.id).toHaveLength(columns.length)
      switch (one.metric) {
        case 'cost-total':
        case 'cost-in-scope':
        case 'cost-out-of-scope':
        case 'cost-charged':
        case 'cost-allocated':
        case 'cost-unallocated':
        case 'tool-cost':
          expect([one.id, sumOf(rows, 5), total]).toEqual([one.id, one.value, one.n])
          break
        case 'failed-ai-attempt-ratio':
          expect([one.id, total]).toEqual([one.id, one.n])
          break
        default: {
          const counted = rows.filter((row) => row[0] === 'yes').length
          expect([one.id, counted]).toEqual([one.id, one.denominator])
          expect([one.id, total]).toEqual([one.id, one.n])
        }
      }
      checked += 1
    }
    expect(checked).toBeGreaterThan(20)
  })

  it('are as many as the number says, and sum to it: recurring revenue', () => {
    const store = busy()
    const { evidence } = ledgerReport(store, '2026Q3', { grade: 'B', riskDifference: 0.1, low: 0.05, high: 0.2 })
    for (const one of evidence) {
      const { rows, total } = open(store, one)
      switch (one.metric) {
        case 'mrr-opening':
        case 'mrr-closing':
          expect([one.id, sumOf(rows, 1), total]).toEqual([one.id, one.value, one.n])
          break
        case 'mrr-residual':
          expect(total).toBe(one.n)
          break
        case 'mrr-touched':
        case 'mrr-exposed':
          expect([one.id, sumOf(rows, 2), total]).toEqual([one.id, one.value, one.n])
          break
        case 'mrr-associated':
        case 'mrr-claimed':
          expect([one.id, total]).toEqual([one.id, one.n])
          break
        case 'gross-revenue-retention':
        case 'net-revenue-retention':
          expect([one.id, sumOf(rows, 1), total]).toEqual([one.id, one.denominator, one.n])
          break
        case 'logo-churn':
          expect([one.id, rows.filter((row) => row[3] === 'left').length]).toEqual([one.id, one.numerator])
          break
        default:
          expect([one.id, sumOf(rows, 3), total]).toEqual([one.id, one.value, one.n])
      }
    }
    expect(new Set(evidence.filter((one) => one.n > 0).map((one) => one.metric)).size).toBeGreaterThan(10)
  })

  it('come in pages', () => {
    const store = busy()
    const total = costReport(store, '2026Q3').evidence.find((one) => one.id === 'cost-total@1/2026Q3')
    if (!total?.rows) throw new Error('no rows')
    const whole = readRowsBehind(store, total.rows, all)
    const paged = [0, 5, 10].flatMap(
      (offset) => readRowsBehind(store, total.rows as NonNullable<typeof total.rows>, { offset, limit: 5 }).rows,
    )
    expect(paged).toEqual(whole.rows)
    expect(whole.columns).toContain('why')
  })
})

describe('searching and sorting the rows behind a number', () => {
  const behind = (selection: string, table: 'issues' | 'contacts' | 'customers' | 'costs' | 'movements') => ({
    table,
    selection,
    from: Date.UTC(2026, 6, 1) / 1000,
    until: Date.UTC(2026, 9, 1) / 1000,
    filter: {},
  })
  const selections = [
    behind('cost-per-kept-resolution', 'issues'),
    behind('cost-per-vendor-resolution', 'contacts'),
    behind('containment-rate', 'contacts'),
    behind('mrr-opening', 'movements'),
    behind('mrr-new', 'movements'),
    behind('cost-total', 'costs'),
    behind('repeat-contact-rate', 'customers'),
  ]

  it.each(selections.map((one) => [one.selection, one] as const))(
    'finds the same rows as looking through all of them would (%s)',
    (_name, one) => {
      const store = busy()
      const whole = readRowsBehind(store, one, all)
      expect(whole.total).toBeGreaterThan(0)
      for (const search of ['YES', 'customer-1', '2026-08', 'nowhere', '%']) {
        const found = readRowsBehind(store, one, { ...all, search })
        const expected = whole.rows.filter((row) =>
          row.some((cell) => cell.toLowerCase().includes(search.toLowerCase())),
        )
        expect([search, found.rows]).toEqual([search, expected])
        expect(found.total).toBe(expected.length)
      }
    },
  )

  it.each(selections.map((one) => [one.selection, one] as const))(
    'sorts by every column both ways, empty cells last, and loses no row (%s)',
    (_name, one) => {
      const store = busy()
      const whole = readRowsBehind(store, one, all)
      const sortedText = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('|')).sort()
      for (const [column] of whole.columns.entries()) {
        for (const descending of [false, true]) {
          const { rows, total } = readRowsBehind(store, one, { ...all, sort: { column, descending } })
          expect(total).toBe(whole.total)
          expect(sortedText(rows)).toEqual(sortedText(whole.rows))
          const cells = rows.map((row) => row[column] as string)
          const filled = cells.filter((cell) => cell !== '')
          expect(cells.slice(0, filled.length)).toEqual(filled)
          const numbers = filled.every((cell) => /^-?\d+(\.\d+)?$/.test(cell))
          const less = (a: string, b: string) => (numbers ? Number(a) <= Number(b) : a <= b)
          const wrong = filled.filter((cell, i) => {
            const next = filled[i + 1]
            return next !== undefined && !(descending ? less(next, cell) : less(cell, next))
          })
          expect([column, descending, wrong]).toEqual([column, descending, []])
        }
      }
    },
  )

  it('pages through what was found', () => {
    const store = busy()
    const one = behind('containment-rate', 'contacts')
    const found = readRowsBehind(store, one, { ...all, search: 'chat', sort: { column: 3, descending: true } })
    const page = readRowsBehind(store, one, {
      offset: 2,
      limit: 3,
      search: 'chat',
      sort: { column: 3, descending: true },
    })
    expect(page.rows).toEqual(found.rows.slice(2, 5))
    expect(page.total).toBe(found.total)
  })
})
