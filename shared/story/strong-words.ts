import type { Grade } from '../base/evidence.ts'
import { type Language, wordsOf } from './language/language.ts'

/** Grades by strength; a fact says that something is so, never why. */
const strength: Readonly<Record<Grade, number>> = { A: 4, B: 3, C: 2, D: 1, E: 0, fact: 0, projection: 0 }

/** A word that says more than the grade allows. */
export interface StrongWord {
  readonly word: string
  /** The weakest grade that may use it. */
  readonly needs: Exclude<Grade, 'fact'>
  readonly instead: string
}

/**
 * The words of a text that claim more than its grade allows: at C nothing "caused" anything; at D nothing is "associated". A sentence that denies or asks what it names claims nothing.
 */
export function strongWords(text: string, grade: Grade, language: Language): StrongWord[] {
  const { verbs } = wordsOf({ language })
  return verbs.claims
    .filter((one) => strength[one.grade] > strength[grade])
    .flatMap(({ grade: needs, words, instead }) =>
      [...text.matchAll(words)]
        .filter((found) => !verbs.denied.test(text.slice(0, found.index)))
        .map((found) => ({ word: found[0], needs, instead })),
    )
}
