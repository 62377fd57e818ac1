import { type ReactNode, useDeferredValue } from 'react'
import type { Asked } from '../use-ask.ts'
import { useLate } from '../use-late.ts'
import { words } from '../words/words.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** What is answered at once should not flash “loading”. */
function Waiting({ doing, done }: { readonly doing: string; readonly done: number | null }) {
  const late = useLate(250)
  return (
    <div className="waiting" role="status">
      {late && (
        <>
          <span>{doing}</span>
          {done === null ? <progress aria-label={doing} /> : <progress aria-label={doing} value={done} max={1} />}
        </>
      )}
    </div>
  )
}

const loading: Asked<never> = { state: 'loading', progress: null }

/**
 * Shows a question's answer when it is there, how far it is until then, or why there is none. A large place is worked out in pieces between which the window hears its person, and is put into the page
 * whole; an answer that takes the place of another is there at once, like everything else that a decision changes. `until` stands above as long as there is no answer.
 */
export function Answered<T>({
  asked,
  until,
  children,
}: {
  readonly asked: Asked<T>
  readonly until?: ReactNode
  readonly children: (value: T) => ReactNode
}) {
  const drawn = useDeferredValue(asked, loading)
  const shown = asked.state === 'value' && drawn.state !== 'value' ? drawn : asked
  switch (shown.state) {
    case 'value':
      return children(shown.value)
    case 'problem':
      return (
        <>
          {until}
          <Notice error={shown.error}>
            <Button onPress={shown.again}>{words.tryAgain}</Button>
          </Notice>
        </>
      )
    case 'loading':
      return (
        <>
          {until}
          <Waiting doing={shown.progress?.doing ?? words.work.reading} done={shown.progress?.done ?? null} />
        </>
      )
  }
}
