import type { Instant } from '../base/model.ts'
import { newcombeDifference } from '../stats/newcombe.ts'
import { quantileOfSorted } from '../stats/quantile.ts'
import { wilsonInterval } from '../stats/wilson.ts'

const day = 86_400
/** A customer counts as kept when so much of what they paid at the flag is still paid ninety days later. */
export const keptShare = 0.8
export const followDays = 90
/** Work has to begin, and an expansion to follow, within so many days. */
const workedDays = 30
/** Fewer in either arm and no comparison is made. */
const fewest = 30

/** What somebody noticed about a customer, by the word of the table that it came in. */
export type SignalKind =
  | 'at-risk'
  | 'usage-risk'
  | 'worked'
  | 'expansion'
  | 'exception'
  | 'payment-recovered'
  | 'pilot-treated'
  | 'pilot-control'

/** Reads a word such as `at-risk`, `churn-risk`, `saved`, `upsell`, `policy-exception`, `failed-payment`. */
export function maybeSignalKind(word: string): SignalKind | undefined {
  if (word === 'pilot-treated' || word === 'pilot-control') return word
  if (/usage|inactiv|login|health|adoption/.test(word)) return 'usage-risk'
  if (/payment|dunning|card/.test(word)) return 'payment-recovered'
  if (/exception|goodwill|waive/.test(word)) return 'exception'
  if (/upsell|expan|cross-sell|wants-more|upgrade/.test(word)) return 'expansion'
  if (/sav|work|retain|outreach|contacted/.test(word)) return 'worked'
  if (/risk|churn|cancel|unhappy/.test(word)) return 'at-risk'
  return undefined
}

/** Whether a signal's status says that somebody acted on it, successfully or not. */
export function isActedOn(status: string | null): boolean {
  if (
    status === null ||
    /\bnot?\b.*(work|contact|accept|paid|grant|recover|done)|^un(paid|worked)|ignored/.test(status)
  )
    return false
  return /work|contact|sav|done|clos|won|recover|paid|grant|accept|call|meeting|convers|negotiat|renewed|qualif/.test(
    status,
  )
}

/** Whether a signal's status says that what was asked for was not given. */
export function isRefused(status: string | null): boolean {
  return status !== null && /refus|den(y|ied)|reject|declin|not[ -]granted/.test(status)
}

/** Whether a signal's status says that somebody turned to the customer, whatever came of it. */
export function isReachedOut(status: string | null): boolean {
  return status !== null && /contact|work|call|remind|reach|mail|chat/.test(status) && !/^not/.test(status)
}

export interface Signal {
  readonly payer: number
  readonly kind: SignalKind
  readonly at: Instant
  readonly actedOn: boolean
  readonly refused?: boolean
  readonly reachedOut?: boolean
}

/** What is known of who pays when. */
export interface Paying {
  /** What the customer pays a month just before an instant. */
  readonly mrrBefore: (payer: number, at: Instant) => number
  /** Increases of existing customers. */
  readonly expansions: readonly { readonly payer: number; readonly at: Instant; readonly amountMinor: number }[]
  /** The first time that each customer asked to cancel. */
  readonly noticeAt: ReadonlyMap<number, Instant>
  /** Does the customer pay at least what half of all customers pay? */
  readonly isValuable: (payer: number, at: Instant) => boolean
  readonly through: Instant
}

/** One customer flagged once; flags within ninety days are one. */
export interface Episode {
  readonly payer: number
  readonly at: Instant
  /** What there was to lose, a month. */
  readonly mrrMinor: number
  readonly worked: boolean
  readonly kept: boolean
}

export type ClaimSource = 'saves' | 'payments' | 'exceptions' | 'expansion'

/** One customer's money under one source; `associatedMinor` never exceeds what the customer pays, over all retention sources together. */
export interface CustomerClaim {
  readonly source: ClaimSource
  readonly payer: number
  readonly at: Instant
  readonly atRiskMinor: number
  readonly associatedMinor: number
}

