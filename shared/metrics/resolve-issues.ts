import { handlers, tiers } from '../base/model.ts'
import { tierRules, windows } from './resolution.ts'
import { type ContactColumns, earlierFirst, type ResolvedColumns } from './resolve-contacts.ts'

/** What became of each issue, at the place of its first contact; elsewhere the columns say nothing (`contacts` is 0). */
export interface IssueColumns {
  readonly contacts: Int32Array
  /** Latest close, −1 when none is closed. */
  readonly closedAt: Float64Array
  /** Did its last contact hold? −1: can't be told. */
  readonly kept: Int8Array
  /** Was its only contact enough? −1: can't be told. */
  readonly firstTime: Int8Array
  readonly mature: Uint8Array
  readonly aiAttempts: Int32Array
  /** Did a person have to take part after an AI had tried? */
  readonly handedOver: Uint8Array
  /** Handling time of people after the first AI attempt, in seconds, where exported. */
  readonly humanSeconds: Float64Array
  /** Did the customer ask once only, and was nothing opened again? Contacts sent at once on several channels are one asking. −1: nobody known. */
  readonly askedOnce: Int8Array
  /** Did it end in silence and the customer's leaving? */
  readonly leftSilently: Uint8Array
  /** Place in `chainPaths`. */
  readonly path: Uint8Array
}

/** How an issue went as far as AI took part: not at all, AI alone, handed over in the same contact, in a later one, or after several attempts. */
export const chainPaths = ['no AI', 'AI alone', 'same contact', 'later contact', 'several attempts'] as const

const durable = tiers.indexOf('durable')
const fragile = tiers.indexOf('fragile')
const failed = tiers.indexOf('failed')
const aiToHuman = handlers.indexOf('ai-to-human')
const humanOnly = handlers.indexOf('human-only')
const leftSilently = tierRules.findIndex((rule) => rule.id === 'left-silently')

/** Sums contacts up to issues: AI attempt → hand-off to a person is told by the order of an issue's contacts, on whatever channels they came. */
export function resolveIssues(
  c: ContactColumns,
  resolved: Pick<ResolvedColumns, 'issue' | 'tier' | 'mature' | 'rule'>,
  handleSeconds: Float64Array,
): IssueColumns {
  const n = c.count
  const out: IssueColumns = {
    contacts: new Int32Array(n),
    closedAt: new Float64Array(n).fill(-1),
    kept: new Int8Array(n).fill(-1),
    firstTime: new Int8Array(n).fill(-1),
    mature: new Uint8Array(n).fill(1),
    aiAttempts: new Int32Array(n),
    handedOver: new Uint8Array(n),
    humanSeconds: new Float64Array(n),
    askedOnce: new Int8Array(n).fill(1),
    leftSilently: new Uint8Array(n),
    path: new Uint8Array(n),
  }
  const inOrder = earlierFirst(c)
  const last = new Int32Array(n).fill(-1)
  const firstAi = new Float64Array(n).fill(Number.POSITIVE_INFINITY)
  for (let i = 0; i < n; i += 1) {
    const issue = resolved.issue[i] as number
    out.contacts[issue] = (out.contacts[issue] as number) + 1
    out.closedAt[issue] = Math.max(out.closedAt[issue] as number, c.closedAt[i] as number)
    if (resolved.mature[i] === 0) out.mature[issue] = 0
    const opened = c.openedAt[i] as number
    if (c.known[i] === 0) out.askedOnce[issue] = -1
    else if (c.reopened[i] === 1 || (i !== issue && !isAtOnce(c, issue, i))) out.askedOnce[issue] = 0
    const before = last[issue] as number
    if (before < 0 || inOrder(before, i) < 0) last[issue] = i
    if (c.ai[i] === 1) {
      out.aiAttempts[issue] = (out.aiAttempts[issue] as number) + 1
      firstAi[issue] = Math.min(firstAi[issue] as number, opened)
    }
  }
  for (let i = 0; i < n; i += 1) {
    const issue = resolved.issue[i] as number
    const handler = c.handler[i] as number
    if (handler === aiToHuman || (handler === humanOnly && (c.openedAt[i] as number) > (firstAi[issue] as number))) {
      out.handedOver[issue] = 1
      out.humanSeconds[issue] = (out.humanSeconds[issue] as number) + Math.max(0, handleSeconds[i] as number)
      if (handler === humanOnly && out.path[issue] === 0) out.path[issue] = 3
      else if (handler === aiToHuman) out.path[issue] = 2
    }
    if (last[issue] !== i) continue
    const tier = resolved.tier[i] as number
    const held = tier === durable || tier === fragile ? 1 : tier === failed ? 0 : -1
    out.kept[issue] = held
    out.firstTime[issue] = out.askedOnce[issue] !== 0 ? held : 0
    out.leftSilently[issue] = resolved.rule[i] === leftSilently ? 1 : 0
  }
  for (let i = 0; i < n; i += 1) {
    if (out.aiAttempts[i] === 0) out.path[i] = 0
    else if (out.handedOver[i] === 0) out.path[i] = 1
    else if ((out.aiAttempts[i] as number) > 1) out.path[i] = 4
  }
  return out
}

/** Was this contact sent at once with the issue's first, on another channel, before that was answered? */
function isAtOnce(c: ContactColumns, first: number, i: number): boolean {
  const after = (c.openedAt[i] as number) - (c.openedAt[first] as number)
  const closed = c.closedAt[first] as number
  const isUnanswered = closed < 0 || (c.openedAt[i] as number) <= closed
  return after <= windows.atOnce && isUnanswered && c.channel[i] !== c.channel[first]
}
