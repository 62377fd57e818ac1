import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { driveStandIn, type StandInOptions, type StandInRun } from '../e2e/stand-in/drive.ts'

/** A run to attack: no project is open, which is quick and all that attacks need. The folder goes with it. */
export async function attackable(
  options: Partial<StandInOptions> = {},
): Promise<StandInRun & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'proofbook-attack-'))
  const run = await driveStandIn({
    dataFolder: join(folder, 'data'),
    args: [join(folder, 'none.proofbook')],
    ...options,
  })
  return {
    ...run,
    folder,
    close: async () => {
      await run.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
