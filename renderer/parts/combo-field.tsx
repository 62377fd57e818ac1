import { useContext } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'

/** A click opens the list of all, as it does on other choices; the keyboard passes through, and opens it by typing or an arrow. */
function OpeningInput({ placeholder }: { readonly placeholder: string | undefined }) {
  const state = useContext(ComboBoxStateContext)
  return <Input {...(placeholder === undefined ? {} : { placeholder })} onClick={() => state?.open(null, 'manual')} />
}

/** One choice among many (time zones, currencies), found by typing a part of it. Only the options in view are drawn. */
export function ComboField({
  label,
  value,
  options,
  onChange,
  placeholder,
}: {
  readonly label: string
  readonly value: string | null
  readonly options: readonly { readonly id: string; readonly text: string }[]
  readonly onChange: (id: string) => void
  readonly placeholder?: string
}) {
  return (
    <ComboBox
      className="field field-above"
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      defaultItems={options}
    >
      <Label className="field-label">{label}</Label>
      <div className="combo">
        <OpeningInput placeholder={placeholder} />
        <Button aria-label={label}>
          <span className="select-mark" aria-hidden="true" />
        </Button>
      </div>
      <Popover className="popover">
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 33, padding: 5 }}>
          <ListBox<(typeof options)[number]> className="list list-long">
            {(option) => (
              <ListBoxItem id={option.id} className="list-item" textValue={option.text}>
                {option.text}
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </ComboBox>
  )
}
