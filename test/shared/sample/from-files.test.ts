import { describe, expect, it } from 'vitest'
import { makeZone } from '../../../shared/base/zone.ts'
import { sampleCompany } from '../../../shared/sample/sample-company.ts'
import { readTable } from './read-table.ts'

type Row = Record<string, string | undefined>

interface Seen {
  readonly payer: string | null
  readonly topic: string
  readonly openedAt: number
  readonly closedAt: number | null
  readonly isAi: boolean
  readonly isPoor: boolean
}

interface Paying {
  readonly from: number
  readonly leftAt: number | null
  readonly canceledAt: number | null
}

const day = 86_400
const zone = makeZone('Europe/Berlin')

/** What somebody who has nothing but the files can find out: contacts by payer, and who left when. Written apart from the generator on purpose. */
function readCompany(files: readonly { name: string; text: string }[]): {
  contacts: Seen[]
  payers: Map<string, Paying>
} {
  const table = (name: string) => readTable(files.find((f) => f.name === name)?.text ?? '')
  const link = makeLink(table('stripe-customers.csv'), table('crosswalk.csv'))
  const tickets = table('zendesk-tickets.csv')
    .filter(
      (row) =>
        !/spam|closed_by_merge/.test(row.Tags ?? '') && row.Status !== 'Deleted' && row['Topic [list]'] !== undefined,
    )
    .map((row): [string, Seen | null] => {
      const openedAt = localTime(row['Created at'])
      if (openedAt === null || row['Total time spent (sec) [int]'] === undefined) return [`z${row.Id}`, null]
      return [
        `z${row.Id}`,
        {
          payer: link({
            externalId: row['Requester external id'],
            email: row['Requester email'],
            company: row.Organization,
          }),
          topic: row['Topic [list]'] ?? '',
          openedAt,
          closedAt: localTime(row['Solved at']),
          isAi: false,
          isPoor: false,
        },
      ]
    })
  const conversations = table('intercom-conversations.csv')
    .filter(
      (row) =>
        !/preview/.test(row['Conversation source'] ?? '') &&
        row['Conversation tag'] !== 'spam' &&
        row['AI Topic'] !== undefined,
    )
    .map((row): [string, Seen | null] => {
      const openedAt = localTime(row['Conversation started at (Europe/Berlin)'])
      if (openedAt === null) return [`i${row['Conversation ID']}`, null]
      const state = row['Fin AI Agent resolution state'] ?? ''
      const rating = row['Fin AI Agent rating']
      return [
        `i${row['Conversation ID']}`,
        {
          payer: link({ email: row['User email'], companyId: row['Company ID'] }),
          topic: row['AI Topic'] ?? '',
          openedAt,
          closedAt: localTime(row['Conversation first closed at (Europe/Berlin)']),
          isAi: row['Fin AI Agent involved'] === 'true',
          isPoor: !state.endsWith('resolved') || rating === '1' || rating === '2',
        },
      ]
    })
  const byId = new Map([...tickets, ...conversations])
  const contacts = [...byId.values()].filter((c) => c !== null).sort((a, b) => a.openedAt - b.openedAt)
  return { contacts, payers: readPaying(table('stripe-subscriptions.csv')) }
}

function makeLink(customers: readonly Row[], crosswalk: readonly Row[]) {
  const byCompanyId = new Map(customers.map((row) => [row['company_id (metadata)'], row.id ?? '']))
  const byNumber = new Map(customers.map((row) => [row['customer_number (metadata)'], row.id ?? '']))
  const byEmail = new Map(customers.map((row) => [row.Email, row.id ?? '']))
  const byDomain = new Map<string, Set<string>>()
  for (const row of customers) {
    const domain = row.Email?.split('@')[1] ?? ''
    byDomain.set(domain, (byDomain.get(domain) ?? new Set()).add(row.id ?? ''))
  }
  const byKey = new Map(crosswalk.map((row) => [row.helpdesk_company, row.stripe_customer_id ?? '']))
  return (who: { externalId?: string; email?: string; companyId?: string; company?: string }): string | null => {
    const ofDomain = [...(byDomain.get(who.email?.split('@')[1] ?? '') ?? [])]
    return (
      byKey.get(who.companyId || who.company) ??
      (who.externalId ? byNumber.get(who.externalId) : undefined) ??
      byEmail.get(who.email) ??
      (who.companyId ? byCompanyId.get(who.companyId) : undefined) ??
      (ofDomain.length === 1 ? ofDomain[0] : undefined) ??
      null
    )
  }
}

