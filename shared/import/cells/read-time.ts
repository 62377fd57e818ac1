import { dateOfDay, dayNumber } from '../../base/calendar.ts'
import type { Instant } from '../../base/model.ts'
import { isTimeZone, makeZone, type Zone } from '../../base/zone.ts'
import { asciiDigits } from './ascii-digits.ts'

export type DateOrder = 'YMD' | 'DMY' | 'MDY'
export type TimeFault = 'bad-date' | 'ambiguous-date' | 'impossible-time'

/** How the local times of one column are to be read. */
export interface TimeReading {
  readonly zone: Zone
  /** Order of day and month where a date doesn't begin with the year; `null` when the file hasn't told. */
  readonly order: DateOrder | null
}

const offsets = new Map(
  Object.entries({
    utc: 0,
    gmt: 0,
    z: 0,
    est: -5,
    edt: -4,
    cst: -6,
    cdt: -5,
    mst: -7,
    mdt: -6,
    pst: -8,
    pdt: -7,
    akst: -9,
    akdt: -8,
    hst: -10,
    bst: 1,
    wet: 0,
    west: 1,
    cet: 1,
    cest: 2,
    mez: 1,
    mesz: 2,
    eet: 2,
    eest: 3,
    msk: 3,
    aest: 10,
    aedt: 11,
    acst: 9.5,
    acdt: 10.5,
    awst: 8,
    nzst: 12,
    nzdt: 13,
    jst: 9,
    kst: 9,
    sgt: 8,
    hkt: 8,
  }),
)
const monthNames = new Map<string, number>()
for (const names of [
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'january february march april may june july august september october november december',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'jän feb mär apr mai jun jul aug sept okt nov dez',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  'jan fev mar abr mai jun jul ago set out nov dez',
  'janv févr mars avr mai juin juil août sept oct nov déc',
  'ene feb mar abr may jun jul ago sept oct nov dic',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'gen feb mar apr mag giu lug ago set ott nov dic',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'jan feb mrt apr mei jun jul aug sep okt nov dec',
  'januari februari mars april maj juni juli augusti september oktober november december',
  'januar februar marts april maj juni juli august september oktober november december',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  'januar februar mär april mai juni juli august sept oktober nov dez',
]) {
  names.split(' ').forEach((name, i) => {
    monthNames.set(name, i + 1)
  })
}

const digits = (text: string, from: number, count: number): number => {
  let value = 0
  for (let i = from; i < from + count; i += 1) {
    const c = text.charCodeAt(i) - 48
    if (!(c >= 0 && c <= 9)) return -1
    value = value * 10 + c
  }
  return value
}

/**
 * An instant from a date or time in any of the shapes that exports hold: `2026-09-30`, `2026-09-30 14:05[:30[.123]]`, with `T`, `Z`, `+0200`, `PST`;
 * `30/09/2026 2:05 PM`, `30.9.26`, `Sep 30, 2026`, seconds or milliseconds since 1970, spreadsheet day numbers. A date without a time is its
 * first moment in the zone. A local time that clocks jumped over is `impossible-time`; day and month that could be swapped are `ambiguous-date`.
 */
export function readTime(cell: string, { zone, order }: TimeReading): Instant | TimeFault {
  const quick = readQuick(cell, zone)
  return quick !== undefined ? quick : readSlow(cell, zone, order)
}

/** `2026-09-30`, `2026-09-30 14:05:30` and `2026-09-30T14:05:30Z` digit by digit; `undefined` for every other shape. */
function readQuick(text: string, zone: Zone): Instant | TimeFault | undefined {
  const length = text.length
  if (length !== 10 && length !== 16 && length !== 19 && length !== 20) return undefined
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  if (year < 0 || month < 0 || day < 0) return undefined
  const date = maybeDate(year, month, day)
  if (date === undefined) return 'bad-date'
  if (length === 10) return zone.startOfDay(date)
  const separator = text.charCodeAt(10)
  if ((separator !== 32 && separator !== 84) || text.charCodeAt(13) !== 58) return undefined
  const hour = digits(text, 11, 2)
  const minute = digits(text, 14, 2)
  let second = 0
  if (length >= 19) {
    if (text.charCodeAt(16) !== 58) return undefined
    second = digits(text, 17, 2)
  }
  if (hour < 0 || minute < 0 || second < 0 || hour === 24) return undefined
  if (hour > 23 || minute > 59 || second > 60) return 'bad-date'
  const local = date * 86_400 + hour * 3600 + minute * 60 + second
  if (length === 20) return text.charCodeAt(19) === 90 ? local : undefined
  return zone.instantOfLocal(local) ?? 'impossible-time'
}

