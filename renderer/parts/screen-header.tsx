import type { ReactNode } from 'react'
import { ScreenTitle } from './screen-title.tsx'

/** The head of every screen: its name, and what it says in one sentence. */
export function ScreenHeader({
  title,
  sentence,
  index,
  children,
}: {
  readonly title: string
  /** Empty as long as the screen waits for its answer. */
  readonly sentence: ReactNode
  /** The index of the screen's parts, where it has several. */
  readonly index?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <header className="screen-header">
      <ScreenTitle name={title} waits={sentence === ''} />
      {index}
      {sentence !== '' && <p className="lead">{sentence}</p>}
      {children && <div className="sub">{children}</div>}
    </header>
  )
}
