import type { Tone } from '../../../shared/deck/exhibit.ts'

/** A place on the slide, in inches from its upper left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Colours as PowerPoint takes them: six hexadecimal digits, upper case. */
export const colours = {
  ink: '1C2126',
  ink2: '545C66',
  ink3: '6D7580',
  rule: 'E4E1D8',
  grid: 'ECEAE3',
  axis: '8A929C',
  sheet: 'FFFFFF',
  honest: 'B9791A',
} as const

const tones: Readonly<Record<Tone, string>> = {
  durable: '0B7A69',
  fragile: 'C07F12',
  failed: 'A83420',
  unknown: '858D97',
  ai: '284A8A',
  human: '8A62B4',
  // The theme holds it in a slot of its own, so that a company's first colour can take its place without meaning "held".
  accent: '0B6E5F',
  quiet: '918F84',
}

/** The colour of a tone; the same on every slide, on the screen and in print. */
export function colourOf(tone: Tone): string {
  return tones[tone]
}

/** The colour of words in a tone: as the tone, but dark enough to be read on white. */
export function wordColourOf(tone: Tone): string {
  if (tone === 'fragile') return '8A5A00'
  return tone === 'unknown' || tone === 'quiet' ? colours.ink2 : tones[tone]
}

/** White or ink, whichever is easier to read on this colour. */
export function inkOn(colour: string): string {
  const light = luminance(colour)
  return 1.05 / (light + 0.05) >= (light + 0.05) / (luminance(colours.ink) + 0.05) ? colours.sheet : colours.ink
}

/** The contrast of two colours as WCAG reckons it: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export const fonts = { claim: 'Georgia', text: 'Calibri' } as const

/** Type sizes in points: the claim, words in place of a picture, remarks, everything small; and the one figure of a slide. */
export const sizes = { claim: 28, large: 16, text: 14, small: 11, figure: 44 } as const

/** 16:9 as PowerPoint's own wide slide, with its margin, in inches. */
export const page = { width: 13.333, height: 7.5, margin: 0.65 } as const

const inner = page.width - 2 * page.margin

/** Where things stand on every slide, in inches. */
export const places = {
  title: { x: page.margin, y: 0.42, w: inner, h: 0.96 },
  subtitle: { x: page.margin, y: 1.4, w: inner, h: 0.3 },
  body: { x: page.margin, y: 1.92, w: inner, h: 4.83 },
  picture: { x: page.margin, y: 1.92, w: 8.2, h: 4.83 },
  side: { x: 9.3, y: 1.92, w: page.width - page.margin - 9.3, h: 4.83 },
  rule: { x: page.margin, y: 6.95, w: inner, h: 0 },
  mark: { x: page.margin, y: 7.05, w: 0.2, h: 0.2 },
  footer: { x: page.margin + 0.28, y: 7.03, w: 9.6, h: 0.24 },
  pageNumber: { x: page.width - page.margin - 0.4, y: 7.03, w: 0.4, h: 0.24 },
  source: { x: page.width - page.margin - 2.4, y: 7.03, w: 1.95, h: 0.24 },
} as const satisfies Readonly<Record<string, Box>>

/** The mark by which a grade is shown; its word is the language's. */
export { gradeMarks as marks } from '../../../shared/deck/draft.ts'
