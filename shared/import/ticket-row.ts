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
import type { Columns, RowOutcome } from './source.ts'
import { channelOf } from './words/channel.ts'
import { maybeStatus } from './words/status.ts'

/** What every export with a ticket, case or conversation a row says alike. */
export interface TicketRow {
  /** What is known without asking how this vendor counts: nothing yet of who took part, of its resolution and of reopenings. */
  readonly contact: ContactRecord
  /** When it was closed, whether or not its status says that it is. */
  readonly closed: ContactRecord['closedAt']
  /** Replies of people, as the export counts them. */
  readonly replied: number | null
  /** What the export's own column says of an AI, without what its tags show. */
  readonly aiFlag: boolean | null
}

/** What is peculiar to one vendor's rows. */
export interface TicketWays {
  /** What separates the tags of one cell. */
  readonly tags: RegExp
  /** The words of the status under which a row is no ticket: deleted, spam. */
  readonly left: RegExp
  /** Field of the time of closing; `closedAt` where it doesn't say. */
  readonly closedAt?: 'closedAt' | 'solvedAt'
  /** Top of the rating scale, when the vendor fixes it. */
  readonly scaleMax?: number | undefined
}

/**
 * Reads the common columns of a ticket's row: `vendorId`, the person's keys, `openedAt`, `closedAt`, `updatedAt`, `channel`, `topic`, `team`, `status`, `tags`, `replies`, `customerReplies`, `closes`,
 * `teammates`, `firstReply`, `sentiment`, `handleSeconds`, `rating`, `escalated`, `aiInvolved`. Flags and tags can show that an AI took part or that it was escalated; tags alone never show the contrary.
 * Gives why the row is none where it is none.
 */
export function readTicket(
  columns: Columns,
  ways: TicketWays,
): () => TicketRow | Extract<RowOutcome, { readonly excluded: string } | { readonly problem: string }> {
  const vendorId = columns.id('vendorId')
  const person = personOf(columns)
  const openedAt = columns.time('openedAt')
  const closedAt = endOf(columns, ways.closedAt ?? 'closedAt')
  const updatedAt = columns.time('updatedAt')
  const channel = columns.text('channel')
  const channelMeaning = columns.meaning('channel')
  const topic = topicOf(columns, 'topic')
  const team = columns.text('team')
  const statusText = columns.text('status')
  const statusMeaning = columns.meaning('status')
  const tags = tagsOf(columns, 'tags', ways.tags)
  const replies = columns.number('replies')
  const turns = turnsOf(columns)
  const handleSeconds = columns.duration('handleSeconds')
  const rating = ratingOf(columns, 'rating', ways.scaleMax)
  const escalated = columns.flag('escalated')
  const aiInvolved = columns.flag('aiInvolved')

  return () => {
    const id = vendorId()
    if (id === null) return { problem: 'missing-id', field: 'vendorId' }
    const statusRaw = statusText()
    if (statusRaw !== null && ways.left.test(statusRaw)) return { excluded: statusRaw.toLowerCase() }
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
    const aiFlag = aiInvolved()
    const contact = contactOf({
      vendorId: id,
      person: person(),
      openedAt: opened,
      closedAt: status === 'open' || status === 'pending' ? null : closed,
      updatedAt: updatedAt(),
      channel: channelOf(channelRaw === null ? null : channelMeaning(channelRaw)),
      topic: topic(),
      team: team(),
      status,
      aiInvolved: aiFlag ?? (hasAiTag(words) ? true : null),
      outcomeRaw: statusRaw,
      escalated: escalated() ?? (hasEscalationTag(words) ? true : null),
      handleSeconds: handleSeconds(),
      ...turns(replied),
      rating: rated.rating,
      satisfied: rated.satisfied,
      ratingOffered: rated.offered,
    })
    return { contact, closed, replied, aiFlag }
  }
}
