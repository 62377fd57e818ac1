import type { Evidence } from '../shared/base/evidence.ts'
import { useAskMany } from './use-ask.ts'

/** The evidence behind some ids, as far as the core has answered; what is not there yet is left out. */
export function useEvidence(ids: readonly string[]): readonly Evidence[] {
  return useAskMany(
    'evidence:open',
    ids.map((id) => ({ id })),
  ).flatMap((asked) => (asked.state === 'value' ? [asked.value.evidence] : []))
}
