import { coxRegression } from '../stats/cox.ts'
import { told } from './adjusted-hazard.ts'
import { type CustomerHistory, type Histories, payingAt } from './history.ts'
import { armOf, design } from './members.ts'
import type { CohortDesignResult } from './report.ts'
import { fewestCustomers, fewestEvents } from './verdict.ts'

const day = 86_400

/** A stretch of a customer's time in which nothing that the model looks at changed. Days since the first payment. */
interface Stretch {
  readonly customer: number
  readonly entry: number
  readonly exit: number
  readonly left: boolean
  readonly state: 'none' | 'strong' | 'poor'
  readonly contacts: number
  readonly byAi: number
}

/**
 * Time-varying Cox regression: every customer's time is cut where a contact's window closes; from the first poorly handled AI contact on it counts as exposed, until then as well handled (or as without an AI contact).
 * The clock is time as a customer, and customers who came before the data enter late (left truncation); the variance is robust to several rows of one customer. Suissa 2008, Am. J. Epidemiol. 167:492.
 */
export function timeVaryingDesign(histories: Histories): CohortDesignResult {
  const stretches = histories.customers.flatMap((customer, i) => stretchesOf(customer, i, histories))
  const of = (state: Stretch['state']) => stretches.filter((s) => s.state === state)
  const customers = (rows: readonly Stretch[]) => new Set(rows.map((s) => s.customer)).size
  const [poor, strong] = [of('poor'), of('strong')]
  const about = {
    id: 'time-varying',
    name: 'Exposure as it changes',
    what: 'All customers on the clock of their time as customers; from the end of the window of their first poorly handled AI contact on they count as such, before that as well handled.',
    n: { a: customers(poor), b: customers(strong) },
    events: { a: poor.filter((s) => s.left).length, b: strong.filter((s) => s.left).length },
  }
  const none = { hazardRatio: null, low: null, high: null, p: null }
  if (Math.min(about.n.a, about.n.b) < fewestCustomers || Math.min(about.events.a, about.events.b) < fewestEvents)
    return { ...about, ...none, note: 'too few to say' }
  const customer = (s: Stretch) => histories.customers[s.customer] as CustomerHistory
  const column = (of: (s: Stretch) => number) => Float64Array.from(stretches, of)
  const plans = [...new Set(histories.customers.map((c) => c.plan))].sort()
  const planOf = new Map(plans.map((plan, i) => [plan, i]))
  const found = told(
    coxRegression({
      data: {
        entry: column((s) => s.entry),
        time: column((s) => s.exit),
        event: Uint8Array.from(stretches, (s) => (s.left ? 1 : 0)),
      },
      covariates: [
        column((s) => (s.state === 'poor' ? 1 : 0)),
        column((s) => (s.state === 'none' ? 1 : 0)),
        column((s) => Math.log1p(s.contacts)),
        column((s) => Math.log1p(s.byAi)),
        column((s) => Math.log(Math.max(1, payingAt(customer(s), customer(s).firstPaidAt + s.entry * day)))),
        column((s) => Math.log(Math.max(1, customer(s).seats ?? 1))),
      ],
      names: ['poor', 'none', 'contacts', 'AI contacts', 'recurring amount', 'seats'],
      strata: Int32Array.from(stretches, (s) => planOf.get(customer(s).plan) ?? 0),
      cluster: Int32Array.from(stretches, (s) => s.customer),
    }).coefficients[0],
  )
  if (!found) return { ...about, ...none, note: 'cannot be estimated' }
  return { ...about, hazardRatio: found.ratio, low: found.low, high: found.high, p: found.p, note: null }
}

function stretchesOf(history: CustomerHistory, customer: number, { from, through }: Histories): Stretch[] {
  const { firstPaidAt, leftAt } = history
  const begins = Math.max(from, firstPaidAt)
  const left = leftAt !== null && leftAt <= through
  const ends = left ? (leftAt as number) : through
  const dayOf = (at: number) => Math.floor((at - firstPaidAt) / day)
  const last = dayOf(ends)
  const stretches: Stretch[] = []
  let entry = dayOf(begins)
  if (last <= entry) return []
  let state: Stretch['state'] = 'none'
  let contacts = 0
  let byAi = 0
  for (const contact of history.contacts) {
    const at = dayOf(contact.openedAt + design.windowDays * day)
    if (at >= last) break
    if (at > entry) {
      stretches.push({ customer, entry, exit: at, left: false, state, contacts, byAi })
      entry = at
    }
    contacts++
    const arm = armOf(contact)
    if (arm !== 'poor AI' && arm !== 'strong AI') continue
    byAi++
    if (arm === 'poor AI') state = 'poor'
    else if (state === 'none') state = 'strong'
  }
  stretches.push({ customer, entry, exit: last, left, state, contacts, byAi })
  return stretches
}
