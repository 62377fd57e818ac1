import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BuyerOrders, type CommerceFigures, commerceLedger } from '../../../shared/ledger/commerce.ts'

const day = 86_400
const [from, until] = [1000 * day, 1090 * day]
function figures(buyers: readonly BuyerOrders[]): CommerceFigures {
  const sum = (a: number, b: number) =>
    buyers.flatMap((one) => one.orders).reduce((total, o) => (o.at >= a && o.at < b ? total + o.netMinor : total), 0)
  return {
    quarter: '2026Q3',
    from,
    until,
    currency: 'EUR',
    buyers,
    openingMinor: sum(from - 365 * day, from),
    closingMinor: sum(until - 365 * day, until),
    grossMinor: sum(from, until),
    refundedMinor: 0,
    orders: 0,
    withoutBuyer: 0,
    dataThrough: null,
    sources: [],
  }
}
const buyer = (...orders: readonly [number, number][]): BuyerOrders => ({
  orders: orders.map(([at, netMinor]) => ({ at: at * day, netMinor })),
})

describe('commerceLedger', () => {
  it('tells who came, bought more or less, lapsed and returned', () => {
    const made = commerceLedger(
      figures([
        buyer([1010, 50]),
        buyer([900, 100], [1020, 30]),
        buyer([640, 70], [980, 20]),
        buyer([650, 40]),
        buyer([100, 10], [1050, 60]),
      ]),
    )
    expect(made.movements).toEqual({
      opening: 230,
      new: 50,
      expansion: 30,
      contraction: -70,
      lapsed: -40,
      returned: 60,
      closing: 260,
      residual: 0,
    })
    expect(made.buyers).toEqual({ opening: 3, new: 1, lapsed: 1, returned: 1, closing: 4 })
    expect(made.evidence.find((one) => one.metric === 'repeat-buyers')).toMatchObject({
      value: null,
      numerator: 2,
      denominator: 3,
    })
  })

  it('ties for any orders and refunds', () => {
    const anyBuyer = fc
      .array(fc.tuple(fc.integer({ min: 300, max: 1089 }), fc.integer({ min: -500, max: 9_000 })), { maxLength: 8 })
      .map((orders) => buyer(...orders.sort((a, b) => a[0] - b[0])))
    fc.assert(
      fc.property(fc.array(anyBuyer, { maxLength: 20 }), (buyers) => {
        const { movements, buyers: n } = commerceLedger(figures(buyers))
        expect(movements.residual).toBe(0)
        expect(n.opening + n.new + n.returned - n.lapsed).toBe(n.closing)
      }),
    )
  })
})
