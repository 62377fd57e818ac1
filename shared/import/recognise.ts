import { isBlank } from './cells/is-blank.ts'
import { headingKey, maybeJoinedHeadings, nameHeadings } from './headings.ts'
import type { Layout } from './layout.ts'
import type { Mapping } from './mapping.ts'
import { checkMapping } from './mapping.ts'
import type { ImportSettings, Proposal } from './propose-mapping.ts'
import { proposeMapping } from './propose-mapping.ts'
import type { Fingerprint, Source } from './source.ts'
import { genericSources, vendorSources } from './sources/index.ts'
import type { TableSample } from './table.ts'

/** What a table seems to be. */
export interface Recognition {
  readonly source: Source | null
  /** 0..1. */
  readonly confidence: number
  readonly layout: Layout
  /** How its columns would be read; `null` without a source. */
  readonly proposal: Proposal | null
}

/** Headings stand in one of these first rows; preambles of reports are shorter. */
const rowsSearched = 30
/** Rows that show whether a column without a heading holds anything. */
const rowsBelow = 200

/** Says which export a table is, by its headings and never by their position. Without a known vendor it is tried as each generic table. */
export function recognise(sample: TableSample, settings: ImportSettings): Recognition {
  let best: { source: Source; at: number; score: number } | undefined
  for (let at = 0; at < Math.min(sample.rows.length, rowsSearched); at += 1) {
    const keys = (joinedAt(sample, at) ?? (sample.rows[at] as readonly string[])).map(headingKey)
    if (keys.filter((key) => key !== '').length < 2) continue
    for (const source of vendorSources) {
      const score = match(source, keys)
      if (score > (best?.score ?? 0)) best = { source, at, score }
    }
    // A heading row that was matched is not beaten by data below it.
    if (best !== undefined && best.at < at) break
  }
  if (best) {
    const { source, at } = best
    const layout = layoutAt(sample, at, source)
    const proposal = proposeMapping(source, layout, sample, settings)
    const known = Object.keys(proposal.mapping.columns).length / Object.keys(source.fields).length
    const confidence = (source.verified ? 0.9 : 0.6) + Math.min(1, known) * (source.verified ? 0.1 : 0.2)
    return { source, confidence: proposal.missing.length > 0 ? confidence / 2 : confidence, layout, proposal }
  }
  return recogniseGeneric(sample, settings)
}

/** Reads a table as one source that a person named, whatever its headings. */
export function recogniseAs(source: Source, sample: TableSample, settings: ImportSettings): Recognition {
  let at = -1
  for (let i = 0; i < Math.min(sample.rows.length, rowsSearched) && at < 0; i += 1) {
    if (source.fingerprint.all.length > 0 && match(source, (sample.rows[i] as readonly string[]).map(headingKey)) > 0)
      at = i
  }
  const layout = layoutAt(sample, at < 0 ? headerRow(sample) : at, source)
  return { source, confidence: 1, layout, proposal: proposeMapping(source, layout, sample, settings) }
}

const isMeant = (test: string | RegExp, key: string): boolean =>
  typeof test === 'string' ? key === test : test.test(key)

/** How many tests of the fingerprint the headings pass; 0 when one that must pass doesn't. */
function match(source: Source, keys: readonly string[]): number {
  const { all, any, none, atMost }: Fingerprint = source.fingerprint
  const has = (test: string | RegExp): boolean => keys.some((key) => isMeant(test, key))
  if (all.length === 0 || !all.every(has) || none?.some(has)) return 0
  if (atMost !== undefined && keys.filter((key) => key !== '').length > atMost) return 0
  const chosen = any?.filter(has).length ?? 0
  if (any !== undefined && chosen === 0) return 0
  // Two tests of one fingerprint may not be passed by one and the same column.
  if (keys.length < all.length) return 0
  return all.length * 2 + chosen
}

/** The layout of a table whose headings stand in row `at` of its sample. */
export function layoutAt(sample: TableSample, at: number, source: Source | null): Layout {
  const explained = source?.explain?.(sample.rows.slice(at + 1, at + 4)) ?? { rows: 0, timeZone: null }
  const joined = explained.rows === 0 ? joinedAt(sample, at) : undefined
  const under = joined === undefined ? explained.rows : 1
  const below = sample.rows.slice(at + 1 + under, at + 1 + under + rowsBelow)
  const labels = explained.rows > 0 ? sample.rows[at + 1] : []
  const headings = nameHeadings(joined ?? sample.rows[at] ?? [], labels, below)
  return { headings, headerAt: at, explained: under, timeZone: explained.timeZone }
}