function maybeDate(year: number, month: number, day: number): number | undefined {
  if (year < 1970 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const number = dayNumber(year, month, day)
  if (day <= 28) return number
  return Number(dateOfDay(number).slice(8)) === day ? number : undefined
}

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(.*))?$/
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T ,]+(.*))?$/
const nameFirst =
  /^(?:\p{L}{2,12}\.?, +)?(\p{L}{3,10})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?:,? +(?:(?:at|@|um) +)?(.*))?$/u
const nameSecond =
  /^(?:\p{L}{2,12}\.?, +)?(\d{1,2})(?:st|nd|rd|th|\.)?[ /.-] ?(?:de )?(\p{L}{3,12})\.?,?[ /.-](?:de )?(\d{4}|\d{2})(?:,? +(?:(?:at|@|um|à) +)?(.*))?$/u
const nameAndYear = /^(\p{L}{3,10})\.?[ -](\d{4})$/u
const monthOnly = /^(\d{4})-(\d{2})$/
const compact = /^(20\d{2})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/
const eastAsian = /^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일](?: *(.*))?$/
/** As a browser prints a moment: `Wed Nov 05 2025 23:19:00 GMT+0100 (CET)`. */
const printed = /^\p{L}{3} (\p{L}{3}) (\d{1,2}) (\d{4}) (\d{1,2}:\d{2}:\d{2}) (GMT[+-]\d{4})(?: \(.*\))?$/u
/** The time of day before the day. */
const timeFirst = /^(\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?),? +(?=\S)(.+)$/i
const clockTime = /^(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\.?(?![a-z]))?\s*(.*)$/i
const numeric = /^([+-])(\d{2}):?(\d{2})$/

function readSlow(cell: string, zone: Zone, order: DateOrder | null): Instant | TimeFault {
  const text = asciiDigits(cell.trim()).replace(/[\u00a0\u202f]/g, ' ')
  if (text.length > 80) return 'bad-date'
  if (/^\d+(\.\d+)?$/.test(text) && !compact.test(text)) return readCount(text, zone)
  const ymd = yearFirst.exec(text)
  if (ymd) return at(maybeDate(Number(ymd[1]), Number(ymd[2]), Number(ymd[3])), ymd[4], zone)
  const other = yearLast.exec(text)
  if (other) {
    const first = Number(other[1])
    const second = Number(other[2])
    const year = fullYear(other[3] as string)
    if (first <= 12 && second <= 12 && first !== second && order !== 'DMY' && order !== 'MDY') return 'ambiguous-date'
    const monthFirst = first > 12 ? false : second > 12 ? true : order === 'MDY'
    // A file whose order is settled must not slip a single date through the other way round.
    if ((order === 'MDY' && first > 12) || (order === 'DMY' && second > 12)) return 'bad-date'
    return at(monthFirst ? maybeDate(year, first, second) : maybeDate(year, second, first), other[4], zone)
  }
  const named = nameFirst.exec(text)
  if (named) return at(maybeDate(Number(named[3]), monthOf(named[1]), Number(named[2])), named[4], zone)
  const dayFirst = nameSecond.exec(text)
  if (dayFirst)
    return at(maybeDate(fullYear(dayFirst[3] as string), monthOf(dayFirst[2]), Number(dayFirst[1])), dayFirst[4], zone)
  const month = nameAndYear.exec(text)
  if (month) return at(maybeDate(Number(month[2]), monthOf(month[1]), 1), undefined, zone)
  const short = monthOnly.exec(text)
  if (short) return at(maybeDate(Number(short[1]), Number(short[2]), 1), undefined, zone)
  const packed = compact.exec(text)
  if (packed) {
    const [, year, month, day, hours, minutes, seconds = '00', suffix = ''] = packed
    const time = hours === undefined ? undefined : `${hours}:${minutes}:${seconds}${suffix}`
    return at(maybeDate(Number(year), Number(month), Number(day)), time, zone)
  }
  const eastern = eastAsian.exec(text)
  if (eastern) return at(maybeDate(Number(eastern[1]), Number(eastern[2]), Number(eastern[3])), eastern[4], zone)
  const browser = printed.exec(text)
  if (browser)
    return at(
      maybeDate(Number(browser[3]), monthOf(browser[1]), Number(browser[2])),
      `${browser[4]} ${browser[5]}`,
      zone,
    )
  const turned = timeFirst.exec(text)
  if (turned && !timeFirst.test(turned[2] as string)) return readTime(`${turned[2]} ${turned[1]}`, { zone, order })
  return 'bad-date'
}

