import {
  addMonths,
  type Day,
  dateOfDay,
  firstDay,
  type Month,
  monthOfDay,
  monthRange,
} from '../../shared/base/calendar.ts'
import { formatCount, formatDay, formatMoney, formatMonth, formatShare, plural } from '../../shared/base/format.ts'
import type { Instant } from '../../shared/base/model.ts'
import { makeZone } from '../../shared/base/zone.ts'
import { type DayRows, monthCoverage } from '../../shared/import/month-coverage.ts'
import type {
  CoverageGap,
  CoverageKind,
  CoverageLine,
  CoverageState,
  Duplicate,
  MissingData,
  Readiness,
  ReadinessBreak,
} from '../../shared/import/report.ts'
import { unmatchedWords } from '../../shared/import/report.ts'
import { vendorBreaks } from '../../shared/metrics/vendor-breaks.ts'
import { readCoverage } from '../store/facts/coverage.ts'
import {
  readBillingDays,
  readOutcomeWords,
  readSystemDays,
  readTwiceContacts,
  readTwiceSubscriptions,
} from '../store/facts/month-rows.ts'
import { countSubscriptions } from '../store/facts/movements.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore } from '../store/store.ts'
import { identityReport } from './identity.ts'
import { keptReport } from './kept-report.ts'
import { readLink } from './link.ts'
import { quartersOf } from './periods.ts'

/** A case needs this many months in which contacts and revenue are known together. */
const monthsNeeded = 6
/** The picture shows as many months as fit beside their names. */
const monthsShown = 36
/** Joined numbers are claimed from this share on. */
const matchNeeded = 0.8

/** How ready the data are to carry a case: what is covered, what breaks the series, what is there twice, and what to import next, the worthiest first. */
export function readReadiness(store: ReadStore): Readiness {
  return keptReport(store, 'readiness', () => ({ report: makeReadiness(store), evidence: [] }))
}

interface Line extends CoverageLine {
  readonly system: string | null
  readonly from: Day
  readonly through: Day
}

function makeReadiness(store: ReadStore): Readiness {
  const zone = makeZone(readSettings(store).timeZone)
  const { contactsFrom, contactsThrough, billingFrom, billingThrough } = readCoverage(store)
  const date = (at: Instant | null) => (at === null ? null : dateOfDay(zone.dayOf(at)))
  const joined =
    contactsFrom !== null && contactsThrough !== null && billingFrom !== null && billingThrough !== null
      ? { from: Math.max(contactsFrom, billingFrom), through: Math.min(contactsThrough, billingThrough) }
      : null
  const months = monthsOfPicture(store, zone.dayOf)
  const gaps: CoverageGap[] = []
  const lines = readLines(store, months, gaps)
  const together = joinedLine(lines, months)
  const count = (state: CoverageState) => together?.cells.filter((cell) => cell.state === state).length ?? 0
  gaps.push(...earlyEnds(lines))
  gaps.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const overlaps = joined !== null && joined.through > joined.from
  const monthsJoined = overlaps ? count('full') : 0
  const missing = missingData(store, { lines, gaps, monthsJoined })
  const open = identityReport(store, { limit: 0 }).open
  const [first] = missing
  return {
    monthsJoined,
    monthsNeeded,
    monthsPartly: overlaps ? count('partial') : 0,
    from: overlaps ? date(joined.from) : null,
    through: overlaps ? date(joined.through) : null,
    quarters: quartersOf(store).map((q) => q.name),
    coverage: {
      months,
      lines: [...(together === null ? [] : [together]), ...lines].map(({ kind, title, cells }) => ({
        kind,
        title,
        cells,
      })),
    },
    gaps,
    breaks: readBreaks(store),
    duplicates: readDuplicates(store),
    missing,
    next:
      first !== undefined
        ? `Import ${first.what}: it answers ${first.answers}`
        : open > 0
          ? `Answer ${plural(open, 'question')} about who is who`
          : null,
  }
}

