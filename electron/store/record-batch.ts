import type { CanonicalRecord, PersonKeys, RecordKind } from '../../shared/base/model.ts'
import { type RecordTable, recordTable, type Value } from './record-columns.ts'
import { makeTextNumbers } from './text-numbers.ts'

/**
 * Records of one kind, column by column, so that they can be handed from the thread that reads files to the one that writes the store without
 * being copied. `NaN` stands for nothing. Words and people are numbered in the order in which the encoder first met them;
 * each batch brings those that are new in it.
 */
export interface RecordBatch {
  readonly kind: RecordKind
  readonly count: number
  readonly lines: Float64Array
  /** 1 where the record stands for its row in the counts, 0 for a further record of the same row. */
  readonly counts: Uint8Array
  readonly columns: readonly (Float64Array | (string | null)[])[]
  readonly terms: readonly NumberedTerm[]
  readonly people: readonly NumberedPerson[]
  readonly from: number
  readonly through: number
}

export interface NumberedTerm {
  readonly number: number
  readonly kind: string
  readonly term: string
}

export interface NumberedPerson {
  readonly number: number
  readonly key: string
  readonly externalId: string | null
  readonly email: string | null
  readonly companyId: string | null
  readonly organisation: string | null
}

export interface RecordEncoder {
  readonly add: (record: CanonicalRecord, line: number, counts: boolean) => void
  /** The batches that are full; with `all` also those that are not. */
  readonly take: (all: boolean) => RecordBatch[]
}

const batchSize = 4_096
/** Dictionaries start again when they are this long, so that a column of free text can't fill the memory. */
const longestDictionary = 100_000

/** Packs records into batches. */
export function makeRecordEncoder(): RecordEncoder {
  const open = new Map<RecordKind, OpenBatch>()
  const full: RecordBatch[] = []
  const terms = new Map<string, Map<string, number>>()
  const people = makeTextNumbers()
  const byExternal = makeTextNumbers()
  let termCount = 0
  let personCount = 0

  const openBatch = (kind: RecordKind): OpenBatch => {
    const table = recordTable(kind)
    return {
      table,
      count: 0,
      lines: new Float64Array(batchSize),
      counts: new Uint8Array(batchSize),
      columns: table.columns.map((column) =>
        column.type === 'text' ? new Array<string | null>(batchSize).fill(null) : new Float64Array(batchSize),
      ),
      terms: [],
      people: [],
      from: Number.POSITIVE_INFINITY,
      through: Number.NEGATIVE_INFINITY,
    }
  }
  const numberTerm = (batch: OpenBatch, kind: string, term: string): number => {
    let known = terms.get(kind)
    if (!known) {
      known = new Map()
      terms.set(kind, known)
    }
    let number = known.get(term)
    if (number === undefined) {
      if (known.size >= longestDictionary) known.clear()
      number = termCount++
      const own = ownText(term)
      known.set(own, number)
      batch.terms.push({ number, kind, term: own })
    }
    return number
  }
  const numberPerson = (batch: OpenBatch, person: PersonKeys): number => {
    const { vendorPersonId, externalId, email, companyId, organisation } = person
    const hasOnlyExternal =
      vendorPersonId === null && externalId !== null && email === null && companyId === null && organisation === null
    // A file that names customers by one id needs no longer key for them: most rows take this way.
    const known = hasOnlyExternal ? byExternal : people
    let text = externalId ?? ''
    if (!hasOnlyExternal) {
      text = `${vendorPersonId ?? ''}\u0001${externalId ?? ''}\u0001${email ?? ''}\u0001${companyId ?? ''}\u0001${organisation ?? ''}`
    }
    let number = known.numberOf(text)
    if (number < 0) {
      const key = maybePersonKey(person)
      if (key === undefined) return Number.NaN
      number = personCount++
      known.keep(text, number)
      batch.people.push({ number, key, externalId, email, companyId, organisation })
    }
    return number
  }

  const add = (record: CanonicalRecord, line: number, counts: boolean): void => {
    let batch = open.get(record.kind)
    if (!batch) {
      batch = openBatch(record.kind)
      open.set(record.kind, batch)
    }
    const row = batch.count
    const { columns } = batch.table
    batch.lines[row] = line
    batch.counts[row] = counts ? 1 : 0
    for (let i = 0; i < columns.length; i += 1) {
      const column = columns[i] as RecordTable['columns'][number]
      const into = batch.columns[i] as (Value | undefined)[]
      if (column.type === 'person') {
        const person = batch.table.person(record)
        into[row] = person === null ? Number.NaN : numberPerson(batch, person)
        continue
      }
      const value = column.of(record)
      if (column.type === 'text') into[row] = value
      else if (value === null) into[row] = Number.NaN
      else if (column.type === 'term') into[row] = numberTerm(batch, column.term as string, value as string)
      else into[row] = value
    }
    const at = batch.table.at(record)
    if (at !== null) {
      if (at < batch.from) batch.from = at
      if (at > batch.through) batch.through = at
    }
    batch.count += 1
    if (batch.count === batchSize) {
      full.push(closeBatch(batch))
      open.delete(record.kind)
    }
  }
  const take = (all: boolean): RecordBatch[] => {
    if (all) {
      for (const batch of open.values()) if (batch.count > 0) full.push(closeBatch(batch))
      open.clear()
    }
    return full.splice(0)
  }
  return { add, take }
}

/** A copy that doesn't hold on to the megabyte of text it was cut from. */
function ownText(text: string): string {
  return ` ${text}`.slice(1)
}

interface OpenBatch {
  readonly table: RecordTable
  count: number
  readonly lines: Float64Array
  readonly counts: Uint8Array
  readonly columns: (Float64Array | (string | null)[])[]
  readonly terms: NumberedTerm[]
  readonly people: NumberedPerson[]
  from: number
  through: number
}

function closeBatch({ table, ...rest }: OpenBatch): RecordBatch {
  return { kind: table.kind, ...rest }
}

/** How a person is told from others of the same system: the vendor's own id, or the best key that the export has. */
export function maybePersonKey(person: PersonKeys): string | undefined {
  if (person.vendorPersonId !== null) return `id:${person.vendorPersonId}`
  if (person.externalId !== null) return `external:${person.externalId}`
  if (person.email !== null) return `email:${person.email}`
  if (person.companyId !== null) return `company:${person.companyId}`
  return person.organisation === null ? undefined : `organisation:${person.organisation}`
}
