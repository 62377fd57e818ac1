import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atRiskReport } from '../../../electron/api/at-risk.ts'
import { chainsReport } from '../../../electron/api/chains.ts'
import { openEvidence } from '../../../electron/api/evidence.ts'
import { fatesReport } from '../../../electron/api/fates.ts'
import { historyReport } from '../../../electron/api/history.ts'
import { keptReport } from '../../../electron/api/kept-report.ts'
import { likeForLikeReport } from '../../../electron/api/like-for-like.ts'
import { keptLedger } from '../../../electron/api/quarter-facts.ts'
import { rolesReport } from '../../../electron/api/roles.ts'
import { saveList } from '../../../electron/api/save-list.ts'
import { metricsReport } from '../../../electron/api/scorecard.ts'
import { decideHandOff, signalsReport } from '../../../electron/api/signals.ts'
import { waterfallReport } from '../../../electron/api/waterfall.ts'
import { decideWindows } from '../../../electron/api/windows.ts'
import { keepEvidence } from '../../../electron/store/evidence.ts'
import { customerRowsIn } from '../../../electron/store/facts/customer-counts.ts'
import type { Evidence } from '../../../shared/base/evidence.ts'
import { type ImportBench, importBench } from '../../helpers/import-text.ts'

const at = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 1000
const iso = (instant: number): string => new Date(instant * 1000).toISOString()

/** Ninety customers; every ninth leaves in the summer. */
const customers = Array.from({ length: 90 }, (_, i) => ({
  id: `k${i}`,
  plan: i % 3 === 0 ? 'Pro' : 'Basic',
  mrr: 50 + i * 10,
  ended: i % 9 === 4 ? `2026-0${7 + (i % 3)}-1${i % 10}` : '',
}))
const subscriptions = [
  'subscription_id,customer_id,plan,currency,mrr,start_date,end_date',
  ...customers.map((one) => `s-${one.id},${one.id},${one.plan},EUR,${one.mrr},2025-02-01,${one.ended}`),
  's-last,last,Basic,EUR,10,2026-10-20,',
].join('\n')

/** Two contacts a day: AI on even ones, handed over on every sixth; every fifth customer comes back the next day about the same and rates it badly. */
const contacts = Array.from({ length: 560 }, (_, i) => {
  const opened = at('2026-01-02') + Math.floor(i / 2) * 86_400 + (i % 2) * 7200
  const who = (i * 7) % 90
  const repeats = who % 5 === 0
  const ai = i % 2 === 0
  const handler = ai ? (i % 6 === 0 ? 'ai to human' : 'ai') : 'human'
  const first = [
    `t${i}`,
    `k${who}`,
    iso(opened),
    iso(opened + 3600),
    ai ? 'chat' : 'email',
    handler,
    i % 11 === 3 ? 'unresolved' : 'resolved',
    who % 4 === 0 ? 'billing' : 'login',
    repeats ? 1 : i % 4 === 0 ? 5 : '',
    ai && handler === 'ai' ? '' : 600,
    i % 2 === 0 ? 'north' : 'south',
  ].join(',')
  const again = [
    `t${i}b`,
    `k${who}`,
    iso(opened + 90_000),
    iso(opened + 93_600),
    'phone',
    'human',
    'resolved',
    who % 4 === 0 ? 'billing' : 'login',
    '',
    900,
    'south',
  ].join(',')
  return repeats ? `${first}\n${again}` : first
})
const contactsCsv = [
  'ticket_id,customer_id,created_at,closed_at,channel,handled_by,resolution,topic,csat,handle_time_seconds,team',
  ...contacts,
].join('\n')
const ledgerCsv = [
  'date,account,cost centre,supplier,memo,amount,currency',
  ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].flatMap((month) => [
    `2026-${month}-28,Support salaries,Customer Support,,salaries,20000.00,EUR`,
    `2026-${month}-28,AI agent usage,Customer Support,Fin AI,outcomes,1500.01,EUR`,
    `2026-${month}-28,Helpdesk software,Customer Support,Zendesk,seats,900.00,EUR`,
  ]),
].join('\n')

let bench: ImportBench
beforeAll(async () => {
  bench = importBench({ timeZone: 'UTC' })
  await bench.importText(subscriptions, { source: 'generic-subscriptions' })
  await bench.importText(contactsCsv, { source: 'generic-contacts' })
  await bench.importText(ledgerCsv, { source: 'generic-costs' })
})
afterAll(() => bench.remove())

