import { previewReading } from '../../shared/import/preview.ts'
import type { ProblemGroup } from '../../shared/import/problem-groups.ts'
import { proposeMapping } from '../../shared/import/propose-mapping.ts'
import { layoutAt } from '../../shared/import/recognise.ts'
import type { MappingPreview, SourceChoice } from '../../shared/import/report.ts'
import { genericContacts } from '../../shared/import/sources/generic-contacts.ts'
import { sources as everySource } from '../../shared/import/sources/index.ts'

export const sources: readonly SourceChoice[] = everySource.map(({ id, title, kinds, fingerprint, verified }) => ({
  id,
  title,
  kinds,
  isGeneric: fingerprint.all.length === 0,
  verified,
}))

const rows = [
  ['Ticket', 'Customer', 'Opened on', 'Closed on', 'Channel', 'Handled by', 'Outcome', 'CSAT', 'Agent name'],
  ['8101', 'C-204', '03/04/2026 09:12', '03/04/2026 11:40', 'Chat', 'Fin', 'Assumed OK', '5', 'Maria'],
  ['8102', 'C-11', '03/04/2026 09:20', '', 'E-mail', 'Agent', 'Resolved', '', 'Tom'],
  ['8103', 'C-93', '05/04/2026 10:02', '06/04/2026 08:15', 'Chat', 'Fin', 'Parked', '2', 'Maria'],
]
const sample = { rows, lines: rows.map((_, i) => i + 1), isWhole: true, isTyped: false }
const layout = layoutAt(sample, 0, null)
const settings = { timeZone: 'Europe/Berlin', currency: 'EUR' }
const { mapping, questions } = proposeMapping(genericContacts, layout, sample, settings)

/** A table of nobody's format, as the mapping shows it: made by the real reader. */
export const preview: MappingPreview = {
  source: genericContacts.id,
  title: genericContacts.title,
  mapping,
  questions,
  faults: [],
  differences: {
    file: 'tickets-q2.csv',
    added: ['Agent name'],
    gone: ['Priority'],
    renamed: [{ from: 'Opened', to: 'Opened on' }],
  },
  encoding: 'windows-1252',
  encodings: [
    { encoding: 'windows-1252', title: 'Windows-1252 (Western Europe; also Latin-1)', samples: ['Müller', 'Zürich'] },
    { encoding: 'macintosh', title: 'Mac Roman (old Excel for Mac)', samples: ['M¸ller', 'Z¸rich'] },
  ],
  reading: previewReading(genericContacts, mapping, layout.headings, sample, 1),
}

export const problemGroups: readonly ProblemGroup[] = [
  {
    importId: 1,
    file: 'zendesk-tickets-2026.csv',
    column: 'Created at',
    code: 'ambiguous-date',
    message: 'day and month could be either way round',
    hint: 'say which comes first in this file; it is then read again',
    count: 61,
    isCut: false,
    firstLine: 204,
    values: [
      { value: '01/04/2026 14:05', count: 1, line: 204 },
      { value: '02/05/2026 14:05', count: 1, line: 1917 },
    ],
    fix: { kind: 'date-order' },
  },
  {
    importId: 2,
    file: 'intercom-conversations.csv',
    column: 'Resolution',
    code: 'unknown-word',
    message: 'this value is not known for this column',
    hint: 'say what the word means; the file is then read again',
    count: 14,
    isCut: false,
    firstLine: 31,
    values: [
      { value: 'Assumed OK', count: 11, line: 31 },
      { value: 'Parked', count: 3, line: 77 },
    ],
    fix: {
      kind: 'words',
      field: 'resolution',
      meanings: ['resolved', 'contained', 'not resolved', 'escalated', 'reopened', 'open'],
    },
  },
  {
    importId: 4,
    file: 'stripe-subscriptions.csv',
    column: 'Customer ID',
    code: 'damaged-id',
    message: 'a spreadsheet has rounded this id, the original can’t be recovered',
    hint: 'export it again and don’t open the file in a spreadsheet before importing',
    count: 11,
    isCut: false,
    firstLine: 58,
    values: [{ value: '1.03E+13', count: 11, line: 58 }],
    fix: { kind: 'nothing' },
  },
]
