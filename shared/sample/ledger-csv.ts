import { addMonths, dateOfDay, firstDay, type Month, monthRange, type Quarter, quarterOf } from '../base/calendar.ts'
import { berlinDay } from './berlin.ts'
import { makeChance } from './chance.ts'
import { csvLine } from './csv-text.ts'
import { type Contact, day, type Frame } from './world.ts'
import type { Written } from './zendesk-csv.ts'

/** The columns of QuickBooks' Transaction Detail by Account. */
export const ledgerHeader: readonly string[] =
  'Date,Transaction Type,Num,Name,Memo/Description,Account,Split,Amount'.split(',')

/** One posting. */
export interface Posting {
  readonly month: Month
  readonly day: number
  readonly type: string
  readonly num: string
  readonly supplier: string
  readonly memo: string
  readonly account: string
  readonly split: string
  readonly amountMinor: number
  readonly isSupport: boolean
}

/** The ledger file and what is in it, in cents. */
export interface Ledger extends Written {
  readonly postings: readonly Posting[]
}

/** What one contact resolved by the AI agent is billed at. */
const pricePerResolutionMinor = 89

/**
 * The postings of all months: what support costs, scaled with the number of customers, and what other teams cost. The AI vendor bills every
 * conversation that it counts as resolved; the outsourced desk shrinks while it does.
 */
export function makePostings(frame: Frame, contacts: readonly Contact[]): Posting[] {
  const size = frame.customers / 2000
  const first: Month = dateOfDay(berlinDay(frame.from)).slice(0, 7)
  const months = monthRange(first, frame.through.slice(0, 7))
  const billed = new Map<Month, number>()
  for (const contact of contacts) {
    if (contact.closedAt === null || !contact.finState.endsWith('resolved')) continue
    const month = dateOfDay(berlinDay(contact.closedAt)).slice(0, 7)
    billed.set(month, (billed.get(month) ?? 0) + 1)
  }
  return months.flatMap((month, n) => {
    const chance = makeChance(frame.seed, 'ledger', month)
    const around = (major: number, spread = 0.04): number =>
      Math.round(major * 100 * size * (1 + spread * chance.normal()))
    const lastDay = firstDay(addMonths(month, 1)) - 1
    const post = (on: number, about: Omit<Posting, 'month' | 'day' | 'num'>): Posting => ({
      month,
      day: on,
      num: `${about.type === 'Journal Entry' ? 'JE' : 'B'}-${1000 + n * 40 + chance.whole(0, 39)}`,
      ...about,
    })
    const support = { isSupport: true, split: '2000 Accounts payable', type: 'Bill' }
    const other = { ...support, isSupport: false }
    const payroll = { type: 'Journal Entry', split: '2100 Payroll clearing', supplier: '', isSupport: true }
    const salaries = [3350, 3180, 2890].map((major) => around(major * (n >= 12 ? 1.025 : 1), 0.005))
    const resolutions = billed.get(month) ?? 0
    const postings: Posting[] = [
      ...salaries.map((amountMinor) =>
        post(lastDay, {
          ...payroll,
          account: '6100 Support salaries',
          memo: `Customer support payroll ${month}`,
          amountMinor,
        }),
      ),
      post(lastDay, {
        ...payroll,
        account: '6110 Support social charges',
        memo: `Employer social charges, customer support ${month}`,
        amountMinor: Math.round(salaries.reduce((sum, s) => sum + s, 0) * 0.207),
      }),
      post(lastDay, {
        ...support,
        account: '6200 AI usage fees',
        supplier: 'Intercom',
        memo: `Fin AI Agent, ${resolutions} resolutions at 0.89`,
        amountMinor: resolutions * pricePerResolutionMinor,
      }),
      post(firstDay(month), {
        ...support,
        account: '6210 AI platform',
        supplier: 'Intercom',
        memo: 'Fin AI platform fee',
        amountMinor: around(420, 0),
      }),
      post(firstDay(month) + 2, {
        ...support,
        account: '6220 Helpdesk seats',
        supplier: 'Zendesk',
        memo: 'Zendesk Suite, support agent seats',
        amountMinor: around(575, 0),
      }),
      post(firstDay(month) + 2, {
        ...support,
        account: '6220 Helpdesk seats',
        supplier: 'Intercom',
        memo: 'Intercom seats',
        amountMinor: around(396, 0),
      }),
      post(lastDay, {
        ...support,
        account: '6230 Support telephony',
        supplier: 'Fernruf Telekom',
        memo: 'Support hotline, minutes and numbers',
        amountMinor: around(230, 0.12),
      }),
      post(lastDay, {
        ...support,
        account: '6240 Support outsourcing (BPO)',
        supplier: 'Ruhrkontakt Services, Essen',
        memo: `Outsourced support desk ${month}`,
        amountMinor: around(Math.max(900, 2600 - n * 85), 0.06),
      }),
      post(firstDay(month), {
        ...support,
        account: '6300 Facilities',
        supplier: 'Spreehof Immobilien',
        memo: 'Rent and utilities, share of customer support',
        amountMinor: around(840, 0),
      }),
      post(firstDay(month) + 11, {
        ...support,
        account: '6120 Support training',
        supplier: chance.pick(['Lernwerk', 'Serviceschule']),
        memo: 'Training of the support team',
        amountMinor: around(140, 0.3),
      }),
      post(firstDay(month) + 19, {
        ...support,
        account: '6130 Support knowledge base',
        supplier: 'Textstube Löwe',
        memo: 'Help centre articles and AI answers, upkeep',
        amountMinor: around(620, 0.1),
      }),
      post(firstDay(month) + 8, {
        ...other,
        account: '6500 Marketing',
        supplier: 'Plakatwerk',
        memo: 'Search and fair campaigns',
        amountMinor: around(21_500, 0.2),
      }),
      post(lastDay, {
        ...other,
        account: '6600 Cloud hosting',
        supplier: 'Rechenzentrum Nord',
        memo: 'Product hosting',
        amountMinor: around(17_900, 0.05),
      }),
      post(lastDay, {
        ...other,
        ...payroll,
        isSupport: false,
        account: '6700 R&D salaries',
        memo: `Product and engineering payroll ${month}`,
        amountMinor: around(88_000, 0.02),
      }),
      post(lastDay, {
        ...other,
        ...payroll,
        isSupport: false,
        account: '6800 Sales commissions',
        memo: `Commissions ${month}`,
        amountMinor: around(9_400, 0.25),
      }),
      post(firstDay(month) + 14, {
        ...other,
        account: '6900 Legal and audit',
        supplier: 'Kanzlei Ahrens, Vogt & Partner',
        memo: 'Advice',
        amountMinor: around(1_800, 0.3),
      }),
    ]
    postings.push(
      post(firstDay(month), {
        ...other,
        account: '6300 Facilities',
        supplier: 'Spreehof Immobilien',
        memo: 'Rent and utilities, share of engineering and sales',
        amountMinor: around(5_900, 0),
      }),
    )
    if (n % 4 === 1) {
      // The same line twice is two bookings, not a duplicate.
      const seat = post(firstDay(month) + 9, {
        ...support,
        account: '6220 Helpdesk seats',
        supplier: 'Zendesk',
        memo: 'One more light agent seat',
        amountMinor: around(49, 0),
      })
      postings.push(seat, seat)
    }
    if (n % 5 === 3) {
      postings.push(
        post(firstDay(month) + 16, {
          ...support,
          type: 'Vendor Credit',
          account: '6240 Support outsourcing (BPO)',
          supplier: 'Ruhrkontakt Services, Essen',
          memo: 'Service level credit',
          amountMinor: -around(180, 0.2),
        }),
      )
    }
    if (n % 6 === 4) {
      postings.push(
        post(firstDay(month) + 20, {
          ...support,
          type: 'Vendor Credit',
          account: '6200 AI usage fees',
          supplier: 'Intercom',
          memo: 'Credit note: resolutions reopened by customers',
          amountMinor: -Math.round(resolutions * pricePerResolutionMinor * 0.06),
        }),
      )
    }
    if (n === 7) {
      postings.push(
        post(firstDay(month) + 5, {
          ...support,
          account: '6210 AI platform',
          supplier: 'Hafenlicht Consulting',
          memo: 'Set-up of the AI agent for customer support (one-off)',
          amountMinor: around(4_800, 0),
        }),
      )
    }
    return postings.filter((p) => p.amountMinor !== 0 && p.day * day < frame.end)
  })
}

