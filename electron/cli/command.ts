import type { ParseArgsConfig } from 'node:util'
import type { Channel, Contract, Task } from '../../shared/contract.ts'

/** What a command is given. */
export interface CommandCall {
  readonly positionals: readonly string[]
  readonly flags: Flags
  /** Asks the core, as a window would. */
  readonly ask: <C extends Channel>(channel: C, arg: Parameters<Contract[C]>[0]) => Promise<ReturnType<Contract[C]>>
  readonly task: Task
  readonly today: string
}

/** The options of a call, each read in the one way that its meaning allows. */
export interface Flags {
  readonly text: (name: string) => string | undefined
  /** All values of an option that may be given more than once. */
  readonly texts: (name: string) => readonly string[]
  readonly yes: (name: string) => boolean
  /** A number; throws a usage error for anything else. */
  readonly number: (name: string) => number | undefined
}

/** What a command answers: one JSON document, and the same for people. */
export interface CommandAnswer {
  /** `null` when the command has printed its document itself. */
  readonly json: unknown
  readonly text: string
  /** 0 unless the command found something that is not as it should be. */
  readonly exitCode?: number
}

/** One command of the command line. */
export interface Command {
  readonly name: string
  readonly usage: string
  /** What it does, in one line. */
  readonly does: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** How many positional arguments it takes, at least and at most. */
  readonly takes: readonly [number, number]
  readonly run: (call: CommandCall) => Promise<CommandAnswer>
}

/** Wrong usage: exit code 2, with the usage line. */
export class UsageError extends Error {}
