import { access, mkdir } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import type { PickedFile } from '../../shared/contract.ts'
import { saveEndings } from './file-kinds.ts'
import { safeFileName } from './file-name.ts'
import type { FileTokens } from './file-tokens.ts'

/** The folder of projects of which nobody has said where they shall be. They outlive the process, and can be put elsewhere. */
export interface OwnProjects {
  /** A place for a new project; the name is whatever the window sent, and is made free. */
  readonly place: (suggestedName: unknown) => Promise<PickedFile>
}

/** Proofbook’s own folder for projects, made when it is first needed. */
export function createOwnProjects(folder: string, tokens: FileTokens): OwnProjects {
  return {
    place: async (suggestedName) => {
      if (typeof suggestedName !== 'string')
        throw new Refusal('forbidden', 'a project needs a name', 'Reload the window and try again.')
      const path = await freePath(folder, safeFileName(suggestedName, saveEndings.project))
      return { file: tokens.mint(path, 'project'), name: parse(path).base }
    },
  }
}

/** `q3.proofbook` in the folder, which is made, or `q3 2.proofbook` when that is taken. */
export async function freePath(folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { name: stem, ext } = parse(name)
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? name : `${stem} ${n}${ext}`)
    const isTaken = await access(path).then(
      () => true,
      () => false,
    )
    if (!isTaken) return path
  }
}
