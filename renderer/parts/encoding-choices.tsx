import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { EncodingChoice, TextEncoding } from '../../shared/import/encoding.ts'
import { words } from '../words/words.ts'

const text = words.data.reading

/** How the letters of a file would look in each encoding: the eye decides. */
export function EncodingChoices({
  choices,
  value,
  onChange,
}: {
  readonly choices: readonly EncodingChoice[]
  readonly value: TextEncoding | null
  readonly onChange: (encoding: TextEncoding) => void
}) {
  return (
    <RadioGroup className="encodings" value={value} onChange={(id) => onChange(id as TextEncoding)}>
      <Label className="field-label">{text.letters}</Label>
      <p className="quiet">{text.lettersHint}</p>
      {choices.map(({ encoding, title, samples }) => (
        <Radio key={encoding} value={encoding} className="encoding">
          <span className="encoding-samples">{samples.slice(0, 4).join(' · ')}</span>
          <span className="hint">{title}</span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
