import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import type { Task } from '../../shared/contract.ts'
import type { Receipt } from '../../shared/import/report.ts'
import type { SampleTruth } from '../../shared/sample/sample-company.ts'
import { sampleCompany } from '../../shared/sample/sample-company.ts'
import { saveFile } from '../files/write-file.ts'
import type { WriteStore } from '../store/store.ts'
import { importFiles } from './data.ts'

/** How an invented company is made. */
export interface SampleOptions {
  readonly customers?: number
  readonly months?: number
  readonly seed?: number
  readonly hazardRatio?: number
  readonly through?: string
}

/** Writes the exports of the invented company and `truth.json` into a folder, which is made when it isn't there. */
export async function writeSample(
  folder: string,
  options: SampleOptions = {},
): Promise<{ readonly files: string[]; readonly truth: SampleTruth }> {
  const { files, truth } = sampleCompany(options)
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    throw new Refusal('not-a-file', `the folder ${folder} can’t be made`, 'choose another place')
  }
  const paths: string[] = []
  for (const { name, text } of [...files, { name: 'truth.json', text: `${JSON.stringify(truth, null, 2)}\n` }]) {
    const path = join(folder, name)
    await saveFile(path, new TextEncoder().encode(text))
    paths.push(path)
  }
  return { files: paths, truth }
}

/** Writes the default company's exports into a folder of the app's own and imports them into a project. */
export async function importSample(
  store: WriteStore,
  folder: string,
  task: Task,
  now: number,
): Promise<readonly Receipt[]> {
  task.report({ doing: 'Inventing a company', done: null })
  rmSync(folder, { recursive: true, force: true })
  const { files } = await writeSample(folder)
  const exports = files.filter((file) => !file.endsWith('truth.json'))
  return importFiles(
    store,
    exports.map((file) => ({ file })),
    task,
    now,
  )
}
