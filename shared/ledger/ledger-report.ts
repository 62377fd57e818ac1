import { must } from '../base/assert.ts'
import { type Evidence, evidenceId, type Filter, type Grade, type Unit } from '../base/evidence.ts'
import { formatDays, formatEvidence, formatMoney, formatMoneyShort, formatQuarter, plural } from '../base/format.ts'
import type { Instant } from '../base/model.ts'
import type { Exhibit, Tone } from '../deck/exhibit.ts'
import { definitionOf } from '../metrics/registry/index.ts'
import {
  type AgreedFactors,
  type Association,
  claimsByPayer,
  claimsOf,
  type TouchedCustomer,
  type ValidatedClaims,
} from './claims.ts'
import { type CommerceFigures, commerceLedger } from './commerce.ts'
import { type MovementKind, movementKinds } from './movements.ts'
import { type PilotResult, pilotEvidence, validatedByPayer } from './pilot-result.ts'
import type { Claim, ClaimSourceLine, FlaggedFirstLine, LedgerReport, Movements, PilotLineOfReport } from './report.ts'
import { type CohortMember, type RetentionRates, retentionRates } from './retention-rates.ts'
import type { ClaimSource, SaveRate, SignalClaims, SourceComparison } from './signal-claims.ts'

/** Everything that was gathered about the recurring revenue of one quarter; amounts in minor units of the project's currency. */
export interface LedgerFigures {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly from: Instant
  readonly until: Instant
  readonly currency: string
  /** Counted from the subscriptions themselves, not from the movements, so that the two can be held against each other. */
  readonly opening: { readonly minor: number; readonly customers: number }
  readonly closing: { readonly minor: number; readonly customers: number }
  /** Movements of the quarter: signed sums and how many. */
  readonly sums: Readonly<Record<MovementKind, { readonly minor: number; readonly count: number }>>
  /** Customers paying at the start of the quarter. */
  readonly cohort: readonly CohortMember[]
  /** What moved by exchange rates alone, and the other currencies that are in the totals. */
  readonly fxMinor: number
  readonly turnedOver: readonly string[]
  /** The pilot as it was read back, and whether it counts in this quarter. */
  readonly pilot: { readonly result: PilotResult; readonly isRead: boolean }
  /** Customers paying twelve months before the end of the quarter; `null` when billing does not reach back so far. */
  readonly yearCohort: { readonly from: Instant; readonly members: readonly CohortMember[] } | null
  readonly touched: readonly TouchedCustomer[]
  /** What signals may claim; `null` when none were imported. */
  readonly signals: SignalClaims | null
  /** What finance has agreed to; `null` until it has. */
  readonly agreed: AgreedFactors | null
  /** Orders, where there are any. */
  readonly commerce: CommerceFigures | null
  /** Subscriptions in other currencies, which are in no total. */
  readonly otherCurrencies: readonly { readonly currency: string; readonly subscriptions: number }[]
  /** True when there are many subscriptions and none has ended: the export has most likely left the cancelled ones out, and who left can't be told. */
  readonly endsMissing: boolean
  /** Where the quarter is not over in the data, or starts before them: whole sentences. */
  readonly coverage: readonly string[]
  readonly dataThrough: Instant | null
  readonly sources: readonly string[]
}

/**
 * The recurring revenue of one quarter: opening + movements = closing with the residual printed, customers joined and lost, retention rates,
 * and the ladder of claims. `association` is what the retention cohorts found, `null` when they found nothing that may be said.
 */
