import type { ReactNode } from 'react'
import type { Asked } from '../use-ask.ts'
import { useLate } from '../use-late.ts'
import { words } from '../words.ts'
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

/** Shows a question's answer when it is there, how far it is until then, or why there is none. */
export function Answered<T>({
  asked,
  children,
}: {
  readonly asked: Asked<T>
  readonly children: (value: T) => ReactNode
}) {
  switch (asked.state) {
    case 'value':
      return children(asked.value)
    case 'problem':
      return (
        <Notice error={asked.error}>
          <Button onPress={asked.again}>{words.tryAgain}</Button>
        </Notice>
      )
    case 'loading':
      return <Waiting doing={asked.progress?.doing ?? words.work.reading} done={asked.progress?.done ?? null} />
  }
}
