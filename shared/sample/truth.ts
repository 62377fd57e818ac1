import { dateOfDay, firstDay, type Month, monthRange, type Quarter, quarterOf } from '../base/calendar.ts'
import type { Instant } from '../base/model.ts'
import { berlinDay, berlinInstant } from './berlin.ts'
import type { Ledger } from './ledger-csv.ts'
import { type SignalRow, type SignalType, signalWorld } from './signals-csv.ts'
import {
  type Arm,
  type Contact,
  day,
  type Frame,
  isLinkable,
  type Life,
  type LinkRoute,
  recontactDays,
  type Subscription,
  windowDays,
} from './world.ts'
import type { Written } from './zendesk-csv.ts'

/** What is true of the invented company, so that an analysis of its files can be held against it. */
export interface SampleTruth {
  readonly hazardRatio: number
  /** What the ratio acts on, in words. */
  readonly actsOn: string
  readonly indexFrom: string
  readonly windowDays: number
  readonly recontactDays: number
  readonly confounders: readonly string[]
  readonly from: string
  readonly through: string
  readonly timeZone: string
  readonly currency: string
  readonly seed: number
  readonly customers: {
    /** Ever paid. */
    readonly paying: number
    readonly trialOnly: number
    readonly atStart: number
    readonly atEnd: number
    readonly left: number
    /** Of those who were there at the start of the index period, the share that had left twelve months later. */
    readonly yearlyChurn: number
    /** Of the same, the share with an index contact. */
    readonly withIndexContact: number
  }
  /** Contacts that count: without spam, merged duplicates, previews, rows of deleted users and damaged rows. */
  readonly contacts: {
    readonly counted: number
    readonly matched: number
    readonly matchRate: number
    readonly byRoute: Readonly<Record<string, number>>
    readonly bySource: Readonly<Record<'zendesk' | 'intercom', number>>
    readonly aiInvolved: number
    readonly leftOut: Readonly<Record<string, number>>
  }
  /** By how the index contact was handled; customers who left, or asked to leave, before the window ended are in none. */
  readonly arms: readonly {
    readonly name: Arm
    readonly n: number
    readonly events: number
    readonly personDays: number
    readonly leavePerYear: number
  }[]
  /** AI poor against AI strong: rates of leaving per person-time, as they stand and stratified by plan and band of contacts before (Mantel–Haenszel). */
  readonly comparison: {
    readonly crudeRateRatio: number | null
    readonly stratifiedRateRatio: number | null
    readonly bands: readonly string[]
  }
  readonly money: {
    readonly mrrStartMinor: number
    readonly mrrEndMinor: number
    readonly supportCostMinor: number
    readonly otherCostMinor: number
  }
  readonly quarters: readonly {
    readonly quarter: Quarter
    readonly opening: number
    readonly new: number
    readonly expansion: number
    readonly contraction: number
    readonly churn: number
    readonly reactivation: number
    readonly closing: number
    readonly supportCostMinor: number
    readonly otherCostMinor: number
  }[]
  /** The team's list of what it noticed about customers. */
  readonly signals: {
    /** What was built in, in words. */
    readonly builtIn: string
    readonly flaggedFrom: string
    readonly byType: Readonly<Record<SignalType, number>>
    /** Of flags `churn-risk`: how many somebody worked on, and how many customers of each kind still paid at least 80 % ninety days later, where that can be seen. */
    readonly risk: Readonly<
      Record<'worked' | 'notWorked', { readonly flags: number; readonly followed: number; readonly kept: number }>
    >
    /** Of flags `upsell`, by the status that they reached. */
    readonly wishes: Readonly<Record<string, number>>
  }
  /** Rows under the header; `repeated` repeat an id with newer values, `damaged` can't be read. */
  readonly files: readonly {
    readonly name: string
    readonly rows: number
    readonly repeated: number
    readonly damaged: number
  }[]
}

const bands = ['0', '1–2', '3 and more'] as const

