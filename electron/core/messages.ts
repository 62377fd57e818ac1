import type { Reply } from '../../shared/base/refusal.ts'
import type { Progress } from '../../shared/contract.ts'

/** What a shell says to the core process. An ask is known by its number; cancelling names the number. */
export type ToCore =
  | { readonly kind: 'ask'; readonly id: number; readonly channel: string; readonly arg: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'close' }

/** What the core process says to its shell. Exactly one reply follows each ask, unless the process dies. */
export type FromCore =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
