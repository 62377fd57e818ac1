import { dateWords, useProject } from '../project-context.ts'
import { privacyWords } from '../words/privacy-words.ts'

const text = privacyWords.copy

/** Says of a copy that was given away what it is. */
export function CopyNote() {
  const { copy } = useProject().project
  if (copy === undefined) return null
  const { label } = copy
  return (
    <p className="copy-note" role="note">
      {label === null
        ? text.locked
        : text.review(label.of, dateWords(label.madeOn), label.names === 'replaced' ? text.replaced : text.kept)}
    </p>
  )
}
