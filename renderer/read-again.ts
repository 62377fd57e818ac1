import type { Receipt } from '../shared/import/report.ts'
import type { Told } from '../shared/import/told.ts'
import { askCore, shell } from './ask.ts'
import { refreshAnswers } from './use-ask.ts'
import { words } from './words/words.ts'
import { dismissWork, runWork } from './work.ts'

/** Which import is meant. */
export interface ImportNamed {
  readonly importId: number
  readonly file: string
}

/** What came of reading an imported file again; `file-needed` when the person has to choose the file once more. */
export type ReadAgain = Receipt | 'file-needed' | null

/** Reads an imported file again with more that was told of it. With `choose`, the person chooses the file first. */
export async function readAgain({ importId, file }: ImportNamed, told: Told, choose = false): Promise<ReadAgain> {
  const [picked] = choose ? await shell().files.pick('exports') : []
  if (choose && !picked) return 'file-needed'
  let isNeeded = false
  const receipt = await runWork(words.data.again.work(file), async (task) => {
    const arg = { importId, told, ...(picked ? { file: picked.file } : {}) }
    const reply = await askCore('data:answer', arg, { task })
    isNeeded = !reply.ok && reply.error.code === 'file-needed'
    return reply
  })
  if (isNeeded) dismissWork()
  if (receipt) refreshAnswers()
  return isNeeded ? 'file-needed' : receipt
}

/** Takes an import back. */
export async function takeBack({ importId, file }: ImportNamed): Promise<void> {
  await runWork(words.data.again.undoWork(file), (task) => askCore('data:undo-import', { importId }, { task }))
  refreshAnswers()
}

/** Makes the import that was taken back last again. */
export async function bringBack(file: string): Promise<void> {
  await runWork(words.data.again.redoWork(file), (task) => askCore('data:redo-import', {}, { task }))
  refreshAnswers()
}
