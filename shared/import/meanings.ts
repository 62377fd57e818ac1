import { maybeCurrency } from './cells/read-currency.ts'
import { maybeFlag } from './cells/read-flag.ts'
import { maybeMonthly } from './monthly.ts'
import type { Source } from './source.ts'
import { maybeHandledBy } from './words/handled-by.ts'
import { maybeRating } from './words/rating.ts'
import { maybeResolution } from './words/resolution.ts'
import { maybeSentiment } from './words/sentiment.ts'
import { maybeStatus } from './words/status.ts'

/** A field whose cells are words of a short list: what each can be said to mean, and how a word is understood without being told. */
export interface Vocabulary {
  readonly meanings: readonly string[]
  /** Nothing for a word that isn't understood. */
  readonly understand: (word: string) => string | undefined
}

const text = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value))

const resolution: Vocabulary = {
  meanings: ['resolved', 'contained', 'not resolved', 'escalated', 'reopened', 'open'],
  understand: maybeResolution,
}

const byField: Readonly<Record<string, Vocabulary>> = {
  resolution,
  outcome: resolution,
  finState: resolution,
  handledBy: {
    meanings: ['ai', 'human', 'ai to human', 'self service', 'nobody'],
    understand: maybeHandledBy,
  },
  status: { meanings: ['open', 'pending', 'closed'], understand: maybeStatus },
  sentiment: { meanings: ['negative', 'neutral', 'positive'], understand: (word) => text(maybeSentiment(word)) },
  interval: {
    meanings: ['day', 'week', 'month', 'quarter', 'year'],
    understand: (word) => (maybeMonthly(100, word) === undefined ? undefined : word),
  },
}

const rating: Vocabulary = {
  meanings: ['good', 'bad', 'not rated'],
  understand: (word) => {
    const read = maybeRating(word, 100, '.')
    if (read === undefined) return undefined
    return read.rating === null ? 'not rated' : read.satisfied === false ? 'bad' : read.satisfied ? 'good' : word
  },
}
const flag: Vocabulary = {
  meanings: ['yes', 'no'],
  understand: (word) => {
    const read = maybeFlag(word)
    return read === undefined ? undefined : read ? 'yes' : 'no'
  },
}
const currencies: Vocabulary = {
  meanings: ['EUR', 'USD', 'GBP', 'CHF', 'CAD', 'AUD', 'JPY'],
  understand: (word) => maybeCurrency(word),
}

/** The vocabulary of a field; nothing for fields of names, numbers and times. */
export function maybeVocabulary(source: Source, field: string): Vocabulary | undefined {
  const spec = source.fields[field]
  if (spec === undefined) return undefined
  if (spec.type === 'rating') return rating
  if (spec.type === 'flag') return flag
  if (spec.type === 'currency') return currencies
  // What a shop calls the state of an order is no state of a ticket.
  if (field === 'status' && !source.kinds.includes('contact')) return undefined
  if (field === 'unit') return byField.interval
  return spec.type === 'text' ? byField[field] : undefined
}
