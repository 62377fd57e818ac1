import type { Evidence } from '../../shared/base/evidence.ts'
import { useAskMany } from '../use-ask.ts'

/** The evidence behind some ids, once the core has answered for all; what it could not find is left out. */
export function useEvidence(ids: readonly string[]): readonly Evidence[] {
  return useAskMany(
    'evidence:open',
    ids.map((id) => ({ id })),
  ).flatMap((asked) => (asked.state === 'value' ? [asked.value.evidence] : []))
}
