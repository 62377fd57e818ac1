/** One line of CSV as the vendors write it: a cell is quoted only when it holds a comma, a quote or a line break; quotes are doubled. */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells.map(csvCell).join(',')
}

/** A whole CSV file with `\n` line ends and one at the end. */
export function csvText(lines: readonly (readonly (string | number)[])[]): string {
  return `${lines.map(csvLine).join('\n')}\n`
}

function csvCell(cell: string | number): string {
  const text = String(cell)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
