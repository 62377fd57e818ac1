import { useEffect, useLayoutEffect, useRef } from 'react'
import { awaitScreenFocus, takeScreenFocus } from '../screen-focus.ts'

/** The name of a screen: where the keyboard and the screen reader begin after going there, even when the screen's answer comes later. */
export function ScreenTitle({ name }: { readonly name: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takeScreenFocus()) heading.current?.focus({ preventScroll: true })
  }, [])
  // A screen's heading is another one once its answer is there: the keyboard stays where it was. Before it is gone from the page, which takes the keyboard away.
  useLayoutEffect(
    () => () => {
      if (heading.current !== null && heading.current === document.activeElement) awaitScreenFocus()
    },
    [],
  )
  return (
    <h1 ref={heading} tabIndex={-1}>
      {name}
    </h1>
  )
}
