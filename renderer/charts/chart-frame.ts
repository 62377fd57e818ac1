import { isMonth, isQuarter } from '../../shared/base/calendar.ts'
import type { Unit } from '../../shared/base/evidence.ts'
import { type Format, formatMonth, formatQuarter } from '../../shared/base/format.ts'
import { type Language, type Words, wordsOf } from '../../shared/story/language/language.ts'
import type { Palette } from './palette.ts'

/** How a picture is to be drawn: `mini` beside a sentence (ends only, no grid), `full` on its own, `slide` as the slide will have it. */
export interface Drawing {
  readonly palette: Palette
  readonly size: 'mini' | 'full' | 'slide'
  /** Width and height in CSS pixels, for what must fit. */
  readonly width: number
  readonly height: number
  /** Size of the words in CSS pixels. */
  readonly fontSize: number
  /** Of its numbers and words; English, as all screens, unless a slide is told in another. */
  readonly language?: Language
}

/** The words of the language that a picture is drawn in. */
export function wordsOfDrawing({ language = 'en' }: Pick<Drawing, 'language'>): Words {
  return wordsOf({ language })
}

/** A label of an axis in words: months and quarters are written out. */
export function categoryWords(category: string): string {
  if (isQuarter(category)) return formatQuarter(category)
  if (isMonth(category)) return formatMonth(category)
  return category
}

/** How wide a word is drawn, roughly, in CSS pixels: good enough to leave room for it. */
export function roughWidth(text: string, fontSize: number): number {
  return text.length * fontSize * 0.54
}

/** Writes values of an axis in the exhibit's unit, without decimals that the axis does not need, and money in one step from end to end: up to `largest`, the farthest that it reaches from zero. */
export function axisWords(
  value: number,
  {
    unit,
    currency,
    largest,
    format,
  }: {
    readonly unit: Unit
    readonly currency: string | null
    readonly largest: number
    readonly format: Format
  },
): string {
  if (unit === 'money') return format.moneyOnAxis(value, currency ?? '', largest)
  const said = format.value(unit === 'share' ? Math.round(value * 1000) / 1000 : value, unit, currency)
  // Decimals that are all noughts, before the unit or at the end.
  return said.replace(/[.,]0(?=\u202f?%)|[.,]00(?=\D*$)/, '')
}

/**
 * Which categories of a long axis are written out, so that none runs into the next: every n-th counted from the last, because the newest is what people
 * look for. Takes the widest word and the room in CSS pixels.
 */
export function shownCategories(count: number, widest: number, room: number): (index: number) => boolean {
  const fits = Math.max(1, Math.floor(room / (widest + 14)))
  const step = Math.max(1, Math.ceil(count / fits))
  return (index) => (count - 1 - index) % step === 0
}

/** What all pictures share: no motion, quiet axes, plain text in tooltips (no markup, so no style attribute). */
export function chartFrame({ palette, fontSize }: Drawing) {
  const text = { color: palette.quietInk, fontFamily: palette.font, fontSize }
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    tooltip: {
      renderMode: 'richText' as const,
      confine: true,
      backgroundColor: palette.sheet,
      borderColor: palette.rule,
      borderWidth: 1,
      padding: [8, 10],
      textStyle: { color: palette.ink, fontFamily: palette.font, fontSize: fontSize + 1, lineHeight: fontSize * 1.6 },
    },
    axisLabel: text,
    axisLine: { show: true, lineStyle: { color: palette.rule, width: 1 } },
    splitLine: { show: true, lineStyle: { color: palette.rule, width: 1, opacity: 0.7 } },
    hidden: { show: false },
  }
}

/** The lowest value worth showing on an axis that need not start at zero: a tenth of the spread below the lowest point, never below zero for values that can't be. */
export function axisFloor(values: readonly number[]): number {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const spread = high - low || Math.abs(high) || 1
  const floor = low - spread * 0.15
  return low >= 0 ? Math.max(0, floor) : floor
}

/** The highest value of an axis when an interval reaches higher than every line, so that no band is cut off; `null` when the lines themselves reach highest. */
export function axisCeiling(
  lines: readonly { readonly values: readonly (number | null)[]; readonly high?: readonly (number | null)[] }[],
  unit: Unit,
): number | null {
  const told = (values: readonly (number | null)[]) => values.filter((value) => value !== null)
  const values = lines.flatMap((line) => told(line.values))
  const highs = lines.flatMap((line) => told(line.high ?? []))
  if (values.length === 0 || highs.length === 0 || Math.max(...highs) <= Math.max(...values)) return null
  const top = Math.max(...highs)
  const ceiling = top + (top - Math.min(...values)) * 0.05
  return unit === 'share' && top <= 1 ? Math.min(1, ceiling) : ceiling
}

/** Breaks words into lines that fit a width, never inside a word. */
export function wrapWords(text: string, width: number, fontSize: number): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && roughWidth(`${last} ${word}`, fontSize) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

/** Room to the right of a picture for the names at its lines' ends: as wide as the longest, within a share of the whole. */
export function endRoom(
  labels: readonly string[],
  drawing: Drawing,
  share = drawing.size === 'mini' ? 0.38 : 0.3,
): number {
  return Math.min(
    Math.max(40, ...labels.map((label) => roughWidth(label, drawing.fontSize))) + 18,
    drawing.width * share,
  )
}
