import Papa from 'papaparse'

/** Rows of a CSV by heading, as any other program would read them; rows with too few cells lack the last headings. */
export function readTable(text: string): Record<string, string | undefined>[] {
  const [header, ...rows] = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data
  return rows
    .filter((cells) => cells.length > 1)
    .map((cells) => Object.fromEntries(cells.map((cell, i) => [header?.[i] ?? String(i), cell])))
}
