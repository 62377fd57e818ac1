import { handlers, tiers } from '../base/model.ts'
import type { ContactColumns, ResolvedColumns } from './resolve-contacts.ts'

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
}

const durable = tiers.indexOf('durable')
const fragile = tiers.indexOf('fragile')
const failed = tiers.indexOf('failed')
const aiToHuman = handlers.indexOf('ai-to-human')
const humanOnly = handlers.indexOf('human-only')

/** Sums contacts up to issues: AI attempt → hand-off to a person is told by the order of an issue's contacts, on whatever channels they came. */
export function resolveIssues(
  c: ContactColumns,
  resolved: Pick<ResolvedColumns, 'issue' | 'tier' | 'mature'>,
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
  }
  const last = new Int32Array(n).fill(-1)
  const firstAi = new Float64Array(n).fill(Number.POSITIVE_INFINITY)
  for (let i = 0; i < n; i += 1) {
    const issue = resolved.issue[i] as number
    out.contacts[issue] = (out.contacts[issue] as number) + 1
    out.closedAt[issue] = Math.max(out.closedAt[issue] as number, c.closedAt[i] as number)
    if (resolved.mature[i] === 0) out.mature[issue] = 0
    const opened = c.openedAt[i] as number
    const before = last[issue] as number
    if (before < 0 || opened >= (c.openedAt[before] as number)) last[issue] = i
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
    }
    if (last[issue] !== i) continue
    const tier = resolved.tier[i] as number
    const held = tier === durable || tier === fragile ? 1 : tier === failed ? 0 : -1
    out.kept[issue] = held
    out.firstTime[issue] = out.contacts[issue] === 1 ? held : 0
  }
  return out
}
