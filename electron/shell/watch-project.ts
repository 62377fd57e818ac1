import type { Channel } from '../../shared/contract.ts'
import type { CoreLink } from './core-link.ts'

const opens: readonly Channel[] = ['project:open', 'project:create', 'project:sample', 'project:restore']

/** The same line to the core, which says whenever a project was opened over it or closed. */
export function watchProject(link: CoreLink, onChange: (isOpen: boolean) => void): CoreLink {
  return {
    ...link,
    ask: async (channel, arg, options) => {
      const reply = await link.ask(channel, arg, options)
      if (!reply.ok) return reply
      if (opens.includes(channel)) onChange(true)
      if (channel === 'project:close') onChange(false)
      return reply
    },
  }
}
