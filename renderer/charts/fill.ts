import type { BarSeriesOption } from 'echarts/charts'
import type { Series, Tone } from '../../shared/deck/exhibit.ts'
import type { Palette } from './palette.ts'

/** Tones that no eye tells apart for certain; every other pair is told apart by everybody, which a test holds. */
const twins: readonly (readonly [Tone, Tone])[] = [
  ['durable', 'accent'],
  ['unknown', 'quiet'],
]

/** Whether two tones look alike. */
export function looksAlike(a: Tone, b: Tone): boolean {
  return a === b || twins.some((pair) => pair.includes(a) && pair.includes(b))
}

/** Which hatching a series of bars has: none (0) while no series before it in the picture looks the same, then another for each that does. */
export function hatchOf(all: readonly Pick<Series, 'tone' | 'dashed'>[], at: number): number {
  const own = all[at]
  if (own === undefined) return 0
  const alike = all.slice(0, at).filter((before) => looksAlike(before.tone, own.tone)).length
  return own.dashed ? alike + 1 : alike
}

/** Fine lines of the sheet's colour over a fill: one way, the other way, then both ways closer; so that bars differ for every eye and in grey print. */
function hatching(kind: number, sheet: string): NonNullable<NonNullable<BarSeriesOption['itemStyle']>['decal']> {
  return {
    symbol: 'rect',
    color: sheet,
    dashArrayX: [1, 0],
    dashArrayY: kind > 2 ? [1, 2.5] : [1, 4.5],
    rotation: kind % 2 === 1 ? -Math.PI / 4 : Math.PI / 4,
  }
}

/** What the bars of a series are filled with: its tone, hatched where that alone would not tell it from the series before it. */
export function fill(all: readonly Series[], at: number, palette: Palette): NonNullable<BarSeriesOption['itemStyle']> {
  const series = all[at]
  if (!series) return {}
  const kind = hatchOf(all, at)
  return {
    color: palette.tones[series.tone],
    opacity: series.dashed ? 0.55 : 1,
    ...(kind > 0 ? { decal: hatching(kind, palette.sheet) } : {}),
  }
}
