import { addMonths, dateOfDay, dayNumber, type Month } from '../base/calendar.ts'
import type { Instant } from '../base/model.ts'
import { berlinDay } from './berlin.ts'
import { makeChance } from './chance.ts'
import { cancelTopic, contactsBefore, makeThread } from './contacts.ts'
import {
  type Arm,
  type Company,
  type Contact,
  day,
  type Frame,
  type IndexContact,
  isLinkable,
  type Person,
  recontactDays,
  windowDays,
} from './world.ts'

/** What became of a customer: when it left and the contacts that it really made. */
export interface Departure {
  readonly contacts: readonly Contact[]
  /** When its paid time ends, even when that lies after the data. */
  readonly endsAt: Instant | null
  readonly canceledAt: Instant | null
  readonly reason: string
}

/**
 * Decides when a customer leaves. It may leave at the end of every paid period (or in its middle, for a few) with a probability that
 * falls with its use. From the day after the window of its index contact the hazard is multiplied by the ratio when that contact was
 * taken by AI and handled poorly; nothing else of how it was helped matters.
 */
export function decideDeparture(
  frame: Frame,
  company: Company,
  wouldBe: readonly Contact[],
  patience: number,
): Departure {
  let borne = 0
  const index = indexContact(frame, wouldBe)
  for (let n = 1; ; n += 1) {
    const months = company.isAnnual ? 12 : 1
    const periodStart = addCalendarMonths(company.paidFrom, (n - 1) * months)
    const periodEnd = addCalendarMonths(company.paidFrom, n * months)
    const decidedAt = company.leavesOnDay === null ? periodEnd : periodStart + company.leavesOnDay * day
    if (decidedAt >= frame.end + 40 * day) return { contacts: wouldBe, endsAt: null, canceledAt: null, reason: '' }
    if (decidedAt < frame.from) continue
    const isHarmed =
      index !== null && index.arm === 'AI poor' && berlinDay(decidedAt) > berlinDay(index.contact.openedAt) + windowDays
    borne += company.monthlyHazard * months * (isHarmed ? frame.hazardRatio : 1)
    if (borne < patience) continue
    const details = makeChance(frame.seed, 'departure', company.index)
    const notice = details.whole(1, 26) * day + details.whole(0, 6 * 3600)
    const canceledAt = company.leavesOnDay === null ? decidedAt - notice : decidedAt
    if (canceledAt >= frame.end) return { contacts: wouldBe, endsAt: null, canceledAt: null, reason: '' }
    const reason = company.leavesOnDay !== null && details.isLucky(0.6) ? 'payment_failed' : 'cancellation_requested'
    return {
      contacts: contactsUntil(frame, company, wouldBe, { canceledAt, endsAt: decidedAt }),
      endsAt: decidedAt,
      canceledAt,
      reason,
    }
  }
}

/** Few write again after they left; some say before they go that they want to. */
function contactsUntil(
  frame: Frame,
  company: Company,
  wouldBe: readonly Contact[],
  { canceledAt, endsAt }: { canceledAt: Instant; endsAt: Instant },
): Contact[] {
  const chance = makeChance(frame.seed, 'farewell', company.index)
  const kept = wouldBe.filter((c) => c.openedAt < endsAt || (c.openedAt < endsAt + 30 * day && chance.isLucky(0.06)))
  const says = chance.isLucky(0.25)
  const saidAt = canceledAt - chance.whole(1, 10) * day + chance.whole(0, 4 * 3600)
  if (!says || saidAt < Math.max(company.paidFrom, frame.from) || saidAt >= frame.end) return kept
  const isChat = chance.isLucky(0.3)
  const farewell = makeThread(frame, {
    key: `${company.index}.x`,
    company,
    person: company.people[0] as Person,
    topic: cancelTopic,
    isHard: false,
    isAi: isChat && chance.isLucky(0.4),
    isChat,
    openedAt: saidAt,
    isFollowUp: true,
  })
  return [...kept, ...farewell.slice(0, 1)].sort((a, b) => a.openedAt - b.openedAt)
}

/** The first contact of a customer in the index period that can be linked to it and is not about leaving, with its arm. */
export function indexContact(frame: Frame, contacts: readonly Contact[]): IndexContact | null {
  const seen = contacts.filter((c) => isLinkable(c) && c.oddity === null)
  const contact = seen.find((c) => c.openedAt >= frame.indexFrom && c.topic !== cancelTopic)
  if (contact === undefined) return null
  return {
    contact,
    priorContacts: contactsBefore(seen, contact.openedAt),
    arm: armOf(contact, seen),
    zeroAt: contact.openedAt + windowDays * day,
  }
}

/**
 * The arm of a contact by what is known fourteen days after it was opened. AI poor: AI took part and it was passed to a human, ended with
 * negative feedback or with no resolution in the vendor's eyes, was rated 1 or 2, was not closed, was reopened, or the same customer came back about the same topic within seven
 * days of its close. AI strong: AI alone and none of these.
 */
export function armOf(contact: Contact, ofCustomer: readonly Contact[]): Arm {
  if (contact.handler === 'human-only') return 'human only'
  const known = contact.openedAt + windowDays * day
  const closedAt = contact.firstClosedAt
  const isClosed = closedAt !== null && closedAt <= known
  const comesBack =
    isClosed &&
    ofCustomer.some(
      (other) =>
        other !== contact &&
        other.topic === contact.topic &&
        other.openedAt > closedAt &&
        other.openedAt <= Math.min(closedAt + recontactDays * day, known),
    )
  const isRatedBadly = contact.finRating !== null && contact.finRating <= 2
  if (
    contact.handler === 'ai-to-human' ||
    !contact.finState.endsWith('resolved') ||
    isRatedBadly ||
    !isClosed ||
    contact.reopens > 0 ||
    comesBack
  ) {
    return 'AI poor'
  }
  return 'AI strong'
}

/** The same day and time of day some months later (UTC); days after the 28th are never asked for. */
export function addCalendarMonths(at: Instant, count: number): Instant {
  const on = Math.floor(at / day)
  const date = dateOfDay(on)
  const month: Month = addMonths(date.slice(0, 7), count)
  return dayNumber(Number(month.slice(0, 4)), Number(month.slice(5, 7)), Number(date.slice(8))) * day + (at - on * day)
}
