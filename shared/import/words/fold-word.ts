/** A word for looking up: lower case, with single spaces for punctuation, arrows and underscores. `AI → Human` and `ai_to_human` differ only in "to". */
export function foldWord(raw: string): string {
  return raw
    .toLowerCase()
    .replace(/[\s_\-–—/.,:;()[\]→>+&]+/g, ' ')
    .trim()
}

/** A lookup from lists of words: `{ email: 'email mail e mail' }`; several words of one meaning are separated by `|`. */
export function wordTable<T extends string>(lists: Readonly<Record<T, string>>): ReadonlyMap<string, T> {
  const table = new Map<string, T>()
  for (const [meaning, words] of Object.entries(lists) as [T, string][]) {
    for (const word of words.split('|')) table.set(word.trim(), meaning)
  }
  return table
}

/** The same function, remembering what it gave for words seen before: exports repeat few words many times. */
export function remembering<T>(find: (raw: string) => T): (raw: string) => T {
  const known = new Map<string, T>()
  return (raw) => {
    const before = known.get(raw)
    if (before !== undefined || known.has(raw)) return before as T
    const found = find(raw)
    if (known.size < mostRemembered) known.set(` ${raw}`.slice(1), found)
    return found
  }
}

const mostRemembered = 5_000
