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

/** What ties the ledger to finance's books. */
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
]
