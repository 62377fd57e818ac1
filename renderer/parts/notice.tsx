import type { ReactNode } from 'react'
import { hintOnScreen, type ReplyError } from '../../shared/base/refusal.ts'
import { words } from '../words/words.ts'

/** Says what is wrong, where, and what to do; spoken at once to those who can't see it appear. */
export function Notice({ error, children }: { readonly error: ReplyError; readonly children?: ReactNode }) {
  return (
    <div className="notice" role="alert">
      <p className="notice-what">{error.code === 'bug' ? `${words.problems.bug}: ${error.message}` : error.message}</p>
      {error.hint && <p className="notice-hint">{hintOnScreen(error.hint)}</p>}
      {children && <div className="notice-actions">{children}</div>}
    </div>
  )
}
