import type { ReadStore, WriteStore } from './store.ts'

/** What was decided about a project as a whole. */
export interface Settings {
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  /** Month number (1–12) in which the fiscal year begins. */
  readonly fiscalYearStart: number
  readonly isSample: boolean
}

/** Reads the settings of a project. */
export function readSettings(store: ReadStore): Settings {
  const found = new Map(
    (store.sql('SELECT key, value FROM project').raw().all() as [string, string][]).map((row) => row),
  )
  return {
    name: found.get('name') ?? 'Project',
    currency: found.get('currency') ?? 'EUR',
    timeZone: found.get('timeZone') ?? 'UTC',
    fiscalYearStart: Number(found.get('fiscalYearStart') ?? '1'),
    isSample: found.get('isSample') === 'true',
  }
}

/** Keeps the settings of a project. */
export function writeSettings(store: WriteStore, settings: Settings): void {
  const put = store.sql(
    'INSERT INTO project (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  for (const [key, value] of Object.entries(settings)) put.run(key, String(value))
}
