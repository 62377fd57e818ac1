import type { CostRecord } from '../../base/model.ts'
import { minorDigits } from '../../base/money.ts'
import { makeZone } from '../../base/zone.ts'
import { isBlank } from '../cells/is-blank.ts'
import { readMinor } from '../cells/read-number.ts'
import { readTime } from '../cells/read-time.ts'
import { isTotalText, ledgerFields, readLedger } from '../ledger-rows.ts'
import { personOf } from '../reading.ts'
import type { Columns, Source } from '../source.ts'

/** NetSuite's General Ledger detail: accounts as group rows, "Total - …" rows, debit and credit. */
export const netsuiteLedger: Source = {
  id: 'netsuite-ledger',
  title: 'NetSuite general ledger (report)',
  system: 'netsuite',
  kinds: ['cost'],
  verified: true,
  allowsShortRows: true,
  fingerprint: {
    all: ['date', 'document number', 'debit', 'credit'],
    any: ['period', 'type', 'internal id', 'account'],
  },
  fields: ledgerFields,
  read: readLedger,
}

/** A NetSuite saved search of invoices and credit memos; "Internal ID" occurs three times: line, transaction, customer. */
export const netsuiteInvoices: Source = {
  id: 'netsuite-invoices',
  title: 'NetSuite invoices (saved search)',
  system: 'netsuite',
  kinds: ['order'],
  verified: true,
  fingerprint: {
    all: ['internal id', 'document number', 'amount', 'name'],
    any: ['amount (net of tax)', 'subsidiary', 'sales rep', 'status'],
    none: ['debit'],
  },
  fields: {
    vendorId: { type: 'id', names: ['document number'], required: true },
    orderedAt: { type: 'time', names: ['date'], required: true },
    amount: { type: 'amount', names: ['amount'], required: true },
    lineId: { type: 'id', names: ['internal id'] },
    transactionId: { type: 'id', names: ['internal id'] },
    externalId: { type: 'id', names: ['internal id', 'customer : internal id'] },
    organisation: { type: 'text', names: ['name'] },
    type: { type: 'text', names: ['type'] },
    status: { type: 'text', names: ['status'] },
    currency: { type: 'currency', names: ['currency'] },
  },
  read: (columns) => {
    const vendorId = columns.id('vendorId')
    const person = personOf(columns)
    const at = columns.time('orderedAt')
    const currency = columns.currency('currency')
    const amount = columns.amount('amount', currency)
    const type = columns.text('type')
    const status = columns.text('status')
    return {
      row: () => {
        const id = vendorId()
        if (id === null) return { problem: 'missing-id', field: 'vendorId' }
        const when = at()
        if (when === null) return { problem: 'missing-date', field: 'orderedAt' }
        const money = currency()
        if (money === '') return { problem: 'bad-currency', field: 'currency' }
        const minor = amount()
        if (minor === null) return { problem: 'missing-amount', field: 'amount' }
        const isCredit = /credit/i.test(type() ?? '') || /^credmemo$/i.test(type() ?? '')
        return {
          kind: 'order',
          vendorId: id,
          person: person(),
          orderedAt: when,
          currency: money,
          totalMinor: isCredit ? 0 : minor,
          refundedMinor: isCredit ? Math.abs(minor) : 0,
          status: isCredit ? 'credit memo' : (status()?.toLowerCase() ?? null),
        }
      },
    }
  },
}

const month = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? (20\d\d)$/

/** QuickBooks' Profit and Loss by Month: an account a row, a month a column. Sums are left out; income is no cost. */
export const quickbooksProfitAndLoss: Source = {
  id: 'quickbooks-profit-and-loss',
  title: 'QuickBooks Profit and Loss by Month',
  system: 'quickbooks',
  kinds: ['cost'],
  verified: true,
  allowsShortRows: true,
  fingerprint: {
    all: [/^(distribution account|account|)$/, month],
    any: ['total'],
    none: ['date', 'transaction type'],
  },
  fields: {
    account: { type: 'text', names: ['distribution account', 'account', ''], required: true },
    firstMonth: { type: 'amount', names: [month], required: true },
  },
  read: (columns) => {
    const account = columns.text('account')
    const currency = columns.currency('currency')
    const months = monthColumns(columns)
    let section = ''
    return {
      row: () => {
        const name = account()
        const cells = columns.cells()
        if (name === null) return { excluded: 'group heading' }
        if (isTotalText(name)) return { excluded: 'total row' }
        if (/\b(accrual|cash) basis\b/i.test(name)) return { excluded: 'footer' }
        const filled = months.filter(({ index }) => !isBlank(cells[index] ?? ''))
        if (filled.length === 0) {
          if (/^(other )?(income|expenses?|cost of goods sold|cost of sales|revenue)$/i.test(name.trim()))
            section = name.toLowerCase()
          return { excluded: 'group heading' }
        }
        if (/income|revenue/.test(section)) return { excluded: 'income' }
        const money = currency()
        if (money === '') return { problem: 'bad-currency', field: 'currency' }
        const records: CostRecord[] = []
        for (const { index, at, key } of filled) {
          const minor = readMinor(cells[index] as string, columns.decimal, minorDigits(money))
          if (typeof minor === 'string') return { problem: minor, field: 'firstMonth' }
          if (minor === 0) continue
          records.push({
            kind: 'cost',
            vendorId: `${name}|${key}`,
            postedAt: at,
            account: name,
            costCentre: null,
            supplier: null,
            memo: null,
            currency: money,
            amountMinor: minor,
          })
        }
        const [record, ...also] = records
        return record === undefined ? { excluded: 'nothing spent' } : { record, also }
      },
    }
  },
}

