import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CohortReport } from '../../../shared/cohorts/report.ts'
import { seededRandom } from '../../../shared/stats/random.ts'
import { proofbookHere, scratchFolder } from '../../helpers/command-line.ts'

const scratch = scratchFolder()
const project = scratch.at('p.proofbook')

beforeAll(async () => {
  await proofbookHere('sample', scratch.at('s'), '--seed', '5', '--customers', '1200')
  await proofbookHere('new', project, '--timezone', 'Europe/Berlin')
  expect((await proofbookHere('import', project, scratch.at('s'))).exitCode).toBe(0)
})
afterAll(scratch.remove)

describe('cohorts', () => {
  it.each(['tier-and-handler', 'handling', 'csat', 'topic', 'channel', 'segment', 'plan', 'tenure', 'mrr'])(
    'by %s leads from each group to exactly its customers',
    async (by) => {
      const { groups } = (await proofbookHere('cohorts', project, '--by', by, '--json')).json<CohortReport>()
      expect(groups.length).toBeGreaterThan(1)
      for (const group of [groups[0], groups.at(-1)]) {
        const { rows } = (await proofbookHere('evidence', project, group?.evidence ?? '', '--rows', '--json')).json<{
          rows: { left: string }[]
        }>()
        expect([group?.name, rows.length, rows.filter((r) => r.left === 'yes').length]).toEqual([
          group?.name,
          group?.n,
          group?.events,
        ])
      }
    },
  )

  it('puts the comparison to every check, with five other designs and evidence for every segment', async () => {
    const { comparisons, evidence } = (await proofbookHere('cohorts', project, '--json')).json<CohortReport>()
    const main = comparisons[0]
    expect(main?.checks?.map((c) => c.id)).toEqual(
      expect.arrayContaining(['balance', 'g-computation', 'log-rank', 'designs', 'placebo', 'segments', 'big-account']),
    )
    expect(main?.designs).toHaveLength(5)
    expect(main?.balance?.rows.map((r) => r.name)).toContain('seats (log)')
    for (const row of main?.segments?.rows ?? [])
      expect(evidence.find((e) => e.id === row.evidence)?.value).toBe(row.hazardRatio)
  })

  it('refuses a split by whether a customer ever had a bad contact', async () => {
    const refused = await proofbookHere('cohorts', project, '--by', 'ever-bad')
    expect([refused.exitCode === 0, refused.stderr.includes('can’t be grouped')]).toEqual([false, true])
  })
})

describe('cohorts of a shop', () => {
  it('tell who bought again and what they spent, from orders and contacts alone', async () => {
    const random = seededRandom(4)
    const at = (day: number) => new Date(Date.UTC(2025, 0, 1) + day * 86_400_000).toISOString()
    const orders = ['order_id,email,ordered_at,currency,total,refunded']
    const contacts = ['contact_id,email,opened_at,closed_at,channel,topic,handler,rating']
    for (let i = 0; i < 200; i++) {
      for (let day = random.uniform() * 30; day < 600; day += random.exponential() * 40)
        orders.push(`o${orders.length},p${i}@shop.example,${at(day)},EUR,40.00,0`)
      const day = 300 + random.uniform() * 60
      contacts.push(`c${i},p${i}@shop.example,${at(day)},${at(day + 0.1)},chat,delivery,${i % 2 ? 'ai' : 'human'},`)
    }
    writeFileSync(scratch.at('orders.csv'), `${orders.join('\n')}\n`)
    writeFileSync(scratch.at('contacts.csv'), `${contacts.join('\n')}\n`)
    const shop = scratch.at('shop.proofbook')
    await proofbookHere('new', shop, '--currency', 'EUR', '--timezone', 'Europe/Berlin')
    expect((await proofbookHere('import', shop, scratch.at('orders.csv'), scratch.at('contacts.csv'))).exitCode).toBe(0)
    const found = (await proofbookHere('cohorts', shop, '--json')).json<CohortReport>().orders
    expect([found?.buyers, found?.nextPurchase.map((g) => g.n)]).toEqual([200, [100, 100]])
    for (const group of found?.nextPurchase ?? [])
      expect(group.again.find((a) => a.day === 90)?.estimate).toBeCloseTo(1 - Math.exp(-90 / 40), 0)
    expect(found?.lifetime.tiers[0]?.spentMinor).toBeGreaterThan(4_000)
  })
})
