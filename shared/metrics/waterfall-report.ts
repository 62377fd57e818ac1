import type { Evidence } from '../base/evidence.ts'
import type { WaterfallExhibit } from '../deck/exhibit.ts'

/** One step down from what the vendor counts to what stayed resolved; every step is a share of the same contacts. */
export interface WaterfallStep {
  readonly id: 'vendor-reported' | 'contained' | 'not-reopened' | 'not-recontacted' | 'end-to-end'
  /** The step as a few words: "not reopened". */
  readonly title: string
  readonly evidence: Evidence
  /** Contacts that the step before still counted and this one does not. */
  readonly lost: number
  /** Why these are lost: "a person took over". Empty for the first step. */
  readonly lostWords: string
}

/** Vendor-reported → contained → not reopened → not re-contacted → end to end, from the same rows: whole and by category. */
export interface WaterfallReport {
  readonly quarter: string
  readonly quarters: readonly string[]
  readonly exhibit: WaterfallExhibit | null
  readonly sentence: string
  /** Empty when there are too few contacts with an AI agent. */
  readonly steps: readonly WaterfallStep[]
  /** The same steps for each topic, most contacts first; a step without enough rows has a null value and says why. */
  readonly byTopic: readonly {
    readonly topic: string
    readonly contacts: number
    readonly steps: readonly Evidence[]
  }[]
  /** Days in the quarters shown on which a vendor in use changed its count. */
  readonly breaks: readonly { readonly quarter: string; readonly text: string }[]
}
