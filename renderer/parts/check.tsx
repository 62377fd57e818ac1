import { Checkbox } from 'react-aria-components/Checkbox'

/** A box to tick, with its words. */
export function Check({
  label,
  on,
  onChange,
}: {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}) {
  return (
    <Checkbox className="check" isSelected={on} onChange={onChange}>
      <span className="check-box" aria-hidden="true" />
      {label}
    </Checkbox>
  )
}