/** The headings that two rows make together, if the row at `at` is the first of two. */
function joinedAt(sample: TableSample, at: number): string[] | undefined {
  const [first, second, ...below] = sample.rows.slice(at, at + 5)
  return first === undefined || second === undefined ? undefined : maybeJoinedHeadings(first, second, below)
}

/** The heading row of an unknown table: the first of the widest rows at its beginning that holds only words. */
function headerRow(sample: TableSample): number {
  const first = sample.rows.slice(0, rowsSearched)
  const double = first.findIndex((_, i) => joinedAt(sample, i) !== undefined)
  if (double >= 0) return double
  const widths = first.map((row) => row.filter((cell) => cell.trim() !== '').length)
  const widest = Math.max(0, ...widths)
  const at = first.findIndex(
    (row, i) =>
      (widths[i] as number) >= Math.max(1, widest * 0.6) &&
      row.every((cell) => isBlank(cell) || !/^[\d.,:/ -]+$/.test(cell.trim())),
  )
  return Math.max(0, at)
}

/**
 * A table of no known vendor: the generic source that explains most of its columns. It is likely only when it explains at least half of them,
 * among them two that hardly any other kind of table has.
 */
function recogniseGeneric(sample: TableSample, settings: ImportSettings): Recognition {
  const layout = layoutAt(sample, headerRow(sample), null)
  const ranked = genericSources
    .map((source) => {
      const proposal = proposeMapping(source, layout, sample, settings)
      const isOther =
        source.fingerprint.none?.some((test) => layout.headings.some(({ key }) => isMeant(test, key))) ?? false
      const isComplete =
        !isOther &&
        proposal.missing.length === 0 &&
        checkMapping(source, proposal.mapping, layout.headings).length === 0
      const share = Object.keys(proposal.mapping.columns).length / Math.max(3, layout.headings.length)
      const told = countTelling(source, proposal.mapping, layout)
      return { source, proposal, share, told, score: isComplete ? share + told / 4 : 0 }
    })
    .sort((a, b) => b.score - a.score)
  const [best, second] = ranked
  if (best === undefined || best.score === 0 || layout.headings.length < 3) {
    return { source: null, confidence: 0, layout, proposal: null }
  }
  const isLikely = best.share >= 0.5 && best.told >= 2
  const lead = Math.min(0.1, (best.score - (second?.score ?? 0)) / 4)
  const confidence = isLikely ? Math.min(0.85, 0.65 + best.told / 40 + lead) : 0.3 * Math.min(1, best.score)
  return { source: best.source, confidence, layout, proposal: best.proposal }
}

/** Fields that hardly any other kind of table has. */
const tellingFields: Readonly<Record<string, readonly string[]>> = {
  'generic-contacts': ['handledBy', 'resolution', 'channel', 'closedAt', 'topic', 'aiInvolved', 'handleSeconds'],
  'generic-customers': ['segment', 'country', 'createdAt', 'email', 'organisation'],
  'generic-subscriptions': ['mrr', 'arr', 'interval', 'endedAt', 'plan', 'startedAt'],
  'generic-orders': ['total', 'refunded', 'externalId', 'email'],
  'generic-costs': ['account', 'supplier', 'costCentre', 'debit', 'amount'],
  'generic-surveys': ['csat', 'nps', 'ces', 'contactVendorId', 'score'],
  'generic-signals': ['type', 'status', 'amount'],
  'generic-rates': ['from', 'to', 'rate'],
  'generic-quantities': ['headcount', 'seats', 'measure', 'value', 'team'],
}

/** Headings of ids that say nothing of what they number. */
const anyId = /^(id|#|nr|no|number|ref|reference|key)$/

function countTelling(source: Source, mapping: Mapping, layout: Layout): number {
  const wanted = tellingFields[source.id] ?? []
  const id = layout.headings.find((heading) => heading.name === mapping.columns.vendorId)
  const hasOwnId = id !== undefined && !anyId.test(id.key)
  return Object.keys(mapping.columns).filter((field) => wanted.includes(field)).length + (hasOwnId ? 1 : 0)
}