export function ledgerReport(figures: LedgerFigures, association: Association | null): LedgerReport {
  const movements = movementsOf(figures)
  const money = moneyEvidence(figures, movements)
  const rates = rateEvidence(figures)
  const claims = claimsOf(
    figures.touched,
    association,
    (rung) => evidenceId(...claimMetric(rung, figures.quarter)),
    figures.agreed,
    savedByPayer(figures.signals),
    validatedOf(figures),
  )
  const sources = [...sourceLines(figures), qualityLine(figures, association)]
  const ladder = claims.map((claim) => claimEvidence(figures, claim))
  const { sums } = figures
  const commerce = figures.commerce === null ? null : commerceLedger(figures.commerce)
  return {
    quarter: figures.quarter,
    quarters: figures.quarters,
    currency: figures.currency,
    movements,
    customers: {
      opening: figures.opening.customers,
      joined: sums.new.count,
      left: sums.churn.count,
      returned: sums.reactivation.count,
      closing: figures.closing.customers,
    },
    claims,
    sources,
    rates,
    commerce,
    flaggedFirst: flaggedLine(figures),
    pilot: pilotLine(figures),
    bridge: maybeBridge(figures, movements),
    ladder: maybeLadder(figures, claims),
    sentence: ledgerSentence(figures, movements, rates),
    evidence: [
      ...money,
      ...rates,
      ...ladder,
      ...(commerce?.evidence ?? []),
      ...signalEvidence(figures, sources, association),
      ...pilotEvidence(figures.pilot.result, {
        period: figures.quarter,
        dataThrough: figures.dataThrough,
        sources: figures.sources,
      }),
    ],
  }
}

function movementsOf(figures: LedgerFigures): Movements {
  const { opening, closing, sums } = figures
  const moved = movementKinds.reduce((total, kind) => total + sums[kind].minor, 0)
  return {
    opening: opening.minor,
    new: sums.new.minor,
    expansion: sums.expansion.minor,
    contraction: sums.contraction.minor,
    churn: sums.churn.minor,
    reactivation: sums.reactivation.minor,
    fx: figures.fxMinor,
    closing: closing.minor,
    residual: closing.minor - opening.minor - moved - figures.fxMinor,
  }
}

interface Fact {
  readonly metric: string
  readonly title: string
  readonly value: number | null
  readonly unit: Unit
  readonly numerator: number | null
  readonly denominator: number | null
  readonly n: number
  readonly from?: Instant | null
  readonly until?: Instant
  readonly table?: 'movements' | 'customers' | 'contacts'
  readonly filter?: Filter
  readonly excluded?: Readonly<Record<string, number>>
  readonly caveats?: readonly string[]
  readonly note?: string | null
  readonly grade?: Grade
  readonly low?: number | null
  readonly high?: number | null
}

function evidence(figures: LedgerFigures, fact: Fact): Evidence {
  const filter = fact.filter ?? {}
  const others = Object.fromEntries(
    figures.otherCurrencies.map((other) => [`subscriptions in ${other.currency}`, other.subscriptions]),
  )
  return {
    id: evidenceId(fact.metric, 1, figures.quarter, filter),
    metric: fact.metric,
    version: 1,
    title: fact.title,
    value: fact.value,
    unit: fact.unit,
    currency: fact.unit === 'money' ? figures.currency : null,
    numerator: fact.numerator,
    denominator: fact.denominator,
    n: fact.n,
    low: fact.low ?? null,
    high: fact.high ?? null,
    period: figures.quarter,
    filter,
    excluded: { ...others, ...fact.excluded },
    grade: fact.grade ?? 'fact',
    caveats: [...figures.coverage, ...otherCurrencyCaveat(figures), ...(fact.caveats ?? [])],
    note: fact.note ?? null,
    dataThrough: figures.dataThrough,
    sources: figures.sources,
    rows: {
      table: fact.table ?? 'movements',
      selection: fact.metric,
      from: fact.from === undefined ? figures.from : fact.from,
      until: fact.until ?? figures.until,
      filter,
    },
  }
}

function otherCurrencyCaveat(figures: LedgerFigures): string[] {
  return figures.otherCurrencies.map(
    (other) =>
      `${plural(other.subscriptions, 'subscription')} in ${other.currency} ${other.subscriptions === 1 ? 'is' : 'are'} in no total: there is no rate to ${figures.currency}.`,
  )
}

const kindTitles: Readonly<Record<MovementKind, string>> = {
  new: 'New',
  expansion: 'Expansion',
  contraction: 'Contraction',
  churn: 'Churn',
  reactivation: 'Reactivation',
}

