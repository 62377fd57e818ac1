import { english, type Format } from '../../base/format.ts'
import { german } from './de/format.ts'
import * as de from './de/index.ts'
import * as en from './en/index.ts'

/** The languages in which a story, a deck, a workbook and a brief can be told; the first is the app's own. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** What a language is called on the screen. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'German' }

/** Everything that a language has to say. English gives the shape; another language that leaves something out doesn't compile. */
export type Catalogue = typeof en

/** A language: how it writes numbers, and what it says. */
export interface Words extends Catalogue {
  readonly language: Language
  readonly format: Format
}

const catalogues: Readonly<Record<Language, Words>> = {
  en: { ...en, language: 'en', format: english },
  de: { ...de, language: 'de', format: german },
}

/** The words of the language that something is told in. */
export function wordsOf({ language }: { readonly language: Language }): Words {
  return catalogues[language]
}