/** Gathers the truth from the lives that were played out and the files that were written. */
export function tellTruth(
  frame: Frame,
  world: {
    readonly lives: readonly Life[]
    readonly trialOnly: number
    readonly contacts: readonly Contact[]
    readonly ledger: Ledger
    readonly signals: readonly SignalRow[]
    readonly files: readonly Written[]
    readonly damagedContacts: readonly Contact[]
  },
): SampleTruth {
  const { lives, ledger } = world
  const damaged = new Set(world.damagedContacts)
  const counted = world.contacts.filter((c) => c.oddity === null && !damaged.has(c))
  const matched = counted.filter((c) => c.company !== null && isLinkable(c))
  const there = lives.filter((l) => isActive(l, frame.indexFrom))
  const moves = movements(
    frame,
    lives.flatMap((l) => [l.subscriptions]),
  )
  return {
    hazardRatio: frame.hazardRatio,
    actsOn:
      `The monthly hazard of leaving (recurring revenue ends) is multiplied by hazardRatio from the day after day ${windowDays} of a customer's index contact, ` +
      'when that contact involved the AI agent and was handled poorly: escalated to a person, negative feedback, not counted as resolved by the vendor, rated 1 or 2, not closed by then, reopened, ' +
      `or the same customer back about the same topic within ${recontactDays} days of its close and by then, on any channel. The index contact is the customer's first that can be ` +
      'linked to it, opened from indexFrom on, and is not about leaving. Nothing else of how a customer was helped changes when it leaves.',
    indexFrom: dateOfDay(berlinDay(frame.indexFrom)),
    windowDays,
    recontactDays,
    confounders: ['plan', 'contacts in the ninety days before the index contact'],
    from: dateOfDay(berlinDay(frame.from)),
    through: frame.through,
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    seed: frame.seed,
    customers: {
      paying: lives.length,
      trialOnly: world.trialOnly,
      atStart: lives.filter((l) => isActive(l, frame.from)).length,
      atEnd: lives.filter((l) => isActive(l, frame.end - 1)).length,
      left: lives.filter((l) => l.leftAt !== null).length,
      yearlyChurn: share(there.filter((l) => l.leftAt !== null).length, there.length),
      withIndexContact: share(there.filter((l) => l.index !== null).length, there.length),
    },
    contacts: {
      counted: counted.length,
      matched: matched.length,
      matchRate: share(matched.length, counted.length),
      byRoute: countBy(matched.map(routeOf)),
      bySource: {
        zendesk: counted.filter((c) => c.source === 'zendesk').length,
        intercom: counted.filter((c) => c.source === 'intercom').length,
      },
      aiInvolved: counted.filter((c) => c.handler !== 'human-only').length,
      leftOut: {
        ...countBy(world.contacts.flatMap((c) => (c.oddity === null ? [] : [c.oddity]))),
        damaged: damaged.size,
      },
    },
    arms: armsOf(frame, lives),
    comparison: { ...compareArms(frame, lives), bands },
    money: {
      mrrStartMinor: mrrAt(lives, frame.from),
      mrrEndMinor: mrrAt(lives, frame.end),
      supportCostMinor: costOf(ledger, (p) => p.isSupport),
      otherCostMinor: costOf(ledger, (p) => !p.isSupport),
    },
    quarters: moves.map((move) => ({
      ...move,
      supportCostMinor: costOf(ledger, (p) => p.isSupport && quarterOf(p.month) === move.quarter),
      otherCostMinor: costOf(ledger, (p) => !p.isSupport && quarterOf(p.month) === move.quarter),
    })),
    signals: signalTruth(frame, world.signals),
    files: world.files.map(({ name, rows, repeated, damaged }) => ({ name, rows, repeated, damaged })),
  }
}

/** Monthly recurring revenue in minor units just at an instant: started by then and not ended by then. */
export function mrrAt(lives: readonly Pick<Life, 'subscriptions'>[], at: Instant): number {
  let sum = 0
  for (const life of lives) {
    for (const s of life.subscriptions) {
      if (s.why !== 'trial-only' && s.paidFrom < at && (s.endedAt === null || s.endedAt >= at)) sum += s.mrrMinor
    }
  }
  return sum
}

