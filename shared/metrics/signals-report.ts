import type { SignalFamily, Stage } from './signals.ts'

/** How far the signals of one family have come: each step holds everyone who came at least so far. */
export interface SignalFunnel {
  readonly family: SignalFamily
  readonly steps: readonly { readonly stage: Stage; readonly episodes: number; readonly evidence: string | null }[]
  /** Signals that came too late in the quarter to have had their time. */
  readonly immature: number
  readonly sentence: string
}

/** A signal to hand to the revenue team, or handed over. */
export interface HandOff {
  readonly id: string
  readonly customer: string
  readonly family: SignalFamily
  /** The type’s word as imported. */
  readonly type: string
  /** Calendar date on which it was noticed. */
  readonly noticed: string
  readonly stage: Stage
  readonly status: string | null
  /** Monthly amount of the customer, or what the signal itself says, minor units. */
  readonly amountMinor: number | null
  /** Who takes it on, where the export says so. */
  readonly owner: string | null
  /** Calendar date by which a conversation is due: thirty days after it was noticed. */
  readonly due: string
  readonly isOverdue: boolean
  readonly note?: string
  /** Has somebody been named for this signal, in the file or here, or is it the role that owns such signals? */
  readonly isDecided?: boolean
}

/** The signals of a quarter: the way from signal to won, and the list for the revenue team. */
export interface SignalsReport {
  readonly quarter: string
  readonly currency: string
  readonly asOf: string
  readonly sentence: string
  readonly funnels: readonly SignalFunnel[]
  /** Signals that still wait for an answer first, the longest waiting first. */
  readonly handOff: readonly HandOff[]
}
