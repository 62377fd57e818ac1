import type { CohortMember } from './members.ts'

/** One thing that is held alike, as columns of numbers. */
interface Term {
  /** What it is called in a sentence. */
  readonly words: string
  readonly columns: readonly { readonly name: string; readonly values: Float64Array }[]
}

/** What was known about every member at time zero, as a model's columns. */
export interface Covariates {
  readonly columns: readonly Float64Array[]
  readonly names: readonly string[]
  /** In words, what the columns stand for. */
  readonly adjustedFor: readonly string[]
  /** What would belong here and is not in the data. */
  readonly notInData: readonly string[]
  /** What is in the data and was left out, because there are too few customers or leavers for so many columns. */
  readonly tooMany: readonly string[]
}

/**
 * The columns that comparisons adjust for, in a fixed order of importance (never chosen by looking at who left): plan, recurring amount, contacts before, time as a customer, seats,
 * topic, segment, calendar quarter, channel. Only facts known at time zero; nothing that the handling may have changed. `most` is how many columns the data can carry; terms that no
 * longer fit are left out whole and named. Rare words share a column.
 */
export function covariatesOf(
  members: readonly CohortMember[],
  most: number,
  without: readonly string[] = [],
): Covariates {
  const found = terms(members).filter((term) => !without.includes(term.words))
  const columns: Float64Array[] = []
  const names: string[] = []
  const adjustedFor: string[] = []
  const tooMany: string[] = []
  for (const term of found) {
    if (term.columns.length === 0) continue
    if (columns.length + term.columns.length > most) {
      if (!isBend(term)) tooMany.push(term.words)
      continue
    }
    if (!isBend(term)) adjustedFor.push(term.words)
    for (const { name, values } of term.columns) {
      columns.push(values)
      names.push(name)
    }
  }
  return { columns, names, adjustedFor, notInData: missing(members), tooMany }
}

function terms(members: readonly CohortMember[]): Term[] {
  const number = (words: string, name: string, of: (m: CohortMember) => number): Term => {
    const values = Float64Array.from(members, of)
    return { words, columns: values.every((v) => v === values[0]) ? [] : [{ name, values }] }
  }
  const first = members.reduce((least, m) => Math.min(least, m.startAt), Number.POSITIVE_INFINITY)
  return [
    wordTerm(members, 'plan', (m) => m.plan),
    number('recurring amount', 'recurring amount (log)', (m) => Math.log(Math.max(m.mrrMinor, 1))),
    joined('contacts before', [
      number('', 'contacts in 90 days before (log)', (m) => Math.log1p(m.priorContacts)),
      number('', 'contacts a month before (log)', (m) =>
        m.allPrior === undefined ? 0 : Math.log((m.allPrior + 0.5) / ((m.seenDays ?? 0) / 30.4375 + 1)),
      ),
    ]),
    number('time as a customer', 'days as a customer (log)', (m) => Math.log(m.tenureDays + 30)),
    number('seats', 'seats (log)', (m) => Math.log(Math.max(m.seats ?? 1, 1))),
    wordTerm(members, 'topic', (m) => m.topic),
    wordTerm(members, 'segment', (m) => m.segment),
    wordTerm(members, 'calendar quarter', (m) => `quarter ${Math.floor((m.startAt - first) / (91.3125 * 86_400)) + 1}`),
    wordTerm(members, 'channel', (m) => m.channel),
    // Squares, last in line: what is alike on average may still differ in the middle and at the ends.
    bend(members, 'recurring amount', (m) => Math.log(Math.max(m.mrrMinor, 1))),
    bend(members, 'contacts in 90 days before', (m) => Math.log1p(m.priorContacts)),
    bend(members, 'days as a customer', (m) => Math.log(m.tenureDays + 30)),
    bend(members, 'seats', (m) => Math.log(Math.max(m.seats ?? 1, 1))),
  ]
}

/** The square of a number around its mean. */
function bend(members: readonly CohortMember[], name: string, of: (m: CohortMember) => number): Term {
  const own = Float64Array.from(members, of)
  const mean = own.reduce((sum, v) => sum + v, 0) / Math.max(1, own.length)
  const values = own.map((v) => (v - mean) ** 2)
  return {
    words: `${squared}${name}`,
    columns: own.every((v) => v === own[0]) ? [] : [{ name: `${name} (log, squared)`, values }],
  }
}

const squared = 'square of '
const isBend = ({ words }: Term): boolean => words.startsWith(squared)

function joined(words: string, parts: readonly Term[]): Term {
  return { words, columns: parts.flatMap((part) => part.columns) }
}

/** A 0/1 column for every common word but the most common; rare words share one. */
function wordTerm(members: readonly CohortMember[], words: string, of: (m: CohortMember) => string): Term {
  const code = levelsOf(members, of)
  return {
    words,
    columns: code.levels.slice(1).map((level, k) => ({
      name: `${words}: ${level}`,
      values: Float64Array.from(code.of, (own) => (own === k + 1 ? 1 : 0)),
    })),
  }
}

/** Numbers from 0 up for the words of members, the most common first; words of fewer than twenty members (or 3 %) are one level together, or join the first when even together they are few. */
export function levelsOf(
  members: readonly CohortMember[],
  word: (m: CohortMember) => string,
): { readonly levels: readonly string[]; readonly of: Int32Array } {
  const counts = new Map<string, number>()
  for (const m of members) counts.set(word(m), (counts.get(word(m)) ?? 0) + 1)
  const enough = Math.max(20, 0.03 * members.length)
  const common = [...counts]
    .filter(([, n]) => n >= enough)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([level]) => level)
  const rare = members.length - common.reduce((sum, level) => sum + (counts.get(level) as number), 0)
  const levels = common.length > 0 ? common : ['all']
  const place = new Map(levels.map((level, i) => [level, i]))
  const rest = rare >= enough && common.length > 0 ? levels.length : 0
  const of = Int32Array.from(members, (m) => place.get(word(m)) ?? rest)
  return { levels: rest > 0 ? [...levels, 'others'] : levels, of }
}

function missing(members: readonly CohortMember[]): string[] {
  const nowhere = (of: (m: CohortMember) => boolean) => members.every((m) => !of(m))
  return [
    ...(nowhere((m) => m.seats !== undefined && m.seats !== null) ? ['seats'] : []),
    ...(nowhere((m) => m.plan !== 'plan not told') ? ['plan'] : []),
    ...(nowhere((m) => m.topic !== 'topic not told') ? ['topic'] : []),
    ...(nowhere((m) => m.segment !== 'segment not told') ? ['segment'] : []),
    ...(nowhere((m) => m.channel !== 'channel not told') ? ['channel'] : []),
    'use of the product',
  ]
}
