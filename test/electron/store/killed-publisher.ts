import { type FolderActs, folderActs, takeWorkingCopy } from '../../../electron/store/working-copy.ts'

// Puts the work of an earlier sitting back, and is killed without warning before the act of this number.
const [shared, working, at] = process.argv.slice(2) as [string, string, string]
let left = Number(at)
const step =
  <A extends readonly unknown[], R>(act: (...args: A) => R) =>
  (...args: A): R => {
    if (left === 0) process.kill(process.pid, 'SIGKILL')
    left -= 1
    return act(...args)
  }
const acts: FolderActs = {
  hash: step(folderActs.hash),
  copy: step(folderActs.copy),
  rename: step(folderActs.rename),
  flushFolder: step(folderActs.flushFolder),
}
const copy = takeWorkingCopy(shared, working, { today: '2026-11-29', acts })
copy.release(copy.publish({ isEnd: true }).kind === 'kept' ? 'kept' : 'done')
