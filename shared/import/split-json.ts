import type { ProblemCode } from '../base/problem.ts'

/** Where the records of a JSON file are: one a line, the elements of a list, or the elements of the list under a key, which is `inside` so many objects. */
export type JsonShape =
  | { readonly kind: 'lines' }
  | { readonly kind: 'list' }
  | { readonly kind: 'under'; readonly key: string; readonly inside: number }

/** Called with a piece of text that should have been a record and is none. */
export type OnBad = (text: string, line: number, code: ProblemCode) => void

/** The shape of a JSON file by its beginning; `undefined` when it holds no list of objects. */
export function maybeJsonShape(head: string): JsonShape | undefined {
  const text = head.trimStart()
  if (text.startsWith('[')) return /^\[\s*[{\]]/.test(text) ? { kind: 'list' } : undefined
  if (!text.startsWith('{')) return undefined
  const end = text.search(/[\r\n]/)
  const first = end < 0 ? text : text.slice(0, end)
  // A first line that is whole is a record, unless it is all there is and holds the list.
  const rest = text.slice(end < 0 ? text.length : end).trim()
  if (parses(first) && (rest !== '' || !hasList(first) || isRecord(first))) return { kind: 'lines' }
  const list = maybeListKey(text)
  return list === undefined ? undefined : { kind: 'under', ...list }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** An object with an id of its own is a record, whatever lists it holds. */
function isRecord(text: string): boolean {
  return Object.keys(JSON.parse(text) as object).some((key) => /^_?id$|_id$/.test(key))
}

function hasList(text: string): boolean {
  return maybeListKey(text) !== undefined
}

/** How deep in a document the list of records may be: `{"_embedded":{"conversations":[…]}}` is two. */
const deepestList = 4

/** Keys that hold a document's list instead of belonging to a record. */
const wrapper = /^(_embedded|data|results?|response|payload|body|content|export)$/

/** The first key whose value is a list of objects, in the outermost object or in a wrapper inside it, and how many objects are around it. */
function maybeListKey(text: string): { readonly key: string; readonly inside: number } | undefined {
  const open: { readonly mark: string; readonly key: string }[] = []
  let key = ''
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i]
    if (c === '"') {
      const end = endOfString(text, i + 1)
      if (end < 0) return undefined
      if (/^\s*:/.test(text.slice(end + 1, end + 20))) key = text.slice(i + 1, end)
      i = end
    } else if (c === '[' || c === '{') {
      const isList = c === '[' && /^\[\s*\{/.test(text.slice(i, i + 200))
      const isWrapped = open.every((one, depth) => one.mark === '{' && (depth === 0 || wrapper.test(one.key)))
      if (isList && isWrapped && open.length > 0 && open.length <= deepestList) return { key, inside: open.length }
      open.push({ mark: c, key })
    } else if (c === ']' || c === '}') open.pop()
  }
  return undefined
}

function endOfString(text: string, from: number): number {
  for (let i = text.indexOf('"', from); i >= 0; i = text.indexOf('"', i + 1)) {
    let slashes = 0
    while (text.charCodeAt(i - 1 - slashes) === 92) slashes += 1
    if (slashes % 2 === 0) return i
  }
  return -1
}

/** A record that is longer than this is no record: a bracket was opened and never closed. */
const longestRecord = 16_000_000

export interface JsonSplitter {
  readonly push: (text: string, last: boolean, onRecord: (record: object, line: number) => void, onBad: OnBad) => void
}

/** Takes JSON text piece by piece and hands on its records. Integers too long for a number become text, digit for digit. */
export function makeJsonSplitter(shape: JsonShape): JsonSplitter {
  return shape.kind === 'lines' ? splitLines() : splitList(shape)
}

function splitLines(): JsonSplitter {
  let rest = ''
  let line = 1
  return {
    push: (piece, last, onRecord, onBad) => {
      const text = rest + piece
      let at = 0
      for (;;) {
        const end = text.indexOf('\n', at)
        if (end < 0 && !last) break
        const record = text.slice(at, end < 0 ? undefined : end).trim()
        if (record !== '') handOn(record, line, onRecord, onBad)
        if (end < 0) {
          at = text.length
          break
        }
        line += 1
        at = end + 1
      }
      rest = text.slice(at)
      if (rest.length > longestRecord) {
        onBad(rest.slice(0, 200), line, 'text-too-long')
        rest = ''
      }
    },
  }
}

function splitList(shape: JsonShape): JsonSplitter {
  // Depth of the list's brackets; its elements begin one deeper.
  const level = shape.kind === 'under' ? shape.inside + 1 : 1
  let depth = 0
  let key = ''
  let isInside = shape.kind === 'list'
  let rest = ''
  let line = 1
  let scanned = 0
  let start = -1
  let startLine = 1
  let isOver = false
  return {
    push: (piece, last, onRecord, onBad) => {
      if (isOver) return
      const text = rest + piece
      let i = scanned
      for (; i < text.length; i += 1) {
        const c = text.charCodeAt(i)
        if (c === 10) line += 1
        else if (c === 34) {
          const end = endOfString(text, i + 1)
          if (end < 0) break
          if (depth === level - 1 && shape.kind === 'under') key = text.slice(i + 1, end)
          i = end
        } else if (c === 123 || c === 91) {
          depth += 1
          if (depth === level && c === 91 && shape.kind === 'under') isInside = key === shape.key
          if (isInside && depth === level + 1 && c === 123) {
            start = i
            startLine = line
          }
        } else if (c === 125 || c === 93) {
          depth -= 1
          if (isInside && depth === level && c === 125 && start >= 0) {
            handOn(text.slice(start, i + 1), startLine, onRecord, onBad)
            start = -1
          } else if (isInside && depth < level) {
            isInside = false
            isOver = shape.kind === 'under'
          }
        }
      }
      const keep = start >= 0 ? start : i
      rest = text.slice(keep)
      scanned = i - keep
      if (start >= 0) start = 0
      const isUnfinished = last && !isOver && (start >= 0 || isInside)
      if (isUnfinished || rest.length > longestRecord) {
        onBad(rest.slice(0, 200), startLine, last ? 'bad-json' : 'text-too-long')
        isOver = true
      }
    },
  }
}

const longNumber = /\d{16}/

function handOn(text: string, line: number, onRecord: (record: object, line: number) => void, onBad: OnBad): void {
  let record: unknown
  try {
    record = longNumber.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text)
  } catch {
    onBad(text.slice(0, 200), line, 'bad-json')
    return
  }
  if (typeof record === 'object' && record !== null && !Array.isArray(record)) onRecord(record, line)
  else onBad(text.slice(0, 200), line, 'bad-json')
}

/** Integers beyond what a number holds exactly stay as they are written. */
function keepDigits(this: unknown, _key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? ''))
    return context?.source
  return value
}

