import { stat } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import { type BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron'
import { Refusal } from '../../shared/base/refusal.ts'
import type { PickedFile } from '../../shared/contract.ts'
import { isPickKind, isSaveKind, type PickKind, saveEndings } from '../shell/file-kinds.ts'
import { safeFileName } from '../shell/file-name.ts'
import type { FileTokens } from '../shell/file-tokens.ts'

/** The native dialogs, of which the window gets tokens. Arguments are whatever the window sent. */
export interface AskForFiles {
  readonly pick: (what: unknown) => Promise<readonly PickedFile[]>
  readonly saveAs: (what: unknown, suggestedName: unknown) => Promise<PickedFile | null>
}

const allFiles: FileFilter = { name: 'All files', extensions: ['*'] }
const filters: Readonly<Record<PickKind, FileFilter[]>> = {
  exports: [{ name: 'Exports', extensions: ['csv', 'tsv', 'txt', 'xlsx', 'json', 'ndjson', 'jsonl', 'gz'] }, allFiles],
  project: [{ name: 'Proofbook projects', extensions: ['proofbook'] }],
  mapping: [{ name: 'Mapping', extensions: ['json'] }, allFiles],
  review: [{ name: 'Review', extensions: ['review'] }, allFiles],
  template: [{ name: 'PowerPoint template', extensions: ['potx', 'pptx'] }],
  crosswalk: [{ name: 'Crosswalk', extensions: ['csv', 'tsv', 'txt', 'gz'] }, allFiles],
}

const kindNames = {
  project: 'Proofbook project',
  copy: 'Proofbook copy',
  deck: 'PowerPoint deck',
  workbook: 'Excel workbook',
  brief: 'Markdown brief',
  pdf: 'PDF brief',
  csv: 'CSV table',
  mapping: 'Mapping',
  review: 'Review',
} as const

/** Native dialogs over a window. */
export function createAskForFiles(window: () => BrowserWindow | null, tokens: FileTokens): AskForFiles {
  return {
    pick: async (what) => {
      if (!isPickKind(what)) throw unknownKind()
      const options: OpenDialogOptions = {
        properties: what === 'exports' ? ['openFile', 'multiSelections'] : ['openFile'],
        filters: filters[what],
      }
      const over = window()
      const { canceled, filePaths } = await (over
        ? dialog.showOpenDialog(over, options)
        : dialog.showOpenDialog(options))
      return canceled ? [] : filePaths.map((path) => ({ file: tokens.mint(path, 'read'), name: basename(path) }))
    },
    saveAs: async (what, suggestedName) => {
      if (!isSaveKind(what) || typeof suggestedName !== 'string') throw unknownKind()
      const ending = saveEndings[what]
      const options = {
        defaultPath: safeFileName(suggestedName, ending),
        filters: [{ name: kindNames[what], extensions: [ending.slice(1)] }],
        properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
      }
      const over = window()
      const { canceled, filePath } = await (over
        ? dialog.showSaveDialog(over, options)
        : dialog.showSaveDialog(options))
      if (canceled || !filePath) return null
      const path = filePath.toLowerCase().endsWith(ending) ? filePath : filePath + ending
      return { file: tokens.mint(path, what), name: basename(path) }
    },
  }
}

/** Tokens for files that a person dropped on the window. The preload names the paths; each must be a file that is there. */
export async function tokensForDropped(paths: unknown, tokens: FileTokens): Promise<readonly PickedFile[]> {
  if (!Array.isArray(paths) || paths.length > 1000) throw unknownKind()
  const files: PickedFile[] = []
  for (const path of paths) {
    if (typeof path !== 'string' || !isAbsolute(path) || path.includes('\0')) throw unknownKind()
    const found = await stat(path).catch(() => null)
    if (!found?.isFile()) {
      throw new Refusal('not-a-file', `${basename(path)} is not a file`, 'Drop the files themselves, not their folder.')
    }
    files.push({ file: tokens.mint(path, 'read'), name: basename(path) })
  }
  return files
}

const unknownKind = () => new Refusal('forbidden', 'no such kind of file', 'Reload the window and try again.')
