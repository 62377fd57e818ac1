import type { Instant } from '../base/model.ts'
import { berlinDay, berlinInstant } from './berlin.ts'
import { type Chance, makeChance } from './chance.ts'
import {
  type Company,
  type Contact,
  type ContactHandler,
  day,
  type FinState,
  type Frame,
  isLinkable,
  type Person,
  type Plan,
  priorDays,
} from './world.ts'

export const easyTopics = ['Billing', 'Login & access', 'How-to', 'User management'] as const
export const hardTopics = ['Integrations', 'Bug report', 'Data import', 'Performance'] as const
export const cancelTopic = 'Cancellation'

/** How many of a plan's questions are hard ones; every contact in the ninety days before makes the next a little harder, up to four. */
const hardShare: Record<Plan, number> = { Starter: 0.1, Growth: 0.36, Scale: 0.7 }
const harderPerPrior = 0.06

/** How an AI agent's attempt ends, by how hard the question is. */
const aiEndings = {
  easy: { resolved: 0.77, escalated: 0.165, negative: 0.025, silent: 0.03, open: 0.01, returns: 0.085 },
  hard: { resolved: 0.45, escalated: 0.43, negative: 0.07, silent: 0.035, open: 0.015, returns: 0.2 },
} as const
const humanReturns = { easy: 0.05, hard: 0.1 }

/** Share of new questions that the AI agent takes, rising as it is rolled out; counted in months before the end of the data. */
function aiShare(frame: Frame, at: Instant): number {
  const monthsLeft = (frame.end - at) / (30.4 * day)
  if (monthsLeft > 12) return 0.38 + 0.025 * Math.max(0, 18 - monthsLeft)
  return 0.62 + 0.012 * (12 - monthsLeft)
}

/**
 * The contacts that a customer would make from joining until the end of the data if it never left: questions at a steady rate,
 * faster in the first two months, and what follows a question that was not settled.
 */
export function makeContacts(frame: Frame, company: Company): Contact[] {
  const chance = makeChance(frame.seed, 'contacts', company.index)
  const contacts: Contact[] = []
  let at = Math.max(company.paidFrom, frame.from)
  for (let n = 0; ; n += 1) {
    const isNew = at - company.paidFrom < 61 * day
    at += Math.round(chance.exponential((30.4 * day) / (company.contactsPerMonth * (isNew ? 1.8 : 1))))
    if (at >= frame.end) break
    const openedAt = inOfficeHours(chance, at)
    if (openedAt >= frame.end) break
    const prior = contactsBefore(contacts, openedAt)
    const shareOfHard = hardShare[company.plan] + harderPerPrior * Math.min(prior, 4)
    const isHard = chance.isLucky(shareOfHard)
    const topic = chance.pick(isHard ? hardTopics : easyTopics)
    const person = company.people[chance.weighted(company.people.map((_, i) => 1 / (i + 1)))] as Person
    const isAi = chance.isLucky(aiShare(frame, openedAt) * (isHard ? 0.95 : 1.04))
    const isChat = isAi || chance.isLucky(0.22)
    contacts.push(
      ...makeThread(frame, {
        key: `${company.index}.${n}`,
        company,
        person,
        topic,
        isHard,
        isAi,
        isChat,
        openedAt,
        isFollowUp: false,
      }),
    )
  }
  return contacts.sort((a, b) => a.openedAt - b.openedAt)
}

/** How many contacts that can be linked were opened in the ninety days before an instant. */
export function contactsBefore(contacts: readonly Contact[], at: Instant): number {
  return contacts.filter((c) => c.openedAt < at && c.openedAt >= at - priorDays * day && isLinkable(c)).length
}

interface Opening {
  readonly key: string
  readonly company: Company | null
  readonly person: Person
  readonly topic: string
  readonly isHard: boolean
  readonly isAi: boolean
  readonly isChat: boolean
  readonly openedAt: Instant
  readonly isFollowUp: boolean
}

/** A contact and, when it was not settled, the ones that the same person makes about it within a week, on any channel. */
export function makeThread(frame: Frame, opening: Opening): Contact[] {
  const chance = makeChance(frame.seed, 'thread', opening.key)
  const contact = makeContact(frame, chance, opening)
  const returns = opening.isAi && contact.handler === 'ai-only' ? aiEndings : null
  const kind = opening.isHard ? 'hard' : 'easy'
  const chanceOfReturn = (returns ? returns[kind].returns : humanReturns[kind]) * (opening.isFollowUp ? 0.5 : 1)
  const comesBack = chance.isLucky(chanceOfReturn)
  const wait = comesBackAfter(chance)
  const channel = chance.next()
  const isAiAgain = channel > 0.88
  if (!comesBack || contact.closedAt === null) return [contact]
  const openedAt = wholeMinute(contact.closedAt + wait)
  if (openedAt >= frame.end) return [contact]
  const next = makeThread(frame, {
    ...opening,
    key: `${opening.key}b`,
    isAi: isAiAgain,
    isChat: channel > 0.8,
    openedAt,
    isFollowUp: true,
  })
  return [contact, ...next]
}

/** Most come back within two days, all within a week less an hour. */
function comesBackAfter(chance: Chance): number {
  return chance.isLucky(0.68) ? chance.whole(1200, 2 * day - 3600) : chance.whole(2 * day, 6 * day + 80_000)
}

