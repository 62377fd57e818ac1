import type { Evidence } from '../../shared/base/evidence.ts'
import { EvidenceNumber } from '../evidence/evidence-number.tsx'
import { linkNumbers } from '../link-numbers.ts'
import { WholeDates } from './whole-dates.tsx'

/** A sentence whose numbers open their evidence in place. */
export function LinkedSentence({ text, evidence }: { readonly text: string; readonly evidence: readonly Evidence[] }) {
  const ids = evidence.map((item) => item.id)
  return linkNumbers(text, evidence).map((part, index) =>
    part.kind === 'words' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other identity
      <WholeDates key={index} text={part.text} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other identity
      <EvidenceNumber key={index} evidence={part.evidence} text={part.text} among={ids} />
    ),
  )
}
