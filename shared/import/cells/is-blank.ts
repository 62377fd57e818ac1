const tokens = new Set([
  '-',
  '--',
  '—',
  '–',
  'n/a',
  '#n/a',
  'null',
  '(null)',
  '\\n',
  'none',
  'nan',
  '(blank)',
  'undefined',
  'nil',
  'n.a.',
  '(none)',
  '(not set)',
  '(empty)',
  '[]',
  '{}',
  '""',
  "''",
  '“”',
  '"',
])

/** Does this cell say nothing? True for spaces and for the tokens that programs write for "no value" (`-`, `N/A`, `NULL`, `\N`). */
export function isBlank(cell: string): boolean {
  if (cell.length === 0) return true
  if (cell.length > 11) return false
  const first = cell.charCodeAt(0)
  // Most cells begin with a digit or a letter that begins no such token.
  if ((first >= 48 && first <= 57) || (first >= 65 && first <= 77) || (first >= 97 && first <= 109)) return false
  const text = cell.trim()
  return text.length === 0 || tokens.has(text.toLowerCase())
}
