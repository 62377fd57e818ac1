import type { ReactNode } from 'react'
import { ScreenTitle } from './screen-title.tsx'

/** The head of every screen: its name, and what it says in one sentence. */
export function ScreenHeader({
  title,
  sentence,
  children,
}: {
  readonly title: string
  readonly sentence: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <header className="screen-header">
      <ScreenTitle name={title} />
      <p className="lead">{sentence}</p>
      {children && <div className="sub">{children}</div>}
    </header>
  )
}
