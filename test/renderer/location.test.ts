import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { home, type Place, placeHash, readPlace, screens } from '../../renderer/location.ts'

const somePlace: fc.Arbitrary<Place> = fc
  .record({
    screen: fc.constantFrom(...screens, 'project' as const),
    quarter: fc.option(fc.constantFrom('2026Q3', '2025Q4'), { nil: null }),
    part: fc.option(fc.constantFrom('at-risk', 'definitions'), { nil: null }),
    by: fc.option(fc.constantFrom('handler', 'tier-and-handler'), { nil: null }),
    evidence: fc.array(fc.string({ minLength: 1 }), { maxLength: 4 }),
    at: fc.nat(3),
  })
  .map((place) => ({ ...place, at: place.evidence.length === 0 ? 0 : place.at % place.evidence.length }))

describe('placeHash', () => {
  it('writes an address that reads back as the same place, whatever the ids of the evidence', () => {
    fc.assert(
      fc.property(somePlace, (place) => {
        expect(readPlace(placeHash(place))).toEqual(place)
      }),
    )
  })

  it('is short where nothing is chosen', () => {
    expect(placeHash({ ...home, screen: 'cohorts' })).toBe('#/cohorts')
  })
})

describe('readPlace', () => {
  it.each(['', '#', '#/', '#/nowhere', '#/cohort', 'garbage?quarter=2026Q3'])('goes home from %j', (hash) => {
    expect(readPlace(hash)).toEqual(home)
  })

  it('opens the first number when the step is out of range', () => {
    expect(readPlace('#/cost?evidence=a&evidence=b&at=7').at).toBe(0)
    expect(readPlace('#/cost?evidence=a&evidence=b&at=-1').at).toBe(0)
    expect(readPlace('#/cost?evidence=a&evidence=b&at=1').at).toBe(1)
  })
})
