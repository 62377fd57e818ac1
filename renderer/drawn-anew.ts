import { useSyncExternalStore } from 'react'

let wasDrawnAnew = false
const listeners = new Set<() => void>()

/** Looks whether the shell had to draw the page anew because its process was gone, and takes the mark out of the address. Called once, before the first screen. */
export function noteDrawnAnew(): void {
  wasDrawnAnew = window.location.search === '?drawn-anew'
  if (wasDrawnAnew) window.history.replaceState(null, '', `/${window.location.hash}`)
}

/** Whether the page had to be drawn anew and its person has not been told yet. */
export function useDrawnAnew(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => wasDrawnAnew,
  )
}

/** The person knows. */
export function dismissDrawnAnew(): void {
  wasDrawnAnew = false
  for (const listener of listeners) listener()
}
