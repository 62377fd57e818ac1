import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { DiskEvent } from './disk.ts'

/** What strace is asked for, so that `readSystemCalls` can tell what became of files. */
export const straceArguments: readonly string[] = [
  '-f',
  '-y',
  '-xx',
  '-s',
  String(1 << 22),
  '-e',
  'trace=openat,creat,close,lseek,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,copy_file_range,sendfile',
]

/** `copy` becomes a write of what the other file holds by then. */
export type SystemCall =
  | DiskEvent
  | {
      readonly kind: 'copy'
      readonly from: string
      readonly at: number
      readonly path: string
      readonly to: number
      readonly length: number
    }

/** What a log of strace says was done to the files below a folder, in the order in which the calls ended. */
export async function* readSystemCalls(log: string, folder: string): AsyncGenerator<SystemCall> {
  const begun = new Map<string, string>()
  /** Where the next write of an open file goes. */
  const places = new Map<string, number>()
  for await (const line of createInterface({ input: createReadStream(log, 'latin1') })) {
    const [, process = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(process, rest.slice(0, -'<unfinished ...>'.length))
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    const whole = resumed ? (begun.get(process) ?? '') + (resumed[1] as string) : rest
    const call = parseCall(whole)
    if (call !== undefined) for (const one of done(call, places)) if (one.path.startsWith(folder)) yield one
  }
}

interface Call {
  readonly name: string
  /** Open files as `number` and `path`, texts as bytes, the rest as it stands. */
  readonly given: readonly {
    readonly text: string
    readonly fd?: string
    readonly path?: string
    readonly bytes?: Buffer
  }[]
  readonly result: number
}

function parseCall(line: string): Call | undefined {
  const found = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(line)
  if (!found) return undefined
  const [, name = '', inside = '', result] = found
  // Every text is written in hexadecimal, so no comma or quote stands in one.
  const given = inside.split(', ').map((text) => {
    const file = /^(\d+|AT_FDCWD)<(.*?)>/.exec(text)
    if (file) return { text, fd: file[1] as string, path: fromHex(file[2] as string).toString() }
    const quoted = /^"(.*)"$/.exec(text)
    return quoted ? { text, bytes: fromHex(quoted[1] as string) } : { text }
  })
  return { name, given, result: Number(result) }
}

const fromHex = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex')

function* done({ name, given, result }: Call, places: Map<string, number>): Generator<SystemCall> {
  if (result < 0) return
  const [first, second, third, fourth] = given
  const key = `${first?.fd} ${first?.path}`
  const named = (at: number, folder?: string): string => {
    const path = given[at]?.bytes?.toString() ?? ''
    return path.startsWith('/') || folder === undefined ? path : `${folder}/${path}`
  }
  switch (name) {
    case 'openat': {
      const path = named(1, first?.path)
      const flags = third?.text ?? ''
      places.set(`${result} ${path}`, 0)
      if (flags.includes('O_CREAT')) yield { kind: 'create', path }
      if (flags.includes('O_TRUNC')) yield { kind: 'cut', path, length: 0 }
      if (flags.includes('O_APPEND')) throw new Error(`a file is appended to, which is not followed: ${path}`)
      return
    }
    case 'write': {
      const at = places.get(key) ?? 0
      places.set(key, at + result)
      if (second?.bytes) yield { kind: 'write', path: first?.path ?? '', at, bytes: second.bytes.subarray(0, result) }
      return
    }
    case 'pwrite64':
      if (second?.bytes)
        yield {
          kind: 'write',
          path: first?.path ?? '',
          at: Number(fourth?.text),
          bytes: second.bytes.subarray(0, result),
        }
      return
    case 'lseek':
      places.set(key, result)
      return
    case 'ftruncate':
      yield { kind: 'cut', path: first?.path ?? '', length: Number(second?.text) }
      return
    case 'fsync':
    case 'fdatasync':
      yield { kind: 'sync', path: first?.path ?? '' }
      return
    case 'unlink':
      yield { kind: 'remove', path: named(0) }
      return
    case 'unlinkat':
      yield { kind: 'remove', path: named(1, first?.path) }
      return
    case 'rename':
      yield { kind: 'rename', path: named(0), to: named(1) }
      return
    case 'renameat':
    case 'renameat2':
      yield { kind: 'rename', path: named(1, first?.path), to: named(3, third?.path) }
      return
    case 'copy_file_range': {
      const outKey = `${third?.fd} ${third?.path}`
      const to = places.get(outKey) ?? 0
      places.set(outKey, to + result)
      const at = Number(/^\[(\d+)\]$/.exec(second?.text ?? '')?.[1] ?? places.get(key) ?? 0)
      yield { kind: 'copy', from: first?.path ?? '', at, path: third?.path ?? '', to, length: result }
      return
    }
    case 'sendfile': {
      const to = places.get(key) ?? 0
      places.set(key, to + result)
      const at = Number(/^\[(\d+)/.exec(third?.text ?? '')?.[1] ?? 0)
      yield { kind: 'copy', from: second?.path ?? '', at, path: first?.path ?? '', to, length: result }
      return
    }
  }
}
