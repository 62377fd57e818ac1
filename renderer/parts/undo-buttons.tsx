import { useEffect } from 'react'
import { useProject } from '../project-context.ts'
import { changeBack, changeWords, forgetUndone, useUndone } from '../undo.ts'
import { useAsk } from '../use-ask.ts'
import { usePlace } from '../use-place.ts'
import { words } from '../words/words.ts'
import { useWork } from '../work.ts'
import { Button } from './button.tsx'

/** Whether keys go into a text here, where the text’s own undo counts. */
function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}

function useChanges() {
  const { project } = useProject()
  const asked = useAsk('project:changes', project.readOnly ? null : {})
  const busy = useWork()?.state === 'running'
  return asked.state === 'value' && !busy ? asked.value : { undo: null, redo: null }
}

/** One Undo for every change, wherever it was made; Ctrl Z or ⌘Z outside of texts. */
export function UndoButton() {
  const { undo, redo } = useChanges()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return
      const key = event.key.toLowerCase()
      const line = key === 'z' && !event.shiftKey ? undo : key === 'y' || key === 'z' ? redo : null
      if (line === null) return
      event.preventDefault()
      void changeBack(line === undo ? 'undo' : 'redo', line)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [undo, redo])
  if (undo === null) return null
  const what = words.undo.what(changeWords(undo))
  return (
    <Button weight="quiet" aria-label={what} onPress={() => changeBack('undo', undo)}>
      {words.undo.undo}
    </Button>
  )
}

/** Says what Undo took back, with the way to make it again, until one goes elsewhere. */
export function UndoNote() {
  const done = useUndone()
  const { undo, redo } = useChanges()
  const { screen } = usePlace()
  // biome-ignore lint/correctness/useExhaustiveDependencies: on another screen it is no news any more
  useEffect(() => forgetUndone, [screen])
  return (
    <div role="status" className={done ? 'undo-note' : undefined}>
      {done && (
        <>
          <span>{(done.did === 'undo' ? words.undo.done : words.undo.doneAgain)(changeWords(done.line))}</span>
          {done.did === 'undo' && redo && (
            <Button
              weight="quiet"
              aria-label={words.undo.whatAgain(changeWords(redo))}
              onPress={() => changeBack('redo', redo)}
            >
              {words.undo.redo}
            </Button>
          )}
          {done.did === 'redo' && undo && (
            <Button
              weight="quiet"
              aria-label={words.undo.what(changeWords(undo))}
              onPress={() => changeBack('undo', undo)}
            >
              {words.undo.undo}
            </Button>
          )}
        </>
      )}
    </div>
  )
}
