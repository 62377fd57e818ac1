import { dateOfDay } from '../base/calendar.ts'

/** What a number in a workbook is shown as: by its format it is a date, a time that ran, a share, a number with leading zeros, or just a number. */
export type NumberLook =
  | { readonly kind: 'plain' | 'date' | 'elapsed' | 'percent' }
  | { readonly kind: 'padded'; readonly digits: number }

const plain: NumberLook = { kind: 'plain' }

/** The look of a number format: built-in ones by number, a workbook's own by their code. */
export function numberLook(id: number, code: string | undefined): NumberLook {
  if (code === undefined) {
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58))
      return { kind: 'date' }
    if (id === 46) return { kind: 'elapsed' }
    return id === 9 || id === 10 ? { kind: 'percent' } : plain
  }
  const first = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*./g, '')
  if (/\[(h+|m+|s+)\]/i.test(first)) return { kind: 'elapsed' }
  const letters = first.replace(/\[[^\]]*\]/g, '')
  if (/[ydhs]/i.test(letters) || /m{1,5}/i.test(letters))
    return /[#?]/.test(letters) || /e[+-]/i.test(letters) ? plain : { kind: 'date' }
  if (letters.includes('%')) return { kind: 'percent' }
  return /^0{2,20}$/.test(letters) ? { kind: 'padded', digits: letters.length } : plain
}

/** The text that a number cell stands for. Integers of more than fifteen digits were rounded by the workbook and are shown so that an id made of them is refused. */
export function numberText(raw: string, look: NumberLook, isFrom1904: boolean): string {
  const value = Number(raw)
  if (raw === '' || !Number.isFinite(value)) return raw
  switch (look.kind) {
    case 'date':
      return dateText(value, isFrom1904)
    case 'elapsed': {
      const seconds = Math.round(Math.abs(value) * 86_400)
      const two = (n: number): string => String(n).padStart(2, '0')
      return `${value < 0 ? '-' : ''}${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
    }
    case 'percent':
      return `${shortest(value * 100)}%`
    case 'padded':
      return Number.isInteger(value) ? String(value).padStart(look.digits, '0') : shortest(value)
    case 'plain':
      return shortest(value)
  }
}

function shortest(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) >= 1e15) return value.toExponential().toUpperCase()
  const rounded = Number(value.toPrecision(15))
  return Math.abs(rounded) < 1e-6 && rounded !== 0 ? rounded.toFixed(12).replace(/0+$/, '') : String(rounded)
}

/** A day number as `2026-09-30`, or with its time of day when it has one. Day 60 of the 1900 calendar, 29 February 1900, never was. */
function dateText(serial: number, isFrom1904: boolean): string {
  const day = Math.floor(serial)
  const seconds = Math.round((serial - day) * 86_400)
  const two = (n: number): string => String(n).padStart(2, '0')
  if (!isFrom1904 && day === 0)
    return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const sinceEpoch = isFrom1904 ? day - 24_107 : day - (day < 60 ? 25_568 : 25_569)
  const carry = seconds === 86_400 ? 1 : 0
  const date = dateOfDay(sinceEpoch + carry)
  const rest = seconds % 86_400
  return rest === 0
    ? date
    : `${date} ${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`
}

/** The column of a cell's name: `A1` is 0, `AB12` is 27; -1 when it has none. */
export function columnOfCell(name: string): number {
  let column = 0
  for (let i = 0; i < name.length; i += 1) {
    const c = name.charCodeAt(i)
    if (c < 65 || c > 90) break
    column = column * 26 + c - 64
  }
  return column - 1
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of XML with its five entities and numbered characters read, and `_x000D_` escapes of workbooks. A document's own entities are never expanded. */
export function xmlText(raw: string): string {
  if (!raw.includes('&') && !raw.includes('_x')) return raw
  return raw
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,4});/gi, (whole, name: string) => {
      if (name.startsWith('#')) {
        const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole
      }
      return entities[name] ?? whole
    })
    .replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
