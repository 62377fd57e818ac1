/** Replaces people and companies in words that a person wrote. */
export interface Scrubber {
  readonly text: (text: string) => string
  /** The same for a person's own words within a JSON document; what is no document is taken as text. */
  readonly json: (text: string) => string
}

const address = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/gu
/** The longest name of a company that is looked for, in words. */
const mostWords = 6

/** Parts of documents that hold a person's own words also when it is one word alone; elsewhere one word is a word of Proofbook's own (a status, an id). */
const ownWords: ReadonlySet<string> = new Set([
  'name',
  'note',
  'reason',
  'source',
  'owner',
  'text',
  'title',
  'words',
  'why',
])

/**
 * Makes one. `known` are names and ids in lower case with what stands for them; they are found as whole words, whatever their case. Anything that looks like an e-mail address is replaced, known or
 * not. Locked numbers in braces stay as they are.
 */
export function makeScrubber({
  known,
  email,
}: {
  readonly known: ReadonlyMap<string, string>
  readonly email: (text: string) => string
}): Scrubber {
  const byWords = new Map<string, string>()
  for (const [name, stand] of known) if (isTelling(name)) byWords.set(wordsOf(name).join(' '), stand)
  const text = (given: string): string =>
    given
      .split(/(\{\{.*?\}\})/)
      .map((part, i) =>
        i % 2 === 1
          ? part
          : replaceKnown(
              part.replace(address, (found) => email(found)),
              byWords,
            ),
      )
      .join('')
  const deep = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return ownWords.has(key) || /[\s@]/.test(value) ? text(value) : value
    if (Array.isArray(value)) return value.map((inner) => deep(inner, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, deep(inner, name)]))
  }
  const json = (given: string): string => {
    const parsed = maybeDocument(given)
    return parsed === undefined ? text(given) : JSON.stringify(deep(parsed, ''))
  }
  return { text, json }
}

/** Short names and short numbers are found in any sentence, and meant in none. */
function isTelling(name: string): boolean {
  return /^\d*$/.test(name) ? name.length >= 6 : name.length >= 4
}

function maybeDocument(text: string): object | undefined {
  try {
    const parsed = JSON.parse(text) as unknown
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined
  } catch {
    return undefined
  }
}

const word = /[\p{L}\p{N}_]+/gu

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(word) ?? []
}

/** Replaces the longest known run of words at each place. */
function replaceKnown(text: string, known: ReadonlyMap<string, string>): string {
  if (known.size === 0) return text
  const found = [...text.matchAll(word)]
  let out = ''
  let at = 0
  for (let i = 0; i < found.length; ) {
    let taken = 0
    for (let length = Math.min(mostWords, found.length - i); length > 0 && taken === 0; length -= 1) {
      const run = found.slice(i, i + length)
      const stand = known.get(run.map(([one]) => one.toLowerCase()).join(' '))
      if (stand === undefined) continue
      const [first, last] = [run[0] as RegExpExecArray, run[length - 1] as RegExpExecArray]
      out += text.slice(at, first.index) + stand
      at = last.index + last[0].length
      taken = length
    }
    i += Math.max(1, taken)
  }
  return out + text.slice(at)
}
