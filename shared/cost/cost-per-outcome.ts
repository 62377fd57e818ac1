import { type Evidence, evidenceId, type Filter, type RowsBehind } from '../base/evidence.ts'
import { formatMonth, plural } from '../base/format.ts'
import { type CostClass, type Handler, handlers } from '../base/model.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import { type ContactCell, type IssueKind, sumOfCells } from './allocate.ts'
import type { Outcome } from './edit.ts'
import type { Provenance } from './provenance.ts'
import { caveatsOf, type QuarterCost } from './quarter-cost.ts'

/** Fewer outcomes than this and a cost per outcome says more about chance than about cost. */
export const fewest = 30

const handlerWords: Readonly<Record<Handler, string>> = {
  'self-service': 'self-service',
  'ai-only': 'AI only',
  'ai-to-human': 'AI, then a person',
  'human-only': 'people only',
  unknown: 'handler not known',
}

/** Outcomes other than resolved issues that were verified in a quarter; `null` where nothing imported tells of them. */
export type VerifiedOutcomes = Readonly<Record<Exclude<Outcome, 'resolved'>, number | null>>

const aims: Readonly<Record<Exclude<Outcome, 'resolved'>, { title: string; of: string; missing: string }>> = {
  retained: {
    title: 'Cost per at-risk account retained',
    of: 'account retained',
    missing: 'no signals tell which accounts were at risk, worked and kept',
  },
  expanded: {
    title: 'Cost per expansion after a signal',
    of: 'expansion',
    missing: 'no signals tell which conversations were about expansion',
  },
  onboarded: {
    title: 'Cost per onboarding milestone reached',
    of: 'milestone',
    missing: 'no signals tell which customers reached first value',
  },
}

/**
 * What an outcome costs in one quarter: per contact, per resolution as the vendor reports it, per resolution that was kept, and per failed AI
 * attempt including the people who followed. Whole and by handler (a kept resolution counts under the handler with whom its issue began, with
 * everything that followed). Numerators are minor units of allocated cost; these are ratios of full counts, so they have no interval.
 */
export function costPerOutcome(
  cost: QuarterCost,
  provenance: Provenance,
  verified: VerifiedOutcomes = { retained: null, expanded: null, onboarded: null },
): Evidence[] {
  const seen = handlers.filter((handler) => cost.figures.contacts.some((cell) => cell.handler === handler))
  const whole: readonly (Handler | null)[] = [null, ...seen]
  return [
    ...whole.map((handler) => perContact(cost, provenance, handler)),
    ...whole.map((handler) => perVendorResolution(cost, provenance, handler)),
    ...whole.map((handler) => perKeptResolution(cost, provenance, handler)),
    ...aiAttempts(cost, provenance),
    ...(Object.keys(aims) as (keyof typeof aims)[]).flatMap((aim) => aimedAt(cost, provenance, aim, verified[aim])),
  ]
}

/** Cost of the lines aimed at one outcome ÷ how often it was verified; nothing where no line is aimed at it. */
function aimedAt(cost: QuarterCost, provenance: Provenance, aim: keyof typeof aims, count: number | null): Evidence[] {
  const minor = cost.aimed.get(aim)
  if (minor === undefined) return []
  const { title, of, missing } = aims[aim]
  const made = ratio(cost, provenance, {
    metric: 'cost-per-outcome',
    title,
    filter: { outcome: aim },
    numerator: minor,
    denominator: count ?? 0,
    n: count ?? 0,
    of,
    table: 'costs',
    isAimed: true,
  })
  return [count === null ? { ...made, note: missing } : made]
}

/** Classes of cost that are paid by use: one contact more costs them at once, everything else only when somebody is hired or something is bought. */
const paidByUse: readonly CostClass[] = ['ai-usage', 'bpo', 'telecom']

/** What one contact more costs at once, whole and by handler: what is paid by use, ÷ contacts. */
export function costOfOneMoreContact(cost: QuarterCost, provenance: Provenance): Evidence[] {
  const seen = handlers.filter((handler) => cost.figures.contacts.some((cell) => cell.handler === handler))
  return [null, ...seen].map((handler) => {
    const mine = (cell: ContactCell): boolean => handler === null || cell.handler === handler
    const contacts = sumCells(cost, mine).contacts
    return ratio(cost, provenance, {
      metric: 'use-cost-per-contact',
      title: titled('What one contact more costs at once', handler),
      filter: filterOf(handler),
      numerator: sumOfCells(cost.allocation, cost.figures.contacts, mine, (pool) => paidByUse.includes(pool.costClass)),
      denominator: contacts,
      n: contacts,
      of: 'contact',
      table: 'contacts',
    })
  })
}

