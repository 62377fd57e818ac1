import { personOf, ratingOf } from '../reading.ts'
import type { Source } from '../source.ts'

/** Intercom's ratings behind the CSAT and Fin CSAT reports: one rating a row, with the conversation but without the person's id. */
export const intercomRatings: Source = {
  id: 'intercom-ratings',
  title: 'Intercom conversation ratings (drill-in CSV)',
  system: 'intercom',
  kinds: ['survey'],
  verified: true,
  fingerprint: {
    all: ['conversation id', 'conversation rating'],
    any: ['agent rated type', 'last survey sent', 'conversation rating remark'],
  },
  fields: {
    contactVendorId: { type: 'id', names: ['conversation id'], required: true },
    score: { type: 'rating', names: ['conversation rating'], required: true },
    respondedAt: { type: 'time', names: [/^updated at( \(.+\))?$/], required: true },
    rated: { type: 'text', names: ['agent rated type'] },
    organisation: { type: 'text', names: ['company name'] },
  },
  read: (columns) => {
    const contact = columns.id('contactVendorId')
    const person = personOf(columns)
    const score = ratingOf(columns, 'score', 5)
    const at = columns.time('respondedAt')
    const rated = columns.text('rated')
    return {
      row: () => {
        const id = contact()
        if (id === null) return { problem: 'missing-id', field: 'contactVendorId' }
        const responded = at()
        if (responded === null) return { problem: 'missing-date', field: 'respondedAt' }
        const given = score.read()
        if (given.satisfied === null) return { excluded: 'no rating given' }
        return {
          kind: 'survey',
          vendorId: `${id}|${rated()?.toLowerCase() ?? 'fin'}`,
          person: person(),
          contactVendorId: id,
          type: 'csat',
          score: given.rating,
          scaleMax: 5,
          satisfied: given.satisfied,
          respondedAt: responded,
        }
      },
    }
  },
}
