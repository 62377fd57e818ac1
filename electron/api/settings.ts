import { Refusal } from '../../shared/base/refusal.ts'
import type { SettingsWanted, Task } from '../../shared/contract.ts'
import type { Told } from '../../shared/import/told.ts'
import type { LogDetail } from '../../shared/log/entry.ts'
import { previewAgain, readAgain } from '../import/read-again.ts'
import { readMappingOf, readReceipts } from '../store/imports.ts'
import { maybeKeptFile } from '../store/kept-files.ts'
import { appendLog } from '../store/log.ts'
import { keepGuessed, readSettings, type Settings, writeSettings } from '../store/settings.ts'
import { type ReadStore, transact, type WriteStore } from '../store/store.ts'
import { checkSettings } from './project.ts'

type Part = 'timeZone' | 'currency'

/**
 * Changes currency, time zone or fiscal year of a project. Files that were read by the old zone or currency, because neither they nor a person said another, are read again by the new one;
 * all of it, or everything stays. Settings that were guessed count as confirmed afterwards. Resolves to the settings as they were.
 */
export async function changeSettings(
  store: WriteStore,
  wanted: SettingsWanted,
  task: Task,
  now: number,
): Promise<Settings> {
  const before = readSettings(store)
  const after = { ...before, ...checkSettings(store.path, { ...before, ...wanted }) }
  const again = filesRead(store, before, after)
  // Whoever can't be read again is found before anything is changed.
  for (const { id, told } of again) await previewAgain(store, { importId: id, told }, before)
  const done: { readonly id: number; readonly before: Told }[] = []
  try {
    for (const { id, told, was } of again) {
      task.checkCancelled()
      await readAgain(store, { importId: id, told }, before, task, now)
      done.push({ id, before: was })
    }
  } catch (error) {
    for (const one of done) await readAgain(store, { importId: one.id, told: one.before }, before, unstopped(task), now)
    throw error
  }
  transact(store, () => {
    writeSettings(store, after)
    keepGuessed(store, false)
    const details = changedDetails(before, after)
    appendLog(store, {
      kind: 'project',
      what: details.length === 0 ? 'Confirmed the settings of the project' : 'Changed the settings of the project',
      details,
    })
  })
  return before
}

function changedDetails(before: Settings, after: Settings): LogDetail[] {
  const names = { currency: 'currency', timeZone: 'time zone', fiscalYearStart: 'fiscal year begins in month' } as const
  return (Object.keys(names) as (keyof typeof names)[]).flatMap((key) =>
    before[key] === after[key] ? [] : [{ about: names[key], before: String(before[key]), after: String(after[key]) }],
  )
}

/** Putting things back is not to be stopped halfway. */
const unstopped = (task: Task): Task => ({ ...task, checkCancelled: () => {} })

function filesRead(store: ReadStore, before: Settings, after: Settings) {
  const changed = (['timeZone', 'currency'] as const).filter((part) => before[part] !== after[part])
  if (changed.length === 0) return []
  return readReceipts(store).flatMap(({ id, file }) => {
    const kept = maybeKeptFile(store, id)
    const mapping = readMappingOf(store, id)
    const parts = changed.filter(
      (part) =>
        mapping?.[part] === before[part] && (kept === undefined || followsProject(kept.told, part, before[part])),
    )
    if (parts.length === 0) return []
    if (kept === undefined)
      throw new Refusal(
        'file-needed',
        `${file} was read by the old setting, and an older version kept no notes on it`,
        'take the file into a new project with the right settings',
      )
    const of = (settings: Settings): Told => Object.fromEntries(parts.map((part) => [part, settings[part]]))
    return [{ id, told: of(after), was: of(before) }]
  })
}

function followsProject(told: Told, part: Part, value: string): boolean {
  return (
    told.corrected?.[part] === undefined &&
    (told.mapping?.[part] ?? null) === null &&
    (told[part] === undefined || told[part] === value)
  )
}
