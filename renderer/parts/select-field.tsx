import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'

/** One choice among some, with its label beside or above it, or only spoken. */
export function SelectField({
  label,
  labelled = 'above',
  value,
  options,
  onChange,
  placeholder,
}: {
  readonly label: string
  readonly labelled?: 'above' | 'beside' | 'unseen'
  readonly value: string | null
  readonly options: readonly { readonly id: string; readonly text: string }[]
  readonly onChange: (id: string) => void
  readonly placeholder?: string
}) {
  return (
    <Select
      className={`field field-${labelled}`}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      {...(placeholder === undefined ? {} : { placeholder })}
    >
      <Label className={labelled === 'unseen' ? 'unseen' : 'field-label'}>{label}</Label>
      <Button className="select">
        <SelectValue className="select-value" />
        <span className="select-mark" aria-hidden="true" />
      </Button>
      <Popover className="popover">
        <ListBox className="list" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} className="list-item" textValue={option.text}>
              {option.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
