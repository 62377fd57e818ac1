import { dateOfDay, maybeDay } from '../../shared/base/calendar.ts'
import { formatCount, plural } from '../../shared/base/format.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { makeZone } from '../../shared/base/zone.ts'
import { definitionOf } from '../../shared/metrics/registry/index.ts'
import {
  type Episode,
  hasReached,
  type SignalFamily,
  type Stage,
  signalEpisodes,
} from '../../shared/metrics/signals.ts'
import type { HandOff, SignalFunnel, SignalsReport } from '../../shared/metrics/signals-report.ts'
import { matureSignals, readSignals } from '../store/facts/customer-counts.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { keepHandOff, readHandOffs } from '../store/facts/hand-offs.ts'
import { coverageOf, readPayments } from '../store/facts/payments.ts'
import { readSettings } from '../store/settings.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'
import { readOutcomeMap } from './outcome-map.ts'
import { chooseQuarter, type Period } from './periods.ts'
import { quarterEvidence } from './scorecard.ts'

/** Families that are handed to somebody, with the steps of their way and the metric that tells each step. */
const ways: readonly {
  readonly family: SignalFamily
  readonly steps: readonly { readonly stage: Stage; readonly metric: string | null }[]
  readonly owns: string
}[] = [
  {
    family: 'expansion',
    steps: [
      { stage: 'raised', metric: null },
      { stage: 'accepted', metric: 'signal-acceptance' },
      { stage: 'conversation', metric: 'signal-conversation' },
      { stage: 'won', metric: 'signal-won' },
    ],
    owns: 'signal-conversation',
  },
  {
    family: 'at-risk',
    steps: [
      { stage: 'raised', metric: null },
      { stage: 'worked', metric: 'at-risk-save-rate' },
      { stage: 'won', metric: null },
    ],
    owns: 'at-risk-save-rate',
  },
  {
    family: 'exception',
    steps: [
      { stage: 'raised', metric: null },
      { stage: 'accepted', metric: null },
    ],
    owns: 'at-risk-save-rate',
  },
]

const dueAfter = 30 * 86_400

/** The way from signal to won in a quarter, and who is to be spoken to by when. */
export function signalsReport(store: ReadStore, asked?: string): SignalsReport {
  ensureDerived(store)
  const { period } = chooseQuarter(store, asked)
  const { currency, timeZone } = readSettings(store)
  const zone = makeZone(timeZone)
  const coverage = coverageOf(store)
  const signals = readSignals(store)
  const asOf = Math.min(period.until, Math.max(coverage.contactsThrough ?? 0, ...signals.map(({ at }) => at)) + 1) - 1
  const mature = matureSignals(store)
  const evidence = quarterEvidence(store, period, null)
  const within = (family: SignalFamily) =>
    signalEpisodes(signals, family).filter(({ at }) => at >= period.from && at < period.until)
  const funnels = ways.flatMap(({ family, steps }): SignalFunnel[] => {
    const episodes = within(family)
    if (episodes.length === 0) return []
    return [
      {
        family,
        steps: steps.map(({ stage, metric }) => ({
          stage,
          episodes: episodes.filter((episode) => hasReached(episode, stage)).length,
          evidence: evidence.find((e) => e.metric === metric && e.value !== null)?.id ?? null,
        })),
        immature: episodes.filter(({ at }) => at > mature).length,
        sentence: funnelSentence(family, episodes, steps),
      },
    ]
  })
  const decided = readHandOffs(store)
  const owners = new Map(readOutcomeMap(store).map(({ metric, owner }) => [metric, owner]))
  const payments = readPayments(store)
  const date = (at: number) => dateOfDay(zone.dayOf(at))
  const handOff = ways.flatMap(({ family, owns }) =>
    within(family).map((episode): HandOff => {
      const isOpen = !hasReached(episode, 'conversation')
      const id = `${family} ${episode.customer} ${episode.at}`
      const decision = decided.get(id)
      const due = decision?.on ?? date(episode.dueAt ?? episode.at + dueAfter)
      return {
        id,
        customer: episode.customer,
        family,
        type: family,
        noticed: date(episode.at),
        stage: episode.stage,
        status: episode.status,
        amountMinor: episode.amountMinor ?? payments.paidAt(episode.payer, episode.at),
        owner: decision?.owner ?? episode.owner ?? owners.get(owns) ?? definitionOf(owns).owner,
        due,
        isOverdue: isOpen && due < date(asOf),
        note: decision?.note ?? '',
        isDecided: decision !== undefined || episode.owner !== null,
      }
    }),
  )
  return {
    quarter: period.name,
    currency,
    asOf: date(asOf),
    sentence: handOffSentence(handOff, period),
    funnels,
    handOff: handOff.sort(
      (a, b) =>
        Number(hasReached(a, 'conversation')) - Number(hasReached(b, 'conversation')) ||
        (a.due < b.due ? -1 : a.due > b.due ? 1 : 0) ||
        (b.amountMinor ?? 0) - (a.amountMinor ?? 0) ||
        (a.customer < b.customer ? -1 : 1),
    ),
  }
}

/** Decides who takes a signal on, and when. Refuses a signal that is not there, nobody, and what is no date. */
export function decideHandOff(
  store: WriteStore,
  decided: {
    readonly quarter?: string | undefined
    readonly signal: string
    readonly owner: string
    readonly on: string
    readonly note?: string | undefined
  },
  at: number,
): SignalsReport {
  const owner = decided.owner.trim()
  if (owner === '') throw new Refusal('bad-value', 'a signal without an owner is nobody’s', 'name a person or a role')
  if (maybeDay(decided.on) === undefined)
    throw new Refusal('bad-value', `“${decided.on}” is not a date`, 'write it as 2026-10-01')
  if (!signalsReport(store, decided.quarter).handOff.some(({ id }) => id === decided.signal))
    throw new Refusal(
      'bad-value',
      `there is no signal “${decided.signal}”`,
      'list the signals of its quarter to see the ids',
    )
  keepHandOff(store, decided.signal, { owner, on: decided.on, note: decided.note?.trim() ?? '' }, at)
  return signalsReport(store, decided.quarter)
}

function funnelSentence(
  family: SignalFamily,
  episodes: readonly Episode[],
  steps: readonly { readonly stage: Stage }[],
): string {
  const count = (stage: Stage) => episodes.filter((episode) => hasReached(episode, stage)).length
  const [, ...further] = steps
  const said: Readonly<Record<Stage, string>> = {
    raised: 'were raised',
    worked: 'were worked on',
    accepted: 'were accepted',
    conversation: 'led to a conversation',
    won: family === 'at-risk' ? 'were saved' : 'were won',
  }
  const title = family === 'at-risk' ? 'at-risk signal' : `${family} signal`
  return `Of ${plural(episodes.length, title)}, ${further.map(({ stage }) => `${formatCount(count(stage))} ${said[stage]}`).join(', ')}.`
}

function handOffSentence(handOff: readonly HandOff[], period: Period): string {
  if (handOff.length === 0) return `No signals were raised in ${period.name}.`
  const open = handOff.filter((one) => !hasReached(one, 'conversation'))
  const overdue = open.filter(({ isOverdue }) => isOverdue)
  if (open.length === 0) return `Every one of ${plural(handOff.length, 'signal')} has led to a conversation.`
  return `${capital(plural(open.length, 'signal'))} of ${formatCount(handOff.length)} still wait for a conversation${overdue.length > 0 ? `, ${formatCount(overdue.length)} longer than thirty days` : ''}.`
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
