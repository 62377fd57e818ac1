/** Control and formatting characters, except those that text needs: tab, line ends, the joiners of emoji and some scripts. */
const strange = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\ufffe\uffff]/gu

/** Halves of surrogate pairs on their own. */
const broken = /\p{Surrogate}/u
const everyBroken = /\p{Surrogate}/gu

/** Does this text hold control characters, direction marks or broken surrogates, which are no text? */
export function hasStrangeCharacters(text: string): boolean {
  strange.lastIndex = 0
  return strange.test(text) || broken.test(text)
}

/** The text trimmed (also of non-breaking spaces), without control characters and direction marks; broken surrogates become `�`. */
export function cleanText(cell: string): string {
  const trimmed = cell.trim()
  if (!hasStrangeCharacters(trimmed)) return trimmed
  return trimmed.replace(strange, '').replace(everyBroken, '\ufffd').trim()
}
