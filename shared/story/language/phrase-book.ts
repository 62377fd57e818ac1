import { english, type Format } from '../../base/format.ts'
import type { Phrase } from './phrases.ts'

/** What a phrase book is made from: what each sentence is in its language, how it writes numbers, and how it joins a list. */
export interface PhraseBook {
  readonly phrases: Readonly<Record<Phrase, string>>
  readonly format: Format
  readonly and: string
}

interface Template {
  readonly begins: string
  readonly pattern: RegExp
  readonly holes: readonly string[]
  readonly said: string
  /** How many letters stand outside its holes. */
  readonly weight: number
}

const number = '[\\u2212+]?[^\\s]*\\d[^\\s]*'

/**
 * Makes a function that tells the English sentences of reports in another language. A sentence is looked up as it stands, or as one with holes: what fills them is told in its turn,
 * and numbers are written as the language writes them. Words that no phrase holds (of a person, of a vendor) come back unchanged, so that nothing is ever translated by guess.
 */
export function makeRetell({ phrases, format, and }: PhraseBook): (text: string) => string {
  const renumber = makeRenumber(format)
  const whole = new Map<string, string>()
  const templates: Template[] = []
  for (const [phrase, said] of Object.entries(phrases)) {
    const template = /[{(]/.test(phrase) ? maybeTemplate(phrase, said) : null
    if (template) templates.push(template)
    else whole.set(phrase.toLowerCase(), said)
  }
  // The one that says most by itself is tried first.
  templates.sort((a, b) => b.weight - a.weight)
  const known = new Map<string, string | null>()

  const find = (text: string): string | null => {
    const found = known.get(text)
    if (found !== undefined) return found
    known.set(text, null)
    const told = search(text)
    if (known.size > 20_000) known.clear()
    known.set(text, told)
    return told
  }
  const search = (text: string): string | null => {
    const exact = whole.get(text.toLowerCase())
    if (exact !== undefined) return exact
    const sentences = text.split(/(?<=[.!]) (?=[\p{Lu}\d\u2212€$£¥])/u)
    if (sentences.length > 1) {
      const told = sentences.map(find)
      if (told.every((one) => one !== null)) return told.join(' ')
    }
    const listed = asList(text)
    if (listed !== null) return listed
    const lower = text.toLowerCase()
    for (const { begins, pattern, holes, said } of templates) {
      if (!lower.startsWith(begins)) continue
      const match = pattern.exec(text)
      if (match) return fill(said, new Map(holes.map((hole, i) => [hole, match[i + 1] ?? ''])))
    }
    return asSentenceOf(text)
  }
  const fill = (said: string, values: ReadonlyMap<string, string>): string =>
    said.replace(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g, (_, hole: string, one?: string, many?: string) => {
      const value = values.get(hole) ?? ''
      if (one !== undefined) return value === '1' ? one : (many ?? '')
      return inHole(value)
    })
  /** A clause that a report made a sentence of: `Nothing is spent.` */
  const asSentenceOf = (text: string): string | null => {
    if (!/^[\p{Lu}\d].*\.$/u.test(text)) return null
    const told = find(text.slice(0, -1))
    return told === null ? null : `${told.charAt(0).toUpperCase()}${told.slice(1)}.`
  }
  /** Several words after each other, all of which the book holds. */
  const asList = (text: string): string | null => {
    const parts = text.split(/, | and | · /)
    if (parts.length < 2) return null
    const told = parts.map((part) => find(part))
    if (told.some((one) => one === null)) return null
    if (text.includes(' · ')) return told.join(' · ')
    const isAnd = / and [^,]*$/.test(text)
    return isAnd ? `${told.slice(0, -1).join(', ')} ${and} ${told.at(-1)}` : told.join(', ')
  }
  /** What fills a hole may be one word of the book beside a person's, such as a segment's name behind the word for what it is cut by. */
  const inHole = (text: string): string => {
    const told = find(text)
    if (told !== null) return told
    const words = text.split(' ')
    for (let n = words.length - 1; n > 0; n--) {
      const first = whole.get(words.slice(0, n).join(' ').toLowerCase())
      if (first !== undefined) return `${first} ${inHole(words.slice(n).join(' '))}`
    }
    return renumber(text)
  }
  return (text) => {
    const told = find(text)
    if (told !== null) return told
    return isNumberOnly(text) ? renumber(text) : text
  }
}

/** `{n} customer(s) left` as a pattern with its holes; `(is|are)` are alternatives, any other bracket is a bracket. */
function maybeTemplate(phrase: string, said: string): Template | null {
  const holes: string[] = []
  let source = ''
  let rest = phrase
  while (rest !== '') {
    const part = /^\{(#?)(\w+)\}|^\((s|[^()|]*\|[^()]*)\)/.exec(rest)
    if (part === null) {
      const next = rest.slice(1).search(/[{(]/)
      const words = next < 0 ? rest : rest.slice(0, next + 1)
      source += words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      rest = rest.slice(words.length)
      continue
    }
    if (part[2] !== undefined) {
      holes.push(part[2])
      source += part[1] === '#' ? `(${number})` : '(.+?)'
    } else source += part[3] === 's' ? 's?' : `(?:${part[3]})`
    rest = rest.slice(part[0].length)
  }
  if (holes.length === 0) return null
  const begins = phrase.split(/[{(]/)[0]?.toLowerCase() ?? ''
  const weight = phrase.replace(/\{#?\w+\}/g, '').length
  return { begins, pattern: new RegExp(`^${source}$`, 'isu'), holes, said, weight }
}

const englishMonth = english.words.months.join('|')
const sign = '€|\\$|£|¥|₹|R\\$|A\\$|C\\$|[A-Z]{3}\\u202f'

/** Numbers, dates and quarters in an English text as another language writes them. */
function makeRenumber({ words }: Format): (text: string) => string {
  const digits = (text: string) => text.replace(/[,.]/g, (mark) => (mark === ',' ? words.group : words.decimal))
  const between = words.range('', '')
  const monthOf = (name: string) => words.months[english.words.months.indexOf(name)] ?? name
  // One pass, so that nothing that was written is read again.
  const token = new RegExp(
    [
      `(?<minus>\\u2212?)(?<sign>${sign})(?<amount>\\d[\\d,]*(?:\\.\\d+)?)(?<scale>[km]\\b)?`,
      `(?<date>\\d{1,2}) (?<month>${englishMonth}) (?<year>\\d{4})`,
      `(?<month2>${englishMonth}) (?<year2>\\d{4})`,
      `(?<quarter>Q[1-4]) (?<year3>\\d{4})`,
      '(?<points>[+\\u2212]?\\d[\\d,]*(?:\\.\\d+)?) points',
      '(?<days>\\u2212?\\d[\\d,]*) days?\\b',
      '(?<![\\w@/.,-])(?<plain>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+)(?![\\w/@-])',
    ].join('|'),
    'gu',
  )
  return (text) =>
    text
      .replace(token, (...found) => {
        const at = found.at(-1) as Record<string, string | undefined>
        if (at.sign !== undefined) {
          const scale = at.scale === 'k' ? words.thousand : at.scale === 'm' ? words.million : ''
          return `${at.minus ?? ''}${words.money(`${digits(at.amount ?? '')}${scale}`, at.sign)}`
        }
        if (at.date !== undefined) return words.day(Number(at.date), monthOf(at.month ?? ''), at.year ?? '')
        if (at.month2 !== undefined) return words.month(monthOf(at.month2), at.year2 ?? '')
        if (at.quarter !== undefined) return words.quarter(at.quarter, at.year3 ?? '')
        if (at.points !== undefined) return `${digits(at.points)}${words.points}`
        if (at.days !== undefined) return words.days(digits(at.days), at.days.replace('\u2212', '') === '1')
        return digits(at.plain ?? '')
      })
      .replace(/(?<=\d|%|\p{L}|€|\$|£|\.) to (?=[+\u2212\d€$£¥Q])/gu, between)
}

/** Is this a number with its unit, a range of them, a date or a quarter, and nothing else? */
function isNumberOnly(text: string): boolean {
  const rest = text
    .replace(new RegExp(`(?:\\d{1,2} )?(?:${englishMonth}) \\d{4}`, 'g'), '')
    .replace(/Q[1-4] \d{4}/g, '')
    .replace(new RegExp(`(?:${sign})[\\d,.]+[km]?`, 'g'), '')
    .replace(/\b(?:days?|points|to|and|n|p)\b/g, '')
  return /\d/.test(text) && !/\p{L}/u.test(rest)
}