function moneyEvidence(figures: LedgerFigures, movements: Movements): Evidence[] {
  const residual =
    movements.residual === 0
      ? []
      : [
          `Opening and movements miss the closing amount by ${formatMoney(movements.residual, figures.currency)}: the ledger does not tie.`,
        ]
  const level = (metric: string, title: string, at: LedgerFigures['opening'], until: Instant): Evidence =>
    evidence(figures, {
      metric,
      title,
      value: at.minor,
      unit: 'money',
      numerator: at.minor,
      denominator: null,
      n: at.customers,
      from: null,
      until,
      caveats: residual,
    })
  return [
    level('mrr-opening', 'Recurring revenue at the start', figures.opening, figures.from),
    ...movementKinds.map((kind) =>
      evidence(figures, {
        metric: `mrr-${kind}`,
        title: kindTitles[kind],
        value: figures.sums[kind].minor,
        unit: 'money',
        numerator: figures.sums[kind].minor,
        denominator: null,
        n: figures.sums[kind].count,
        caveats: residual,
      }),
    ),
    ...(figures.turnedOver.length === 0
      ? []
      : [
          evidence(figures, {
            metric: 'mrr-fx',
            title: 'Moved by exchange rates alone',
            value: movements.fx,
            unit: 'money',
            numerator: movements.fx,
            denominator: null,
            n: figures.turnedOver.length,
            caveats: [`${figures.turnedOver.join(', ')} at the rates of their days.`],
          }),
        ]),
    level('mrr-closing', 'Recurring revenue at the end', figures.closing, figures.until),
    residualEvidence(figures, movements),
  ]
}

/** What opening and movements leave unexplained: zero, or the ledger does not tie. */
function residualEvidence(figures: LedgerFigures, movements: Movements): Evidence {
  return evidence(figures, {
    metric: 'mrr-residual',
    title: 'Left unexplained',
    value: movements.residual,
    unit: 'money',
    numerator: movements.residual,
    denominator: null,
    n: movementKinds.reduce((sum, kind) => sum + figures.sums[kind].count, 0),
  })
}

/** Rates over the quarter, and over the twelve months to its end, which is the usual reading and hides no season. */
function rateEvidence(figures: LedgerFigures): Evidence[] {
  const quarterly = ratesOver(figures, retentionRates(figures.cohort), figures.from, {}, '')
  if (figures.yearCohort === null) return quarterly
  const { from, members } = figures.yearCohort
  return [
    ...quarterly,
    ...ratesOver(figures, retentionRates(members), from, { window: '12-months' }, ', twelve months to the end'),
  ]
}

/** Retention of some of the customers of a period, such as one segment; fewer than thirty are not told. */
export function retentionOf(figures: LedgerFigures, members: readonly CohortMember[], filter: Filter): Evidence[] {
  return ratesOver(figures, retentionRates(members), figures.from, filter, '').map((one) =>
    one.n >= 30 || one.value === null || Object.keys(filter).length === 0
      ? one
      : { ...one, value: null, numerator: null, low: null, high: null, note: `too few to report (${one.n})` },
  )
}

function ratesOver(
  figures: LedgerFigures,
  rates: RetentionRates,
  from: Instant,
  filter: Filter,
  suffix: string,
): Evidence[] {
  const note = figures.endsMissing
    ? 'no subscription in the data has ended, so export the cancelled ones too'
    : rates.customers === 0
      ? 'nobody paid at the start'
      : null
  const cameBack =
    rates.cameBack === 0
      ? []
      : [
          `${plural(rates.cameBack, 'customer')} left and came back within the period: the ${formatMoney(rates.cameBackMinor, figures.currency)} a month they pay at its end stand under reactivation, not here.`,
        ]
  const revenue = (
    metric: string,
    title: string,
    value: number | null,
    kept: number,
    interval: RetentionRates['grossInterval'],
  ): Evidence =>
    evidence(figures, {
      metric,
      title: `${title}${suffix}`,
      value: note === null ? value : null,
      unit: 'share',
      numerator: kept,
      denominator: rates.startMinor,
      n: rates.customers,
      low: note === null ? (interval?.low ?? null) : null,
      high: note === null ? (interval?.high ?? null) : null,
      from,
      filter,
      caveats: cameBack,
      note,
    })
  return [
    revenue(
      'gross-revenue-retention',
      'Gross revenue retention',
      rates.grossRevenueRetention,
      rates.grossKeptMinor,
      rates.grossInterval,
    ),
    revenue(
      'net-revenue-retention',
      'Net revenue retention',
      rates.netRevenueRetention,
      rates.netKeptMinor,
      rates.netInterval,
    ),
    evidence(figures, {
      metric: 'logo-churn',
      title: `Customers lost${suffix}`,
      value: note === null ? rates.logoChurn : null,
      unit: 'share',
      numerator: rates.lost,
      denominator: rates.customers,
      n: rates.customers,
      low: note === null ? (rates.churnInterval?.low ?? null) : null,
      high: note === null ? (rates.churnInterval?.high ?? null) : null,
      from,
      filter,
      caveats:
        rates.cameBack === 0
          ? []
          : [`${plural(rates.cameBack, 'customer')} left and came back within the period and count as kept.`],
      note,
    }),
  ]
}

