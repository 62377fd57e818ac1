import { afterEach, describe, expect, it } from 'vitest'
import { readReadiness } from '../../../electron/api/readiness.ts'
import { dateOfDay, maybeDay } from '../../../shared/base/calendar.ts'
import { type ImportBench, importBench } from '../../helpers/import-text.ts'

const benches: ImportBench[] = []
afterEach(() => {
  for (const bench of benches.splice(0)) bench.remove()
})
const open = (): ImportBench => {
  const bench = importBench({ timeZone: 'UTC' })
  benches.push(bench)
  return bench
}

/** One line per day from the one to the other date, both included. */
function daily(from: string, through: string, line: (date: string, i: number) => string): string[] {
  const first = maybeDay(from) as number
  return Array.from({ length: (maybeDay(through) as number) - first + 1 }, (_, i) => line(dateOfDay(first + i), i))
}
const contacts = (lines: readonly string[]) =>
  ['ticket id,customer id,email,created at,closed at,resolution', ...lines, ''].join('\n')
const contact = (date: string, id: string, words = 'solved') =>
  `${id},c1,ana@acme.com,${date} 10:00,${date} 11:00,${words}`
const zendesk = (lines: readonly string[]) =>
  [
    'Summation column,Id,Requester id,Requester external id,Requester email,Status,Ticket type,Created at,Group stations',
    ...lines,
    '',
  ].join('\n')
const subscriptions = (...lines: string[]) =>
  ['subscription id,customer id,email,mrr,currency,started at,ended at', ...lines, ''].join('\n')
const steady = subscriptions(
  's1,c1,ana@acme.com,100.00,EUR,2025-01-01,',
  's2,c2,bob@beta.com,50.00,EUR,2025-02-01,2026-03-31',
  's3,c3,zoe@gamma.com,70.00,EUR,2026-06-28,',
)
const line = (bench: ImportBench, title: string): string => {
  const signs = { full: '#', partial: '+', none: '.' }
  const found = readReadiness(bench.store).coverage.lines.find((one) => one.title === title)
  return (found?.cells ?? []).map((cell) => signs[cell.state]).join('')
}

