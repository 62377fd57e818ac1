import type { SavedList, SavedListReport } from '../shared/contract.ts'
import { askCore, shell } from './ask.ts'
import { fileSlug } from './export-deck.ts'
import { inQuarter } from './project-context.ts'
import { runWork } from './work.ts'

/** Asks where a list is to be written, writes it as CSV and hands it over. `null` when the person changed their mind or it was refused. */
export async function saveList(wanted: {
  readonly list: SavedList
  readonly quarter: string | null
  readonly project: string
  /** What the list is called in the file’s name. */
  readonly name: string
  readonly doing: string
}): Promise<SavedListReport | null> {
  const { files } = shell()
  const quarter = wanted.quarter === null ? '' : `-${wanted.quarter.toLowerCase()}`
  const picked = await files.saveAs('csv', `${fileSlug(wanted.project)}-${wanted.name}${quarter}.csv`)
  if (!picked) return null
  const report = await runWork(wanted.doing, (task) =>
    askCore('scorecard:save-list', { ...inQuarter(wanted.quarter), list: wanted.list, file: picked.file }, { task }),
  )
  if (report) await files.deliver(report.file)
  return report
}
