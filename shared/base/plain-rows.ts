import { minorDigits } from './money.ts'

/** Columns of the rows behind a number whose cells are amounts in minor units. */
const money = /^(amount|after|monthly revenue.*|at the end|of it associated)$/

/** Whether a column of the rows behind a number holds amounts in minor units. */
export function isMoneyColumn(title: string): boolean {
  return money.test(title)
}

/**
 * Rows behind a number as a spreadsheet reads them: amounts with the decimals of the row’s own currency, or of `currency` where it names none.
 * `plainRows(['amount', 'currency'], [['1250', 'EUR']], 'EUR')` is `[['12.50', 'EUR']]`.
 */
export function plainRows(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  currency: string,
): readonly (readonly string[])[] {
  const currencyAt = columns.indexOf('currency')
  const moneyAt = new Set(columns.flatMap((title, index) => (isMoneyColumn(title) ? [index] : [])))
  if (moneyAt.size === 0) return rows
  return rows.map((row) => {
    const digits = minorDigits((currencyAt < 0 ? undefined : row[currencyAt]) || currency)
    return row.map((cell, index) =>
      moneyAt.has(index) && /^-?\d+$/.test(cell) ? (Number(cell) / 10 ** digits).toFixed(digits) : cell,
    )
  })
}