function claimMetric(rung: Claim['rung'], quarter: string): [string, number, string, Filter] {
  switch (rung) {
    case 'touched':
      return ['mrr-touched', 1, quarter, {}]
    case 'influenced':
      return ['mrr-exposed', 1, quarter, {}]
    case 'associated':
      return ['mrr-associated', 1, quarter, {}]
    case 'attributed':
    case 'validated':
      return ['mrr-claimed', 1, quarter, { rung }]
  }
}

function claimEvidence(figures: LedgerFigures, claim: Claim): Evidence {
  const [metric, , , filter] = claimMetric(claim.rung, figures.quarter)
  const notPaying = figures.touched.filter((customer) => customer.mrrMinor <= 0).length
  return evidence(figures, {
    metric,
    title: claim.title,
    value: claim.amountMinor,
    unit: 'money',
    numerator: claim.amountMinor,
    denominator: null,
    n: claim.customers,
    table: 'customers',
    filter,
    excluded: claim.rung === 'touched' && notPaying > 0 ? { 'not paying at the contact': notPaying } : {},
    caveats: [`${claim.reason.charAt(0).toUpperCase()}${claim.reason.slice(1)}.`],
    grade: claim.grade,
    low: claim.lowMinor,
    high: claim.highMinor,
  })
}

/** What signals claim of each customer, expansion apart: a month, in minor units. */
export function savedByPayer(signals: SignalClaims | null): ReadonlyMap<number, number> {
  const saved = new Map<number, number>()
  for (const claim of signals?.claims ?? []) {
    if (claim.source !== 'expansion') saved.set(claim.payer, (saved.get(claim.payer) ?? 0) + claim.associatedMinor)
  }
  return saved
}

const sourceTitles: Readonly<Record<ClaimSourceLine['source'], string>> = {
  quality: 'Retention that goes with the quality of handling',
  saves: 'At-risk customers flagged and worked',
  payments: 'Failed payments recovered',
  exceptions: 'Exceptions for valuable customers with a clean record',
  expansion: 'Expansion that followed a signal',
}

const compared = (done: string, notDone: string, { done: a, notDone: b }: SourceComparison): string =>
  `kept ninety days later: ${savedWords(a)} ${done}, ${savedWords(b)} ${notDone}; only the lower bound of the difference counts`

function sourceLines(figures: LedgerFigures): ClaimSourceLine[] {
  const { signals } = figures
  if (signals === null) return []
  const reasonOf = (source: ClaimSource): string => {
    switch (source) {
      case 'saves':
        return signals.difference === null
          ? 'fewer than thirty worked or not worked, so nothing can be said of what working them did'
          : `kept ninety days later: ${savedWords(signals.worked)} of the worked, ${savedWords(signals.notWorked)} of the flagged who were not; only the lower bound of the difference counts`
      case 'payments':
        return signals.payments.difference === null
          ? 'fewer than thirty were reached out to, or left alone, so what would have happened without it is not known'
          : compared('when reached out to', 'when left alone', signals.payments)
      case 'exceptions':
        return signals.exceptions.difference === null
          ? `fewer than thirty exceptions for valuable customers with a clean record were granted, or refused, so there is no comparison${notEligibleWords(signals.exceptions)}`
          : `${compared('when granted', 'when refused', signals.exceptions)}${notEligibleWords(signals.exceptions)}`
      case 'expansion':
        return 'increases within thirty days of a signal; some would have come without it'
    }
  }
  return (['saves', 'payments', 'exceptions', 'expansion'] as const).map((source) => {
    const claims = signals.claims.filter((claim) => claim.source === source)
    const isCompared =
      source === 'saves' ||
      (source === 'payments' && signals.payments.difference !== null) ||
      (source === 'exceptions' && signals.exceptions.difference !== null)
    return {
      source,
      title: sourceTitles[source],
      customers: new Set(claims.map((claim) => claim.payer)).size,
      atRiskMinor: claims.reduce((sum, claim) => sum + claim.atRiskMinor, 0),
      associatedMinor: claims.reduce((sum, claim) => sum + claim.associatedMinor, 0),
      grade: isCompared ? 'C' : 'D',
      reason: reasonOf(source),
      evidence: evidenceId('mrr-signalled', 1, figures.quarter, { source }),
    }
  })
}

