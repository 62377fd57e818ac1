import type { LogEntry, LogReport } from '../../shared/log/entry.ts'

const hash = (n: number): string => n.toString(16).padStart(4, '0').repeat(16)
const at = (day: number, hour: number): number => Date.UTC(2026, 10, day, hour, 12) / 1000

const told: readonly Omit<LogEntry, 'n' | 'hash'>[] = [
  {
    at: at(2, 8),
    who: '',
    kind: 'project',
    what: 'The project was made',
    details: [{ about: 'currency', before: null, after: 'EUR' }],
  },
  ...Array.from({ length: 40 }, (_, i) => ({
    at: at(2, 9) + i * 60,
    who: 'Ana Brandt',
    kind: 'import' as const,
    what: `Imported zendesk-tickets-${i + 1}.csv as Zendesk tickets: 1,200 rows, ${i} problems`,
    details: [{ about: 'records', before: null, after: '1,180' }],
  })),
  {
    at: at(9, 14),
    who: 'Ana Brandt',
    kind: 'assumption',
    what: 'Gross margin: 72% → 68%',
    details: [
      { about: 'value', before: '72%', after: '68%' },
      { about: 'finance', before: 'agreed', after: 'open' },
    ],
  },
  {
    at: at(20, 16),
    who: 'Ana Brandt',
    kind: 'export',
    what: 'Handed out the short deck of 2026Q3: case.pptx',
    details: [{ about: 'deck of export 1', before: null, after: hash(77) }],
  },
]

/** A log as a project has it after some weeks. */
export const inventedLog: LogReport = {
  total: told.length,
  entries: told.map((entry, i) => ({ ...entry, n: i + 1, hash: hash(i + 1) })).reverse(),
  kinds: { project: 1, import: 40, assumption: 1, export: 1 },
  head: { count: told.length, hash: hash(told.length) },
}
