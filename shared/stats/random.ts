/**
 * A stream of chance that is the same for the same seed on every machine (xoshiro128**, Blackman & Vigna 2021, ACM Trans. Math. Softw. 47:36;
 * its state filled by splitmix32). Good for resampling and simulation, never for secrets.
 */
export interface Random {
  /** A number from 0 up to but not including 1, with 53 random bits. */
  readonly uniform: () => number
  /** A standard normal draw. */
  readonly normal: () => number
  /** An exponential draw with mean 1. */
  readonly exponential: () => number
  /** A whole number from 0 to `n - 1`, every one as likely. */
  readonly integer: (n: number) => number
}

/** Starts the stream of a seed (any whole number; only its low 32 bits count). */
export function seededRandom(seed: number): Random {
  let mix = seed | 0
  const state = () => {
    mix = (mix + 0x9e3779b9) | 0
    let t = mix ^ (mix >>> 16)
    t = Math.imul(t, 0x21f0aaad)
    t = Math.imul(t ^ (t >>> 15), 0x735a2d97)
    return t ^ (t >>> 15)
  }
  let a = state()
  let b = state()
  let c = state()
  let d = state()
  const next = () => {
    const five = Math.imul(b, 5)
    const result = Math.imul((five << 7) | (five >>> 25), 9)
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return result >>> 0
  }
  const uniform = () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992
  let spare: number | null = null
  const normal = () => {
    if (spare !== null) {
      const kept = spare
      spare = null
      return kept
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()))
    const angle = 2 * Math.PI * uniform()
    spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
  const integer = (n: number) => {
    // Draws in the incomplete last block are thrown away: a plain remainder would favour small numbers.
    const limit = 4294967296 - (4294967296 % n)
    let draw = next()
    while (draw >= limit) draw = next()
    return draw % n
  }
  return { uniform, normal, exponential: () => -Math.log(1 - uniform()), integer }
}
