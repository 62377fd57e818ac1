import { invariant } from '../base/assert.ts'
import type { CostClass, Handler } from '../base/model.ts'
import { shareOut } from '../base/money.ts'

/** Contacts that are alike in everything that cost is told apart by: how many there are and how long people worked on them. */
export interface ContactCell {
  readonly handler: Handler
  readonly channel: string | null
  readonly aiInvolved: boolean
  /** The vendor's own word; `null` when the export doesn't say. */
  readonly vendorResolved: boolean | null
  readonly issue: IssueKind
  readonly contacts: number
  /** Seconds of work on the contacts that have a handling time. */
  readonly handleSeconds: number
  /** Contacts without a handling time. */
  readonly untimed: number
}

/** What is known of the issue that a contact belongs to. */
export interface IssueKind {
  /** How its first contact was handled. */
  readonly began: Handler
  /** Are all its contacts old enough to tell whether they held? */
  readonly mature: boolean
  /** Did it end resolved end to end? `null` when that can't be told. */
  readonly kept: boolean | null
  /** Did it take one contact only? */
  readonly single: boolean
}

/** What a class of cost is shared out by. */
export type Driver = 'handle-time' | 'human-contacts' | 'ai-contacts' | 'contacts' | 'none'

/** How one class of cost was shared out; `allocated + unallocated = amount`, to the minor unit. */
export interface AllocatedClass {
  readonly costClass: CostClass
  readonly driver: Driver
  readonly amountMinor: number
  readonly allocatedMinor: number
  readonly unallocatedMinor: number
  /** Why it stays unallocated; `null` when it doesn't. */
  readonly reason: string | null
}

export interface Allocation {
  /** Minor units per cell, in the order of the cells; whole, and summing exactly to `allocatedMinor`. */
  readonly perCell: readonly number[]
  readonly classes: readonly AllocatedClass[]
  readonly allocatedMinor: number
  readonly unallocatedMinor: number
  /** What a careful reader has to know of the way it was shared out; whole sentences. */
  readonly caveats: readonly string[]
}

const driverOf: Readonly<Record<CostClass, Driver>> = {
  labour: 'handle-time',
  bpo: 'handle-time',
  telecom: 'handle-time',
  'ai-usage': 'ai-contacts',
  'ai-platform': 'ai-contacts',
  tools: 'contacts',
  facilities: 'contacts',
  overhead: 'contacts',
  'one-off': 'none',
  unclassified: 'none',
}

/**
 * Shares the in-scope cost of a period out to its contacts, class by class, each by its own driver: work of people by handling time (by
 * number of contacts when more than half of them have none), AI by contacts in which an AI took part, everything else by contacts. Largest
 * remainder, so that what is allocated and what is not sum to the cost to the minor unit. A class whose driver has nothing to count stays
 * unallocated and says why; so does one-off cost, which is no quarter's own.
 */
export function allocateCost(cost: ReadonlyMap<CostClass, number>, cells: readonly ContactCell[]): Allocation {
  const time = handleTime(cells)
  const perCell = cells.map(() => 0)
  const classes: AllocatedClass[] = []
  for (const [costClass, amountMinor] of cost) {
    const wanted = driverOf[costClass]
    const driver = wanted === 'handle-time' && !time.usable ? 'human-contacts' : wanted
    const weights = cells.map((cell) => weightOf(cell, driver, time))
    const parts = shareOut(amountMinor, weights)
    let allocatedMinor = 0
    parts.forEach((part, index) => {
      perCell[index] = (perCell[index] as number) + part
      allocatedMinor += part
    })
    const unallocatedMinor = amountMinor - allocatedMinor
    invariant(unallocatedMinor === 0 || allocatedMinor === 0, `cost class ${costClass} was shared out in part`)
    classes.push({
      costClass,
      driver,
      amountMinor,
      allocatedMinor,
      unallocatedMinor,
      reason: unallocatedMinor === 0 ? null : reasonOf(driver),
    })
  }
  return {
    perCell,
    classes,
    allocatedMinor: classes.reduce((sum, c) => sum + c.allocatedMinor, 0),
    unallocatedMinor: classes.reduce((sum, c) => sum + c.unallocatedMinor, 0),
    caveats: caveatsOf(classes, time),
  }
}

/** Did, or may, a person have worked on it? Where the export can't say, people are assumed: someone answered. */
function isHuman(handler: Handler): boolean {
  return handler === 'human-only' || handler === 'ai-to-human' || handler === 'unknown'
}

interface HandleTime {
  readonly humanContacts: number
  readonly untimed: number
  readonly usable: boolean
  /** Mean seconds of timed contacts by handler, for the contacts of that handler without a time. */
  readonly mean: ReadonlyMap<Handler, number>
}

function handleTime(cells: readonly ContactCell[]): HandleTime {
  let humanContacts = 0
  let untimed = 0
  let seconds = 0
  const byHandler = new Map<Handler, { seconds: number; timed: number }>()
  for (const cell of cells) {
    if (!isHuman(cell.handler)) continue
    humanContacts += cell.contacts
    untimed += cell.untimed
    seconds += cell.handleSeconds
    const sum = byHandler.get(cell.handler) ?? { seconds: 0, timed: 0 }
    sum.seconds += cell.handleSeconds
    sum.timed += cell.contacts - cell.untimed
    byHandler.set(cell.handler, sum)
  }
  const overall = humanContacts > untimed ? seconds / (humanContacts - untimed) : 0
  const mean = new Map<Handler, number>()
  for (const [handler, sum] of byHandler) mean.set(handler, sum.timed > 0 ? sum.seconds / sum.timed : overall)
  return { humanContacts, untimed, usable: humanContacts > 0 && untimed * 2 <= humanContacts && seconds > 0, mean }
}

function weightOf(cell: ContactCell, driver: Driver, time: HandleTime): number {
  switch (driver) {
    case 'handle-time':
      return isHuman(cell.handler) ? cell.handleSeconds + cell.untimed * (time.mean.get(cell.handler) ?? 0) : 0
    case 'human-contacts':
      return isHuman(cell.handler) ? cell.contacts : 0
    case 'ai-contacts':
      return cell.aiInvolved ? cell.contacts : 0
    case 'contacts':
      return cell.contacts
    case 'none':
      return 0
  }
}

function reasonOf(driver: Driver): string {
  switch (driver) {
    case 'handle-time':
    case 'human-contacts':
      return 'no contact was handled by a person'
    case 'ai-contacts':
      return 'no contact says that an AI agent took part'
    case 'contacts':
      return 'there is no contact in the period'
    case 'none':
      return 'one-off cost is not spread over the contacts of one quarter'
  }
}

function caveatsOf(classes: readonly AllocatedClass[], time: HandleTime): string[] {
  const caveats: string[] = []
  if (classes.some((c) => c.driver === 'human-contacts' && c.allocatedMinor !== 0)) {
    caveats.push(
      'The cost of people is shared out by number of contacts, because more than half of the contacts that people handled have no handling time.',
    )
  } else if (time.untimed > 0 && classes.some((c) => c.driver === 'handle-time' && c.allocatedMinor !== 0)) {
    caveats.push('Contacts without a handling time count with the mean time of their kind.')
  }
  return caveats
}
