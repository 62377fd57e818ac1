import { describe, expect, it } from 'vitest'
import { openEvidence } from '../../../electron/api/evidence.ts'
import { verifyMoney } from '../../../electron/api/ledger-checks.ts'
import { keptLedger } from '../../../electron/api/quarter-facts.ts'
import { importBench } from '../../helpers/import-text.ts'

const contacts =
  'ticket_id,customer_id,created_at,closed_at,channel,handled_by,resolution,topic\n1,acme,2026-04-02T10:00:00Z,2026-04-02T11:00:00Z,email,human,resolved,billing\n2,acme,2026-09-29T10:00:00Z,2026-09-29T11:00:00Z,email,human,resolved,billing\n'
const subscriptions = [
  'subscription_id,customer_id,plan,currency,mrr,start_date,end_date',
  's1,acme,Pro,EUR,1000,2025-01-10,',
  's2,bolt,Pro,USD,500,2025-02-01,',
  's3,bolt,Pro,USD,100,2026-08-10,',
  's4,cora,Pro,USD,200,2025-02-01,2026-08-20',
  's5,cora,Pro,EUR,150,2026-08-20,',
  's6,dune,Pro,JPY,10000,2025-02-01,',
  's7,echo,Pro,GBP,70,2025-02-01,',
  's8,acme,Pro,EUR,1,2026-09-30,',
].join('\n')
const rates = [
  'date,from,to,rate',
  '2026-01-01,USD,EUR,0.90',
  '2026-08-15,USD,EUR,0.80',
  '2026-01-01,JPY,EUR,0.006',
  '2026-09-01,JPY,EUR,0.0055',
].join('\n')

describe('recurring revenue in several currencies', () => {
  it('is turned over at dated rates, shows what rates did apart, and leaves residual 0', async () => {
    const bench = importBench()
    try {
      await bench.importText(contacts, { source: 'generic-contacts' })
      await bench.importText(subscriptions, { source: 'generic-subscriptions' })
      const before = keptLedger(bench.store, '2026Q3')
      expect(before.movements).toMatchObject({ opening: 100_000, fx: 0, residual: 0 })
      await bench.importText(rates, { source: 'generic-rates' })
      const report = keptLedger(bench.store, '2026Q3')
      // acme 1,000 + bolt 450 + cora 180 + dune 60
      expect(report.movements).toEqual({
        opening: 169_000,
        new: 0,
        expansion: 9_000 + 100,
        contraction: 15_000 - 16_000,
        churn: 0,
        reactivation: 0,
        // bolt's 600 dollars and cora's 200 by ten cents each, dune's yen
        fx: -6_000 - 2_000 - 500,
        closing: 100_100 + 48_000 + 15_000 + 5_500,
        residual: 0,
      })
      expect(report.customers).toMatchObject({ opening: 4, left: 0, closing: 4 })
      const find = (id: string) => openEvidence(bench.store, id, { offset: 0, limit: 100 })
      const sum = (id: string, column: number) =>
        find(id).rows?.rows.reduce((total, row) => total + Number(row[column]), 0)
      expect(sum('mrr-fx@1/2026Q3', 2)).toBe(report.movements.fx)
      expect(sum('mrr-expansion@1/2026Q3', 3)).toBe(report.movements.expansion)
      expect(sum('mrr-contraction@1/2026Q3', 3)).toBe(report.movements.contraction)
      expect(sum('mrr-closing@1/2026Q3', 1)).toBe(report.movements.closing)
      expect(sum('mrr-opening@1/2026Q3', 1)).toBe(report.movements.opening)
      expect(find('mrr-closing@1/2026Q3').evidence.excluded).toEqual({ 'subscriptions in GBP': 1 })
      const earlier = keptLedger(bench.store, '2026Q2')
      expect([earlier.movements.closing, earlier.movements.residual]).toEqual([report.movements.opening, 0])
      // At one fixed rate nobody is lost by a rate: only cora shrank, from 160 to 150.
      const gross = report.rates.find((one) => one.id === 'gross-revenue-retention@1/2026Q3')
      expect([gross?.numerator, gross?.denominator]).toEqual([
        100_000 + 40_000 + 15_000 + 5_500,
        100_000 + 40_000 + 16_000 + 5_500,
      ])
      expect(verifyMoney(bench.store).filter((one) => !one.ok)).toEqual([])
    } finally {
      bench.remove()
    }
  })
})
