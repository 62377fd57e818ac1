import { useSyncExternalStore } from 'react'
import type { ChangeLine } from '../shared/contract.ts'
import { askCore } from './ask.ts'
import { refreshAnswers } from './use-ask.ts'
import { words } from './words/words.ts'
import { runWork } from './work.ts'

/** What Undo or Redo did last, to be said until something else happens. */
export interface Undone {
  readonly did: 'undo' | 'redo'
  readonly line: ChangeLine
}

let last: Undone | null = null
const listeners = new Set<() => void>()

function set(next: Undone | null): void {
  last = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What Undo or Redo did last; `null` once it needs no saying any more. */
export function useUndone(): Undone | null {
  return useSyncExternalStore(subscribe, () => last)
}

/** Lets go of what Undo did last. */
export function forgetUndone(): void {
  if (last !== null) set(null)
}

/** A change in words: “the import of tickets.csv”. */
export function changeWords({ kind, subject }: ChangeLine): string {
  return words.undo.kinds[kind](subject)
}

/** Takes the newest change back, or makes the one taken back last again, and says which it was. `line` is what is expected, for the progress. */
export async function changeBack(did: Undone['did'], line: ChangeLine): Promise<void> {
  const title = (did === 'undo' ? words.undo.work : words.undo.workAgain)(changeWords(line))
  const done = await runWork(title, (task) => askCore(did === 'undo' ? 'project:undo' : 'project:redo', {}, { task }))
  refreshAnswers()
  if (done) set({ did, line: done })
}