/** A customer to whom something was done or not, ninety days on. */
export interface SignalCase {
  readonly source: 'payments' | 'exceptions'
  readonly payer: number
  readonly at: Instant
  readonly mrrMinor: number
  readonly done: boolean
  readonly kept: boolean
}

/** Done against not done under one source: kept ninety days later, and by how much more. */
export interface SourceComparison {
  readonly source: SignalCase['source']
  readonly cases: readonly SignalCase[]
  readonly done: SaveRate
  readonly notDone: SaveRate
  readonly difference: SignalClaims['difference']
  /** Exceptions for customers who pay little, or who had one or a failed payment in the year before: claimed by nobody. */
  readonly notEligible: number
}

/** Whom support flagged before data of how they use the product did. */
export interface FlaggedFirst {
  readonly flagged: number
  readonly first: number
  /** Of those first, flagged by usage within ninety days after, too. */
  readonly confirmed: number
  /** Median days between the two flags, where both were raised and support was first. */
  readonly leadDays: number | null
  readonly mrrMinor: number
  readonly payers: readonly number[]
}

export interface SignalClaims {
  readonly claims: readonly CustomerClaim[]
  readonly episodes: readonly Episode[]
  /** Flagged by support, and only after the customer had given notice: never a save. */
  readonly afterNotice: number
  /** Flagged too late for ninety days of follow-up. */
  readonly immature: number
  readonly worked: SaveRate
  readonly notWorked: SaveRate
  /** Worked less not worked, with its 95 % interval; `null` when either has fewer than thirty. */
  readonly difference: { readonly value: number; readonly low: number; readonly high: number } | null
  readonly expansionMinor: number
  readonly payments: SourceComparison
  readonly exceptions: SourceComparison
  /** `null` when no flag from usage data was imported. */
  readonly flaggedFirst: FlaggedFirst | null
}

export interface SaveRate {
  readonly kept: number
  readonly of: number
  readonly low: number | null
  readonly high: number | null
}

/**
 * What signals from support may claim of revenue in a span. A save is a customer flagged before any notice, worked, and ninety days later (in this span, so
 * that each counts in one quarter only) still paying most of it. Its money counts only by the lower bound of how many more were kept than of the flagged who were not
 * worked: most of those stay too. Failed payments (reached out to against left alone) and exceptions for valuable customers with a clean record (granted against refused)
 * are claimed in the same way, and listed at what was at risk with nothing associated where either side has fewer than thirty.
 * Expansion counts what followed a signal within thirty days, never more than the increase. No customer's money counts twice.
 */
export function signalClaims(
  signals: readonly Signal[],
  paying: Paying,
  span: { readonly from: Instant; readonly until: Instant },
): SignalClaims {
  const found = episodesOf(signals, paying)
  const inSpan = (at: Instant): boolean => at >= span.from && at < span.until
  const episodes = found.mature.filter((one) => inSpan(one.at + followDays * day))
  const rate = (worked: boolean): SaveRate => saveRate(episodes.filter((one) => one.worked === worked))
  const [worked, notWorked] = [rate(true), rate(false)]
  const difference = differenceOf(worked, notWorked)
  const claimed = (mrrMinor: number, by: SignalClaims['difference']): number =>
    Math.floor(mrrMinor * Math.max(0, by?.low ?? 0))
  const saves = episodes
    .filter((one) => one.worked)
    .map(
      (one): CustomerClaim => ({
        source: 'saves',
        payer: one.payer,
        at: one.at,
        atRiskMinor: one.mrrMinor,
        associatedMinor: claimed(one.mrrMinor, difference),
      }),
    )
  const payments = compareSource('payments', signals, paying, inSpan)
  const exceptions = compareSource('exceptions', signals, paying, inSpan)
  const claimsOf = (compared: SourceComparison): CustomerClaim[] =>
    compared.cases
      .filter((one) => one.done)
      .map((one) => ({
        source: one.source,
        payer: one.payer,
        at: one.at,
        atRiskMinor: one.mrrMinor,
        associatedMinor: claimed(one.mrrMinor, compared.difference),
      }))
  const expansion = expansionsAfter(signals, paying, span)
  return {
    claims: [...withoutDoubles([...saves, ...claimsOf(payments), ...claimsOf(exceptions)]), ...expansion],
    episodes,
    afterNotice: found.afterNotice,
    immature: found.immature,
    worked,
    notWorked,
    difference,
    expansionMinor: expansion.reduce((sum, one) => sum + one.associatedMinor, 0),
    payments,
    exceptions,
    flaggedFirst: maybeFlaggedFirst(episodes, signals),
  }
}

