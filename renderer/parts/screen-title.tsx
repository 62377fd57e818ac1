import { useEffect, useRef } from 'react'
import { takeScreenFocus } from '../screen-focus.ts'

/** The name of a screen: where the keyboard and the screen reader begin after going there, even when the screen's answer comes later. */
export function ScreenTitle({ name }: { readonly name: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takeScreenFocus()) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {name}
    </h1>
  )
}
