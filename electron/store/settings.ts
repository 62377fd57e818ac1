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

const guessedKey = 'guessed'

/** Whether nobody has confirmed the settings yet. */
export function readGuessed(store: ReadStore): boolean {
  return store.sql('SELECT 1 FROM project WHERE key = ?').get(guessedKey) !== undefined
}

/** Says whether the settings are only guessed. */
export function keepGuessed(store: WriteStore, isGuessed: boolean): void {
  if (isGuessed) store.sql("INSERT OR REPLACE INTO project (key, value) VALUES (?, 'yes')").run(guessedKey)
  else store.sql('DELETE FROM project WHERE key = ?').run(guessedKey)
}

/** Keeps the settings of a project. */
export function writeSettings(store: WriteStore, settings: Settings): void {
  const put = store.sql(
    'INSERT INTO project (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  for (const [key, value] of Object.entries(settings)) put.run(key, String(value))
}
