import { caseWords } from './case-words.ts'
import { cohortWords } from './cohort-words.ts'
import { columnWords } from './column-words.ts'
import { costWords } from './cost-words.ts'
import { deckWords } from './deck-words.ts'
import { desktopWords } from './desktop-words.ts'
import { helpWords } from './help-words.ts'
import { identityWords } from './identity-words.ts'
import { ledgerWords } from './ledger-words.ts'
import { privacyWords } from './privacy-words.ts'
import { projectWords } from './project-words.ts'
import { readinessWords } from './readiness-words.ts'
import { logWords, reviewWords } from './review-words.ts'
import { scorecardWords } from './scorecard-words.ts'
import { storyWords } from './story-words.ts'
import { words } from './words.ts'

/** What stands in the catalogue: a text, a text made of words that are given, a missing one, or more of these by name. Never a number. */
export type Texts =
  | string
  | null
  | ((...given: never[]) => string)
  | readonly Texts[]
  | { readonly [name: string]: Texts }

/**
 * Every text that the screens show, in English: one catalogue, in a file for each place. A screen that has words of its own has them here; another language
 * would be one more value of this shape, held to it by the compiler.
 */
export const catalogue = {
  app: words,
  case: caseWords,
  columns: columnWords,
  cohorts: cohortWords,
  cost: costWords,
  deck: deckWords,
  desktop: desktopWords,
  help: helpWords,
  identity: identityWords,
  ledger: ledgerWords,
  log: logWords,
  privacy: privacyWords,
  project: projectWords,
  readiness: readinessWords,
  review: reviewWords,
  scorecard: scorecardWords,
  story: storyWords,
} as const satisfies Texts

/** All plain texts of the catalogue, each once; those that are made of words that are given are left out. */
export function plainTexts(texts: Texts = catalogue): ReadonlySet<string> {
  if (typeof texts === 'string') return new Set([texts])
  if (texts === null || typeof texts === 'function') return new Set()
  return new Set(Object.values(texts).flatMap((text) => [...plainTexts(text)]))
}
