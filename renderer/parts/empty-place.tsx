import type { ReactNode } from 'react'
import { goTo } from '../use-place.ts'
import { words } from '../words/words.ts'
import { Button } from './button.tsx'
import { ScreenTitle } from './screen-title.tsx'
import { ScreenAction } from './top-bar.tsx'

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
      <ScreenTitle name={name} />
      <p className="lead">{title}</p>
      <p className="empty-text">{text}</p>
      {children}
    </div>
  )
}

/** A place that waits for imports, with the way to them as its one action. */
export function AwaitingData(props: { readonly name: string; readonly title: string; readonly text: string }) {
  return (
    <>
      <ScreenAction>
        <Button weight="primary" onPress={() => goTo({ screen: 'data', evidence: [], at: 0 })}>
          {words.goToData}
        </Button>
      </ScreenAction>
      <EmptyPlace {...props} />
    </>
  )
}
