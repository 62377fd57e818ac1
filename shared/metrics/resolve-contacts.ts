import { handlers, type Tier, tiers } from '../base/model.ts'
import { fates, type ResolutionRules, tierRules } from './resolution.ts'

/** Contacts as columns, one element each; −1 is "not told" (for times: not yet). */
export interface ContactColumns {
  readonly count: number
  /** Numbers that are the same for contacts of one customer (or one person, or one unknown). */
  readonly party: Float64Array
  /** 0 for contacts of nobody known. */
  readonly known: Uint8Array
  /** Does the party pay? */
  readonly pays: Uint8Array
  readonly topic: Int32Array
  readonly channel: Int32Array
  readonly openedAt: Float64Array
  readonly closedAt: Float64Array
  readonly handler: Uint8Array
  readonly ai: Int8Array
  readonly resolved: Int8Array
  readonly confirmed: Int8Array
  readonly reopened: Int8Array
  readonly satisfied: Int8Array
  /** Order of contacts opened in the same second that differ in words only (channel, team), so that the order of imports never decides. */
  readonly rank: Float64Array
}

/** Orders contacts by when they were opened; those of the same second by what they are, and only alike ones by their place. */
export function earlierFirst(c: ContactColumns): (a: number, b: number) => number {
  const columns = [c.closedAt, c.handler, c.rank, c.ai, c.resolved, c.confirmed, c.reopened, c.satisfied]
  return (a, b) => {
    const apart = (c.openedAt[a] as number) - (c.openedAt[b] as number)
    if (apart !== 0 || a === b) return apart
    for (const column of columns) {
      const differs = (column[a] as number) - (column[b] as number)
      if (differs !== 0) return differs
    }
    return a - b
  }
}

/** What the engine needs to know beside the contacts. */
export interface ResolutionContext {
  readonly rules: ResolutionRules
  /** Hold and link windows by topic number; the rules' own where there is none. */
  readonly topicWindows: ReadonlyMap<number, { readonly hold: number; readonly link: number }>
  /** Contacts are known up to here. */
  readonly through: number
  /** Leaving is known up to here; −1 without billing data. */
  readonly billingThrough: number
  /** When a party left, ascending. */
  readonly leavings: ReadonlyMap<number, readonly number[]>
}

/** What became of each contact; −1 is "can't be told". */
export interface ResolvedColumns {
  /** Place of the issue's first contact. */
  readonly issue: Int32Array
  readonly rule: Uint8Array
  readonly tier: Uint8Array
  /** Seconds from the close to the next contact of the party: about anything, about the topic, on the channel. −1: none in the data. */
  readonly nextAny: Float64Array
  readonly nextSame: Float64Array
  readonly nextChannel: Float64Array
  readonly cameBack: Int8Array
  readonly mature: Uint8Array
  /** Fate of contacts without a person; −1 for others. */
  readonly fate: Int8Array
  /** Seconds from the close to leaving; −1: stayed, or not known. */
  readonly leftAfter: Float64Array
}

const place = (id: (typeof tierRules)[number]['id']): number => tierRules.findIndex((rule) => rule.id === id)
const rule = {
  immature: place('immature'),
  unidentified: place('unidentified'),
  stillOpen: place('still-open'),
  notResolved: place('not-resolved'),
  reopened: place('reopened'),
  cameBack: place('came-back'),
  leftSilently: place('left-silently'),
  handedOver: place('handed-over'),
  ratedBadly: place('rated-badly'),
  cameBackOtherwise: place('came-back-otherwise'),
  notTold: place('not-told'),
  durable: place('durable'),
}
const tierOfRule = tierRules.map((r) => tiers.indexOf(r.tier as Tier))
const fateOf = Object.fromEntries(fates.map((fate, i) => [fate.id, i])) as Record<(typeof fates)[number]['id'], number>
const aiToHuman = handlers.indexOf('ai-to-human')
const aiOnly = handlers.indexOf('ai-only')
const selfService = handlers.indexOf('self-service')
const unknownHandler = handlers.indexOf('unknown')

/** Leaving this soon after a silent contact is no proof of a resolution. */
export const silentLeaving = 30 * 86_400

/**
 * The resolution engine: chains contacts of one party on one topic into issues, finds the next contact after each close, judges each contact by the first tier
 * rule that fits, and says what became of those that no person saw. Contacts may come in any order; the answer does not depend on it. O(n log n).
 */
