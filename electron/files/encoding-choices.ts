import {
  type Encoding,
  type EncodingChoice,
  encodingTitle,
  type TextEncoding,
  textEncodings,
} from '../../shared/import/encoding.ts'
import { decodeBytes } from './decode-bytes.ts'

const mostSamples = 8
const longestSample = 60

/**
 * How the letters of a file's beginning read in each encoding that can hold them: the likeliest first, those that read the same only once. Empty when the
 * beginning is plain ASCII, which reads the same in all of them, and when it is UTF-16, whose pattern leaves no doubt.
 */
export function encodingChoices(head: Buffer, found: Encoding): EncodingChoice[] {
  if (found === 'utf-16le' || found === 'utf-16be') return []
  const cells = tellingCells(head)
  if (cells.length === 0) return []
  const seen = new Set<string>()
  return rank(cells).flatMap(({ encoding, samples }) => {
    const key = samples.join('\u0001')
    if (seen.has(key)) return []
    seen.add(key)
    return [{ encoding, title: encodingTitle(encoding), samples }]
  })
}

/** The encoding of one byte or two per letter in which a text that is no UTF-8 reads best; Windows-1252 unless another is far better. */
export function likeliestLegacy(bytes: Buffer): TextEncoding {
  const ranked = rank(tellingCells(bytes, 200)).filter(({ encoding }) => encoding !== 'utf-8')
  return ranked[0]?.encoding ?? 'windows-1252'
}

interface Ranked {
  readonly encoding: TextEncoding
  readonly samples: readonly string[]
  readonly oddity: number
}

function rank(cells: readonly Buffer[]): Ranked[] {
  const read = textEncodings
    .filter((encoding) => !encoding.startsWith('utf-16'))
    .map((encoding): Ranked => {
      const samples = cells.map((cell) => decodeBytes(cell, encoding))
      return { encoding, samples, oddity: oddityOf(samples.join('\n')) }
    })
  const whole = read.filter(({ samples }) => !samples.some((text) => text.includes('\ufffd')))
  const usual = whole.find(({ encoding }) => encoding === 'windows-1252')?.oddity ?? Number.POSITIVE_INFINITY
  // Another alphabet is put first only when the usual one reads as gibberish: a few odd places are someone's typing.
  const isBetter = ({ oddity }: Ranked): boolean => usual >= 3 && oddity * 4 < usual
  return [...whole].sort((a, b) => Number(isBetter(b)) - Number(isBetter(a)) || (isBetter(a) ? a.oddity - b.oddity : 0))
}

/** Signs that text was read in the wrong encoding: control characters, marks and symbols inside words, capitals after small letters, mixed alphabets. */
function oddityOf(text: string): number {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  return (
    3 * count(/[\u0080-\u009f\ue000-\uf8ff]/g) +
    count(/\p{L}[^\p{L}\p{M}\p{N}\s'’`´.,;:/()&@_+·-]\p{L}/gu) +
    count(/\p{Ll}\p{Lu}/gu) +
    count(/[\u2500-\u259f\u02c6-\u02dd¤¦¬‡†‰ƒ]/g) +
    count(/\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/gu) +
    count(/[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hangul}]\p{Script=Latin}/gu) +
    2 * count(/[\uff61-\uff9f]/g) +
    count(/[À-ÿ]{3,}/g) * 2
  )
}

const cellEnds = new Set([...',;\t|"\r\n'].map((mark) => mark.charCodeAt(0)))

/** Cells of the beginning that hold a byte above ASCII, each once. */
function tellingCells(head: Buffer, most = mostSamples): Buffer[] {
  const cells: Buffer[] = []
  const seen = new Set<string>()
  for (let i = 0; i < head.length && cells.length < most; i += 1) {
    if ((head[i] as number) < 0x80 || (i < 3 && head[0] === 0xef)) continue
    let from = i
    while (from > 0 && i - from < longestSample && !cellEnds.has(head[from - 1] as number)) from -= 1
    let until = i
    while (until < head.length && until - from < longestSample && !cellEnds.has(head[until] as number)) until += 1
    // A cell that ends with the head, or is too long, may be cut inside a letter: its last word is left out.
    const isCut = until === head.length || until - from >= longestSample
    const end = isCut ? Math.max(head.lastIndexOf(0x20, until - 1), from) : until
    const cell = head.subarray(from, end)
    const key = cell.toString('latin1')
    if (!seen.has(key) && cell.some((byte) => byte >= 0x80)) {
      seen.add(key)
      cells.push(cell)
    }
    i = until
  }
  return cells
}
