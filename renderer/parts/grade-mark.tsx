import { Button } from 'react-aria-components/Button'
import type { Grade } from '../../shared/base/evidence.ts'
import { openEvidence } from '../use-place.ts'
import { words } from '../words/words.ts'

/** The same small mark everywhere: how strong the ground under a claim is, with one word. With evidence, pressing it shows why it isn't higher. */
export function GradeMark({ grade, evidence = [] }: { readonly grade: Grade; readonly evidence?: readonly string[] }) {
  if (evidence.length === 0)
    return (
      <span className="grade" data-grade={grade}>
        <GradeWords grade={grade} />
      </span>
    )
  return (
    <Button className="grade" data-grade={grade} onPress={() => openEvidence(evidence)}>
      <GradeWords grade={grade} />
      <span className="unseen">{words.evidence.openGrade}</span>
    </Button>
  )
}

/** The sign and the word of a grade. */
export function GradeWords({ grade }: { readonly grade: Grade }) {
  const { mark, word } = words.grades[grade]
  return (
    <>
      <span className="grade-sign">{mark}</span> <span>{word}</span>
    </>
  )
}