function monthsOfPicture(store: ReadStore, dayOf: (at: Instant) => Day): Month[] {
  const spans = store
    .sql(
      `SELECT MIN(opened_at), MAX(opened_at) FROM contacts UNION ALL SELECT MIN(posted_at), MAX(posted_at) FROM costs
       UNION ALL SELECT MIN(responded_at), MAX(responded_at) FROM surveys UNION ALL SELECT MIN(ordered_at), MAX(ordered_at) FROM orders
       UNION ALL SELECT MIN(at), MAX(at) FROM signals`,
    )
    .raw()
    .all() as [number | null, number | null][]
  const { billingFrom, billingThrough } = readCoverage(store)
  const froms = spans.flatMap(([from]) => (from === null ? [] : [from]))
  // Subscriptions may be ten years old; the picture begins with what else is known.
  const from = froms.length > 0 ? Math.min(...froms) : billingFrom
  const throughs = [...spans.map(([, through]) => through), billingThrough].flatMap((at) => (at === null ? [] : [at]))
  if (from === null || throughs.length === 0) return []
  return monthRange(monthOfDay(dayOf(from)), monthOfDay(dayOf(Math.max(...throughs)))).slice(-monthsShown)
}

const titles: Readonly<Record<Exclude<CoverageKind, 'joined'>, string>> = {
  contacts: 'Contacts',
  subscriptions: 'Subscriptions',
  costs: 'Costs',
  surveys: 'Surveys',
  orders: 'Orders',
  signals: 'Signals',
}

/** A system by its name: `zendesk` is Zendesk. */
function systemTitle(system: string): string {
  return system === 'generic' ? 'Own table' : `${system[0]?.toUpperCase()}${system.slice(1)}`.replaceAll('-', ' ')
}

function readLines(store: ReadStore, months: readonly Month[], gaps: CoverageGap[]): Line[] {
  const zone = makeZone(readSettings(store).timeZone)
  const lines: Line[] = []
  const kinds = ['contacts', 'surveys', 'orders', 'signals', 'costs'] as const
  const byKind = new Map(kinds.map((kind) => [kind, readSystemDays(store, kind, zone)]))
  for (const { kind, found } of kinds.map((one) => ({ kind: one, found: byKind.get(one) ?? [] }))) {
    for (const { system, days } of found) {
      const title = found.length > 1 ? `${titles[kind]} · ${systemTitle(system)}` : titles[kind]
      // Signals and orders come when they come; a month without any is no hole.
      const byMonth = kind === 'costs' || kind === 'signals'
      const covered = monthCoverage(days, months, { byMonth })
      const first = days[0]?.day as Day
      const last = days.at(-1)?.day as Day
      lines.push({ kind, title, system, cells: covered.cells, from: first, through: last })
      if (kind === 'signals' || kind === 'orders') continue
      gaps.push(...holesOf(kind, title, covered.holes, months))
      gaps.push(...covered.thin.map((month) => thinGap(kind, title, month)))
      if (byMonth) gaps.push(...emptyMonths(kind, title, covered.cells, months))
    }
  }
  const billing = readBillingDays(store, zone)
  for (const { system, from, through, changes } of billing) {
    const title = billing.length > 1 ? `${titles.subscriptions} · ${systemTitle(system)}` : titles.subscriptions
    lines.push({
      kind: 'subscriptions',
      title,
      system,
      from,
      through,
      cells: stockCells(changes, months, { from, through }),
    })
  }
  const order: readonly CoverageKind[] = ['contacts', 'subscriptions', 'costs', 'surveys', 'orders', 'signals']
  return lines.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.title < b.title ? -1 : 1))
}

/** Silence of so many days at either end of a month still leaves it whole: billing has quiet days. */
const quietDays = 7

function stockCells(
  changes: readonly DayRows[],
  months: readonly Month[],
  { from, through }: { readonly from: Day; readonly through: Day },
): CoverageLine['cells'] {
  let known = 0
  let at = 0
  return months.map((month) => {
    const begin = firstDay(month)
    const end = firstDay(addMonths(month, 1)) - 1
    while (at < changes.length && (changes[at] as DayRows).day <= end) {
      known += (changes[at] as DayRows).rows
      at += 1
    }
    if (end < from || begin > through) return { state: 'none', rows: 0 }
    const isWhole = begin >= from - quietDays && end <= through + quietDays
    return { state: isWhole ? 'full' : 'partial', rows: known }
  })
}

