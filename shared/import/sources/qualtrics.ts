import { headingKey } from '../headings.ts'
import type { Source } from '../source.ts'
import { questionFields, readAnswers } from './surveys.ts'

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
    ...questionFields,
  },
  read: (columns) => {
    const status = columns.text('status')
    return readAnswers(columns, () => {
      const state = headingKey(status() ?? '')
      if (state === '1' || /preview|vorschau|aperçu/.test(state)) return 'preview'
      if (state === '2' || state === '9' || /test/.test(state)) return 'test'
      return state === '8' || state === '12' || /spam/.test(state) ? 'spam' : undefined
    })
  },
}
