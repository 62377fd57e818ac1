import type { Definition } from '../../base/evidence.ts'
import { define } from './define.ts'

const arr = {
  family: 'revenue' as const,
  unit: 'money' as const,
  speaksOf: 'activity' as const,
  denominator: 'none',
  window: 'one day: the end of the quarter, or the day that finance’s figure speaks of',
  clock: 'the project’s calendar',
  included: 'subscriptions that pay on that day, in every currency with a rate of that day',
  excluded: 'trials, one-off charges, currencies without a rate',
  goodDirection: 'neither' as const,
  owner: 'Finance partner',
}

const signalled = {
  family: 'revenue' as const,
  unit: 'share' as const,
  speaksOf: 'outcome' as const,
  window: 'the quarter in which the ninety days, or the pilot’s horizon, end',
  clock: 'the project’s calendar',
  included: 'customers who paid when it happened',
  excluded: 'signals about nobody who pays',
  goodDirection: 'up' as const,
  owner: 'CX leader',
}

const promised = {
  family: 'revenue' as const,
  unit: 'money' as const,
  speaksOf: 'outcome' as const,
  denominator: 'none',
  window: 'the quarter',
  clock: 'the project’s calendar',
  included: 'every line of the case',
  excluded: 'time of people freed is in no sum',
  goodDirection: 'up' as const,
  owner: 'CX leader',
}

/** What ties the ledger to finance's books, and what proves or disproves a claim. */
export const reconciledDefinitions: readonly Definition[] = [
  define({
    ...arr,
    id: 'arr-ours',
    title: 'Annual recurring revenue in the billing data',
    formula: 'monthly recurring amounts × 12',
    numerator: 'monthly recurring amounts × 12',
  }),
  define({
    ...arr,
    id: 'arr-finance',
    title: 'Annual recurring revenue as finance has it',
    formula: 'finance’s figure, else the sum of its list',
    numerator: 'finance’s figure or list',
  }),
  define({
    ...arr,
    id: 'arr-difference',
    title: 'A named difference to finance’s figure',
    formula:
      'customer by customer: the fewest of what could explain the difference (contracts beginning or ending within 45 days, trials, notice given, plans that finance counts for nobody, one-off lines, another rate) that add up to it; or what a person named',
    numerator: 'finance less billing data, for this reason',
  }),
  define({
    ...arr,
    id: 'arr-unexplained',
    title: 'Left unexplained between the two',
    formula: 'finance’s figure − billing data − named differences; above 0.5 % of finance’s figure the two do not tie',
    numerator: 'what no difference explains',
    denominator: 'finance’s figure',
  }),
  define({
    ...arr,
    id: 'mrr-fx',
    title: 'Moved by exchange rates alone',
    formula:
      'for each customer who pays in another currency: what they pay, at the rate of the day, less the same at the rate before; summed over the period',
    numerator: 'changes of worth without any change of what is paid',
    window: 'the period; the rate of the day before it begins, of each movement’s day and of its last day',
  }),
  define({
    ...signalled,
    id: 'kept-after',
    title: 'Kept ninety days after a failed payment or an exception',
    formula: 'customers who pay at least 80 % of what they paid, ninety days later ÷ all of that side',
    numerator: 'still paying at least 80 %',
    denominator:
      'failed payments reached out to, or left alone; exceptions granted, or refused, for customers who pay at least what half of all pay and had neither an exception nor a failed payment in the year before',
  }),
  define({
    ...signalled,
    id: 'flagged-first',
    title: 'Flagged by support before usage data',
    formula:
      'customers flagged by support without a flag from usage data in the ninety days before ÷ customers flagged by support',
    numerator: 'flagged by support first',
    denominator: 'flagged by support, ninety days past',
  }),
  define({
    ...signalled,
    id: 'pilot-retention',
    title: 'Kept in an arm of the pilot',
    formula: 'customers still paying without a gap at the horizon ÷ customers that chance put into the arm',
    numerator: 'still paying',
    denominator: 'paying when assigned, in the arm of their first assignment',
    immature: 'nothing is told before the horizon of everybody is over',
  }),
  define({
    ...signalled,
    id: 'pilot-difference',
    title: 'Kept with the change less kept without',
    unit: 'points',
    formula: 'share kept in pilot-treated − share kept in pilot-control, with Newcombe’s 95 % interval',
    numerator: 'difference of the two shares',
    denominator: 'none',
    immature: 'nothing is told before the horizon of everybody is over',
  }),
  define({
    ...promised,
    id: 'promise-promised',
    title: 'Promised for a quarter',
    formula:
      'the frozen case’s yearly flow ÷ 4, at the ramp of the quarter’s months; what is spent once in the first quarter',
    numerator: 'the frozen case',
  }),
  define({
    ...promised,
    id: 'promise-realised',
    title: 'Realised in a quarter',
    formula:
      'change against the quarter of the promise in how often AI fails, who is exposed, what follows signals and what tools and AI cost, at the promised unit values; or what a person entered',
    numerator: 'the quarter’s evidence',
  }),
  ...(
    [
      [
        'pnl-category-cost',
        'Cost-to-serve of a category',
        'cost of support shared out to the category’s contacts',
        'down',
      ],
      [
        'pnl-category-retained',
        'Revenue retained in a category',
        'revenue retained, shared out by the lower bound of what each category’s exposed customers hold',
        'up',
      ],
      [
        'pnl-category-exposed',
        'Exposed monthly revenue of a category',
        'monthly revenue of customers for whom AI handling did not hold, each in the topic of the first such contact of the quarter',
        'down',
      ],
    ] as const
  ).map(([id, title, formula, goodDirection]) =>
    define({
      ...promised,
      id,
      title,
      formula,
      numerator: formula,
      goodDirection,
      excluded: 'nothing: the categories sum to the whole',
    }),
  ),
  ...(
    [
      ['orders-net', 'Orders less refunds', 'orders of the quarter − what was refunded of them', 'the quarter'],
      [
        'orders-opening',
        'Bought in the twelve months before the start',
        'orders less refunds of known buyers',
        '365 days',
      ],
      [
        'orders-movement',
        'Twelve months’ purchases: what moved',
        'for each buyer, purchases of the 365 days before the end less those of the 365 days before the start, by what happened',
        'the quarter',
      ],
      [
        'orders-closing',
        'Bought in the twelve months before the end',
        'orders less refunds of known buyers',
        '365 days',
      ],
    ] as const
  ).map(([id, title, formula, window]) =>
    define({
      ...promised,
      id,
      title,
      formula,
      numerator: formula,
      window,
      excluded: 'orders of nobody known, other currencies',
      included: 'orders that were paid',
    }),
  ),
  define({
    ...signalled,
    id: 'repeat-buyers',
    title: 'Buyers who had bought before',
    formula: 'buyers of the quarter with an order before it ÷ buyers of the quarter',
    numerator: 'with an earlier order',
    denominator: 'buyers of the quarter',
    window: 'the quarter',
    included: 'buyers told apart by e-mail, else by the company’s own id',
    excluded: 'orders of nobody known',
  }),
]
