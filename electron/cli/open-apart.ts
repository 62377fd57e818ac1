import { join } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'
import type { Argument } from '../../shared/contract.ts'
import { startChildCore } from '../serve/start-core.ts'
import { linkCore } from '../shell/core-link.ts'
import { today } from '../shell/today.ts'

/**
 * Opens a project, or restores a backup of it, in a process of its own, which is ended when that takes longer than `limit` allows or when `signal` says so, and closes it again. From then on its bytes are known
 * on this computer, and the process of the command can open it: what SQLite runs in a file before anything of it can be checked came to its end once. Refuses what opening refuses.
 */
export async function openApart<C extends 'project:open' | 'project:restore'>(
  channel: C,
  arg: Argument<C>,
  options: {
    readonly ownFolder: string
    readonly signal: AbortSignal
    readonly limit?: (file: string) => number
  },
): Promise<void> {
  const { ownFolder, signal, limit } = options
  const core = join(import.meta.dirname, '../core.ts')
  const link = linkCore(() => startChildCore(core, [ownFolder, today()]), limit === undefined ? {} : { limit })
  try {
    const reply = await link.ask(channel, arg, { signal })
    if (reply.ok) return
    const { code, message, hint } = reply.error
    throw code === 'bug' ? new Error(message) : new Refusal(code, message, hint)
  } finally {
    await link.stop()
  }
}
