import { formatCount, plural } from '../../shared/base/format.ts'
import type { CoverageState } from '../../shared/import/report.ts'

/** What the parts about readiness say. */
export const readinessWords = {
  title: 'How ready it is',
  months: (joined: number, needed: number) =>
    `${plural(joined, 'whole month')} of contacts and revenue together; a case needs ${formatCount(needed)}.`,
  noMonths: (needed: number) => `No month of contacts and revenue together yet; a case needs ${formatCount(needed)}.`,
  partly: (count: number) => `${plural(count, 'more month is', 'more months are')} known in part.`,
  range: (from: string, to: string) => `${from} to ${to}`,
  next: 'Next',
  picture: 'Months by kind of data',
  kind: 'data',
  states: { full: 'known', partial: 'in part', none: 'nothing' } satisfies Record<CoverageState, string>,
  cell: (state: string, rows: number) => (rows === 0 ? state : `${state}, ${formatCount(rows)}`),
  table: 'The picture as numbers',
  month: 'month',
  look: 'Look at these before the numbers are believed',
  gaps: 'Gaps',
  breaks: 'Breaks in a definition',
  duplicates: 'In two systems',
  announced: 'announced',
  seen: 'seen in the data',
  missing: 'What to bring next',
  where: 'How to get it',
  questions: { 1: 'question 1: cost', 2: 'question 2: who left', 3: 'question 3: revenue' },
  every: 'all questions',
  nothing: 'Everything that the three answers need is here.',
} as const
