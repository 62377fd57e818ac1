import type { Evidence } from '../base/evidence.ts'
import { formatCount, formatInterval, formatValue } from '../base/format.ts'
import { Refusal } from '../base/refusal.ts'
import { design } from '../cohorts/members.ts'
import type { Deck } from './deck.ts'

/**
 * The one law at the door: a deck leaves only when every slide names its evidence and every number in its title is one of that evidence, as the one
 * formatter writes it, names a quarter or a horizon, or counts the story’s own parts (`counted`).
 */
export function checkDeckNumbers(deck: Deck, evidence: readonly Evidence[], counted: readonly number[] = []): void {
  const known = new Map(evidence.map((e) => [e.id, e]))
  const allowed = allowedNumbers(evidence)
  for (const number of [...design.horizons, ...counted]) allowed.add(formatCount(number))
  for (const [index, slide] of deck.slides.entries()) {
    const stray = slide.evidence.find((id) => !known.has(id))
    if (slide.evidence.length === 0 || stray !== undefined) {
      throw refuse(index, stray === undefined ? 'it names no evidence' : `it names ${stray}, which is not in evidence`)
    }
    for (const number of numbersIn(slide.title)) {
      if (!allowed.has(number)) throw refuse(index, `its title says ${number}, which is not in evidence`)
    }
  }
}

function refuse(index: number, why: string): Refusal {
  return new Refusal(
    'number-without-evidence',
    `slide ${index + 1} can’t be exported: ${why}`,
    'report this: the app must never show such a number',
  )
}

/** The numbers in a sentence as written, without signs, currency and units: `€1.9m` gives `1.9`. Quarters, years and list counts of definitions stay out. */
export function numbersIn(sentence: string): string[] {
  const plain = sentence.replace(/Q[1-4] \d{4}/g, ' ').replace(/\b48 hours\b/g, ' ')
  return plain.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []
}

function allowedNumbers(evidence: readonly Evidence[]): Set<string> {
  const allowed = new Set<string>()
  const put = (value: number | null, e: Evidence) => {
    if (value === null) return
    for (const number of numbersIn(formatValue(value, e.unit, e.currency))) allowed.add(number)
  }
  for (const e of evidence) {
    put(e.value, e)
    put(e.low, e)
    put(e.high, e)
    for (const number of numbersIn(formatInterval(e))) allowed.add(number)
    allowed.add(formatCount(e.n))
  }
  return allowed
}
