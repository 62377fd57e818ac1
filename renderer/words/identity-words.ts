import { asSentence, formatCount, formatShare, plural } from '../../shared/base/format.ts'
import type { LinkMethod } from '../../shared/import/report.ts'

const people = (count: number) => plural(count, 'person', 'people')

/** What the parts about who is who say. */
export const identityWords = {
  title: 'Contacts joined to customers',
  sentence: (share: number) => `${formatShare(share)} of contacts belong to a paying customer that billing knows.`,
  unknown: 'Contacts and customers can’t be joined until both are imported.',
  contacts: 'of contacts matched',
  customers: 'of customers have a contact',
  mrr: 'of MRR is held by customers who can be matched',
  of: (part: string, whole: string) => `${part} of ${whole}`,
  waterfall: 'What each way of matching adds, in the order of trust',
  method: 'Matched by',
  added: {
    contacts: 'contacts',
    customers: 'new customers',
    mrr: 'their MRR',
  },
  reached: 'contacts so far',
  bar: 'added to the contacts matched',
  still: 'unmatched',
  unmatched: 'Why the rest stays unmatched',
  why: 'why',
  accounts: (several: number) => `${plural(several, 'customer has', 'customers have')} several people who write`,
  most: (customer: string, count: number) => `; the most, ${formatCount(count)}, write for ${customer}`,
  merged: (count: number) => `${plural(count, 'billing account is', 'billing accounts are')} counted as another one.`,
  crosswalk: 'Add a crosswalk',
  crosswalkHint:
    'A crosswalk is a two-column file: a helpdesk id, e-mail or domain beside the billing customer it belongs to.',
  work: 'Joining contacts to customers',
  methods: {
    decision: 'a person’s decision',
    crosswalk: 'crosswalk file',
    'external-id': 'your own customer id',
    email: 'e-mail address',
    mailbox: 'e-mail address without its tag',
    'company-id': 'company id',
    domain: 'e-mail domain',
  } satisfies Record<LinkMethod, string>,
  questions: {
    title: 'Who is who',
    none: 'No question about who is who is open.',
    open: (count: number) =>
      `${plural(count, 'question')} only you can answer. Nobody is guessed; what is open stays unmatched or is matched by the stronger key.`,
    contacts: (count: number) => plural(count, 'contact'),
    settled: 'decided',
    customers: (question: string) => `Customers: ${question}`,
    customer: 'customer',
    id: 'id in billing',
    mrr: 'MRR now',
    people: (count: number) => `${people(count)}, for example`,
    choose: 'Your answer',
    another: 'Another customer',
    anotherHint: 'Type a part of the name, id or e-mail.',
    belongs: (name: string) => `They belong to ${name}`,
    nobody: 'no customer has this in its name',
    more: (count: number) => `Show ${formatCount(count)} more`,
    noAnswer: 'Correct the line in its file and import it again.',
    work: 'Deciding who is who',
  },
  decisions: {
    title: 'Decided',
    hint: 'Decisions hold over every import. Taking one back makes everything as it was without it.',
    back: 'Take back',
    backLabel: (words: string) => `Take back: ${words}`,
    on: (date: string) => `on ${date}`,
    waits: 'waits: somebody in it is not in the data now',
    done: (words: string) => `Decided: ${words}.`,
    undone: 'Taken back.',
    work: 'Taking a decision back',
  },
  merges: {
    title: 'Counted as one customer',
    account: 'billing account',
    into: 'counted as',
    by: 'because of',
    reasons: { decision: 'your decision', vendor: 'the vendor’s merge', ids: 'ids that name one another' },
    more: (count: number) => `and ${formatCount(count)} more`,
  },
} as const

/** A clause as a sentence; one that begins with an id or an address keeps it as it is spelled. */
export function sentenceOf(clause: string): string {
  return /^\p{Ll}+ /u.test(clause) ? asSentence(clause) : `${clause}.`
}