function readPaying(rows: readonly Row[]): Map<string, Paying> {
  const payers = new Map<string, Paying>()
  const utc = (text: string | undefined) => (text ? Date.parse(`${text.replace(' ', 'T')}Z`) / 1000 : null)
  const oldestFirst = rows
    .filter((row) => row['Customer ID'] && row.Amount && row.Amount !== '#REF!')
    .sort((a, b) => (String(a['Start Date (UTC)']) < String(b['Start Date (UTC)']) ? -1 : 1))
  for (const row of oldestFirst) {
    const id = row['Customer ID'] ?? ''
    const from = utc(row['Trial End (UTC)']) ?? utc(row['Start Date (UTC)']) ?? 0
    const leftAt = utc(row['Ended At (UTC)'])
    if (leftAt !== null && leftAt <= from) continue
    const known = payers.get(id)
    // A gap after the first end is a return: the customer had left all the same.
    if (known !== undefined && known.leftAt !== from) continue
    payers.set(id, { from: known?.from ?? from, leftAt, canceledAt: utc(row['Canceled At (UTC)']) })
  }
  return payers
}

function localTime(text: string | undefined): number | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d/.test(text ?? '')) return null
  const at = Date.parse(`${text?.replace(' ', 'T')}Z`) / 1000
  return Number.isNaN(at) || at % 1 !== 0 || new Date(at * 1000).toISOString().slice(8, 10) !== text?.slice(8, 10)
    ? null
    : zone.instantOfLocal(at)
}

describe.each([
  { seed: 7, hazardRatio: 1.8 },
  { seed: 5, hazardRatio: 1 },
])('the files of seed $seed with ratio $hazardRatio, read without the generator', (settings) => {
  const { files, truth } = sampleCompany(settings)
  const { contacts, payers } = readCompany(files)

  it('hold as many contacts, matched as well, as the truth says', () => {
    expect(contacts.length).toBe(truth.contacts.counted)
    expect(contacts.filter((c) => c.payer !== null).length).toBe(truth.contacts.matched)
    expect(truth.contacts.matchRate).toBeGreaterThan(0.88)
    expect(truth.contacts.matchRate).toBeLessThan(0.94)
  })

  it('lead to the same arms with the same numbers of customers and leavers', () => {
    const end = zone.startOfDay(zone.dayOf(Date.parse(`${truth.through}T12:00:00Z`) / 1000) + 1)
    const indexFrom = zone.startOfDay(zone.dayOf(Date.parse(`${truth.indexFrom}T12:00:00Z`) / 1000))
    const arms = new Map(truth.arms.map((arm) => [arm.name as string, { n: 0, events: 0 }]))
    const byPayer = new Map<string, Seen[]>()
    for (const c of contacts) if (c.payer !== null) byPayer.set(c.payer, [...(byPayer.get(c.payer) ?? []), c])
    for (const [payer, own] of byPayer) {
      const paying = payers.get(payer)
      const index = own.find((c) => c.openedAt >= indexFrom && c.topic !== 'Cancellation')
      if (paying === undefined || index === undefined) continue
      const zero = index.openedAt + truth.windowDays * day
      if (zero >= end || (paying.canceledAt !== null && paying.leftAt !== null && paying.canceledAt <= zero)) continue
      if (paying.canceledAt !== null && paying.canceledAt <= zero) continue
      const { closedAt } = index
      const isClosed = closedAt !== null && closedAt <= zero
      const comesBack =
        isClosed &&
        own.some(
          (c) =>
            c !== index &&
            c.topic === index.topic &&
            c.openedAt > closedAt &&
            c.openedAt <= Math.min(zero, closedAt + truth.recontactDays * day),
        )
      const arm = !index.isAi ? 'human only' : index.isPoor || !isClosed || comesBack ? 'AI poor' : 'AI strong'
      const counted = arms.get(arm) as { n: number; events: number }
      counted.n += 1
      counted.events += paying.leftAt === null ? 0 : 1
    }
    expect(Object.fromEntries(arms)).toEqual(
      Object.fromEntries(truth.arms.map(({ name, n, events }) => [name, { n, events }])),
    )
  })

  it('have enough leavers in both AI arms and a plausible year', () => {
    for (const name of ['AI strong', 'AI poor']) {
      expect(truth.arms.find((arm) => arm.name === name)?.events, name).toBeGreaterThanOrEqual(
        settings.hazardRatio === 1 ? 40 : 80,
      )
    }
    expect(truth.customers.yearlyChurn).toBeLessThan(0.31)
    expect(truth.customers.withIndexContact).toBeGreaterThan(0.7)
  })

  it('show every kind of mess', () => {
    for (const kind of ['spam', 'merged', 'preview', 'deleted', 'damaged'])
      expect(truth.contacts.leftOut[kind], kind).toBeGreaterThan(1)
    const all = files.map((f) => f.text).join('\n')
    expect(all).toContain('1.03006E+13')
    expect(all).toContain('2026-02-30')
    expect(all).toContain('########')
    expect(all).toContain('#REF!')
    expect(all).toMatch(/"[^",\n]+\n\(forwarded\)"/)
    expect(truth.files.filter((f) => f.repeated > 0)).toHaveLength(2)
    const topics = new Set(contacts.map((c) => c.topic))
    expect(topics.has('Cancellation')).toBe(true)
  })
})
