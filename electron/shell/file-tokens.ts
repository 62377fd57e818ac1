import { randomBytes } from 'node:crypto'
import { Refusal } from '../../shared/base/refusal.ts'
import type { FileRef, SaveKind } from '../../shared/contract.ts'

/** What a person allowed when they chose a file: to read it, or to write this kind of file there. One is never the other. */
export type FileUse = 'read' | SaveKind

/** Stands between a window and the disk: the window holds tokens that mean nothing elsewhere, only its shell knows the paths. */
export interface FileTokens {
  /** A token for a path that a person chose; the same path and use always have the same token. */
  readonly mint: (path: string, use: FileUse) => FileRef
  /** The path behind a token. Refuses a token that was never minted here or was minted for the other use. */
  readonly path: (token: string, use: FileUse) => string
  /** Notes that the app itself wrote this path, after which it may be handed over. */
  readonly noteWritten: (path: string) => void
  /** The path behind a token of a file that the app itself wrote; refuses any other. */
  readonly writtenPath: (token: string) => string
}

/** An empty set of tokens: 144 random bits each, forgotten with the process. */
export function createFileTokens(): FileTokens {
  const paths = new Map<string, { readonly path: string; readonly use: FileUse }>()
  const tokens = new Map<string, FileRef>()
  const written = new Set<string>()
  const find = (token: string, isAllowed: (use: FileUse) => boolean): string => {
    const file = paths.get(token)
    if (file && isAllowed(file.use)) return file.path
    throw new Refusal('forbidden', 'this file was not chosen in this window', 'Choose the file again.')
  }
  return {
    mint: (path, use) => {
      const known = tokens.get(`${use} ${path}`)
      if (known) return known
      const token = `file-${randomBytes(18).toString('base64url')}`
      tokens.set(`${use} ${path}`, token)
      paths.set(token, { path, use })
      return token
    },
    path: (token, use) => find(token, (allowed) => allowed === use),
    noteWritten: (path) => written.add(path),
    writtenPath: (token) => {
      const path = find(token, (use) => use !== 'read')
      if (!written.has(path)) {
        throw new Refusal('forbidden', 'nothing was written to this file', 'Export it first.')
      }
      return path
    },
  }
}
