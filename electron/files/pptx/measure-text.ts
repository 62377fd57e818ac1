/** A face whose widths are known. */
export type Face = 'Georgia' | 'Calibri' | 'Calibri bold'

// Widths of the characters U+0020 to U+007E in thousandths of the type size, read from Gelasio and Carlito, which are made to the same widths as Georgia
// and Calibri.
const widths: Readonly<Record<Face, readonly number[]>> = {
  Georgia: [
    241, 331, 412, 643, 610, 817, 710, 215, 375, 375, 472, 643, 270, 374, 270, 469, 614, 430, 559, 552, 565, 528, 566,
    502, 596, 566, 313, 313, 643, 643, 643, 479, 929, 671, 654, 642, 749, 653, 599, 725, 815, 390, 518, 694, 604, 927,
    767, 744, 610, 744, 702, 561, 619, 756, 667, 976, 710, 615, 602, 375, 469, 375, 643, 643, 500, 504, 560, 454, 574,
    483, 325, 509, 582, 293, 292, 536, 286, 881, 591, 539, 571, 560, 410, 432, 345, 575, 497, 737, 505, 492, 444, 430,
    375, 430, 643,
  ],
  Calibri: [
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507, 507, 507, 507, 507,
    507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855,
    646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525,
    498, 305, 471, 525, 229, 239, 455, 229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314,
    460, 314, 498,
  ],
  'Calibri bold': [
    226, 326, 438, 498, 507, 729, 705, 233, 312, 312, 498, 498, 258, 306, 267, 430, 507, 507, 507, 507, 507, 507, 507,
    507, 507, 507, 276, 276, 498, 498, 498, 463, 898, 606, 561, 529, 630, 488, 459, 637, 631, 267, 331, 547, 423, 874,
    659, 676, 532, 686, 563, 473, 495, 653, 591, 906, 551, 520, 478, 325, 430, 325, 498, 498, 300, 494, 537, 418, 537,
    503, 316, 474, 537, 246, 255, 480, 246, 813, 537, 538, 537, 537, 355, 399, 347, 537, 473, 745, 459, 474, 397, 344,
    475, 344, 498,
  ],
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{3ffff}]/u
const weightless = /[\p{M}\u200b-\u200f\u2060\ufeff]/u
const thin = /[\u2009\u200a\u202f]/

/**
 * How wide a line of text is set, in inches. Latin letters by the face's own widths (accents do not widen a letter); Chinese, Japanese, Korean characters
 * and emoji are as wide as the type is high; anything else is taken as 0.62 of it, which is on the safe side.
 */
export function textWidth(text: string, face: Face, points: number): number {
  const table = widths[face]
  let sum = 0
  for (const char of text.normalize('NFD')) {
    const code = char.codePointAt(0) as number
    const known = table[code - 32]
    if (code >= 32 && known !== undefined) sum += known
    else if (weightless.test(char)) continue
    else if (wide.test(char)) sum += 1000
    else if (thin.test(char)) sum += 226
    else sum += 620
  }
  return (sum / 1000) * (points / 72)
}

/**
 * The lines into which text breaks at a width in inches: at spaces, after hyphens and slashes, between wide characters, and inside a word only when the word alone is
 * too wide. Line breaks in the text stay.
 */
export function wrapText(text: string, face: Face, points: number, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, face, points, width))
}

function wrapParagraph(text: string, face: Face, points: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text)) {
    if (line === '' || textWidth((line + piece).trimEnd(), face, points) <= width) line += piece
    else {
      lines.push(line.trimEnd())
      line = piece
    }
    while (textWidth(line.trimEnd(), face, points) > width && [...line].length > 1) {
      const fits = fitting(line, face, points, width)
      lines.push(fits)
      line = line.slice(fits.length)
    }
  }
  lines.push(line.trimEnd())
  return lines
}

function piecesOf(text: string): string[] {
  return (
    text.match(
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|[^\s\-/\u2013\u2014\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u2009]*(?:[\s\-/\u2013\u2014]+|$)|[^\s\-/\u2013\u2014\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]+/g,
    ) ?? []
  ).filter((piece) => piece !== '')
}

function fitting(line: string, face: Face, points: number, width: number): string {
  let taken = ''
  for (const char of line) {
    if (taken !== '' && textWidth(taken + char, face, points) > width) break
    taken += char
  }
  return taken
}

/** How high that many lines stand, in inches; both faces are set at 1.2 of their size. */
export function linesHeight(lines: number, points: number): number {
  return (lines * points * 1.2) / 72
}

/** Text fitted to a box: the first of the sizes at which it takes no more than so many lines; at the last size it is cut with `…`. */
export function fitText(asked: {
  readonly text: string
  readonly face: Face
  readonly width: number
  readonly maxLines: number
  readonly sizes: readonly [number, ...number[]]
}): { readonly text: string; readonly points: number; readonly lines: number; readonly cut: boolean } {
  const { text, face, width, maxLines } = asked
  // Real faces differ a little from the widths known here: three in a hundred are kept free.
  const safe = width * 0.97
  let points = asked.sizes[0]
  for (const size of asked.sizes) {
    points = size
    const lines = wrapText(text, face, size, safe)
    if (lines.length <= maxLines) return { text, points, lines: lines.length, cut: false }
  }
  const kept = wrapText(text, face, points, safe).slice(0, maxLines)
  const last = kept[maxLines - 1] as string
  kept[maxLines - 1] = `${fitting(last, face, points, safe - textWidth('…', face, points)).trimEnd()}…`
  return { text: kept.join(' '), points, lines: maxLines, cut: true }
}
