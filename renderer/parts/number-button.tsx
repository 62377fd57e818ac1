import { Button } from 'react-aria-components/Button'
import { openEvidence } from '../use-place.ts'

/** A number that opens what stands behind it, where its evidence is known by name only. It looks and behaves as every other number that opens. */
export function NumberButton({
  text,
  label,
  evidence,
}: {
  readonly text: string
  /** What is spoken: whose number it is, and that pressing opens it. */
  readonly label: string
  /** Ids of what stands behind it. */
  readonly evidence: readonly string[]
}) {
  return (
    <Button className="number" aria-label={label} onPress={() => openEvidence(evidence)}>
      {text}
    </Button>
  )
}
