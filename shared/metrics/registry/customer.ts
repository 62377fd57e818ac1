import type { Definition } from '../../base/evidence.ts'
import { define } from './define.ts'

const signal = {
  family: 'revenue' as const,
  unit: 'share' as const,
  speaksOf: 'outcome' as const,
  included: 'signals imported as a file; several about one customer within ninety days are one episode',
  excluded: 'signals about nobody who pays',
  goodDirection: 'up' as const,
  missing: 'without imported signals nothing is told',
}

const saved = {
  ...signal,
  family: 'retention' as const,
  window: 'ninety days after the flag; a flag counts in the period in which they end, so that each counts once',
  clock: 'days on the project’s calendar',
  excluded:
    'flags after the customer gave notice, counted; flags within ninety days of one another are one; signals about nobody who pays',
  immature: 'flags of the period whose ninety days are not over leave numerator and denominator, and are counted',
}

/** What became of the customers: after contacts, after signals, and until first value. */
export const customerDefinitions: readonly Definition[] = [
  define({
    id: 'contact-churn-90d',
    title: 'Left within ninety days of a contact',
    family: 'retention',
    unit: 'share',
    speaksOf: 'outcome',
    formula:
      'paying customers who left within ninety days of their first contact of the period ÷ paying customers with a contact',
    numerator: 'of these, those whose last subscription ended within ninety days',
    denominator:
      'customers who paid when they made their first contact of the period, ninety days ago or more in the billing data',
    window: 'ninety days after the first contact of the period',
    included: 'every channel and handler',
    excluded: 'contacts that could not be matched; customers who did not pay then',
    immature: 'customers whose ninety days are not over leave numerator and denominator, and are counted',
    goodDirection: 'down',
    vendorDifferences:
      'none reports it; it says nothing of why: compare with those without a contact, then with the cohorts',
  }),
  define({
    id: 'no-contact-churn-90d',
    title: 'Left within ninety days, without a contact',
    family: 'retention',
    unit: 'share',
    speaksOf: 'outcome',
    formula:
      'paying customers without a contact in the period who left within ninety days of its beginning ÷ paying customers without a contact',
    numerator: 'of these, those whose last subscription ended within ninety days',
    denominator: 'customers who paid when the period began and made no contact in it',
    window: 'ninety days after the beginning of the period',
    included: 'every paying customer',
    excluded: 'customers with a contact in the period',
    immature: 'told only when ninety days of billing data follow the beginning',
    goodDirection: 'down',
  }),
  define({
    ...saved,
    id: 'at-risk-save-rate',
    title: 'At-risk customers saved',
    formula:
      'at-risk customers that were worked on and still pay at least 80 % of their amount ninety days later ÷ at-risk customers that were worked on',
    numerator: 'of these, those who pay at least 80 % of what they paid at the flag',
    denominator:
      'at-risk episodes flagged before any notice whose status says that somebody worked on it, or with a signal of work within thirty days, whose ninety days ended in the period',
    goodDirection: 'up',
    vendorDifferences:
      'no standard; one consultancy saw “red” accounts renew at 90 %, so it is never shown without its comparison',
  }),
  define({
    ...saved,
    id: 'at-risk-stay-rate',
    title: 'At-risk customers who stayed by themselves',
    formula:
      'at-risk customers that nobody worked on and that still pay at least 80 % of their amount ninety days later ÷ at-risk customers that nobody worked on',
    numerator: 'of these, those who pay at least 80 % of what they paid at the flag',
    denominator:
      'at-risk episodes flagged before any notice without a sign of work, whose ninety days ended in the period',
    goodDirection: 'neither',
  }),
  define({
    ...saved,
    id: 'at-risk-base-rate',
    title: 'Customers who stayed without a flag',
    formula:
      'customers who were not flagged and pay at least 80 % of their amount ninety days later ÷ customers not flagged',
    numerator: 'of these, those who pay at least 80 % of what they paid ninety days before',
    denominator:
      'customers who paid ninety days before the end of the period and had no at-risk flag in the ninety days before that',
    included: 'every paying customer in the project’s currency',
    excluded: 'customers with an at-risk flag in the ninety days before the ninety days began',
    goodDirection: 'neither',
    vendorDifferences: 'stands beside the save rate, because most customers stay anyway',
  }),
  define({
    id: 'losses-announced',
    title: 'Losses that showed beforehand',
    family: 'retention',
    unit: 'share',
    speaksOf: 'outcome',
    formula:
      'customers lost in the period who had been flagged or had shown two signs of risk in the ninety days before ÷ customers lost',
    numerator:
      'of these, those with an at-risk or usage-drop signal, or with two signs or more, in the ninety days before they left',
    denominator: 'customers whose last subscription ended in the period',
    window: 'ninety days before leaving',
    included: 'every paying customer',
    excluded: 'trials',
    goodDirection: 'up',
    missing: 'customers who made no contact and have no signal count as unannounced',
  }),
  ...(
    [
      ['retained-after-contact', 'Still paying ninety days after a contact', 'paying customers with a contact'],
      [
        'retained-after-durable',
        'Still paying ninety days after a durable resolution',
        'paying customers whose first contact of the period ended in a durable resolution',
      ],
      [
        'retained-after-failed',
        'Still paying ninety days after a failed resolution',
        'paying customers whose first contact of the period failed',
      ],
    ] as const
  ).map(([id, title, who]) =>
    define({
      id,
      title,
      family: 'retention',
      unit: 'share',
      speaksOf: 'outcome',
      formula: `${who} who still pay ninety days later ÷ ${who}`,
      numerator: 'of these, those whose last subscription did not end within ninety days',
      denominator: `${who}, ninety days ago or more in the billing data`,
      window: 'ninety days after the first contact of the period',
      included: 'every channel and handler',
      excluded: 'contacts that could not be matched; customers who did not pay then',
      immature: 'customers whose ninety days are not over leave numerator and denominator, and are counted',
      goodDirection: id === 'retained-after-failed' ? 'neither' : 'up',
      vendorDifferences: 'a description, nothing is held alike: the retention cohorts compare like with like',
    }),
  ),
  define({
    ...signal,
    id: 'signal-acceptance',
    title: 'Expansion signals accepted',
    formula: 'expansion signals that were accepted ÷ expansion signals',
    numerator: 'episodes whose status says accepted, or anything that follows it',
    denominator: 'episodes of expansion signals in the period',
    window: 'none',
  }),
  define({
    ...signal,
    id: 'signal-conversation',
    title: 'Accepted signals that led to a conversation',
    formula: 'accepted expansion signals with a commercial conversation ÷ accepted expansion signals',
    numerator: 'accepted episodes whose status says conversation, or anything that follows it',
    denominator: 'accepted episodes, thirty days old or more in the data',
    window: 'thirty days after the signal',
    immature: 'episodes younger than thirty days leave numerator and denominator, and are counted',
    vendorDifferences: 'nearest: CSQL conversion, closed-won ÷ accepted by sales',
  }),
  define({
    ...signal,
    id: 'signal-won',
    title: 'Conversations that were won',
    formula: 'won expansion signals ÷ those with a conversation',
    numerator: 'episodes whose status says won',
    denominator: 'episodes with a conversation',
    window: 'none',
  }),
  define({
    id: 'time-to-first-value',
    title: 'Time to first value, median',
    family: 'retention',
    unit: 'days',
    speaksOf: 'outcome',
    formula:
      'days from the first payment until half of the customers who began in the period have reached first value (Kaplan–Meier)',
    numerator: 'customers with a signal of type “first value”',
    denominator: 'customers whose first payment lies in the period',
    window: 'followed to the end of the data',
    clock: 'days on the project’s calendar',
    included: 'customers who began to pay in the period',
    excluded: 'nobody: who has not reached it yet counts for as long as they were seen',
    immature: 'not yet reached is followed as long as the data reach, never dropped',
    missing: 'needs signals of type “first value”',
    goodDirection: 'down',
    vendorDifferences:
      'some count from the signature, some from the sign-up; a mean leaves out those who never get there',
  }),
  define({
    id: 'lifetime-value',
    title: 'Lifetime value, gross margin, capped',
    family: 'revenue',
    unit: 'money',
    speaksOf: 'outcome',
    formula:
      'sum over at most sixty months of mean monthly amount × gross margin × chance to be still there, discounted',
    numerator: 'mean monthly amount of paying customers × gross margin',
    denominator: 'monthly churn, from the customers lost in the period',
    window: 'sixty months at most',
    included: 'paying customers in the project’s currency',
    excluded: 'expansion: today’s amount stays',
    missing: 'needs the gross margin that finance agreed',
    goodDirection: 'up',
    owner: 'Finance partner',
    vendorDifferences: 'Baremetrics: ARPU ÷ churn without margin; without churn theirs is infinite, ours capped',
  }),
]
