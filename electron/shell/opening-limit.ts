import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'

/**
 * How long a project may take to open, in milliseconds: a minute, and a second more for every megabyte that it has, which is slower than any disk. A file that somebody made can hold work without an
 * end in the few bytes that SQLite reads before anything can be checked; nothing but the end of its process stops that.
 */
export function openingLimit(path: string): number {
  return Math.round(60_000 + 1000 * megabytesOf(path))
}

/** The size of what can be looked at; why the rest can't be opened is said by the one who tries. */
function megabytesOf(path: string): number {
  try {
    return statSync(path).size / 1e6
  } catch {
    return 0
  }
}

/** What is said of a project that was still not open when its time was over. */
export const openedTooSlowly = (path: string): Refusal =>
  new Refusal(
    'too-slow',
    `${basename(path)} took so long to open that it was given up: a sound project of its size opens in a fraction of that time, so something in it keeps Proofbook busy, or its disk hardly answers`,
    'don’t trust it unless it is your own: copy it to this computer’s disk and open the copy, open a backup, or ask for it again',
  )

/** What is said of a project over which the core came to its end. */
export const endedOver = (path: string): Refusal =>
  new Refusal(
    'damaged-project',
    `${basename(path)} can’t be opened: reading it ended Proofbook’s calculation`,
    'open a backup of it, or ask for it again; the file is as it was',
  )
