import { asSentence, english } from '../../../base/format.ts'
import type { ClaimSourceLine } from '../../../ledger/report.ts'
import { joined } from '../parts.ts'

const { count, plural } = english

/** A number of the quarter before: where, and what it was. */
type Earlier = { readonly quarter: string; readonly value: string } | null

const movements: Readonly<Record<string, string>> = {
  churn: 'left',
  contraction: 'went down',
  expansion: 'went up',
  reactivation: 'came back',
  new: 'began',
}

type Signalled = Exclude<ClaimSourceLine['source'], 'saves' | 'quality'>

const followed: Readonly<Record<Signalled, string>> = {
  expansion: 'of new monthly revenue followed a signal that support had passed on',
  exceptions: 'of monthly revenue stayed with customers who had been granted an exception',
  payments: 'of monthly revenue goes on after failed payments that somebody followed up',
}

const untied: Readonly<Record<Signalled, (customers: number) => string>> = {
  expansion: (customers) =>
    `None of the new revenue of ${plural(customers, 'customer', 'customers')} is tied to a signal.`,
  exceptions: (customers) =>
    `No revenue can be tied to exceptions yet: ${plural(customers, 'customer was', 'customers were')} granted one.`,
  payments: (customers) =>
    `No revenue can be tied to following up failed payments yet: ${plural(customers, 'customer was', 'customers were')} reached.`,
}

