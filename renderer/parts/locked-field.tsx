import { type RefObject, useId, useLayoutEffect, useRef } from 'react'
import { besideLock, changeLocked, type LockedText, type Reading } from '../../shared/story/locked-text.ts'

/** What one field of an editor holds, and where its caret goes once that is drawn; `null` leaves it alone. */
export interface LockedDraft extends LockedText {
  readonly caret: number | null
}

/** The painted ground of a text field: the same words, of which only the numbers' grounds are seen. */
function Ground({ text, locks }: LockedText) {
  let at = 0
  const parts = locks.flatMap((lock) => {
    const words = text.slice(at, lock.from)
    at = lock.until
    return [words, <mark key={lock.from}>{text.slice(lock.from, lock.until)}</mark>]
  })
  return (
    <div className="locked-ground" aria-hidden="true">
      {parts}
      {text.slice(at)}
      {/* A last line that is empty has no height without it. */}
      {'\u200b'}
    </div>
  )
}

/**
 * A plain text field in which numbers stand locked in brackets: typing, selecting, pasting, dictating and reading aloud work as in any other field, the caret steps over a number as over one
 * letter, and a number goes whole or not at all.
 */
export function LockedField({
  label,
  value,
  offered,
  onChange,
  onRefused,
  onFocus,
  field,
  problem,
  describedBy,
  focused = false,
}: {
  readonly label: string
  readonly value: LockedDraft
  readonly offered: readonly Reading[]
  readonly onChange: (value: LockedDraft) => void
  /** Someone typed into a number. */
  readonly onRefused: () => void
  readonly onFocus: () => void
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly problem?: string | null
  readonly describedBy: string
  readonly focused?: boolean
}) {
  const id = useId()
  const was = useRef(0)
  // Runs after every drawing: a refused or widened change leaves the browser's caret at the end.
  useLayoutEffect(() => {
    const element = field.current
    if (value.caret === null || !element || document.activeElement !== element) return
    element.setSelectionRange(value.caret, value.caret)
    was.current = value.caret
  }, [value, field])
  useLayoutEffect(() => {
    if (!focused || !field.current) return
    field.current.focus()
    const end = field.current.value.length
    field.current.setSelectionRange(end, end)
  }, [focused, field])
  return (
    <div className="locked-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="locked-box">
        <Ground text={value.text} locks={value.locks} />
        <textarea
          id={id}
          ref={field}
          rows={1}
          spellCheck
          aria-invalid={problem != null}
          aria-describedby={describedBy}
          value={value.text}
          onFocus={onFocus}
          onChange={({ target }) => {
            const changed = changeLocked(value, target.value, target.selectionStart, offered)
            if (changed === null) {
              onChange({ ...value, caret: was.current })
              onRefused()
              return
            }
            const isAsTyped = changed.locked.text === target.value
            onChange({ ...changed.locked, caret: isAsTyped ? null : changed.caret })
            was.current = changed.caret
          }}
          onKeyDown={(event) => {
            const { currentTarget: element } = event
            if (event.key === 'Enter') event.preventDefault()
            if (event.key !== 'Backspace' && event.key !== 'Delete') return
            if (element.selectionStart !== element.selectionEnd) return
            // The whole number is chosen before the browser deletes, so that its own undo brings it back whole.
            const lock = value.locks.find((one) =>
              event.key === 'Backspace' ? one.until === element.selectionStart : one.from === element.selectionStart,
            )
            if (lock) element.setSelectionRange(lock.from, lock.until)
          }}
          onSelect={({ currentTarget: element }) => {
            const { selectionStart: caret, selectionEnd } = element
            if (caret !== selectionEnd) return
            const lock = value.locks.find((one) => one.from < caret && caret < one.until)
            const beside = besideLock(value, caret, was.current)
            if (beside !== null) element.setSelectionRange(beside, beside)
            else if (lock) element.setSelectionRange(lock.from, lock.until)
            was.current = beside ?? lock?.until ?? caret
          }}
        />
      </div>
      {problem && <p className="field-problem">{problem}</p>}
    </div>
  )
}
