import type { Definition } from '../../base/evidence.ts'
import { define } from './define.ts'

const length = {
  family: 'contact' as const,
  unit: 'seconds' as const,
  speaksOf: 'activity' as const,
  window: 'none',
  goodDirection: 'neither' as const,
}
const handled = {
  ...length,
  denominator: 'contacts opened in the period that have a handling time',
  included: 'sources that export it',
  excluded: 'contacts without a handling time',
}
const closed = {
  ...length,
  denominator: 'closed contacts opened in the period',
  included: 'every channel and handler',
  excluded: 'contacts still open; a close before its opening',
  vendorDifferences: 'some vendors report business hours; these are calendar hours',
}
const customers = {
  family: 'contact' as const,
  unit: 'share' as const,
  speaksOf: 'outcome' as const,
  denominator: 'customers who opened at least one contact in the period',
  window: 'the period; a longer one moves customers to the right',
  included: 'every channel and handler',
  excluded: 'contacts of nobody known',
}

/** Time, repetition, and what a person’s hour brings. */
export const productivityDefinitions: readonly Definition[] = [
  define({
    ...handled,
    id: 'handle-time-median',
    title: 'Handling time, median',
    formula: 'the handling time that half of the contacts stay under',
    numerator: 'none: a middle value',
  }),
  define({
    ...handled,
    id: 'handle-time-p90',
    title: 'Handling time, nine of ten',
    formula: 'the handling time that nine of ten contacts stay under',
    numerator: 'none: a quantile (R’s type 7)',
  }),
  define({
    ...closed,
    id: 'time-to-close',
    title: 'Time to close',
    formula: 'hours from opening to close ÷ closed contacts',
    numerator: 'seconds from opening to the last close',
    goodDirection: 'down',
  }),
  define({
    ...closed,
    id: 'time-to-close-median',
    title: 'Time to close, median',
    formula: 'the time to close that half of the contacts stay under',
    numerator: 'none: a middle value',
    goodDirection: 'down',
  }),
  define({
    ...closed,
    id: 'time-to-close-p90',
    title: 'Time to close, nine of ten',
    formula: 'the time to close that nine of ten contacts stay under',
    numerator: 'none: a quantile (R’s type 7)',
    goodDirection: 'down',
  }),
  define({
    ...closed,
    id: 'first-reply-time',
    title: 'Time to the first reply, median',
    formula: 'the time from opening to the first reply that half of the contacts stay under',
    numerator: 'none: a middle value',
    missing:
      'needs the time of the first reply, which Zendesk’s metrics, Freshdesk and any table with such a column have',
    goodDirection: 'down',
  }),
  define({
    ...closed,
    id: 'first-reply-time-p90',
    title: 'Time to the first reply, nine of ten',
    formula: 'the time from opening to the first reply that nine of ten contacts stay under',
    numerator: 'none: a quantile (R’s type 7)',
    denominator: 'contacts opened in the period whose first reply is known',
    missing: 'needs the time of the first reply',
    goodDirection: 'down',
  }),
  define({
    id: 'kept-per-hour',
    title: 'Kept resolutions per hour of people’s work',
    family: 'contact',
    unit: 'ratio',
    speaksOf: 'outcome',
    formula: 'contacts of people whose resolution held ÷ hours of people’s work on contacts of known tier',
    numerator: 'contacts in which a person took part, of the durable or fragile tier, with a handling time',
    denominator: 'hours of handling on contacts in which a person took part, of known tier',
    window: 'seven days after the close',
    included: 'sources that export handling time; by team with --by team',
    excluded: 'contacts without a handling time; breaks and waiting, which handling time leaves out',
    immature: 'too recent contacts leave numerator and denominator, and are counted',
    goodDirection: 'up',
    vendorDifferences: 'vendors count closes per hour, whatever became of them',
  }),
  define({
    id: 'repeat-ticket-rate',
    title: 'Contacts that repeat an issue',
    family: 'contact',
    unit: 'share',
    speaksOf: 'outcome',
    formula: 'contacts that are not the first of their issue ÷ contacts',
    numerator: 'contacts opened within the link window after an earlier contact of the same customer on the same topic',
    denominator: 'contacts opened in the period',
    window: 'seven days after the earlier close, unless a topic has its own',
    included: 'every channel and handler',
    excluded: 'spam, tests, previews',
    goodDirection: 'down',
    vendorDifferences: 'based on tickets; not to be compared with the rate of customers who contact more than once',
  }),
  ...(['once', 'twice', 'three-times', 'four-or-more'] as const).map((times) =>
    define({
      ...customers,
      id: `customers-${times}`,
      title: `Customers who made contact ${times === 'four-or-more' ? 'four or more times' : times.replaceAll('-', ' ')}`,
      formula: `customers with ${{ once: 'one contact', twice: 'two contacts', 'three-times': 'three contacts', 'four-or-more': 'four or more contacts' }[times]} ÷ customers with at least one`,
      numerator: `customers who opened contacts ${times.replaceAll('-', ' ')} in the period`,
      goodDirection: times === 'once' ? 'neither' : 'down',
    }),
  ),
]
