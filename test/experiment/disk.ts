import type { Random } from '../../shared/stats/random.ts'

/** What a process did to the files of a folder, in the order in which it was done. */
export type DiskEvent =
  /** A file is there under this name, empty when it was not before. */
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly path: string; readonly length: number }
  /** Waits until a file's contents, or a folder's names, are on the disk. */
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }

/** How a disk takes a power cut: nothing that it was not made to wait for is there, all of it is, or any of it, torn at sectors. */
export const cutWays = ['nothing more', 'everything', 'anything'] as const
export type CutWay = (typeof cutWays)[number]

type Change =
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly length: number }

/** Contents of a file: those that are certain, and what has been done to them since. */
interface Contents {
  certain: Buffer
  pending: Change[]
}

type NameChange = { readonly name: string; readonly contents: Contents | null }

/** The smallest piece that a disk writes whole. */
const sector = 512

/**
 * A folder's files as a disk may hold them. Contents are certain after the file was synced, names after their folder was; until then any part of what was done may be there after the power goes.
 * Names change in the order in which they were changed, as in every journaling file system; contents in any.
 */
export class Disk {
  /** Names that are certain. */
  readonly #certain = new Map<string, Contents>()
  /** Names as the process sees them. */
  readonly #seen = new Map<string, Contents>()
  #pendingNames: NameChange[] = []

  /** Begins with these files, which are certain. */
  constructor(files: ReadonlyMap<string, Buffer>) {
    for (const [path, bytes] of files) {
      const contents = { certain: bytes, pending: [] }
      this.#certain.set(path, contents)
      this.#seen.set(path, contents)
    }
  }

  /** Does one thing more. */
  apply(event: DiskEvent): void {
    switch (event.kind) {
      case 'create':
        if (!this.#seen.has(event.path)) this.#name(event.path, { certain: Buffer.alloc(0), pending: [] })
        return
      case 'write':
        this.#seen.get(event.path)?.pending.push({ kind: 'write', at: event.at, bytes: event.bytes })
        return
      case 'cut':
        this.#seen.get(event.path)?.pending.push({ kind: 'cut', length: event.length })
        return
      case 'sync': {
        const contents = this.#seen.get(event.path)
        if (contents === undefined) this.#syncNames(event.path)
        else {
          contents.certain = changed(contents.certain, contents.pending)
          contents.pending = []
        }
        return
      }
      case 'remove':
        this.#name(event.path, null)
        return
      case 'rename': {
        const contents = this.#seen.get(event.path)
        if (contents === undefined) return
        // Both at once, or the file would be there twice or not at all.
        this.#seen.set(event.to, contents)
        this.#seen.delete(event.path)
        this.#pendingNames.push({ name: event.to, contents }, { name: event.path, contents: null })
        return
      }
    }
  }

  /** A file as the process sees it. */
  read(path: string): Buffer | undefined {
    const contents = this.#seen.get(path)
    return contents && changed(contents.certain, contents.pending)
  }

  /** The files that are there after the power went now. */
  afterCut(way: CutWay, random: Random): Map<string, Buffer> {
    const names = new Map(this.#certain)
    const held =
      way === 'everything'
        ? this.#pendingNames.length
        : way === 'nothing more'
          ? 0
          : random.integer(this.#pendingNames.length + 1)
    for (const [place, { name, contents }] of this.#pendingNames.entries()) {
      // The second half of a rename comes with the first.
      const before = this.#pendingNames[place - 1]
      const isSecondHalf =
        contents === null && before?.contents != null && this.#seen.get(before.name) === before.contents
      if (place >= held && !(isSecondHalf && place === held)) break
      if (contents === null) names.delete(name)
      else names.set(name, contents)
    }
    const files = new Map<string, Buffer>()
    for (const [path, { certain, pending }] of names) files.set(path, changed(certain, kept(pending, way, random)))
    return files
  }

  #name(name: string, contents: Contents | null): void {
    if (contents === null) this.#seen.delete(name)
    else this.#seen.set(name, contents)
    this.#pendingNames.push({ name, contents })
  }

  #syncNames(folder: string): void {
    const isIn = ({ name }: NameChange) => name.slice(0, name.lastIndexOf('/')) === folder
    for (const { name, contents } of this.#pendingNames.filter(isIn)) {
      if (contents === null) this.#certain.delete(name)
      else this.#certain.set(name, contents)
    }
    this.#pendingNames = this.#pendingNames.filter((one) => !isIn(one))
  }
}

/** What of some changes is on the disk after the cut. */
function kept(pending: readonly Change[], way: CutWay, random: Random): Change[] {
  if (way === 'nothing more') return []
  if (way === 'everything') return [...pending]
  return pending.flatMap((change): Change[] => {
    if (change.kind === 'cut') return random.integer(2) === 0 ? [change] : []
    const { at, bytes } = change
    const pieces: Change[] = []
    for (let from = 0; from < bytes.length; ) {
      const until = Math.min(bytes.length, from + sector - ((at + from) % sector))
      if (random.integer(2) === 0) pieces.push({ kind: 'write', at: at + from, bytes: bytes.subarray(from, until) })
      from = until
    }
    return pieces
  })
}

function changed(before: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return before
  let length = before.length
  let most = length
  for (const change of changes) {
    length = change.kind === 'cut' ? change.length : Math.max(length, change.at + change.bytes.length)
    most = Math.max(most, length)
  }
  const bytes = Buffer.alloc(most)
  before.copy(bytes)
  let end = before.length
  for (const change of changes) {
    if (change.kind === 'write') {
      change.bytes.copy(bytes, change.at)
      end = Math.max(end, change.at + change.bytes.length)
    } else {
      // What was cut off reads as nothing when the file grows again.
      if (change.length < end) bytes.fill(0, change.length, end)
      end = change.length
    }
  }
  return bytes.subarray(0, end)
}