const monthOf = (name: string | undefined): number => monthNames.get((name ?? '').toLowerCase()) ?? 0

function fullYear(text: string): number {
  return text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900)
}

/** Bare numbers: milliseconds or seconds since 1970, or days since 1899-12-30 as spreadsheets count. */
function readCount(text: string, zone: Zone): Instant | TimeFault {
  const value = Number(text)
  const whole = text.indexOf('.') < 0 ? text.length : text.indexOf('.')
  if (whole === 19) return Math.floor(value / 1e9)
  if (whole === 16) return Math.floor(value / 1e6)
  if (whole === 13) return Math.floor(value / 1000)
  if (whole === 10 || (whole === 9 && value >= 300_000_000)) return Math.floor(value)
  if (whole !== 5 || value < 25_569 || value > 80_000) return 'bad-date'
  const local = Math.round((value - 25_569) * 86_400)
  return zone.instantOfLocal(local) ?? 'impossible-time'
}

function at(date: number | undefined, time: string | undefined, zone: Zone): Instant | TimeFault {
  if (date === undefined) return 'bad-date'
  if (time === undefined || time.trim() === '') return zone.startOfDay(date)
  const match = clockTime.exec(time.trim())
  if (!match) return 'bad-date'
  let hour = Number(match[1])
  const minute = Number(match[2])
  const second = Number(match[3] ?? 0)
  const half = match[4]?.[0]?.toLowerCase()
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return 'bad-date'
    hour = (hour % 12) + (half === 'p' ? 12 : 0)
  }
  // The end of a day may be written as its hour 24.
  const isEnd = hour === 24 && minute === 0 && second === 0 && half === undefined
  if ((hour > 23 && !isEnd) || minute > 59 || second > 60) return 'bad-date'
  const local = date * 86_400 + hour * 3600 + minute * 60 + second
  const suffix = (match[5] ?? '').trim()
  if (suffix === '') return zone.instantOfLocal(local) ?? 'impossible-time'
  const offset = maybeOffset(suffix)
  if (offset !== undefined) return local - offset
  const named = suffix.replace(/^[([](.*)[)\]]$/, '$1')
  if (!named.includes('/') || !isTimeZone(named)) return 'bad-date'
  return zoneNamed(named).instantOfLocal(local) ?? 'impossible-time'
}

const zones = new Map<string, Zone>()

/** Zones that values name themselves; a file names few. */
function zoneNamed(name: string): Zone {
  const known = zones.get(name) ?? makeZone(name)
  if (zones.size < 1_000) zones.set(name, known)
  return known
}

function maybeOffset(suffix: string): number | undefined {
  const named = offsets.get(suffix.toLowerCase().replace(/^\(|\)$/g, ''))
  if (named !== undefined) return named * 3600
  const match = numeric.exec(suffix.replace(/^(GMT|UTC)/i, '').replace(/^([+-])(\d{2})$/, '$1$2:00'))
  if (!match) return undefined
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60
  return match[1] === '-' ? -seconds : seconds
}

/**
 * What a value says about the order of day and month: `DMY` or `MDY` when it can be only one, `both` when it could be either, `YMD` when the
 * year comes first or nothing is open, `null` when it is no such date.
 */
export function dateOrderEvidence(cell: string): DateOrder | 'both' | null {
  const text = asciiDigits(cell.trim()).replace(/^\d{1,2}:\d{2}(:\d{2})?,? +(?=\d)/, '')
  if (text.length > 40) return null
  const match = yearLast.exec(text)
  if (!match) return yearFirst.test(text) ? 'YMD' : null
  const first = Number(match[1])
  const second = Number(match[2])
  if (first > 31 || second > 31 || (first > 12 && second > 12)) return null
  if (first > 12) return 'DMY'
  if (second > 12) return 'MDY'
  return first === second ? null : 'both'
}

/** Does this value carry its own offset or zone, so that no zone need be given for it? */
export function carriesZone(cell: string): boolean {
  const text = cell.trim()
  if (/^\d{9,13}(\.\d+)?$|^\d{16}$|^\d{19}$/.test(text)) return true
  if (/\d\s+[([]?[A-Z]\w+\/\w/.test(text)) return true
  if (/(Z|[+-]\d{2}:?\d{2})$/.test(text)) return /\d{1,2}:\d{2}/.test(text)
  const word = /\d\s+\(?([A-Za-z]{1,4})\)?$/.exec(text)?.[1]?.toLowerCase()
  return word !== undefined && offsets.has(word) && text.includes(':')
}
