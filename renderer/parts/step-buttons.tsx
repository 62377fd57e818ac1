import { useEffect } from 'react'
import { words } from '../words/words.ts'
import { Button } from './button.tsx'

const isMac = () => navigator.platform.startsWith('Mac')

/** The keys that go back and forward: Alt with an arrow, on a Mac ⌘ with a bracket. */
function stepOf(event: KeyboardEvent): 'back' | 'forward' | null {
  if (event.shiftKey || event.ctrlKey) return null
  if (isMac()) return !event.metaKey ? null : event.key === '[' ? 'back' : event.key === ']' ? 'forward' : null
  return !event.altKey ? null : event.key === 'ArrowLeft' ? 'back' : event.key === 'ArrowRight' ? 'forward' : null
}

/** Back and forward through the places where one was, evidence and quarters included. */
export function StepButtons() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = stepOf(event)
      if (step === null || event.defaultPrevented) return
      event.preventDefault()
      window.history[step]()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <span className="steps">
      <Button weight="quiet" aria-label={words.bar.back} onPress={() => window.history.back()}>
        <span aria-hidden="true">←</span>
      </Button>
      <Button weight="quiet" aria-label={words.bar.forward} onPress={() => window.history.forward()}>
        <span aria-hidden="true">→</span>
      </Button>
    </span>
  )
}
