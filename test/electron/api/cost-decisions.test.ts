import { describe, expect, it } from 'vitest'
import { costBy, costGrowth, costReport, customersServed, decideCost, undoCost } from '../../../electron/api/cost.ts'
import { verifyMoney } from '../../../electron/api/ledger-checks.ts'
import { contentHash } from '../../../electron/store/content-hash.ts'
import { contentStamp } from '../../../electron/store/facts/derive.ts'
import { deriveMovements } from '../../../electron/store/facts/movements.ts'
import { readRowsBehind } from '../../../electron/store/facts/rows-behind.ts'
import { readSettings } from '../../../electron/store/settings.ts'
import type { Evidence } from '../../../shared/base/evidence.ts'
import type { CostEdit } from '../../../shared/cost/edit.ts'
import { at, type Contact, moneyProject } from '../money-project.ts'

const quarter = '2026Q3'
const find = (evidence: readonly Evidence[], id: string): Evidence => {
  const found = evidence.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id} among ${evidence.map((one) => one.id).join(', ')}`)
  return found
}

/** Forty issues that AI alone keeps, forty that it hands over, forty of people, with customers who pay; in every month of the quarter. */
function company() {
  const project = moneyProject()
  let issue = 0
  const contacts = (handler: Contact['handler'], seconds: number | null, channel: string): Contact[] =>
    Array.from({ length: 40 }, (_, i): Contact => {
      issue += 1
      return {
        on: `2026-0${7 + (i % 3)}-${String(1 + (i % 25)).padStart(2, '0')}`,
        hours: i / 3,
        handler,
        issue,
        seconds,
        channel,
        customer: i % 4 === 3 ? undefined : `customer-${i % 12}`,
        vendorResolved: handler === 'ai-only',
      }
    })
  project.contact(
    ...contacts('ai-only', null, 'chat'),
    ...contacts('ai-to-human', 600, 'chat'),
    ...contacts('human-only', 300, 'email'),
  )
  project.contact({ on: '2026-09-30', hours: 23, handler: 'self-service', issue: 999 })
  for (const month of ['07', '08', '09']) {
    project.post(
      { on: `2026-${month}-10`, account: 'Support salaries', minor: 360_000 },
      { on: `2026-${month}-10`, account: 'AI usage fees', supplier: 'Intercom', minor: 1_200 },
      { on: `2026-${month}-10`, account: 'AI platform', supplier: 'Intercom', minor: 6_000 },
      { on: `2026-${month}-10`, account: 'Helpdesk seats', supplier: 'Zendesk', minor: 12_100 },
      { on: `2026-${month}-10`, account: 'Marketing', minor: 70_000 },
    )
  }
  for (let i = 0; i < 12; i += 1)
    project.subscribe({ customer: `customer-${i}`, mrr: i === 0 ? 900 : 60_000, start: '2025-01-01' })
  deriveMovements(project.store, readSettings(project.store))
  // The facts stand as they were put: nothing is to be derived again from contacts that say less.
  project.store.db
    .prepare("INSERT OR REPLACE INTO derivation (step, stamp) VALUES ('facts', ?)")
    .run(contentStamp(project.store))
  const decide = (edit: CostEdit) => decideCost(project.store, quarter, edit, at('2026-10-01'), costReport)
  return { ...project, decide, undo: () => undoCost(project.store, quarter, costReport) }
}

/** Puts rates and counts where an import would put them. */
function rates(
  store: ReturnType<typeof moneyProject>['store'],
  rows: readonly (readonly [string, string, string, number])[],
) {
  rows.forEach(([day, from, to, rate], line) => {
    store.db
      .prepare(
        'INSERT INTO rates (import_id, line, system_id, vendor_id, at, from_currency, to_currency, rate) VALUES (1, ?, 1, ?, ?, ?, ?, ?)',
      )
      .run(line, `${from}>${to} ${day}`, at(day), from, to, rate)
  })
}

describe('decisions about cost', () => {
  it('move an account in and out with a reason, and the ledger still ties', () => {
    const { decide, store } = company()
    const before = costReport(store, quarter)
    const after = decide({
      kind: 'line',
      about: { account: 'Marketing' },
      inScope: true,
      costClass: 'overhead',
      reason: 'community team',
    })
    expect(after.totalMinor).toBe(before.totalMinor)
    expect(after.inScopeMinor).toBe(before.inScopeMinor + 210_000)
    expect(after.allocatedMinor + after.unallocatedMinor).toBe(after.chargedMinor)
    expect(after.accounts.find((line) => line.account === 'Marketing')).toMatchObject({
      inScope: true,
      decided: true,
      reason: 'community team',
      ruled: { inScope: false, reason: 'marketing, not support' },
      months: [{ month: '2026-07', amountMinor: 70_000 }, { month: '2026-08' }, { month: '2026-09' }],
    })
    expect(verifyMoney(store).filter((check) => !check.ok)).toEqual([])
  })

  it('are content: another hash while they stand, the old one when they are taken back, newest first', () => {
    const { decide, undo, store } = company()
    const empty = contentHash(store)
    decide({ kind: 'line', about: { account: 'Marketing' }, inScope: true })
    const one = contentHash(store)
    decide({ kind: 'line', about: { account: 'Helpdesk seats' }, costClass: 'overhead' })
    expect(new Set([empty, one, contentHash(store)]).size).toBe(3)
    expect(undo().accounts.find((line) => line.account === 'Helpdesk seats')).toMatchObject({
      costClass: 'tools',
      decided: false,
    })
    expect(contentHash(store)).toBe(one)
    expect(undo().canUndo).toBe(false)
    expect(contentHash(store)).toBe(empty)
    expect(undo).toThrow(/nothing was decided/)
  })

  it('refuse an account that the ledger does not have, and a driver that nobody counted', () => {
    const { decide } = company()
    expect(() => decide({ kind: 'line', about: { account: 'Salaries' }, inScope: true })).toThrow(
      /no account “Salaries”/,
    )
    expect(() => decide({ kind: 'line', about: { account: 'Support salaries' }, driver: 'quantity:seats' })).toThrow(
      /no “seats” are counted/,
    )
  })

  it('share a line out by seats that were counted by channel', () => {
    const { decide, store } = company()
    for (const [line, part, value] of [
      [1, 'chat', 3],
      [2, 'email', 1],
    ] as const)
      store.db
        .prepare(
          "INSERT INTO quantities (import_id, line, system_id, vendor_id, at, name, counted_by, part, value) VALUES (1, ?, 1, ?, ?, 'seats', 'channel', ?, ?)",
        )
        .run(line, `seats ${part}`, at('2026-08-01'), part, value)
    const report = decide({ kind: 'line', about: { account: 'Helpdesk seats' }, driver: 'quantity:seats' })
    expect(report.drivers).toEqual(['seats'])
    expect(report.pools.find((pool) => pool.costClass === 'tools')).toMatchObject({
      driver: 'quantity:seats',
      allocatedMinor: 36_300,
      unallocatedMinor: 0,
    })
    const split = costBy(store, quarter, 'channel')
    const people = 360_000 * 3
    // chat: 40 × 600 s of 36,000 s of people, all of AI, three of four seats
    expect(split.rows.find((row) => row.word === 'chat')?.allocatedMinor).toBe((people * 2) / 3 + 21_600 + 27_225)
  })

  it('aim a line at another outcome: no contact bears it, and it is divided by what was verified', () => {
    const { decide } = company()
    const report = decide({ kind: 'line', about: { account: 'Marketing' }, inScope: true, outcome: 'retained' })
    expect(report.allocatedMinor).toBe(report.chargedMinor)
    expect(find(report.perOutcome, `cost-per-outcome@1/${quarter}/outcome=retained`)).toMatchObject({
      value: null,
      numerator: 210_000,
      note: 'no signals tell which accounts were at risk, worked and kept',
    })
    expect(find(report.perOutcome, `cost-per-contact@1/${quarter}`).numerator).toBe(report.chargedMinor - 210_000)
  })

  it('spread a build over other months, and quarter after quarter bears its part', () => {
    const { decide, post, store, contact } = company()
    contact({ on: '2026-12-20', handler: 'human-only', issue: 5000, seconds: 60 })
    post({
      on: '2026-08-05',
      account: 'Chatbot',
      supplier: 'Hafenlicht',
      memo: 'Set-up of the chatbot',
      minor: 100_001,
    })
    const byDefault = costReport(store, quarter)
    expect(byDefault.carriedForwardMinor).toBe(100_001 - 2 * 2_778)
    const report = decide({ kind: 'spread', about: { account: 'Chatbot' }, method: 'declining', months: 4 })
    expect(report.oneOffs).toMatchObject([{ method: 'declining', months: 4, chargedMinor: 70_001, leftMinor: 30_000 }])
    const next = costReport(store, '2026Q4')
    expect(next.broughtForwardMinor).toBe(30_000)
    expect(next.chargedMinor).toBe(next.inScopeMinor + 30_000)
    expect(verifyMoney(store).filter((check) => !check.ok)).toEqual([])
    const charged = find(report.evidence, `cost-charged@1/${quarter}`)
    if (!charged.rows) throw new Error('no rows')
    const rows = readRowsBehind(store, charged.rows, { offset: 0, limit: 1000 }).rows
    expect(rows.reduce((sum, row) => sum + Number(row[5]), 0)).toBe(report.chargedMinor)
  })
})

describe('other currencies', () => {
  it('count at the rate of each posting’s day, posting by posting, with the original kept', () => {
    const { store, post } = company()
    rates(store, [
      ['2026-07-01', 'USD', 'EUR', 0.9],
      ['2026-08-01', 'USD', 'EUR', 0.95],
      ['2026-08-15', 'EUR', 'JPY', 160],
    ])
    post(
      { on: '2026-07-31', account: 'AI usage fees', supplier: 'Intercom', currency: 'USD', minor: 10_001 },
      { on: '2026-08-20', account: 'AI usage fees', supplier: 'Intercom', currency: 'USD', minor: 10_001 },
      { on: '2026-08-20', account: 'AI usage fees', supplier: 'Intercom', currency: 'USD', minor: 10_001 },
      { on: '2026-09-01', account: 'Support salaries', currency: 'JPY', minor: 16_000 },
      { on: '2026-07-03', account: 'Support salaries', currency: 'JPY', minor: 16_000 },
      { on: '2026-08-20', account: 'Support salaries', currency: 'GBP', minor: 5_000 },
    )
    const report = costReport(store, quarter)
    // 90.009 → 90.01; 95.0095 → 95.01 twice; ¥16,000 at 160 are €100.00
    expect(report.inScopeMinor).toBe(3 * (360_000 + 1_200 + 6_000 + 12_100) + 9_001 + 2 * 9_501 + 10_000)
    expect(report.converted).toMatchObject([
      { currency: 'JPY', lines: 1, originalMinor: 16_000, amountMinor: 10_000 },
      { currency: 'USD', lines: 3, originalMinor: 30_003, amountMinor: 28_003 },
    ])
    expect(report.problems.map((one) => one.slice(0, 60))).toEqual([
      '£50.00 in 1 posting is in no total: there is no rate from GB',
      '¥16,000 in 1 posting is in no total: there is no rate from J',
    ])
    const total = find(report.evidence, `cost-in-scope@1/${quarter}`)
    if (!total.rows) throw new Error('no rows')
    const { columns, rows } = readRowsBehind(store, total.rows, { offset: 0, limit: 1000 })
    expect(rows.reduce((sum, row) => sum + Number(row[5]), 0)).toBe(report.inScopeMinor)
    const dollars = rows.find((row) => row[columns.indexOf('currency')] === 'USD')
    expect([dollars?.[columns.indexOf('as posted')], dollars?.[columns.indexOf('rate')]]).toEqual(['10001', '0.9'])
    expect(
      total.caveats.some((one) =>
        one.startsWith('$300.03 in 3 postings counts as €280.03, at the rate of each posting’s day'),
      ),
    ).toBe(true)
  })

  it('count at the mean of the month when that is decided, and months without a rate do not', () => {
    const { store, post, decide } = company()
    rates(store, [
      ['2026-07-01', 'USD', 'EUR', 0.9],
      ['2026-07-31', 'USD', 'EUR', 0.94],
    ])
    post(
      { on: '2026-07-02', account: 'AI usage fees', supplier: 'Intercom', currency: 'USD', minor: 10_000 },
      { on: '2026-08-02', account: 'AI usage fees', supplier: 'Intercom', currency: 'USD', minor: 10_000 },
    )
    expect(costReport(store, quarter).converted).toMatchObject([{ amountMinor: 9_000 + 9_400 }])
    const report = decide({ kind: 'rate-rule', rule: 'month-average' })
    expect(report.converted).toMatchObject([{ lines: 1, amountMinor: 9_200 }])
    expect(report.problems).toHaveLength(1)
  })
})

describe('cost told apart', () => {
  it('sums to what was shared out for every slice, to the cent', () => {
    const { store } = company()
    const whole = costReport(store, quarter).allocatedMinor
    for (const by of ['handler', 'channel', 'category', 'team', 'segment', 'plan', 'country', 'month']) {
      const split = costBy(store, quarter, by)
      expect([by, split.rows.reduce((sum, row) => sum + row.allocatedMinor, 0)]).toEqual([by, whole])
      expect([by, split.rows.reduce((sum, row) => sum + row.contacts, 0)]).toEqual([by, 121])
    }
    expect(() => costBy(store, quarter, 'weather')).toThrow(/can’t be split by “weather”/)
  })

  it('has the rows behind every number of a slice', () => {
    const { store } = company()
    for (const by of ['channel', 'handler', 'month', 'team'])
      for (const one of costBy(store, quarter, by).evidence) {
        if (!one.rows) throw new Error('no rows')
        const { rows, total } = readRowsBehind(store, one.rows, { offset: 0, limit: 1000 })
        expect([one.id, total]).toEqual([one.id, one.n])
        expect([one.id, rows.filter((row) => row[0] === 'yes').length]).toEqual([one.id, one.denominator])
      }
  })

  it('gives each month its own cost over its own contacts', () => {
    const { store, post } = company()
    post({ on: '2026-08-09', account: 'Support training', minor: 41_000 })
    const rows = costBy(store, quarter, 'month').rows
    expect(rows.map((row) => row.word).sort()).toEqual(['2026-07', '2026-08', '2026-09'])
    const [july, august] = ['2026-07', '2026-08'].map((word) => rows.find((row) => row.word === word)?.allocatedMinor)
    expect((august ?? 0) - (july ?? 0)).toBe(41_000)
  })
})

describe('what AI costs', () => {
  it('leads from the vendor’s price to the whole cost of what AI kept: T · A · (1 − R) · C of people is in it', () => {
    const { store } = company()
    const report = costReport(store, quarter)
    // The vendor counts 40 and bills 3 × 12.00.
    expect(find(report.evidence, `ai-invoice-per-resolution@1/${quarter}`)).toMatchObject({
      numerator: 3_600,
      denominator: 40,
      value: 90,
    })
    // 80 issues began with AI, 40 were kept. People: 40 handed over, each 600 of 36,000 s of 1,080,000.
    const people = 80 * (1 - 40 / 80) * ((600 / 36_000) * 1_080_000)
    const tools = Math.round((80 / 121) * 36_300)
    const loaded = find(report.evidence, `ai-cost-per-kept-resolution@1/${quarter}`)
    expect(loaded).toMatchObject({ numerator: people + 3_600 + 18_000 + tools, denominator: 40, n: 80 })
    const { steps } = report.ai
    if (steps?.kind !== 'waterfall') throw new Error('no waterfall')
    const [first, ...rest] = steps.bars
    const last = rest.pop()
    expect((first?.value ?? 0) + rest.reduce((sum, bar) => sum + bar.value, 0)).toBe(last?.value)
    expect(last?.value).toBe(loaded.value)
    const parts = report.evidence.filter((one) => one.metric === 'ai-cost-part')
    expect(parts.reduce((sum, one) => sum + (one.numerator ?? 0), 0)).toBe(loaded.numerator)
    expect(find(report.perOutcome, `failed-ai-attempt-ratio@1/${quarter}`).value).toBeCloseTo(
      (people / 40 + 270 + 300) / (270 + 300),
      1,
    )
  })
})

describe('cost-to-serve', () => {
  it('shares everything that was shared out to customers and contacts of nobody known, to the cent', () => {
    const { store } = company()
    const report = customersServed(store, quarter)
    const whole = find(report.evidence, `cost-to-serve@1/${quarter}`)
    expect((whole.numerator ?? 0) + report.unmatchedMinor).toBe(costReport(store, quarter).allocatedMinor)
    expect(whole.n).toBe(12)
    const share = find(report.evidence, `cost-to-serve-share@1/${quarter}`)
    expect(share.denominator).toBe(3 * (900 + 11 * 60_000))
    expect(report.beyondMargin.map((one) => one.customer)).toContain('customer-0')
    if (!whole.rows) throw new Error('no rows')
    const { rows, total } = readRowsBehind(store, whole.rows, { offset: 0, limit: 100 })
    expect([total, rows.reduce((sum, row) => sum + Number(row[3]), 0)]).toEqual([12, whole.numerator])
  })

  it('tells nothing of a group in which somebody could be found, and lists nobody in a private copy', () => {
    const { store } = company()
    store.db.exec(
      "INSERT INTO terms (id, kind, term) VALUES (900, 'segment', 'Small'); UPDATE payers SET segment_id = 900 WHERE vendor_id IN ('customer-1', 'customer-2')",
    )
    const small = find(customersServed(store, quarter).evidence, `cost-to-serve@1/${quarter}/segment=Small`)
    expect(small).toMatchObject({ value: null, numerator: null })
    expect(small.note).toMatch(/fewer than 10/)
    const shared = company().store
    // A copy for reviewers says so.
    shared.db.exec("INSERT INTO project (key, value) VALUES ('pseudonymised', 'true')")
    expect(customersServed(shared, quarter).beyondMargin).toEqual([])
  })
})

describe('the stack', () => {
  it('lists every tool, and what one in their place would change', () => {
    const { decide, store } = company()
    const before = costReport(store, quarter).tools
    expect(before.tools.map((one) => [one.tool, one.quarterMinor, one.does])).toEqual([
      ['Zendesk', 36_300, 'helpdesk'],
      ['Intercom', 21_600, 'AI agent'],
    ])
    expect(before.change).toMatchObject({ isProposal: true, endsYearlyMinor: 231_600, yearlyChangeMinor: null })
    const { change } = decide({
      kind: 'stack',
      plan: { ends: ['Zendesk', 'Intercom'], yearlyMinor: 171_600, onceMinor: 20_000, overlapMonths: 1 },
    }).tools
    expect(change).toMatchObject({
      isProposal: false,
      breakEvenYearlyMinor: 231_600 - 20_000 - 19_300,
      yearlyChangeMinor: -60_000,
      firstYearChangeMinor: -60_000 + 39_300,
      paybackMonths: 7.86,
    })
    expect(change?.sentence).toMatch(/less a year, and pays for moving over after 7\.9 months\.$/)
    expect(decide({ kind: 'tool', tool: 'Zendesk', does: 'helpdesk and QA' }).tools.tools[0]).toMatchObject({
      does: 'helpdesk and QA',
      decided: true,
    })
  })
})

describe('growth', () => {
  it('leaves out months that the data only begin or end in, and says when there are too few', () => {
    const { store } = company()
    const report = costGrowth(store, quarter)
    expect(report.growth[0]?.evidence).toMatchObject({ value: null, n: 3 })
    expect(report.growth[0]?.evidence.note).toMatch(/too few to say/)
  })
})
