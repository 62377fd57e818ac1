import { resolve } from 'node:path'

/** The project named on a command line, `proofbook q3.proofbook`, as a whole path from the folder it was given in; `null` when there is none. `skip` counts the words of the program itself. */
export function projectArgument(argv: readonly string[], skip: number, folder: string): string | null {
  const named = argv.slice(skip).find((arg) => arg !== '' && !arg.startsWith('-') && !arg.includes('\0'))
  return named === undefined ? null : resolve(folder, named)
}
