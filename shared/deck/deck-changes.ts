import type { Evidence } from '../base/evidence.ts'
import { wordsOf } from '../story/language/language.ts'
import type { Deck } from './deck.ts'

/** Something that a deck would say differently now than the one that was handed out. */
export type DeckChange =
  | { readonly kind: 'title'; readonly slide: string; readonly before: string; readonly after: string }
  | {
      readonly kind: 'number'
      readonly evidence: string
      readonly title: string
      readonly before: string
      readonly after: string
    }
  | { readonly kind: 'added' | 'gone'; readonly slide: string; readonly title: string }

/** What changed between an exported deck and the one that would be exported now: slides by their ids, titles, and every number that both name. */
export function deckChanges(
  before: { readonly deck: Deck; readonly evidence: readonly Evidence[] },
  now: { readonly deck: Deck; readonly evidence: readonly Evidence[] },
): DeckChange[] {
  const { format } = wordsOf(now.deck)
  const was = new Map(before.deck.slides.map((slide) => [slide.id, slide]))
  const is = new Map(now.deck.slides.map((slide) => [slide.id, slide]))
  const told = new Set(now.deck.slides.flatMap((slide) => slide.evidence))
  const values = new Map(now.evidence.map((one) => [one.id, one]))
  return [
    ...now.deck.slides.flatMap((slide): DeckChange[] => {
      const old = was.get(slide.id)
      if (old === undefined) return [{ kind: 'added', slide: slide.id, title: slide.title }]
      return old.title === slide.title
        ? []
        : [{ kind: 'title', slide: slide.id, before: old.title, after: slide.title }]
    }),
    ...before.deck.slides
      .filter((slide) => !is.has(slide.id))
      .map((slide): DeckChange => ({ kind: 'gone', slide: slide.id, title: slide.title })),
    ...before.evidence.flatMap((old): DeckChange[] => {
      const found = values.get(old.id)
      if (found === undefined || !told.has(old.id)) return []
      const [then, today] = [format.evidence(old), format.evidence(found)]
      return then === today ? [] : [{ kind: 'number', evidence: old.id, title: old.title, before: then, after: today }]
    }),
  ]
}
