import type { Grade } from '../../../base/evidence.ts'

/** Words that claim, each with the weakest grade that may use it and what to say instead. */
export interface Verbs {
  readonly claims: readonly {
    readonly grade: Exclude<Grade, 'fact'>
    readonly words: RegExp
    readonly instead: string
  }[]
  /** What stands before a word that it denies or asks: "not caused", "can’t have caused". */
  readonly denied: RegExp
}

/** English verbs of grades; flags about them are read on the screen. */
export const verbs: Verbs = {
  claims: [
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
  ],
  denied: /(?:\bnot|\bno|\bnever|n’t|n't|\bnor|\bwithout|\bwhether|\bif)\b[^.;:]{0,30}$/i,
}