function notEligibleWords({ notEligible }: SourceComparison): string {
  return notEligible === 0
    ? ''
    : `; ${plural(notEligible, 'exception')} for customers who pay little or had no clean record ${notEligible === 1 ? 'counts' : 'count'} nothing`
}

/** What the quality of handling holds of each customer after every other claim, at the lower bound: with who they are. */
function qualityLine(figures: LedgerFigures, association: Association | null): ClaimSourceLine {
  const own = claimsByPayer(
    figures.touched,
    association,
    savedByPayer(figures.signals),
    validatedOf(figures).byPayer,
  ).filter((one) => one.qualityMinor > 0)
  return {
    source: 'quality',
    title: sourceTitles.quality,
    customers: own.length,
    atRiskMinor: own.reduce((sum, one) => sum + one.atRiskMinor, 0),
    associatedMinor: own.reduce((sum, one) => sum + one.qualityMinor, 0),
    grade: association?.grade ?? 'fact',
    reason:
      own.length === 0
        ? 'the retention cohorts tell no difference in the risk of leaving that counts'
        : 'exposed customers × the lower bound of the difference in the risk of leaving, out of what other claims have left of each',
    evidence: evidenceId('mrr-signalled', 1, figures.quarter, { source: 'quality' }),
  }
}

function validatedOf({ pilot }: LedgerFigures): ValidatedClaims {
  const { result, isRead } = pilot
  const nothing = (reason: string): ValidatedClaims => ({ byPayer: new Map(), grade: 'fact', reason })
  if (result.verdict === 'none') return nothing('no holdout or staged rollout has been read in')
  if (!isRead) return nothing('the pilot that was read in is not over in this quarter')
  if (result.verdict !== 'success') return nothing(result.sentence)
  if (result.grade !== 'A') return nothing('the pilot succeeded, but no plan was kept before it began')
  return {
    byPayer: validatedByPayer(result),
    grade: 'A',
    reason: 'a pilot with arms set by chance succeeded as planned',
  }
}

function pilotLine({ pilot, quarter }: LedgerFigures): PilotLineOfReport | null {
  if (pilot.result.verdict === 'none') return null
  return {
    verdict: pilot.result.verdict,
    sentence: pilot.result.sentence,
    grade: pilot.result.grade,
    evidence: evidenceId('pilot-difference', 1, quarter),
  }
}

function flaggedLine({ signals, quarter }: LedgerFigures): FlaggedFirstLine | null {
  const found = signals?.flaggedFirst ?? null
  if (found === null) return null
  const lead = found.leadDays === null ? '' : `, by ${formatDays(found.leadDays)} in the middle`
  return {
    flagged: found.flagged,
    first: found.first,
    leadDays: found.leadDays,
    mrrMinor: found.mrrMinor,
    sentence:
      found.flagged === 0
        ? 'No customer flagged by support is ninety days past in this quarter.'
        : `Support flagged ${found.first} of ${plural(found.flagged, 'customer')} before usage data did${lead}; their money stands under saves, not again here.`,
    evidence: evidenceId('flagged-first', 1, quarter),
  }
}

function savedWords(rate: SaveRate): string {
  return `${plural(rate.kept, 'customer')} of ${rate.of}`
}

