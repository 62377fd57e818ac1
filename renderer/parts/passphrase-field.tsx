import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextField } from 'react-aria-components/TextField'

/** A passphrase to type, unseen; browsers are told not to keep it. */
export function PassphraseField({
  label,
  value,
  onChange,
  hint,
  problem,
  focused = false,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly problem?: string | null
  readonly focused?: boolean
}) {
  return (
    <TextField
      type="password"
      autoComplete="off"
      className="field text-field text-field-wide"
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
