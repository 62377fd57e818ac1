import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createProject } from '../../../electron/api/project.ts'
import { openDatabase } from '../../../electron/store/database.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import type { WriteStore } from '../../../electron/store/store.ts'
import { type FolderActs, folderActs, takeWorkingCopy, type WorkingCopy } from '../../../electron/store/working-copy.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import { scratchFolder } from '../../helpers/command-line.ts'

const scratch = scratchFolder()
afterAll(scratch.remove)
const acme = scratch.at('templates', 'acme.proofbook')
const ourWork = scratch.at('templates', 'ours.proofbook')
const theirWork = scratch.at('templates', 'theirs.proofbook')
beforeAll(() => {
  mkdirSync(scratch.at('templates'))
  createProject(acme, { name: 'Acme' }).close()
  for (const [path, name] of [
    [ourWork, 'Ours'],
    [theirWork, 'Theirs'],
  ] as const) {
    copyFileSync(acme, path)
    rename(path, name)
  }
})
let turn = 0
let folder: string
let shared: string
let working: string
const makeShared = () => {
  turn += 1
  folder = scratch.at(`OneDrive ${turn}`)
  shared = join(folder, 'acme.proofbook')
  working = scratch.at(`data ${turn}`, 'working')
  mkdirSync(folder)
  copyFileSync(acme, shared)
}
/** Leaves work that an earlier sitting did not put back. */
const leaveWork = () => {
  const copy = take()
  copyFileSync(ourWork, copy.file)
  copy.release('kept')
}
const isSame = (one: string, other: string): boolean => existsSync(one) && readFileSync(one).equals(readFileSync(other))
beforeEach(makeShared)

const today = '2026-11-29'
const take = (acts: FolderActs = folderActs) => takeWorkingCopy(shared, working, { today, acts })
const nameIn = (path: string): string => {
  const store = openStore(path, { readOnly: true })
  try {
    return String(store.sql('SELECT value FROM project WHERE key = ?').pluck().get('name'))
  } finally {
    store.close()
  }
}
/** Changes the name in a project, as a stand-in for any work. */
const rename = (path: string, name: string, at = path): void => {
  const store = openStore(path, { at }) as WriteStore
  store.sql('UPDATE project SET value = ? WHERE key = ?').run(name, 'name')
  store.close()
}
const visible = (): string[] =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
const others = (): string[] => visible().filter((name) => name.includes('(conflict '))