/** The average contact against one more, by handler; nothing when fewer than two can be told. */
export function marginalChart(evidence: readonly Evidence[], currency: string): Exhibit | null {
  const find = (metric: string, handler: Handler | null): Evidence | undefined =>
    evidence.find(
      (one) =>
        one.metric === metric &&
        (handler === null ? Object.keys(one.filter).length === 0 : one.filter.handler === handler),
    )
  const told = [null, ...handlers].filter((handler) => (find('use-cost-per-contact', handler)?.value ?? null) !== null)
  if (told.length < 2) return null
  const values = (metric: string): (number | null)[] => told.map((handler) => find(metric, handler)?.value ?? null)
  return {
    kind: 'bar',
    horizontal: false,
    alt: 'What the average contact costs by handler, against what one more costs at once.',
    caption: 'Average: everything it bears. One more: only what is paid by use (AI fees, outsourcing, telecom)',
    unit: 'money',
    currency,
    evidence: told.flatMap((handler) =>
      ['cost-per-contact', 'use-cost-per-contact'].flatMap((metric) => find(metric, handler)?.id ?? []),
    ),
    categories: told.map((handler) => (handler === null ? 'all contacts' : handlerWords[handler])),
    series: [
      { name: 'The average one', tone: 'accent', values: values('cost-per-contact') },
      { name: 'One more, at once', tone: 'human', values: values('use-cost-per-contact') },
    ],
  }
}

/** Cost per contact, per kept resolution and of a failed AI attempt for every word of the slice that the cells were read by, in the order of their cost. */
export function costBySlice(cost: QuarterCost, provenance: Provenance, by: string): Evidence[] {
  const words = new Map<string, number>()
  cost.figures.contacts.forEach((cell, index) => {
    const word = cell.slice ?? notKnown
    words.set(word, (words.get(word) ?? 0) + (cost.allocation.perCell[index] ?? 0))
  })
  for (const issue of cost.figures.issues)
    if (!words.has(issue.slice ?? notKnown)) words.set(issue.slice ?? notKnown, 0)
  const ordered = [...words].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([word]) => word)
  return ordered.flatMap((word) => slicedEvidence(cost, provenance, { by, word }))
}

/** What a slice is called that the data don't name. */
export const notKnown = 'not told'

function slicedEvidence(
  cost: QuarterCost,
  provenance: Provenance,
  { by, word }: { readonly by: string; readonly word: string },
): Evidence[] {
  const filter = { [by]: word }
  const contact = sumCells(cost, (cell) => (cell.slice ?? notKnown) === word)
  const mine = (issue: IssueKind): boolean => (issue.slice ?? notKnown) === word
  return [
    ratio(cost, provenance, {
      metric: 'cost-per-contact',
      title: `Cost per contact, ${word}`,
      filter,
      numerator: contact.minor,
      denominator: contact.contacts,
      n: contact.contacts,
      of: 'contact',
      table: 'contacts',
    }),
    perKept(cost, provenance, mine, { title: `Cost per kept resolution, ${word}`, filter }),
    failedAiAttempt(cost, provenance, mine, { title: `Cost of a failed AI attempt, ${word}`, filter }),
  ]
}

/** The same of a period that is a part of the quarter (a month): its own cost over its own contacts. */
export function costOfPart(cost: QuarterCost, provenance: Provenance, by: string, quarter: string): Evidence[] {
  const word = cost.figures.quarter
  const whole = slicedEvidence(
    {
      ...cost,
      figures: {
        ...cost.figures,
        quarter,
        contacts: cost.figures.contacts.map((cell) => ({
          ...cell,
          slice: word,
          issue: { ...cell.issue, slice: word },
        })),
        issues: cost.figures.issues.map((issue) => ({ ...issue, slice: word })),
      },
    },
    provenance,
    { by, word },
  )
  return whole.map((one) => ({ ...one, title: `${one.title.split(',')[0]}, ${formatMonth(word)}` }))
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
  return perKept(cost, provenance, (issue) => handler === null || issue.began === handler, {
    title:
      handler === null
        ? 'Cost per kept resolution'
        : `Cost per kept resolution, issues that began with ${handlerWords[handler]}`,
    filter: filterOf(handler),
  })
}

