import { must } from '../../base/assert.ts'
import type { Definition } from '../../base/evidence.ts'
import { vendorBreaks } from '../vendor-breaks.ts'
import { caseDefinitions } from './case.ts'
import { contactDefinitions } from './contact.ts'
import { customerDefinitions } from './customer.ts'
import { fateDefinitions } from './fate.ts'
import { firstContactDefinitions } from './first-contact.ts'
import { costDefinitions, revenueDefinitions } from './money.ts'
import { needsOf } from './needs.ts'
import { productivityDefinitions } from './productivity.ts'
import { reconciledDefinitions } from './reconciled.ts'
import { resolutionDefinitions } from './resolution.ts'
import { retentionDefinitions } from './retention.ts'
import { satisfactionDefinitions } from './satisfaction.ts'

const defined: readonly Definition[] = [
  ...resolutionDefinitions,
  ...firstContactDefinitions,
  ...fateDefinitions,
  ...contactDefinitions,
  ...productivityDefinitions,
  ...satisfactionDefinitions,
  ...costDefinitions,
  ...revenueDefinitions,
  ...reconciledDefinitions,
  ...customerDefinitions,
  ...retentionDefinitions,
  ...caseDefinitions,
]

/** Every metric that Proofbook knows, in reading order: the help page and the deck's appendix. */
export const registry: readonly Definition[] = defined.map((definition) => {
  const breaks = vendorBreaks
    .filter(({ metrics }) => metrics.includes(definition.id))
    .map(({ on, text }) => `${on}: ${text}`)
  return { ...definition, needs: needsOf(definition.id), ...(breaks.length > 0 ? { breaks } : {}) }
})

const byId = new Map(registry.map((definition) => [definition.id, definition]))

/** The newest definition of a metric, when there is one. */
export function maybeDefinition(id: string): Definition | undefined {
  return byId.get(id)
}

/** The newest definition of a metric that must exist. */
export function definitionOf(id: string): Definition {
  return must(byId.get(id), `definition of ${id}`)
}
