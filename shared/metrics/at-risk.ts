import { coxRegression } from '../stats/cox.ts'

/** What was seen of a paying customer in the ninety days before an instant. */
export interface RiskSigns {
  readonly payer: number
  readonly customer: string
  readonly mrrMinor: number
  readonly contacts: number
  readonly repeats: number
  readonly handOvers: number
  readonly failed: number
  readonly ratedBadly: number
  readonly soundedNegative: number
  readonly priceQuestions: number
  readonly contractQuestions: number
  readonly usageDropped: boolean
  /** When the customer left after that instant, if ever. */
  readonly leftAt: number | null
}

/** The signs that may come before a loss, each with the words of its reason. */
export const riskSigns = [
  { id: 'repeats', words: 'came back about the same issue', has: (s: RiskSigns) => s.repeats > 0 },
  { id: 'hand-overs', words: 'AI had to hand over to a person', has: (s: RiskSigns) => s.handOvers > 0 },
  { id: 'failed', words: 'a resolution did not hold', has: (s: RiskSigns) => s.failed > 0 },
  { id: 'rated-badly', words: 'rated a contact badly', has: (s: RiskSigns) => s.ratedBadly > 0 },
  {
    id: 'price-questions',
    words: 'asked about price',
    has: (s: RiskSigns) => s.priceQuestions > 0,
  },
  {
    id: 'contract-questions',
    words: 'asked about contract, renewal or cancelling',
    has: (s: RiskSigns) => s.contractQuestions > 0,
  },
  { id: 'sounded-negative', words: 'sounded negative', has: (s: RiskSigns) => s.soundedNegative > 0 },
  { id: 'usage-dropped', words: 'used the product less', has: (s: RiskSigns) => s.usageDropped },
] as const

/** A sign and whether customers who showed it left sooner, in this project's data. */
export interface LeadingIndicator {
  readonly id: string
  readonly words: string
  readonly customers: number
  readonly hazardRatio: number | null
  readonly low: number | null
  readonly high: number | null
  readonly p: number | null
  readonly note: string | null
}

const day = 86_400
/** Customers are followed this long after the landmark. */
const followed = 180
const fewestCustomers = 30
const fewestEvents = 10

/**
 * Which signs came before leaving: all paying customers at one or more landmarks, what was seen in the ninety days before, and whether they left in the 180 days
 * after; one Cox model with all signs, robust to customers who stand at several landmarks. It speaks of association only. A sign shown by fewer than thirty customers,
 * or fewer than ten losses for each sign in the model, is not judged.
 */
export function leadingIndicators(
  landmarks: readonly { readonly at: number; readonly signs: readonly RiskSigns[] }[],
  through: number,
): { readonly indicators: readonly LeadingIndicator[]; readonly n: number; readonly events: number } {
  const rows = landmarks.flatMap(({ at, signs }) =>
    signs.map((one) => {
      const until = Math.min(at + followed * day, through)
      const isLost = one.leftAt !== null && one.leftAt <= until
      return { one, isLost, days: Math.max(1, Math.floor(((isLost ? (one.leftAt ?? until) : until) - at) / day)) }
    }),
  )
  const events = rows.filter((row) => row.isLost).length
  const shownBy = (sign: (typeof riskSigns)[number]) =>
    new Set(rows.filter(({ one }) => sign.has(one)).map(({ one }) => one.payer)).size
  const judged = riskSigns.filter((sign) => shownBy(sign) >= fewestCustomers)
  const isEnough = judged.length > 0 && events >= fewestEvents * judged.length
  const fit = isEnough
    ? coxRegression({
        data: {
          time: Float64Array.from(rows, (row) => row.days),
          event: Uint8Array.from(rows, (row) => (row.isLost ? 1 : 0)),
        },
        covariates: judged.map((sign) => Float64Array.from(rows, ({ one }) => (sign.has(one) ? 1 : 0))),
        names: judged.map((sign) => sign.id),
        cluster: Int32Array.from(rows, ({ one }) => one.payer),
      })
    : null
  const indicators = riskSigns.map((sign) => {
    const found = fit?.coefficients.find((coefficient) => coefficient.name === sign.id)
    const customers = shownBy(sign)
    const note =
      customers < fewestCustomers
        ? customers === 0
          ? 'not seen in the data'
          : `too few customers showed it (${customers})`
        : isEnough
          ? null
          : `too few customers left to judge (${events})`
    return {
      id: sign.id,
      words: sign.words,
      customers,
      hazardRatio: found?.expCoef ?? null,
      low: found?.low ?? null,
      high: found?.high ?? null,
      p: found?.p ?? null,
      note,
    }
  })
  return { indicators, n: rows.length, events }
}

/** A customer at risk now, with the reasons. */
export interface CustomerAtRisk {
  readonly customer: string
  readonly mrrMinor: number
  readonly reasons: readonly string[]
}

/** Customers at risk, and which signs came before losses so far. */
export interface AtRiskReport {
  readonly asOf: string
  readonly currency: string
  readonly customers: readonly CustomerAtRisk[]
  readonly mrrMinor: number
  readonly indicators: readonly LeadingIndicator[]
  readonly n: number
  readonly events: number
}

/** Paying customers who show at least two signs, most signs first, then the largest amount. */
export function customersAtRisk(signs: readonly RiskSigns[]): CustomerAtRisk[] {
  return signs
    .map((one) => ({
      customer: one.customer,
      mrrMinor: one.mrrMinor,
      reasons: riskSigns.filter((sign) => sign.has(one)).map((sign) => sign.words),
    }))
    .filter(({ reasons }) => reasons.length >= 2)
    .sort(
      (a, b) => b.reasons.length - a.reasons.length || b.mrrMinor - a.mrrMinor || (a.customer < b.customer ? -1 : 1),
    )
}
