import type { Definition } from '../../base/evidence.ts'
import { define, waitsSevenDays, waitsThirtyDays } from './define.ts'

const variant = {
  family: 'resolution' as const,
  unit: 'share' as const,
  speaksOf: 'outcome' as const,
  goodDirection: 'up' as const,
  included: 'every channel and handler',
  excluded: 'spam, tests, previews; contacts still open; contacts of nobody known',
}

const missingReplies =
  'needs the number of agent replies per ticket, which Zendesk’s tickets with metrics, Freshdesk and any table with a column of replies have'

/** First contact resolution as its vendors define it: the same rows, other answers. Print which one is meant. */
export const firstContactDefinitions: readonly Definition[] = [
  define({
    ...variant,
    id: 'fcr-same-topic-7d',
    title: 'First contact resolution: no return about the topic in seven days',
    formula: 'closed contacts not followed by the same topic within seven days ÷ closed contacts',
    numerator: 'closed contacts after which the same customer did not return about the same topic, on any channel',
    denominator: 'closed contacts whose close is at least seven days old in the data',
    window: 'seven days after the close',
    immature: waitsSevenDays,
    vendorDifferences: 'nearest to Zendesk’s ticket guide, which reviews three to five business days',
  }),
  define({
    ...variant,
    id: 'fcr-any-topic-7d',
    title: 'First contact resolution as Genesys: no next contact in seven days',
    formula: 'closed contacts not followed by any contact of the same customer within seven days ÷ closed contacts',
    numerator: 'closed contacts after which the same customer opened no other, about anything, on any channel',
    denominator: 'closed contacts whose close is at least seven days old in the data',
    window: 'seven days after the close, fixed',
    immature: waitsSevenDays,
    vendorDifferences:
      'Genesys calls it next contact avoidance: any intent, all queues, across media only when external contacts are linked, and needs eight more days to be exact',
  }),
  define({
    ...variant,
    id: 'fcr-same-channel-3d',
    title: 'First contact resolution as RingCentral: no return on the channel in three days',
    formula:
      'closed contacts not followed by one of the same customer on the same channel within three days ÷ closed contacts',
    numerator: 'closed contacts after which the same customer opened no other on the same channel within three days',
    denominator: 'closed contacts whose close is at least seven days old in the data',
    window: 'three days after the close, same channel only',
    immature: waitsSevenDays,
    vendorDifferences: 'RingCentral’s default; a chat followed by a call counts as resolved',
  }),
  define({
    ...variant,
    id: 'fcr-same-topic-30d',
    title: 'First contact resolution, the longest window in use: thirty days',
    formula: 'closed contacts not followed by the same topic within thirty days ÷ closed contacts',
    numerator: 'closed contacts after which the same customer did not return about the same topic within thirty days',
    denominator: 'closed contacts whose close is at least thirty days old in the data',
    window: 'thirty days after the close',
    immature: waitsThirtyDays,
    vendorDifferences: 'SQM asks customers instead and finds internal windows of one to thirty days',
  }),
  define({
    ...variant,
    id: 'fcr-zendesk-under-two',
    title: 'One-touch as Zendesk: fewer than two replies',
    speaksOf: 'activity',
    formula: 'solved tickets with fewer than two replies of an agent, none included ÷ solved tickets',
    numerator:
      'solved tickets with no or one agent reply; a “thank you” that is solved again without a reply does not break it',
    denominator: 'solved tickets whose export counts replies',
    window: 'none',
    missing: missingReplies,
    vendorDifferences: 'a formula that Zendesk’s staff posted; its present documentation says exactly one',
  }),
  define({
    ...variant,
    id: 'fcr-zendesk-one-reply',
    title: 'One-touch as Zendesk: exactly one reply',
    speaksOf: 'activity',
    formula: 'solved tickets with exactly one reply of an agent ÷ solved tickets',
    numerator: 'solved tickets with one agent reply',
    denominator: 'solved tickets whose export counts replies',
    window: 'none',
    missing: missingReplies,
    vendorDifferences: 'Zendesk’s present documentation; Zoho counts one public response',
  }),
  define({
    ...variant,
    id: 'fcr-freshservice',
    title: 'First call resolution as Freshservice: no further word of the customer',
    speaksOf: 'activity',
    formula: 'tickets resolved without an interaction of the customer after the description ÷ tickets resolved',
    numerator: 'resolved tickets whose customer wrote nothing after the first description',
    denominator: 'resolved tickets whose export counts the customer’s replies',
    window: 'none',
    missing: 'needs the number of the customer’s messages per contact, which Freshdesk calls customer interactions',
  }),
  define({
    ...variant,
    id: 'fcr-intercom',
    title: 'First contact resolution as Intercom: closed once, one teammate',
    speaksOf: 'activity',
    formula: 'conversations closed once with one participating teammate ÷ conversations closed by teammates',
    numerator: 'conversations with one close and one teammate',
    denominator: 'conversations with a teammate’s close',
    window: 'none',
    missing: 'needs first and last close with their teammates, as Intercom’s conversations have them',
  }),
]
