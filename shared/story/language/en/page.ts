import type { Grade } from '../../../base/evidence.ts'
import { english } from '../../../base/format.ts'

const { count } = english

/** The one word by which a grade is shown. */
const grades: Readonly<Record<Grade, string>> = {
  fact: 'fact',
  A: 'caused',
  B: 'consistent',
  C: 'associated',
  D: 'coincided',
  E: 'example',
  projection: 'projected',
}

/** What stands on a page beside what it tells: words of grades, of charts, of notes, of the brief. */
export const page = {
  grades,
  gradesOf: (words: readonly string[]) => `Grades: ${words.join(' · ')}`,
  slide: (number: number) => `Slide ${number}`,
  inFull: (title: string) => `In full: ${title}`,
  noNotes: (evidence: readonly string[]) => `No notes. Evidence: ${evidence.join(', ') || 'none'}.`,
  gone: 'no longer known',
  lower: 'lower',
  higher: 'higher',
  noDifference: (reference: string) => `no difference (${reference})`,
  more: (n: number) => `and ${count(n)} more`,
  tooFew: 'too few to say',
  nothingDrawn: 'Too few to say: nothing is drawn.',
  followed: 'Customers still followed',
  followedAfter: (one: { readonly n: number; readonly days: string }) => `${count(one.n)} after ${one.days}`,
  days: 'days',
  notFromZero: 'Bars do not begin at zero, so that the steps can be seen.',
}
