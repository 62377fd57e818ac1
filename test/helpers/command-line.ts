import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

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
    env: { ...process.env, PROOFBOOK_TODAY: '2026-11-22', NO_COLOR: '1' },
  })
  return { exitCode: status ?? -1, stdout, stderr, json: () => JSON.parse(stdout) }
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