/** Months in which contacts and subscriptions are both known: the weaker of the two. A helpdesk still in use that is known in part makes the month partly known. */
function joinedLine(lines: readonly Line[], months: readonly Month[]): Line | null {
  const contacts = lines.filter((line) => line.kind === 'contacts')
  const billing = lines.filter((line) => line.kind === 'subscriptions')
  if (contacts.length === 0 || billing.length === 0) return null
  const newest = Math.max(...contacts.map((line) => line.through))
  const inUse = contacts.filter((line) => line.through >= newest - retiredDays)
  const cells = months.map((month, i) => {
    const states = (some: readonly Line[]) => some.flatMap((line) => line.cells[i]?.state ?? [])
    const best = (some: readonly Line[]): CoverageState =>
      states(some).includes('full') ? 'full' : states(some).includes('partial') ? 'partial' : 'none'
    const begun = inUse.filter((line) => monthOfDay(line.from) <= month)
    const helpdesks: CoverageState =
      best(contacts) === 'full' && states(begun).some((state) => state !== 'full') ? 'partial' : best(contacts)
    const both = [helpdesks, best(billing)]
    const state: CoverageState = both.includes('none') ? 'none' : both.includes('partial') ? 'partial' : 'full'
    const rows = contacts.reduce((sum, line) => sum + (line.cells[i]?.rows ?? 0), 0)
    return { state, rows: state === 'none' ? 0 : rows }
  })
  return { kind: 'joined', title: 'Contacts and revenue together', system: null, cells, from: 0, through: 0 }
}

function holesOf(
  kind: CoverageKind,
  title: string,
  holes: readonly { readonly from: Day; readonly through: Day }[],
  months: readonly Month[],
): CoverageGap[] {
  const begin = months[0] === undefined ? 0 : firstDay(months[0])
  return holes
    .filter((hole) => hole.through >= begin)
    .map(({ from, through }) => ({
      kind,
      what: 'hole' as const,
      from: dateOfDay(from),
      through: dateOfDay(through),
      text: `${title}: nothing from ${formatDay(from)} to ${formatDay(through)} (${plural(through - from + 1, 'day')})`,
      todo: 'export these days again and import them; rows that are there already change nothing',
    }))
}

function thinGap(kind: CoverageKind, title: string, month: Month): CoverageGap {
  return {
    kind,
    what: 'thin',
    from: dateOfDay(firstDay(month)),
    through: dateOfDay(firstDay(addMonths(month, 1)) - 1),
    text: `${title}: far fewer rows than usual in ${formatMonth(month)}`,
    todo: 'look whether the export was filtered or cut off, and export the month again',
  }
}

/** Months without a posting between months with some. */
function emptyMonths(
  kind: CoverageKind,
  title: string,
  cells: CoverageLine['cells'],
  months: readonly Month[],
): CoverageGap[] {
  const first = cells.findIndex((cell) => cell.rows > 0)
  const last = cells.findLastIndex((cell) => cell.rows > 0)
  return months.flatMap((month, i): CoverageGap[] =>
    i <= first || i >= last || (cells[i]?.rows ?? 0) > 0
      ? []
      : [
          {
            kind,
            what: 'hole',
            from: dateOfDay(firstDay(month)),
            through: dateOfDay(firstDay(addMonths(month, 1)) - 1),
            text: `${title}: nothing in ${formatMonth(month)}`,
            todo: 'export this month and import it',
          },
        ],
  )
}

/** A source that ends this many days before the newest contact or subscription is worth a question. */
const earlyDays = 14
const retiredDays = 30

function earlyEnds(lines: readonly Line[]): CoverageGap[] {
  const leading = lines.filter((line) => line.kind === 'contacts' || line.kind === 'subscriptions')
  const end = Math.max(...leading.map((line) => line.through), Number.NEGATIVE_INFINITY)
  const newest = leading.find((line) => line.through === end)
  return lines.flatMap((line): CoverageGap[] => {
    const missing = end - line.through
    const allowed =
      line.kind === 'costs'
        ? 31
        : line.kind === 'signals' || line.kind === 'orders'
          ? Number.POSITIVE_INFINITY
          : earlyDays
    if (newest === undefined || missing <= allowed) return []
    const isRetired =
      line.kind === 'contacts' &&
      missing > retiredDays &&
      leading.some((other) => other !== line && other.kind === 'contacts')
    return [
      {
        kind: line.kind,
        what: 'ends-early',
        from: dateOfDay(line.through + 1),
        through: dateOfDay(end),
        text: `${line.title} end on ${formatDay(line.through)}, ${plural(missing, 'day')} before ${`${newest.title[0]?.toLowerCase()}${newest.title.slice(1)}`}`,
        todo: isRetired
          ? 'if this helpdesk is no longer used nothing is missing; otherwise export it again'
          : 'export it again up to the same day',
      },
    ]
  })
}

