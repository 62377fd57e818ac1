import { readHelpdesk } from '../helpdesk-rows.ts'
import { personOf } from '../reading.ts'
import type { Columns, Fields, RowReader, Source } from '../source.ts'

const caseFields: Fields = {
  vendorId: { type: 'id', names: ['casenumber', 'case number'], required: true },
  vendorPersonId: { type: 'id', names: ['contactid', 'contact id'] },
  email: {
    type: 'email',
    names: ['contactemail', 'suppliedemail', 'contact email', 'web email', 'email', 'contact: email'],
  },
  companyId: { type: 'id', names: ['accountid', 'account id'] },
  organisation: { type: 'text', names: ['account name', 'account.name', 'suppliedcompany', 'web company'] },
  openedAt: {
    type: 'time',
    names: ['createddate', 'date/time opened', 'opened date', 'created date', 'date opened'],
    required: true,
  },
  closedAt: { type: 'time', names: ['closeddate', 'date/time closed', 'closed date', 'date closed'] },
  updatedAt: {
    type: 'time',
    names: ['systemmodstamp', 'lastmodifieddate', 'last modified date', 'case last modified date'],
  },
  channel: { type: 'text', names: ['origin', 'case origin'] },
  topic: { type: 'text', names: ['reason', 'case reason', 'type', 'case type'] },
  team: { type: 'text', names: ['case owner', 'case owner alias', 'owner.name', 'owner role'] },
  status: { type: 'text', names: ['status', 'case status'] },
  isClosed: { type: 'flag', names: ['isclosed', 'closed'] },
  escalated: { type: 'flag', names: ['isescalated', 'escalated', 'is escalated'] },
  deleted: { type: 'flag', names: ['isdeleted'] },
  master: { type: 'id', names: ['masterrecordid'] },
  rating: { type: 'rating', names: [/^(csat|customer satisfaction)(.*c)?$/, /csat.* c$/] },
  solvedBy: { type: 'text', names: [/^(solved|resolved|handled) by( c)?$/] },
}

/** Cases of Salesforce Service Cloud by API names: the weekly data export, or a data loader's. Times without a zone are UTC. */
export const salesforceCases: Source = {
  id: 'salesforce-cases',
  title: 'Salesforce cases (data export)',
  system: 'salesforce',
  kinds: ['contact'],
  verified: true,
  timeZone: 'UTC',
  fingerprint: { all: ['id', 'casenumber', 'createddate'], any: ['systemmodstamp', 'isclosed', 'origin', 'ownerid'] },
  fields: caseFields,
  read: readCases,
}

/** Cases from a Salesforce report, with its footer; dates are in the locale and zone of the person who ran it. */
export const salesforceReport: Source = {
  ...withoutZone(salesforceCases),
  id: 'salesforce-case-report',
  title: 'Salesforce cases (report)',
  fingerprint: {
    all: ['case number'],
    any: ['date/time opened', 'opened date', 'case origin', 'date/time closed', 'case owner', 'case owner alias'],
  },
}

function withoutZone({ timeZone: _, ...source }: Source): Source {
  return source
}

function readCases(columns: Columns): RowReader {
  const deleted = columns.flag('deleted')
  const master = columns.id('master')
  const reader = readHelpdesk(columns, {
    complete: (file) => {
      const isClosed = file.flag('isClosed')
      const solvedBy = file.text('solvedBy')
      const tellsClosed = file.has('isClosed')
      const tellsEscalated = file.has('escalated')
      return (contact) => {
        const closed = isClosed()
        const isEscalated = contact.escalated === true || /^escalated/i.test(contact.outcomeRaw ?? '')
        const by = solvedBy() ?? ''
        // False is written as an empty cell by some exporters, so an empty one in a column that is there means no.
        const resolved =
          closed ?? (contact.status === null ? (tellsClosed ? false : contact.vendorResolved) : contact.vendorResolved)
        return {
          ...contact,
          closedAt: resolved === false ? null : contact.closedAt,
          vendorResolved: resolved,
          escalated: isEscalated ? true : tellsEscalated ? false : contact.escalated,
          aiInvolved: /bot|einstein|agentforce|\bai\b/i.test(by) ? true : contact.aiInvolved,
          humanInvolved: /agent(?!force)|onsite|human/i.test(by) ? true : contact.humanInvolved,
        }
      }
    },
  })
  return {
    row: () => {
      if (deleted() === true) return { excluded: 'deleted' }
      if (master() !== null) return { excluded: 'merged into another' }
      return reader.row()
    },
  }
}

