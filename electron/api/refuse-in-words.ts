import type { Handlers } from '../../shared/contract.ts'
import { fileRefusal } from '../store/file-refusals.ts'

/** The handlers, each of which says in words what SQLite says of a disk that is full or fails while the project at `path()` is read or written. Other faults stay the bugs that they are. */
export function refuseInWords(handlers: Handlers, path: () => string): Handlers {
  const translate = (error: unknown): never => {
    throw isOfSqlite(error) ? fileRefusal(error, path()) : error
  }
  const worded = Object.entries(handlers).map(([channel, handler]) => {
    const run = handler as (arg: unknown, task: unknown) => unknown
    return [
      channel,
      (arg: unknown, task: unknown) => {
        try {
          const answer = run(arg, task)
          return answer instanceof Promise ? answer.catch(translate) : answer
        } catch (error) {
          return translate(error)
        }
      },
    ] as const
  })
  return Object.fromEntries(worded) as unknown as Handlers
}

const isOfSqlite = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')
