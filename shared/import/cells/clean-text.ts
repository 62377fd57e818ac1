/** Control and formatting characters, except those that text needs: tab, line ends, the joiners of emoji and some scripts. */
const strange = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\ufffe\uffff]/gu

/** Halves of surrogate pairs on their own. */
const broken = /\p{Surrogate}/u
const everyBroken = /\p{Surrogate}/gu

/** Does this text hold control characters, direction marks or broken surrogates, which are no text? */
export function hasStrangeCharacters(text: string): boolean {
  if (isPlain(text)) return false
  strange.lastIndex = 0
  return strange.test(text) || broken.test(text)
}

/** The text trimmed (also of non-breaking spaces), without control characters and direction marks; broken surrogates become `�`. */
export function cleanText(cell: string): string {
  if (isPlain(cell)) return cell
  const trimmed = cell.trim()
  if (!hasStrangeCharacters(trimmed)) return trimmed
  return trimmed.replace(strange, '').replace(everyBroken, '\ufffd').trim()
}

/** Printable ASCII that begins and ends with no space needs no cleaning. */
function isPlain(text: string): boolean {
  const last = text.length - 1
  if (last < 0 || text.charCodeAt(0) === 32 || text.charCodeAt(last) === 32) return false
  for (let i = 0; i <= last; i += 1) {
    const c = text.charCodeAt(i)
    if (c < 32 || c > 126) return false
  }
  return true
}