/** The ledger file: preamble, postings by account with a total row and a blank row after each, and the grand total. */
export function ledgerCsv(frame: Frame, postings: readonly Posting[]): Ledger {
  const from = berlinDay(frame.from)
  const lines = [
    // QuickBooks doesn't quote the comma in a company's name here.
    'Nordwind Software GmbH, Berlin',
    'Transaction Detail by Account',
    csvLine([`${usDate(from)} - ${usDate(berlinDay(frame.end - 1))}`]),
    '',
    csvLine(ledgerHeader),
  ]
  const headRows = lines.length
  const accounts = [...new Set(postings.map((p) => p.account))].sort()
  for (const account of accounts) {
    const own = postings.filter((p) => p.account === account).sort((a, b) => a.day - b.day)
    for (const p of own) {
      lines.push(
        csvLine([usDate(p.day), p.type, p.num, p.supplier, p.memo, p.account, p.split, ledgerAmount(p.amountMinor)]),
      )
    }
    lines.push(
      csvLine([`Total for ${account}`, '', '', '', '', '', '', ledgerAmount(sumOf(own))]),
      csvLine(['', '', '', '', '', '', '', '']),
    )
  }
  lines.push(csvLine(['TOTAL', '', '', '', '', '', '', ledgerAmount(sumOf(postings))]))
  return {
    name: 'ledger.csv',
    text: `${lines.join('\n')}\n`,
    rows: lines.length - headRows,
    repeated: 0,
    damaged: 0,
    postings,
  }
}

/** The sum of postings per calendar quarter in minor units. */
export function perQuarter(postings: readonly Posting[]): Record<Quarter, number> {
  const sums: Record<Quarter, number> = {}
  for (const p of postings) {
    const quarter = quarterOf(p.month)
    sums[quarter] = (sums[quarter] ?? 0) + p.amountMinor
  }
  return sums
}

/** The sum of postings in minor units. */
export function sumOf(postings: readonly Posting[]): number {
  return postings.reduce((sum, p) => sum + p.amountMinor, 0)
}

function usDate(on: number): string {
  const date = dateOfDay(on)
  return `${date.slice(5, 7)}/${date.slice(8)}/${date.slice(0, 4)}`
}

function ledgerAmount(minor: number): string {
  const whole = String(Math.floor(Math.abs(minor) / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  const text = `${whole}.${String(Math.abs(minor) % 100).padStart(2, '0')}`
  return minor < 0 ? `(${text})` : text
}
