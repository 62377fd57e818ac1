import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextField } from 'react-aria-components/TextField'

/** One line to write in, with its label above, a hint, and what is wrong with it once it is. */
export function TextBox({
  label,
  value,
  onChange,
  hint,
  problem,
  wide = false,
  focused = false,
  secret = false,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly problem?: string | null
  readonly wide?: boolean
  /** Takes the keyboard when it appears, because a press has just asked for it. */
  readonly focused?: boolean
  /** Shows no letter of what is typed, and asks browsers not to keep it. */
  readonly secret?: boolean
}) {
  return (
    <TextField
      {...(secret && { type: 'password', autoComplete: 'off' })}
      className={wide ? 'field text-field text-field-wide' : 'field text-field'}
      value={value}
      onChange={onChange}
      isInvalid={problem != null}
      autoFocus={focused}
    >
      <Label className="field-label">{label}</Label>
      <Input />
      {hint && (
        <Text slot="description" className="quiet">
          {hint}
        </Text>
      )}
      <FieldError className="field-problem">{problem}</FieldError>
    </TextField>
  )
}
