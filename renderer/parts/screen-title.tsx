import { useEffect, useLayoutEffect, useRef } from 'react'
import { awaitScreenFocus, takeScreenFocus } from '../screen-focus.ts'

/** What is answered sooner than this many milliseconds gives the keyboard one heading only, and is read out once. */
const soon = 300

/**
 * The name of a screen: where the keyboard and the screen reader begin after going there, even when the screen's answer comes later. As long as it `waits` for the answer, with which it comes
 * again, it leaves the keyboard to that for a moment.
 */
export function ScreenTitle({ name, waits = false }: { readonly name: string; readonly waits?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const take = () => {
      if (takeScreenFocus()) heading.current?.focus({ preventScroll: true })
    }
    if (!waits) return take()
    const timer = setTimeout(take, soon)
    return () => clearTimeout(timer)
  }, [waits])
  // A screen's heading is another one once its answer is there: the keyboard stays where it was. Before it is gone from the page, which takes the keyboard away.
  useLayoutEffect(
    () => () => {
      if (heading.current !== null && heading.current === document.activeElement) awaitScreenFocus()
    },
    [],
  )
  return (
    <h1 ref={heading} tabIndex={-1} data-waits={waits || undefined}>
      {name}
    </h1>
  )
}
