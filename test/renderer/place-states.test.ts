import { describe, expect, it } from 'vitest'
import { placeStates } from '../../renderer/place-states.ts'
import type { RecordKind } from '../../shared/base/model.ts'

const states = (imports: number, quarter: string | null, kinds: readonly RecordKind[], todo: readonly string[] = []) =>
  placeStates({ project: { imports, quarter }, kinds: new Set(kinds), todo })

describe('placeStates', () => {
  it('asks for data first', () => {
    expect(states(0, null, [])).toEqual({
      data: 'needs you',
      scorecard: 'not yet',
      cohorts: 'not yet',
      cost: 'not yet',
      ledger: 'not yet',
      case: 'not yet',
      story: 'not yet',
      deck: 'not yet',
    })
  })

  it('makes places ready as their records come in', () => {
    expect(states(1, '2026Q3', ['contact'])).toMatchObject({
      data: 'ready',
      scorecard: 'ready',
      cohorts: 'not yet',
      cost: 'not yet',
      ledger: 'not yet',
      story: 'ready',
    })
    expect(states(3, '2026Q3', ['contact', 'cost', 'subscription'])).toMatchObject({
      cohorts: 'ready',
      cost: 'ready',
      ledger: 'ready',
      case: 'ready',
    })
  })

  it('says where a person is needed, however the to-do list writes the place', () => {
    expect(states(3, '2026Q3', ['contact'], ['Data', 'story'])).toMatchObject({ data: 'needs you', story: 'needs you' })
  })

  it('does not ask for a person where there is nothing yet', () => {
    expect(states(1, '2026Q3', ['contact'], ['cost']).cost).toBe('not yet')
  })
})
