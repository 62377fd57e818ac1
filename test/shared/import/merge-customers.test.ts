import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeCustomers } from '../../../shared/import/merge-customers.ts'
import { draws } from '../../helpers/draws.ts'

const pair = (text: string) => {
  const [from, into] = text.split('>') as [string, string]
  return { from, into }
}
const merge = (joined: string[], keptApart: string[] = [], merged: string[] = [], unknown: string[] = []) => {
  const found = mergeCustomers({
    joined: joined.map(pair),
    keptApart: keptApart.map(pair),
    merged: merged.map(pair),
    isKnown: (account) => !unknown.includes(account),
  })
  return { countedAs: Object.fromEntries([...found.countedAs].sort()), refused: found.refused }
}

describe('mergeCustomers', () => {
  it('counts a chain as its end', () => {
    expect(merge(['a>b', 'b>c']).countedAs).toEqual({ a: 'c', b: 'c' })
  })
  it('ends a circle at the first by name', () => {
    expect(merge(['a>b', 'b>a']).countedAs).toEqual({ b: 'a' })
  })
  it('joins two through an account that is not in the data', () => {
    expect(merge([], [], ['a>gone', 'b>gone'], ['gone']).countedAs).toEqual({ b: 'a' })
  })
  it('does not follow a vendor’s merge of two who were kept apart, nor the way around', () => {
    expect(merge([], ['a>b'], ['a>b'])).toEqual({ countedAs: {}, refused: [{ from: 'a', into: 'b' }] })
    const around = merge([], ['a>c'], ['a>b', 'b>c'])
    expect(around.countedAs).toEqual({ a: 'b' })
    expect(around.refused).toEqual([{ from: 'b', into: 'c' }])
  })
  it('puts a person’s decision before a vendor’s', () => {
    expect(merge(['b>c'], ['a>c'], ['a>b'])).toEqual({ countedAs: { b: 'c' }, refused: [{ from: 'a', into: 'b' }] })
  })

  const account = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const pairs = fc.array(fc.record({ from: account, into: account }), { maxLength: 8 })
  it('says the same in whatever order it is asked, keeps apart who is to be, and names only who remains', () => {
    fc.assert(
      fc.property(pairs, pairs, pairs, fc.constantFrom('none', 'a', 'c'), (joined, keptApart, merged, unknown) => {
        const isKnown = (one: string) => one !== unknown
        const forward = mergeCustomers({ joined, keptApart, merged, isKnown })
        const backward = mergeCustomers({
          joined: [...joined].reverse(),
          keptApart: [...keptApart].reverse(),
          merged: [...merged].reverse(),
          isKnown,
        })
        expect(Object.fromEntries([...backward.countedAs].sort())).toEqual(
          Object.fromEntries([...forward.countedAs].sort()),
        )
        const as = (one: string) => forward.countedAs.get(one) ?? one
        for (const { from, into } of keptApart) {
          if (from !== into && isKnown(from) && isKnown(into)) expect(as(from)).not.toBe(as(into))
        }
        for (const end of forward.countedAs.values()) {
          expect(forward.countedAs.has(end)).toBe(false)
          expect(isKnown(end)).toBe(true)
        }
      }),
      draws(2000),
    )
  })
})
