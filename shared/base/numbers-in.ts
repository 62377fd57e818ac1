import { english } from './format.ts'

/**
 * The numbers in an English text as written, without signs, currency and units: `€1.9m` gives `1.9`. Quarters, dates, ids of evidence, versions and the names of windows and
 * intervals stay out.
 */
export function numbersIn(text: string): string[] {
  return english.numbersIn(text)
}
