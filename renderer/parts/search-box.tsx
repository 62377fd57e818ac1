import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { SearchField } from 'react-aria-components/SearchField'

/** A field in which typing narrows what is shown below it. */
export function SearchBox({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <SearchField className="search-box" value={value} onChange={onChange}>
      <Label className="unseen">{label}</Label>
      <Input placeholder={label} />
    </SearchField>
  )
}
