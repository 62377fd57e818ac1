import { Button } from 'react-aria-components/Button'
import type { Evidence } from '../../shared/base/evidence.ts'
import { formatEvidence } from '../../shared/base/format.ts'
import { stateWords, useReviewed } from '../review/review-notes.tsx'
import { openEvidence } from '../use-place.ts'
import { words } from '../words/words.ts'

/** A number that opens what stands behind it. `text` is for a sentence that says the same number in its own way ("23 days less"). */
export function EvidenceNumber({
  evidence,
  text,
  among,
  compact = false,
}: {
  readonly evidence: Evidence
  readonly text?: string
  /** Other numbers of the same claim, so that the panel can step through them. */
  readonly among?: readonly string[]
  /** In a table: a number that can't be told is a dash, its reason is spoken and stands in the panel. */
  readonly compact?: boolean
}) {
  const said = text ?? formatEvidence(evidence)
  const { thing } = useReviewed({ kind: 'number', id: evidence.id })
  const state = stateWords(thing)
  const needsSomebody = state !== null && thing?.state !== 'agreed'
  const label = words.evidence.open(evidence.title, said)
  return (
    <Button
      className={evidence.value === null ? 'number number-none' : 'number'}
      aria-label={needsSomebody ? `${label}, ${state}` : label}
      {...(needsSomebody && { 'data-review': state })}
      onPress={() => {
        const ids = among?.includes(evidence.id) ? among : [evidence.id]
        openEvidence(ids, ids.indexOf(evidence.id))
      }}
    >
      {compact && evidence.value === null ? '–' : said}
    </Button>
  )
}