const deepest = 5
/** What is worth knowing of every object in a list, not of the first alone. */
const namesOfAll = ['name', 'tag', 'label', 'email']
const mostListed = 100
const mostColumns = 1_000

/**
 * The values of a record by their path: `{"via":{"channel":"email"},"tags":["a","b"]}` gives `via.channel` and `tags` (`a, b`). Of a list of
 * objects the first is taken (`contacts.0.id`), how many there are (`contacts.length`), and the names, tags and e-mails of all (`tags.name` is `a, b`).
 */
export function flattenRecord(
  record: object,
  into: Map<string, string> = new Map(),
  path = '',
  depth = 0,
): Map<string, string> {
  for (const [key, value] of Object.entries(record)) {
    if (into.size >= mostColumns) return into
    const name = path === '' ? key : `${path}.${key}`
    if (value === null || value === undefined) into.set(name, '')
    else if (Array.isArray(value)) {
      const scalars = value.filter((item) => typeof item !== 'object' || item === null)
      if (scalars.length === value.length) into.set(name, scalars.join(', '))
      else {
        into.set(`${name}.length`, String(value.length))
        const first = value.find((item) => typeof item === 'object' && item !== null)
        for (const of of namesOfAll) {
          const all = value.slice(0, mostListed).flatMap((item: Record<string, unknown> | null) => {
            const one = typeof item === 'object' && item !== null && Object.hasOwn(item, of) ? item[of] : undefined
            return typeof one === 'string' || typeof one === 'number' ? [String(one)] : []
          })
          if (all.length > 0) into.set(`${name}.${of}`, all.join(', '))
        }
        if (depth < deepest) flattenRecord(first as object, into, `${name}.0`, depth + 1)
      }
    } else if (typeof value === 'object') {
      if (depth < deepest) flattenRecord(value, into, name, depth + 1)
    } else into.set(name, String(value))
  }
  return into
}
