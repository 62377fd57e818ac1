import { describe, expect, it } from 'vitest'
import { ledgerReport } from '../../../electron/api/ledger.ts'
import { deriveMovements, readPayerSpans } from '../../../electron/store/facts/movements.ts'
import { readSettings } from '../../../electron/store/settings.ts'
import type { Evidence } from '../../../shared/base/evidence.ts'
import { at, moneyProject, type Paying } from '../money-project.ts'

const find = (evidence: readonly Evidence[], id: string): Evidence => {
  const found = evidence.find((e) => e.id === id)
  if (!found) throw new Error(`no ${id} among ${evidence.map((e) => e.id).join(', ')}`)
  return found
}

function billed(...subscriptions: Paying[]) {
  const project = moneyProject()
  project.subscribe(...subscriptions, { customer: 'last', mrr: 1_000, start: '2026-09-30' })
  project.contact({ on: '2026-07-02', handler: 'human-only', issue: 1 })
  project.contact({ on: '2026-09-29', handler: 'human-only', issue: 2 })
  deriveMovements(project.store, readSettings(project.store))
  return project
}

describe('ledgerReport', () => {
  it('ties: opening + movements = closing, in money and in customers', () => {
    const { store } = billed(
      { customer: 'stays', mrr: 10_000, start: '2025-01-01' },
      { customer: 'grows', mrr: 5_000, start: '2025-06-01' },
      { customer: 'grows', mrr: 3_000, start: '2026-08-10' },
      { customer: 'shrinks', mrr: 6_000, start: '2025-06-01' },
      { customer: 'shrinks', mrr: 2_000, start: '2025-06-01', end: '2026-07-20' },
      { customer: 'leaves', mrr: 4_000, start: '2025-06-01', end: '2026-09-15' },
      { customer: 'returns', mrr: 2_500, start: '2025-06-01', end: '2026-01-15' },
      { customer: 'returns', mrr: 2_600, start: '2026-08-01' },
      { customer: 'joins', mrr: 7_000, start: '2026-07-01' },
      { customer: 'tries', mrr: 9_900, start: '2026-09-01', trialEnd: '2026-10-01' },
      { customer: 'never', mrr: 9_900, start: '2026-08-01', status: 'incomplete_expired' },
    )
    const report = ledgerReport(store, '2026Q3', null)
    expect(report.movements).toEqual({
      opening: 27_000,
      new: 8_000,
      expansion: 3_000,
      contraction: -2_000,
      churn: -4_000,
      reactivation: 2_600,
      fx: 0,
      closing: 34_600,
      residual: 0,
    })
    expect(report.customers).toEqual({ opening: 4, joined: 2, left: 1, returned: 1, closing: 6 })
    const { opening, joined, left, returned, closing } = report.customers
    expect(opening + joined + returned - left).toBe(closing)
    // start 27,000: 10,000 + 5,000 (8,000) + 6,000 of 8,000 + 0
    expect(find(report.rates, 'gross-revenue-retention@1/2026Q3')).toMatchObject({
      value: 21_000 / 27_000,
      numerator: 21_000,
      denominator: 27_000,
      n: 4,
    })
    expect(find(report.rates, 'net-revenue-retention@1/2026Q3').value).toBe(24_000 / 27_000)
    expect(find(report.rates, 'logo-churn@1/2026Q3')).toMatchObject({ value: 0.25, numerator: 1, denominator: 4 })
    expect(report.sentence.replaceAll('\u202f', ' ')).toBe(
      'Monthly recurring revenue rose from €270 to €346 in Q3 2026: 25 % of 4 paying customers left, and gross revenue retention was 78 %.',
    )
  })

  it('draws the bridge from evidence that it names', () => {
    const { store } = billed({ customer: 'stays', mrr: 10_000, start: '2025-01-01' })
    const report = ledgerReport(store, '2026Q3', null)
    const { bridge } = report
    if (bridge?.kind !== 'waterfall') throw new Error('no bridge')
    expect(bridge.bars.map((bar) => bar.value)).toEqual([10_000, 1_000, 0, 0, 0, 0, 11_000])
    const ids = new Set(report.evidence.map((e) => e.id))
    expect(ids.size).toBe(report.evidence.length)
    for (const id of [
      ...bridge.evidence,
      ...(report.ladder?.evidence ?? []),
      ...report.claims.map((c) => c.evidence),
    ]) {
      expect(ids).toContain(id)
    }
  })

  it('gives rates over twelve months where billing reaches back so far, and none where it does not', () => {
    const old = billed({ customer: 'leaves', mrr: 100, start: '2025-01-01', end: '2025-12-01' })
    expect(find(ledgerReport(old.store, '2026Q3', null).rates, 'logo-churn@1/2026Q3/window=12-months').value).toBe(1)
    const young = billed({ customer: 'a', mrr: 100, start: '2026-02-01' })
    expect(ledgerReport(young.store, '2026Q3', null).rates).toHaveLength(3)
  })

  it('puts a change at local midnight into the quarter that begins', () => {
    const { store } = billed({ customer: 'a', mrr: 100, start: '2026-07-01' })
    expect(ledgerReport(store, '2026Q3', null).movements).toMatchObject({ opening: 0, new: 1_100 })
  })

  it('leaves other currencies out of every total and says so', () => {
    const { store } = billed(
      { customer: 'a', mrr: 100, start: '2025-01-01' },
      { customer: 'b', mrr: 500, start: '2025-01-01', currency: 'USD' },
    )
    const report = ledgerReport(store, '2026Q3', null)
    expect(report.movements).toMatchObject({ opening: 100, residual: 0 })
    expect(find(report.evidence, 'mrr-closing@1/2026Q3')).toMatchObject({
      excluded: { 'subscriptions in USD': 1 },
      caveats: ['1 subscription in USD is in no total: there is no rate to EUR.'],
    })
    expect(readPayerSpans(store).payerId).toHaveLength(3)
  })

  it('climbs the ladder by the MRR at each customer’s first contact of the quarter', () => {
    const project = moneyProject()
    project.subscribe(
      { customer: 'failed', mrr: 10_000, start: '2025-01-01', end: '2026-09-15' },
      { customer: 'handed', mrr: 20_000, start: '2025-01-01' },
      { customer: 'fine', mrr: 40_000, start: '2025-01-01' },
      { customer: 'silent', mrr: 80_000, start: '2025-01-01' },
      { customer: 'gone', mrr: 90_000, start: '2025-01-01', end: '2026-02-01' },
      { customer: 'silent', mrr: 1, start: '2026-09-30' },
    )
    project.contact(
      { on: '2026-07-02', customer: 'failed', handler: 'ai-only', tier: 'failed', issue: 1 },
      { on: '2026-09-20', customer: 'failed', handler: 'human-only', issue: 2 },
      { on: '2026-07-03', customer: 'handed', handler: 'human-only', issue: 3 },
      { on: '2026-08-03', customer: 'handed', handler: 'ai-to-human', tier: 'fragile', issue: 4 },
      { on: '2026-07-04', customer: 'fine', handler: 'ai-only', issue: 5 },
      { on: '2026-07-05', customer: 'fine', handler: 'human-only', tier: 'failed', issue: 6 },
      { on: '2026-07-06', customer: 'gone', handler: 'ai-only', tier: 'failed', issue: 7 },
      { on: '2026-09-29', handler: 'human-only', issue: 8 },
    )
    deriveMovements(project.store, readSettings(project.store))
    const report = ledgerReport(project.store, '2026Q3', { grade: 'B', riskDifference: 0.1, low: 0.02, high: 0.2 })
    expect(report.claims.map((c) => [c.rung, c.amountMinor, c.customers])).toEqual([
      ['touched', 70_000, 3],
      ['influenced', 30_000, 2],
      ['associated', 3_000, 2],
      ['attributed', 0, 0],
      ['validated', 0, 0],
    ])
    expect(find(report.evidence, 'mrr-associated@1/2026Q3')).toMatchObject({ grade: 'B', low: 600, high: 6_000 })
    expect(find(report.evidence, 'mrr-touched@1/2026Q3').excluded).toEqual({ 'not paying at the contact': 1 })
  })

  it('says when the movements do not tie to the subscriptions', () => {
    const { store } = billed({ customer: 'a', mrr: 12_345, start: '2026-08-01' })
    store.db.exec('DELETE FROM movements WHERE amount_minor = 12345')
    const report = ledgerReport(store, '2026Q3', null)
    expect(report.movements.residual).toBe(12_345)
    expect(report.sentence).toMatch(/do not tie to it: €123\.45 are unexplained/)
  })

  it('says that the quarter is not complete when billing ends before it', () => {
    const project = moneyProject()
    project.subscribe({ customer: 'a', mrr: 100, start: '2026-08-01' })
    project.contact({ on: '2026-07-02', handler: 'human-only', issue: 1 })
    deriveMovements(project.store, readSettings(project.store))
    expect(find(ledgerReport(project.store, '2026Q3', null).evidence, 'mrr-new@1/2026Q3').caveats).toEqual([
      'The billing data reach to 1 Aug 2026 only: the movements of Q3 2026 are not complete.',
    ])
  })

  it('tells no churn from an export that left the cancelled subscriptions out', () => {
    const { store } = billed(
      ...Array.from({ length: 40 }, (_, i): Paying => ({ customer: `c${i}`, mrr: 100, start: '2025-01-01' })),
    )
    const report = ledgerReport(store, '2026Q3', null)
    expect(report.rates.every((rate) => rate.value === null)).toBe(true)
    expect(report.sentence).toBe(
      'Monthly recurring revenue rose from €40.00 to €50.00 in Q3 2026, but who left can’t be told: no subscription in the data has ended, so export the cancelled ones too.',
    )
  })

  it('has nothing to say without subscriptions', () => {
    const project = moneyProject()
    project.contact({ on: '2026-07-02', handler: 'human-only', issue: 1 })
    const report = ledgerReport(project.store, '2026Q3', null)
    expect(report.sentence).toBe('No recurring revenue in EUR is known for Q3 2026.')
    expect(report.bridge).toBeNull()
    expect(report.rates.every((rate) => rate.value === null)).toBe(true)
  })
})

describe('deriveMovements', () => {
  it('makes the same movements again', () => {
    const { store } = billed({ customer: 'a', mrr: 100, start: '2026-01-01', end: '2026-03-01' })
    const all = () =>
      store.db.prepare('SELECT payer_id, currency, at, kind, amount_minor, after_minor FROM movements').all()
    const first = all()
    deriveMovements(store, readSettings(store))
    expect(all()).toEqual(first)
    expect(first[1]).toMatchObject({
      currency: 'EUR',
      at: at('2026-03-01'),
      kind: 'churn',
      amount_minor: -100,
      after_minor: 0,
    })
  })
})
