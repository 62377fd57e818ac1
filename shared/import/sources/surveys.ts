import { isBlank } from '../cells/is-blank.ts'
import { personOf, ratingOf } from '../reading.ts'
import type { Columns, Fields, RowReader, Source } from '../source.ts'

/** How the questions of customer surveys are worded, in headings or in the labels under them. */
export const questionWords = {
  csat: /csat|satisf|zufrieden|how (happy|did we do|was your|would you rate)|rate (your|the|our) (experience|support|service)/,
  nps: /\bnps\b|recommend|empfehl|recommander|recomendar/,
  ces: /\bces\b|effort|how easy|easy to|einfach|aufwand/,
}

/** The fields that questions of a company's own wording are mapped to. */
export const questionFields: Fields = {
  csat: { type: 'rating', names: [questionWords.csat] },
  nps: { type: 'rating', names: [questionWords.nps] },
  ces: { type: 'rating', names: [questionWords.ces] },
}

/** Reads survey answers with one row each; the first of the rated questions that was answered is the answer's score. */
export function readAnswers(columns: Columns, maybeExcluded: () => string | undefined = () => undefined): RowReader {
  const vendorId = columns.id('vendorId')
  const person = personOf(columns)
  const contactVendorId = columns.id('contactVendorId')
  const respondedAt = columns.time('respondedAt')
  const questions = [
    ['csat', ratingOf(columns, 'csat')],
    ['nps', ratingOf(columns, 'nps', 10)],
    ['ces', ratingOf(columns, 'ces')],
  ] as const
  return {
    row: () => {
      const id = vendorId()
      if (id === null) return { problem: 'missing-id', field: 'vendorId' }
      const excluded = maybeExcluded()
      if (excluded !== undefined) return { excluded }
      const responded = respondedAt()
      if (responded === null) return { problem: 'missing-date', field: 'respondedAt' }
      for (const [type, question] of questions) {
        const rated = question.read()
        if (rated.satisfied === null) continue
        return {
          kind: 'survey',
          vendorId: id,
          person: person(),
          contactVendorId: contactVendorId(),
          type,
          score: rated.rating,
          scaleMax: rated.rating === null ? null : question.scaleMax,
          // A promoter answers 9 or 10.
          satisfied: type === 'nps' && rated.rating !== null ? rated.rating >= 9 : rated.satisfied,
          respondedAt: responded,
        }
      }
      return { excluded: 'no rating given' }
    },
  }
}

/** SurveyMonkey's export of all responses: two heading rows, the questions and their choices. */
export const surveyMonkey: Source = {
  id: 'surveymonkey-responses',
  title: 'SurveyMonkey responses',
  system: 'surveymonkey',
  kinds: ['survey'],
  verified: true,
  fingerprint: { all: ['respondent id', 'collector id'] },
  explain: (below) => {
    const first = below[0]
    const isLabels = first !== undefined && isBlank(first[0] ?? '') && first.some((cell) => !isBlank(cell))
    return { rows: isLabels ? 1 : 0, timeZone: null }
  },
  fields: {
    vendorId: { type: 'id', names: ['respondent id'], required: true },
    respondedAt: { type: 'time', names: ['end date', 'date modified', 'start date', 'date created'], required: true },
    email: { type: 'email', names: ['email address', 'email'] },
    externalId: { type: 'id', names: ['custom data 1', 'custom data', 'customer id', 'user id'] },
    contactVendorId: { type: 'id', names: ['ticket id', 'case id', 'conversation id', 'custom data 2'] },
    ...questionFields,
  },
  read: (columns) => readAnswers(columns),
}

/** Delighted's responses as its API gives them (no CSV export with a known heading was found). */
export const delighted: Source = {
  id: 'delighted-responses',
  title: 'Delighted responses',
  system: 'delighted',
  kinds: ['survey'],
  verified: false,
  timeZone: 'UTC',
  fingerprint: {
    all: [/^(response )?id$/, 'survey type', 'score'],
    any: ['permalink', 'person', 'person.id', 'person email', 'person properties.customer id', 'comment'],
  },
  fields: {
    vendorId: { type: 'id', names: ['id', 'response id'], required: true },
    vendorPersonId: { type: 'id', names: ['person.id', 'person id', 'person'] },
    email: { type: 'email', names: ['person.email', 'person email', 'email'] },
    externalId: {
      type: 'id',
      names: ['person properties.customer id', 'person properties.user id', 'customer id', 'user id'],
    },
    contactVendorId: { type: 'id', names: ['person properties.ticket id', 'ticket id', 'ticket'] },
    respondedAt: { type: 'time', names: ['updated at', 'created at'], required: true },
    type: { type: 'text', names: ['survey type'] },
    score: { type: 'rating', names: ['score'], required: true },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const contactVendorId = columns.id('contactVendorId')
    const at = columns.time('respondedAt')
    const type = columns.text('type')
    const score = columns.number('score')
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const responded = at()
        if (responded === null) return { problem: 'missing-date', field: 'respondedAt' }
        const value = score()
        if (value === null) return { excluded: 'no rating given' }
        const word = (type() ?? 'nps').toLowerCase()
        const kind = word.startsWith('nps')
          ? 'nps'
          : word.startsWith('csat')
            ? 'csat'
            : word.startsWith('ces')
              ? 'ces'
              : 'other'
        const scaleMax = kind === 'nps' ? 10 : 5
        return {
          kind: 'survey',
          vendorId: id,
          person: person(),
          contactVendorId: contactVendorId(),
          type: kind,
          score: value,
          scaleMax,
          satisfied: kind === 'nps' ? value >= 9 : value >= 4,
          respondedAt: responded,
        }
      },
    }
  },
}
