import { describe, expect, it } from 'vitest'
import { decideOutcome, readOutcomeMap } from '../../../electron/api/outcome-map.ts'
import { businessOutcomes, isMapped } from '../../../shared/metrics/outcome-map.ts'
import { moneyProject } from '../money-project.ts'

describe('the outcome map', () => {
  it('proposes one outcome and one owner for every team metric until somebody decides', () => {
    const { store } = moneyProject()
    const map = readOutcomeMap(store)
    expect(new Set(map.map(({ outcome }) => outcome))).toEqual(new Set(businessOutcomes))
    for (const line of map)
      expect([line.metric, isMapped(line.metric), line.owner !== '', line.decided]).toEqual([
        line.metric,
        true,
        true,
        false,
      ])
  })

  it('keeps what was decided, line by line', () => {
    const { store } = moneyProject()
    decideOutcome(store, { metric: 'csat-on-kept', outcome: 'lifetime value', owner: ' Mara ' })
    decideOutcome(store, { metric: 'recontact-7d', outcome: 'loyalty', owner: 'Jon' })
    const decided = readOutcomeMap(store).filter((line) => line.decided)
    expect(decided.map(({ metric, outcome, owner }) => [metric, outcome, owner])).toEqual([
      ['recontact-7d', 'loyalty', 'Jon'],
      ['csat-on-kept', 'lifetime value', 'Mara'],
    ])
  })

  it('refuses a metric that is not on it and a line without an owner', () => {
    const { store } = moneyProject()
    expect(() => decideOutcome(store, { metric: 'contacts', outcome: 'loyalty', owner: 'Jon' })).toThrow(
      'not on the outcome map',
    )
    expect(() => decideOutcome(store, { metric: 'recontact-7d', outcome: 'loyalty', owner: '  ' })).toThrow('nobody’s')
  })

  it('takes nothing for a decision that is none', () => {
    const { store } = moneyProject()
    store
      .sql("INSERT INTO project (key, value) VALUES ('outcomeMap', ?)")
      .run(JSON.stringify({ 'recontact-7d': { outcome: 'world peace', owner: 'Jon' }, 'csat-on-kept': null }))
    expect(readOutcomeMap(store).some((line) => line.decided)).toBe(false)
  })
})