const year = 365

function compareSource(
  source: SignalCase['source'],
  signals: readonly Signal[],
  paying: Paying,
  inSpan: (at: Instant) => boolean,
): SourceComparison {
  const kind: SignalKind = source === 'payments' ? 'payment-recovered' : 'exception'
  const records = (payer: number): readonly Signal[] =>
    signals.filter((one) => one.payer === payer && (one.kind === 'exception' || one.kind === 'payment-recovered'))
  const isClean = (signal: Signal): boolean =>
    !records(signal.payer).some((one) => one !== signal && one.at < signal.at && one.at >= signal.at - year * day)
  const isDone = (signal: Signal): boolean =>
    source === 'exceptions'
      ? signal.actedOn && signal.refused !== true
      : signal.reachedOut === true ||
        signals.some(
          (one) =>
            one.kind === 'worked' &&
            one.payer === signal.payer &&
            one.at >= signal.at &&
            one.at <= signal.at + workedDays * day,
        )
  let notEligible = 0
  const cases = firstPerPayer(
    signals.filter(
      (one) => one.kind === kind && inSpan(one.at + followDays * day) && one.at + followDays * day <= paying.through,
    ),
  ).flatMap((one): SignalCase[] => {
    const mrrMinor = paying.mrrBefore(one.payer, one.at)
    if (mrrMinor <= 0) return []
    // Neither granted nor refused: nobody knows yet on which side it belongs.
    if (source === 'exceptions' && !one.actedOn && one.refused !== true) return []
    if (source === 'exceptions' && (!paying.isValuable(one.payer, one.at) || !isClean(one))) {
      notEligible += 1
      return []
    }
    const kept = paying.mrrBefore(one.payer, one.at + followDays * day) >= keptShare * mrrMinor
    return [{ source, payer: one.payer, at: one.at, mrrMinor, done: isDone(one), kept }]
  })
  const rate = (done: boolean): SaveRate => saveRate(cases.filter((one) => one.done === done))
  const [done, notDone] = [rate(true), rate(false)]
  return { source, cases, done, notDone, difference: differenceOf(done, notDone), notEligible }
}

/** Which of the customers that support flagged it flagged before data of their usage did; `null` when nothing was ever flagged by usage. */
function maybeFlaggedFirst(episodes: readonly Episode[], signals: readonly Signal[]): FlaggedFirst | null {
  const usage = signals.filter((one) => one.kind === 'usage-risk')
  if (usage.length === 0) return null
  const leads: number[] = []
  const first = episodes.filter((one) => {
    const near = usage.filter((flag) => flag.payer === one.payer && Math.abs(flag.at - one.at) <= followDays * day)
    const earliest = near.reduce((at, flag) => Math.min(at, flag.at), Number.POSITIVE_INFINITY)
    if (earliest <= one.at) return false
    if (Number.isFinite(earliest)) leads.push((earliest - one.at) / day)
    return true
  })
  leads.sort((a, b) => a - b)
  return {
    flagged: episodes.length,
    first: first.length,
    confirmed: leads.length,
    leadDays: leads.length === 0 ? null : quantileOfSorted(leads, 0.5),
    mrrMinor: first.reduce((sum, one) => sum + one.mrrMinor, 0),
    payers: first.map((one) => one.payer),
  }
}

