import { type ChangeEvent, type KeyboardEvent, useId, useState } from 'react'
import { useOnPaper } from '../on-paper.ts'

/**
 * A value changed in place: kept when the field is left or Enter is pressed, given up with Escape. What can't be kept stays as it was typed, with what is
 * wrong with it beneath.
 */
export function CellField({
  label,
  value,
  size,
  placeholder,
  numeric = false,
  grows = false,
  unit,
  problemOf,
  onKeep,
}: {
  readonly label: string
  readonly value: string
  readonly size?: number
  readonly placeholder?: string
  readonly numeric?: boolean
  /** Words grow downwards, so that a long text is read without being gone into. */
  readonly grows?: boolean
  /** What the number counts, drawn within the field: the sign of a currency before it, or what stands behind it. */
  readonly unit?: { readonly sign: string; readonly side: 'before' | 'behind' }
  /** What is wrong with what was typed; `null` when it can be kept. */
  readonly problemOf?: (typed: string) => string | null
  readonly onKeep: (text: string) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const onPaper = useOnPaper()
  const fieldId = useId()
  const problemId = useId()
  const giveUp = () => {
    setTyped(null)
    setProblem(null)
  }
  const keep = () => {
    if (typed === null || typed === value) return giveUp()
    const found = problemOf?.(typed) ?? null
    setProblem(found)
    if (found !== null) return
    setTyped(null)
    onKeep(typed)
  }
  if (onPaper) return [unit?.side === 'before' && unit.sign, value, unit?.side === 'behind' && ` ${unit.sign}`]
  const field = {
    id: fieldId,
    'aria-label': label,
    ...(problem !== null && { 'aria-invalid': true, 'aria-describedby': problemId }),
    placeholder,
    value: typed ?? value,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      setTyped(event.target.value)
      setProblem(null)
    },
    onBlur: keep,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') {
        event.preventDefault()
        keep()
      }
      if (event.key === 'Escape') giveUp()
    },
  }
  const input = (
    <input {...field} className="cell-input" type="text" inputMode={numeric ? 'decimal' : 'text'} size={size ?? 12} />
  )
  return (
    <>
      {grows ? (
        <textarea {...field} className="cell-input cell-text" rows={1} cols={size} />
      ) : unit ? (
        <label className="cell-box" data-side={unit.side} htmlFor={fieldId}>
          {input}
          <span className="cell-unit" aria-hidden="true">
            {unit.sign}
          </span>
        </label>
      ) : (
        input
      )}
      {problem !== null && (
        <span className="field-problem" id={problemId} role="alert">
          {problem}
        </span>
      )}
    </>
  )
}
