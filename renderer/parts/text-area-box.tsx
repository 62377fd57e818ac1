import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField } from 'react-aria-components/TextField'

/** Several lines to write in, with their label above and what is wrong with them once it is. */
export function TextAreaBox({
  label,
  value,
  onChange,
  problem,
  rows = 3,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem?: string | null
  readonly rows?: number
}) {
  return (
    <TextField
      className="field text-field text-field-wide"
      value={value}
      onChange={onChange}
      isInvalid={problem != null}
    >
      <Label className="field-label">{label}</Label>
      <TextArea rows={rows} />
      <FieldError className="field-problem">{problem}</FieldError>
    </TextField>
  )
}
