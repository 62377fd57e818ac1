import { Refusal } from '../../shared/base/refusal.ts'
import { channels } from '../../shared/channels.ts'
import type { Handlers } from '../../shared/contract.ts'

/** Makes the core: what answers every channel, over one open project at a time. */
export function createCore(_options: { readonly today: string; readonly dataFolder: string }): {
  readonly handlers: Handlers
  readonly close: () => void
} {
  const notBuilt = (channel: string) => () => {
    throw new Refusal('not-built-yet', `${channel} is not built yet`, 'Wait for a later version.')
  }
  const handlers = Object.fromEntries(channels.map((channel) => [channel, notBuilt(channel)]))
  return { handlers: handlers as unknown as Handlers, close: () => {} }
}
