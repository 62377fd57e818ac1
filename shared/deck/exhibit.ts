import type { Unit } from '../base/evidence.ts'

/**
 * A picture described, not drawn: one value that becomes an ECharts option on the screen, a native chart on a slide and a table behind both.
 * Every number in it comes from evidence, named by id.
 */
export type Exhibit =
  | LineExhibit
  | BarExhibit
  | StackedExhibit
  | WaterfallExhibit
  | StepExhibit
  | ForestExhibit
  | TableExhibit

/** What a colour means; the same everywhere. */
export type Tone = 'durable' | 'fragile' | 'failed' | 'unknown' | 'ai' | 'human' | 'accent' | 'quiet'

interface ExhibitBase {
  /** Names the picture for screen readers and as alternative text: what it shows and what one should see. */
  readonly alt: string
  /** Said above the picture: what is measured. */
  readonly caption: string
  readonly unit: Unit
  readonly currency: string | null
  /** Ids of the evidence that the drawn numbers come from, for the whole picture. */
  readonly evidence: readonly string[]
}

export interface Series {
  readonly name: string
  readonly tone: Tone
  /** One value per category; `null` draws nothing (too few to say, not yet mature). */
  readonly values: readonly (number | null)[]
  readonly low?: readonly (number | null)[]
  readonly high?: readonly (number | null)[]
  readonly dashed?: boolean
}

/** Lines over ordered categories (quarters, months). */
export interface LineExhibit extends ExhibitBase {
  readonly kind: 'line'
  readonly categories: readonly string[]
  readonly series: readonly Series[]
  /** Categories in which a definition changed, so that a step there may be no change of what is measured. */
  readonly breaks?: readonly { readonly category: string; readonly text: string }[]
}

/** Bars side by side, horizontal when labels are long. */
export interface BarExhibit extends ExhibitBase {
  readonly kind: 'bar'
  readonly horizontal: boolean
  readonly categories: readonly string[]
  readonly series: readonly Series[]
  /** The bars of a category lie on one line instead of side by side: a tornado, whose ends go both ways from zero. */
  readonly overlaid?: boolean
}

/** Bars on top of each other that sum to a whole. */
export interface StackedExhibit extends ExhibitBase {
  readonly kind: 'stacked'
  readonly categories: readonly string[]
  readonly series: readonly Series[]
}

/** From one total to another by named steps; a `total` stands on the floor, a `step` hangs where the last one ended. */
export interface WaterfallExhibit extends ExhibitBase {
  readonly kind: 'waterfall'
  readonly bars: readonly {
    readonly label: string
    readonly value: number
    readonly role: 'total' | 'step'
    readonly tone: Tone
  }[]
}

/** Survival curves: steps with bands and the number still at risk below. */
export interface StepExhibit extends ExhibitBase {
  readonly kind: 'step'
  /** Last day drawn. */
  readonly until: number
  readonly curves: readonly {
    readonly name: string
    readonly tone: Tone
    /** Days at which the curve changes, ascending from 0, with the estimate and its band from that day on. */
    readonly days: readonly number[]
    readonly estimate: readonly number[]
    readonly low: readonly number[]
    readonly high: readonly number[]
    readonly atRisk: readonly { readonly day: number; readonly n: number }[]
  }[]
}

/** Estimates under each other, each with its interval around the value that means "no difference". */
export interface ForestExhibit extends ExhibitBase {
  readonly kind: 'forest'
  /** Where there is no difference: 1 for ratios, 0 for differences. */
  readonly reference: number
  /** True for ratios, of which half is as far as double. */
  readonly logarithmic: boolean
  readonly rows: readonly {
    readonly label: string
    /** How many it rests on, in words: `n 212`. */
    readonly under: string
    readonly value: number
    readonly low: number
    readonly high: number
    /** The row of everybody, drawn larger. */
    readonly whole: boolean
  }[]
}

/** Numbers as a table; cells are already words made by the one formatter. */
export interface TableExhibit extends ExhibitBase {
  readonly kind: 'table'
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[]
  readonly rows: readonly (readonly string[])[]
}
