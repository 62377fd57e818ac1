import { useEffect, useRef } from 'react'
import type { Screen } from './location.ts'
import { words } from './words/words.ts'

let awaited = false

/** True once after a screen was gone to and its heading was not there yet. */
export function takeScreenFocus(): boolean {
  const now = awaited
  awaited = false
  return now
}

/** The heading that has the keyboard goes: the next one takes it. */
export function awaitScreenFocus(): void {
  awaited = true
}

/** After going to another screen the keyboard and the screen reader begin at its heading; not on the first one, which nobody went to. */
export function useScreenFocus(screen: Screen): void {
  const shown = useRef(screen)
  useEffect(() => {
    if (shown.current === screen) return
    shown.current = screen
    document.querySelector<HTMLElement>('main')?.scrollTo(0, 0)
    const heading = document.querySelector<HTMLElement>('main h1:not([data-waits])')
    if (heading) heading.focus({ preventScroll: true })
    else awaited = true
  }, [screen])
}

/** The window's title: where one is, in which project. Without an open project it is the app's name. */
export function useWindowTitle(screen: Screen, project: string): void {
  useEffect(() => {
    document.title = [words.screens[screen], project, words.app].join(' \u2013 ')
    return () => {
      document.title = words.app
    }
  }, [screen, project])
}