/** Words of a vendor that appear or vanish count as a break from this many days, rows and share on. */
const breakDays = 45
const breakRows = 20
const breakShare = 0.05

function readBreaks(store: ReadStore): ReadinessBreak[] {
  const zone = makeZone(readSettings(store).timeZone)
  const spans = store
    .sql(
      'SELECT y.term AS system, MIN(c.opened_at) AS first, MAX(c.opened_at) AS last FROM contacts c JOIN terms y ON y.id = c.system_id GROUP BY y.term',
    )
    .all() as { system: string; first: number; last: number }[]
  const announced = vendorBreaks.flatMap((one): ReadinessBreak[] =>
    spans.some(
      ({ system, first, last }) =>
        system.toLowerCase().split(/\W+/).includes(one.vendor.toLowerCase()) &&
        dateOfDay(zone.dayOf(first)) < one.on &&
        one.on <= dateOfDay(zone.dayOf(last)),
    )
      ? [
          {
            on: one.on,
            known: 'announced',
            text: one.text,
            todo: `compare ${one.vendor}’s own counts only on one side of this day; ${one.source}`,
          },
        ]
      : [],
  )
  const said = readOutcomeWords(store)
  const seen = spans.flatMap(({ system, first, last }): ReadinessBreak[] => {
    const words = said.filter((one) => one.system === system)
    const total = words.reduce((sum, one) => sum + one.count, 0)
    const span = Math.max(1, last - first)
    return words.flatMap((one): ReadinessBreak[] => {
      if (one.count < breakRows || words.length < 2) return []
      // How many contacts fell into the time in which the word was in use, had they come evenly.
      const inUse = (total * Math.max(1, one.last - one.first)) / span
      if (one.count < inUse * breakShare) return []
      const begins = one.first - first > breakDays * 86_400
      const ends = last - one.last > breakDays * 86_400
      const note = 'look whether the vendor, a workflow or the export changed, and what the word means'
      return [
        ...(begins
          ? [
              {
                on: dateOfDay(zone.dayOf(one.first)),
                known: 'seen' as const,
                text: `${systemTitle(system)}: “${one.word}” is said from here on, and never before`,
                todo: note,
              },
            ]
          : []),
        ...(ends
          ? [
              {
                on: dateOfDay(zone.dayOf(one.last) + 1),
                known: 'seen' as const,
                text: `${systemTitle(system)}: “${one.word}” is not said any more from here on`,
                todo: note,
              },
            ]
          : []),
      ]
    })
  })
  return [...announced, ...seen].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.text < b.text ? -1 : 1))
}

/** Fewer than this share of the smaller system is chance. */
const twiceShare = 0.05

function readDuplicates(store: ReadStore): Duplicate[] {
  const pair = ([one, other]: readonly [string, string]) => `${systemTitle(one)} and ${systemTitle(other)}`
  const contacts = readTwiceContacts(store)
    .filter((one) => one.count >= twiceShare * one.of)
    .map(
      ({ systems, count, of }): Duplicate => ({
        kind: 'contacts',
        systems,
        count,
        share: count / of,
        text: `${formatCount(count)} of ${plural(of, 'contact')} looked at (${formatShare(count / of)}) are both in ${pair(systems)}: the same person, within ten minutes`,
        todo: `if one copies the other’s tickets, take the copy’s import back; otherwise every one of them counts as a repeat contact`,
      }),
    )
  const subscriptions = readTwiceSubscriptions(store)
    .filter((one) => one.count >= twiceShare * one.of)
    .map(
      ({ systems, count, of, currency, minor }): Duplicate => ({
        kind: 'subscriptions',
        systems,
        count,
        share: count / of,
        text: `${plural(count, 'subscription')} of ${formatCount(of)} (${formatShare(count / of)}) are both in ${pair(systems)}: same customer, amount and start; ${formatMoney(minor, currency)} a month is counted twice`,
        todo: 'take back the import of the system that no longer bills, or export only what it bills now',
      }),
    )
  return [...subscriptions, ...contacts]
}

