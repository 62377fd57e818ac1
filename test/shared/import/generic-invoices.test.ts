import { expect, it } from 'vitest'
import { verifyMoney } from '../../../electron/api/ledger-checks.ts'
import { keptLedger } from '../../../electron/api/quarter-facts.ts'
import { importBench } from '../../helpers/import-text.ts'

it('makes a ledger that ties from invoice lines: annual, prorated, discounted, refunded, paused, one-offs apart', async () => {
  const bench = importBench({ timeZone: 'UTC' })
  try {
    await bench.importText(
      'ticket_id,customer_id,created_at,closed_at,channel,handled_by,resolution,topic\n1,a,2026-04-02T10:00:00Z,2026-04-02T11:00:00Z,email,human,resolved,billing\n2,a,2026-06-29T10:00:00Z,2026-06-29T11:00:00Z,email,human,resolved,billing\n',
      { source: 'generic-contacts' },
    )
    const receipt = await bench.importText(
      [
        'customer_id,description,period start,period end,invoice date,currency,amount,discount',
        'annual,Pro,2026-01-01,2027-01-01,2026-01-01,EUR,1200,',
        'upgrade,Pro,2026-04-01,2026-05-01,2026-04-01,EUR,100,',
        'upgrade,Pro,2026-05-01,2026-06-01,2026-05-01,EUR,100,',
        'upgrade,Unused time on Pro,2026-05-16,2026-06-01,2026-05-16,EUR,-51.61,',
        'upgrade,Remaining time on Max,2026-05-16,2026-06-01,2026-05-16,EUR,77.42,',
        'upgrade,Max,2026-06-01,2026-07-01,2026-06-01,EUR,150,',
        'discount,Pro,2026-03-01,2026-04-01,2026-03-01,EUR,100,20',
        'discount,Pro,2026-04-01,2026-05-01,2026-04-01,EUR,100,20',
        'discount,Pro,2026-05-01,2026-07-01,2026-05-01,EUR,200,',
        'pause,Pro,2026-03-01,2026-04-01,2026-03-01,EUR,50,',
        'pause,Pro,2026-06-01,2026-07-01,2026-06-01,EUR,50,',
        'refund,Pro,2026-04-01,2026-05-01,2026-04-01,EUR,70,',
        'refund,Refund Pro,2026-04-01,2026-05-01,2026-04-20,EUR,-70,',
        'annual,Setup fee,,,2026-01-01,EUR,500,',
        'annual,Extra seats,2026-06-30,2026-07-30,2026-06-30,EUR,10,',
      ].join('\n'),
      { source: 'generic-invoices' },
    )
    expect(receipt.rowsIn).toBe(15)
    expect(receipt.records + receipt.merged + receipt.excluded + receipt.problems).toBe(15)
    expect(receipt).toMatchObject({ problems: 0, excluded: 2 })
    const { movements } = keptLedger(bench.store, '2026Q2')
    expect(movements).toMatchObject({
      // annual, discounted, and the one who pauses from 1 April on
      opening: 10_000 + 8_000 + 5_000,
      churn: -5_000,
      new: 10_000,
      expansion: 5_000 + 2_000 + 1_000,
      reactivation: 5_000,
      contraction: 0,
      residual: 0,
    })
    expect(movements.opening + movements.new + movements.expansion + movements.churn + movements.reactivation).toBe(
      movements.closing,
    )
    expect(verifyMoney(bench.store).filter((one) => !one.ok)).toEqual([])
  } finally {
    bench.remove()
  }
})
