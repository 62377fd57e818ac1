import { cleanText } from './clean-text.ts'

const rounded = /^[+-]?\d+([.,]\d+)?e\+?\d+$/i
const hashes = /^#{3,}$|^#(REF|VALUE|NAME|N\/A|NUM)[!?]?$/i
const asFormula = /^="(.*)"$/
const floated = /^(\d+)\.0$/

/**
 * An id as text, never through a number: leading zeros stay. Undoes what spreadsheets add (`'0042`, `="0042"`, `42.0`); an id that one has
 * rounded (`1.03006E+13`) can't be undone and is a `damaged-id`.
 */
export function readId(cell: string): { readonly id: string } | 'damaged-id' {
  let text = cleanText(cell)
  if (text.startsWith("'")) text = text.slice(1)
  else if (text.startsWith('=')) text = asFormula.exec(text)?.[1] ?? text
  if (text.length < 24 && (rounded.test(text) || hashes.test(text))) return 'damaged-id'
  const whole = floated.exec(text)
  return { id: whole ? (whole[1] as string) : text }
}
