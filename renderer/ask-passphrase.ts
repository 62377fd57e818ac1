import { useSyncExternalStore } from 'react'

/** A locked file that waits for its passphrase. */
export interface PassphraseWanted {
  readonly name: string
  /** What was typed before was not it. */
  readonly wasWrong: boolean
  readonly answer: (passphrase: string | null) => void
}

let wanted: PassphraseWanted | null = null
const listeners = new Set<() => void>()

function set(next: PassphraseWanted | null): void {
  wanted = next
  for (const listener of listeners) listener()
}

/** Asks the person for the passphrase of a file; `null` when they give up. It is kept nowhere. */
export function askPassphrase(name: string, wasWrong: boolean): Promise<string | null> {
  wanted?.answer(null)
  return new Promise((resolve) => {
    set({
      name,
      wasWrong,
      answer: (passphrase) => {
        set(null)
        resolve(passphrase)
      },
    })
  })
}

/** The file that waits for a passphrase, if any. */
export function usePassphraseWanted(): PassphraseWanted | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => wanted,
  )
}
