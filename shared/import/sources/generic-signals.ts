import { personOf } from '../reading.ts'
import type { Source } from '../source.ts'
import { foldWord } from '../words/fold-word.ts'

/** Things noticed about customers: at risk, wants more, saved, exception granted. */
export const genericSignals: Source = {
  id: 'generic-signals',
  title: 'Signals about customers (any table)',
  system: 'generic',
  kinds: ['signal'],
  verified: true,
  fingerprint: { all: [] },
  fields: {
    vendorId: { type: 'id', names: ['signal id', 'opportunity id', 'event id', 'flag id', 'case id', 'id'] },
    externalId: {
      type: 'id',
      names: [
        'customer id',
        'customerid',
        'account id',
        'client id',
        'user id',
        'external id',
        'customer',
        'account',
        'kundennummer',
      ],
    },
    email: { type: 'email', names: ['email', 'e-mail', 'customer email', 'contact email'] },
    companyId: { type: 'id', names: ['company id', 'organization id', 'org id'] },
    organisation: { type: 'text', names: ['company', 'company name', 'account name', 'organization', 'organisation'] },
    type: {
      type: 'text',
      required: true,
      names: [
        'signal type',
        'type',
        'signal',
        'kind',
        'category',
        'event',
        'event type',
        'flag',
        'reason',
        'opportunity type',
        'deal type',
        'stage',
      ],
    },
    at: {
      type: 'time',
      required: true,
      names: [
        'at',
        'date',
        'flagged at',
        'created at',
        'detected at',
        'occurred at',
        'timestamp',
        'signal date',
        'created',
        'close date',
        'event date',
        'noticed at',
        'datum',
        'fecha',
      ],
    },
    amount: {
      type: 'amount',
      names: ['amount', 'mrr', 'value', 'arr', 'revenue', 'expansion mrr', 'mrr at risk', 'betrag', 'montant'],
    },
    currency: { type: 'currency', names: ['currency', 'currency code', 'währung', 'devise'] },
    status: {
      type: 'text',
      names: ['status', 'outcome', 'result', 'state', 'stage', 'deal stage', 'opportunity stage'],
    },
    owner: {
      type: 'text',
      names: [
        'owner',
        'account owner',
        'account manager',
        'csm',
        'assigned to',
        'assignee',
        'handed to',
        'verantwortlich',
      ],
    },
    dueAt: {
      type: 'time',
      names: [
        'due',
        'due date',
        'due on',
        'hand-off date',
        'handed over on',
        'handed over at',
        'follow up date',
        'next step date',
      ],
    },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const type = columns.text('type')
    const meaning = columns.meaning('type')
    const at = columns.time('at')
    const currency = columns.currency('currency')
    const amount = columns.amount('amount', currency)
    const status = columns.text('status')
    const owner = columns.text('owner')
    const dueAt = columns.time('dueAt')
    const times = new Map<string, number>()
    return {
      row: () => {
        const word = type()
        if (word === null) return { problem: 'missing-key', field: 'type' }
        const when = at()
        if (when === null) return { problem: 'missing-date', field: 'at' }
        const who = person()
        if (who.externalId === null && who.email === null && who.companyId === null && who.organisation === null) {
          return { problem: 'missing-key', field: 'externalId' }
        }
        const kind = foldWord(meaning(word)).replace(/ /g, '-')
        let id = vendorId()
        if (id === null) {
          const key = `${who.externalId ?? who.email ?? who.companyId ?? who.organisation}|${kind}|${when}`
          const count = (times.get(key) ?? 0) + 1
          times.set(key, count)
          id = `${key}|${count}`
        }
        const money = currency()
        const minor = amount()
        return {
          kind: 'signal',
          vendorId: id,
          person: who,
          type: kind,
          at: when,
          amountMinor: minor,
          currency: minor === null || money === '' ? null : money,
          status: status()?.toLowerCase() ?? null,
          owner: owner(),
          dueAt: dueAt(),
        }
      },
    }
  },
}
