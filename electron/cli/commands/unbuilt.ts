import { Refusal } from '../../../shared/base/refusal.ts'
import type { Command } from '../command.ts'

/** Says plainly that something promised is not there yet. */
export function notBuilt(what: string, instead: string): Refusal {
  return new Refusal('not-built-yet', `${what} is not built yet`, instead)
}

/** Commands that are promised and not built yet. */
export const unbuiltCommands: readonly Command[] = [
  {
    name: 'review',
    does: 'a review copy for finance (not built yet)',
    usage: 'proofbook review <project.proofbook> --out copy.proofbook',
  },
].map(({ name, does, usage }) => ({
  name,
  does,
  usage,
  options: {
    out: { type: 'string' },
    'passphrase-file': { type: 'string' },
    'keep-names': { type: 'boolean' },
  },
  takes: [0, Number.POSITIVE_INFINITY],
  run: () => Promise.reject(notBuilt(`“${name}”`, 'it comes with a later version')),
}))
