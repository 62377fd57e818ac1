import { makeChance } from './chance.ts'
import { easyTopics, hardTopics, inOfficeHours, makeThread } from './contacts.ts'
import { makeStranger } from './people.ts'
import { type Contact, day, type Frame, type Person } from './world.ts'

/** Contacts of people who are no customers: about one in thirty. They can be matched to nobody. */
export function strangersContacts(frame: Frame): Contact[] {
  return Array.from({ length: Math.round(frame.customers * frame.months * 0.0097) }, (_, n) => {
    const chance = makeChance(frame.seed, 'stranger-contact', n)
    const isHard = chance.isLucky(0.3)
    const isAi = chance.isLucky(0.5)
    return makeThread(frame, {
      key: `s${n}`,
      company: null,
      person: makeStranger(frame.seed, n),
      topic: chance.pick(isHard ? hardTopics : easyTopics),
      isHard,
      isAi,
      isChat: isAi || chance.isLucky(0.2),
      openedAt: inOfficeHours(chance, Math.floor(chance.between(frame.from, frame.end - 8 * day))),
      isFollowUp: false,
    })
  }).flat()
}

/**
 * Rows that are in the files but are nobody's contact: spam, previews of the AI agent, tickets of a deleted user, and duplicates that were
 * merged into a ticket a few minutes older.
 */
export function oddRows(frame: Frame, contacts: readonly Contact[]): Contact[] {
  const perThousand = Math.max(0.2, frame.customers / 2000)
  const count = (usual: number): number => Math.max(1, Math.round(usual * perThousand))
  const odd: Contact[] = []
  const lone = (key: string, source: 'zendesk' | 'intercom', person: Person): Contact => {
    const chance = makeChance(frame.seed, 'odd', key)
    const openedAt = Math.floor((frame.from + chance.next() * (frame.end - frame.from - 3 * day)) / 60) * 60
    return {
      key,
      company: null,
      person,
      source,
      channel: source === 'zendesk' ? 'email' : 'chat',
      handler: source === 'zendesk' ? 'human-only' : 'ai-only',
      topic: '',
      openedAt,
      firstReplyAt: null,
      firstClosedAt: openedAt + 3600,
      closedAt: openedAt + 3600,
      finState: '',
      finRating: null,
      finRatedAt: null,
      humanRating: null,
      reopens: 0,
      handleSeconds: 0,
      isFollowUp: false,
      oddity: 'spam',
    }
  }
  for (let n = 0; n < count(14); n += 1) odd.push(lone(`spam-z${n}`, 'zendesk', spammer(n)))
  for (let n = 0; n < count(9); n += 1) odd.push(lone(`spam-i${n}`, 'intercom', spammer(40 + n)))
  for (let n = 0; n < count(13); n += 1) {
    odd.push({ ...lone(`preview-${n}`, 'intercom', colleague(n)), oddity: 'preview', topic: 'How-to' })
  }
  for (let n = 0; n < count(3); n += 1) {
    odd.push({
      ...lone(`deleted-${n}`, 'zendesk', { ...spammer(80 + n), name: 'Permanently deleted user', email: '' }),
      oddity: 'deleted',
    })
  }
  for (const original of contacts) {
    const merges = makeChance(frame.seed, 'merge', original.key)
    const isMail = original.source === 'zendesk' && original.channel === 'email' && original.closedAt !== null
    if (!isMail || !merges.isLucky(0.0075)) continue
    const openedAt = original.openedAt + 60 * merges.whole(2, 25)
    odd.push({
      ...original,
      key: `${original.key}m`,
      openedAt,
      firstReplyAt: null,
      firstClosedAt: openedAt + 1800,
      closedAt: openedAt + 1800,
      humanRating: null,
      reopens: 0,
      handleSeconds: 60,
      oddity: 'merged',
    })
  }
  return odd
}

function spammer(n: number): Person {
  return {
    name: `Best Offers ${n}`,
    email: `offer${n}@bulk-${n % 4}.example`,
    requesterId: `3${String(88_000_000_000 + n)}7`,
    externalId: '',
    organisation: '',
    userId: '',
    companyId: '',
    companyName: '',
    zendeskRoute: null,
    intercomRoute: null,
  }
}

function colleague(n: number): Person {
  return {
    ...spammer(900 + n),
    name: n % 2 === 0 ? 'Ines Amsel' : 'Pål Fjeldstad',
    email: n % 2 === 0 ? 'ines.amsel@nordwind-software.example' : 'paal.fjeldstad@nordwind-software.example',
    userId: `staff_${n % 2}`,
  }
}
