import type { ContactRecord, Instant, PersonKeys } from '../base/model.ts'
import { readNumber } from './cells/read-number.ts'
import type { Cell, Columns } from './source.ts'
import { remembering } from './words/fold-word.ts'
import { maybeRating, type Rating, ratingScale } from './words/rating.ts'
import { maybeSentiment } from './words/sentiment.ts'

/** Reads the person of a row from whichever of the usual key fields the file has. */
export function personOf(columns: Columns): () => PersonKeys {
  const vendorPersonId = columns.id('vendorPersonId')
  const externalId = columns.id('externalId')
  const email = columns.email('email')
  const companyId = columns.id('companyId')
  const organisation = columns.text('organisation')
  return () => ({
    vendorPersonId: vendorPersonId(),
    externalId: externalId(),
    email: email(),
    companyId: companyId(),
    organisation: organisation(),
  })
}

const unrated: Rating = { rating: null, satisfied: null, offered: null }
/** Vendors write whole seconds in one column and whole minutes in another: an end that is earlier by less than this is the same moment. */
const jitter = 60

/** Reads the end of something that began: `null`, and noted, when it lies before the beginning. */
export function endOf(columns: Columns, field: string): (start: Instant) => Instant | null {
  const read = columns.time(field)
  return (start) => {
    const end = read()
    if (end === null || end >= start) return end
    if (start - end < jitter) return start
    columns.note(field, 'ends-before-start')
    return null
  }
}

/** Reads a rating on the scale that the column's own values show, or on `scaleMax` when the vendor fixes it. */
export function ratingOf(
  columns: Columns,
  field: string,
  scaleMax?: number,
): { readonly read: () => Rating; readonly scaleMax: number } {
  const heading = columns.heading(field)
  const scale =
    scaleMax ??
    ratingScale(
      columns.sample(field).flatMap((text) => {
        const value = readNumber(text, columns.decimal)
        return typeof value === 'number' ? [value] : []
      }),
    )
  const meaning = columns.meaning(field)
  const text = columns.text(field)
  const find = remembering((value: string) => maybeRating(meaning(value), scale, columns.decimal))
  if (heading === null) return { read: () => unrated, scaleMax: scale }
  return {
    scaleMax: scale,
    read: () => {
      const value = text()
      if (value === null) return unrated
      const rating = find(value)
      if (rating !== undefined) return rating
      columns.note(field, /^[\d.,\s-]+$/.test(value) ? 'bad-number' : 'unknown-word')
      return unrated
    },
  }
}

/** A topic or team: lower case, so that two exports spell it alike. */
export function topicOf(columns: Columns, field: string): Cell<string> {
  const read = columns.text(field)
  const meaning = columns.meaning(field)
  return () => {
    const text = read()
    return text === null ? null : meaning(text).toLowerCase().slice(0, 200)
  }
}

/** The words of a list cell in lower case: separated by commas, semicolons, bars or (Zendesk) spaces. */
export function tagsOf(columns: Columns, field: string, separator: RegExp): () => readonly string[] {
  const read = columns.text(field)
  return () => {
    const text = read()
    return text === null
      ? []
      : text
          .toLowerCase()
          .split(separator)
          .map((tag) => tag.trim())
  }
}

const reasons: readonly [string, RegExp][] = [
  ['spam', /^(spam|suspended[_ ]spam|marked[_ ]as[_ ]spam)$/],
  ['merged into another', /^(closed[_ ]by[_ ]merge|merged|merge|merged[_ ]ticket|duplicate[_ ]merged)$/],
  ['test', /^(test|test[_ ]?ticket|testing|internal[_ ]test|qa[_ ]test|test[_ ]?user|is[_ ]test)$/],
  ['outbound', /^(outbound|proactive|proactive[_ ]ticket|outbound[_ ]email|campaign|proactive[_ ]message)$/],
]

/** Why tags say that this is no contact of a customer: spam, merged into another, test, outbound; `undefined` when they don't. */
export function maybeExclusion(tags: readonly string[]): string | undefined {
  for (const tag of tags) {
    for (const [reason, pattern] of reasons) if (pattern.test(tag)) return reason
  }
  return undefined
}

const aiTag =
  /(^|[_ -])(ai|bot|chatbot|answer[_ ]?bot|fin|ada|ultimate|automated[_ ]resolution|ai[_ ]agent|zendesk[_ ]ai|virtual[_ ]agent|autopilot|freddy|einstein|agentforce)([_ -]|$)/

/** Do tags show that an AI agent took part? They can't show that none did. */
export function hasAiTag(tags: readonly string[]): boolean {
  return tags.some((tag) => aiTag.test(tag))
}

const escalationTag =
  /^(escalated|escalation|escalate|tier[_ -]?[23]|l[23]|handoff|handed[_ -]off|ai[_ -]handoff|bot[_ -]handoff|transferred)([_ -].*)?$/

/** Do tags show that it was escalated? */
export function hasEscalationTag(tags: readonly string[]): boolean {
  return tags.some((tag) => escalationTag.test(tag))
}

type Turns = Pick<
  ContactRecord,
  'replies' | 'customerReplies' | 'closes' | 'teammates' | 'firstReplySeconds' | 'sentiment'
>

/**
 * Turns of a contact as far as the export counts them: public replies of people, messages of the customer after the first, closes, teammates, the time to the first
 * reply, and how the customer sounded. A sentiment that is no known word is noted.
 */
export function turnsOf(columns: Columns): (replies: number | null) => Turns {
  const customerReplies = columns.number('customerReplies')
  const closes = columns.number('closes')
  const teammates = columns.number('teammates')
  const firstReply = columns.duration('firstReply')
  const sentiment = columns.text('sentiment')
  const sentimentMeaning = columns.meaning('sentiment')
  const whole = (value: number | null): number | null => (value === null || value < 0 ? null : Math.round(value))
  return (replies) => {
    const word = sentiment()
    const felt = word === null ? null : (maybeSentiment(sentimentMeaning(word)) ?? null)
    if (word !== null && felt === null) columns.note('sentiment', 'unknown-word')
    return {
      replies: whole(replies),
      customerReplies: whole(customerReplies()),
      closes: whole(closes()),
      teammates: whole(teammates()),
      firstReplySeconds: firstReply(),
      sentiment: felt,
    }
  }
}
