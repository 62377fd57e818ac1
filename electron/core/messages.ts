import type { Reply, ReplyError } from '../../shared/base/refusal.ts'
import type { Progress } from '../../shared/contract.ts'

/** What a shell says to the core process. An ask is known by its number; cancelling names the number. */
export type ToCore =
  | { readonly kind: 'ask'; readonly id: number; readonly channel: string; readonly arg: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  /** The core before this one came to its end over a project: it could not be opened. */
  | { readonly kind: 'unopened'; readonly file: string; readonly error: ReplyError }
  | { readonly kind: 'close' }

/** What the core process says to its shell. Exactly one reply follows each ask, unless the process dies. */
export type FromCore =
  | { readonly kind: 'ready' }
  /** The ask has waited for those before it; its work begins. */
  | { readonly kind: 'begun'; readonly id: number }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
