import type { Definition } from '../../base/evidence.ts'

const usual = {
  version: 1,
  effectiveFrom: '2025-01-01',
  clock: 'calendar hours',
  immature: 'none: the number is complete as soon as the data are',
  missing: 'rows that do not say are left out and counted',
  owner: 'CX leader',
  vendorDifferences: 'none known',
} as const

type Usual = keyof typeof usual

/** A definition with the usual answers filled in where they hold. */
export function define(definition: Omit<Definition, Usual> & Partial<Pick<Definition, Usual>>): Definition {
  return { ...usual, ...definition }
}

/** Immature rows leave numerator and denominator alike. */
export const waitsSevenDays =
  'a contact whose close is not yet seven days old in the data leaves numerator and denominator, and is counted'

/** The same for windows of 48 hours. */
export const waitsTwoDays =
  'a contact whose close is not yet 48 hours old in the data leaves numerator and denominator, and is counted'

/** The same for windows of thirty days. */
export const waitsThirtyDays =
  'a contact whose close is not yet thirty days old in the data leaves numerator and denominator, and is counted'