function signalTruth(frame: Frame, signals: readonly SignalRow[]): SampleTruth['signals'] {
  const of = (type: SignalType) => signals.filter((one) => one.type === type)
  const followed = (flags: readonly SignalRow[]) => {
    const seen = flags.filter(({ life, at }) => at + 90 * day < frame.end && (life.canceledAt ?? frame.end) > at)
    const kept = seen.filter(({ life, at, mrrMinor }) => mrrAt([life], at + 90 * day) >= 0.8 * mrrMinor)
    return { flags: flags.length, followed: seen.length, kept: kept.length }
  }
  const percent = (part: number) => `${Math.round(part * 1000) / 10} %`
  const byType = (type: SignalType) => of(type).length
  return {
    builtIn:
      'Standing in the list changes nothing of when a customer leaves: whom somebody works on is chosen by chance alone ' +
      `(${percent(signalWorld.worked)} of the flags), so that comparing the worked with the others must find no save, at any hazardRatio. ` +
      `Increases are announced by a flag 4 to 27 days before in ${percent(signalWorld.announcedIncrease)} of cases; other wishes for more came to nothing. ` +
      `Of customers who ask to leave, ${percent(signalWorld.usageBeforeLeaving)} used the product less 12 to 70 days before: a sign that goes before leaving and does not bring it about.`,
    flaggedFrom: dateOfDay(berlinDay(frame.indexFrom)),
    byType: {
      'churn-risk': byType('churn-risk'),
      'usage-drop': byType('usage-drop'),
      upsell: byType('upsell'),
      'goodwill-exception': byType('goodwill-exception'),
      'failed-payment': byType('failed-payment'),
    },
    risk: {
      worked: followed(of('churn-risk').filter((one) => one.status !== 'open')),
      notWorked: followed(of('churn-risk').filter((one) => one.status === 'open')),
    },
    wishes: countBy(of('upsell').map((one) => one.status)),
  }
}

function isActive(life: Life, at: Instant): boolean {
  return life.company.paidFrom <= at && (life.leftAt === null || life.leftAt > at)
}

/** A customer in its arm, from the end of the window until it left or the data end. */
interface Followed {
  readonly arm: Arm
  readonly stratum: string
  readonly isEvent: boolean
  readonly days: number
}

function followed(frame: Frame, lives: readonly Life[]): Followed[] {
  return lives.flatMap(({ company, index, leftAt, canceledAt }): Followed[] => {
    if (index === null || index.zeroAt >= frame.end || (canceledAt !== null && canceledAt <= index.zeroAt)) return []
    return [
      {
        arm: index.arm,
        stratum: `${company.plan} ${bandOf(index.priorContacts)}`,
        isEvent: leftAt !== null,
        days: ((leftAt ?? frame.end) - index.zeroAt) / day,
      },
    ]
  })
}

function bandOf(priorContacts: number): string {
  return bands[priorContacts === 0 ? 0 : priorContacts <= 2 ? 1 : 2] as string
}

function armsOf(frame: Frame, lives: readonly Life[]): SampleTruth['arms'] {
  const all = followed(frame, lives)
  return (['AI strong', 'AI poor', 'human only'] as const).map((name) => {
    const own = all.filter((f) => f.arm === name)
    const events = own.filter((f) => f.isEvent).length
    const personDays = Math.round(own.reduce((sum, f) => sum + f.days, 0))
    return {
      name,
      n: own.length,
      events,
      personDays,
      leavePerYear: rounded((events / Math.max(1, personDays)) * 365.25),
    }
  })
}

