import { handlers, tiers } from '../../../shared/base/model.ts'
import type { RiskSigns } from '../../../shared/metrics/at-risk.ts'
import type { ReadStore } from '../store.ts'

/** Signs of risk that contacts show. */
export type ContactSigns = Pick<
  RiskSigns,
  | 'contacts'
  | 'repeats'
  | 'handOvers'
  | 'failed'
  | 'ratedBadly'
  | 'soundedNegative'
  | 'priceQuestions'
  | 'contractQuestions'
>

/** A customer without any. */
export const noSigns: ContactSigns = {
  contacts: 0,
  repeats: 0,
  handOvers: 0,
  failed: 0,
  ratedBadly: 0,
  soundedNegative: 0,
  priceQuestions: 0,
  contractQuestions: 0,
}

const look = 90 * 86_400
/** Parts of topics that speak of a price. */
export const priceWords = ['pric', 'discount', 'preis', 'tarif', 'rabatt', 'prix', 'precio']
/** Parts of topics that speak of a contract or of leaving. */
export const contractWords = [
  'contract',
  'renew',
  'clause',
  'terms',
  'cancel',
  'terminat',
  'notice',
  'vertrag',
  'kündig',
  'contrat',
  'résili',
]

const asks = (words: readonly string[]): string =>
  `SUM(CASE WHEN ${words.map((word) => `COALESCE(t.term, '') LIKE '%${word}%'`).join(' OR ')} THEN 1 ELSE 0 END)`

/**
 * What contacts of the ninety days before an instant show, by customer: only what was known then. Whether a resolution held, and a rating, are known two weeks after the
 * close at the latest, so that later closes are not looked at.
 */
export function readContactSigns(store: ReadStore, at: number): Map<number, ContactSigns> {
  return readSigns(store, 'SELECT DISTINCT payer_id, ? AS at FROM movements', [at])
}

/** The same for customers who left in a span, before they left. */
export function readSignsBeforeLeaving(
  store: ReadStore,
  span: { readonly from: number; readonly until: number },
): Map<number, ContactSigns> {
  const left =
    "SELECT payer_id, MAX(at) AS at FROM movements WHERE kind = 'churn' AND at >= ? AND at < ? GROUP BY payer_id"
  return readSigns(store, left, [span.from, span.until])
}

/** `whom` gives customers and the instant up to which each is looked at. */
function readSigns(store: ReadStore, whom: string, values: readonly number[]): Map<number, ContactSigns> {
  const known = `f.closed_at <= w.at - ${14 * 86_400}`
  const rows = store
    .sql(
      `SELECT f.payer_id, COUNT(*), SUM(CASE WHEN f.issue_id <> f.contact_id THEN 1 ELSE 0 END),
              SUM(CASE WHEN f.handler = ${handlers.indexOf('ai-to-human')} THEN 1 ELSE 0 END),
              SUM(CASE WHEN f.tier = ${tiers.indexOf('failed')} AND ${known} THEN 1 ELSE 0 END),
              SUM(CASE WHEN f.satisfied = 0 AND ${known} THEN 1 ELSE 0 END),
              SUM(CASE WHEN c.sentiment < 0 THEN 1 ELSE 0 END), ${asks(priceWords)}, ${asks(contractWords)}
         FROM (${whom}) w JOIN facts f ON f.payer_id = w.payer_id AND f.opened_at >= w.at - ${look} AND f.opened_at < w.at
         JOIN contacts c ON c.id = f.contact_id LEFT JOIN terms t ON t.id = f.topic_id GROUP BY f.payer_id`,
    )
    .raw()
    .all(...values) as number[][]
  return new Map(
    rows.map((row) => {
      const [who = 0, contacts = 0, repeats = 0, handOvers = 0, failed = 0, ratedBadly = 0] = row
      const [soundedNegative = 0, priceQuestions = 0, contractQuestions = 0] = row.slice(6)
      const signs = {
        contacts,
        repeats,
        handOvers,
        failed,
        ratedBadly,
        soundedNegative,
        priceQuestions,
        contractQuestions,
      }
      return [who, signs]
    }),
  )
}
