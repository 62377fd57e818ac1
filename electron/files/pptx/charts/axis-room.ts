import { currencySign } from '../../../../shared/base/format.ts'
import { sizes } from '../look.ts'
import { linesHeight, textWidth, wrapText } from '../measure-text.ts'
import type { Scale } from '../scale.ts'
import { decimalsOf, type SaidMeasure } from '../value-format.ts'

/** How wide the numbers of a vertical axis are set, in inches, with their distance from the plot. */
export function leftAxisWidth(scale: Scale, measure: SaidMeasure): number {
  const words = [scale.min, scale.max, scale.max - scale.step].map((mark) => axisWords(mark, scale.step, measure))
  return Math.max(...words.map((w) => textWidth(w, 'Calibri', sizes.small))) + 0.16
}

/** About what the axis format shows; only its width counts. */
function axisWords(mark: number, step: number, { unit, currency, words }: SaidMeasure): string {
  if (unit === 'share') return `${words.format.number(mark * 100, decimalsOf(step * 100))} %`
  if (unit !== 'money') return words.format.number(mark, decimalsOf(step))
  const scaled = Math.abs(mark) >= 1e6 ? 1e6 : Math.abs(mark) >= 1e4 ? 1e3 : 1
  const digits = scaled === 1 && step < 1 ? Math.max(2, decimalsOf(step)) : decimalsOf(step / scaled)
  return words.format.words.money(
    `${words.format.number(mark / scaled, digits)}${scaled === 1 ? '' : words.format.words.million}`,
    currencySign(currency ?? ''),
  )
}

/** The room below a plot for its categories, and how they are set there: on up to three lines, every so many, or turned. */
export interface BottomAxis {
  readonly height: number
  readonly every: number
  readonly turned: boolean
}

/** Finds how categories fit under slots of a width in inches. Ordered ones (`canSkip`) may leave some out; names are turned instead. */
export function bottomAxisOf(
  categories: readonly string[],
  slot: number,
  options: { readonly canSkip: boolean },
): BottomAxis {
  const room = slot * 0.94
  const widest = Math.max(0, ...categories.map((c) => textWidth(c, 'Calibri', sizes.small)))
  const lines = Math.max(1, ...categories.map((c) => wrapText(c, 'Calibri', sizes.small, room).length))
  const whole = categories.every((c) =>
    c.split(/[\s\-/]+/).every((word) => textWidth(word, 'Calibri', sizes.small) <= room),
  )
  if (whole && lines <= 3) return { height: linesHeight(lines, sizes.small) + 0.16, every: 1, turned: false }
  if (options.canSkip) {
    return {
      height: linesHeight(1, sizes.small) + 0.16,
      every: Math.max(2, Math.ceil((Math.min(widest, 2) + 0.1) / slot)),
      turned: false,
    }
  }
  return { height: Math.min(1.5, widest * 0.71 + 0.3), every: 1, turned: true }
}