interface Named {
  readonly title: string
  readonly filter: Filter
}

function perKept(
  cost: QuarterCost,
  provenance: Provenance,
  mine: (issue: IssueKind) => boolean,
  { title, filter }: Named,
): Evidence {
  const { minor } = sumCells(cost, (cell) => mine(cell.issue) && isCounted(cell.issue))
  const issues = countIssues(cost, (issue) => mine(issue) && isCounted(issue))
  const kept = countIssues(cost, (issue) => mine(issue) && isCounted(issue) && issue.kept === true)
  const immature = countIssues(cost, (issue) => mine(issue) && !issue.mature)
  const unknown = countIssues(cost, (issue) => mine(issue) && issue.mature && issue.kept === null)
  return ratio(cost, provenance, {
    metric: 'cost-per-kept-resolution',
    title,
    filter,
    numerator: minor,
    denominator: kept,
    n: issues,
    of: 'kept resolution',
    table: 'issues',
    excluded: { ...(immature > 0 && { immature }), ...(unknown > 0 && { 'outcome not known': unknown }) },
  })
}

/** Can it be told whether the issue held? */
export function isCounted(issue: IssueKind): boolean {
  return issue.mature && issue.kept !== null
}

function failedAiAttempt(
  cost: QuarterCost,
  provenance: Provenance,
  mine: (issue: IssueKind) => boolean,
  { title, filter }: Named,
): Evidence {
  const failed = (issue: IssueKind): boolean =>
    mine(issue) && isAi(issue.began) && isCounted(issue) && !isKeptByAi(issue)
  const { minor } = sumCells(cost, (cell) => failed(cell.issue))
  const attempts = countIssues(cost, failed)
  const immature = countIssues(cost, (issue) => mine(issue) && isAi(issue.began) && !issue.mature)
  return ratio(cost, provenance, {
    metric: 'cost-of-failed-ai-attempt',
    title,
    filter,
    numerator: minor,
    denominator: attempts,
    n: attempts,
    of: 'failed AI attempt',
    table: 'issues',
    ...(immature > 0 && { excluded: { immature } }),
  })
}

/** What AI's attempts cost: those that failed with the people who followed, those that AI kept alone, and how many times more the first is. */
function aiAttempts(cost: QuarterCost, provenance: Provenance): Evidence[] {
  const failed = failedAiAttempt(cost, provenance, () => true, {
    title: 'Cost of a failed AI attempt, with the people who followed',
    filter: {},
  })
  const alone = (issue: IssueKind): boolean => isAi(issue.began) && isCounted(issue) && isKeptByAi(issue)
  const attempts = countIssues(cost, alone)
  const kept = ratio(cost, provenance, {
    metric: 'cost-of-kept-ai-attempt',
    title: 'Cost of an issue that AI alone resolved and that stayed so',
    filter: {},
    numerator: sumCells(cost, (cell) => alone(cell.issue)).minor,
    denominator: attempts,
    n: attempts,
    of: 'issue kept by AI alone',
    table: 'issues',
  })
  if (failed.value === null || kept.value === null || kept.value <= 0) return [failed, kept]
  const times = ratio(cost, provenance, {
    metric: 'failed-ai-attempt-ratio',
    title: 'A failed AI attempt costs so many times one that AI kept alone',
    filter: {},
    numerator: failed.value,
    denominator: kept.value,
    n: failed.n + kept.n,
    of: 'issue that AI began',
    table: 'issues',
  })
  return [failed, kept, { ...times, unit: 'ratio', currency: null, value: failed.value / kept.value }]
}

/** An issue that AI began was kept by AI alone when nobody had to take over, the customer did not come back, and it ended resolved. */
export function isKeptByAi(issue: IssueKind): boolean {
  return issue.began === 'ai-only' && issue.single && issue.kept === true
}

/** Did AI try first? */
export function isAi(handler: Handler): boolean {
  return handler === 'ai-only' || handler === 'ai-to-human'
}

function titled(title: string, handler: Handler | null): string {
  return handler === null ? title : `${title}, ${handlerWords[handler]}`
}

