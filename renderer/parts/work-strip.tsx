import { useEffect, useState } from 'react'
import { describeProgress } from '../describe-progress.ts'
import { words } from '../words/words.ts'
import { dismissWork, stopWork, useWork, type Work } from '../work.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** What a screen reader hears of running work: a new line at most every few seconds, or the queue would never end. */
function useSpoken(text: string): string {
  const [spoken, setSpoken] = useState(text)
  const [due, setDue] = useState(0)
  useEffect(() => {
    const wait = Math.max(0, due - Date.now())
    const timer = setTimeout(() => {
      setSpoken(text)
      setDue(Date.now() + 4000)
    }, wait)
    return () => clearTimeout(timer)
  }, [text, due])
  return spoken
}

function Running({ work }: { readonly work: Work }) {
  const doing = work.state === 'stopping' ? words.work.stopping : (work.progress?.doing ?? words.work.starting)
  const spoken = useSpoken(`${work.title}. ${doing}`)
  const done = work.progress?.done ?? null
  return (
    <section className="work-strip" aria-label={work.title}>
      <div className="work-words">
        <strong>{work.title}</strong>
        <span>{doing}</span>
        <span className="work-rate">{work.progress ? describeProgress(work.progress, work.elapsed) : ''}</span>
      </div>
      {done === null ? <progress aria-label={work.title} /> : <progress aria-label={work.title} value={done} max={1} />}
      <Button isDisabled={work.state === 'stopping'} onPress={stopWork}>
        {words.work.stop}
      </Button>
      <span className="unseen" role="status">
        {spoken}
      </span>
    </section>
  )
}

/** The long work under way, wherever the person is: what happens, how far, how fast, how long still, and a way to stop it. */
export function WorkStrip() {
  const work = useWork()
  if (!work) return null
  if (work.error)
    return (
      <Notice error={work.error}>
        <Button onPress={dismissWork}>{words.close}</Button>
      </Notice>
    )
  return <Running work={work} />
}
