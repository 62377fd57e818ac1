import { asSentence, english } from '../../../base/format.ts'
import type { CfoQuestion } from '../../cfo-question.ts'

const { plural } = english

const asked: Readonly<Record<CfoQuestion, string>> = {
  cost: 'What does an outcome cost, and is it going down?',
  customers: 'How many customers did we lose, and did service contribute?',
  revenue: 'Where is the revenue impact of this team?',
}

/** The three questions of every CFO, and how they are answered. */
export const answers = {
  asked,
  notYet: 'not yet',
  cost: {
    missing: 'What an outcome costs can’t be told yet: the ledger’s support cost lines are missing.',
    toDo: 'Import a ledger or cost file that covers this quarter.',
    known: (n: { readonly amount: string; readonly quarter: string }) =>
      `Support cost ${n.amount} in ${n.quarter}; what came of it needs contacts whose end is known and whose window is over.`,
    unit: 'per kept resolution',
    caveat: (kept: number | null) =>
      `Fully loaded: ties to the ledger to the cent${kept === null ? '' : ` · ${plural(kept, 'kept resolution', 'kept resolutions')}`}`,
  },
  customers: {
    missing: 'How many customers left can’t be told yet: subscriptions or invoices are missing.',
    toDo: 'Import a subscriptions export, cancelled ones included.',
    left: (n: { readonly customers: number; readonly quarter: string }) =>
      `${plural(n.customers, 'customer', 'customers')} left in ${n.quarter}.`,
    daysUnit: (n: { readonly interval: string; readonly horizon: string }) => `${n.interval}, of\u00a0${n.horizon}`,
    leftUnit: 'customers left',
    notCaused: 'Associated, not caused.',
  },
  revenue: {
    missing: 'Revenue can’t be told yet: subscriptions or invoices are missing.',
    toDo: 'Import a subscriptions export, cancelled ones included.',
    unit: 'monthly revenue claimed',
    associated: (reason: string) => asSentence(reason),
    nothing: 'Nothing is claimed until finance has agreed the factors.',
    claim: (n: {
      readonly touched: string
      readonly claimed: string
      readonly associated: string | null
      readonly agreed: boolean
    }) => {
      const start = `Of ${n.touched} monthly revenue that service touched`
      const claim = `${n.claimed} is claimed`
      if (n.agreed) return `${start}, ${claim}, by factors that finance has agreed.`
      return n.associated === null
        ? `${start}, ${claim}: no difference in leaving could be tied to how contacts were handled.`
        : `${start}, ${n.associated} is associated with how AI contacts were handled and ${claim} until finance agrees the factors.`
    },
  },
  lead: {
    cost: (value: string) => `An issue that stays resolved costs ${value}`,
    spent: (amount: string) => `support cost ${amount}, and what an outcome costs can’t be told yet`,
    claimed: (n: { readonly sooner: boolean; readonly risk: string | null }) =>
      `poor AI handling goes with customers who leave ${n.sooner ? 'sooner' : 'later'}${n.risk === null ? '' : ` (${n.risk})`}`,
    noDifference: 'no difference in leaving could be tied to how AI handled contacts',
    suggestive: 'signs of a difference in leaving after poor AI handling are not strong enough to claim',
    tooEarly: 'it is too early to say whether handling goes with leaving',
    revenue: (claimed: string) => `${claimed} of monthly revenue is claimed`,
    nothing: (quarter: string) =>
      `${quarter} has contacts but no money yet: import billing and cost files to answer the CFO.`,
    all: (parts: readonly string[]) =>
      `${parts.length > 1 ? `${parts.slice(0, -1).join(', ')}, and ` : ''}${parts.at(-1) ?? ''}.`,
  },
}
