import { invariant } from '../base/assert.ts'
import type { Month } from '../base/calendar.ts'
import type { CostClass, Handler } from '../base/model.ts'
import { shareOut } from '../base/money.ts'
import { type Driver, driverWords } from './edit.ts'
import { maybeMeanQuantity, type Quantity } from './quantity.ts'

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
  /** Where cost is shared out by team or topic, or told by another slice. */
  readonly team?: string | null
  readonly topic?: string | null
  /** The contact's own word for the slice that is asked for. */
  readonly slice?: string | null
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
  /** The issue's own word for the slice that is asked for. */
  readonly slice?: string | null
}

/** Cost of one class that is shared out by one driver. */
export interface Pool {
  readonly costClass: CostClass
  readonly driver: Driver
  readonly amountMinor: number
}

/** How one pool of cost was shared out; `allocated + unallocated = amount`, to the minor unit. */
export interface AllocatedPool extends Pool {
  /** The driver that it was shared out by: another one than was wanted where most handling times are missing. */
  readonly driver: Driver
  readonly allocatedMinor: number
  readonly unallocatedMinor: number
  /** Why some of it stays unallocated; `null` when nothing does. */
  readonly reason: string | null
  /** Minor units per cell, in the order of the cells. */
  readonly perCell: readonly number[]
}

export interface Allocation {
  /** Minor units per cell, in the order of the cells; whole, and summing exactly to `allocatedMinor`. */
  readonly perCell: readonly number[]
  readonly pools: readonly AllocatedPool[]
  readonly allocatedMinor: number
  readonly unallocatedMinor: number
  /** What a careful reader has to know of the way it was shared out; whole sentences. */
  readonly caveats: readonly string[]
}

/** What was counted beside, and in which months: for pools that go by a count. */
export interface Counted {
  readonly quantities: readonly Quantity[]
  readonly months: readonly Month[]
}

/**
 * Shares pools of cost out to contacts, each by its own driver: work of people by handling time (by number of contacts when more than half of them have none), AI by
 * contacts in which an AI took part, others by contacts, or by a count that was imported (seats by team: first to the teams, then to their contacts). Largest
 * remainder, so that what is allocated and what is not sum to the cost to the minor unit. What a driver has nothing to count for stays unallocated and says why.
 */
export function allocateCost(
  pools: readonly Pool[],
  cells: readonly ContactCell[],
  counted: Counted = { quantities: [], months: [] },
): Allocation {
  const time = handleTime(cells)
  const perCell = cells.map(() => 0)
  const shared = pools.map((pool): AllocatedPool => {
    const driver = pool.driver === 'handle-time' && !time.usable ? 'human-contacts' : pool.driver
    const { parts, reason } = sharedOut({ ...pool, driver }, cells, time, counted)
    let allocatedMinor = 0
    parts.forEach((part, index) => {
      perCell[index] = (perCell[index] as number) + part
      allocatedMinor += part
    })
    const unallocatedMinor = pool.amountMinor - allocatedMinor
    return {
      ...pool,
      driver,
      allocatedMinor,
      unallocatedMinor,
      reason: unallocatedMinor === 0 ? null : reason,
      perCell: parts,
    }
  })
  return {
    perCell,
    pools: shared,
    allocatedMinor: shared.reduce((sum, one) => sum + one.allocatedMinor, 0),
    unallocatedMinor: shared.reduce((sum, one) => sum + one.unallocatedMinor, 0),
    caveats: caveatsOf(shared, time),
  }
}

