import { must } from '../base/assert.ts'
import type { Evidence } from '../base/evidence.ts'
import { formatQuarter, formatShare } from '../base/format.ts'
import type { StackedExhibit, Tone } from '../deck/exhibit.ts'
import type { FatesReport } from './fates-report.ts'
import { fates } from './resolution.ts'

const toneOf: Readonly<Record<(typeof fates)[number]['id'], Tone>> = {
  confirmed: 'durable',
  stayed: 'fragile',
  'came-back': 'failed',
  left: 'accent',
  unknowable: 'unknown',
}
const shortWords: Readonly<Record<(typeof fates)[number]['id'], string>> = {
  confirmed: 'confirmed',
  stayed: 'silent and stayed',
  'came-back': 'came back',
  left: 'silent and left',
  unknowable: 'unknowable',
}
const withoutPerson = ['ai-only', 'self-service'] as const

const isWhole = (e: Evidence) => Object.keys(e.filter).length === 0

/**
 * What became of the contacts that no person saw. `evidence` holds the fate metrics of every quarter until this one, whole; `sliced` those of this quarter by handler.
 */
export function fatesReport(
  quarter: string,
  quarters: readonly string[],
  evidence: readonly Evidence[],
  sliced: readonly Evidence[],
): FatesReport {
  const find = (metric: string, period = quarter) =>
    evidence.find((e) => e.metric === metric && e.period === period && isWhole(e))
  const told = (metric: string) => must(find(metric), metric)
  const shares = fates.map(({ id, words }) => ({ id, words, evidence: told(`fate-${id}`) }))
  return {
    quarter,
    quarters,
    sentence: sentenceOf(shares),
    fates: shares,
    success: told('self-service-success-rate'),
    left: ([30, 60, 90] as const).map((days) => ({ days, evidence: told(`fate-left-${days}d`) })),
    byHandler: withoutPerson.flatMap((handler) => {
      const own = fates.flatMap(({ id }) => {
        const share = sliced.find((e) => e.metric === `fate-${id}` && e.filter.handler === handler)
        return share ? [{ id, evidence: share }] : []
      })
      return own.length === fates.length && (own[0]?.evidence.n ?? 0) > 0 ? [{ handler, fates: own }] : []
    }),
    exhibit: exhibitOf(
      quarters.filter((q) => q <= quarter),
      find,
    ),
  }
}

function sentenceOf(shares: FatesReport['fates']): string {
  const share = (id: (typeof fates)[number]['id']) => shares.find((one) => one.id === id)?.evidence.value ?? null
  const left = share('left')
  const unknowable = share('unknowable')
  if (left === null || unknowable === null) return 'Too few contacts without a person to say what became of them.'
  const told = (id: (typeof fates)[number]['id']) => formatShare(share(id) ?? 0)
  return `Of the contacts that no person saw, ${told('confirmed')} were confirmed, ${told('stayed')} fell silent and stayed, ${told('came-back')} came back, ${formatShare(left)} fell silent and left; of ${formatShare(unknowable)} it can’t be known.`
}

function exhibitOf(
  quarters: readonly string[],
  find: (metric: string, period: string) => Evidence | undefined,
): StackedExhibit | null {
  const shown = quarters.filter((quarter) => (find('fate-left', quarter)?.value ?? null) !== null)
  if (shown.length === 0) return null
  return {
    kind: 'stacked',
    caption: 'Contacts without a person, by what became of them',
    alt: 'Shares of contacts without a person by quarter: confirmed, silent and stayed, came back, silent and left, unknowable.',
    unit: 'share',
    currency: null,
    categories: shown.map(formatQuarter),
    series: fates.map(({ id }) => ({
      name: shortWords[id],
      tone: toneOf[id],
      values: shown.map((quarter) => find(`fate-${id}`, quarter)?.value ?? null),
    })),
    evidence: shown.flatMap((quarter) => fates.flatMap(({ id }) => find(`fate-${id}`, quarter)?.id ?? [])),
  }
}
