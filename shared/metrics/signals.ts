/** What a signal is about, as far as the scorecard asks. */
export type SignalFamily = 'at-risk' | 'expansion' | 'first-value' | 'usage-drop' | 'exception' | 'save' | 'other'

/** How far a signal has come, in order. */
export const stages = ['raised', 'worked', 'accepted', 'conversation', 'won'] as const
export type Stage = (typeof stages)[number]

const families: readonly (readonly [SignalFamily, RegExp])[] = [
  ['usage-drop', /usage|inactiv|login.?drop/],
  ['at-risk', /risk|churn|cancel|red.?flag/],
  ['first-value', /first.?value|activat|onboard|time.?to.?value|milestone/],
  ['expansion', /expan|upsell|up-sell|upgrade|cross.?sell|seats|growth/],
  ['exception', /exception|goodwill|waive|refund/],
  ['save', /save|retained|win.?back/],
]

/** The family of a signal by its type's word: `churn-risk` is at risk, `upsell` is expansion. */
export function familyOf(type: string): SignalFamily {
  return families.find(([, words]) => words.test(type.toLowerCase()))?.[0] ?? 'other'
}

/** How far a signal has come by its status's word; a lost deal was a conversation, nothing said is only raised. */
export function stageOf(status: string | null): Stage {
  const word = (status ?? '').toLowerCase()
  if (/not.?(worked|contacted|accepted)|ignored|reject|declined by|^$|^(new|open|flagged|raised|none)$/.test(word))
    return 'raised'
  if (/\bwon\b|closed.?won|saved|renewed|converted/.test(word)) return 'won'
  if (/convers|meeting|call|opportunit|negotiat|lost|demo|quote/.test(word)) return 'conversation'
  if (/accept|qualif/.test(word)) return 'accepted'
  return 'worked'
}

/** One signal about a paying customer. */
export interface Signal {
  readonly id: string
  readonly payer: number
  readonly customer: string
  readonly type: string
  readonly at: number
  readonly status: string | null
  readonly amountMinor: number | null
  /** Who takes it on and when it is due, where the file says so. */
  readonly owner?: string | null
  readonly dueAt?: number | null
}

/** Signals of one family about one customer within ninety days of the first. */
export interface Episode {
  readonly payer: number
  readonly customer: string
  readonly at: number
  readonly stage: Stage
  readonly signals: number
  readonly status: string | null
  readonly amountMinor: number | null
  readonly owner: string | null
  readonly dueAt: number | null
}

const sameEpisode = 90 * 86_400

/**
 * Puts the signals of one family together into episodes: another one about the same customer within ninety days of the episode's first is the same. The
 * furthest stage counts. The order in which signals are given does not matter.
 */
export function signalEpisodes(signals: readonly Signal[], family: SignalFamily): Episode[] {
  const sorted = signals
    .filter((signal) => familyOf(signal.type) === family)
    .sort((a, b) => a.payer - b.payer || a.at - b.at || (a.id < b.id ? -1 : 1))
  const episodes: Episode[] = []
  for (const signal of sorted) {
    const open = episodes.at(-1)
    if (open && open.payer === signal.payer && signal.at < open.at + sameEpisode) {
      const further = stages.indexOf(stageOf(signal.status)) > stages.indexOf(open.stage)
      episodes[episodes.length - 1] = {
        ...open,
        signals: open.signals + 1,
        stage: further ? stageOf(signal.status) : open.stage,
        status: further ? signal.status : open.status,
        amountMinor: open.amountMinor ?? signal.amountMinor,
        owner: signal.owner ?? open.owner,
        dueAt: signal.dueAt ?? open.dueAt,
      }
    } else {
      const { payer, customer, at, status, amountMinor, owner = null, dueAt = null } = signal
      episodes.push({ payer, customer, at, stage: stageOf(status), signals: 1, status, amountMinor, owner, dueAt })
    }
  }
  return episodes.sort((a, b) => a.at - b.at || (a.customer < b.customer ? -1 : 1))
}

/** Has an episode come at least as far as this? */
export const hasReached = (episode: Pick<Episode, 'stage'>, stage: Stage): boolean =>
  stages.indexOf(episode.stage) >= stages.indexOf(stage)
