import { useState } from 'react'

/** A value changed in place: kept when the field is left or Enter is pressed, given up with Escape. */
export function CellField({
  label,
  value,
  size,
  placeholder,
  numeric = false,
  onKeep,
}: {
  readonly label: string
  readonly value: string
  readonly size?: number
  readonly placeholder?: string
  readonly numeric?: boolean
  readonly onKeep: (text: string) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const keep = () => {
    setTyped(null)
    if (typed !== null && typed !== value) onKeep(typed)
  }
  return (
    <input
      type="text"
      className="cell-input"
      inputMode={numeric ? 'decimal' : 'text'}
      size={size ?? 12}
      aria-label={label}
      placeholder={placeholder}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
        if (event.key === 'Escape') setTyped(null)
      }}
    />
  )
}
