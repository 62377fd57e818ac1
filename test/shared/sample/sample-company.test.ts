import { readdirSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../shared/base/refusal.ts'
import { sampleCompany } from '../../../shared/sample/sample-company.ts'
import { readTable } from './read-table.ts'

const company = sampleCompany()
const small = sampleCompany({ customers: 300, seed: 11 })
const shipped = new URL('../../../resources/sample/', import.meta.url)

function textOf(name: string, of = company): string {
  return of.files.find((f) => f.name === name)?.text ?? ''
}

const zendeskColumns =
  'Summation column,Id,Requester,Requester id,Requester external id,Requester email,Requester domain,Submitter,Assignee,Group,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Updated at,Assigned at,Organization,Due date,Initially assigned at,Solved at,Resolution time,Satisfaction Score,Group stations,Assignee stations,Reopens,Replies,First reply time in minutes,First reply time in minutes within business hours,First resolution time in minutes,First resolution time in minutes within business hours,Full resolution time in minutes,Full resolution time in minutes within business hours,Agent wait time in minutes,Agent wait time in minutes within business hours,Requester wait time in minutes,Requester wait time in minutes within business hours,On hold time in minutes,On hold time in minutes within business hours'
const intercomColumns =
  'Conversation ID,Conversation started at (Europe/Berlin),Teammate currently assigned,Team currently assigned,Agent type,Channel,Chatbot replied,Conversation tag,Current conversation state,Last teammate rating,Last teammate rating remark,Started by,Ticket type,Topics,Conversation first closed at (Europe/Berlin),Conversation first replied at (Europe/Berlin),Fin AI Agent rating updated at (Europe/Berlin),Fin AI Agent deflected,Fin AI Agent involved,Fin AI Agent last sent answer,Fin AI Agent rating,Fin AI Agent rating remark,Fin AI Agent resolution state,Fin content referenced,Call types,With calls,Call participants,First closed by teammate,Last closed by teammate,Last teammate rated,Last teammate rated ID,Teammate currently assigned ID,Teammate first replied,Teammate replied to,Team currently assigned ID,First response time (seconds),First response time excluding time spent in bot inbox (seconds),"First response time excluding time spent in bot inbox, only within office hours (seconds)","First response time, only within office hours (seconds)",Number of reassignments,Replies to close a conversation,Handling time (seconds),Time from first assignment to close (seconds),"Time from first assignment to close, within office hours (seconds)",Time to close (seconds),Time to close excluding bot inbox time (seconds),"Time to close excluding bot inbox time, within office hours (seconds)","Time to close, within office hours (seconds)",Time to first close (seconds),Time to first close excluding bot inbox time (seconds),"Time to first close excluding bot inbox time, within office hours (seconds)","Time to first close, within office hours (seconds)",Conversation priority,Conversation source,CX Score explanation,CX Score rating,Resolved on first contact,Source URL,Title,Conversation created at (Europe/Berlin),Conversation last closed at (Europe/Berlin),Conversation updated at (Europe/Berlin),First assignment at (Europe/Berlin),Last assignment at (Europe/Berlin),Escalation rules applied,Fin answer coverage,Guidance applied,Last chatbot rated,Last chatbot rating,Last chatbot rating remark,Last closed by,Last closed by ID,Time to assignment before first admin reply (seconds),"Time to assignment before first admin reply, within office hours (seconds)",Conversation URL,User participant emails,User participant IDs,User participant names,Copilot used,Customer reports,Ticket category,Company ID,Company name,Company plan,Company size,Company tag,Continent,Country,User email,User ID,User name,User pseudonym,User tag,User type,AI Issue summary,AI Subtopic,AI Topic'

describe('sampleCompany', () => {
  it('gives the same bytes for the same settings', () => {
    expect(sampleCompany({ customers: 300, seed: 11 })).toEqual(small)
  })

  it('gives other texts for another seed', () => {
    const other = sampleCompany({ customers: 300, seed: 12 })
    for (const { name, text } of other.files) expect(text, name).not.toBe(textOf(name, small))
  })

  it('lets nobody leave earlier, or ask anything else before, in a world without the effect', () => {
    const without = sampleCompany({ customers: 300, seed: 11, hazardRatio: 1 })
    expect(without.truth.customers.left).toBeLessThan(small.truth.customers.left)
    expect(textOf('crosswalk.csv', without)).toBe(textOf('crosswalk.csv', small))
    const early = (of: typeof small) =>
      readTable(textOf('zendesk-tickets.csv', of)).filter((row) => (row['Created at'] ?? '') < '2025-09-30')
    expect(early(without)).toEqual(early(small))
  })

  it('is what is shipped, to the byte, and small enough to ship', () => {
    const truth = `${JSON.stringify(company.truth, null, 2)}\n`
    const files = [...company.files, { name: 'truth.json', text: truth }]
    expect(readdirSync(shipped).sort()).toEqual(files.map((f) => f.name).sort())
    let bytes = 0
    for (const { name, text } of files) {
      const kept = readFileSync(new URL(name, shipped))
      expect(kept.equals(Buffer.from(text)), name).toBe(true)
      bytes += kept.length
    }
    expect(bytes).toBeLessThan(8_000_000)
  })

  it("writes the vendors' own headings", () => {
    const first = (name: string) => textOf(name).split('\n', 1)[0]
    expect(first('zendesk-tickets.csv')).toBe(`${zendeskColumns},Topic [list],Total time spent (sec) [int]`)
    expect(first('intercom-conversations.csv')).toBe(intercomColumns)
    expect(first('stripe-subscriptions.csv')).toBe(
      'id,Customer ID,Customer Description,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start Date (UTC),Current Period Start (UTC),Current Period End (UTC),Trial Start (UTC),Trial End (UTC),Application Fee Percent,Coupon,Canceled At (UTC),Cancel At Period End,Ended At (UTC),Cancellation Reason,Customer Name,company_id (metadata),customer_number (metadata),segment (metadata)',
    )
    expect(first('stripe-customers.csv')).toMatch(/^id,Description,Email,Name,Created \(UTC\),Delinquent,/)
    expect(first('csat-survey.csv')).toMatch(/^StartDate,EndDate,Status,IPAddress,Progress,Duration \(in seconds\),/)
    expect(textOf('csat-survey.csv').split('\n', 3)[2]).toMatch(
      /^"\{""ImportId"":""startDate"",""timeZone"":""Europe\/Berlin""\}"/,
    )
    expect(textOf('ledger.csv').split('\n', 5)[4]).toBe(
      'Date,Transaction Type,Num,Name,Memo/Description,Account,Split,Amount',
    )
  })

  it('names nobody who could exist', () => {
    for (const { name, text } of company.files) {
      const domains = new Set([...text.matchAll(/@([\w.-]+)/g)].map((m) => m[1]))
      for (const domain of domains) expect(domain, name).toMatch(/\.example$/)
    }
  })

  it('ends every subscription after it starts, and asks to leave before that', () => {
    const rows = readTable(textOf('stripe-subscriptions.csv')).filter((row) => !row.id?.includes('Damaged'))
    const ended = rows.filter((row) => row['Ended At (UTC)'])
    expect(ended.length).toBeGreaterThan(600)
    for (const row of ended) {
      expect(String(row['Ended At (UTC)']) > String(row['Start Date (UTC)']), row.id).toBe(true)
      expect(String(row['Canceled At (UTC)']) <= String(row['Ended At (UTC)']), row.id).toBe(true)
      expect(row.Status).toBe('canceled')
    }
    const later = ended.filter((row) => String(row['Canceled At (UTC)']) < String(row['Ended At (UTC)']))
    expect(later.length / ended.length).toBeGreaterThan(0.5)
    expect(rows.some((row) => row['Cancel At Period End'] === 'true' && row.Status === 'active')).toBe(true)
  })

  it('has the recurring revenue that the truth says, at both ends', () => {
    const rows = readTable(textOf('stripe-subscriptions.csv')).filter((row) => !row.id?.includes('Damaged'))
    const mrrAt = (utc: string) =>
      rows.reduce((sum, row) => {
        const paidFrom = row['Trial End (UTC)'] || row['Start Date (UTC)'] || ''
        const end = row['Ended At (UTC)'] || '9999'
        const isPaying = paidFrom < utc && end >= utc && end > paidFrom
        const months = row.Interval === 'year' ? 12 : 1
        return sum + (isPaying ? (Math.round(Number(row.Amount) * 100) * Number(row.Quantity)) / months : 0)
      }, 0)
    expect(mrrAt('2025-03-31 22:00:00')).toBe(company.truth.money.mrrStartMinor)
    expect(mrrAt('2026-09-30 22:00:00')).toBe(company.truth.money.mrrEndMinor)
    expect(company.truth.quarters[0]?.opening).toBe(company.truth.money.mrrStartMinor)
    expect(company.truth.quarters.at(-1)?.closing).toBe(company.truth.money.mrrEndMinor)
  })

  it('has movements that lead from each opening to its closing', () => {
    for (const q of company.truth.quarters) {
      expect(q.opening + q.new + q.expansion + q.contraction + q.churn + q.reactivation, q.quarter).toBe(q.closing)
      expect(q.expansion).toBeGreaterThan(0)
      expect(q.contraction).toBeLessThan(0)
      expect(q.churn).toBeLessThan(0)
    }
    expect(company.truth.quarters.reduce((sum, q) => sum + q.reactivation, 0)).toBeGreaterThan(0)
  })

  it('has a ledger whose lines add up to its totals and to the truth', () => {
    const lines = Papa.parse<string[]>(textOf('ledger.csv').split('\n').slice(5).join('\n')).data
    const cents = (text: string) => {
      const number = Math.round(Number(text.replace(/[,()]/g, '')) * 100)
      return text.startsWith('(') ? -number : number
    }
    let all = 0
    let ofAccount = 0
    for (const cells of lines) {
      const amount = cells[7] ?? ''
      if (/^\d\d\/\d\d\/\d{4}$/.test(cells[0] ?? '')) {
        all += cents(amount)
        ofAccount += cents(amount)
      } else if (cells[0]?.startsWith('Total for')) {
        expect(ofAccount, cells[0]).toBe(cents(amount))
        ofAccount = 0
      } else if (cells[0] === 'TOTAL') {
        expect(all).toBe(cents(amount))
      }
    }
    const { money, quarters } = company.truth
    expect(all).toBe(money.supportCostMinor + money.otherCostMinor)
    expect(quarters.reduce((sum, q) => sum + q.supportCostMinor, 0)).toBe(money.supportCostMinor)
    expect(lines.some((cells) => cells[7]?.startsWith('('))).toBe(true)
  })

  it('bills the AI agent for exactly what it counts as resolved', () => {
    const resolved = readTable(textOf('intercom-conversations.csv')).filter((row) =>
      row['Fin AI Agent resolution state']?.endsWith('resolved'),
    )
    const ids = new Set(resolved.map((row) => row['Conversation ID']))
    const billed = [...textOf('ledger.csv').matchAll(/Fin AI Agent, (\d+) resolutions/g)].reduce(
      (sum, m) => sum + Number(m[1]),
      0,
    )
    // Rows that somebody damaged afterwards were billed all the same, and so were the ones that can still be read.
    expect(Math.abs(billed - ids.size)).toBeLessThanOrEqual(3)
  })

  it('lists what the team noticed about customers as the truth says, and announces increases that really came', () => {
    const rows = readTable(textOf('customer-signals.csv'))
    const count = (type: string) => rows.filter((row) => row['Signal type'] === type).length
    const { byType, risk, wishes, flaggedFrom } = company.truth.signals
    expect(Object.fromEntries(Object.keys(byType).map((type) => [type, count(type)]))).toEqual(byType)
    expect(risk.worked.flags + risk.notWorked.flags).toBe(count('churn-risk'))
    expect(Object.values(wishes).reduce((sum, n) => sum + n, 0)).toBe(count('upsell'))
    for (const row of rows) expect(row['Flagged at']?.slice(0, 10) ?? '', row['Signal ID']).toMatch(/^2025-1|^2026/)
    expect(flaggedFrom).toBe('2025-10-01')

    const subscriptions = readTable(textOf('stripe-subscriptions.csv')).filter((row) => row.Amount !== '#REF!')
    const won = rows.filter((row) => row.Status === 'won')
    expect(won.length).toBeGreaterThan(30)
    for (const flag of won) {
      const soon = subscriptions.filter((row) => {
        const days = (Date.parse(`${row['Start Date (UTC)']}Z`) - Date.parse(`${flag['Flagged at']}Z`)) / 86_400_000
        return row['customer_number (metadata)'] === flag['Customer ID'] && days > 3 && days < 28
      })
      expect(soon.length, flag['Signal ID']).toBeGreaterThan(0)
    }
  })

  it.each([1.8, 1])('lets whom somebody worked on stay no longer than the others (ratio %d)', (hazardRatio) => {
    // Over many worlds, so that chance can be told from a mistake.
    const sums = { worked: { of: 0, kept: 0 }, notWorked: { of: 0, kept: 0 } }
    for (const seed of [21, 22, 23, 24, 25, 26]) {
      const { risk } = sampleCompany({ seed, hazardRatio }).truth.signals
      for (const side of ['worked', 'notWorked'] as const) {
        sums[side].of += risk[side].followed
        sums[side].kept += risk[side].kept
      }
    }
    const share = (side: 'worked' | 'notWorked') => sums[side].kept / sums[side].of
    const spread = Math.sqrt(0.83 * 0.17 * (1 / sums.worked.of + 1 / sums.notWorked.of))
    expect(Math.abs(share('worked') - share('notWorked'))).toBeLessThan(3 * spread)
  })

  it('makes a sample of any size and length, and every file is there', () => {
    for (const settings of [
      { customers: 1, months: 1 },
      { customers: 25, months: 6, through: '2027-02-14' },
    ]) {
      const { files, truth } = sampleCompany(settings)
      expect(files).toHaveLength(8)
      expect(truth.customers.paying).toBe(settings.customers)
    }
  })

  it.each([
    [{ customers: 0 }, /0 customers/],
    [{ customers: 1.5 }, /1.5 customers/],
    [{ months: 99 }, /99 months/],
    [{ hazardRatio: -1 }, /hazard ratio of -1/],
    [{ hazardRatio: Number.NaN }, /hazard ratio/],
    [{ seed: Number.NaN }, /seed/],
    [{ through: '2026-02-30' }, /2026-02-30/],
  ])('refuses %o', (settings, message) => {
    expect(() => sampleCompany(settings)).toThrow(Refusal)
    expect(() => sampleCompany(settings)).toThrow(message)
  })
})
