import { useSyncExternalStore } from 'react'
import type { ClosedProject } from '../shared/contract.ts'
import { askCore } from './ask.ts'
import { home } from './location.ts'
import { forgetAnswers } from './use-ask.ts'
import { goTo } from './use-place.ts'

let closed: ClosedProject | null = null
const listeners = new Set<() => void>()

function setClosed(next: ClosedProject | null): void {
  closed = next
  for (const listener of listeners) listener()
}

/** What became of the work in the shared project that was closed last; `null` when there is nothing to say. */
export function useClosed(): ClosedProject | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => closed,
  )
}

/** Closes the project and goes back to the three ways in. */
export async function closeProject(): Promise<void> {
  const reply = await askCore('project:close', {})
  setClosed(reply.ok ? reply.value : null)
  goTo(home)
  forgetAnswers()
}
