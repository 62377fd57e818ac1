import { type Heading, headingKey } from './headings.ts'
import type { Mapping } from './mapping.ts'
import type { Told } from './told.ts'

/** How a file was read before: what its headings were, and what was settled then. */
export interface RememberedMapping {
  readonly file: string
  readonly headings: readonly string[]
  readonly mapping: Mapping
  /** Zone and currency that a person told against what the file or its vendor seems to say. */
  readonly corrected: NonNullable<Told['corrected']>
}

/** How the headings of a file differ from those of the one before. */
export interface HeadingDifferences {
  /** The file that is compared with. */
  readonly file: string
  readonly added: readonly string[]
  readonly gone: readonly string[]
  /** Headings that probably only changed their name. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
}

/** Says what changed between two heading rows, whatever their order; `null` when nothing did. */
export function headingDifferences(before: RememberedMapping, now: readonly Heading[]): HeadingDifferences | null {
  const keysNow = new Set(now.map(({ name }) => headingKey(name)))
  const keysBefore = new Set(before.headings.map(headingKey))
  const gone = before.headings.filter((name) => !keysNow.has(headingKey(name)))
  const added = now.map(({ name }) => name).filter((name) => !keysBefore.has(headingKey(name)))
  if (gone.length === 0 && added.length === 0) return null
  const pairs = gone
    .flatMap((from) => added.map((to) => ({ from, to, alike: likeness(from, to) })))
    .filter(({ alike }) => alike >= alikeEnough)
    .sort((a, b) => b.alike - a.alike)
  const renamed: { from: string; to: string }[] = []
  for (const { from, to } of pairs) {
    if (!renamed.some((pair) => pair.from === from || pair.to === to)) renamed.push({ from, to })
  }
  return {
    file: before.file,
    added: added.filter((name) => !renamed.some(({ to }) => to === name)),
    gone: gone.filter((name) => !renamed.some(({ from }) => from === name)),
    renamed,
  }
}

/** What share of headings two files have in common, 0..1. */
export function headingOverlap(before: readonly string[], now: readonly Heading[]): number {
  const a = new Set(before.map(headingKey))
  const b = new Set(now.map(({ name }) => headingKey(name)))
  const both = [...a].filter((key) => b.has(key)).length
  return both / Math.max(1, a.size + b.size - both)
}

/**
 * The mapping of the time before put onto this file: columns by their headings, also probably renamed ones, and words as they were settled. Zone and currency come from
 * the file itself and only otherwise from before; date order and decimal mark are left open (`answersBefore`). Columns that are new are read as proposed.
 */
export function recallMapping(before: RememberedMapping, proposed: Mapping, now: readonly Heading[]): Mapping {
  const names = new Map(now.map(({ name }) => [headingKey(name), name]))
  const renamed = new Map(headingDifferences(before, now)?.renamed.map(({ from, to }) => [from, to]))
  const leftOut = (before.mapping.leftOut ?? []).flatMap(
    (heading) => names.get(headingKey(heading)) ?? renamed.get(heading) ?? [],
  )
  const recalled = Object.entries(before.mapping.columns).flatMap(([field, heading]) => {
    const found = names.get(headingKey(heading)) ?? renamed.get(heading)
    return found === undefined ? [] : [[field, found] as const]
  })
  const taken = new Set(recalled.map(([, heading]) => heading))
  const known = new Set(before.headings.map(headingKey))
  // A column that was there before and was not used stays unused.
  const fresh = Object.entries(proposed.columns).filter(
    ([field, heading]) =>
      !taken.has(heading) && !known.has(headingKey(heading)) && !recalled.some(([one]) => one === field),
  )
  const isKept = ([, heading]: readonly [string, string]): boolean => !leftOut.includes(heading)
  return {
    ...proposed,
    columns: Object.fromEntries([...recalled, ...fresh].filter(isKept)),
    ...(leftOut.length === 0 ? {} : { leftOut }),
    words: before.mapping.words,
    timeZone: before.corrected.timeZone ?? proposed.timeZone ?? before.mapping.timeZone,
    currency: before.corrected.currency ?? proposed.currency ?? before.mapping.currency,
    // The file's own evidence decides these two first, for the columns that are really read.
    dateOrder: null,
    decimal: null,
  }
}

/** Date order and decimal mark as they were before, where the question had arisen then: what to take when the file itself doesn't tell. */
export function answersBefore({ mapping }: RememberedMapping): Pick<Mapping, 'dateOrder' | 'decimal'> {
  return {
    dateOrder: mapping.dateOrder === 'YMD' ? null : mapping.dateOrder,
    decimal: mapping.decimal === '.' ? null : mapping.decimal,
  }
}

const alikeEnough = 0.6

/** How alike two headings are, 0..1: by their words, or by pairs of letters. `Created` and `Created at` are alike, so are `Kanal` and `Kanäle`. */
function likeness(a: string, b: string): number {
  const plain = (text: string): string =>
    headingKey(text.replace(/([a-z\d])([A-Z])/g, '$1 $2'))
      .normalize('NFD')
      .replace(/[^\p{L}\p{N} ]+/gu, ' ')
      .trim()
  const [x, y] = [plain(a), plain(b)]
  const words = dice(x.split(/\s+/), y.split(/\s+/))
  const letters = dice(pairsOf(x.replaceAll(' ', '')), pairsOf(y.replaceAll(' ', '')))
  return Math.max(words, letters)
}

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))

function dice(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  const both = a.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }).length
  return (2 * both) / Math.max(1, a.length + b.length)
}