function makeContact(frame: Frame, chance: Chance, opening: Opening): Contact {
  const kind = opening.isHard ? 'hard' : 'easy'
  const { key, company, person, topic, isFollowUp } = opening
  const source = opening.isChat ? 'intercom' : 'zendesk'
  const openedAt = source === 'zendesk' ? wholeMinute(opening.openedAt) : opening.openedAt
  const channel = opening.isChat ? 'chat' : (['email', 'web', 'phone'] as const)[chance.weighted([0.6, 0.22, 0.18])]
  const about = { key, company, person, topic, isFollowUp, source, openedAt, channel: channel ?? 'email' } as const
  const ending = opening.isAi ? endingOf(chance, kind) : 'human'
  const rating = ratingOf(chance, opening.isHard)
  const isRated = chance.next()
  const reopensInChat = chance.isLucky(0.05)
  const humanMinutes = Math.exp(Math.log(opening.isHard ? 17 : 10) + 0.5 * chance.normal())
  const minutesToReply = Math.exp(Math.log(channel === 'phone' ? 2 : 48) + 0.9 * chance.normal())
  const hoursToClose = Math.exp(Math.log(opening.isHard ? 17 : 6) + 0.9 * chance.normal())
  const aiMinutes = chance.between(3, 50)
  const seen = (at: Instant): Instant | null => (at < frame.end ? at : null)
  const none = {
    finState: '' as FinState,
    finRating: null,
    finRatedAt: null,
    humanRating: null,
    reopens: 0,
    oddity: null,
  }

  if (ending === 'human' || ending === 'escalated') {
    const isHandedOver = ending === 'escalated'
    const handler: ContactHandler = isHandedOver ? 'ai-to-human' : 'human-only'
    const start = openedAt + (isHandedOver ? Math.round(aiMinutes * 60) : 0)
    const reply = roundFor(source, start + minutesToReply * 60)
    const first = roundFor(source, Math.max(reply + 60, start + hoursToClose * 3600))
    const isReopened = reopensInChat || (source === 'zendesk' && chance.isLucky(0.05))
    const last = isReopened ? roundFor(source, first + chance.between(3, 70) * 3600) : first
    const closedAt = seen(last)
    const isHumanRated = closedAt !== null && isRated < 0.22
    return {
      ...about,
      ...none,
      handler,
      firstReplyAt: seen(reply),
      firstClosedAt: seen(first),
      closedAt,
      finState: isHandedOver && seen(start) !== null ? 'Escalated' : '',
      humanRating: isHumanRated ? rating : null,
      reopens: isReopened && seen(first) !== null ? 1 : 0,
      handleSeconds: Math.round(Math.min(humanMinutes, 180) * 60),
    }
  }

  const minutesOpen = ending === 'resolved' ? aiMinutes + chance.between(10, 24 * 60) : aiMinutes + 24 * 60
  const closed = ending === 'open' ? null : seen(Math.round(openedAt + minutesOpen * 60))
  const ratedAt = closed === null ? null : seen(closed + chance.whole(60, 7200))
  const state: FinState =
    closed === null || ending === 'silent' || ending === 'open'
      ? ''
      : ending === 'negative'
        ? 'Negative feedback'
        : chance.isLucky(0.42)
          ? 'Confirmed resolved'
          : 'Assumed resolved'
  const isFinRated =
    ratedAt !== null && ending !== 'silent' && ending !== 'open' && isRated < (ending === 'negative' ? 0.5 : 0.2)
  return {
    ...about,
    ...none,
    handler: 'ai-only',
    firstReplyAt: seen(openedAt + chance.whole(4, 40)),
    firstClosedAt: closed,
    closedAt: closed,
    finState: state,
    finRating: isFinRated ? (ending === 'negative' ? Math.min(rating, 2) : rating) : null,
    finRatedAt: isFinRated ? ratedAt : null,
    handleSeconds: 0,
  }
}

type Ending = 'resolved' | 'escalated' | 'negative' | 'silent' | 'open'
const endings: readonly Ending[] = ['resolved', 'escalated', 'negative', 'silent', 'open']

function endingOf(chance: Chance, kind: 'easy' | 'hard'): Ending {
  return endings[chance.weighted(endings.map((e) => aiEndings[kind][e]))] as Ending
}

function ratingOf(chance: Chance, isHard: boolean): number {
  return 1 + chance.weighted(isHard ? [0.1, 0.08, 0.14, 0.28, 0.4] : [0.04, 0.04, 0.09, 0.29, 0.54])
}

/** The helpdesk writes minutes, the chat tool seconds. */
function roundFor(source: 'zendesk' | 'intercom', at: number): Instant {
  return source === 'zendesk' ? wholeMinute(at) : Math.round(at)
}

function wholeMinute(at: number): Instant {
  return Math.floor(at / 60) * 60
}

/** Moves a moment into the day as people work: most weekend questions wait for Monday, most come between eight and six. */
export function inOfficeHours(chance: Chance, at: Instant): Instant {
  let on = berlinDay(at)
  const weekday = (on + 3) % 7 // 0 is Monday: 1970-01-01 was a Thursday
  if (weekday >= 5 && chance.isLucky(0.75)) on += 7 - weekday
  const seconds = chance.isLucky(0.88) ? chance.whole(8 * 3600, 18 * 3600) : chance.whole(6 * 3600, 23 * 3600)
  return berlinInstant(on, seconds)
}