export function resolveContacts(c: ContactColumns, context: ResolutionContext): ResolvedColumns {
  const n = c.count
  const out: ResolvedColumns = {
    issue: new Int32Array(n).fill(-1),
    rule: new Uint8Array(n),
    tier: new Uint8Array(n),
    nextAny: new Float64Array(n).fill(-1),
    nextSame: new Float64Array(n).fill(-1),
    nextChannel: new Float64Array(n).fill(-1),
    cameBack: new Int8Array(n).fill(-1),
    mature: new Uint8Array(n),
    fate: new Int8Array(n).fill(-1),
    leftAfter: new Float64Array(n).fill(-1),
  }
  const { order, starts } = groupByParty(c.party, n)
  const inOrder = earlierFirst(c)
  const grouped = new Int32Array(longestGroup(starts))
  for (let g = 0; g + 1 < starts.length; g += 1) {
    const from = starts[g] as number
    const until = starts[g + 1] as number
    if (until - from === 1) {
      const i = order[from] as number
      out.issue[i] = i
      continue
    }
    const all: Places = { of: order, from, until }
    sortPlaces(all, inOrder)
    findNext(c, all, out.nextAny)
    eachGroup(all, c.topic, grouped, inOrder, (same) => {
      findNext(c, same, out.nextSame)
      chain(c, same, context, out.issue)
    })
    eachGroup(all, c.channel, grouped, inOrder, (same) => findNext(c, same, out.nextChannel))
  }
  for (let i = 0; i < n; i += 1) judge(c, i, context, out)
  return out
}

function judge(c: ContactColumns, i: number, context: ResolutionContext, out: ResolvedColumns): void {
  const { rules, topicWindows, through } = context
  const closed = c.closedAt[i] as number
  const known = c.known[i] === 1
  const { hold } = topicWindows.get(c.topic[i] as number) ?? rules
  const mature = (closed >= 0 ? closed + hold : (c.openedAt[i] as number) + rules.stillOpen) <= through
  out.mature[i] = mature ? 1 : 0
  const nextSame = out.nextSame[i] as number
  const nextAny = out.nextAny[i] as number
  const cameBack = known && closed >= 0 ? nextSame >= 0 && nextSame <= hold : null
  out.cameBack[i] = cameBack === null ? -1 : cameBack ? 1 : 0
  const handler = c.handler[i] as number
  const left = closed < 0 ? undefined : context.leavings.get(c.party[i] as number)?.find((at) => at > closed)
  const isSilent = !(nextAny >= 0 && nextAny <= hold) && c.satisfied[i] === -1 && c.confirmed[i] === 0
  let found: number
  if (!mature) found = rule.immature
  else if (!known) found = rule.unidentified
  else if (closed < 0) found = rule.stillOpen
  else if (handler !== aiToHuman && c.resolved[i] === 0) found = rule.notResolved
  else if (c.reopened[i] === 1) found = rule.reopened
  else if (cameBack) found = rule.cameBack
  else if (left !== undefined && left - closed <= hold && isSilent && c.pays[i] === 1) found = rule.leftSilently
  else if (handler === aiToHuman) found = rule.handedOver
  else if (c.satisfied[i] === 0) found = rule.ratedBadly
  else if (nextAny >= 0 && nextAny <= hold) found = rule.cameBackOtherwise
  else if (c.resolved[i] === -1 && handler === unknownHandler) found = rule.notTold
  else found = rule.durable
  out.rule[i] = found
  out.tier[i] = tierOfRule[found] as number
  out.leftAfter[i] = left === undefined ? -1 : left - closed
  if (handler === aiOnly || handler === selfService) out.fate[i] = fate(c, i, context, out, mature)
}

function fate(c: ContactColumns, i: number, context: ResolutionContext, out: ResolvedColumns, mature: boolean): number {
  const closed = c.closedAt[i] as number
  if (!mature || c.known[i] === 0 || closed < 0) return fateOf.unknowable
  if (out.cameBack[i] === 1 || c.reopened[i] === 1) return fateOf['came-back']
  if (c.confirmed[i] === 1 || c.satisfied[i] === 1) return fateOf.confirmed
  const left = out.leftAfter[i] as number
  if (c.pays[i] === 1 && left >= 0 && left <= silentLeaving) return fateOf.left
  if (c.pays[i] === 0 || context.billingThrough < closed + silentLeaving) return fateOf.unknowable
  return fateOf.stayed
}

