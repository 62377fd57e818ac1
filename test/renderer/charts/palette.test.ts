import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { colourOf } from '../../../electron/files/pptx/look.ts'
import { hatchOf, looksAlike } from '../../../renderer/charts/fill.ts'
import type { Tone } from '../../../shared/deck/exhibit.ts'

// The tones as the style sheet has them, looked at with other eyes.

const tones: readonly Tone[] = ['durable', 'fragile', 'failed', 'unknown', 'ai', 'human', 'accent', 'quiet']
const sheet = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8')

type Theme = 'light' | 'dark'
type Colour = readonly [number, number, number]

function token(name: string, theme: Theme): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(sheet)
  const colour = found?.[theme === 'light' ? 1 : 2]
  if (!colour) throw new Error(`no token --${name}`)
  return colour
}

function linear(hex: string): Colour {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return [r, g, b]
}

/** Whole loss of one kind of cone, after Machado, Oliveira and Fernandes (2009), on linear RGB. */
const eyes: Readonly<Record<string, readonly Colour[]>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function seen(colour: Colour, matrix: readonly Colour[]): Colour {
  const [r, g, b] = matrix.map((row) =>
    Math.min(1, Math.max(0, row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2])),
  ) as [number, number, number]
  return [r, g, b]
}

/** OKLab (Ottosson 2020), in which a distance of 0.02 is just seen side by side. */
function oklab([r, g, b]: Colour): Colour {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function distance(a: string, b: string, eye: readonly Colour[]): number {
  const [x, y] = [oklab(seen(linear(a), eye)), oklab(seen(linear(b), eye))]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}

function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const [r, g, b] = linear(hex)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const pairs = tones.flatMap((a, at) => tones.slice(at + 1).map((b) => [a, b] as const))

describe.each(['light', 'dark'] as const)('the tones in %s', (theme) => {
  it.each(Object.keys(eyes))('stay apart for eyes with %s, but for those that are hatched', (eye) => {
    const near = pairs
      .filter(([a, b]) => !looksAlike(a, b))
      .filter(([a, b]) => distance(token(a, theme), token(b, theme), eyes[eye] ?? []) < 0.07)
    expect(near).toEqual([])
  })

  it('stand out from the sheet as pictures must, and their inks as small words must', () => {
    const surface = token('sheet', theme)
    expect(tones.filter((tone) => contrast(token(tone, theme), surface) < 3)).toEqual([])
    expect(tones.filter((tone) => contrast(token(`${tone}-ink`, theme), surface) < 4.5)).toEqual([])
  })
})

describe('the tones', () => {
  it('are those that are hatched where no eye tells them apart', () => {
    expect(looksAlike('durable', 'accent')).toBe(true)
    expect(looksAlike('ai', 'human')).toBe(false)
    const stack = (['durable', 'accent', 'failed', 'accent'] as const).map((tone) => ({ tone }))
    expect(stack.map((_, at) => hatchOf(stack, at))).toEqual([0, 1, 0, 2])
  })

  it('are the same on a slide', () => {
    expect(tones.map((tone) => `#${colourOf(tone).toLowerCase()}`)).toEqual(tones.map((tone) => token(tone, 'light')))
  })
})
