import { type Evidence, evidenceId, type Filter, type RowsBehind } from '../base/evidence.ts'
import { plural } from '../base/format.ts'
import { type Handler, handlers, type Instant } from '../base/model.ts'
import type { ContactCell, IssueKind } from './allocate.ts'
import { caveatsOf, type QuarterCost } from './quarter-cost.ts'

/** What every number of a report has in common. */
export interface Provenance {
  readonly currency: string
  /** Last instant that the data behind the numbers cover. */
  readonly dataThrough: Instant | null
  readonly sources: readonly string[]
}

/** Fewer outcomes than this and a cost per outcome says more about chance than about cost. */
export const fewest = 30

const handlerWords: Readonly<Record<Handler, string>> = {
  'self-service': 'self-service',
  'ai-only': 'AI only',
  'ai-to-human': 'AI, then a person',
  'human-only': 'people only',
  unknown: 'handler not known',
}

/**
 * What an outcome costs in one quarter: per contact, per resolution as the vendor reports it, per resolution that was kept, and per failed AI
 * attempt including the people who followed. Whole and by handler (a kept resolution counts under the handler with whom its issue began, with
 * everything that followed). Numerators are minor units of allocated cost; these are ratios of full counts, so they have no interval.
 */
export function costPerOutcome(cost: QuarterCost, provenance: Provenance): Evidence[] {
  const seen = handlers.filter((handler) => cost.figures.contacts.some((cell) => cell.handler === handler))
  const whole: readonly (Handler | null)[] = [null, ...seen]
  return [
    ...whole.map((handler) => perContact(cost, provenance, handler)),
    ...whole.map((handler) => perVendorResolution(cost, provenance, handler)),
    ...whole.map((handler) => perKeptResolution(cost, provenance, handler)),
    failedAiAttempt(cost, provenance),
  ]
}

/** Cost per contact for every channel that has any, in the order of their cost. */
export function costPerContactByChannel(cost: QuarterCost, provenance: Provenance): Evidence[] {
  const channels = [...new Set(cost.figures.contacts.map((cell) => cell.channel ?? 'unknown'))].sort()
  return channels.map((channel) => {
    const sum = sumCells(cost, (cell) => (cell.channel ?? 'unknown') === channel)
    return ratio(cost, provenance, {
      metric: 'cost-per-contact',
      title: `Cost per contact, ${channel}`,
      filter: { channel },
      numerator: sum.minor,
      denominator: sum.contacts,
      n: sum.contacts,
      of: 'contact',
      table: 'contacts',
    })
  })
}

function perContact(cost: QuarterCost, provenance: Provenance, handler: Handler | null): Evidence {
  const sum = sumCells(cost, (cell) => handler === null || cell.handler === handler)
  return ratio(cost, provenance, {
    metric: 'cost-per-contact',
    title: titled('Cost per contact', handler),
    filter: filterOf(handler),
    numerator: sum.minor,
    denominator: sum.contacts,
    n: sum.contacts,
    of: 'contact',
    table: 'contacts',
  })
}

function perVendorResolution(cost: QuarterCost, provenance: Provenance, handler: Handler | null): Evidence {
  const mine = (cell: ContactCell): boolean => handler === null || cell.handler === handler
  const told = sumCells(cost, (cell) => mine(cell) && cell.vendorResolved !== null)
  const resolved = sumCells(cost, (cell) => mine(cell) && cell.vendorResolved === true)
  const silent = sumCells(cost, (cell) => mine(cell) && cell.vendorResolved === null).contacts
  return ratio(cost, provenance, {
    metric: 'cost-per-vendor-resolution',
    title: titled('Cost per vendor-reported resolution', handler),
    filter: filterOf(handler),
    numerator: told.minor,
    denominator: resolved.contacts,
    n: told.contacts,
    of: 'vendor-reported resolution',
    table: 'contacts',
    ...(silent > 0 && { excluded: { 'vendor does not say': silent } }),
  })
}

