import { describe, expect, it } from 'vitest'
import { assume } from '../../../electron/api/case.ts'
import { openEvidence } from '../../../electron/api/evidence.ts'
import { keepPilotPlan, pilotReport } from '../../../electron/api/pilot.ts'
import { freezePromise, keepActual, promiseReport } from '../../../electron/api/promise.ts'
import { keptLedger } from '../../../electron/api/quarter-facts.ts'
import { contentHash } from '../../../electron/store/content-hash.ts'
import { importBench } from '../../helpers/import-text.ts'

const seconds = (date: string) => Math.floor(Date.parse(`${date}T09:00:00Z`) / 1000)
const contacts =
  'ticket_id,customer_id,created_at,closed_at,channel,handled_by,resolution,topic\n1,c0,2026-01-02T10:00:00Z,2026-01-02T11:00:00Z,email,human,resolved,billing\n2,c0,2026-08-29T10:00:00Z,2026-08-29T11:00:00Z,email,human,resolved,billing\n'

/** 400 customers, half in each arm from 2 February on; of the control arm 60 leave in March, of the treated 20. */
async function piloted() {
  const bench = importBench({ timeZone: 'UTC' })
  const leaves = (i: number) => (i < 200 ? i < 60 : i < 220)
  const subscriptions = Array.from(
    { length: 400 },
    (_, i) => `s${i},c${i},Pro,EUR,100,2025-01-10,${leaves(i) ? '2026-03-10' : ''}`,
  )
  await bench.importText(contacts, { source: 'generic-contacts' })
  await bench.importText(
    [
      'subscription_id,customer_id,plan,currency,mrr,start_date,end_date',
      ...subscriptions,
      'late,c0,Pro,EUR,1,2026-08-30,',
    ].join('\n'),
    { source: 'generic-subscriptions' },
  )
  const arms = Array.from({ length: 400 }, (_, i) => `c${i},${i < 200 ? 'pilot-control' : 'pilot-treated'},2026-02-02`)
  return { bench, arms: ['customer_id,signal_type,date', ...arms].join('\n') }
}

describe('a pilot', () => {
  it('keeps its plan, reads its file back, tests what was planned and stands on the validated rung', async () => {
    const { bench, arms } = await piloted()
    try {
      const hash = contentHash(bench.store)
      const planned = keepPilotPlan(bench.store, undefined, { horizonDays: 90 }, seconds('2026-01-20'))
      expect(planned).toMatchObject({ verdict: 'none', kept: { date: '2026-01-20', horizonDays: 90 } })
      expect(contentHash(bench.store)).not.toBe(hash)
      expect(await bench.importText(arms, { source: 'generic-signals' })).toMatchObject({ records: 400, problems: 0 })
      const report = pilotReport(bench.store, '2026Q2')
      expect(report).toMatchObject({ verdict: 'success', grade: 'A', ripeOn: '2026-05-03' })
      expect(report.arms.map((arm) => [arm.kept, arm.customers])).toEqual([
        [140, 200],
        [180, 200],
      ])
      const opened = openEvidence(bench.store, 'pilot-retention@1/2026Q2/arm=pilot-treated', { offset: 0, limit: 500 })
      expect(opened.rows?.rows.filter((row) => row[0] === 'yes')).toHaveLength(180)
      const rung = () => keptLedger(bench.store, '2026Q2').claims.find((claim) => claim.rung === 'validated')
      expect(rung()).toMatchObject({ amountMinor: 0 })
      assume(bench.store, '2026Q2', { id: 'attribution', status: 'agreed' }, seconds('2026-09-01'))
      assume(bench.store, '2026Q2', { id: 'gross-margin', value: 0.8, status: 'agreed' }, seconds('2026-09-01'))
      const low = report.difference?.low ?? 0
      expect(rung()).toMatchObject({ grade: 'A', customers: 200 })
      expect(rung()?.amountMinor).toBe(Math.round(200 * Math.floor(10_000 * low) * 0.8))
      expect(keptLedger(bench.store, '2026Q3').claims.find((claim) => claim.rung === 'validated')?.amountMinor).toBe(0)
      expect(() => keepPilotPlan(bench.store, undefined, {}, seconds('2026-09-01'))).toThrow(/read in already/)
    } finally {
      bench.remove()
    }
  })
})

describe('a promise', () => {
  it('is frozen, held against later quarters, completed by hand and taken back', async () => {
    const { bench } = await piloted()
    try {
      const made = freezePromise(bench.store, '2026Q1', { name: 'winter' }, seconds('2026-04-05'))
      expect(made.promise).toMatchObject({ name: 'winter', quarter: '2026Q1', date: '2026-04-05' })
      expect(made.quarters.map((one) => one.quarter).slice(0, 2)).toEqual(['2026Q2', '2026Q3'])
      const [first] = made.quarters
      expect(first?.realisedMinor).not.toBeNull()
      assume(bench.store, '2026Q1', { id: 'fees', value: 500_000 }, seconds('2026-05-01'))
      expect(promiseReport(bench.store).quarters).toEqual(made.quarters)
      const told = keepActual(
        bench.store,
        { promise: 'winter', quarter: '2026Q2', line: 'upkeep', amountMinor: 777, note: 'timesheets' },
        seconds('2026-09-01'),
      )
      expect(told.quarters[0]?.lines.find((line) => line.line === 'upkeep')).toMatchObject({
        realisedMinor: 777,
        how: 'entered',
      })
      const id = told.quarters[0]?.lines.find((line) => line.line === 'upkeep')?.realisedEvidence ?? ''
      expect(openEvidence(bench.store, id, { offset: 0, limit: 50 }).evidence.value).toBe(777)
      expect(() => freezePromise(bench.store, '2026Q1', { name: 'winter' }, seconds('2026-04-05'))).toThrow(/already/)
      expect(
        freezePromise(bench.store, '2026Q1', { name: 'winter', drop: true }, seconds('2026-09-02')).promise,
      ).toBeNull()
    } finally {
      bench.remove()
    }
  })
})
