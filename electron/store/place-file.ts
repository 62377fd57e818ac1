import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** A name beside `target` that nobody uses, for a file that is still being written. It begins with a dot and ends with `.part`. */
export function nameBeside(target: string): string {
  return join(dirname(target), `.${basename(target).slice(0, 80)}.${randomBytes(6).toString('hex')}.part`)
}

/** Makes an empty file that only its owner may read; throws when something is there already. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'wx', 0o600))
}

/** Gives a finished file its name, over whatever stood there: flushed to the disk before, its folder after, so that a power cut leaves the old or the new file whole. */
export function placeFile(from: string, target: string): void {
  flushFile(from)
  renameSync(from, target)
  flushFolder(dirname(target))
}

/** Makes new and removed names of a folder survive a power cut; some systems can't flush a folder, then the files are safe all the same. */
export function flushFolder(folder: string): void {
  try {
    flushFile(folder)
  } catch {
    return
  }
}

/** Makes what was written to a file survive a power cut. */
export function flushFile(path: string): void {
  // Windows flushes only what was opened for writing.
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Removes an unfinished database and what SQLite may have left beside it. */
export function removeUnfinished(path: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(path + ending, { force: true })
}
