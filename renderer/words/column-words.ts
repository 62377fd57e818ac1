import type { PersonalKind } from '../../shared/import/personal-columns.ts'

const kinds: Readonly<Record<PersonalKind, string>> = {
  name: 'name',
  address: 'postal address',
  phone: 'phone',
  'e-mail': 'e-mail',
  message: 'message text',
  id: 'id',
  company: 'company',
  place: 'place or device',
}

/** What the choice of a file's columns says. */
export const columnWords = {
  title: 'Choose its columns',
  intro: 'Only what is read is kept. Of every other column not a value goes into the project.',
  summary: (all: string, read: string) => `${read} of ${all} read.`,
  aboutPeople: (names: string) => `Left out, as they tell about people: ${names}.`,
  named: (heading: string, kind: PersonalKind) =>
    kinds[kind] === heading.toLowerCase() ? heading : `${heading} (${kinds[kind]})`,
  caption: (file: string) => `Every column of the file ${file}, what stands in it, and what becomes of it`,
  becomes: 'What becomes of it',
  tellsWho: 'tells who the customer is',
  fills: (field: string) => `kept, for “${field}”`,
  together: 'kept, read together with others like it',
  notRead: 'kept nowhere',
  notReadKind: (kind: PersonalKind) => `not read: ${kinds[kind]}; kept nowhere`,
  chosenOut: 'left out by you; kept nowhere',
  chosenOutKind: (kind: PersonalKind) => `left out by you: ${kinds[kind]}; kept nowhere`,
  needed: 'The file can’t be read without it.',
  matchedBy: (others: string) => `Without it people can be matched by ${others} only.`,
  matchedByNone: 'Without it nobody in this file can be matched to who pays.',
  countedTwice: 'Without it two contacts of one person may count as two people’s.',
  leaveOut: 'Leave it out',
  leaveOutOf: (heading: string) => `Leave it out: ${heading}`,
  takeIn: 'Take it in',
  takeInOf: (heading: string) => `Take it in: ${heading}`,
} as const
