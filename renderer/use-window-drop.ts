import { useEffect } from 'react'
import { shell } from './ask.ts'
import { addToIntake } from './intake.ts'
import { openPicked } from './open-project.ts'
import { isProjectName } from './project-name.ts'

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

/** A dropped project is opened, the first one where there are several; whatever lies beside it is taken in there. */
async function takeIn(files: readonly File[], onExports: () => void): Promise<void> {
  const picked = await shell().files.drop(files)
  const project = picked.find(({ name }) => isProjectName(name))
  if (project) await openPicked(project)
  const exports = picked.filter(({ name }) => !isProjectName(name))
  if (exports.length === 0) return
  onExports()
  await addToIntake(exports)
}

/** Files dropped anywhere on the window are taken in, and the screen is told when there are exports; a stray drop never makes the window leave its page. */
export function useWindowDrop(onExports: () => void): void {
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
      void droppedFiles(event.dataTransfer).then((files) => takeIn(files, onExports))
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