/** Months stand for their first moment, in UTC: a report by month has no time of day. */
function monthColumns(columns: Columns): { index: number; at: number; key: string }[] {
  const zone = makeZone('UTC')
  return columns.headings.flatMap(({ index, key }) => {
    if (!month.test(key)) return []
    const at = readTime(key.replace('.', ''), { zone, order: 'YMD' })
    return typeof at === 'number' ? [{ index, at, key }] : []
  })
}

/** Harvest's detailed time report: each entry's cost. Names of people are not kept. */
export const harvestTime: Source = {
  id: 'harvest-time',
  title: 'Harvest time (detailed report)',
  system: 'harvest',
  kinds: ['cost'],
  verified: true,
  fingerprint: { all: ['date', 'hours', 'project'], any: ['cost rate', 'cost amount', 'hours rounded', 'billable?'] },
  fields: {
    postedAt: { type: 'time', names: ['date'], required: true },
    project: { type: 'text', names: ['project'] },
    task: { type: 'text', names: ['task'] },
    hours: { type: 'number', names: ['hours'], required: true },
    rate: { type: 'amount', names: ['cost rate'] },
    amount: { type: 'amount', names: ['cost amount'] },
    currency: { type: 'currency', names: ['currency'] },
    costCentre: { type: 'text', names: ['teams', 'roles', 'client'] },
  },
  read: (columns) => readTimesheet(columns, 'Time'),
}

/** Toggl's detailed time report; its amounts are the ones billed. */
export const togglTime: Source = {
  id: 'toggl-time',
  title: 'Toggl time (detailed report)',
  system: 'toggl',
  kinds: ['cost'],
  verified: true,
  fingerprint: { all: ['start date', 'start time', 'duration'], any: ['client', 'project', 'billable'] },
  fields: {
    postedAt: { type: 'time', names: ['start date'], required: true },
    project: { type: 'text', names: ['project'] },
    task: { type: 'text', names: ['description', 'task'] },
    duration: { type: 'duration', names: ['duration'], unit: 'hours', required: true },
    amount: { type: 'amount', names: [/^amount \((\w{3})?\)$/] },
    currency: { type: 'currency', names: ['currency'] },
    costCentre: { type: 'text', names: ['client', 'tags'] },
  },
  read: (columns) => readTimesheet(columns, 'Time'),
}

function readTimesheet(columns: Columns, account: string): ReturnType<Source['read']> {
  const postedAt = columns.time('postedAt')
  const project = columns.text('project')
  const task = columns.text('task')
  const hours = columns.number('hours')
  const currency = columns.currency('currency')
  const rate = columns.amount('rate', currency)
  const amount = columns.amount('amount', currency)
  const costCentre = columns.text('costCentre')
  const times = new Map<string, number>()
  return {
    row: () => {
      const posted = postedAt()
      if (posted === null) return { problem: 'missing-date', field: 'postedAt' }
      const money = currency()
      if (money === '') return { problem: 'bad-currency', field: 'currency' }
      const each = rate()
      const worked = hours()
      const minor = amount() ?? (each !== null && worked !== null ? Math.round(each * worked) : null)
      if (minor === null) return { excluded: 'time without a cost' }
      const name = `${account}: ${project() ?? 'no project'}`
      const key = `${posted}|${name}|${task() ?? ''}|${minor}`
      const count = (times.get(key) ?? 0) + 1
      times.set(key, count)
      return {
        kind: 'cost',
        vendorId: `${key}|${count}`,
        postedAt: posted,
        account: name,
        costCentre: costCentre(),
        supplier: null,
        memo: task(),
        currency: money,
        amountMinor: minor,
      }
    },
  }
}
