import type { Evidence, Unit } from '../../base/evidence.ts'
import { minorDigits } from '../../base/money.ts'
import type { Cell, CellFormat } from '../deck.ts'

/** Words. */
export const text = (words: string, strong = false): Cell => ({
  kind: 'text',
  text: words,
  ...(strong ? { strong } : {}),
})

/** The titles of columns. */
export const heads = (...titles: string[]): Cell[] => titles.map((title) => text(title, true))

/** A whole number. */
export const count = (value: number): Cell => ({ kind: 'number', value, format: 'count' })

/** Money in major units, as finance writes it; `name` makes it a named cell. */
export function money(minor: number, currency: string, name?: string): Cell {
  return {
    kind: 'number',
    value: minor / 10 ** minorDigits(currency),
    format: { money: currency },
    ...(name === undefined ? {} : { name }),
  }
}

/** A live sum or rate over money, in bold, with the value (minor units) that it must give; `name` makes it a named cell. */
export function moneyFormula(formula: string, minor: number, currency: string, name?: string): Cell {
  return {
    kind: 'formula',
    formula,
    value: minor / 10 ** minorDigits(currency),
    format: { money: currency },
    strong: true,
    ...(name === undefined ? {} : { name }),
  }
}

const formats: Readonly<Record<Unit, CellFormat>> = {
  count: 'count',
  share: 'share',
  ratio: 'decimal',
  points: 'share',
  money: 'decimal',
  days: 'days',
  seconds: 'decimal',
  'hazard-ratio': 'decimal',
}

/** A value of evidence in its unit; empty when there is none. */
export function valueCell(value: number | null, e: Pick<Evidence, 'unit' | 'currency'>): Cell {
  if (value === null) return null
  if (e.unit === 'money' && e.currency !== null) return money(value, e.currency)
  return { kind: 'number', value, format: formats[e.unit] }
}
