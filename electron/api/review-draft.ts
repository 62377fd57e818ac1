import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { ReviewEntry, Reviewer, ReviewFile, ReviewHead } from '../../shared/review/entry.ts'
import { saveFile } from '../files/write-file.ts'
import { contentHash } from '../store/content-hash.ts'
import { readLogHead } from '../store/log.ts'
import { idOfSaid, projectIdOf } from '../store/reviews.ts'
import type { ReadStore } from '../store/store.ts'
import { readReviewFile, reviewBytes } from './review-file.ts'

/** The review that is being written on this computer, apart from the project that it is about: `folder/<project>.review`, saved whole at each word. */
export interface Drafts {
  readonly maybeRead: (store: ReadStore) => ReviewFile | undefined
  readonly isWriting: (store: ReadStore) => boolean
  readonly start: (store: ReadStore, by: Reviewer, at: number) => Promise<void>
  readonly add: (store: ReadStore, entry: ReviewEntry) => Promise<void>
  /** Ends the review; what was said stays in the folder under another name, so that no word is lost. */
  readonly end: (store: ReadStore) => void
}

/** The drafts in a folder of the app's own. */
export function draftsIn(folder: string): Drafts {
  const placeOf = (store: ReadStore): string => join(folder, `${projectIdOf(store).replace(/[^0-9a-f-]/g, '')}.review`)
  const maybeRead = (store: ReadStore): ReviewFile | undefined => {
    const place = placeOf(store)
    return existsSync(place) ? readReviewFile(place) : undefined
  }
  const write = async (store: ReadStore, review: Pick<ReviewFile, 'head' | 'entries'>): Promise<void> => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    await saveFile(placeOf(store), reviewBytes(review))
  }
  // Each word is added to what is there: two at once would each write without the other.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
  return {
    maybeRead,
    isWriting: (store) => existsSync(placeOf(store)),
    start: (store, by, at) => write(store, { head: newHead(store, by, at), entries: [] }),
    add: (store, entry) =>
      inTurn(async () => {
        const draft = maybeRead(store)
        if (draft === undefined) throw new Error('no review is being written')
        if (draft.entries.some(({ id }) => id === entry.id)) return
        await write(store, { ...draft, entries: [...draft.entries, entry] })
      }),
    end: (store) => {
      const place = placeOf(store)
      const ended = (n: number): string => place.replace(/review$/, `${n}.review`)
      let n = 1
      while (existsSync(ended(n))) n += 1
      if (existsSync(place)) renameSync(place, ended(n))
    },
  }
}

/** The head of a new review of the project as it is. */
export function newHead(store: ReadStore, by: Reviewer, at: number): ReviewHead {
  // What a review copy holds, and its log, are its own: they say nothing of the project that it was made of.
  const isCopy = store.sql("SELECT 1 FROM project WHERE key = 'reviewCopy'").get() !== undefined
  const head = {
    project: projectIdOf(store),
    by,
    startedAt: at,
    content: isCopy ? '' : contentHash(store, { reviews: false }),
    log: isCopy ? { count: 0, hash: '' } : readLogHead(store),
  }
  return { id: idOfSaid(head), ...head }
}

/** What a head says in the place of a content hash when the owner speaks in the project itself. */
export const ownContent = 'the project itself'

/** The head under which the owner's own words stand. */
export function ownHead(store: ReadStore, by: Reviewer, at: number): ReviewHead {
  const head = { project: projectIdOf(store), by, startedAt: at, content: ownContent, log: readLogHead(store) }
  return { id: idOfSaid(head), ...head }
}
