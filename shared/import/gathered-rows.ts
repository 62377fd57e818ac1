import type { ContactRecord, Instant } from '../base/model.ts'
import type { Columns, RowReader } from './source.ts'

/** A conversation whose rows are being gathered: its first line and its first and last moment. */
export interface Gathered<T> {
  readonly line: number
  first: Instant
  last: Instant
  readonly of: T
}

/** How the rows of one export make conversations. */
export interface GatheringWays<T> {
  /** What is known of a conversation before its first row. */
  readonly begin: () => T
  /** Takes the current row in; `isFirst` says that nothing of the conversation lies before it. */
  readonly take: (conversation: T, at: Instant, isFirst: boolean) => void
  /** The contact that the rows came to, or why it is none. */
  readonly finish: (id: string, conversation: Gathered<T>) => ContactRecord | { readonly excluded: string }
}

/**
 * Reads exports with one row per message, turn or event, by `vendorId` (the conversation's) and `at` (the row's time): the first row of a conversation becomes its
 * record once all rows are read, the others belong to it. Holds one small object per conversation, never a text.
 */
export function gatherRows<T>(columns: Columns, ways: GatheringWays<T>): RowReader {
  const vendorId = columns.id('vendorId')
  const time = columns.time('at')
  const known = new Map<string, Gathered<T>>()
  return {
    row: () => {
      const id = vendorId()
      if (id === null) return { problem: 'missing-id', field: 'vendorId' }
      const at = time()
      if (at === null) return { problem: 'missing-date', field: 'at' }
      const before = known.get(id)
      const conversation = before ?? { line: columns.line(), first: at, last: at, of: ways.begin() }
      if (before === undefined) known.set(id, conversation)
      const isFirst = before === undefined || at < conversation.first
      conversation.first = Math.min(conversation.first, at)
      conversation.last = Math.max(conversation.last, at)
      ways.take(conversation.of, at, isFirst)
      return before === undefined ? 'deferred' : 'merged'
    },
    finish: () =>
      [...known].map(([id, conversation]) => {
        const end = ways.finish(id, conversation)
        return 'excluded' in end
          ? { line: conversation.line, excluded: end.excluded }
          : { line: conversation.line, record: end }
      }),
  }
}
