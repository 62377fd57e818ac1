import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { basename } from 'node:path'
import { Refusal } from '../../shared/base/refusal.ts'

/** Who has a project open: a note beside the file, for people. What keeps a second one out is SQLite's own lock. */
export interface Holder {
  readonly user: string
  readonly host: string
  readonly pid: number
  /** ISO 8601, UTC: when the note was written. */
  readonly since: string
}

const noteBeside = (path: string): string => `${path}-open`

/** Leaves the note. Where it can't be written nobody is told who has the file, which harms nothing. */
export function leaveNote(path: string): void {
  const holder: Omit<Holder, 'since'> = { user: userName(), host: hostname(), pid: process.pid }
  try {
    rmSync(noteBeside(path), { force: true })
    const handle = openSync(noteBeside(path), 'wx', 0o600)
    writeSync(handle, `${JSON.stringify(holder)}\n`)
    closeSync(handle)
  } catch {
    return
  }
}

/** Takes the note away. */
export function takeNote(path: string): void {
  try {
    rmSync(noteBeside(path), { force: true })
  } catch {
    return
  }
}

/** Who has the file open, as the note says; nobody when there is none, or none that can be read. */
export function maybeHolder(path: string): Holder | undefined {
  try {
    const note = noteBeside(path)
    const { user, host, pid } = JSON.parse(readFileSync(note, 'utf8').slice(0, 2_000)) as Holder
    if (typeof user !== 'string' || typeof host !== 'string') return undefined
    const since = statSync(note).mtime.toISOString()
    return { user: user.slice(0, 80), host: host.slice(0, 80), pid: Number(pid), since }
  } catch {
    return undefined
  }
}

/** Who has the file open on another computer, as the note says. */
export function maybeHolderElsewhere(path: string): Holder | undefined {
  const holder = maybeHolder(path)
  return holder === undefined || holder.host === hostname() ? undefined : holder
}

/** What is said when somebody else has the project open. */
export function inUse(path: string): Refusal {
  const holder = maybeHolder(path)
  const name = basename(path)
  if (holder === undefined)
    return new Refusal('project-in-use', `${name} is in use by another program`, 'close it there, then try again')
  const { user, host, pid, since } = holder
  return new Refusal(
    'project-in-use',
    `${name} is open already: by ${user} on ${host}, process ${pid}, since ${since.slice(0, 16).replace('T', ' ')} UTC`,
    'close it there, then try again; or copy the file and open the copy',
  )
}

/** Name of the account that this process runs under. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'somebody'
  }
}