/** Accounts of Salesforce: who the customers are, by segment. */
export const salesforceAccounts: Source = {
  id: 'salesforce-accounts',
  title: 'Salesforce accounts',
  system: 'salesforce',
  kinds: ['customer'],
  verified: true,
  timeZone: 'UTC',
  fingerprint: {
    all: ['id', 'name', 'industry'],
    any: ['accountnumber', 'billingcountry', 'systemmodstamp', 'numberofemployees', 'account number'],
    none: ['casenumber', 'stagename', 'lastname'],
  },
  fields: {
    vendorId: { type: 'id', names: ['id', 'account id'], required: true },
    externalId: {
      type: 'id',
      names: ['accountnumber', 'account number', 'account number c', 'external id c', 'stripe customer id c'],
    },
    organisation: { type: 'text', names: ['name', 'account name'] },
    createdAt: { type: 'time', names: ['createddate', 'created date'] },
    segment: { type: 'text', names: ['segment c', 'segment', 'tier c', 'industry'] },
    country: { type: 'text', names: ['billingcountry', 'billing country'] },
    deleted: { type: 'flag', names: ['isdeleted', 'is deleted'] },
    mergedInto: { type: 'id', names: ['masterrecordid', 'master record id'] },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const createdAt = columns.time('createdAt')
    const segment = columns.text('segment')
    const country = columns.text('country')
    const deleted = columns.flag('deleted')
    const mergedInto = columns.id('mergedInto')
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const master = mergedInto()
        // An account that was merged away is deleted too; its subscriptions and contacts still name it.
        if (master === null && deleted() === true) return { excluded: 'deleted' }
        return {
          kind: 'customer',
          vendorId: id,
          person: person(),
          createdAt: createdAt(),
          segment: segment(),
          plan: null,
          country: country(),
          mergedInto: master,
        }
      },
    }
  },
}

/** Contacts of Salesforce: which person belongs to which account. */
export const salesforceContacts: Source = {
  id: 'salesforce-contacts',
  title: 'Salesforce contacts',
  system: 'crosswalk',
  kinds: ['crosswalk'],
  verified: true,
  fingerprint: { all: ['id', /^account ?id$/, /^last ?name$/, 'email'], none: ['username', 'profileid', 'profile id'] },
  fields: {
    left: { type: 'id', names: ['id'], required: true },
    right: { type: 'id', names: ['accountid', 'account id'], required: true },
  },
  read: (columns) => {
    const left = columns.id('left')
    const right = columns.id('right')
    return {
      row: () => {
        const from = left()
        if (from === null) return { problem: 'missing-id', field: 'left' }
        const to = right()
        return to === null ? { excluded: 'no account' } : { kind: 'crosswalk', vendorId: from, left: from, right: to }
      },
    }
  },
}

/** Opportunities of Salesforce: new business, expansions and renewals, as signals about accounts. */
export const salesforceOpportunities: Source = {
  id: 'salesforce-opportunities',
  title: 'Salesforce opportunities',
  system: 'salesforce',
  kinds: ['signal'],
  verified: true,
  timeZone: 'UTC',
  fingerprint: {
    all: ['id', /^stage ?name$/, /^close ?date$/, 'amount'],
    any: [/^is ?won$/, /^account ?id$/, 'probability', 'type'],
  },
  fields: {
    vendorId: { type: 'id', names: ['id', 'opportunity id'], required: true },
    companyId: { type: 'id', names: ['accountid', 'account id'] },
    type: { type: 'text', names: ['type', 'opportunity type'] },
    stage: { type: 'text', names: ['stagename', 'stage name', 'stage'] },
    at: { type: 'time', names: ['closedate', 'close date'], required: true },
    amount: { type: 'amount', names: ['amount'] },
    currency: { type: 'currency', names: ['currencyisocode', 'currency iso code', 'amount currency'] },
    deleted: { type: 'flag', names: ['isdeleted', 'is deleted'] },
    owner: { type: 'text', names: ['opportunity owner', 'owner.name', 'owner name', 'owner', 'ownerid'] },
    won: { type: 'flag', names: ['iswon', 'is won', 'won'] },
    closed: { type: 'flag', names: ['isclosed', 'is closed', 'closed'] },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const type = columns.text('type')
    const stage = columns.text('stage')
    const at = columns.time('at')
    const currency = columns.currency('currency')
    const amount = columns.amount('amount', currency)
    const deleted = columns.flag('deleted')
    const won = columns.flag('won')
    const closed = columns.flag('closed')
    const owner = columns.text('owner')
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        if (deleted() === true) return { excluded: 'deleted' }
        const when = at()
        if (when === null) return { problem: 'missing-date', field: 'at' }
        const word = (type() ?? '').toLowerCase()
        const state = stage()
        const minor = amount()
        const money = currency()
        const isWon = won() === true || /closed won/i.test(state ?? '')
        const isLost = !isWon && (closed() === true || /closed lost/i.test(state ?? ''))
        return {
          kind: 'signal',
          vendorId: id,
          person: person(),
          type: /renew/.test(word)
            ? 'renewal'
            : /existing|upgrade|expansion|upsell|add-on|cross/.test(word)
              ? 'expansion'
              : 'new-business',
          at: when,
          amountMinor: minor,
          currency: minor === null || money === '' ? null : money,
          status: isWon ? 'won' : isLost ? 'lost' : (state?.toLowerCase() ?? null),
          owner: owner(),
          dueAt: when,
        }
      },
    }
  },
}