describe('readReadiness', () => {
  it('of an empty project asks for contacts first', () => {
    const readiness = readReadiness(open().store)
    expect(readiness).toMatchObject({ monthsJoined: 0, from: null, coverage: { months: [], lines: [] }, gaps: [] })
    expect(readiness.missing.map((one) => one.question)).toEqual([null, 2, 1, 3])
    expect(readiness.next).toBe(
      'Import contacts from your helpdesk or AI agent: it answers how many contacts stay resolved, and who handled them',
    )
  })

  it('counts whole months of contacts and revenue together, without the month that is missing in the middle', async () => {
    const bench = open()
    await bench.importText(
      contacts([
        ...daily('2026-01-01', '2026-02-28', (date, i) => contact(date, `a${i}`)),
        ...daily('2026-04-01', '2026-06-20', (date, i) => contact(date, `b${i}`)),
      ]),
      { source: 'generic-contacts' },
    )
    await bench.importText(steady, { source: 'generic-subscriptions' })
    const readiness = readReadiness(bench.store)
    expect(readiness.coverage.months).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'])
    expect(line(bench, 'Contacts')).toBe('##.##+')
    expect(line(bench, 'Subscriptions')).toBe('######')
    expect(line(bench, 'Contacts and revenue together')).toBe('##.##+')
    expect(readiness).toMatchObject({ monthsJoined: 4, monthsPartly: 1, from: '2026-01-01', through: '2026-06-20' })
    expect(readiness.gaps).toMatchObject([
      { kind: 'contacts', what: 'hole', from: '2026-03-01', through: '2026-03-31' },
    ])
    expect(readiness.missing.map((one) => one.what)).toEqual([
      'contacts from before 1 Jan 2026',
      'a ledger with the cost of support',
      'the days that are missing in the middle',
      'a log of what your AI agent handled',
      'satisfaction surveys',
      'signals and opportunities',
    ])
  })

  it('sees a helpdesk that ends early, and one that copies another', async () => {
    const bench = open()
    await bench.importText(contacts(daily('2026-01-01', '2026-06-30', (date, i) => contact(date, `a${i}`))), {
      source: 'generic-contacts',
    })
    await bench.importText(
      zendesk(
        daily('2026-02-01', '2026-06-10', (date, i) => `1,${i + 1},7,c1,ana@acme.com,Open,Question,${date} 10:04,1`),
      ),
      { source: 'zendesk-tickets' },
    )
    await bench.importText(steady, { source: 'generic-subscriptions' })
    const { gaps, duplicates } = readReadiness(bench.store)
    expect(gaps.map((gap) => gap.text)).toEqual([
      'Contacts · Zendesk end on 10 Jun 2026, 20 days before contacts · Own table',
    ])
    expect(line(bench, 'Contacts · Zendesk')).toBe('.####+')
    expect(line(bench, 'Contacts and revenue together')).toBe('#####+')
    expect(duplicates).toMatchObject([{ kind: 'contacts', systems: ['zendesk', 'generic'], count: 130, share: 1 }])
  })

  it('sees subscriptions that two systems bill, and what is counted twice', async () => {
    const bench = open()
    await bench.importText(steady, { source: 'generic-subscriptions' })
    await bench.importText(
      [
        'id,Customer ID,Customer Description,Customer Email,Plan,Quantity,Currency,Interval,Amount,Status,Created (UTC),Start Date (UTC),Current Period Start (UTC),Current Period End (UTC),Trial Start (UTC),Trial End (UTC),Canceled At (UTC),Cancel At Period End,Ended At (UTC)',
        'sub_1,cus_1,,ana@acme.com,Pro,1,eur,month,100.00,active,2025-01-02 00:00:00,2025-01-02 00:00:00,2026-06-02 00:00:00,2026-07-02 00:00:00,,,,false,',
        'sub_2,cus_2,,new@delta.com,Pro,1,eur,month,100.00,active,2025-01-02 00:00:00,2025-01-02 00:00:00,2026-06-02 00:00:00,2026-07-02 00:00:00,,,,false,',
        '',
      ].join('\n'),
      { source: 'stripe-subscriptions' },
    )
    const { duplicates } = readReadiness(bench.store)
    expect(duplicates).toMatchObject([{ kind: 'subscriptions', systems: ['generic', 'stripe'], count: 1, share: 0.5 }])
    expect(duplicates[0]?.text).toContain('€100.00 a month is counted twice')
  })

  it('names the breaks that a vendor announced, and those that its words show', async () => {
    const bench = open()
    await bench.importText(
      zendesk(
        daily('2026-01-01', '2026-06-30', (date, i) => `1,${i + 1},7,c1,ana@acme.com,Open,Question,${date} 10:04,1`),
      ),
      { source: 'zendesk-tickets' },
    )
    await bench.importText(
      contacts(
        daily('2026-01-01', '2026-06-30', (date, i) =>
          contact(date, `a${i}`, date < '2026-04-01' ? 'solved' : 'contained'),
        ),
      ),
      { source: 'generic-contacts' },
    )
    expect(readReadiness(bench.store).breaks.map((one) => `${one.on} ${one.known}: ${one.text}`)).toEqual([
      '2026-04-01 seen: Own table: “contained” is said from here on, and never before',
      '2026-04-01 seen: Own table: “solved” is not said any more from here on',
      '2026-05-04 announced: Zendesk makes a ticket of every conversation that a bot handles from here on; before, only of those handed to a person',
      '2026-05-18 announced: Zendesk tells contained from verified resolutions from here on',
    ])
  })

  it('asks for the cancelled subscriptions when none has ended, and for a crosswalk when too few are matched', async () => {
    const bench = open()
    await bench.importText(subscriptions('s1,c9,who@else.com,100.00,EUR,2025-01-01,'), {
      source: 'generic-subscriptions',
    })
    await bench.importText(contacts(daily('2026-01-01', '2026-01-31', (date, i) => contact(date, `a${i}`))), {
      source: 'generic-contacts',
    })
    const { missing } = readReadiness(bench.store)
    expect(missing.slice(0, 2).map((one) => one.what)).toEqual([
      'a crosswalk from helpdesk companies to billing customers',
      'the subscriptions that were cancelled',
    ])
    expect(missing[0]?.how).toContain('0 % of contacts are matched')
    expect(missing[0]?.how).toContain('31 contacts alone: no customer has any of their keys')
  })
})
