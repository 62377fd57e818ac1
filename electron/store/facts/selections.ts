import { handlers, tiers } from '../../../shared/base/model.ts'
import { type Fate, fates, tierRules } from '../../../shared/metrics/resolution.ts'
import { chainPaths } from '../../../shared/metrics/resolve-issues.ts'

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
const leftSilently = `f.rule = ${tierRules.findIndex((rule) => rule.id === 'left-silently')}`
const unknownOf = (whole: string) => ({
  immature: `${whole} AND f.mature = 0`,
  'silent, then left': `${whole} AND ${leftSilently}`,
  'not told': `${whole} AND f.mature = 1 AND NOT ${known} AND NOT ${leftSilently}`,
})
/** Silence before leaving proves no resolution: such contacts stay in the denominator of what claims one. */
const judged = `(${known} OR ${leftSilently})`
const unjudgedOf = (whole: string) => ({
  immature: `${whole} AND f.mature = 0`,
  'not told': `${whole} AND f.mature = 1 AND NOT ${judged}`,
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

const notAgain = (flag: string, mature: string): Selection => ({ ...again(flag, mature), numerator: `f.${flag} = 0` })

const people = `f.handler IN (${handlers.indexOf('human-only')}, ${handlers.indexOf('ai-to-human')})`
const fatedAs = (...names: readonly Fate[]): string =>
  `f.fate IN (${names.map((name) => fates.findIndex((f) => f.id === name)).join(', ')})`
const fateShare = (name: Fate): Selection => ({
  table: 'contacts',
  denominator: 'f.fate IS NOT NULL',
  numerator: fatedAs(name),
  excluded: {},
})

const aiJudged = (numerator: string): Selection => ({
  table: 'contacts',
  denominator: `${ai} AND ${judged}`,
  numerator,
  excluded: unjudgedOf(ai),
})

const notReopened = `f.vendor_resolved = 1 AND ${aiOnly} AND COALESCE(f.reopened, 0) = 0`
const notRecontacted = `${notReopened} AND COALESCE(f.came_back, 0) = 0`

/** The first contact of each issue, held against a fixed window instead of the decided one. */
const endToEnd = (flag: string, mature: string): Selection => {
  const told = `(f.vendor_resolved IS NOT NULL OR f.handler <> ${handlers.indexOf('unknown')})`
  return {
    table: 'contacts',
    denominator: `f.issue_id = f.contact_id AND f.${mature} = 1 AND f.${flag} IS NOT NULL AND ${told}`,
    numerator: `f.${flag} = 0 AND COALESCE(f.reopened, 0) = 0 AND NOT ${leftSilently} AND (f.handler = ${handlers.indexOf('ai-to-human')} OR COALESCE(f.vendor_resolved, 1) = 1)`,
    excluded: {
      immature: `f.issue_id = f.contact_id AND f.${mature} = 0`,
      'still open': `f.issue_id = f.contact_id AND f.${mature} = 1 AND f.closed_at IS NULL`,
      'nobody known': `f.issue_id = f.contact_id AND f.${mature} = 1 AND f.closed_at IS NOT NULL AND f.${flag} IS NULL`,
      'not told': `f.issue_id = f.contact_id AND f.${mature} = 1 AND f.${flag} IS NOT NULL AND NOT ${told}`,
    },
  }
}

/** Closed contacts whose export counts turns. */
const byTurns = (column: string, numerator: string): Selection => ({
  table: 'contacts',
  denominator: `f.closed_at IS NOT NULL AND f.${column} IS NOT NULL`,
  numerator,
  excluded: { 'not told': `f.closed_at IS NOT NULL AND f.${column} IS NULL`, 'still open': 'f.closed_at IS NULL' },
})

const leftWithin = (months: 1 | 2 | 3): Selection => ({
  table: 'contacts',
  denominator: `f.fate IS NOT NULL AND NOT ${fatedAs('unknowable')} AND f.followed >= ${months}`,
  numerator: `${fatedAs('stayed', 'left')} AND f.left_within BETWEEN 1 AND ${months}`,
  excluded: {
    unknowable: fatedAs('unknowable'),
    [`not followed for ${months * 30} days`]: `f.fate IS NOT NULL AND NOT ${fatedAs('unknowable')} AND f.followed < ${months}`,
  },
})

const everySelection: Readonly<Record<string, Selection>> = {
  'vendor-reported-resolution-rate': aiJudged('f.vendor_resolved = 1'),
  'containment-rate': aiJudged(aiOnly),
  'ai-contained-resolution-rate': aiJudged(`f.vendor_resolved = 1 AND ${aiOnly}`),
  'ai-not-reopened-rate': aiJudged(notReopened),
  'ai-not-recontacted-rate': aiJudged(notRecontacted),
  'ai-end-to-end-rate': aiJudged(`${notRecontacted} AND f.closed_at IS NOT NULL AND NOT ${leftSilently}`),
  'ai-involvement-rate': { table: 'contacts', denominator: '1 = 1', numerator: ai, excluded: {} },
  'ai-automation-rate': {
    table: 'contacts',
    denominator: '1 = 1',
    numerator: `${aiOnly} AND f.vendor_resolved = 1`,
    excluded: {},
  },
  'contacts-by-demand': {
    table: 'contacts',
    denominator: '1 = 1',
    numerator: `NOT ${aiOnly} OR f.vendor_resolved = 1`,
    excluded: { 'AI tried and did not resolve': `${aiOnly} AND COALESCE(f.vendor_resolved, 0) = 0` },
  },
  'end-to-end-48h': endToEnd('again_same_48h', 'mature_48h'),
  'end-to-end-30d': endToEnd('again_same_30d', 'mature_30d'),
  'fcr-zendesk-under-two': byTurns('replies', 'f.replies < 2'),
  'fcr-zendesk-one-reply': byTurns('replies', 'f.replies = 1'),
  'fcr-freshservice': byTurns('customer_replies', 'f.customer_replies = 0'),
  'fcr-intercom': byTurns('one_close', 'f.one_close = 1'),
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
  'recontact-48h-same-topic': again('again_same_48h', 'mature_48h'),
  'recontact-7d': again('again_any_7d', 'mature_7d'),
  'recontact-7d-same-topic': again('again_same_7d', 'mature_7d'),
  'recontact-30d': again('again_any_30d', 'mature_30d'),
  'recontact-30d-same-topic': again('again_same_30d', 'mature_30d'),
  'fcr-same-topic-7d': notAgain('again_same_7d', 'mature_7d'),
  'fcr-any-topic-7d': notAgain('again_any_7d', 'mature_7d'),
  'fcr-same-channel-3d': notAgain('again_channel_3d', 'mature_7d'),
  'fcr-same-topic-30d': notAgain('again_same_30d', 'mature_30d'),
  'repeat-ticket-rate': {
    table: 'contacts',
    denominator: '1 = 1',
    numerator: 'f.issue_id <> f.contact_id',
    excluded: {},
  },
  'escalation-kept-rate': {
    table: 'contacts',
    denominator: `f.handler = ${handlers.indexOf('ai-to-human')} AND ${known}`,
    numerator: kept,
    excluded: unknownOf(`f.handler = ${handlers.indexOf('ai-to-human')}`),
  },
  'fate-confirmed': fateShare('confirmed'),
  'fate-stayed': fateShare('stayed'),
  'fate-came-back': fateShare('came-back'),
  'fate-left': fateShare('left'),
  'fate-unknowable': fateShare('unknowable'),
  'fate-left-30d': leftWithin(1),
  'fate-left-60d': leftWithin(2),
  'fate-left-90d': leftWithin(3),
  'self-service-success-rate': {
    table: 'contacts',
    denominator: `f.fate IS NOT NULL AND NOT ${fatedAs('unknowable')} AND f.followed >= 1`,
    numerator: fatedAs('confirmed', 'stayed'),
    // A return is seen at once and staying only after thirty days: who was not followed so long must leave both sides, or returns would weigh too much.
    excluded: {
      unknowable: fatedAs('unknowable'),
      'not followed for 30 days': `f.fate IS NOT NULL AND NOT ${fatedAs('unknowable')} AND f.followed < 1`,
    },
  },
  'csat-response-rate': {
    table: 'contacts',
    denominator: 'f.offered = 1',
    numerator: 'f.rated = 1',
    excluded: { 'not asked': 'f.offered = 0', 'not told': 'f.offered IS NULL' },
  },
  'kept-by-people': {
    table: 'contacts',
    denominator: `${people} AND ${known} AND f.handle_seconds IS NOT NULL`,
    numerator: kept,
    excluded: {
      ...unknownOf(people),
      'no handling time': `${people} AND ${known} AND f.handle_seconds IS NULL`,
    },
  },
  'seconds-by-people': {
    table: 'contacts',
    denominator: `${people} AND ${known} AND f.handle_seconds IS NOT NULL`,
    numerator: '1 = 1',
    summed: 'f.handle_seconds',
    excluded: {},
  },
  'handle-time': {
    table: 'contacts',
    denominator: 'f.handle_seconds IS NOT NULL',
    numerator: '1 = 1',
    summed: 'f.handle_seconds',
    excluded: { 'not told': 'f.handle_seconds IS NULL' },
  },
  'time-to-close': {
    table: 'contacts',
    denominator: 'f.closed_at IS NOT NULL',
    numerator: '1 = 1',
    excluded: { 'still open': 'f.closed_at IS NULL' },
  },
  'first-reply-time': {
    table: 'contacts',
    denominator: 'f.first_reply_seconds IS NOT NULL',
    numerator: '1 = 1',
    summed: 'f.first_reply_seconds',
    excluded: { 'not told': 'f.first_reply_seconds IS NULL' },
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
    denominator: 'i.mature = 1 AND (i.kept IS NOT NULL OR i.left_silently = 1)',
    numerator: 'i.first_time = 1',
    excluded: { immature: 'i.mature = 0', 'not told': 'i.mature = 1 AND i.kept IS NULL AND i.left_silently = 0' },
  },
  'fcr-one-contact': {
    table: 'issues',
    denominator: 'i.mature = 1 AND i.asked_once IS NOT NULL',
    numerator: 'i.asked_once = 1 AND i.closed_at IS NOT NULL',
    excluded: { immature: 'i.mature = 0', 'nobody known': 'i.mature = 1 AND i.asked_once IS NULL' },
  },
  'kept-resolutions': {
    table: 'issues',
    denominator: 'i.mature = 1 AND i.kept IS NOT NULL',
    numerator: 'i.kept = 1',
    excluded: { immature: 'i.mature = 0', 'not told': 'i.mature = 1 AND i.kept IS NULL' },
  },
}

const issueSelections: Readonly<Record<string, Selection>> = {
  'ai-handed-over-issues': {
    table: 'issues',
    denominator: 'i.ai_attempts > 0',
    numerator: 'i.handed_over = 1',
    excluded: {},
  },
  'handed-over-contacts': {
    table: 'issues',
    denominator: 'i.ai_attempts > 0 AND i.handed_over = 1',
    numerator: '1 = 1',
    summed: 'i.contacts',
    excluded: {},
  },
  'handed-over-time': {
    table: 'issues',
    denominator: 'i.ai_attempts > 0 AND i.handed_over = 1 AND i.human_seconds > 0',
    numerator: '1 = 1',
    summed: 'i.human_seconds',
    excluded: { 'not told': 'i.ai_attempts > 0 AND i.handed_over = 1 AND i.human_seconds = 0' },
  },
}

const chains = `i.path > ${chainPaths.indexOf('no AI')}`
const chainSelections: Readonly<Record<string, Selection>> = {
  'chain-issues': { table: 'issues', denominator: chains, numerator: '1 = 1', excluded: {} },
  'chain-contacts': { table: 'issues', denominator: chains, numerator: '1 = 1', summed: 'i.contacts', excluded: {} },
  'chain-kept': {
    table: 'issues',
    denominator: `${chains} AND i.mature = 1 AND i.kept IS NOT NULL`,
    numerator: 'i.kept = 1',
    excluded: {
      immature: `${chains} AND i.mature = 0`,
      'not told': `${chains} AND i.mature = 1 AND i.kept IS NULL`,
    },
  },
}

/** The selections by metric id. */
export const selections: Readonly<Record<string, Selection>> = {
  ...everySelection,
  ...issueSelections,
  ...chainSelections,
}

/** How rows can be sliced: an SQL expression of a word per row, and the join that it needs; `key` is what rows are counted by before words are looked up. */
export interface Slice {
  readonly word: string
  readonly join: string
  readonly key: string
  readonly keyJoin: string
  /** Is the key a number into the dictionary? */
  readonly isTerm: boolean
}

const indexWord = (column: string, words: readonly string[]): Slice => {
  const word = `CASE ${column} ${words.map((one, index) => `WHEN ${index} THEN '${one}'`).join(' ')} END`
  return { word, join: '', key: column, keyJoin: '', isTerm: false }
}
const termWord = (column: string): Slice => ({
  word: "COALESCE(slice_term.term, 'not told')",
  join: `LEFT JOIN terms slice_term ON slice_term.id = ${column}`,
  key: column,
  keyJoin: '',
  isTerm: true,
})
const payerTerm = (alias: string, column: string): Slice => ({
  word: "COALESCE(slice_term.term, 'not told')",
  join: `LEFT JOIN payers slice_payer ON slice_payer.id = ${alias}.payer_id LEFT JOIN terms slice_term ON slice_term.id = slice_payer.${column}`,
  key: `slice_payer.${column}`,
  keyJoin: `LEFT JOIN payers slice_payer ON slice_payer.id = ${alias}.payer_id`,
  isTerm: true,
})
const expression = (word: string): Slice => ({ word, join: '', key: word, keyJoin: '', isTerm: false })

/** What the customer paid a month when the row was opened, in bands of the project's currency. */
const mrrBand = (alias: string): Slice => {
  const amount = `(SELECT m.after_minor FROM movements m WHERE m.payer_id = ${alias}.payer_id AND m.at <= ${alias}.opened_at
      AND m.currency = (SELECT value FROM project WHERE key = 'currency') ORDER BY m.at DESC, m.id DESC LIMIT 1)`
  return expression(
    `CASE WHEN ${alias}.payer_id IS NULL THEN 'not matched' ELSE (SELECT CASE WHEN COALESCE(amount, 0) <= 0 THEN 'not paying'
      WHEN amount < 10000 THEN 'under 100' WHEN amount < 50000 THEN '100 to 499' WHEN amount < 200000 THEN '500 to 1,999' ELSE '2,000 and more' END FROM (SELECT ${amount} AS amount)) END`,
  )
}

/** How long the customer had been paying when the row was opened. */
const tenureBand = (alias: string): Slice => {
  const since = `(${alias}.opened_at - (SELECT MIN(m.at) FROM movements m WHERE m.payer_id = ${alias}.payer_id))`
  return expression(
    `CASE WHEN ${alias}.payer_id IS NULL THEN 'not matched' WHEN ${since} IS NULL OR ${since} < 0 THEN 'not paying yet' WHEN ${since} < 7776000 THEN 'under 90 days'
      WHEN ${since} < 31536000 THEN '90 days to a year' ELSE 'over a year' END`,
  )
}

/** Slices by what is known of the customer, with the column of `payers`. */
export const payerSlices: Readonly<Record<string, 'segment_id' | 'plan_id' | 'country_id'>> = {
  segment: 'segment_id',
  plan: 'plan_id',
  country: 'country_id',
}

/** The band of an amount, minor units a month: the same words as the slice of contacts. */
export function bandOfMrr(minor: number): string {
  if (minor <= 0) return 'not paying'
  return minor < 10_000
    ? 'under 100'
    : minor < 50_000
      ? '100 to 499'
      : minor < 200_000
        ? '500 to 1,999'
        : '2,000 and more'
}

/** The band of seconds as a customer; negative for who does not pay yet. */
export function bandOfTenure(seconds: number): string {
  if (seconds < 0) return 'not paying yet'
  return seconds < 7_776_000 ? 'under 90 days' : seconds < 31_536_000 ? '90 days to a year' : 'over a year'
}

/** The slices that a metric's table knows, by name. */
export function slicesOf(table: Selection['table']): Readonly<Record<string, Slice>> {
  const alias = table === 'issues' ? 'i' : 'f'
  return {
    handler: indexWord(`${alias}.handler`, handlers),
    ...(table === 'contacts'
      ? {
          tier: indexWord('f.tier', tiers),
          rule: indexWord(
            'f.rule',
            tierRules.map((rule) => rule.id),
          ),
        }
      : { path: indexWord('i.path', chainPaths) }),
    channel: termWord(`${alias}.channel_id`),
    topic: termWord(`${alias}.topic_id`),
    team: termWord(`${alias}.team_id`),
    segment: payerTerm(alias, 'segment_id'),
    plan: payerTerm(alias, 'plan_id'),
    country: payerTerm(alias, 'country_id'),
    'mrr-band': mrrBand(alias),
    tenure: tenureBand(alias),
  }
}

/** Slices of a contact by itself, for customers whose first contact decides. */
export const contactSliceSql: Readonly<Record<string, Slice>> = Object.fromEntries(
  Object.entries(slicesOf('contacts')).filter(([name]) =>
    ['handler', 'tier', 'rule', 'channel', 'topic', 'team'].includes(name),
  ),
)

/** Other words for the same slice. */
export const sliceAliases: Readonly<Record<string, string>> = { category: 'topic', region: 'country', mrr: 'mrr-band' }

/** Every word that `--by` understands. */
export const sliceNames: readonly string[] = [
  ...new Set([...Object.keys(slicesOf('contacts')), ...Object.keys(slicesOf('issues'))]),
  'month',
  'quarter',
  ...Object.keys(sliceAliases),
]
