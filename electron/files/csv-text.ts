import Papa from 'papaparse'

/** Characters that make a spreadsheet take a cell for a formula, at its start or after a line break inside it. */
const formula = /(^|[\r\n])[\s\u00a0\u200b\ufeff]*[=+\-@\t\r＝＋－＠]/u
const number = /^[+-]?\d[\d.,]*$/

/** Rows as CSV text with CRLF line ends. A cell that a spreadsheet would run as a formula gets an apostrophe before it; numbers and phone numbers stay. */
export function csvText(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) =>
    row.map((cell) => (formula.test(cell) && !number.test(cell.trim()) ? `'${cell}` : cell)),
  )
  return `${Papa.unparse(safe as string[][], { newline: '\r\n' })}\r\n`
}