function signalEvidence(
  figures: LedgerFigures,
  lines: readonly ClaimSourceLine[],
  association: Association | null,
): Evidence[] {
  const { signals } = figures
  const lineEvidence = lines.map((line) => {
    const made = evidence(figures, {
      metric: 'mrr-signalled',
      title: line.title,
      value: line.associatedMinor,
      unit: 'money',
      numerator: line.associatedMinor,
      denominator: line.atRiskMinor,
      n: line.customers,
      table: 'customers',
      filter: { source: line.source },
      grade: line.grade,
      caveats: [`${line.reason.charAt(0).toUpperCase()}${line.reason.slice(1)}.`],
    })
    // The lower bound goes along, so that each customer's part can be worked out again.
    const risk = { risk: String(Math.max(0, association?.low ?? 0)) }
    return line.source === 'quality' && made.rows
      ? { ...made, rows: { ...made.rows, filter: { ...made.filter, ...risk } } }
      : made
  })
  if (signals === null) return lineEvidence
  const left: Record<string, number> = {}
  if (signals.afterNotice > 0) left['flagged after notice'] = signals.afterNotice
  if (signals.immature > 0) left['not yet ninety days'] = signals.immature
  const rate = (worked: boolean, of: SaveRate): Evidence =>
    evidence(figures, {
      metric: worked ? 'at-risk-save-rate' : 'at-risk-stay-rate',
      title: definitionOf(worked ? 'at-risk-save-rate' : 'at-risk-stay-rate').title,
      value: of.of < 30 ? null : of.kept / of.of,
      unit: 'share',
      numerator: of.kept,
      denominator: of.of,
      n: of.of,
      low: of.of < 30 ? null : of.low,
      high: of.of < 30 ? null : of.high,
      table: 'customers',
      excluded: left,
      note: of.of < 30 ? (of.of === 0 ? 'no data' : `too few to report (${of.of})`) : null,
    })
  return [
    ...lineEvidence.map((one) =>
      one.filter.source === 'saves' ? { ...one, excluded: { ...one.excluded, ...left } } : one,
    ),
    rate(true, signals.worked),
    rate(false, signals.notWorked),
    ...[signals.payments, signals.exceptions].flatMap((source) => [
      keptAfter(figures, source, 'yes', source.done),
      keptAfter(figures, source, 'no', source.notDone),
    ]),
    ...(signals.flaggedFirst === null
      ? []
      : [
          evidence(figures, {
            metric: 'flagged-first',
            title: 'Flagged by support before usage data',
            value:
              signals.flaggedFirst.flagged === 0 ? null : signals.flaggedFirst.first / signals.flaggedFirst.flagged,
            unit: 'share',
            numerator: signals.flaggedFirst.first,
            denominator: signals.flaggedFirst.flagged,
            n: signals.flaggedFirst.flagged,
            table: 'customers',
            note: signals.flaggedFirst.flagged === 0 ? 'nobody flagged is ninety days past' : null,
          }),
        ]),
    evidence(figures, {
      metric: 'mrr-expanded-after-signal',
      title: 'Expansion within thirty days of a signal',
      value: signals.expansionMinor,
      unit: 'money',
      numerator: signals.expansionMinor,
      denominator: null,
      n: signals.claims.filter((claim) => claim.source === 'expansion').length,
      table: 'customers',
      grade: 'D',
    }),
  ]
}

const armTitles: Readonly<Record<SourceComparison['source'], Readonly<Record<'yes' | 'no', string>>>> = {
  payments: {
    yes: 'Kept ninety days after a failed payment, reached out to',
    no: 'Kept ninety days after a failed payment, left alone',
  },
  exceptions: {
    yes: 'Kept ninety days after an exception was granted',
    no: 'Kept ninety days after an exception was refused',
  },
}

function keptAfter(figures: LedgerFigures, source: SourceComparison, done: 'yes' | 'no', of: SaveRate): Evidence {
  const few = of.of < 30
  return evidence(figures, {
    metric: 'kept-after',
    title: armTitles[source.source][done],
    value: few ? null : of.kept / of.of,
    unit: 'share',
    numerator: of.kept,
    denominator: of.of,
    n: of.of,
    low: few ? null : of.low,
    high: few ? null : of.high,
    table: 'customers',
    filter: { source: source.source, done },
    excluded: source.notEligible > 0 ? { 'not valuable, or no clean record': source.notEligible } : {},
    note: few ? `too few to say: ${plural(of.of, 'customer')}` : null,
  })
}