/** Places of contacts by party, and where each party begins (one past the last at the end). Parties stand in the order of their first contact. */
function groupByParty(party: Float64Array, n: number): { order: Int32Array; starts: Int32Array } {
  const numbers = new Map<number, number>()
  const numberOf = new Int32Array(n)
  for (let i = 0; i < n; i += 1) {
    const key = party[i] as number
    let number = numbers.get(key)
    if (number === undefined) {
      number = numbers.size
      numbers.set(key, number)
    }
    numberOf[i] = number
  }
  const starts = new Int32Array(numbers.size + 1)
  for (let i = 0; i < n; i += 1)
    starts[(numberOf[i] as number) + 1] = (starts[(numberOf[i] as number) + 1] as number) + 1
  for (let g = 0; g < numbers.size; g += 1) starts[g + 1] = (starts[g + 1] as number) + (starts[g] as number)
  const next = starts.slice()
  const order = new Int32Array(n)
  for (let i = 0; i < n; i += 1) {
    const g = numberOf[i] as number
    const at = next[g] as number
    order[at] = i
    next[g] = at + 1
  }
  return { order, starts }
}

function longestGroup(starts: Int32Array): number {
  let longest = 0
  for (let g = 0; g + 1 < starts.length; g += 1)
    longest = Math.max(longest, (starts[g + 1] as number) - (starts[g] as number))
  return longest
}

/** Some contacts by their places: `of` from `from` on, until `until`. A view of an array would take longer to make than most groups to look at. */
interface Places {
  readonly of: Int32Array
  readonly from: number
  readonly until: number
}

/** Sorts in place. Most parties have few contacts, nearly in order already: an engine's general sort costs more than it saves. */
function sortPlaces({ of, from, until }: Places, compare: (a: number, b: number) => number): void {
  if (until - from > 40) {
    of.subarray(from, until).sort(compare)
    return
  }
  for (let k = from + 1; k < until; k += 1) {
    const moving = of[k] as number
    let at = k
    for (; at > from && compare(of[at - 1] as number, moving) > 0; at -= 1) of[at] = of[at - 1] as number
    of[at] = moving
  }
}

/** Calls back with each run of contacts that share a word, in the order of opening. `grouped` is room for them. */
function eachGroup(
  all: Places,
  word: Int32Array,
  grouped: Int32Array,
  inOrder: (a: number, b: number) => number,
  each: (same: Places) => void,
): void {
  const count = all.until - all.from
  for (let k = 0; k < count; k += 1) grouped[k] = all.of[all.from + k] as number
  sortPlaces(
    { of: grouped, from: 0, until: count },
    (a, b) => (word[a] as number) - (word[b] as number) || inOrder(a, b),
  )
  let from = 0
  for (let k = 1; k <= count; k += 1) {
    if (k < count && word[grouped[k] as number] === word[grouped[from] as number]) continue
    each({ of: grouped, from, until: k })
    from = k
  }
}

/** For each closed contact of a group in the order of opening: seconds from its close to the first that was opened later. */
function findNext(c: ContactColumns, { of, from, until }: Places, into: Float64Array): void {
  for (let k = from; k < until; k += 1) {
    const i = of[k] as number
    const closed = c.closedAt[i] as number
    if (closed < 0 || c.known[i] === 0) continue
    let low = from
    let high = until
    while (low < high) {
      const middle = (low + high) >> 1
      if ((c.openedAt[of[middle] as number] as number) > closed) high = middle
      else low = middle + 1
    }
    // A close before its own opening is an error of the export, not a return.
    if (low < until && of[low] === i) low += 1
    if (low < until) into[i] = (c.openedAt[of[low] as number] as number) - closed
  }
}

/** Chains contacts of one party and topic: one opened at most the link window after every earlier close belongs to the same issue. */
function chain(c: ContactColumns, { of, from, until }: Places, context: ResolutionContext, issue: Int32Array): void {
  let first = of[from] as number
  const { link } = context.topicWindows.get(c.topic[first] as number) ?? context.rules
  let lastEnd = Number.NEGATIVE_INFINITY
  for (let k = from; k < until; k += 1) {
    const i = of[k] as number
    const opened = c.openedAt[i] as number
    const closed = c.closedAt[i] as number
    if (opened > lastEnd + link) first = i
    issue[i] = first
    lastEnd = Math.max(lastEnd, closed >= 0 ? closed : opened)
  }
}
