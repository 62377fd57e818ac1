import { Button } from 'react-aria-components/Button'
import type { Grade } from '../../shared/base/evidence.ts'
import { openEvidence } from '../use-place.ts'
import { words } from '../words.ts'

/** The same small mark everywhere: how strong the ground under a claim is, with one word. With evidence, pressing it shows why it isn't higher. */
export function GradeMark({ grade, evidence = [] }: { readonly grade: Grade; readonly evidence?: readonly string[] }) {
  const { mark, word } = words.grades[grade]
  const inside = (
    <>
      <span className="grade-sign" aria-hidden="true">
        {mark}
      </span>
      <span>{word}</span>
    </>
  )
  if (evidence.length === 0)
    return (
      <span className="grade" data-grade={grade}>
        {inside}
      </span>
    )
  return (
    <Button
      className="grade"
      data-grade={grade}
      aria-label={words.evidence.openGrade(`${grade}, ${word}`)}
      onPress={() => openEvidence(evidence)}
    >
      {inside}
    </Button>
  )
}
