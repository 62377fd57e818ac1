import type { Instant } from '../base/model.ts'
import { makeChance } from './chance.ts'
import { addCalendarMonths, type Departure } from './leaving.ts'
import { type Company, day, type Frame, type Plan, planNames, type Subscription } from './world.ts'

const monthlyPriceMinor: Record<Plan, number> = { Starter: 2900, Growth: 4500, Scale: 6900 }
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * A customer's rows in billing: a change of plan or seats ends one subscription and starts another at the same second; a few who left
 * come back later. Paying for a year ahead costs a tenth less.
 */
export function makeSubscriptions(frame: Frame, company: Company, departure: Departure): Subscription[] {
  const chance = makeChance(frame.seed, 'changes', company.index)
  const months = company.isAnnual ? 12 : 1
  const last = departure.endsAt ?? Number.POSITIVE_INFINITY
  const rows: Subscription[] = []
  let plan = company.plan
  let quantity = company.seats
  let since = company.paidFrom
  for (let n = 1; ; n += 1) {
    const boundary = addCalendarMonths(company.paidFrom, n * months)
    const change = changeAt(chance, { plan, quantity, months })
    if (boundary >= Math.min(last, frame.end)) break
    if (boundary < frame.from || change === null) continue
    rows.push({
      ...row({
        company,
        plan,
        quantity,
        since,
        number: rows.length,
        trialFrom: rows.length === 0 ? company.trialFrom : null,
      }),
      canceledAt: boundary,
      endedAt: boundary,
      why: 'changed',
    })
    plan = change.plan
    quantity = change.quantity
    since = boundary
  }
  const trialFrom = rows.length === 0 ? company.trialFrom : null
  const open = row({ company, plan, quantity, since, number: rows.length, trialFrom })
  if (departure.endsAt === null) return [...rows, open]
  if (departure.endsAt >= frame.end)
    return [...rows, { ...open, canceledAt: departure.canceledAt, reason: departure.reason }]
  rows.push({
    ...open,
    canceledAt: departure.canceledAt,
    endedAt: departure.endsAt,
    why: 'left',
    reason: departure.reason,
  })
  const back = makeChance(frame.seed, 'return', company.index)
  const backAt = departure.endsAt + back.whole(20, 120) * day
  if (back.isLucky(0.06) && backAt < frame.end) {
    rows.push(row({ company, plan, quantity, since: backAt, number: rows.length, trialFrom: null }))
  }
  return rows

  function row(about: RowParts): Subscription {
    return makeRow(frame, about)
  }
}

/** Somebody who tried the product for two weeks and never paid. */
export function makeTrialOnly(frame: Frame, company: Company): Subscription {
  const endsAt = company.paidFrom
  const parts = { company, plan: company.plan, quantity: 1, since: endsAt, number: 0, trialFrom: endsAt - 14 * day }
  const isOver = endsAt < frame.end
  return {
    ...makeRow(frame, parts),
    canceledAt: isOver ? endsAt - day : null,
    endedAt: isOver ? endsAt : null,
    why: 'trial-only',
    reason: isOver ? 'cancellation_requested' : '',
  }
}

interface RowParts {
  readonly company: Company
  readonly plan: Plan
  readonly quantity: number
  readonly since: Instant
  readonly number: number
  readonly trialFrom: Instant | null
}

function makeRow(frame: Frame, { company, plan, quantity, since, number, trialFrom }: RowParts): Subscription {
  const price = monthlyPriceMinor[plan]
  const unitAmountMinor = company.isAnnual ? Math.round(price * 12 * 0.9) : price
  return {
    id: `sub_1${makeChance(frame.seed, 'subscription', `${company.index}.${number}`).text(letters, 23)}`,
    company,
    plan,
    quantity,
    unitAmountMinor,
    isAnnual: company.isAnnual,
    startedAt: trialFrom ?? since,
    trialEndAt: trialFrom === null ? null : since,
    paidFrom: since,
    canceledAt: null,
    endedAt: null,
    mrrMinor: (unitAmountMinor * quantity) / (company.isAnnual ? 12 : 1),
    why: 'open',
    reason: '',
  }
}

function changeAt(
  chance: ReturnType<typeof makeChance>,
  { plan, quantity, months }: { plan: Plan; quantity: number; months: number },
): { plan: Plan; quantity: number } | null {
  const kind = chance.weighted(
    [1 - 0.021 * Math.min(months, 6), 0.0125, 0.0045, 0.0028, 0.0012].map((w, i) =>
      i === 0 ? w : w * Math.min(months, 6),
    ),
  )
  const share = chance.between(0.1, 0.4)
  const step = Math.max(1, Math.round(quantity * share))
  const rank = planNames.indexOf(plan)
  switch (kind) {
    case 1:
      return { plan, quantity: quantity + step }
    case 2:
      return quantity > 1 ? { plan, quantity: quantity - Math.min(step, quantity - 1) } : null
    case 3:
      return rank < 2 ? { plan: planNames[rank + 1] as Plan, quantity } : null
    case 4:
      return rank > 0 ? { plan: planNames[rank - 1] as Plan, quantity } : null
    default:
      return null
  }
}
