import type { QuantityRecord } from '../../base/model.ts'
import type { Source } from '../source.ts'

/** Whose quantity it may be; the first column that is there and filled says it. */
const owners = ['team', 'channel', 'handler', 'topic'] as const

/** Counts that finance or planning keep by month: people, seats, or whatever else cost is driven by; of the whole function or of a team, channel, handler or topic. */
export const genericQuantities: Source = {
  id: 'generic-quantities',
  title: 'Headcount, seats and other drivers',
  system: 'quantities',
  kinds: ['quantity'],
  verified: true,
  // What names a customer, a contact or money is a table of its own.
  fingerprint: {
    all: [],
    none: [/\b(amount|cost|mrr|price|total|rate|betrag|email)\b/, /^(customer|client|user|account|ticket|order|id)\b/],
  },
  fields: {
    at: {
      type: 'time',
      required: true,
      names: ['month', 'date', 'period', 'as of', 'monat', 'mois', 'mes', 'datum'],
    },
    headcount: {
      type: 'number',
      names: ['headcount', 'heads', 'fte', 'ftes', 'agents', 'employees', 'people', 'köpfe', 'mitarbeiter', 'effectif'],
    },
    seats: { type: 'number', names: ['seats', 'licences', 'licenses', 'agent seats', 'lizenzen', 'plätze'] },
    measure: { type: 'text', names: ['driver', 'measure', 'metric', 'quantity', 'kind', 'treiber'] },
    value: { type: 'number', names: ['value', 'count', 'number', 'units', 'wert', 'anzahl'] },
    team: { type: 'text', names: ['team', 'group', 'department', 'queue', 'abteilung', 'équipe', 'equipo'] },
    channel: { type: 'text', names: ['channel', 'kanal', 'canal'] },
    handler: { type: 'text', names: ['handler', 'handled by'] },
    topic: { type: 'text', names: ['topic', 'category', 'thema', 'kategorie', 'sujet'] },
  },
  read: (columns) => {
    const at = columns.time('at')
    const wide = (['headcount', 'seats'] as const)
      .filter((name) => columns.has(name))
      .map((name) => ({ name, value: columns.number(name) }))
    const measure = columns.text('measure')
    const value = columns.number('value')
    const of = owners.filter((by) => columns.has(by)).map((by) => ({ by, word: columns.text(by) }))
    return {
      row: () => {
        const when = at()
        if (when === null) return { problem: 'missing-date', field: 'at' }
        const owner = of.map(({ by, word }) => ({ by, key: word() })).find(({ key }) => key !== null)
        const name = measure()?.toLowerCase() ?? null
        const told = [
          ...wide.map((one) => ({ name: one.name as string, value: one.value() })),
          ...(name === null ? [] : [{ name, value: value() }]),
        ].filter((one): one is { name: string; value: number } => one.value !== null)
        if (told.length === 0)
          return { problem: 'missing-amount', field: wide[0]?.name ?? (columns.has('value') ? 'value' : 'measure') }
        if (told.some((one) => one.value < 0)) return { problem: 'bad-number', field: wide[0]?.name ?? 'value' }
        const by = owner?.by ?? 'all'
        const key = owner?.key ?? ''
        const records = told.map(
          (one): QuantityRecord => ({
            kind: 'quantity',
            vendorId: `${one.name}|${by}|${key}|${when}`,
            at: when,
            name: one.name,
            by,
            key,
            value: one.value,
          }),
        )
        const [record, ...also] = records
        return record === undefined ? { excluded: 'nothing counted' } : { record, also }
      },
    }
  },
}
