import type { Handler, Tier } from '../base/model.ts'
import { bootstrap } from '../stats/bootstrap.ts'
import { kaplanMeier, survivalAt } from '../stats/kaplan-meier.ts'
import { quantile } from '../stats/quantile.ts'
import { csatBand, design } from './members.ts'
import type { OrderCohorts } from './report.ts'
import { fewestShown } from './retention.ts'

const day = 86_400

/** A buyer without a contract: the first contact, how it was handled by what was known when its window closed, and all orders. */
export interface Buyer {
  readonly contactAt: number
  readonly handler: Handler
  readonly tier: Tier
  readonly satisfied: boolean | null
  /** In order of time; net of refunds. */
  readonly orders: readonly { readonly at: number; readonly netMinor: number }[]
}

/**
 * Orders without a contract, after a contact: how many buy again and how soon (Kaplan–Meier of the next order from the end of the contact's window on, by what the customer said and who handled it),
 * how many stay silent longer than an inactivity limit at half, once and twice that limit, and what customers spend within a horizon by how their contact was resolved. Nobody says when such a
 * customer leaves: the limit is the gap that nine in ten reorders stay within, and is stated. `null` when fewer than ten buyers had a contact.
 */
export function orderCohorts(buyers: readonly Buyer[], through: number, currency: string): OrderCohorts | null {
  const followed = buyers
    .map((buyer) => ({ buyer, zero: buyer.contactAt + design.windowDays * day }))
    .filter(({ buyer, zero }) => zero < through && buyer.orders.some((o) => o.at <= zero))
  if (followed.length < fewestShown) return null
  const gaps = buyers.flatMap(({ orders }) =>
    orders.slice(1).map((order, i) => (order.at - (orders[i]?.at ?? order.at)) / day),
  )
  const limit = gaps.length >= fewestShown ? Math.max(1, Math.round(quantile(gaps, 0.9))) : 180
  return {
    currency,
    buyers: followed.length,
    inactivityDays: limit,
    inactivityFrom:
      gaps.length >= fewestShown ? 'nine in ten reorders come sooner' : 'too few reorders to tell; set to 180 days',
    nextPurchase: grouped(followed, ({ buyer }) => `${csatBand(buyer)} · ${buyer.handler}`).map(([name, own]) =>
      nextPurchase(name, own, through, limit),
    ),
    lifetime: lifetime(followed, through),
  }
}

interface Followed {
  readonly buyer: Buyer
  readonly zero: number
}

function grouped(all: readonly Followed[], word: (one: Followed) => string): [string, Followed[]][] {
  const groups = new Map<string, Followed[]>()
  for (const one of all) groups.set(word(one), [...(groups.get(word(one)) ?? []), one])
  return [...groups].sort((a, b) => (a[0] < b[0] ? -1 : 1))
}

function nextPurchase(
  name: string,
  own: readonly Followed[],
  through: number,
  limit: number,
): OrderCohorts['nextPurchase'][number] {
  if (own.length < fewestShown) return { name, n: own.length, tooFew: true, again: [], silent: [] }
  const next = own.map(({ buyer, zero }) => buyer.orders.find((o) => o.at > zero && o.at <= through)?.at ?? null)
  const curve = kaplanMeier(
    {
      time: Float64Array.from(own, ({ zero }, i) => Math.max(0, Math.ceil(((next[i] ?? through) - zero) / day))),
      event: Uint8Array.from(next, (at) => (at === null ? 0 : 1)),
    },
    { confType: 'log-log' },
  )
  // Whoever bought again needs no more following: what counts is how many could be followed that long.
  const followedTo = (days: number) => own.filter(({ zero }) => zero + days * day <= through).length
  const read = (days: readonly number[]) =>
    survivalAt(curve, days).filter((p) => followedTo(p.time) >= fewestShown && p.estimate > 0)
  return {
    name,
    n: own.length,
    tooFew: false,
    again: read(design.reportDays).map((p) => ({
      day: p.time,
      estimate: 1 - p.estimate,
      low: 1 - p.high,
      high: 1 - p.low,
      atRisk: p.atRisk,
    })),
    silent: [0.5, 1, 2].flatMap((factor) =>
      read([Math.round(limit * factor)]).map((p) => ({
        factor,
        days: p.time,
        estimate: p.estimate,
        low: p.low,
        high: p.high,
      })),
    ),
  }
}

/** Net spending within the longest horizon that ten customers of some tier were seen for, with a bootstrap interval over customers. */
function lifetime(all: readonly Followed[], through: number): OrderCohorts['lifetime'] {
  const horizon = design.horizons.find(
    (days) => all.filter(({ zero }) => zero + days * day <= through).length >= fewestShown,
  )
  if (horizon === undefined) return { horizonDays: null, tiers: [] }
  const seen = all.filter(({ zero }) => zero + horizon * day <= through)
  return {
    horizonDays: horizon,
    tiers: grouped(seen, ({ buyer }) => buyer.tier).map(([tier, own]) => {
      const within = own.map(({ buyer, zero }) =>
        buyer.orders.filter((o) => o.at > zero && o.at <= zero + horizon * day),
      )
      const spent = Float64Array.from(within, (orders) => orders.reduce((sum, o) => sum + o.netMinor, 0))
      if (own.length < fewestShown)
        return { tier, n: own.length, tooFew: true, spentMinor: null, low: null, high: null, orders: null }
      const mean = (places: ArrayLike<number>) => {
        let sum = 0
        for (let i = 0; i < places.length; i++) sum += spent[places[i] as number] as number
        return sum / places.length
      }
      const { low, high } = bootstrap({ n: own.length, statistic: mean, repeats: 400, seed: 20_260_101 })
      return {
        tier,
        n: own.length,
        tooFew: false,
        spentMinor: spent.reduce((sum, v) => sum + v, 0) / own.length,
        low,
        high,
        orders: within.reduce((sum, orders) => sum + orders.length, 0) / own.length,
      }
    }),
  }
}
