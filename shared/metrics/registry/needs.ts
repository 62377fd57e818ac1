/** Which imported fields a metric rests on, by its id; the first that fits. */
const needs: readonly (readonly [RegExp, string])[] = [
  [/^fcr-zendesk/, 'contacts: closed, number of agent replies'],
  [/^fcr-freshservice/, 'contacts: closed, number of customer messages'],
  [/^fcr-intercom/, 'contacts: number of closes, number of teammates'],
  [/^first-reply/, 'contacts: opened, first reply'],
  [/^(handle-time|kept-per-hour|handed-over-time)/, 'contacts: handling time, AI and people involved'],
  [/^time-to-close/, 'contacts: opened, closed'],
  [/^reopen-rate/, 'contacts: closed, number of reopenings'],
  [/^csat/, 'contacts or surveys: rating with its scale, whether one was asked for'],
  [
    /^fate-|^self-service/,
    'contacts: AI and people involved, outcome, rating, customer, topic; subscriptions: start, end',
  ],
  [
    /^(ai-|vendor-|containment|escalation|chain-|handed-over|contacts-by-demand)/,
    'contacts: AI and people involved, the vendor’s outcome, closed, customer, topic, reopenings',
  ],
  [
    /^(end-to-end|kept-resolutions|durable|fcr-)/,
    'contacts: opened, closed, outcome, reopenings, customer, topic, channel, rating',
  ],
  [/^(recontact|repeat-ticket)/, 'contacts: opened, closed, customer, topic'],
  [/^(repeat-contact|customers-(once|twice|three|four))/, 'contacts: opened, customer'],
  [
    /^(contacts-per-customer|match-rate)/,
    'contacts: opened, customer; subscriptions: start, end; a crosswalk where ids differ',
  ],
  [/^contacts$/, 'contacts: opened'],
  [/^(signal-|mrr-expanded)/, 'signals: type, customer, date, status; subscriptions: amount, start, end'],
  [
    /^(at-risk-|losses-|time-to-first|flagged|kept-after)/,
    'signals: type, customer, date, status; subscriptions: amount, start, end, wish to cancel; contacts',
  ],
  [/^(contact-churn|no-contact-churn|retained-after)/, 'contacts: opened, customer; subscriptions: start, end'],
  [
    /^(retention-by|churn-risk|days-kept|hazard|revenue-at-stake)/,
    'contacts: handling, customer, topic, channel; subscriptions: amount, plan, start, end',
  ],
  [/^(mrr-|gross-|net-|logo-|customers-lost|arr-|lifetime)/, 'subscriptions: customer, amount, currency, start, end'],
  [/^(cost|stack|growth|pnl-cost)/, 'ledger: date, account, amount; contacts: handling time, AI and people involved'],
  [/^(case|pnl|pilot|promise|goal)/, 'the assumptions register, and what the metrics that it names rest on'],
]

/** The imported fields that a metric rests on, in words. */
export function needsOf(metric: string): string {
  return needs.find(([pattern]) => pattern.test(metric))?.[1] ?? 'what its formula names'
}
