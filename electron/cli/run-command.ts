import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { refuseArgument } from '../../shared/accepts.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import type { Argument, Channel, Contract, Handlers, Task } from '../../shared/contract.ts'
import { createCore } from '../api/index.ts'
import { isUnknownHere } from '../api/known-here.ts'
import { replyTo } from '../core/reply-to.ts'
import { dataFolder } from '../shell/data-folder.ts'
import { clock, today } from '../shell/today.ts'
import { type Command, type CommandAnswer, type CommandCall, type Flags, UsageError } from './command.ts'
import { commands } from './commands/index.ts'
import { openApart } from './open-apart.ts'
import { showProgress } from './show-progress.ts'

/** Where a command says what it found, and apart from it what went wrong. */
export interface CommandOutput {
  readonly stdout: { readonly write: (text: string) => unknown }
  readonly stderr: { readonly write: (text: string) => unknown }
}

/** Runs one command of the command line and resolves with its exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export async function runCommand(
  argv: readonly string[],
  { stdout, stderr }: CommandOutput = process,
): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    stdout.write(`${overview()}\n`)
    return name === undefined ? 2 : 0
  }
  const json = rest.includes('--json')
  try {
    const command = commands.find((one) => one.name === name)
    if (!command) throw new UsageError(`there is no command “${name}”; proofbook help lists them`)
    const answer = await run(command, rest, stderr)
    if (json && answer.json !== null) stdout.write(`${JSON.stringify(answer.json)}\n`)
    else if (answer.text !== '') stdout.write(`${answer.text}\n`)
    return answer.exitCode ?? 0
  } catch (error) {
    if (error instanceof UsageError) {
      stderr.write(`proofbook: ${error.message}\n`)
      return 2
    }
    const reply = replyTo(error)
    if (reply.ok) return 0
    if (json) stdout.write(`${JSON.stringify({ error: reply.error })}\n`)
    stderr.write(`proofbook: ${reply.error.message}; ${reply.error.hint}\n`)
    return 1
  }
}

function overview(): string {
  const widest = Math.max(...commands.map((c) => c.name.length))
  return [
    'Proofbook: from customer-experience exports to a case that finance can tick and tie.',
    '',
    ...commands.map((c) => `  ${c.name.padEnd(widest)}  ${c.does}`),
    '',
    'proofbook <command> --help says how to use it.',
  ].join('\n')
}

async function run(command: Command, rest: readonly string[], stderr: CommandOutput['stderr']): Promise<CommandAnswer> {
  const { values, positionals } = read(command, rest)
  if (values.help === true) return { json: { usage: command.usage }, text: `${command.does}\n\n${command.usage}` }
  const [least, most] = command.takes
  if (positionals.length < least || positionals.length > most) throw new UsageError(`usage: ${command.usage}`)
  const progress = showProgress(values.json === true)
  const stopped = { wish: false }
  const apart = new AbortController()
  const stop = () => {
    if (stopped.wish) process.exit(130)
    stopped.wish = true
    apart.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  const task: Task = {
    report: progress.report,
    checkCancelled: () => {
      if (stopped.wish) throw new Refusal('cancelled', 'stopped', 'the project is as it was')
    },
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  }
  const scratch = mkdtempSync(join(tmpdir(), 'proofbook-'))
  const ownFolder = dataFolder()
  const core = createCore({ today: today(), clock, dataFolder: scratch, ownFolder })
  let answer: CommandAnswer
  let unpublished: Refusal | null = null
  try {
    answer = await command.run({
      positionals,
      flags: flagsOf(values, command),
      ask: carefully(core.handlers, task, { ownFolder, signal: apart.signal }),
      task,
      today: today(),
    })
  } finally {
    progress.end()
    unpublished = core.close()
    if (unpublished !== null) stderr.write(`proofbook: ${unpublished.message}; ${unpublished.hint}\n`)
    rmSync(scratch, { recursive: true, force: true })
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
  return unpublished === null ? answer : { ...answer, exitCode: 1 }
}

function read(command: Command, rest: readonly string[]) {
  try {
    return parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: {
        // Any project may be locked, so any command may need the passphrase; it is read from a file and never stands on a command line, which other programs can see.
        'passphrase-file': { type: 'string' },
        ...command.options,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)}\nusage: ${command.usage}`,
    )
  }
}

function flagsOf(values: Readonly<Record<string, unknown>>, command: Command): Flags {
  const text = (name: string): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  return {
    text,
    texts: (name) => {
      const value = values[name]
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
    },
    yes: (name) => values[name] === true,
    number: (name) => {
      const given = text(name)
      if (given === undefined) return undefined
      const value = Number(given)
      if (given.trim() === '' || !Number.isFinite(value))
        throw new UsageError(`--${name} needs a number, not “${given}”\nusage: ${command.usage}`)
      return value
    },
  }
}

/** Asks the core of this process; a file that this computer doesn't know is opened by another one first, which can be ended. */
function carefully(
  handlers: Handlers,
  task: Task,
  apart: { readonly ownFolder: string; readonly signal: AbortSignal },
): CommandCall['ask'] {
  let open: string | null = null
  return async (channel, arg) => {
    if (channel === 'project:restore') {
      const wanted = arg as Argument<'project:restore'>
      await openApart('project:restore', wanted, apart)
      return ask(handlers, 'project:open', { file: wanted.file ?? '' }, task) as never
    }
    const { file } = arg as { readonly file?: string }
    if (channel === 'project:open' && file !== undefined && isUnknownHere(file, apart.ownFolder, open))
      await openApart('project:open', arg as Argument<'project:open'>, apart)
    const answer = await ask(handlers, channel, arg, task)
    if (channel === 'project:open' || channel === 'project:create') open = file ?? null
    if (channel === 'project:close') open = null
    return answer
  }
}

async function ask<C extends Channel>(
  handlers: Handlers,
  channel: C,
  arg: Argument<C>,
  task: Task,
): Promise<ReturnType<Contract[C]>> {
  const refusal = refuseArgument(channel, arg)
  if (refusal !== null) throw new Refusal('bad-value', refusal, 'see proofbook help')
  return handlers[channel](arg, task)
}
