import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CustomerKeys,
  type HelpdeskPerson,
  makePeopleMatcher,
  type PeopleDecisions,
} from '../../../shared/import/match-people.ts'
import { draws } from '../../helpers/draws.ts'

const customer = (number: number, keys: Partial<CustomerKeys> = {}): CustomerKeys => ({
  customer: number,
  vendorId: `cus_${number}`,
  externalId: null,
  email: null,
  companyId: null,
  organisation: null,
  ...keys,
})
const person = (keys: Partial<HelpdeskPerson> = {}): HelpdeskPerson => ({
  ref: 'zendesk/id:1',
  externalId: null,
  email: null,
  companyId: null,
  organisation: null,
  ...keys,
})
const undecided: PeopleDecisions = { belongs: new Map(), doesNotBelong: new Map() }
const matcher = (
  customers: readonly CustomerKeys[],
  crosswalk: readonly { left: string; right: string }[] = [],
  decisions = undecided,
) => makePeopleMatcher({ customers, crosswalk, decisions })

describe('makePeopleMatcher', () => {
  const a = customer(1, { externalId: 'A1', email: 'ana@acme.com', companyId: 'C1', organisation: 'Acme GmbH' })
  const b = customer(2, { externalId: 'B2', email: 'billing@beta.com', organisation: 'Beta Ltd' })
  const match = matcher([a, b])

  it.each([
    ['external-id', { externalId: 'a1' }, 1],
    ['email', { email: 'Ana@acme.com' }, 1],
    ['mailbox', { email: 'ana+work@acme.com' }, 1],
    ['company-id', { companyId: 'C1' }, 1],
    ['domain', { email: 'joe@acme.com' }, 1],
    ['domain', { email: 'joe@beta.com' }, 2],
    ['email', { email: 'billing@beta.com' }, 2],
  ] as const)('matches by %s', (method, keys, number) => {
    expect(match(person(keys))).toMatchObject({ customer: number, method, doubt: null })
  })
  it('matches no shared mailbox by its domain, and says whose it may be', () => {
    expect(match(person({ email: 'support@acme.com' }))).toMatchObject({
      customer: null,
      doubt: { kind: 'shared-mailbox', customers: [1] },
    })
    expect(match(person({ email: 'billing+acme@beta.com' }))).toMatchObject({ customer: null })
  })
  it('matches nobody by the domain of free or throw-away mail', () => {
    const free = matcher([customer(1, { email: 'shop@gmail.com' }), customer(2, { email: 'x@mailinator.com' })])
    expect(free(person({ email: 'joe@gmail.com' })).customer).toBeNull()
    expect(free(person({ email: 'joe@mailinator.com' })).customer).toBeNull()
    expect(
      matcher([a], [{ left: 'gmail.com', right: 'cus_1' }])(person({ email: 'joe@gmail.com' })).customer,
    ).toBeNull()
  })
  it('only suggests by the name of an organisation', () => {
    expect(match(person({ organisation: 'ACME, Inc.' }))).toMatchObject({
      customer: null,
      doubt: { kind: 'name-is-like', customers: [1] },
    })
  })
  it('takes the more trusted key when two disagree, and says so', () => {
    expect(match(person({ externalId: 'B2', email: 'ana@acme.com' }))).toEqual({
      customer: 2,
      method: 'external-id',
      doubt: { kind: 'keys-disagree', shared: 'external id B2 against e-mail ana@acme.com', customers: [2, 1] },
      isDecided: false,
    })
  })
  it('narrows a key that fits several by the keys after it, and guesses nobody when several remain', () => {
    const two = matcher([
      customer(1, { email: 'ana@acme.com', companyId: 'C1' }),
      customer(2, { email: 'ana@acme.com', companyId: 'C2' }),
    ])
    expect(two(person({ email: 'ana@acme.com', companyId: 'C2' }))).toMatchObject({ customer: 2, method: 'email' })
    expect(two(person({ email: 'ana@acme.com' }))).toMatchObject({
      customer: null,
      doubt: { kind: 'fits-several', customers: [1, 2] },
    })
    expect(two(person({ email: 'joe@acme.com' }))).toMatchObject({
      customer: null,
      doubt: { kind: 'domain-of-several', customers: [1, 2] },
    })
  })
  it('tells Salesforce ids apart by case, and meets their two lengths', () => {
    const two = matcher([customer(1, { vendorId: '0015g00000AbCdE' }), customer(2, { vendorId: '0015g00000aBcDe' })])
    expect(two(person({ externalId: '0015g00000aBcDe' })).customer).toBe(2)
    expect(
      matcher([customer(1, { vendorId: '001D000000IRFma' })])(person({ externalId: '001D000000IRFmaIAH' })).customer,
    ).toBe(1)
  })
  it('reads a crosswalk in its own key, before every other', () => {
    const walked = matcher([a, b], [{ left: '1', right: 'B2' }])
    expect(walked(person({ email: 'ana@acme.com' }))).toMatchObject({ customer: 2, method: 'crosswalk' })
  })
  it('lets a decision about a domain place only whom no key of their own places', () => {
    const decided = matcher([a, b], [], { belongs: new Map([['domain:acme.com', 2]]), doesNotBelong: new Map() })
    expect(decided(person({ email: 'joe@acme.com' }))).toMatchObject({ customer: 2, method: 'decision' })
    expect(decided(person({ email: 'ana@acme.com' }))).toMatchObject({ customer: 1, method: 'email' })
    expect(decided(person({ email: 'support@acme.com' }))).toMatchObject({ customer: 2, method: 'decision' })
  })

  const word = fc.option(fc.constantFrom('x', 'y', 'z'), { nil: null })
  const email = fc.option(
    fc.constantFrom('x@acme.com', 'x+1@acme.com', 'y@acme.com', 'info@acme.com', 'x@gmail.com', 'y@beta.com'),
    { nil: null },
  )
  const anyCustomer = fc.record({
    customer: fc.integer({ min: 1, max: 4 }),
    vendorId: fc.constantFrom('x', 'y', 'k1', 'k2'),
    externalId: word,
    email,
    companyId: word,
    organisation: word,
  })
  const anyPerson = fc.record({
    ref: fc.constantFrom('zendesk/id:1', 'zendesk/id:2'),
    externalId: word,
    email,
    companyId: word,
    organisation: word,
  })
  const anyLine = fc.record({ left: fc.constantFrom('x', '1', 'acme.com'), right: fc.constantFrom('x', 'y', 'k1') })
  const sorted = ({ doubt, ...rest }: ReturnType<typeof match>) => ({
    ...rest,
    doubt: doubt && { ...doubt, customers: [...doubt.customers].sort() },
  })

  it('does not depend on the order of customers and lines', () => {
    fc.assert(
      fc.property(
        fc.array(anyCustomer, { maxLength: 8 }),
        fc.uniqueArray(anyLine, { selector: (line) => line.left, maxLength: 3 }),
        anyPerson,
        (customers, crosswalk, someone) => {
          const one = matcher(customers, crosswalk)(someone)
          const other = matcher([...customers].reverse(), [...crosswalk].reverse())(someone)
          expect(sorted(other)).toEqual(sorted(one))
        },
      ),
      draws(3000),
    )
  })
  it('never guesses: whoever is matched is fitted by the key of the method, alone or after the other keys', () => {
    fc.assert(
      fc.property(fc.array(anyCustomer, { maxLength: 8 }), anyPerson, (customers, someone) => {
        const { customer: found, doubt } = matcher(customers)(someone)
        if (found === null || doubt !== null) return
        const fits = customers.filter(
          (one) =>
            one.customer === found &&
            ([one.vendorId, one.externalId, one.companyId].some(
              (key) => key !== null && (key === someone.externalId || key === someone.companyId),
            ) ||
              (one.email !== null &&
                someone.email !== null &&
                one.email.split('@')[1] === someone.email.split('@')[1])),
        )
        expect(fits.length).toBeGreaterThan(0)
      }),
      draws(2000),
    )
  })
  it('always follows a decision about a person', () => {
    fc.assert(
      fc.property(
        fc.array(anyCustomer, { maxLength: 8 }),
        anyPerson,
        fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
        (customers, someone, wanted) => {
          const decisions = { belongs: new Map([[`person:${someone.ref}`, wanted]]), doesNotBelong: new Map() }
          expect(matcher(customers, [], decisions)(someone)).toMatchObject({ customer: wanted, doubt: null })
          const not = matcher(customers)(someone).customer
          if (not === null) return
          const apart = { belongs: new Map(), doesNotBelong: new Map([[`person:${someone.ref}`, new Set([not])]]) }
          expect(matcher(customers, [], apart)(someone).customer).not.toBe(not)
        },
      ),
      draws(2000),
    )
  })
})
