import type { ReactNode } from 'react'

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
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lead">{sentence}</p>
      {children && <div className="sub">{children}</div>}
    </header>
  )
}