const evidenceIn = (value: unknown): Evidence[] => {
  if (value === null || typeof value !== 'object') return []
  if ('metric' in value && 'grade' in value && 'rows' in value && 'value' in value) return [value as Evidence]
  return Object.values(value).flatMap(evidenceIn)
}

describe('what became of the customers', () => {
  it('opens every number of every report with as many rows as it was counted from', () => {
    const { store } = bench
    const reports = [
      waterfallReport(store, '2026Q2'),
      fatesReport(store, '2026Q2'),
      chainsReport(store, '2026Q2'),
      rolesReport(store, '2026Q2'),
      likeForLikeReport(store, '2026Q2'),
      metricsReport(store, '2026Q2', 'plan'),
      metricsReport(store, '2026Q2', 'tier'),
      metricsReport(store, '2026Q2', 'tenure'),
      metricsReport(store, '2026Q2', 'month'),
    ]
    const all = evidenceIn(reports).filter((e) => e.unit === 'share' && e.rows !== null && e.n > 0)
    expect(all.length).toBeGreaterThan(300)
    const wrong: string[] = []
    for (const one of new Map(all.map((e) => [e.id, e])).values()) {
      const { rows } = openEvidence(store, one.id, { offset: 0, limit: 10_000 })
      if (rows?.total !== one.n) wrong.push(`${one.id}: ${rows?.total} rows for ${one.n}`)
      else if (one.numerator !== null && rows.columns[0] === 'counted') {
        const counted = rows.rows.filter((row) => row[0] === 'yes').length
        if (counted !== one.numerator) wrong.push(`${one.id}: ${counted} counted for ${one.numerator}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('walks the waterfall down without losing a contact', () => {
    const { steps, byTopic } = waterfallReport(bench.store, '2026Q2')
    expect(steps.map((step) => step.id)).toEqual([
      'vendor-reported',
      'contained',
      'not-reopened',
      'not-recontacted',
      'end-to-end',
    ])
    const [first] = steps
    const lost = steps.reduce((sum, step) => sum + step.lost, 0)
    expect((first?.evidence.n ?? 0) - lost).toBe(steps.at(-1)?.evidence.numerator)
    expect(byTopic.reduce((sum, one) => sum + one.contacts, 0)).toBe(first?.evidence.n)
  })

  it('lets the fates sum to one, and shows each contact’s tier and rule behind them', () => {
    const { fates } = fatesReport(bench.store, '2026Q2')
    expect(fates.reduce((sum, one) => sum + (one.evidence.value ?? 0), 0)).toBeCloseTo(1, 12)
    const { rows } = openEvidence(bench.store, fates[0]?.evidence.id ?? '', { offset: 0, limit: 5 })
    expect(rows?.columns).toEqual(expect.arrayContaining(['tier', 'why', 'handler']))
  })

  it('charges chains to the cent: over all ways the parts are what was shared out', () => {
    const { store } = bench
    const report = chainsReport(store, '2026Q2')
    expect(report.chains.map((chain) => chain.path)).toEqual(expect.arrayContaining(['AI alone', 'same contact']))
    for (const chain of report.chains) {
      if (chain.cost?.value == null) continue
      const parts = [chain.attemptCost, chain.peopleCost, chain.otherCost].map((e) => e?.numerator ?? Number.NaN)
      expect(parts.reduce((a, b) => a + b, 0)).toBe(chain.cost.numerator)
    }
    const alone = report.chains.find((chain) => chain.path === 'AI alone')
    const handedOver = report.chains.find((chain) => chain.path === 'same contact')
    expect(alone?.cost?.value ?? 0).toBeLessThan(handedOver?.cost?.value ?? 0)
    expect(report.sentence).toMatch(/went on to a person\. An issue cost €/)
  })

  it('compares the same customers over as many days', () => {
    const { store } = bench
    const report = likeForLikeReport(store, '2026Q3')
    expect(report).toMatchObject({ against: '2026Q2', days: 91, isPartial: false })
    const paid = customers.filter(({ ended }) => ended === '' || at(ended) >= at('2026-09-30')).length
    expect(report.customers).toBe(paid)
    const row = report.rows.find(({ metric }) => metric === 'recontact-7d')
    expect(row?.now.n ?? 0).toBeLessThan(row?.everybodyNow.n ?? 0)
    expect(likeForLikeReport(store, '2026Q1').against).toBeNull()
    expect(likeForLikeReport(store, '2026Q4')).toMatchObject({ isPartial: true, against: '2026Q3' })
  })

  it('tells gross retention by slice so that parts sum to the whole, and refuses small ones', () => {
    const { store } = bench
    const whole = keptLedger(store, '2026Q3').evidence.find((e) => e.id === 'gross-revenue-retention@1/2026Q3')
    const parts = metricsReport(store, '2026Q3', 'plan').metrics.filter((e) => e.metric === 'gross-revenue-retention')
    expect(parts.map((e) => e.filter.plan)).toEqual(
      ['basic', 'pro'].map((word) => expect.stringMatching(new RegExp(word, 'i'))),
    )
    expect(parts.reduce((sum, e) => sum + (e.numerator ?? 0), 0)).toBe(whole?.numerator)
    expect(parts.reduce((sum, e) => sum + (e.denominator ?? 0), 0)).toBe(whole?.denominator)
    expect(whole?.low ?? 0).toBeLessThan(whole?.value ?? 0)
    const small = metricsReport(store, '2026Q3', 'mrr-band').metrics.find(
      (e) => e.metric === 'gross-revenue-retention' && e.filter['mrr-band'] === 'under 100',
    )
    expect(small).toMatchObject({ value: null, note: 'too few to report (5)' })
  })

  it('counts customers without a contact, and losses that showed beforehand, as plain SQL does', () => {
    const { store } = bench
    const span = { from: at('2026-04-01'), until: at('2026-07-01') }
    const silent = store.db
      .prepare(
        `SELECT COUNT(*), SUM(CASE WHEN s.ended_at <= @from + 7776000 THEN 1 ELSE 0 END) FROM payers p JOIN subscriptions s ON s.customer_vendor_id = p.vendor_id
          WHERE s.started_at <= @from AND (s.ended_at IS NULL OR s.ended_at > @from)
            AND NOT EXISTS (SELECT 1 FROM contacts c JOIN links l ON l.person_id = c.person_id WHERE l.payer_id = p.id AND c.opened_at >= @from AND c.opened_at < @until)`,
      )
      .raw()
      .get(span) as [number, number]
    const rows = customerRowsIn(store, 'no-contact-churn-90d', span) ?? []
    expect([rows.length, rows.filter((row) => row.counted).length]).toEqual([silent[0], silent[1] ?? 0])
    const summer = { from: at('2026-07-01'), until: at('2026-10-01') }
    const lost = customerRowsIn(store, 'losses-announced', summer) ?? []
    expect(lost.length).toBe(customers.filter(({ ended }) => ended !== '').length)
    // Every fifth customer came back and rated badly, within ninety days of leaving.
    const names = store.db.prepare('SELECT vendor_id FROM payers WHERE id = ?').pluck()
    for (const row of lost) {
      const number = Number(String(names.get(row.payer)).slice(1))
      if (number % 5 === 0) expect(row.counted).toBe(true)
    }
  })

  it('writes whom to save, and reads them back as one save rate beside its comparison', async () => {
    const { store } = bench
    expect(metricsReport(store, '2026Q3').metrics.find((e) => e.metric === 'at-risk-save-rate')?.n).toBe(0)
    const listed = atRiskReport(store, '2026Q2')
    expect(listed.customers.length).toBeGreaterThan(10)
    const file = bench.at('whom-to-save.csv')
    await saveList(store, { list: 'at-risk', file, quarter: '2026Q2' })
    const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
    const columns = head.replace('\uFEFF', '').split(/[,;]/)
    const separator = head.includes(';') ? ';' : ','
    const place = columns.indexOf('status')
    const filled = lines.map((line, i) => {
      const cells = line.split(separator)
      cells[place] = i % 2 === 0 ? 'worked' : ''
      return cells.join(separator)
    })
    await bench.importText([columns.join(separator), ...filled].join('\n'), { source: 'generic-signals' })
    const told = metricsReport(store, '2026Q3').metrics
    const of = (metric: string) => told.find((e) => e.metric === metric)
    const stays = (id: string) => {
      const ended = customers.find((one) => one.id === id)?.ended ?? ''
      return ended === '' || at(ended) > at(listed.asOf) + 90 * 86_400
    }
    const expected = (worked: boolean) => {
      const who = listed.customers.filter((_, i) => (i % 2 === 0) === worked).map((one) => one.customer)
      return [who.filter(stays).length, who.length]
    }
    const counted = (metric: string) => {
      const rows = customerRowsIn(store, metric, { from: at('2026-07-01'), until: at('2026-10-01') }) ?? []
      return [rows.filter((row) => row.counted).length, rows.length]
    }
    expect(counted('at-risk-save-rate')).toEqual(expected(true))
    expect(counted('at-risk-stay-rate')).toEqual(expected(false))
    expect(of('at-risk-save-rate')?.n).toBe(expected(true)[1])
    expect(of('at-risk-base-rate')?.value ?? 0).toBeGreaterThan(0.5)
    const ledger = keptLedger(store, '2026Q3').evidence.filter((e) => /^at-risk-(save|stay)-rate$/.test(e.metric))
    for (const one of ledger)
      expect([one.id, one.value, one.n]).toEqual([one.id, of(one.metric)?.value, of(one.metric)?.n])
  })

  it('keeps who takes a signal on, from the file or decided here', async () => {
    const { store } = bench
    await bench.importText(
      'customer id,signal type,signal date,status,owner,due date\nk1,upsell,2026-08-03,new,Ada Lovelace,2026-08-20\nk2,upsell,2026-08-04,accepted,,\nk3,upsell,2026-08-05,won,,',
      { source: 'generic-signals' },
    )
    const before = signalsReport(store, '2026Q3')
    const named = before.handOff.find((one) => one.customer === 'k1')
    expect(named).toMatchObject({ owner: 'Ada Lovelace', due: '2026-08-20' })
    const funnel = before.funnels.find((one) => one.family === 'expansion')
    expect(funnel?.steps.map((step) => [step.stage, step.episodes])).toEqual([
      ['raised', 3],
      ['accepted', 2],
      ['conversation', 1],
      ['won', 1],
    ])
    const hash = bench.hash()
    const open = before.handOff.find((one) => one.customer === 'k2')
    const after = decideHandOff(
      store,
      { quarter: '2026Q3', signal: open?.id ?? '', owner: 'Grace Hopper', on: '2026-09-01' },
      at('2026-08-06'),
    )
    expect(after.handOff.find((one) => one.customer === 'k2')).toMatchObject({
      owner: 'Grace Hopper',
      due: '2026-09-01',
    })
    expect(bench.hash()).not.toBe(hash)
    expect(() => decideHandOff(store, { signal: 'nothing', owner: 'x', on: '2026-09-01' }, 0)).toThrow(/no signal/)
  })

  it('keeps history under both versions when windows are decided, by topic too, and says so in the content hash', () => {
    const { store } = bench
    const before = historyReport(store, { metric: 'durable-share' })
    const hash = bench.hash()
    decideWindows(store, {
      effectiveFrom: '2026-07-01',
      reason: 'billing takes a month to show',
      holdHours: 168,
      topics: { billing: 720 },
    })
    expect(bench.hash()).not.toBe(hash)
    const after = historyReport(store, { metric: 'durable-share' })
    expect(after.now.map((e) => e.version)).toEqual(before.now.map((e) => e.version + 1))
    expect(after.before).toHaveLength(1)
    expect(after.before[0]?.reason).toContain('billing takes a month')
    expect(after.before[0]?.told.map((e) => [e.period, e.value])).toEqual(before.now.map((e) => [e.period, e.value]))
    expect(after.breaks).toEqual([expect.objectContaining({ quarter: '2026Q3' })])
    expect(after.exhibit?.series).toHaveLength(2)
    expect(historyReport(store, { metric: 'recontact-7d' }).before).toEqual([])
  })

  it('keeps numbers told under a definition that a newer Proofbook has left', async () => {
    const { store } = bench
    const told = metricsReport(store, '2026Q2').metrics.find((e) => e.metric === 'csat')
    if (!told) throw new Error('csat is told')
    const older = { ...told, id: 'csat@0/2026Q2', version: 0, value: 0.123 }
    keptReport(store, 'an older report', () => ({ report: null, evidence: [] }))
    keepEvidence(store, [older])
    await bench.importText('ticket_id,customer_id,created_at\nlate,k1,2026-10-08T10:00:00Z', {
      source: 'generic-contacts',
    })
    const history = historyReport(store, { metric: 'csat' })
    expect(history.before.map(({ version, told: values }) => [version, values.map((e) => e.value)])).toEqual([
      [0, [0.123]],
    ])
    expect(history.now.find((e) => e.period === '2026Q2')?.value).toBe(told.value)
  })

  it('gives each role outcome metrics with the quarter before', () => {
    const { roles, before } = rolesReport(bench.store, '2026Q3')
    expect(before).toBe('2026Q2')
    expect(roles.map((role) => role.role)).toEqual([
      'ai-agent-owner',
      'strategic-specialist',
      'signal-liaison',
      'team-lead',
    ])
    for (const role of roles) expect(role.metrics.length).toBeGreaterThan(3)
    expect(roles.at(-1)?.teams.map((one) => one.team)).toEqual(['north', 'south'])
  })
})
