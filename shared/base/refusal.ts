/**
 * What the app refuses to do, said to a person: what is wrong and where (`message`), and what to do (`hint`).
 * Thrown by any layer, shown as one line on the command line and as a notice in the window. A bug is an `Error`, never a `Refusal`.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly hint: string
  constructor(code: RefusalCode, message: string, hint: string) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.hint = hint
  }
}

export type RefusalCode =
  | 'not-found'
  | 'not-a-file'
  | 'not-a-project'
  | 'newer-project'
  | 'damaged-project'
  | 'too-slow'
  | 'already-exists'
  | 'project-in-use'
  | 'read-only'
  | 'passphrase-needed'
  | 'wrong-passphrase'
  | 'disk-full'
  | 'disk-failed'
  | 'no-project'
  | 'empty-file'
  | 'not-a-table'
  | 'unknown-format'
  | 'unknown-source'
  | 'unknown-encoding'
  | 'mapping-incomplete'
  | 'mapping-invalid'
  | 'review-invalid'
  | 'newer-review'
  | 'file-changed'
  | 'file-needed'
  | 'too-large'
  | 'no-data'
  | 'unknown-quarter'
  | 'unknown-evidence'
  | 'unknown-column'
  | 'bad-value'
  | 'number-without-evidence'
  | 'cancelled'
  | 'not-built-yet'
  | 'forbidden'
  | 'core-stopped'

/** One answer of the core: what was asked for, or why not. Electron's `invoke` would pass on only an error's message. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ReplyError }

export interface ReplyError {
  readonly code: RefusalCode | 'bug'
  readonly message: string
  readonly hint: string
}

/** What to do, for somebody at a screen: without what only the command line has, which stands last in a hint as "(on the command line: …)". */
export function hintOnScreen(hint: string): string {
  return hint.replace(/ \(on the command line: .*\)$/s, '')
}
