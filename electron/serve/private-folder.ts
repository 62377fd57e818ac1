import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A folder of this process alone for what a browser uploads and downloads, readable by its owner only and gone with the process. */
export interface PrivateFolder {
  /** A path for a file of this name that nothing else has. */
  readonly place: (name: string) => Promise<string>
  readonly remove: () => Promise<void>
}

/** Makes the folder under `parent`, and first clears away what earlier processes left behind when they were ended without a chance to. */
export async function createPrivateFolder(parent: string, pid: number = process.pid): Promise<PrivateFolder> {
  await mkdir(parent, { recursive: true, mode: 0o700 })
  for (const name of await readdir(parent)) {
    const owner = Number(/^(\d+)-/.exec(name)?.[1])
    if (Number.isInteger(owner) && owner !== pid && !isRunning(owner)) {
      await rm(join(parent, name), { recursive: true, force: true })
    }
  }
  const folder = join(parent, `${pid}-${randomBytes(9).toString('base64url')}`)
  await mkdir(folder, { mode: 0o700 })
  return {
    place: async (name) => {
      const own = join(folder, randomBytes(9).toString('base64url'))
      await mkdir(own, { mode: 0o700 })
      return join(own, name)
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
