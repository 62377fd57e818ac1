import type { Grade } from '../base/evidence.ts'

/** Grades by strength; a fact says that something is so, never why. */
const strength: Readonly<Record<Grade, number>> = { A: 4, B: 3, C: 2, D: 1, E: 0, fact: 0 }

/** Words that claim, each with the weakest grade that may use it. */
const claims: readonly { readonly grade: Exclude<Grade, 'fact'>; readonly words: RegExp; readonly instead: string }[] =
  [
    {
      grade: 'A',
      words:
        /\b(?:cause[sd]?|causing|dr(?:ive|ives|ove|iven|iving)|reduced|prevent(?:s|ed)|prevented|saves|le(?:ads|d) to|due to|because of|thanks to|owing to|result(?:s|ed|ing)? in|impact of|effect of|effects? on|made (?:customers|them|people)|attributable to)\b/gi,
      instead: 'say “was associated with” or “coincided with”',
    },
    {
      grade: 'B',
      words: /\b(?:consistently|in every segment|across all segments|robust(?:ly)?|proves?|proved|proven)\b/gi,
      instead: 'say “is associated with”',
    },
    {
      grade: 'C',
      words: /\b(?:associated with|association|linked (?:to|with)|correlat(?:es|ed|ion)|goes with|predict(?:s|ed))\b/gi,
      instead: 'say “coincided with”',
    },
  ]

/** A sentence that denies or asks what it names claims nothing: "not caused", "can’t have caused". */
const denied = /(?:\bnot|\bno|\bnever|n’t|n't|\bnor|\bwithout|\bwhether|\bif)\b[^.;:]{0,30}$/i

/** A word that says more than the grade allows. */
export interface StrongWord {
  readonly word: string
  /** The weakest grade that may use it. */
  readonly needs: Exclude<Grade, 'fact'>
  readonly instead: string
}

/** The words of a text that claim more than its grade allows: at C nothing "caused" anything; at D nothing is "associated". */
export function strongWords(text: string, grade: Grade): StrongWord[] {
  return claims
    .filter((one) => strength[one.grade] > strength[grade])
    .flatMap(({ grade: needs, words, instead }) =>
      [...text.matchAll(words)]
        .filter((found) => !denied.test(text.slice(0, found.index)))
        .map((found) => ({ word: found[0], needs, instead })),
    )
}
