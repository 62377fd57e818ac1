import { basename } from 'node:path'
import { plainRows } from '../../shared/base/plain-rows.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import type { RowsWanted, SavedListReport, Task } from '../../shared/contract.ts'
import { csvText } from '../files/csv-text.ts'
import { saveFile } from '../files/write-file.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'
import { openEvidence } from './evidence.ts'

const page = 20_000

/** Writes every row behind a number as CSV, searched and sorted as asked; amounts with their decimals. Refuses a number that has no rows of its own. */
export async function saveRows(
  store: ReadStore,
  wanted: { readonly id: string; readonly file: string } & Pick<RowsWanted, 'search' | 'sort'>,
  task: Task,
): Promise<SavedListReport> {
  const { currency } = readSettings(store)
  const texts: string[] = []
  let rows = 0
  for (let total = 1; rows < total; ) {
    task.checkCancelled()
    const found = openEvidence(store, wanted.id, {
      offset: rows,
      limit: page,
      ...(wanted.search === undefined ? {} : { search: wanted.search }),
      ...(wanted.sort === undefined ? {} : { sort: wanted.sort }),
    }).rows
    if (found === null)
      throw new Refusal('no-data', 'this number is calculated from others', 'open those to get to their rows')
    const plain = plainRows(found.columns, found.rows, currency)
    texts.push(csvText(rows === 0 ? [found.columns, ...plain] : plain))
    total = found.total
    rows += found.rows.length
    task.report({ doing: `Writing ${basename(wanted.file)}`, done: total === 0 ? 1 : rows / total, rows })
    await task.breathe()
    if (found.rows.length === 0) break
  }
  await saveFile(wanted.file, new TextEncoder().encode(texts.join('')))
  return { file: wanted.file, name: basename(wanted.file), rows }
}