function missingData(
  store: ReadStore,
  { lines, gaps, monthsJoined }: { lines: readonly Line[]; gaps: readonly CoverageGap[]; monthsJoined: number },
): MissingData[] {
  const has = (table: 'contacts' | 'subscriptions' | 'costs' | 'surveys' | 'signals' | 'crosswalk', where = '1') =>
    store.db.prepare(`SELECT 1 FROM ${table} WHERE ${where} LIMIT 1`).get() !== undefined
  const found: MissingData[] = []
  const ask = (question: MissingData['question'], what: string, answers: string, how: string): void => {
    found.push({ question, what, answers, how })
  }
  const hasContacts = has('contacts')
  const hasBilling = has('subscriptions')
  if (!hasContacts)
    ask(
      null,
      'contacts from your helpdesk or AI agent',
      'how many contacts stay resolved, and who handled them',
      'in Zendesk Admin → Reports → Export, in Intercom Reports → Conversations → Export; closed and AI-handled ones included',
    )
  if (!hasBilling)
    ask(
      2,
      'subscriptions with their ends, cancelled ones included',
      'who left, and whether service goes with it',
      'in Stripe Billing → Subscriptions → Export with all columns and the status “canceled” chosen too',
    )
  const link = readLink(store)
  const rate = link.matchRate.contacts
  if (hasContacts && hasBilling && rate !== null && rate < matchNeeded) {
    const most = link.unmatched[0]
    ask(
      2,
      'a crosswalk from helpdesk companies to billing customers',
      'whose customers the unmatched contacts are',
      `two columns, the helpdesk’s key and the billing customer’s id; ${formatShare(rate)} of contacts are matched and ${formatShare(matchNeeded)} are needed${
        most === undefined ? '' : `; ${plural(most.contacts, 'contact')} alone: ${unmatchedWords[most.why]}`
      }`,
    )
  }
  if (hasBilling && countSubscriptions(store).ended === 0)
    ask(
      2,
      'the subscriptions that were cancelled',
      'who left: none of the subscriptions in the data has ended',
      'billing tools export only active ones unless the cancelled ones are asked for',
    )
  if (hasContacts && hasBilling && monthsJoined < monthsNeeded) {
    const contacts = lines.filter((line) => line.kind === 'contacts')
    const billing = lines.filter((line) => line.kind === 'subscriptions')
    const start = (some: readonly Line[]) => Math.min(...some.map((line) => line.from))
    const later = start(contacts) > start(billing) ? 'contacts' : 'subscriptions'
    const from = Math.max(start(contacts), start(billing))
    ask(
      2,
      `${later} from before ${formatDay(from)}`,
      `six months of history: ${plural(monthsJoined, 'whole month')} of contacts and revenue together ${monthsJoined === 1 ? 'is' : 'are'} known`,
      'exports often have a date range of their own; choose the longest',
    )
  }
  if (!has('costs'))
    ask(
      1,
      'a ledger with the cost of support',
      'what a kept resolution costs',
      'from accounting: the postings of support’s accounts and cost centres, by month; invoices of AI vendors and agencies included',
    )
  const holes = gaps.filter((gap) => gap.what === 'hole')
  if (holes.length > 0)
    ask(
      null,
      holes.length === 1
        ? 'the days that are missing in the middle'
        : `the ${holes.length} stretches that are missing in the middle`,
      'the numbers of these months: a return that isn’t in the data makes a resolution look kept',
      holes
        .slice(0, 3)
        .map((gap) => gap.text)
        .join('; '),
    )
  const early = gaps.filter((gap) => gap.what === 'ends-early')
  if (early.length > 0)
    ask(
      null,
      early.length === 1
        ? 'a newer export of the source that ends early'
        : `newer exports of the ${early.length} sources that end early`,
      'the newest quarter in full',
      early
        .slice(0, 3)
        .map((gap) => gap.text)
        .join('; '),
    )
  if (hasContacts && !has('contacts', 'ai IS NOT NULL'))
    ask(
      2,
      'a log of what your AI agent handled',
      'whether customers leave more often after a poor AI-handled contact',
      'no contact says whether AI took part; export the AI agent’s conversations, or map the column or tag that says so',
    )
  if (hasContacts && !has('surveys') && !has('contacts', 'satisfied IS NOT NULL'))
    ask(
      2,
      'satisfaction surveys',
      'whether those whose issue stayed resolved are satisfied',
      'the helpdesk’s ratings with their ticket, or Qualtrics, SurveyMonkey, Delighted',
    )
  if (!has('signals'))
    ask(
      3,
      'signals and opportunities',
      'where this team’s revenue is: what was saved, and what grew after a conversation',
      'opportunities from the CRM, or a list of the risks that support flagged and of expansion conversations, with customer and day',
    )
  return found
}