/** Did, or may, a person have worked on it? Where the export can't say, people are assumed: someone answered. */
export function isHuman(handler: Handler): boolean {
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

type PlainDriver = Exclude<Driver, `quantity:${string}`>

function sharedOut(
  pool: Pool,
  cells: readonly ContactCell[],
  time: HandleTime,
  counted: Counted,
): { readonly parts: number[]; readonly reason: string } {
  if (!isPlain(pool.driver)) return sharedByCount(pool, pool.driver.slice('quantity:'.length), cells, counted)
  const { driver } = pool
  return {
    parts: shareOut(
      pool.amountMinor,
      cells.map((cell) => weightOf(cell, driver, time)),
    ),
    reason: reasonOf(driver),
  }
}

function isPlain(driver: Driver): driver is PlainDriver {
  return !driver.startsWith('quantity:')
}

/** First to those whom the quantity is counted by, then within each to their contacts. */
function sharedByCount(
  { amountMinor }: Pool,
  name: string,
  cells: readonly ContactCell[],
  { quantities, months }: Counted,
): { parts: number[]; reason: string } {
  const parts = cells.map(() => 0)
  const mean = maybeMeanQuantity(quantities, name, months)
  if (mean === undefined || mean.total <= 0)
    return { parts, reason: `no ${name} are counted for the period: import a file with month, team and ${name}` }
  const keys = [...mean.parts.keys()].sort()
  const amounts = shareOut(
    amountMinor,
    keys.map((key) => mean.parts.get(key) ?? 0),
  )
  const empty: string[] = []
  keys.forEach((key, k) => {
    const amount = amounts[k] as number
    if (amount === 0) return
    const weights = cells.map((cell) => (mean.by === 'all' || keyOf(cell, mean.by) === fold(key) ? cell.contacts : 0))
    const own = shareOut(amount, weights)
    if (weights.every((weight) => weight === 0)) empty.push(key)
    own.forEach((part, i) => {
      parts[i] = (parts[i] as number) + part
    })
  })
  return { parts, reason: `no contact of the period belongs to ${empty.join(', ')}, which ${name} are counted for` }
}

function keyOf(cell: ContactCell, by: Exclude<Quantity['by'], 'all'>): string {
  switch (by) {
    case 'team':
      return fold(cell.team ?? '')
    case 'topic':
      return fold(cell.topic ?? '')
    case 'channel':
      return fold(cell.channel ?? '')
    case 'handler':
      return fold(cell.handler)
  }
}

function fold(word: string): string {
  return word.trim().toLowerCase()
}

function weightOf(cell: ContactCell, driver: PlainDriver, time: HandleTime): number {
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

function reasonOf(driver: PlainDriver): string {
  switch (driver) {
    case 'handle-time':
    case 'human-contacts':
      return 'no contact was handled by a person'
    case 'ai-contacts':
      return 'no contact says that an AI agent took part'
    case 'contacts':
      return 'there is no contact in the period'
    case 'none':
      return 'nothing is decided that it could be shared out by'
  }
}

function caveatsOf(pools: readonly AllocatedPool[], time: HandleTime): string[] {
  const caveats: string[] = []
  if (pools.some((one) => one.driver === 'human-contacts' && one.allocatedMinor !== 0)) {
    caveats.push(
      'The cost of people is shared out by number of contacts, because more than half of the contacts that people handled have no handling time.',
    )
  } else if (time.untimed > 0 && pools.some((one) => one.driver === 'handle-time' && one.allocatedMinor !== 0)) {
    caveats.push('Contacts without a handling time count with the mean time of their kind.')
  }
  for (const one of pools) {
    if (one.driver.startsWith('quantity:') && one.allocatedMinor !== 0)
      caveats.push(`${driverOwner(one.costClass)} is shared out by ${driverWords(one.driver)}, as counted by month.`)
  }
  return [...new Set(caveats)]
}

function driverOwner(costClass: CostClass): string {
  return `Cost of ${costClass}`
}

/** What a share of the allocation cost: the cells chosen, over all pools or some. */
export function sumOfCells(
  allocation: Allocation,
  cells: readonly ContactCell[],
  wanted: (cell: ContactCell) => boolean,
  pools: (pool: AllocatedPool) => boolean = () => true,
): number {
  invariant(allocation.perCell.length === cells.length, 'an allocation is of other cells')
  const chosen = allocation.pools.filter(pools)
  let sum = 0
  cells.forEach((cell, i) => {
    if (wanted(cell)) for (const pool of chosen) sum += pool.perCell[i] as number
  })
  return sum
}
