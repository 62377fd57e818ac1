import { cleanText } from './clean-text.ts'

/** An e-mail address in lower case, or `null` when the cell holds none. Takes it out of `Ana <ana@example.com>`. */
export function readEmail(cell: string): string | null {
  let text = cleanText(cell).toLowerCase()
  const open = text.lastIndexOf('<')
  if (open >= 0 && text.endsWith('>')) text = text.slice(open + 1, -1).trim()
  if (text.startsWith('mailto:')) text = text.slice(7)
  const at = text.indexOf('@')
  if (at <= 0 || at === text.length - 1 || text.length > 254 || /[\s,;<>]/.test(text)) return null
  return text
}
