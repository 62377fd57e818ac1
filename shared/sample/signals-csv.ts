import type { Instant } from '../base/model.ts'
import { berlinTime } from './berlin.ts'
import { type Chance, makeChance } from './chance.ts'
import { cancelTopic } from './contacts.ts'
import { csvText } from './csv-text.ts'
import { money } from './stripe-csv.ts'
import { type Contact, day, type Frame, type Life } from './world.ts'
import type { Written } from './zendesk-csv.ts'

/** The headings of the list in which the team keeps what it notices about customers. */
export const signalsHeader: readonly string[] = [
  'Signal ID',
  'Customer ID',
  'Company',
  'Signal type',
  'Flagged at',
  'MRR',
  'Currency',
  'Status',
  'Owner',
  'Hand-off date',
]

export type SignalType = 'churn-risk' | 'usage-drop' | 'upsell' | 'goodwill-exception' | 'failed-payment'

/** One line of the list. */
export interface SignalRow {
  readonly life: Life
  readonly type: SignalType
  readonly at: Instant
  /** What the customer paid a month when it was flagged. */
  readonly mrrMinor: number
  readonly status: string
  readonly owner: string
  readonly handedOn: Instant | null
}

/** How the list is made; `truth.json` states the same. */
export const signalWorld = {
  /** Of contacts that went badly, and of wishes to cancel, so many are flagged. */
  flaggedAfterBad: 0.3,
  flaggedAfterCancelling: 0.6,
  /** Of customers at risk somebody turns to so many, chosen by nothing but chance. */
  worked: 0.62,
  /** Of increases so many were noticed by support before. */
  announcedIncrease: 0.3,
  /** Of all other contacts so many sounded like a wish for more that came to nothing. */
  idleWish: 0.05,
  /** Of customers who ask to leave so many used the product less before; of all customers so many at some time without leaving for it. */
  usageBeforeLeaving: 0.24,
  usageByChance: 0.16,
  exceptions: 0.008,
} as const

/**
 * What the team noticed about customers in the last year of the data. Nobody leaves earlier or later for standing in it: who is worked on is chosen by
 * chance, so that comparing the worked with the others must find no save.
 */
export function makeSignals(frame: Frame, lives: readonly Life[]): SignalRow[] {
  return lives
    .flatMap((life) => [
      ...risksOf(frame, life),
      ...usageDropsOf(frame, life),
      ...wishesOf(frame, life),
      ...exceptionsOf(frame, life),
      ...failedPaymentsOf(frame, life),
    ])
    .filter((row) => row.at >= frame.indexFrom && row.at < frame.end && row.mrrMinor > 0)
    .sort((a, b) => a.at - b.at || a.life.company.index - b.life.company.index || (a.type < b.type ? -1 : 1))
}

/** The list as a table of no vendor: the columns that the app reads signals from, dates on Berlin's clocks. */
export function signalsCsv(signals: readonly SignalRow[]): Written {
  const rows = signals.map(({ life, type, at, mrrMinor, status, owner, handedOn }, n) => [
    `SIG-${1001 + n}`,
    life.company.customerNo,
    life.company.name,
    type,
    berlinTime(at).slice(0, 16),
    money(mrrMinor),
    'EUR',
    status,
    owner,
    handedOn === null ? '' : berlinTime(handedOn).slice(0, 10),
  ])
  return {
    name: 'customer-signals.csv',
    text: csvText([signalsHeader, ...rows]),
    rows: rows.length,
    repeated: 0,
    damaged: 0,
  }
}

const teams = ['Customer success North', 'Customer success South', 'Customer success Online'] as const

/** Recurring revenue of one customer just at an instant. */
function mrrOf(life: Life, at: Instant): number {
  return life.subscriptions.reduce(
    (sum, s) =>
      s.why !== 'trial-only' && s.paidFrom < at && (s.endedAt === null || s.endedAt >= at) ? sum + s.mrrMinor : sum,
    0,
  )
}

function isBad(contact: Contact): boolean {
  return (
    contact.handler === 'ai-to-human' ||
    contact.finState === 'Negative feedback' ||
    contact.reopens > 0 ||
    (contact.finRating ?? contact.humanRating ?? 5) <= 2
  )
}

/** Told once in a quarter of a year about one customer, and handed to a team by chance. */
function risksOf(frame: Frame, life: Life): SignalRow[] {
  const chance = makeChance(frame.seed, 'signal-risk', life.company.index)
  let last = Number.NEGATIVE_INFINITY
  return life.contacts.flatMap((contact): SignalRow[] => {
    const likely =
      contact.topic === cancelTopic
        ? signalWorld.flaggedAfterCancelling
        : isBad(contact)
          ? signalWorld.flaggedAfterBad
          : 0
    const isFlagged = chance.isLucky(likely)
    const at = contact.openedAt + chance.whole(2 * 3600, 3 * day)
    const isWorked = chance.isLucky(signalWorld.worked)
    const handed = at + chance.whole(day, 6 * day)
    const owner = chance.pick(teams)
    const isCalled = chance.isLucky(0.6)
    if (!isFlagged || at < last + 90 * day) return []
    last = at
    const hasBegun = isWorked && handed < frame.end
    return [
      {
        life,
        type: 'churn-risk',
        at,
        mrrMinor: mrrOf(life, at),
        status: hasBegun ? workedStatus(frame, life, handed, isCalled) : 'open',
        owner: hasBegun ? owner : '',
        handedOn: hasBegun ? handed : null,
      },
    ]
  })
}

