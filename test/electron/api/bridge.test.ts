import { describe, expect, it } from 'vitest'
import { bridgeReport, keepFinanceWord } from '../../../electron/api/bridge.ts'
import { openEvidence } from '../../../electron/api/evidence.ts'
import { verifyMoney } from '../../../electron/api/ledger-checks.ts'
import { contentHash } from '../../../electron/store/content-hash.ts'
import { importBench } from '../../helpers/import-text.ts'

const now = Math.floor(Date.UTC(2026, 9, 20) / 1000)
const subscriptions = [
  'subscription_id,customer_id,plan,currency,mrr,start_date,end_date',
  's1,acme,Pro,EUR,1000,2025-01-10,',
  's2,bolt,Pro,EUR,500,2025-02-01,',
  's3,cora,Basic,EUR,200,2026-09-20,',
  's4,dune,Pro,EUR,300,2025-03-01,2026-09-25',
  's5,echo,Services,EUR,400,2025-03-01,',
  's6,echo,Pro,EUR,600,2025-03-01,',
  's7,fjord,Pro,USD,100,2025-03-01,',
  's8,gale,Pro,EUR,83.33,2025-03-01,',
  's9,hill,Basic,EUR,50,2026-10-05,',
].join('\n')
const contacts =
  'ticket_id,customer_id,created_at,closed_at,channel,handled_by,resolution,topic\n1,acme,2026-07-02T10:00:00Z,2026-07-02T11:00:00Z,email,human,resolved,billing\n2,acme,2026-09-29T10:00:00Z,2026-09-29T11:00:00Z,email,human,resolved,billing\n'
const finance = [
  'as of,customer,product,currency,arr',
  '2026-09-30,acme,Subscription,EUR,12000',
  '2026-09-30,acme,Setup fee,EUR,2500',
  '2026-09-30,bolt,Subscription,EUR,6000',
  '2026-09-30,dune,Subscription,EUR,3600',
  '2026-09-30,echo,Subscription,EUR,7200',
  '2026-09-30,fjord,Subscription,EUR,1100',
  '2026-09-30,gale,Subscription,EUR,1000',
  '2026-09-30,ghost,Subscription,EUR,700',
].join('\n')

async function project() {
  const bench = importBench()
  await bench.importText(contacts, { source: 'generic-contacts' })
  await bench.importText(subscriptions, { source: 'generic-subscriptions' })
  return bench
}

describe('the bridge to finance’s annual recurring revenue', () => {
  it('names timing, currency, excluded plans, one-offs and rounding customer by customer, and leaves the rest visible', async () => {
    const bench = await project()
    try {
      const receipt = await bench.importText(finance, { source: 'generic-arr' })
      expect(receipt).toMatchObject({ rowsIn: 8, records: 8, problems: 0 })
      const report = bridgeReport(bench.store, '2026Q3')
      expect(report.oursMinor).toBe(1_200_000 + 600_000 + 240_000 + 480_000 + 720_000 + 99_996)
      expect(report.financeMinor).toBe(3_410_000)
      expect(report.lines.map((line) => [line.kind, line.minor, line.customers])).toEqual([
        ['timing', -240_000 + 360_000, 2],
        ['currency', 110_000, 1],
        ['excluded-plans', -480_000, 1],
        ['one-offs', 250_000, 1],
        ['rounding', 4, 1],
      ])
      expect(report.unexplainedMinor).toBe(70_000)
      expect(report.unexplained).toEqual([{ customer: 'ghost', oursMinor: 0, financeMinor: 70_000, minor: 70_000 }])
      expect(report.ties).toBe(false)
      const check = verifyMoney(bench.store).find((one) => one.name.startsWith('annual recurring revenue'))
      expect(check).toMatchObject({ ok: false })
      expect(check?.detail).toBe('Q3 2026 by €700.00 a year, most of it ghost by €700.00')
      const opened = openEvidence(bench.store, 'arr-difference@1/2026Q3/kind=timing', { offset: 0, limit: 10 })
      expect(opened.rows?.rows.map((row) => [row[0], row[4]])).toEqual([
        ['dune', 'ended 25 Sep 2026'],
        ['cora', 'began 20 Sep 2026'],
      ])
      for (const one of report.evidence) expect(openEvidence(bench.store, one.id).definition).not.toBeNull()
    } finally {
      bench.remove()
    }
  })

  it('takes a figure and named differences, keeps them as content, and takes them back', async () => {
    const bench = await project()
    try {
      const hash = contentHash(bench.store)
      const offered = bridgeReport(bench.store, '2026Q3').offered
      expect(offered.map((one) => [one.kind, one.minor])).toContainEqual(['timing', 60_000])
      const figure = keepFinanceWord(
        bench.store,
        '2026Q3',
        { figure: { amountMinor: 3_400_000, on: '2026-09-30' } },
        now,
      )
      expect([figure.financeFrom, figure.unexplainedMinor]).toEqual(['figure', 3_400_000 - 3_339_996])
      const named = keepFinanceWord(
        bench.store,
        '2026Q3',
        { difference: { kind: 'timing', name: 'hill, signed', amountMinor: 60_000, note: 'starts 5 October' } },
        now,
      )
      expect([named.unexplainedMinor, named.ties]).toEqual([4, true])
      expect(contentHash(bench.store)).not.toBe(hash)
      expect(keepFinanceWord(bench.store, '2026Q3', { drop: 'hill, signed' }, now).lines).toEqual([])
      expect(keepFinanceWord(bench.store, '2026Q3', { figure: null }, now).financeMinor).toBeNull()
      expect(() => keepFinanceWord(bench.store, '2026Q3', { figure: { amountMinor: 1, on: '30.9.' } }, now)).toThrow(
        /not a day/,
      )
    } finally {
      bench.remove()
    }
  })
})
