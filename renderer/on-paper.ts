import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

let isOnPaper = false
const listeners = new Set<() => void>()

function set(is: boolean): void {
  isOnPaper = is
  // A printer waits for nothing.
  flushSync(() => {
    for (const listener of listeners) listener()
  })
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
  }
}

const before = () => set(true)
const after = () => set(false)

/** Whether the page is being printed, which shows what a screen keeps behind a button. */
export const useOnPaper = (): boolean => useSyncExternalStore(subscribe, () => isOnPaper)