describe('a working copy', () => {
  it('is private, leaves the shared file alone while it is worked in, and is put back in its place', () => {
    const before = readFileSync(shared)
    const copy = take()
    expect(copy.found).toEqual({ kind: 'fresh' })
    expect(statSync(copy.file).mode & 0o777).toBe(0o600)
    rename(shared, 'Ours', copy.file)
    expect(readFileSync(shared).equals(before)).toBe(true)
    expect(copy.publish({ isEnd: true })).toEqual({ kind: 'published' })
    copy.release('done')
    expect(nameIn(shared)).toBe('Ours')
    expect(readdirSync(folder)).toEqual(['acme.proofbook'])
    expect(existsSync(copy.file)).toBe(false)
  })

  it('that nothing was done in writes nothing', () => {
    const { mtimeMs, ino } = statSync(shared)
    const copy = take()
    openStore(shared, { at: copy.file }).close()
    expect(copy.publish({ isEnd: true })).toEqual({ kind: 'nothing' })
    copy.release('done')
    expect(statSync(shared)).toMatchObject({ mtimeMs, ino })
  })

  it('keeps who may read the shared file as it was', () => {
    chmodSync(shared, 0o640)
    const copy = take()
    expect(statSync(copy.file).mode & 0o777).toBe(0o600)
    rename(shared, 'Ours', copy.file)
    expect(copy.publish({ isEnd: true })).toEqual({ kind: 'published' })
    expect(statSync(shared).mode & 0o777).toBe(0o640)
    copy.release('done')
  })

  it('is nobody’s twice', () => {
    const copy = take()
    expect(() => take()).toThrowError(/in use|open already/)
    copy.release('done')
    take().release('done')
  })

  it('waits while somebody else’s work has come, and lies beside it in the end', () => {
    const copy = take()
    rename(shared, 'Ours', copy.file)
    rename(shared, 'Theirs')
    const theirs = readFileSync(shared)
    expect(copy.publish({ isEnd: false })).toMatchObject({ kind: 'kept', because: 'changed' })
    expect(others()).toEqual([])
    const outcome = copy.publish({ isEnd: true })
    copy.release('done')
    expect(outcome.kind).toBe('conflict')
    expect(readFileSync(shared).equals(theirs)).toBe(true)
    expect(others()).toHaveLength(1)
    expect(others()[0]).toMatch(/^acme \(conflict 2026-11-29 .+\)\.proofbook$/)
    expect(nameIn(join(folder, others()[0] as string))).toBe('Ours')
  })

  it('is kept while the shared file is away, and put back when it is there again', () => {
    const copy = take()
    rename(shared, 'Ours', copy.file)
    const gone = `${folder} unplugged`
    renameSync(folder, gone)
    expect(copy.publish({ isEnd: true })).toMatchObject({ kind: 'kept', because: 'away' })
    copy.release('kept')
    const offline = take()
    expect(offline.found).toEqual({ kind: 'away' })
    expect(nameIn(offline.file)).toBe('Ours')
    offline.release('kept')
    expect(existsSync(folder)).toBe(false)
    renameSync(gone, folder)
    const again = take()
    expect(again.found).toEqual({ kind: 'unpublished' })
    expect(again.publish({ isEnd: true })).toEqual({ kind: 'published' })
    again.release('done')
    expect(nameIn(shared)).toBe('Ours')
  })

  it('of an earlier sitting lies beside the shared file when that has changed since', () => {
    const left = take()
    rename(shared, 'Ours', left.file)
    left.release('kept')
    rename(shared, 'Theirs')
    const copy = take()
    expect(copy.found.kind).toBe('conflict')
    expect(nameIn(copy.file)).toBe('Theirs')
    copy.release('done')
    expect(nameIn(join(folder, others()[0] as string))).toBe('Ours')
  })

  it('that was left in the middle of a step lies beside the changed file without that step', () => {
    const copy = take()
    copyFileSync(ourWork, copy.file)
    const half = halfStep(copy.file)
    copy.release('kept')
    writeFileSync(copy.file, half.file)
    writeFileSync(`${copy.file}-journal`, half.journal)
    copyFileSync(theirWork, shared)
    const again = take()
    expect(again.found.kind).toBe('conflict')
    again.release('done')
    expect(isSame(shared, theirWork)).toBe(true)
    const beside = join(folder, others()[0] as string)
    expect(nameIn(beside)).toBe('Ours')
    expect(readFileSync(beside).includes('half a step')).toBe(false)
  })

  it('whose note can’t be read counts as unpublished', () => {
    leaveWork()
    const [note] = readdirSync(working, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
    writeFileSync(join(working, note as string), '{')
    take().release('done')
    expect(isSame(shared, acme)).toBe(true)
    expect(others().map((name) => isSame(join(folder, name), ourWork))).toEqual([true])
  })

  it('waits for a program that holds the shared file for moments, and is kept when it holds on', () => {
    const copy = take(held(3))
    rename(shared, 'Ours', copy.file)
    expect(copy.publish({ isEnd: true })).toEqual({ kind: 'published' })
    copy.release('done')
    const next = take(held(99))
    rename(shared, 'Ours again', next.file)
    expect(next.publish({ isEnd: true })).toMatchObject({ kind: 'kept', because: 'failed' })
    next.release('kept')
    expect(nameIn(shared)).toBe('Ours')
    expect(readdirSync(folder)).toEqual(['acme.proofbook'])
    const again = take()
    expect(again.found).toEqual({ kind: 'unpublished' })
    again.release('kept')
  })

  it('is not made of what is no project, and leaves nothing of it', () => {
    writeFileSync(shared, 'notes')
    expect(() => take()).toThrowError(/not a Proofbook project/)
    expect(readdirSync(working).filter((name) => !name.endsWith('.lock'))).toEqual([])
  })
})

/** A project and its journal as they are on the disk while a step is written that is too large for memory. */
function halfStep(path: string): { readonly file: Buffer; readonly journal: Buffer } {
  const db = openDatabase(path)
  try {
    db.pragma('cache_size = 10')
    db.exec('BEGIN IMMEDIATE')
    const put = db.prepare('INSERT INTO project (key, value) VALUES (?, ?)')
    for (let i = 0; i < 500; i += 1) put.run(`k${i}`, 'half a step '.repeat(100))
    const file = readFileSync(path)
    const journal = readFileSync(`${path}-journal`)
    expect(file.includes('half a step')).toBe(true)
    db.exec('ROLLBACK')
    return { file, journal }
  } finally {
    db.close()
  }
}

/** A folder in which another program holds the file for so many tries. */
function held(tries: number): FolderActs {
  let left = tries
  return {
    ...folderActs,
    rename: (from, to) => {
      left -= 1
      if (left >= 0) throw Object.assign(new Error('held'), { code: left % 2 === 0 ? 'EBUSY' : 'EPERM' })
      folderActs.rename(from, to)
    },
  }
}

/** The acts, with something else happening before the one that is done as number `at`; tells how many there were, and which that one was. */
function disturbed(at: number, disturb: () => void) {
  let done = 0
  let before: string | undefined
  const step =
    <A extends readonly unknown[], R>(name: string, act: (...args: A) => R) =>
    (...args: A): R => {
      if (done === at) {
        before = name
        disturb()
      }
      done += 1
      return act(...args)
    }
  const acts: FolderActs = {
    hash: step('hash', folderActs.hash),
    copy: step('copy', folderActs.copy),
    rename: step('rename', folderActs.rename),
    flushFolder: step('flushFolder', folderActs.flushFolder),
  }
  return { acts, count: () => done, before: () => before }
}

describe('a copying program that meddles between any two acts', () => {
  const meddlings = {
    replaces: () => {
      copyFileSync(theirWork, join(folder, 'incoming'))
      renameSync(join(folder, 'incoming'), shared)
    },
    deletes: () => rmSync(shared, { force: true }),
    renames: () => existsSync(shared) && renameSync(shared, join(folder, 'acme old.proofbook')),
    truncates: () => existsSync(shared) && truncateSync(shared, 5_000),
    'takes away the folder of': () => existsSync(folder) && renameSync(folder, `${folder} gone`),
  } as const

  it.each(Object.entries(meddlings))(
    '%s the shared file: our work is whole in one place, and theirs is never half',
    (kind, meddle) => {
      const seen: string[] = []
      for (let at = 0; ; at += 1) {
        makeShared()
        leaveWork()
        const { acts, before } = disturbed(at, meddle)
        const came = putBack(acts)
        const act = before()
        if (act === undefined) break
        seen.push(act)
        const back = existsSync(folder) ? folder : `${folder} gone`
        const there = readdirSync(back)
        const kept = readdirSync(working, { recursive: true, encoding: 'utf8' })
        const ours = [...there.map((name) => join(back, name)), ...kept.map((name) => join(working, name))].filter(
          (path) => path.endsWith('.proofbook') && isSame(path, ourWork),
        )
        expect(ours, `${kind} before act ${at}, ${act}: ${came}`).not.toEqual([])
        if (back !== folder) {
          renameSync(back, folder)
          putBack(folderActs)
          expect(isSame(shared, ourWork)).toBe(true)
        }
        expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
        // Only between the last look and the renaming itself can somebody's work be lost from the folder; nothing that a program may do closes that gap.
        if (kind === 'replaces' && act !== 'rename')
          expect(isSame(shared, theirWork), `theirs, before act ${at}`).toBe(true)
      }
      expect(seen).toContain('rename')
      expect(seen.length).toBeGreaterThan(5)
    },
  )
})

/** Opens the working copy and puts its work back. Tells what came of it. */
function putBack(acts: FolderActs): string {
  let copy: WorkingCopy
  try {
    copy = take(acts)
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  const { kind } = copy.publish({ isEnd: true })
  copy.release(kind === 'kept' ? 'kept' : 'done')
  return kind
}

describe('a process that is killed between any two acts', () => {
  it.each([false, true])(
    'loses nothing of ours and leaves no half file; theirs had come meanwhile: %s',
    (isChanged) => {
      for (let at = isChanged ? 3 : 0, killed = true; killed; at += 1) {
        makeShared()
        leaveWork()
        if (isChanged) copyFileSync(theirWork, shared)
        const script = join(import.meta.dirname, 'killed-publisher.ts')
        const { status, signal } = spawnSync(process.execPath, [script, shared, working, String(at)])
        killed = signal === 'SIGKILL'
        expect(killed || status === 0, `act ${at}: ${status}`).toBe(true)
        expect([acme, ourWork, theirWork].some((one) => isSame(shared, one))).toBe(true)
        expect(['nothing', 'published']).toContain(putBack(folderActs))
        expect(isSame(shared, isChanged ? theirWork : ourWork), `act ${at}`).toBe(true)
        expect(others().map((name) => isSame(join(folder, name), ourWork))).toEqual(isChanged ? [true] : [])
        expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
      }
    },
    60_000,
  )
})
