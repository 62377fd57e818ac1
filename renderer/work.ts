import { useSyncExternalStore } from 'react'
import type { Reply, ReplyError } from '../shared/base/refusal.ts'
import type { Progress } from '../shared/contract.ts'
import { cancelTask, onProgress } from './ask.ts'
import { holdOpen } from './unsaved.ts'

/** One piece of long work that the window waits for: an import, an export, the sample. At most one runs at a time. */
export interface Work {
  readonly task: string
  readonly title: string
  readonly state: 'running' | 'stopping' | 'failed'
  readonly progress: Progress | null
  /** Seconds since it began, at the last news. */
  readonly elapsed: number
  readonly error: ReplyError | null
}

/** The reply of work that needs no more saying: the person gave up, or it is said elsewhere. */
export const givenUp: Reply<never> = { ok: false, error: { code: 'cancelled', message: '', hint: '' } }

let work: Work | null = null
let counter = 0
const listeners = new Set<() => void>()

function set(next: Work | null): void {
  work = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The work under way or just failed, if any. */
export function useWork(): Work | null {
  return useSyncExternalStore(subscribe, () => work)
}

/**
 * Runs a piece of long work with its progress on view, wherever the person goes meanwhile. Resolves to its value, or to `null` when it was
 * refused, stopped, or other work is still running; a refusal stays on view until dismissed.
 */
export async function runWork<T>(title: string, run: (task: string) => Promise<Reply<T>>): Promise<T | null> {
  if (work && work.state !== 'failed') return null
  counter += 1
  const task = `work-${counter}`
  const began = performance.now()
  set({ task, title, state: 'running', progress: null, elapsed: 0, error: null })
  const letGo = holdOpen('work')
  const stopHearing = onProgress((about, progress) => {
    if (about !== task || !work || work.task !== task) return
    set({ ...work, progress, elapsed: (performance.now() - began) / 1000 })
  })
  const reply = await run(task)
  stopHearing()
  letGo()
  if (reply.ok) {
    set(null)
    return reply.value
  }
  set(
    reply.error.code === 'cancelled'
      ? null
      : { task, title, state: 'failed', progress: null, elapsed: 0, error: reply.error },
  )
  return null
}

/** Asks the running work to stop; the core leaves the project as it was. */
export function stopWork(): void {
  if (work?.state !== 'running') return
  cancelTask(work.task)
  set({ ...work, state: 'stopping' })
}

/** Takes a failed work's notice off the screen. */
export function dismissWork(): void {
  if (work?.state === 'failed') set(null)
}
