import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import type { FileRef, ProjectInfo, RecentProject } from '../../shared/contract.ts'
import type { CoreLink } from './core-link.ts'
import type { FileTokens } from './file-tokens.ts'

/** The projects that were opened on this computer lately, kept by the shell: a window gets their names and tokens, never their paths. */
export interface RecentProjects {
  /** Newest first. A project that is not where it was stays on the list and says so. */
  readonly list: () => Promise<readonly RecentProject[]>
  /** Puts a project at the top under its own name, or its file's when none is said; one that was moved takes the place of where it was. */
  readonly note: (path: string, how?: { readonly name?: string; readonly instead?: string }) => Promise<void>
  /** Takes the project behind a token off the list, or all of them. The files stay where they are. */
  readonly forget: (file?: FileRef) => Promise<void>
  /** Calls back whenever the list has changed. */
  readonly onChange: (listener: () => void) => void
}

interface Kept {
  readonly path: string
  readonly name?: string
  readonly day: string
}

/** How many are remembered: as many as fit a menu. */
const most = 10

/**
 * The list kept in `file`, readable by its owner only. `today` dates what is noted. A list that can't be read counts as empty, and one that can't be
 * written is forgotten: neither may keep a project from opening.
 */
export function createRecentProjects(file: string, tokens: FileTokens, today: string): RecentProjects {
  const listeners: (() => void)[] = []
  // One change after the other, so that none is lost.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
  const change = (how: (kept: readonly Kept[]) => readonly Kept[]): Promise<void> =>
    inTurn(async () => {
      await write(file, how(await read(file))).catch(() => {})
      for (const listener of listeners) listener()
    })

  return {
    list: () =>
      inTurn(async () =>
        Promise.all(
          (await read(file)).map(async ({ path, day, name }) => ({
            file: tokens.mint(path, 'read'),
            name: name ?? basename(path).replace(/\.proofbook$/i, ''),
            fileName: basename(path),
            folder: basename(dirname(path)),
            day,
            isMissing: !(await stat(path).catch(() => null))?.isFile(),
          })),
        ),
      ),
    note: (path, { name, instead } = {}) => {
      const whole = resolve(path)
      return change((kept) =>
        [
          { path: whole, day: today, ...(name !== undefined && { name }) },
          ...kept.filter((one) => one.path !== whole && one.path !== instead),
        ].slice(0, most),
      )
    },
    forget: async (token) => {
      const path = token === undefined ? null : tokens.path(token, 'read')
      await change((kept) => (path === null ? [] : kept.filter((one) => one.path !== path)))
    },
    onChange: (listener) => {
      listeners.push(listener)
    },
  }
}

/** The same line to the core, which remembers every project that was opened or made over it. The sample needs no remembering. */
export function rememberOpened(link: CoreLink, recent: RecentProjects): CoreLink {
  let open: string | undefined
  return {
    ...link,
    ask: async (channel, arg, options) => {
      const reply = await link.ask(channel, arg, options)
      if (reply.ok && (channel === 'project:open' || channel === 'project:create' || channel === 'project:move')) {
        const { file } = arg as { readonly file: FileRef }
        const { name } = reply.value as ProjectInfo
        await recent.note(file, { name, ...(channel === 'project:move' && open !== undefined && { instead: open }) })
        open = resolve(file)
      }
      return reply
    },
  }
}

async function read(file: string): Promise<readonly Kept[]> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'))
    return Array.isArray(kept) ? kept.filter(isKept).slice(0, most) : []
  } catch {
    return []
  }
}

const isKept = (one: unknown): one is Kept =>
  typeof one === 'object' &&
  one !== null &&
  'path' in one &&
  typeof one.path === 'string' &&
  (!('name' in one) || typeof one.name === 'string') &&
  'day' in one &&
  typeof one.day === 'string'

async function write(file: string, kept: readonly Kept[]): Promise<void> {
  if (kept.length === 0) return rm(file, { force: true })
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const next = `${file}.next`
  await writeFile(next, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
  await rename(next, file)
}
