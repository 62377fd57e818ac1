import type { Grade } from '../base/evidence.ts'
import type { CohortCheck, Verdict } from './report.ts'

/** An arm with fewer customers or leavers than these is not compared. */
export const fewestCustomers = 30
export const fewestEvents = 10
/** Below this share of matched contacts nobody can say whose customers were seen. */
export const lowestMatchRate = 0.8

/** What a comparison found, before words. */
export interface Finding {
  readonly n: { readonly a: number; readonly b: number }
  readonly events: { readonly a: number; readonly b: number }
  readonly horizon: number | null
  readonly matchRate: number | null
  /** Of the adjusted Cox regression. */
  readonly p: number | null
  readonly daysLow: number | null
  readonly daysHigh: number | null
  /** Do the weighted days and the Cox ratio point the same way? */
  readonly pointsAlike?: boolean
  readonly placeboPassed: boolean | null
  /** Everything the comparison was put to. */
  readonly checks?: readonly CohortCheck[]
}

/** What may be said of a finding, why, and what would lift it. */
export interface Judgement {
  readonly verdict: Verdict
  readonly grade: Grade
  /** May the numbers be told at all? */
  readonly mayTell: boolean
  readonly reasons: readonly string[]
  readonly liftedBy: readonly string[]
}

/** Checks that a grade B can't do without; the others must not have failed. */
const neededForB: readonly string[] = [
  'balance',
  'effective-size',
  'cox',
  'g-computation',
  'log-rank',
  'designs',
  'segments',
  'big-account',
]

/** Is a difference claimed, at whatever grade? */
export function isClaimed(verdict: Verdict): boolean {
  return verdict === 'associated' || verdict === 'consistent across segments'
}

/**
 * The gates of the evidence scale. Refused: arms under thirty customers or ten leavers, a match rate under 80 %, too little follow-up. A difference is claimed only when adjusted: the interval of
 * the weighted days kept and the adjusted Cox regression (p < 0.05) both exclude no difference and point the same way, or the regression, which sees more of the data, does so by itself (p < 0.01); weighting made the arms alike, predicting instead of weighting agrees, and the check on what handling can't
 * have caused finds nothing. That earns grade C; when every check agrees (other designs, segments, methods, the biggest account, worse handling), grade B. A asks for random assignment.
 */
export function judge(finding: Finding): Judgement {
  const refused = refusal(finding)
  if (refused) return { ...refused, grade: 'C', mayTell: false }
  const { p, daysLow, daysHigh, placeboPassed, pointsAlike = true, checks = [] } = finding
  const excludes = daysLow !== null && daysHigh !== null && (daysHigh < 0 || daysLow > 0)
  const clear = p !== null && pointsAlike && ((p < 0.05 && excludes) || p < 0.01)
  const failed = checks.filter(
    (check) => check.passed === false || (check.passed === null && neededForB.includes(check.id)),
  )
  const missing = neededForB.filter((id) => !checks.some((check) => check.id === id)).length > 0
  const liftedBy =
    checks.length > 0
      ? failed.map((check) => check.lift)
      : [
          'a second design (a landmark, or exposure as it changes) that agrees',
          'balance of everything known about the customers of both arms',
          'the same direction in the segments',
        ]
  const unlike = checks.some(
    (check) => (check.id === 'balance' || check.id === 'effective-size') && check.passed === false,
  )
  const apart = checks.some((check) => check.id === 'g-computation' && check.passed === false)
  if (clear && placeboPassed === false) {
    return {
      verdict: 'suggestive',
      grade: 'C',
      mayTell: true,
      reasons: [
        'The poorly handled were shrinking already before their contact: part of the difference must be older than the handling.',
      ],
      liftedBy: ['finding out what set these customers apart before', ...liftedBy],
    }
  }
  if (clear && unlike) {
    return {
      verdict: 'suggestive',
      grade: 'C',
      mayTell: true,
      reasons: ['The arms could not be made alike by weighting, so the difference may be one of who they are.'],
      liftedBy,
    }
  }
  if (clear && apart) {
    return {
      verdict: 'suggestive',
      grade: 'C',
      mayTell: true,
      reasons: [
        'Two ways of adjusting (weighting, and predicting everyone both ways) do not agree, so neither is claimed.',
      ],
      liftedBy,
    }
  }
  if (clear && excludes && failed.length === 0 && !missing) {
    return {
      verdict: 'consistent across segments',
      grade: 'B',
      mayTell: true,
      reasons: [
        'Adjusted, and agreed on by other designs, the segments and every check; what is not in the data is not adjusted for.',
      ],
      liftedBy: ['assigning customers to their handling at random (a pilot), which alone may say “caused”'],
    }
  }
  if (clear) {
    return {
      verdict: 'associated',
      grade: 'C',
      mayTell: true,
      reasons: [
        'Arms are set by facts known at time zero and made alike in what is known; what is not in the data is not adjusted for.',
        ...(failed.length > 0
          ? [`Not agreed on by: ${failed.map((check) => check.name.toLowerCase()).join(', ')}.`]
          : []),
        ...(excludes ? [] : ['The rates of leaving differ clearly; the interval of days kept still reaches none.']),
      ],
      liftedBy: excludes
        ? liftedBy
        : ['another quarter of data, until the days kept say so by themselves', ...liftedBy],
    }
  }
  if (p !== null && p < 0.05) {
    return {
      verdict: 'suggestive',
      grade: 'C',
      mayTell: true,
      reasons: ['The difference is near the edge of what chance would do; it is not claimed.'],
      liftedBy: ['another quarter of data', ...liftedBy],
    }
  }
  return {
    verdict: 'no detectable difference',
    grade: 'C',
    mayTell: true,
    reasons: ['A difference as large as this one would often arise by chance alone.'],
    liftedBy: ['another quarter of data, if there is a difference to be found'],
  }
}

function refusal(finding: Finding): Pick<Judgement, 'verdict' | 'reasons' | 'liftedBy'> | null {
  const { n, events, horizon, matchRate } = finding
  if (matchRate !== null && matchRate < lowestMatchRate) {
    return {
      verdict: 'match rate too low to say',
      // Figures stay where evidence stands behind them; these sentences go onto slides.
      reasons: ['Too few of the contacts could be matched to a paying customer: four in five are needed.'],
      liftedBy: ['a crosswalk file, or exporting the customer id with the contacts'],
    }
  }
  if (Math.min(n.a, n.b) < fewestCustomers || Math.min(events.a, events.b) < fewestEvents) {
    return {
      verdict: 'too few to say',
      reasons: [
        'One of the two groups has fewer than thirty customers or fewer than ten who left: too few to compare.',
      ],
      liftedBy: ['more customers or a longer time: import earlier months, or wait a quarter'],
    }
  }
  if (horizon === null) {
    return {
      verdict: 'too little follow-up to say',
      reasons: ['Fewer than ten customers of an arm were followed for ninety days.'],
      liftedBy: ['billing data that reach further past the contacts'],
    }
  }
  return null
}
