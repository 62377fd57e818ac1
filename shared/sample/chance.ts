import { invariant } from '../base/assert.ts'

/** A stream of repeatable chance: the same seed, purpose and index always give the same numbers. */
export interface Chance {
  /** Uniform on [0, 1). */
  readonly next: () => number
  /** True with probability `p`. */
  readonly isLucky: (p: number) => boolean
  /** Uniform on [from, to). */
  readonly between: (from: number, to: number) => number
  /** A whole number from `from` to `to`, both included. */
  readonly whole: (from: number, to: number) => number
  /** One of the values, all equally likely. */
  readonly pick: <T>(values: readonly T[]) => T
  /** The index of one of the weights, chosen in proportion to it. */
  readonly weighted: (weights: readonly number[]) => number
  /** Standard normal (Box & Muller 1958). */
  readonly normal: () => number
  /** Exponential with this mean. */
  readonly exponential: (mean: number) => number
  /** Text of `length` characters drawn from `alphabet`. */
  readonly text: (alphabet: string, length: number) => string
}

/**
 * A stream of its own for every purpose and thing, so that drawing more of one never reshuffles another.
 * xoshiro128** (Blackman & Vigna 2021), its state filled by splitmix32 from a hash (FNV-1a) of the key.
 * @example makeChance(7, 'plan', 12).next()
 */
export function makeChance(seed: number, purpose: string, index: number | string = 0): Chance {
  invariant(Number.isSafeInteger(seed), `seed is not a whole number: ${seed}`)
  const fill = splitmix32(hash(`${seed}/${purpose}/${index}`))
  let a = fill()
  let b = fill()
  let c = fill()
  let d = fill()
  const next = (): number => {
    const scaled = Math.imul(b, 5)
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result / 4294967296
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    isLucky: (p) => next() < p,
    between: (from, to) => from + next() * (to - from),
    pick: <T>(values: readonly T[]): T => values[whole(0, values.length - 1)] as T,
    weighted: (weights) => {
      let left = next() * weights.reduce((sum, w) => sum + w, 0)
      for (let i = 0; i < weights.length - 1; i += 1) {
        left -= weights[i] as number
        if (left < 0) return i
      }
      return weights.length - 1
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    text: (alphabet, length) => {
      let out = ''
      for (let i = 0; i < length; i += 1) out += alphabet[whole(0, alphabet.length - 1)]
      return out
    },
  }
}

function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

function splitmix32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x9e3779b9) | 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return (z ^ (z >>> 16)) >>> 0
  }
}
