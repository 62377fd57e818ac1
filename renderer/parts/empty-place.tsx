import type { ReactNode } from 'react'

/** A place that has nothing to show yet: says what it will answer and what it needs, and shows no number. */
export function EmptyPlace({
  name,
  title,
  text,
  children,
}: {
  readonly name: string
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}) {
  return (
    <div className="empty-place">
      <h1 tabIndex={-1}>{name}</h1>
      <p className="lead">{title}</p>
      <p className="empty-text">{text}</p>
      {children}
    </div>
  )
}
