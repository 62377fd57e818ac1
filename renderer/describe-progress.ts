import { formatCount, formatSeconds } from '../shared/base/format.ts'
import type { Progress } from '../shared/contract.ts'
import { words } from './words/words.ts'

/**
 * What a person is told while they wait: how far, how fast, how long still. Pure, so that it can be read in a test: `elapsed` is in seconds.
 * Time left is said only once a twentieth is done and two seconds have passed; before that it would be a guess.
 */
export function describeProgress(progress: Progress, elapsed: number): string {
  const parts: string[] = []
  if (progress.rows !== undefined) {
    parts.push(words.work.rows(formatCount(progress.rows)))
    if (elapsed >= 1) parts.push(words.work.rate(formatCount(progress.rows / elapsed)))
  }
  if (progress.done !== null && progress.done >= 0.05 && progress.done < 1 && elapsed >= 2) {
    parts.push(words.work.left(formatSeconds(Math.ceil((elapsed * (1 - progress.done)) / progress.done))))
  }
  return parts.join(' · ')
}