/** What a team writes beside its own work: saved, once the customer still pays two months later, whether or not it would have anyway. */
function workedStatus(frame: Frame, life: Life, handed: Instant, isCalled: boolean): string {
  const later = handed + 60 * day
  if (later < frame.end && mrrOf(life, later) > 0) return 'saved'
  return isCalled ? 'called' : 'worked'
}

/** What data of the product's use noticed: oftener before somebody asks to leave. */
function usageDropsOf(frame: Frame, life: Life): SignalRow[] {
  const chance = makeChance(frame.seed, 'signal-usage', life.company.index)
  const before = chance.isLucky(signalWorld.usageBeforeLeaving)
  const lead = chance.whole(12 * day, 70 * day)
  const byChance = chance.isLucky(signalWorld.usageByChance)
  const anyTime = Math.floor(chance.between(frame.indexFrom, frame.end))
  const row = (at: Instant): SignalRow => ({
    life,
    type: 'usage-drop',
    at,
    mrrMinor: mrrOf(life, at),
    status: 'open',
    owner: '',
    handedOn: null,
  })
  return [
    ...(before && life.canceledAt !== null ? [row(life.canceledAt - lead)] : []),
    ...(byChance ? [row(anyTime)] : []),
  ]
}

/** Wishes for more: some before an increase that really came, others that went as far as they went. */
function wishesOf(frame: Frame, life: Life): SignalRow[] {
  const chance = makeChance(frame.seed, 'signal-wish', life.company.index)
  const rows = life.subscriptions.filter((s) => s.why !== 'trial-only')
  const increases = rows.flatMap((s, n): SignalRow[] => {
    const next = rows[n + 1]
    const isAnnounced = chance.isLucky(signalWorld.announcedIncrease)
    const lead = chance.whole(4 * day, 27 * day)
    if (s.why !== 'changed' || s.endedAt === null || next === undefined || next.mrrMinor <= s.mrrMinor) return []
    return isAnnounced ? [wish(frame, life, chance, s.endedAt - lead, 'won')] : []
  })
  const idle = life.contacts.flatMap((contact): SignalRow[] => {
    const isWish = chance.isLucky(isBad(contact) ? 0 : signalWorld.idleWish)
    const stage = ['open', 'rejected', 'accepted', 'conversation', 'lost'][
      chance.weighted([0.25, 0.17, 0.2, 0.2, 0.18])
    ]
    const at = contact.openedAt + chance.whole(3600, 2 * day)
    return isWish ? [wish(frame, life, chance, at, stage ?? 'open')] : []
  })
  return [...increases, ...idle]
}

function wish(frame: Frame, life: Life, chance: Chance, at: Instant, status: string): SignalRow {
  const handed = at + chance.whole(day, 4 * day)
  const isTaken = handed < frame.end && status !== 'open' && status !== 'rejected'
  return {
    life,
    type: 'upsell',
    at,
    mrrMinor: mrrOf(life, at),
    status: isTaken || status === 'rejected' ? status : 'open',
    owner: isTaken ? 'Sales' : '',
    handedOn: isTaken ? handed : null,
  }
}

function exceptionsOf(frame: Frame, life: Life): SignalRow[] {
  const chance = makeChance(frame.seed, 'signal-exception', life.company.index)
  return life.contacts.flatMap((contact): SignalRow[] => {
    const isAsked = chance.isLucky(signalWorld.exceptions)
    const isGranted = chance.isLucky(0.7)
    const at = contact.openedAt + chance.whole(3600, day)
    return isAsked
      ? [
          {
            life,
            type: 'goodwill-exception',
            at,
            mrrMinor: mrrOf(life, at),
            status: isGranted ? 'granted' : 'refused',
            owner: 'Support lead',
            handedOn: null,
          },
        ]
      : []
  })
}

/** Charges that failed: all that ended the contract, and others that went through when they were tried again. */
function failedPaymentsOf(frame: Frame, life: Life): SignalRow[] {
  const chance = makeChance(frame.seed, 'signal-payment', life.company.index)
  const isEnd = life.subscriptions.some((s) => s.reason === 'payment_failed')
  const isPassing = chance.isLucky(0.03)
  const anyTime = Math.floor(chance.between(frame.indexFrom, frame.end))
  const isReminded = chance.isLucky(0.6)
  const at = isEnd && life.canceledAt !== null ? life.canceledAt - chance.whole(8 * day, 16 * day) : anyTime
  if (!isEnd && !isPassing) return []
  return [
    {
      life,
      type: 'failed-payment',
      at,
      mrrMinor: mrrOf(life, at),
      status: isReminded ? 'reminded' : 'open',
      owner: isReminded ? 'Billing' : '',
      handedOn: null,
    },
  ]
}
