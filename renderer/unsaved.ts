import { useEffect } from 'react'
import type { Unsaved } from '../shared/contract.ts'
import { shell } from './ask.ts'

const held = new Map<symbol, Unsaved>()

function tell(): void {
  const all = [...held.values()]
  // Losing words hurts more than stopping work, which leaves the project as it was.
  shell().holdOpen(all.includes('text') ? 'text' : (all[0] ?? null))
}

/** Holds the window open: closing it asks first. Returns how to let go. */
export function holdOpen(what: Unsaved): () => void {
  const key = Symbol(what)
  held.set(key, what)
  tell()
  return () => {
    held.delete(key)
    tell()
  }
}

/** Holds the window open while a text differs from what was saved. */
export function useUnsavedText(isUnsaved: boolean): void {
  useEffect(() => (isUnsaved ? holdOpen('text') : undefined), [isUnsaved])
}
