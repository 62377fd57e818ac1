import { readFileSync } from 'node:fs'
import { Refusal } from '../../shared/base/refusal.ts'
import type { ProjectInfo } from '../../shared/contract.ts'
import { maybeAskPassphrase } from './ask-passphrase.ts'
import type { CommandCall } from './command.ts'

/** Opens the project that a command names first; a locked one with the passphrase in `--passphrase-file`, else with the one that a person types. */
export async function project(call: CommandCall): Promise<ProjectInfo> {
  return openProject(call, call.flags.text('passphrase-file'))
}

/** The same where the passphrase of the project itself stands in another file than `--passphrase-file` says. */
export async function openProject(
  { positionals, ask }: CommandCall,
  passphraseFile: string | undefined,
): Promise<ProjectInfo> {
  const file = positionals[0] as string
  const given = passphraseFile === undefined ? undefined : readPassphrase(passphraseFile)
  try {
    return await ask('project:open', given === undefined ? { file } : { file, passphrase: given })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'passphrase-needed') throw error
    const typed = await maybeAskPassphrase(`Passphrase of ${file}: `)
    if (typed === undefined) throw error
    return ask('project:open', { file, passphrase: typed })
  }
}

/** The passphrase in a file: its first line. Refuses a file that is not there or empty. */
export function readPassphrase(file: string): string {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Refusal('not-found', `the passphrase file ${file} can’t be read`, 'check its name')
  }
  const line = text.replace(/^\uFEFF/, '').split(/\r?\n/)[0] ?? ''
  if (line === '')
    throw new Refusal('bad-value', `the passphrase file ${file} is empty`, 'write the passphrase on its first line')
  return line
}
