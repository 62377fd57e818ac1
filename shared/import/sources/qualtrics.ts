import { headingKey } from '../headings.ts'
import { personOf, ratingOf } from '../reading.ts'
import type { Columns, Source } from '../source.ts'

/** Questions are a company's own: they are known by their wording, in the heading or in the label under it. */
const scores = {
  csat: /csat|satisf|zufrieden|how (happy|did we do|was your|would you rate)|rate (your|the|our) (experience|support|service)/,
  nps: /nps|recommend|empfehl|recommander|recomendar/,
  ces: /\bces\b|effort|how easy|easy to|einfach|aufwand/,
}

/** A survey from Qualtrics: three heading rows (ids, labels in the reader's language, import ids), or two in older exports. */
export const qualtricsSurvey: Source = {
  id: 'qualtrics-survey',
  title: 'Qualtrics survey responses (CSV)',
  system: 'qualtrics',
  kinds: ['survey'],
  verified: true,
  fingerprint: {
    all: [/^(startdate|recordeddate|v8)$/, /^(responseid|status|v1)$/],
    any: [
      'duration (in seconds)',
      'distributionchannel',
      'recordeddate',
      'userlanguage',
      'v10',
      'externalreference',
      'finished',
    ],
  },
  explain: (below) => {
    const imports = below.slice(0, 2).findIndex((row) => row.some((cell) => cell.includes('"ImportId"')))
    if (imports >= 0) {
      const zone = /"timeZone"\s*:\s*"([^"]+)"/.exec((below[imports] as string[]).join(' '))?.[1]
      return { rows: imports + 1, timeZone: zone ?? null }
    }
    const isLegacy = below[0]?.some((cell) => /^responseid$/i.test(cell.trim())) ?? false
    return { rows: isLegacy ? 1 : 0, timeZone: null }
  },
  fields: {
    vendorId: { type: 'id', names: ['responseid', 'v1'], required: true },
    email: { type: 'email', names: ['recipientemail', 'emailaddress', 'v5', 'customer email', 'email'] },
    externalId: {
      type: 'id',
      names: [
        'externalreference',
        'externaldatareference',
        'v4',
        /^(customer|user|client|account|external)[ -]?(id|ref|reference)$/,
      ],
    },
    contactVendorId: {
      type: 'id',
      names: [/^(zendesk |intercom )?(ticket|case|conversation|chat|contact|interaction)[ -]?(id|number|no|nr)?$/],
    },
    respondedAt: { type: 'time', names: ['recordeddate', 'enddate', 'v9', 'startdate', 'v8'], required: true },
    status: { type: 'text', names: ['status', 'v7'] },
    csat: { type: 'rating', names: [scores.csat] },
    nps: { type: 'rating', names: [scores.nps] },
    ces: { type: 'rating', names: [scores.ces] },
  },
  read: (columns: Columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const contactVendorId = columns.id('contactVendorId')
    const respondedAt = columns.time('respondedAt')
    const status = columns.text('status')
    const csat = ratingOf(columns, 'csat')
    const nps = ratingOf(columns, 'nps', 10)
    const ces = ratingOf(columns, 'ces')
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const state = headingKey(status() ?? '')
        if (state === '1' || /preview|vorschau|aperçu/.test(state)) return { excluded: 'preview' }
        if (state === '2' || state === '9' || /test/.test(state)) return { excluded: 'test' }
        if (state === '8' || state === '12' || /spam/.test(state)) return { excluded: 'spam' }
        const responded = respondedAt()
        if (responded === null) return { problem: 'missing-date', field: 'respondedAt' }
        for (const [type, question] of [
          ['csat', csat],
          ['nps', nps],
          ['ces', ces],
        ] as const) {
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
  },
}
