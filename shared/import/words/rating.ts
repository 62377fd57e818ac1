import { type DecimalMark, readNumber } from '../cells/read-number.ts'
import { foldWord } from './fold-word.ts'

/** A rating read: its number on its own scale, whether the owner of the scale calls it satisfied, and whether one was asked for. */
export interface Rating {
  readonly rating: number | null
  readonly satisfied: boolean | null
  readonly offered: boolean | null
}

const goodWords = new Set(
  'good|great|happy|satisfied|very satisfied|positive|promoter|thumbs up|👍|😀|😃|🙂|excellent|very good|amazing|extremely satisfied|awesome|like|liked|zufrieden|sehr zufrieden|gut|sehr gut|satisfait|très satisfait|bien|satisfecho|muy satisfecho|bueno|satisfeito|bom|good with comment|extremely happy|very happy|extremely easy|easy|agree|strongly agree'.split(
    '|',
  ),
)
const badWords = new Set(
  'bad|poor|unhappy|dissatisfied|very dissatisfied|unsatisfied|negative|detractor|passive|thumbs down|👎|😞|😠|☹|😐|not good|okay|ok|neutral|terrible|awful|very bad|very poor|extremely dissatisfied|dislike|disliked|unzufrieden|sehr unzufrieden|schlecht|insatisfait|mauvais|insatisfecho|malo|insatisfeito|ruim|bad with comment|extremely unhappy|very unhappy|somewhat dissatisfied|neither satisfied nor dissatisfied|average|extremely difficult|difficult'.split(
    '|',
  ),
)
const askedWords = new Set([
  'offered',
  'sent',
  'asked',
  'requested',
  'pending',
  'no response',
  'not rated',
  'unrated',
  'no rating',
  'not answered',
])
const notAskedWords = new Set(['unoffered', 'not offered', 'not sent', 'not asked', 'not requested'])

/**
 * The top of a rating scale from a sample of its values: 1 for thumbs (0 and 1), 2, 3, 5, 7, 10 or 100. Five is assumed until the values show otherwise,
 * because that is what most vendors ask.
 */
export function ratingScale(values: readonly number[]): number {
  let largest = 0
  let hasZero = false
  for (const value of values) {
    if (value > largest) largest = value
    if (value === 0) hasZero = true
  }
  if (largest > 10) return 100
  if (largest > 7) return 10
  if (largest > 5) return 7
  if (values.length >= 50 && largest === 3 && !hasZero) return 3
  if (values.length >= 50 && largest === 2 && !hasZero) return 2
  if (largest <= 1 && (hasZero || values.length >= 20)) return 1
  return 5
}

/** Does the owner of the scale call this satisfied? Top of 1, 2 and 3; 4–5 of 5; 6–7 of 7; from 8 of 10; from 80 of 100. */
export function isSatisfied(rating: number, scaleMax: number): boolean {
  switch (scaleMax) {
    case 1:
    case 2:
    case 3:
      return rating >= scaleMax
    case 5:
      return rating >= 4
    case 7:
      return rating >= 6
    default:
      return rating >= scaleMax * 0.8
  }
}

/**
 * Reads a rating: a number on the scale, `4/5`, `4 out of 5`, `80 %`, `★★★★☆`, or a word (`Good`, `Very satisfied`, `Offered`).
 * `undefined` when it is none of these, or lies outside its scale.
 */
export function maybeRating(cell: string, scaleMax: number, decimal: DecimalMark | null): Rating | undefined {
  const text = cell.trim()
  const word = foldWord(text)
  if (goodWords.has(word) || goodWords.has(text)) return { rating: null, satisfied: true, offered: true }
  if (badWords.has(word) || badWords.has(text)) return { rating: null, satisfied: false, offered: true }
  if (askedWords.has(word)) return { rating: null, satisfied: null, offered: true }
  if (notAskedWords.has(word)) return { rating: null, satisfied: null, offered: false }
  const ofMax = /^(\d+(?:[.,]\d+)?)\s*(?:\/|out of|von|sur|de)\s*(\d{1,3})$/i.exec(text)
  if (ofMax) return rated(Number((ofMax[1] as string).replace(',', '.')), Number(ofMax[2]))
  const stars = /^(★+)(☆*)$/.exec(text)
  if (stars) return rated((stars[1] as string).length, Math.max(5, text.length))
  const labelled = /^(\d{1,2})\s*(?:-|–|:|=|\(|stars?\b|sterne?\b)/i.exec(text)
  const value = readNumber(labelled ? (labelled[1] as string) : text, decimal)
  if (typeof value === 'string') return undefined
  return text.endsWith('%') ? rated(value, 100) : rated(value, scaleMax)
}

function rated(rating: number, scaleMax: number): Rating | undefined {
  if (rating < 0 || rating > scaleMax) return undefined
  return { rating, satisfied: isSatisfied(rating, scaleMax), offered: true }
}