function perKeptResolution(cost: QuarterCost, provenance: Provenance, handler: Handler | null): Evidence {
  const mine = (issue: IssueKind): boolean => handler === null || issue.began === handler
  const counted = (issue: IssueKind): boolean => issue.mature && issue.kept !== null
  const { minor } = sumCells(cost, (cell) => mine(cell.issue) && counted(cell.issue))
  const issues = countIssues(cost, (issue) => mine(issue) && counted(issue))
  const kept = countIssues(cost, (issue) => mine(issue) && counted(issue) && issue.kept === true)
  const immature = countIssues(cost, (issue) => mine(issue) && !issue.mature)
  const unknown = countIssues(cost, (issue) => mine(issue) && issue.mature && issue.kept === null)
  return ratio(cost, provenance, {
    metric: 'cost-per-kept-resolution',
    title:
      handler === null
        ? 'Cost per kept resolution'
        : `Cost per kept resolution, issues that began with ${handlerWords[handler]}`,
    filter: filterOf(handler),
    numerator: minor,
    denominator: kept,
    n: issues,
    of: 'kept resolution',
    table: 'issues',
    excluded: { ...(immature > 0 && { immature }), ...(unknown > 0 && { 'outcome not known': unknown }) },
  })
}

function failedAiAttempt(cost: QuarterCost, provenance: Provenance): Evidence {
  const counted = (issue: IssueKind): boolean => isAi(issue.began) && issue.mature && issue.kept !== null
  const failed = (issue: IssueKind): boolean => counted(issue) && isFailedAiAttempt(issue)
  const { minor } = sumCells(cost, (cell) => failed(cell.issue))
  const attempts = countIssues(cost, failed)
  const immature = countIssues(cost, (issue) => isAi(issue.began) && !issue.mature)
  return ratio(cost, provenance, {
    metric: 'cost-of-failed-ai-attempt',
    title: 'Cost of a failed AI attempt, with the people who followed',
    filter: {},
    numerator: minor,
    denominator: attempts,
    n: attempts,
    of: 'failed AI attempt',
    table: 'issues',
    ...(immature > 0 && { excluded: { immature } }),
  })
}

/** An issue that AI began failed if a person had to take over, if the customer had to come back, or if it ended unresolved. */
function isFailedAiAttempt(issue: IssueKind): boolean {
  return issue.began === 'ai-to-human' || !issue.single || issue.kept === false
}

function isAi(handler: Handler): boolean {
  return handler === 'ai-only' || handler === 'ai-to-human'
}

function titled(title: string, handler: Handler | null): string {
  return handler === null ? title : `${title}, ${handlerWords[handler]}`
}

function filterOf(handler: Handler | null): Filter {
  return handler === null ? {} : { handler }
}

function sumCells(cost: QuarterCost, wanted: (cell: ContactCell) => boolean): { minor: number; contacts: number } {
  let minor = 0
  let contacts = 0
  cost.figures.contacts.forEach((cell, index) => {
    if (!wanted(cell)) return
    minor += cost.allocation.perCell[index] ?? 0
    contacts += cell.contacts
  })
  return { minor, contacts }
}

function countIssues(cost: QuarterCost, wanted: (issue: IssueKind) => boolean): number {
  return cost.figures.issues.reduce((sum, issue) => sum + (wanted(issue) ? issue.issues : 0), 0)
}

interface Ratio {
  readonly metric: string
  readonly title: string
  readonly filter: Filter
  readonly numerator: number
  readonly denominator: number
  readonly n: number
  readonly of: string
  readonly table: RowsBehind['table']
  readonly excluded?: Readonly<Record<string, number>>
}

function ratio(cost: QuarterCost, provenance: Provenance, of: Ratio): Evidence {
  const { quarter, from, until } = cost.figures
  const note = noteOf(cost, of)
  return {
    id: evidenceId(of.metric, 1, quarter, of.filter),
    metric: of.metric,
    version: 1,
    title: of.title,
    value: note === null ? Math.round(of.numerator / of.denominator) : null,
    unit: 'money',
    currency: provenance.currency,
    numerator: of.numerator,
    denominator: of.denominator,
    n: of.n,
    low: null,
    high: null,
    period: quarter,
    filter: of.filter,
    excluded: of.excluded ?? {},
    grade: 'fact',
    caveats: caveatsOf(cost, provenance.currency),
    note,
    dataThrough: provenance.dataThrough,
    sources: provenance.sources,
    rows: { table: of.table, selection: of.metric, from, until, filter: of.filter },
  }
}

function noteOf(cost: QuarterCost, of: Ratio): string | null {
  if (cost.inScopeMinor === 0) return 'no posting of the quarter is recognised as a cost of support'
  if (cost.allocation.allocatedMinor === 0) return 'no cost could be shared out to contacts'
  if (of.denominator === 0) return `there is no ${of.of} to divide by`
  if (of.denominator < fewest) return `too few to say: ${plural(of.denominator, of.of)}, fewer than ${fewest}`
  return null
}
