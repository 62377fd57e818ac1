import { basename } from 'node:path'
import type { FileRef, SavedFile } from '../../shared/contract.ts'
import type { LogDetail, LogEntry, LogReport, LogWanted } from '../../shared/log/entry.ts'
import { csvText } from '../files/csv-text.ts'
import { saveFile } from '../files/write-file.ts'
import { eachEntry, readLog } from '../store/log.ts'
import type { ReadStore } from '../store/store.ts'

/** What was done to the project, newest first. */
export function logReport(store: ReadStore, wanted: LogWanted): LogReport {
  return readLog(store, wanted)
}

const columns = ['number', 'when (UTC)', 'who', 'kind', 'what', 'before and after', 'hash']

/** Writes the whole log as CSV, oldest first, with the hash of each entry. */
export async function saveLog(store: ReadStore, file: FileRef): Promise<SavedFile> {
  const rows = [...eachEntry(store)].map((entry) => [
    String(entry.n),
    instantWords(entry),
    entry.who,
    entry.kind,
    entry.what,
    entry.details.map(detailWords).join('; '),
    entry.hash,
  ])
  const bytes = new TextEncoder().encode(csvText([columns, ...rows]))
  await saveFile(file, bytes)
  return { file, name: basename(file), bytes: bytes.length }
}

/** When an entry was written: `2026-11-22T09:30:00Z`. */
export function instantWords({ at }: Pick<LogEntry, 'at'>): string {
  return `${new Date(at * 1000).toISOString().slice(0, 19)}Z`
}

/** One change in words: `gross margin: 60 % → 65 %`. */
export function detailWords({ about, before, after }: LogDetail): string {
  if (before === null) return `${about}: ${after ?? 'nothing'}`
  return `${about}: ${before} → ${after ?? 'nothing'}`
}