function filterOf(handler: Handler | null): Filter {
  return handler === null ? {} : { handler }
}

/** Cost and number of the contacts chosen. */
export function sumCells(
  cost: QuarterCost,
  wanted: (cell: ContactCell) => boolean,
): { minor: number; contacts: number } {
  let minor = 0
  let contacts = 0
  cost.figures.contacts.forEach((cell, index) => {
    if (!wanted(cell)) return
    minor += cost.allocation.perCell[index] ?? 0
    contacts += cell.contacts
  })
  return { minor, contacts }
}

/** How many issues of the quarter are so. */
export function countIssues(cost: QuarterCost, wanted: (issue: IssueKind) => boolean): number {
  return cost.figures.issues.reduce((sum, issue) => sum + (wanted(issue) ? issue.issues : 0), 0)
}

/** One ratio of cost to something counted. */
export interface Ratio {
  readonly metric: string
  readonly title: string
  readonly filter: Filter
  readonly numerator: number
  readonly denominator: number
  readonly n: number
  readonly of: string
  readonly table: RowsBehind['table']
  readonly excluded?: Readonly<Record<string, number>>
  /** True when no contact bears the cost. */
  readonly isAimed?: boolean
}

/** Evidence of one ratio of cost, or why it can’t be told. */
export function ratio(cost: QuarterCost, provenance: Provenance, of: Ratio): Evidence {
  const { quarter, from, until } = cost.figures
  const note = noteOf(cost, of)
  return {
    id: evidenceId(of.metric, 1, quarter, of.filter),
    metric: of.metric,
    version: 1,
    title: of.title,
    value: note === null ? Math.round(of.numerator / of.denominator) : null,
    unit: 'money',
    currency: provenance.basis.currency,
    numerator: of.numerator,
    denominator: of.denominator,
    n: of.n,
    low: null,
    high: null,
    period: quarter,
    filter: of.filter,
    excluded: of.excluded ?? {},
    grade: 'fact',
    caveats: caveatsOf(cost, provenance.basis),
    note,
    dataThrough: provenance.dataThrough,
    sources: provenance.sources,
    rows: { table: of.table, selection: of.metric, from, until, filter: of.filter },
  }
}

function noteOf(cost: QuarterCost, of: Ratio): string | null {
  if (cost.inScopeMinor === 0 && cost.chargedMinor === 0)
    return cost.figures.costs.some((line) => line.inScope)
      ? 'no cost of support in the quarter has a rate to the project’s currency'
      : 'no posting of the quarter is recognised as a cost of support'
  if (of.isAimed !== true && cost.allocation.allocatedMinor === 0) return 'no cost could be shared out to contacts'
  if (of.denominator === 0) return `there is no ${of.of} to divide by`
  if (of.denominator < fewest) return `too few to say: ${plural(of.denominator, of.of)}, fewer than ${fewest}`
  return null
}

/** Cost per kept resolution beside cost per contact for the words of a slice: what a table of them looks like. Nothing when fewer than two can be told. */
export function costBySliceChart(evidence: readonly Evidence[], by: string, currency: string): Exhibit | null {
  const words = [...new Set(evidence.map((one) => one.filter[by] ?? ''))]
  const find = (metric: string, word: string): Evidence | undefined =>
    evidence.find((one) => one.metric === metric && one.filter[by] === word)
  const told = words.filter((word) => (find('cost-per-contact', word)?.value ?? null) !== null).slice(0, mostBars)
  if (told.length < 2) return null
  const values = (metric: string): (number | null)[] => told.map((word) => find(metric, word)?.value ?? null)
  return {
    kind: 'bar',
    horizontal: by !== 'month',
    alt: `Cost per contact and per kept resolution for ${plural(told.length, 'slice')}.`,
    caption: 'Cost per kept resolution against cost per contact',
    unit: 'money',
    currency,
    evidence: told.flatMap((word) =>
      ['cost-per-kept-resolution', 'cost-per-contact'].flatMap((metric) => find(metric, word)?.id ?? []),
    ),
    categories: by === 'month' ? told.map(formatMonth) : told,
    series: [
      { name: 'Per kept resolution', tone: 'accent', values: values('cost-per-kept-resolution') },
      { name: 'Per contact', tone: 'quiet', values: values('cost-per-contact') },
    ],
  }
}

/** More bars than these are read better as a table. */
const mostBars = 10