/** What the findings of a quarter say. Numbers come in words already; counts as numbers, since grammar follows them. */
export const findings = {
  cost: {
    text: (n: { readonly allocated: string; readonly inScope: string; readonly perContact: string | null }) =>
      joined(
        `${n.allocated} of cost were shared out to contacts, of ${n.inScope} in scope; every posting of the ledger is in or out, to the cent.`,
        n.perContact !== null &&
          `Cost per contact was ${n.perContact}: it leaves out whether the issue stayed resolved.`,
        'It would change with another choice of what belongs to support, or with a driver other than handling time.',
      ),
  },
  failedAi: {
    title: (cost: string) => `An AI attempt that fails costs ${cost}, with the person who follows.`,
    text: (n: { readonly attempts: number; readonly quarter: string; readonly before: Earlier }) =>
      joined(
        `It is the cost of ${plural(n.attempts, 'attempt', 'attempts')} in ${n.quarter} that did not hold, the AI’s own fee and the person’s time together.`,
        n.before && `In ${n.before.quarter} it was ${n.before.value}.`,
        'A vendor’s invoice shows the fee only. It would change with another way of sharing cost out.',
      ),
  },
  resolution: {
    text: (n: { readonly contacts: number; readonly low: string; readonly high: string; readonly before: Earlier }) =>
      joined(
        `Same rows, ${plural(n.contacts, 'contact', 'contacts')} with an AI agent: a person took over, it was reopened, or the customer came back about the same topic within seven days.`,
        `The share that stayed resolved lies between ${n.low} and ${n.high}.`,
        n.before && `In ${n.before.quarter} it was ${n.before.value}.`,
        'It would change with a longer window, or if returns on channels that were not imported were seen.',
      ),
  },
  fates: {
    title: (n: {
      readonly contacts: number
      readonly confirmed: string
      readonly back: string
      readonly left: string
    }) =>
      `Of ${plural(n.contacts, 'contact', 'contacts')} that no person handled, ${n.confirmed} are confirmed as solved; ${n.back} came back and ${n.left} left.`,
    text: (n: { readonly low: string; readonly high: string; readonly before: Earlier }) =>
      joined(
        `Deflection counts all of them as successes. Confirmed lies between ${n.low} and ${n.high}; the rest stayed without a word or can’t be known.`,
        n.before && `In ${n.before.quarter} ${n.before.value} were confirmed.`,
        'It would change if more customers were asked.',
      ),
  },
  returns: {
    moved: (n: { readonly share: string; readonly rose: boolean; readonly before: string; readonly quarter: string }) =>
      `After ${n.share} of contacts the customer was back within seven days, ${n.rose ? 'up' : 'down'} from ${n.before} in ${n.quarter}.`,
    still: (n: { readonly week: string; readonly twoDays: string }) =>
      `After ${n.week} of contacts the customer was back within seven days, after ${n.twoDays} within 48 hours.`,
    text: (n: { readonly contacts: number; readonly interval: string }) =>
      `Of ${plural(n.contacts, 'closed contact', 'closed contacts')}, on any channel and about anything; the 95 % interval is ${n.interval}. Helpdesk reports show reopened tickets only. It would change if a channel were missing from the import.`,
  },
  leadingSign: {
    none: (signs: number) =>
      `None of ${plural(signs, 'sign', 'signs')} of risk came before losses more often than chance would have it.`,
    noneText: (n: { readonly title: string; readonly value: string; readonly interval: string }) =>
      `Judged together, with everybody who paid at the beginning of each quarter; ${n.title.charAt(0).toLowerCase()}${n.title.slice(1)} comes to ${n.value} (${n.interval}). More quarters would change it.`,
    clear: (n: { readonly who: string; readonly ratio: string }) =>
      `Customers who ${n.who} left at ${n.ratio} times the rate of others.`,
    clearText: (interval: string) =>
      `The 95 % interval is ${interval}, judged together with the other signs over all quarters so far. It is a sign, no reason: it says whom to ask, not what would help.`,
  },
  matchRate: {
    title: (n: { readonly share: string; readonly rose: boolean; readonly before: string; readonly quarter: string }) =>
      `${n.share} of contacts are tied to a paying customer, ${n.rose ? 'up' : 'down'} from ${n.before} in ${n.quarter}.`,
    text: (n: { readonly contacts: number; readonly interval: string }) =>
      `Of ${plural(n.contacts, 'contact', 'contacts')}, the 95 % interval is ${n.interval}. What is not tied to a customer is in no number about customers or revenue. A crosswalk from the helpdesk to billing would change it.`,
  },
  promise: {
    title: (n: { readonly quarter: string; readonly realised: string; readonly promised: string }) =>
      `${n.quarter} came to ${n.realised} of the ${n.promised} that was promised.`,
    text: (n: { readonly name: string; readonly untold: number }) =>
      `Promised as “${n.name}”; benefits that count less costs, each line measured or entered with a note. ${plural(n.untold, 'line', 'lines')} can’t be told and counts nothing.`,
  },
  revenue: {
    text: (n: {
      readonly lost: { readonly amount: string; readonly customers: number } | null
      readonly before: Earlier
      readonly claimed: string | null
    }) =>
      joined(
        'Opening plus movements equals closing for every customer, with nothing left over.',
        n.lost && `${n.lost.amount} of monthly revenue left with ${plural(n.lost.customers, 'customer', 'customers')}.`,
        n.before && `Gross revenue retention was ${n.before.value} in ${n.before.quarter}.`,
        n.claimed === null
          ? 'No part of it is claimed for service yet: finance has agreed no factors.'
          : `${n.claimed} a month is claimed for service, by factors that finance has agreed.`,
      ),
  },
  saves: {
    title: (n: {
      readonly saved: string
      readonly customers: number
      readonly stayed: { readonly share: string; readonly customers: number } | null
    }) =>
      `${n.saved} of ${plural(n.customers, 'customer', 'customers')} flagged at risk and worked on stayed ninety days; ${
        n.stayed
          ? `${n.stayed.share} of ${plural(n.stayed.customers, 'customer', 'customers')} stayed when nobody acted`
          : 'how many would have stayed by themselves can’t be told'
      }.`,
    text: (n: {
      readonly interval: string
      readonly against: string | null
      readonly apart: boolean
      readonly worth: string | null
    }) =>
      joined(
        `The 95 % interval is ${n.interval}${n.against === null ? '' : ` against ${n.against}`}: ${n.apart ? 'they do not meet' : 'no difference is shown'}.`,
        n.worth !== null && `${n.worth} a month is what the difference comes to.`,
        'Who was worked on was not chosen at random; choosing so would change the grade.',
      ),
  },
  signals: {
    title: (n: { readonly source: Signalled; readonly amount: string | null; readonly customers: number }) =>
      n.amount === null ? untied[n.source](n.customers) : `${n.amount} ${followed[n.source]}.`,
    text: (n: { readonly customers: number; readonly reason: string }) =>
      `It is of ${plural(n.customers, 'customer', 'customers')}; ${n.reason.charAt(0).toLowerCase()}${n.reason.slice(1)}. It would change with a comparison group chosen at random.`,
  },
  retention: {
    kept: (n: {
      readonly day: number
      readonly poor: { readonly share: string; readonly customers: number; readonly interval: string }
      readonly strong: { readonly share: string; readonly customers: number; readonly interval: string }
    }) =>
      `By day ${count(n.day)}, ${n.poor.share} of ${plural(n.poor.customers, 'customer', 'customers')} were still there after poor handling (${n.poor.interval}), ${n.strong.share} of ${count(n.strong.customers)} after strong handling (${n.strong.interval}).`,
    days: (n: { readonly alikeIn: string; readonly days: string; readonly low: string; readonly high: string }) =>
      `Compared like with like (${n.alikeIn}): ${n.days}, with a 95 % interval from ${n.low} to ${n.high}.`,
    lifted: (by: string) => `What would change this: ${by}.`,
  },
  example: {
    asked: (n: {
      readonly times: number
      readonly topic: string | null
      readonly first: string
      readonly last: string | null
    }) =>
      `contacted support ${plural(n.times, 'time', 'times')} about ${n.topic === null ? 'the same issue' : `“${n.topic}”`} from ${n.first}${n.last === null ? '' : ` to ${n.last}`}`,
    noted: (n: { readonly type: string | null; readonly day: string; readonly status: string | null }) =>
      `was noted as “${n.type ?? 'at risk'}” on ${n.day}${n.status === null ? '' : ` (${n.status})`}`,
    stayed: 'still paid the same ninety days later',
    moved: (n: { readonly kind: string; readonly day: string }) => `${movements[n.kind] ?? n.kind} on ${n.day}`,
    title: (n: { readonly plan: string | null; readonly amount: string; readonly steps: readonly string[] }) =>
      asSentence(
        `For example, a customer${n.plan === null ? '' : ` on the plan “${n.plan}”`} who paid ${n.amount} a month ${n.steps.slice(0, -1).join(', ')}${n.steps.length > 1 ? ' and ' : ''}${n.steps.at(-1) ?? ''}`,
      ),
    text: (after: string | null) =>
      `Chosen by rule, whatever the end: of issues with several contacts the one with a signal, then with a change of what is paid, then the largest amount${after === null ? '' : `; after ninety days it was ${after} a month`}. One customer shows what can happen, not how often.`,
  },
}
