import type { Definition } from '../../base/evidence.ts'
import { define } from './define.ts'

const cohort = {
  family: 'retention' as const,
  speaksOf: 'outcome' as const,
  window:
    'fourteen days from the index contact to sort customers into groups, then followed to the end of the billing data',
  clock: 'days on the project’s calendar',
  included:
    'customers who were paying at the end of the fourteen days, by how their first contact of the four quarters was handled',
  excluded:
    'customers who left within the fourteen days, contacts about cancelling, contacts that could not be matched to a payer; each counted',
  immature: 'customers still paying at the end of the data count for as long as they were seen',
  vendorDifferences: 'no vendor reports it',
}

/** Do customers stay longer after one kind of handling than after another? */
export const retentionDefinitions: readonly Definition[] = [
  define({
    ...cohort,
    id: 'retention-by-handling',
    title: 'Customers kept, by how their first contact was handled',
    unit: 'share',
    formula: 'Kaplan–Meier estimate of the share still paying, with log-log intervals',
    numerator: 'customers not yet gone',
    denominator: 'customers at risk',
    goodDirection: 'up',
  }),
  define({
    ...cohort,
    id: 'churn-risk-difference',
    title: 'Difference in the risk of leaving',
    unit: 'points',
    formula: 'risk of leaving by the horizon after poor AI handling minus after strong AI handling, adjusted',
    numerator: 'adjusted risk after poor handling',
    denominator: 'adjusted risk after strong handling',
    goodDirection: 'down',
  }),
  define({
    ...cohort,
    id: 'days-kept-difference',
    title: 'Difference in days kept',
    unit: 'days',
    formula:
      'restricted mean days as a customer up to the horizon after poor AI handling minus after strong AI handling, adjusted',
    numerator: 'adjusted days after poor handling',
    denominator: 'adjusted days after strong handling',
    goodDirection: 'up',
  }),
  define({
    ...cohort,
    id: 'hazard-ratio',
    title: 'Ratio of the rates of leaving',
    unit: 'hazard-ratio',
    formula: 'stratified Cox proportional hazards, poor against strong AI handling',
    numerator: 'rate of leaving after poor handling',
    denominator: 'rate of leaving after strong handling',
    goodDirection: 'down',
  }),
  define({
    ...cohort,
    id: 'revenue-at-stake',
    title: 'Recurring revenue at stake',
    unit: 'money',
    formula:
      'adjusted days lost per customer after poor AI handling, in months, times their mean monthly recurring amount at time zero, times how many they are; up to the horizon, never beyond',
    numerator: 'days lost × what a day is worth',
    denominator: 'none',
    goodDirection: 'down',
  }),
  define({
    ...cohort,
    id: 'customers-lost',
    title: 'Customers who left',
    unit: 'count',
    formula: 'customers whose last subscription ended in the period',
    numerator: 'customers gone',
    denominator: 'none',
    window: 'the period',
    included: 'every paying customer',
    excluded: 'trials',
    immature: 'none: the number is complete as soon as the data are',
    goodDirection: 'down',
  }),
  define({
    ...cohort,
    id: 'leading-sign',
    title: 'Rate of leaving with a sign of risk, against without',
    unit: 'hazard-ratio',
    formula:
      'ratio of the rates of leaving within 180 days, from one Cox model with all signs, robust to customers who stand at several quarters',
    numerator: 'rate of leaving of customers who showed the sign in ninety days',
    denominator: 'rate of leaving of those who did not',
    window: 'ninety days before the beginning of each quarter, then 180 days',
    included: 'all customers who pay at the beginning of a quarter',
    excluded: 'signs that fewer than thirty customers showed; all of them when there are fewer than ten losses a sign',
    goodDirection: 'neither',
  }),
  define({
    ...cohort,
    id: 'customer-case',
    title: 'What the customer of the example paid a month',
    unit: 'money',
    formula: 'recurring amount of one customer when their issue began',
    numerator: 'recurring amount',
    denominator: 'one customer',
    window: 'ninety days from the beginning of the issue',
    clock: 'days on the project’s calendar',
    included:
      'one issue of at least two contacts, chosen by rule: with a signal first, then with a change of what is paid, then the largest amount',
    excluded: 'every other customer: an example stands for nobody else',
    immature: 'issues whose ninety days are not over in the billing data can’t be chosen',
    goodDirection: 'neither',
  }),
]
