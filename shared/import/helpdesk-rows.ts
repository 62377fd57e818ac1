import type { ContactRecord } from '../base/model.ts'
import { contactOf } from './empty-record.ts'
import {
  endOf,
  hasAiTag,
  hasEscalationTag,
  maybeExclusion,
  personOf,
  ratingOf,
  tagsOf,
  topicOf,
  turnsOf,
} from './reading.ts'
import type { Columns, RowOutcome, RowReader } from './source.ts'
import { channelOf } from './words/channel.ts'
import { maybeStatus } from './words/status.ts'

/** What is peculiar to one helpdesk's export. */
export interface HelpdeskWays {
  /** What separates the tags of one cell. */
  readonly tags?: RegExp
  /** Top of the rating scale, when the vendor fixes it. */
  readonly scaleMax?: number
  /** Builds, once per file, what completes or leaves out a contact after the common columns were read. */
  readonly complete?: (columns: Columns) => (contact: ContactRecord) => RowOutcome
}

/**
 * Reads tickets, cases or conversations with one row each from whichever of the common columns the export has: `vendorId`, the person's keys,
 * `openedAt`, `closedAt`, `updatedAt`, `channel`, `topic`, `team`, `status`, `tags`, `replies`, `customerReplies`, `closes`, `teammates`, `firstReply`, `sentiment`, `reopens`, `handleSeconds`, `rating`, `escalated`, `aiInvolved`.
 * A person took part when they replied, never because the ticket was assigned to one.
 */
export function readHelpdesk(columns: Columns, ways: HelpdeskWays = {}): RowReader {
  const vendorId = columns.id('vendorId')
  const person = personOf(columns)
  const openedAt = columns.time('openedAt')
  const closedAt = endOf(columns, 'closedAt')
  const updatedAt = columns.time('updatedAt')
  const channel = columns.text('channel')
  const channelMeaning = columns.meaning('channel')
  const topic = topicOf(columns, 'topic')
  const team = columns.text('team')
  const statusText = columns.text('status')
  const statusMeaning = columns.meaning('status')
  const tags = tagsOf(columns, 'tags', ways.tags ?? /[,;]/)
  const replies = columns.number('replies')
  const turns = turnsOf(columns)
  const reopens = columns.number('reopens')
  const handleSeconds = columns.duration('handleSeconds')
  const rating = ratingOf(columns, 'rating', ways.scaleMax)
  const escalated = columns.flag('escalated')
  const aiInvolved = columns.flag('aiInvolved')
  const complete = ways.complete?.(columns)

  return {
    row: () => {
      const id = vendorId()
      if (id === null) return { problem: 'missing-id', field: 'vendorId' }
      const statusRaw = statusText()
      if (statusRaw !== null && /^(deleted|spam|trash|merged)$/i.test(statusRaw))
        return { excluded: statusRaw.toLowerCase() }
      const words = tags()
      const excluded = maybeExclusion(words)
      if (excluded !== undefined) return { excluded }
      const opened = openedAt()
      if (opened === null) return { problem: 'missing-date', field: 'openedAt' }
      const status = statusRaw === null ? null : (maybeStatus(statusMeaning(statusRaw)) ?? null)
      const closed = closedAt(opened)
      const channelRaw = channel()
      const replied = replies()
      const rated = rating.read()
      const contact = contactOf({
        vendorId: id,
        person: person(),
        openedAt: opened,
        closedAt: status === 'open' || status === 'pending' ? null : closed,
        updatedAt: updatedAt(),
        channel: channelOf(channelRaw === null ? null : channelMeaning(channelRaw)),
        topic: topic(),
        team: team(),
        status: status ?? (closed === null ? null : 'closed'),
        aiInvolved: aiInvolved() ?? (hasAiTag(words) ? true : null),
        humanInvolved: replied === null ? null : replied >= 1,
        vendorResolved: status === null ? (closed === null ? null : true) : status === 'closed',
        outcomeRaw: statusRaw,
        escalated: escalated() ?? (hasEscalationTag(words) ? true : null),
        reopens: reopens(),
        handleSeconds: handleSeconds(),
        ...turns(replied),
        rating: rated.rating,
        satisfied: rated.satisfied,
        ratingOffered: rated.offered,
      })
      return complete === undefined ? contact : complete(contact)
    },
  }
}
