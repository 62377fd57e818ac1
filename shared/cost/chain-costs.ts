import type { CostClass } from '../base/model.ts'
import { allocateCost, type ContactCell, type Counted, type Pool } from './allocate.ts'

/** Contacts that are alike, and how the issue they belong to went on after AI tried it. */
export interface ChainCell extends ContactCell {
  readonly path: string
}

/** What the contacts of issues that went one way carry, minor units: AI, people and the rest; together they are all of it. */
export interface ChainCost {
  readonly path: string
  readonly contacts: number
  readonly aiMinor: number
  readonly peopleMinor: number
  readonly otherMinor: number
}

const partOf: Readonly<Record<CostClass, 'ai' | 'people' | 'other'>> = {
  labour: 'people',
  bpo: 'people',
  telecom: 'people',
  'ai-usage': 'ai',
  'ai-platform': 'ai',
  tools: 'other',
  facilities: 'other',
  overhead: 'other',
  'one-off': 'other',
  unclassified: 'other',
}

/**
 * Shares the cost that a period bears out to all of its contacts by the same drivers as everywhere, kept apart by AI, people and the rest, and sums it up by how
 * issues went on. `cells` are all contacts of the period, those without AI included, or the rest would be charged to the chains. Over all paths the parts sum to
 * what is allocated, to the minor unit.
 */
export function chainCosts(pools: readonly Pool[], cells: readonly ChainCell[], counted?: Counted): ChainCost[] {
  const part = (wanted: 'ai' | 'people' | 'other') =>
    allocateCost(
      pools.filter((pool) => partOf[pool.costClass] === wanted),
      cells,
      counted,
    ).perCell
  const [ai, people, other] = [part('ai'), part('people'), part('other')]
  const sums = new Map<string, { -readonly [K in keyof ChainCost]: ChainCost[K] }>()
  cells.forEach((cell, i) => {
    const sum = sums.get(cell.path) ?? { path: cell.path, contacts: 0, aiMinor: 0, peopleMinor: 0, otherMinor: 0 }
    sum.contacts += cell.contacts
    sum.aiMinor += ai[i] ?? 0
    sum.peopleMinor += people[i] ?? 0
    sum.otherMinor += other[i] ?? 0
    sums.set(cell.path, sum)
  })
  return [...sums.values()]
}