function maybeBridge(figures: LedgerFigures, movements: Movements): Exhibit | null {
  if (movements.opening === 0 && movements.closing === 0) return null
  const money = (minor: number): string => formatMoneyShort(minor, figures.currency)
  const steps: readonly [MovementKind, Tone][] = [
    ['new', 'durable'],
    ['expansion', 'durable'],
    ['reactivation', 'fragile'],
    ['contraction', 'failed'],
    ['churn', 'failed'],
  ]
  return {
    kind: 'waterfall',
    alt: `Monthly recurring revenue from ${money(movements.opening)} at the start of ${formatQuarter(figures.quarter)} to ${money(movements.closing)} at its end; churn ${money(movements.churn)}, new ${money(movements.new)}.`,
    caption: `Monthly recurring revenue in ${formatQuarter(figures.quarter)}`,
    unit: 'money',
    currency: figures.currency,
    evidence: [
      'mrr-opening',
      ...steps.map(([kind]) => `mrr-${kind}`),
      ...(figures.turnedOver.length === 0 ? [] : ['mrr-fx']),
      'mrr-closing',
    ].map((metric) => evidenceId(metric, 1, figures.quarter)),
    bars: [
      { label: 'Start', value: movements.opening, role: 'total', tone: 'quiet' },
      ...steps.map(([kind, tone]) => ({
        label: kindTitles[kind],
        value: movements[kind],
        role: 'step' as const,
        tone,
      })),
      ...(figures.turnedOver.length === 0
        ? []
        : [{ label: 'Exchange rates', value: movements.fx, role: 'step' as const, tone: 'unknown' as const }]),
      { label: 'End', value: movements.closing, role: 'total', tone: 'accent' },
    ],
  }
}

function maybeLadder(figures: LedgerFigures, claims: readonly Claim[]): Exhibit | null {
  if (claims.every((claim) => claim.amountMinor === 0)) return null
  const labels: Readonly<Record<Claim['rung'], string>> = {
    touched: 'Touched',
    influenced: 'Exposed',
    associated: 'Associated',
    attributed: 'Attributed',
    validated: 'Validated',
  }
  return {
    kind: 'bar',
    horizontal: true,
    alt: `Monthly recurring revenue on each rung of the ladder in ${formatQuarter(figures.quarter)}: ${claims.map((claim) => `${labels[claim.rung].toLowerCase()} ${formatMoneyShort(claim.amountMinor, figures.currency)}`).join(', ')}.`,
    caption: 'Monthly recurring revenue, from touched to claimed',
    unit: 'money',
    currency: figures.currency,
    evidence: claims.map((claim) => claim.evidence),
    categories: claims.map((claim) => labels[claim.rung]),
    series: [{ name: 'Monthly recurring revenue', tone: 'accent', values: claims.map((claim) => claim.amountMinor) }],
  }
}

/** What happened to recurring revenue and customers in the quarter, in one or two sentences; says so when it can't be told or does not tie. */
export function ledgerSentence(figures: LedgerFigures, movements: Movements, rates: readonly Evidence[]): string {
  const when = formatQuarter(figures.quarter)
  if (movements.opening === 0 && movements.closing === 0) {
    return `No recurring revenue in ${figures.currency} is known for ${when}.`
  }
  const money = (minor: number): string => formatMoneyShort(minor, figures.currency)
  const [open, close] = [money(movements.opening), money(movements.closing)]
  const went =
    open === close
      ? `Monthly recurring revenue stayed at ${open} in ${when}`
      : `Monthly recurring revenue ${movements.closing > movements.opening ? 'rose' : 'fell'} from ${open} to ${close} in ${when}`
  if (movements.residual !== 0) {
    return `${went}, but the movements do not tie to it: ${formatMoney(movements.residual, figures.currency)} are unexplained.`
  }
  const gross = must(
    rates.find((rate) => rate.metric === 'gross-revenue-retention'),
    'gross revenue retention',
  )
  const logos = must(
    rates.find((rate) => rate.metric === 'logo-churn'),
    'logo churn',
  )
  if (logos.value === null) return `${went}, but who left can’t be told: ${logos.note}.`
  const lost = `${formatEvidence(logos)} of ${plural(logos.n, 'paying customer')}`
  return `${went}: ${lost} left, and gross revenue retention was ${formatEvidence(gross)}.`
}
