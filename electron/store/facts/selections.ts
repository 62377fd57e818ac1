import { handlers, tiers } from '../../../shared/base/model.ts'

/**
 * Which rows a metric counts, once: the cells that it is computed from and the rows that are listed behind it come from the same conditions.
 * `f` is a row of `facts`, `i` a row of `issues`; a row can be in the numerator only when it is in the denominator.
 */
export interface Selection {
  readonly table: 'contacts' | 'issues'
  readonly denominator: string
  readonly numerator: string
  /** What is summed over the numerator's rows; rows are counted when it is left out. */
  readonly summed?: string
  /** Rows that might have been in the denominator and are not, by reason. */
  readonly excluded: Readonly<Record<string, string>>
}

const ai = 'f.ai = 1'
const aiOnly = `f.handler = ${handlers.indexOf('ai-only')}`
const known = `f.tier <> ${tiers.indexOf('unknown')}`
const kept = `f.tier IN (${tiers.indexOf('durable')}, ${tiers.indexOf('fragile')})`
const unknownOf = (whole: string) => ({
  immature: `${whole} AND f.mature_7d = 0`,
  'not told': `${whole} AND f.mature_7d = 1 AND NOT ${known}`,
})

const again = (flag: string, mature: string): Selection => ({
  table: 'contacts',
  denominator: `f.${mature} = 1 AND f.${flag} IS NOT NULL`,
  numerator: `f.${flag} = 1`,
  excluded: {
    immature: `f.${mature} = 0`,
    'still open': `f.${mature} = 1 AND f.closed_at IS NULL`,
    'nobody known': `f.${mature} = 1 AND f.closed_at IS NOT NULL AND f.${flag} IS NULL`,
  },
})

const aiJudged = (numerator: string): Selection => ({
  table: 'contacts',
  denominator: `${ai} AND ${known}`,
  numerator,
  excluded: unknownOf(ai),
})

/** The selections by metric id. */
export const selections: Readonly<Record<string, Selection>> = {
  'vendor-reported-resolution-rate': aiJudged('f.vendor_resolved = 1'),
  'containment-rate': aiJudged(aiOnly),
  'ai-contained-resolution-rate': aiJudged(`f.vendor_resolved = 1 AND ${aiOnly}`),
  'ai-not-reopened-rate': aiJudged(`f.vendor_resolved = 1 AND ${aiOnly} AND COALESCE(f.reopened, 0) = 0`),
  'ai-end-to-end-rate': aiJudged(
    `f.vendor_resolved = 1 AND ${aiOnly} AND COALESCE(f.reopened, 0) = 0 AND COALESCE(f.again_same_7d, 0) = 0 AND f.closed_at IS NOT NULL`,
  ),
  'escalation-rate': {
    table: 'contacts',
    denominator: ai,
    numerator: `f.handler = ${handlers.indexOf('ai-to-human')}`,
    excluded: {},
  },
  'durable-share': {
    table: 'contacts',
    denominator: known,
    numerator: `f.tier = ${tiers.indexOf('durable')}`,
    excluded: unknownOf('1 = 1'),
  },
  'reopen-rate': {
    table: 'contacts',
    denominator: 'f.reopened IS NOT NULL AND f.closed_at IS NOT NULL',
    numerator: 'f.reopened = 1',
    excluded: { 'not told': 'f.reopened IS NULL AND f.closed_at IS NOT NULL' },
  },
  contacts: { table: 'contacts', denominator: '1 = 1', numerator: '1 = 1', excluded: {} },
  'recontact-48h': again('again_any_48h', 'mature_48h'),
  'recontact-7d': again('again_any_7d', 'mature_7d'),
  'recontact-7d-same-topic': again('again_same_7d', 'mature_7d'),
  'handle-time': {
    table: 'contacts',
    denominator: 'f.handle_seconds IS NOT NULL',
    numerator: '1 = 1',
    summed: 'f.handle_seconds',
    excluded: { 'not told': 'f.handle_seconds IS NULL' },
  },
  'match-rate': { table: 'contacts', denominator: '1 = 1', numerator: 'f.payer_id IS NOT NULL', excluded: {} },
  csat: {
    table: 'contacts',
    denominator: 'f.rated = 1',
    numerator: 'f.satisfied = 1',
    excluded: { 'not rated': 'f.rated = 0' },
  },
  'csat-coverage': { table: 'contacts', denominator: '1 = 1', numerator: 'f.rated = 1', excluded: {} },
  'csat-on-kept': {
    table: 'contacts',
    denominator: `f.rated = 1 AND ${kept}`,
    numerator: 'f.satisfied = 1',
    excluded: { 'not rated': `f.rated = 0 AND ${kept}` },
  },
  'contacts-of-customers': {
    table: 'contacts',
    denominator: 'f.payer_id IS NOT NULL',
    numerator: '1 = 1',
    excluded: { unmatched: 'f.payer_id IS NULL' },
  },
  'end-to-end-resolution-rate': {
    table: 'issues',
    denominator: 'i.mature = 1 AND i.kept IS NOT NULL',
    numerator: 'i.first_time = 1',
    excluded: { immature: 'i.mature = 0', 'not told': 'i.mature = 1 AND i.kept IS NULL' },
  },
  'kept-resolutions': {
    table: 'issues',
    denominator: 'i.mature = 1 AND i.kept IS NOT NULL',
    numerator: 'i.kept = 1',
    excluded: { immature: 'i.mature = 0', 'not told': 'i.mature = 1 AND i.kept IS NULL' },
  },
}

/** How rows can be sliced: an SQL expression of a word per row, and the join that it needs. */
export interface Slice {
  readonly word: string
  readonly join: string
}

const indexWord = (column: string, words: readonly string[]): string =>
  `CASE ${column} ${words.map((word, index) => `WHEN ${index} THEN '${word}'`).join(' ')} END`
const termWord = (column: string): Slice => ({
  word: "COALESCE(slice_term.term, 'not told')",
  join: `LEFT JOIN terms slice_term ON slice_term.id = ${column}`,
})
const payerTerm = (alias: string, column: string): Slice => ({
  word: "COALESCE(slice_term.term, 'not told')",
  join: `LEFT JOIN payers slice_payer ON slice_payer.id = ${alias}.payer_id LEFT JOIN terms slice_term ON slice_term.id = slice_payer.${column}`,
})

/** The slices that a metric's table knows, by name. */
export function slicesOf(table: Selection['table']): Readonly<Record<string, Slice>> {
  if (table === 'issues') {
    return {
      topic: termWord('i.topic_id'),
      segment: payerTerm('i', 'segment_id'),
      plan: payerTerm('i', 'plan_id'),
      country: payerTerm('i', 'country_id'),
    }
  }
  return {
    handler: { word: indexWord('f.handler', handlers), join: '' },
    tier: { word: indexWord('f.tier', tiers), join: '' },
    channel: termWord('f.channel_id'),
    topic: termWord('f.topic_id'),
    team: termWord('f.team_id'),
    segment: payerTerm('f', 'segment_id'),
    plan: payerTerm('f', 'plan_id'),
    country: payerTerm('f', 'country_id'),
  }
}

/** Every word that `--by` understands. */
export const sliceNames: readonly string[] = Object.keys(slicesOf('contacts'))