/** A customer's money stands under the first source that it has; later ones find nothing left. Over one customer the claims never exceed what was at risk first. */
export function withoutDoubles(claims: readonly CustomerClaim[]): CustomerClaim[] {
  const left = new Map<number, number>()
  return claims.flatMap((claim) => {
    const known = left.has(claim.payer)
    const rest = left.get(claim.payer) ?? claim.atRiskMinor
    const associatedMinor = Math.min(claim.associatedMinor, rest)
    left.set(claim.payer, known ? rest - associatedMinor : claim.atRiskMinor - associatedMinor)
    if (known && associatedMinor === 0) return []
    return { ...claim, atRiskMinor: known ? rest : claim.atRiskMinor, associatedMinor }
  })
}

function episodesOf(signals: readonly Signal[], paying: Paying) {
  const mature: Episode[] = []
  let afterNotice = 0
  let immature = 0
  const lastFlag = new Map<number, Instant>()
  for (const flag of signals.filter((one) => one.kind === 'at-risk').sort((a, b) => a.at - b.at)) {
    const last = lastFlag.get(flag.payer)
    if (last !== undefined && flag.at - last < followDays * day) continue
    lastFlag.set(flag.payer, flag.at)
    const mrrMinor = paying.mrrBefore(flag.payer, flag.at)
    if (mrrMinor <= 0) continue
    const notice = paying.noticeAt.get(flag.payer)
    if (notice !== undefined && notice <= flag.at) {
      afterNotice += 1
      continue
    }
    const after = flag.at + followDays * day
    if (after > paying.through) {
      immature += 1
      continue
    }
    const worked =
      flag.actedOn ||
      signals.some(
        (one) =>
          one.kind === 'worked' &&
          one.payer === flag.payer &&
          one.at >= flag.at &&
          one.at <= flag.at + workedDays * day,
      )
    mature.push({
      payer: flag.payer,
      at: flag.at,
      mrrMinor,
      worked,
      kept: paying.mrrBefore(flag.payer, after) >= keptShare * mrrMinor,
    })
  }
  return { mature, afterNotice, immature }
}

function expansionsAfter(
  signals: readonly Signal[],
  paying: Paying,
  span: { readonly from: Instant; readonly until: Instant },
): CustomerClaim[] {
  const wanted = signals.filter((one) => one.kind === 'expansion')
  return paying.expansions
    .filter((one) => one.at >= span.from && one.at < span.until)
    .filter((one) =>
      wanted.some(
        (signal) => signal.payer === one.payer && signal.at < one.at && one.at <= signal.at + workedDays * day,
      ),
    )
    .map((one) => ({
      source: 'expansion',
      payer: one.payer,
      at: one.at,
      atRiskMinor: one.amountMinor,
      associatedMinor: one.amountMinor,
    }))
}

function saveRate(episodes: readonly { readonly kept: boolean }[]): SaveRate {
  const kept = episodes.filter((one) => one.kept).length
  const interval = episodes.length === 0 ? null : wilsonInterval(kept, episodes.length)
  return { kept, of: episodes.length, low: interval?.low ?? null, high: interval?.high ?? null }
}

function differenceOf(worked: SaveRate, notWorked: SaveRate): SignalClaims['difference'] {
  if (worked.of < fewest || notWorked.of < fewest) return null
  const { estimate, low, high } = newcombeDifference(
    { successes: worked.kept, n: worked.of },
    { successes: notWorked.kept, n: notWorked.of },
  )
  return { value: estimate, low, high }
}

function firstPerPayer(signals: readonly Signal[]): Signal[] {
  const first = new Map<number, Signal>()
  for (const one of signals) {
    const known = first.get(one.payer)
    if (known === undefined || one.at < known.at) first.set(one.payer, one)
  }
  return [...first.values()].sort((a, b) => a.at - b.at)
}
