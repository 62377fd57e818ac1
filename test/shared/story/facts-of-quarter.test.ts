import { describe, expect, it } from 'vitest'
import { type Evidence, evidenceId } from '../../../shared/base/evidence.ts'
import { allEvidence } from '../../../shared/deck/deck-input.ts'
import {
  evidenceByIds,
  evidenceOf,
  type FactsOfQuarter,
  maybeEvidenceOf,
} from '../../../shared/story/facts-of-quarter.ts'

describe('the evidence of a quarter', () => {
  it('is one number where two reports tell it with different remarks, whichever way it is asked for', () => {
    const told = {
      id: evidenceId('at-risk-save-rate', 1, '2026Q3'),
      metric: 'at-risk-save-rate',
      period: '2026Q3',
      filter: {},
      caveats: ['64 % of the rows are too recent to be counted.'],
    } as unknown as Evidence
    const facts = {
      quarter: '2026Q3',
      evidence: [told],
      cohorts: { evidence: [] },
      cost: null,
      ledger: { evidence: [{ ...told, caveats: [] }] },
    } as unknown as FactsOfQuarter
    expect([
      ...evidenceOf(facts),
      maybeEvidenceOf(facts, told.metric),
      ...evidenceByIds(facts, [told.id]),
      ...allEvidence({ facts, businessCase: null }),
    ]).toEqual([told, told, told, told])
  })
})
