import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { type BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron'
import { Refusal } from '../../shared/base/refusal.ts'
import type { PickedFile, SaveKind } from '../../shared/contract.ts'
import { isPickKind, isSaveKind, type PickKind, saveEndings } from '../shell/file-kinds.ts'
import { safeFileName } from '../shell/file-name.ts'
import type { FileTokens } from '../shell/file-tokens.ts'
import { freePath } from '../shell/own-projects.ts'

/** The native dialogs, of which the window gets tokens. Arguments are whatever the window sent. */
export interface AskForFiles {
  readonly pick: (what: unknown) => Promise<readonly PickedFile[]>
  readonly saveAs: (what: unknown, suggestedName: unknown) => Promise<PickedFile | null>
  /** One dialog for files that belong together. */
  readonly saveTogether: (wanted: unknown) => Promise<readonly PickedFile[] | null>
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

const mostFiles = 1000

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
  picture: 'Picture',
} as const

/** Native dialogs over a window. */
export function createAskForFiles(window: () => BrowserWindow | null, tokens: FileTokens): AskForFiles {
  const placeFor = async (what: unknown, suggestedName: unknown): Promise<string | null> => {
    if (!isSaveKind(what) || typeof suggestedName !== 'string') throw unknownKind()
    const ending = saveEndings[what]
    const options = {
      defaultPath: safeFileName(suggestedName, ending),
      filters: [{ name: kindNames[what], extensions: [ending.slice(1)] }],
      properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
    }
    const over = window()
    const { canceled, filePath } = await (over ? dialog.showSaveDialog(over, options) : dialog.showSaveDialog(options))
    if (canceled || !filePath) return null
    return filePath.toLowerCase().endsWith(ending) ? filePath : filePath + ending
  }
  const saveAs: AskForFiles['saveAs'] = async (what, suggestedName) => {
    const path = await placeFor(what, suggestedName)
    return path === null ? null : { file: tokens.mint(path, what as SaveKind), name: basename(path) }
  }
  return {
    saveAs,
    saveTogether: async (wanted) => {
      const [first, ...others] = setOf(wanted)
      if (first === undefined) return []
      const path = await placeFor(first.what, first.suggestedName)
      if (path === null) return null
      const stem = basename(path).slice(0, -saveEndings[first.what].length)
      const files: PickedFile[] = [{ file: tokens.mint(path, first.what), name: basename(path) }]
      for (const { what } of others) {
        const beside = await freePath(dirname(path), safeFileName(stem, saveEndings[what]))
        files.push({ file: tokens.mint(beside, what), name: basename(beside) })
      }
      return files
    },
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
  }
}

/** Tokens for what a person dropped on the window: files, and for a folder the files directly in it, as on the command line. The preload names the paths; each must be there. */
export async function tokensForDropped(paths: unknown, tokens: FileTokens): Promise<readonly PickedFile[]> {
  if (!Array.isArray(paths) || paths.length > mostFiles) throw unknownKind()
  const files: PickedFile[] = []
  for (const path of paths) {
    if (typeof path !== 'string' || !isAbsolute(path) || path.includes('\0')) throw unknownKind()
    for (const file of await filesAt(path)) files.push({ file: tokens.mint(file, 'read'), name: basename(file) })
  }
  return files
}

/** Files that belong together, from whatever the window sent. */
function setOf(wanted: unknown): readonly { readonly what: SaveKind; readonly suggestedName: string }[] {
  if (!Array.isArray(wanted) || wanted.length > 10) throw unknownKind()
  return wanted.map((one: { readonly what?: unknown; readonly suggestedName?: unknown } | null) => {
    if (!isSaveKind(one?.what) || typeof one.suggestedName !== 'string') throw unknownKind()
    return { what: one.what, suggestedName: one.suggestedName }
  })
}

/** The file at a path, or the files directly in the folder, hidden ones left out. */
async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null)
  if (found?.isFile()) return [path]
  if (!found?.isDirectory())
    throw new Refusal('not-a-file', `${basename(path)} is neither a file nor a folder`, 'Drop files or a folder.')
  const entries = await readdir(path, { withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(path, entry.name))
    .sort()
  if (paths.length > mostFiles)
    throw new Refusal('too-large', `${basename(path)} holds ${paths.length} files`, 'Drop the exports only.')
  return paths
}

const unknownKind = () => new Refusal('forbidden', 'no such kind of file', 'Reload the window and try again.')
