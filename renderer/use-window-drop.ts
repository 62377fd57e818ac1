import { useEffect } from 'react'
import type { PickedFile } from '../shared/contract.ts'
import { shell } from './ask.ts'
import { addToIntake, refuseIntake } from './intake.ts'
import { openPicked } from './open-project.ts'
import { isProjectName } from './project-name.ts'
import { goTo } from './use-place.ts'
import { words } from './words/words.ts'

function entryFiles(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry.isFile)
    return new Promise((resolve) =>
      (entry as FileSystemFileEntry).file(
        (file) => resolve([file]),
        () => resolve([]),
      ),
    )
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: FileSystemEntry[] = []
  return new Promise((resolve) => {
    const read = () =>
      reader.readEntries(
        (entries) => {
          if (entries.length > 0) {
            found.push(...entries)
            read()
          } else {
            const files = found.filter((inside) => inside.isFile && !inside.name.startsWith('.'))
            void Promise.all(files.map(entryFiles)).then((lists) => resolve(lists.flat()))
          }
        },
        () => resolve([]),
      )
    read()
  })
}

/** The files that were dropped, with those directly inside dropped folders. */
async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  // Everything has to be taken before the first pause: the drop's data is gone afterwards. What comes from another program may have no entry.
  const items = [...transfer.items].filter((item) => item.kind === 'file')
  const taken = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const lists = taken.map(({ entry, file }) => (entry ? entryFiles(entry) : Promise.resolve(file ? [file] : [])))
  return (await Promise.all(lists)).flat()
}

/** The name of the folder that was dropped alone; `null` for files. */
function folderName(transfer: DataTransfer): string | null {
  const [only, ...more] = [...transfer.items].filter((item) => item.kind === 'file')
  const entry = more.length === 0 ? only?.webkitGetAsEntry() : null
  return entry?.isDirectory ? entry.name : null
}

/** In a window the shell walks a folder, whose path it gets; in a browser the page does, since only it may look in. */
function filesOf(transfer: DataTransfer): Promise<readonly File[]> {
  if (shell().shell === 'browser') return droppedFiles(transfer)
  return Promise.resolve([...transfer.items].flatMap((item) => (item.kind === 'file' ? (item.getAsFile() ?? []) : [])))
}

/** A dropped project is opened, the first one where there are several; whatever lies beside it is taken in there. */
async function takeIn(files: readonly File[], name: string, onExports: OnExports): Promise<void> {
  const picked = await shell().files.drop(files)
  const project = picked.find((one) => isProjectName(one.name))
  if (project) await openPicked(project)
  const exports = picked.filter((one) => !isProjectName(one.name))
  if (exports.length === 0) return
  if (project) {
    goTo({ screen: 'data', evidence: [], at: 0 })
    await addToIntake(exports)
  } else await onExports(exports, name)
}

type OnExports = (exports: readonly PickedFile[], name: string) => Promise<void>

/** Files or a folder dropped anywhere on the window are taken in; a stray drop never makes the window leave its page. `onExports` hears of the exports and what they may be called. */
export function useWindowDrop(onExports: OnExports): void {
  useEffect(() => {
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const mark = (on: boolean) => document.documentElement.toggleAttribute('data-dropping', on)
    const onOver = (event: DragEvent) => {
      if (!isFiles(event)) return
      event.preventDefault()
      mark(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) mark(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!isFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      mark(false)
      const name = folderName(event.dataTransfer) ?? words.firstRun.own.name
      void filesOf(event.dataTransfer)
        .then((files) => takeIn(files, name, onExports))
        .catch((error: Error) => refuseIntake({ code: 'not-a-file', message: error.message, hint: '' }))
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [onExports])
}
