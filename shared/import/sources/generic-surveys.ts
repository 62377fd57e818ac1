import { personOf, ratingOf } from '../reading.ts'
import type { Source } from '../source.ts'
import { foldWord } from '../words/fold-word.ts'

/** Answers to surveys of any program. */
export const genericSurveys: Source = {
  id: 'generic-surveys',
  title: 'Survey answers (any table)',
  system: 'generic',
  kinds: ['survey'],
  verified: true,
  fingerprint: { all: [] },
  fields: {
    vendorId: {
      type: 'id',
      names: [
        'response id',
        'responseid',
        'survey id',
        'survey response id',
        'respondent id',
        'answer id',
        'id',
        'rating id',
      ],
    },
    externalId: {
      type: 'id',
      names: [
        'customer id',
        'customerid',
        'user id',
        'client id',
        'account id',
        'external id',
        'kundennummer',
        'customer',
      ],
    },
    email: { type: 'email', names: ['email', 'e-mail', 'customer email', 'email address', 'respondent email', 'mail'] },
    companyId: { type: 'id', names: ['company id', 'organization id', 'org id'] },
    organisation: { type: 'text', names: ['company', 'company name', 'organization', 'organisation'] },
    contactVendorId: {
      type: 'id',
      names: [
        'ticket id',
        'ticketid',
        'conversation id',
        'case id',
        'contact id',
        'interaction id',
        'ticket',
        'case number',
        'ticket number',
        'ticketnummer',
        'chat id',
      ],
    },
    type: { type: 'text', names: ['survey type', 'type', 'metric', 'question type'] },
    csat: {
      type: 'rating',
      names: [
        'csat',
        'csat score',
        'satisfaction',
        'satisfaction score',
        'customer satisfaction',
        'csat rating',
        'zufriedenheit',
      ],
    },
    nps: { type: 'rating', names: ['nps', 'nps score', 'likelihood to recommend', 'ltr', 'net promoter score'] },
    ces: { type: 'rating', names: ['ces', 'ces score', 'effort', 'effort score', 'customer effort score'] },
    score: {
      type: 'rating',
      names: ['score', 'rating', 'answer', 'value', 'response', 'result', 'bewertung', 'note', 'puntuación'],
    },
    respondedAt: {
      type: 'time',
      required: true,
      names: [
        'responded at',
        'response date',
        'submitted at',
        'completed at',
        'answered at',
        'created at',
        'date',
        'recorded at',
        'timestamp',
        'survey date',
        'rated at',
        'datum',
        'fecha',
        'submitted',
        'responded',
      ],
    },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const contactVendorId = columns.id('contactVendorId')
    const typeText = columns.text('type')
    const respondedAt = columns.time('respondedAt')
    const questions = [
      ['csat', ratingOf(columns, 'csat')],
      ['nps', ratingOf(columns, 'nps', 10)],
      ['ces', ratingOf(columns, 'ces')],
    ] as const
    const score = ratingOf(columns, 'score')
    const times = new Map<string, number>()
    return {
      row: () => {
        const responded = respondedAt()
        if (responded === null) return { problem: 'missing-date', field: 'respondedAt' }
        const named = foldWord(typeText() ?? '')
        const stated = /nps|promoter|recommend/.test(named)
          ? 'nps'
          : /ces|effort/.test(named)
            ? 'ces'
            : named === '' || /csat|satisf/.test(named)
              ? 'csat'
              : 'other'
        let type: 'csat' | 'nps' | 'ces' | 'other' = stated
        let rated = score.read()
        let scaleMax = type === 'nps' ? 10 : score.scaleMax
        for (const [kind, question] of questions) {
          if (rated.satisfied !== null) break
          rated = question.read()
          if (rated.satisfied !== null) {
            type = kind
            scaleMax = question.scaleMax
          }
        }
        if (rated.satisfied === null) return { excluded: 'no rating given' }
        const who = person()
        const about = contactVendorId()
        let id = vendorId()
        if (id === null) {
          const key = `${about ?? ''}|${who.externalId ?? who.email ?? ''}|${type}|${responded}|${rated.rating ?? ''}`
          const count = (times.get(key) ?? 0) + 1
          times.set(key, count)
          id = `${key}|${count}`
        }
        return {
          kind: 'survey',
          vendorId: id,
          person: who,
          contactVendorId: about,
          type,
          score: rated.rating,
          scaleMax: rated.rating === null ? null : scaleMax,
          satisfied: type === 'nps' && rated.rating !== null ? rated.rating >= 9 : rated.satisfied,
          respondedAt: responded,
        }
      },
    }
  },
}
