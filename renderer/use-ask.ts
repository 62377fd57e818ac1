import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import type { ReplyError } from '../shared/base/refusal.ts'
import type { Answer, Argument, Channel, Progress } from '../shared/contract.ts'
import { askCore, onProgress, onProjectLost } from './ask.ts'

/** What a screen knows of its question so far. `progress` is there when the core says how far it is. */
export type Asked<T> =
  | { readonly state: 'loading'; readonly progress: Progress | null }
  | { readonly state: 'problem'; readonly error: ReplyError; readonly again: () => void }
  | { readonly state: 'value'; readonly value: T }

interface Entry {
  asked: Asked<unknown>
  readonly start: () => void
  started: boolean
  /** The project has changed since: shown until the new answer is there. */
  stale: boolean
}

const loading: Asked<never> = { state: 'loading', progress: null }
const entries = new Map<string, Entry>()
const listeners = new Set<() => void>()
let round = 0
/** How often another project was opened. */
let projects = 0
let hearing = false

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function hearProgress(): void {
  if (hearing) return
  hearing = true
  onProgress((task, progress) => {
    for (const [key, entry] of entries) {
      if (entry.asked.state !== 'loading' || taskOf(key) !== task) continue
      entry.asked = { state: 'loading', progress }
      tell()
    }
  })
}

function taskOf(key: string): string {
  return `${key}#${round}`
}

function entryFor<C extends Channel>(channel: C, arg: Argument<C>): Entry {
  const key = `${channel} ${JSON.stringify(arg)}`
  const known = entries.get(key)
  if (known) return known
  const entry: Entry = {
    asked: loading,
    started: false,
    stale: false,
    start: () => {
      if (entry.started) return
      entry.started = true
      hearProgress()
      const asked = round
      const ask = async (again: boolean): Promise<void> => {
        const reply = await askCore(channel, arg, { task: taskOf(key) })
        if (asked !== round) return
        // A core that died is replaced at once, with the project open again; what only reads may be asked once more.
        if (!reply.ok && reply.error.code === 'core-stopped' && again) return ask(false)
        entry.stale = false
        entry.asked = reply.ok
          ? { state: 'value', value: reply.value }
          : {
              state: 'problem',
              error: reply.error,
              again: () => {
                entries.delete(key)
                tell()
              },
            }
        tell()
      }
      void ask(true)
    },
  }
  entries.set(key, entry)
  return entry
}

/**
 * Asks the core and keeps the answer until something changes the project (`refreshAnswers`, `forgetAnswers`), so that going back to a screen is instant.
 * With `null` as the argument nothing is asked and the state stays `loading`.
 */
export function useAsk<C extends Channel>(channel: C, arg: Argument<C> | null): Asked<Answer<C>> {
  const key = arg === null ? null : JSON.stringify(arg)
  const read = useCallback(
    () => (key === null ? loading : entryFor(channel, JSON.parse(key) as Argument<C>).asked),
    [channel, key],
  )
  const asked = useSyncExternalStore(subscribe, read)
  const now = useSyncExternalStore(subscribe, () => round)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round or a forgotten answer is what makes it ask again
  useEffect(() => {
    if (key === null) return
    const entry = entryFor(channel, JSON.parse(key) as Argument<C>)
    if (entry.asked.state === 'loading' || entry.stale) entry.start()
  }, [channel, key, asked, now])
  return asked as Asked<Answer<C>>
}

/** Asks several questions of one kind; the answers stand in the order of the questions, and come all together: with each of a dozen by itself a place would be drawn a dozen times. */
export function useAskMany<C extends Channel>(channel: C, args: readonly Argument<C>[]): readonly Asked<Answer<C>>[] {
  const asked = args.map((arg) => entryFor(channel, arg))
  const questions = JSON.stringify(args)
  const last = useRef<{ readonly key: string | null; readonly known: readonly Asked<unknown>[] }>({
    key: null,
    known: [],
  })
  // The same list as long as the same is known of each: an answer to another question is no reason to draw this one's place again.
  const read = () => {
    const now = args.map((arg) => entryFor(channel, arg))
    const { key: before, known } = last.current
    const key = `${projects} ${questions}`
    const isWhole = now.every((entry) => entry.asked.state !== 'loading' && !entry.stale)
    const others = now.filter((entry, index) => entry.asked !== known[index])
    // What is asked once more because it had failed is seen to be asked.
    const isRetried = now.some((entry, index) => known[index]?.state === 'problem' && entry.asked.state === 'loading')
    if (before !== key || isRetried || (isWhole && others.length > 0))
      last.current = { key, known: now.map((entry) => entry.asked) }
    return last.current.known
  }
  const known = useSyncExternalStore(subscribe, read)
  useSyncExternalStore(subscribe, () => round)
  useEffect(() => {
    for (const entry of asked) if (entry.asked.state === 'loading' || entry.stale) entry.start()
  })
  return known as readonly Asked<Answer<C>>[]
}

/** A number that grows whenever the project has changed or another one is open. */
export function useRound(): number {
  return useSyncExternalStore(subscribe, () => round)
}

/** Forgets every answer: another project is open. */
export function forgetAnswers(): void {
  round += 1
  projects += 1
  entries.clear()
  tell()
}

/** Asks one kind of question again; the old answer stands until the new one is there. For what concerns nothing else. */
export function askAgain(channel: Channel): void {
  for (const [key, entry] of entries) {
    if (!key.startsWith(`${channel} `)) continue
    entry.stale = true
    entry.started = false
    entry.start()
  }
}

onProjectLost(() => {
  askAgain('project:current')
  askAgain('project:unopened')
})

/** Asks everything on view again because the project has changed; the old answers stand until the new ones are there. */
export function refreshAnswers(): void {
  round += 1
  for (const [key, entry] of entries) {
    if (entry.asked.state !== 'value') entries.delete(key)
    entry.stale = true
    entry.started = false
  }
  tell()
}
