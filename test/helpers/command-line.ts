import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../../electron/cli/run-command.ts'

const root = join(import.meta.dirname, '../..')

// What the app keeps for whoever works on this computer is not theirs while tests run; a test may say otherwise.
process.env.PROOFBOOK_DATA ??= join(root, '.cache/command-line')

/** One day for every command. */
const env = { PROOFBOOK_TODAY: '2026-11-22', NO_COLOR: '1' }

/** What a call of the command line came to. */
export interface CommandOutcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** The JSON document on stdout; throws when there is none or something else beside it. */
  readonly json: <T = Record<string, unknown>>() => T
}

/** Runs the command line as a person would, in a process of its own. */
export function proofbook(...args: string[]): CommandOutcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'electron/cli.ts'), ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, ...env },
  })
  return { exitCode: status ?? -1, stdout, stderr, json: () => JSON.parse(stdout) }
}

/** Runs a command in this process, for tests that ask many times: a process of its own takes most of a second to start. */
export async function proofbookHere(...args: string[]): Promise<CommandOutcome> {
  Object.assign(process.env, env)
  const said = { stdout: '', stderr: '' }
  const hear = (stream: keyof typeof said) => ({
    write: (text: string) => {
      said[stream] += text
    },
  })
  const exitCode = await runCommand(args, { stdout: hear('stdout'), stderr: hear('stderr') })
  return { exitCode, ...said, json: () => JSON.parse(said.stdout) }
}

/** A folder of a test's own; `remove` it in the end. */
export function scratchFolder(): {
  readonly path: string
  readonly at: (...names: string[]) => string
  readonly remove: () => void
} {
  const path = mkdtempSync(join(tmpdir(), 'proofbook-test-'))
  return { path, at: (...names) => join(path, ...names), remove: () => rmSync(path, { recursive: true, force: true }) }
}