/** Rate ratios of AI poor against AI strong, crude and Mantel–Haenszel over plan × band (Rothman, Greenland & Lash, Modern Epidemiology, ch. 15). */
export function compareArms(
  frame: Frame,
  lives: readonly Life[],
): { readonly crudeRateRatio: number | null; readonly stratifiedRateRatio: number | null } {
  const both = followed(frame, lives).filter((f) => f.arm === 'AI poor' || f.arm === 'AI strong')
  const ratio = (strata: readonly (readonly Followed[])[]): number | null => {
    let poor = 0
    let strong = 0
    for (const stratum of strata) {
      const sums = { poorEvents: 0, poorDays: 0, strongEvents: 0, strongDays: 0 }
      for (const f of stratum) {
        if (f.arm === 'AI poor') {
          sums.poorEvents += f.isEvent ? 1 : 0
          sums.poorDays += f.days
        } else {
          sums.strongEvents += f.isEvent ? 1 : 0
          sums.strongDays += f.days
        }
      }
      const all = sums.poorDays + sums.strongDays
      if (all === 0) continue
      poor += (sums.poorEvents * sums.strongDays) / all
      strong += (sums.strongEvents * sums.poorDays) / all
    }
    return strong === 0 ? null : rounded(poor / strong)
  }
  const strata = new Map<string, Followed[]>()
  for (const f of both) strata.set(f.stratum, [...(strata.get(f.stratum) ?? []), f])
  return { crudeRateRatio: ratio([both]), stratifiedRateRatio: ratio([...strata.values()]) }
}

type Movement = Omit<SampleTruth['quarters'][number], 'supportCostMinor' | 'otherCostMinor'>

/** Recurring revenue from quarter to quarter: what came, grew, shrank, left and returned, customer by customer. */
function movements(frame: Frame, customers: readonly (readonly Subscription[])[]): Movement[] {
  const changes = customers.flatMap(changesOf)
  const last: Month = frame.through.slice(0, 7)
  const months = monthRange(dateOfDay(berlinDay(frame.from)).slice(0, 7), last)
  const quarters = [...new Set(months.map((m) => quarterOf(m)))]
  let opening = changes.filter((c) => c.at < frame.from).reduce((sum, c) => sum + c.deltaMinor, 0)
  return quarters.map((quarter) => {
    const own = months.filter((m) => quarterOf(m) === quarter)
    const start = berlinInstant(firstDay(own[0] as Month), 0)
    const lastMonth = own.at(-1) as Month
    const end =
      lastMonth === last
        ? frame.end
        : berlinInstant(firstDay(monthRange(lastMonth, months[months.indexOf(lastMonth) + 1] as Month)[1] as Month), 0)
    const sums = { new: 0, expansion: 0, contraction: 0, churn: 0, reactivation: 0 }
    for (const c of changes) if (c.at >= start && c.at < end) sums[c.kind] += c.deltaMinor
    const closing = opening + Object.values(sums).reduce((sum, x) => sum + x, 0)
    const move = { quarter, opening, ...sums, closing }
    opening = closing
    return move
  })
}

interface Change {
  readonly at: Instant
  readonly deltaMinor: number
  readonly kind: 'new' | 'expansion' | 'contraction' | 'churn' | 'reactivation'
}

function changesOf(subscriptions: readonly Subscription[]): Change[] {
  const deltas = new Map<Instant, number>()
  const add = (at: Instant, minor: number): void => {
    deltas.set(at, (deltas.get(at) ?? 0) + minor)
  }
  for (const s of subscriptions) {
    if (s.why === 'trial-only') continue
    add(s.paidFrom, s.mrrMinor)
    if (s.endedAt !== null) add(s.endedAt, -s.mrrMinor)
  }
  let mrr = 0
  let hasPaid = false
  return [...deltas]
    .sort(([a], [b]) => a - b)
    .flatMap(([at, deltaMinor]): Change[] => {
      const before = mrr
      mrr += deltaMinor
      if (deltaMinor === 0) return []
      if (before === 0) {
        const kind = hasPaid ? 'reactivation' : 'new'
        hasPaid = true
        return [{ at, deltaMinor, kind }]
      }
      return [{ at, deltaMinor, kind: mrr === 0 ? 'churn' : deltaMinor > 0 ? 'expansion' : 'contraction' }]
    })
}

function routeOf(contact: Contact): LinkRoute {
  return (contact.source === 'zendesk' ? contact.person.zendeskRoute : contact.person.intercomRoute) as LinkRoute
}

function costOf(ledger: Ledger, isIn: (p: Ledger['postings'][number]) => boolean): number {
  return ledger.postings.reduce((sum, p) => sum + (isIn(p) ? p.amountMinor : 0), 0)
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : rounded(part / whole)
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
