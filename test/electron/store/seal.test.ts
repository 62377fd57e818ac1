import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSealed, seal, unseal } from '../../../electron/store/seal.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import { draws } from '../../helpers/draws.ts'

const passphrase = 'four unrelated words here'
const cheap = { cost: 14 }

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'opened'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('a locked file', () => {
  it('opens with its passphrase, whatever it holds and however long it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 20_000 }),
        fc.string({ minLength: 12, maxLength: 40, unit: 'grapheme' }).filter((text) => [...text].length >= 12),
        async (bytes, words) => {
          const sealed = await seal(bytes, words, { ...cheap, chunk: 12 })
          expect(Buffer.compare(await unseal(sealed, words, 'x'), bytes)).toBe(0)
        },
      ),
      draws(12),
    )
  })

  it('is what this version’s golden vectors say, byte for byte', async () => {
    const parts = { cost: 14, chunk: 12, salt: Buffer.alloc(16, 7), noncePrefix: Buffer.alloc(7, 9) }
    const sealed = await seal(Buffer.from('what customers said and what they pay', 'utf8'), passphrase, parts)
    expect(sealed.toString('hex')).toBe(golden)
    const long = await seal(Buffer.alloc(10_000, 'proof'), passphrase, parts)
    expect(createHash('sha256').update(long).digest('hex')).toBe(goldenLong)
  })

  it('opens with a passphrase whose accents were typed in the other way', async () => {
    const sealed = await seal(Buffer.from('x'), 'crème brûlée für alle'.normalize('NFC'), cheap)
    expect((await unseal(sealed, 'crème brûlée für alle'.normalize('NFD'), 'x')).toString()).toBe('x')
  })

  it('tells a wrong passphrase from damage', async () => {
    const sealed = await seal(Buffer.from('content'), passphrase, cheap)
    expect(await codeOf(unseal(sealed, 'four unrelated words Here', 'x'))).toBe('wrong-passphrase')
    const cut = sealed.subarray(0, sealed.length - 1)
    expect(await codeOf(unseal(cut, passphrase, 'x'))).toBe('damaged-project')
  })

  it('is refused with a type after any single byte was changed, and never opens to anything else', async () => {
    const sealed = await seal(Buffer.from('a short content'), passphrase, cheap)
    // Each byte from 52 on costs a key; eight of the key mark's thirty-two are tried.
    const places = [...sealed.keys()].filter((i) => i < 52 || i >= 84 || i % 4 === 0)
    for (const i of places) {
      const changed = Buffer.from(sealed)
      changed[i] = (changed[i] as number) ^ (1 + (i % 255))
      const code = await codeOf(unseal(changed, passphrase, 'x'))
      // The key mark is what a wrong passphrase is told by; every other byte is damage.
      expect(code, `byte ${i}`).toBe(i >= 52 && i < 84 ? 'wrong-passphrase' : 'damaged-project')
    }
  })

  it('is refused when chunks are swapped, left out, repeated or cut off at their border', async () => {
    const size = 4_096 + 16
    const sealed = await seal(Buffer.alloc(3 * 4_096, 1), passphrase, { ...cheap, chunk: 12 })
    const head = sealed.subarray(0, 84)
    const [a, b, c] = [0, 1, 2].map((i) => sealed.subarray(84 + i * size, 84 + (i + 1) * size)) as [
      Buffer,
      Buffer,
      Buffer,
    ]
    for (const body of [[b, a, c], [a, c], [a, b], [a, a, b, c], [a, b, c, c], [c], []])
      expect(await codeOf(unseal(Buffer.concat([head, ...body]), passphrase, 'x'))).toBe('damaged-project')
  })

  it('asks for no more memory than its layout allows, whatever its header says', async () => {
    const sealed = await seal(Buffer.from('x'), passphrase, cheap)
    for (const [at, value] of [
      [9, 31],
      [9, 1],
      [10, 255],
      [11, 255],
      [12, 31],
    ] as const) {
      const bomb = Buffer.from(sealed)
      bomb[at] = value
      createHash('sha256').update(bomb.subarray(0, 36)).digest().copy(bomb, 36, 0, 16)
      expect(await codeOf(unseal(bomb, passphrase, 'x'))).toBe('damaged-project')
    }
  })

  it('of a newer layout is left to a newer Proofbook', async () => {
    const newer = Buffer.from(await seal(Buffer.from('x'), passphrase, cheap))
    newer[8] = 2
    createHash('sha256').update(newer.subarray(0, 36)).digest().copy(newer, 36, 0, 16)
    expect(await codeOf(unseal(newer, passphrase, 'x'))).toBe('newer-project')
  })

  it('is known by how it begins, and needs a passphrase worth the name', async () => {
    expect(isSealed(await seal(Buffer.alloc(0), passphrase, cheap))).toBe(true)
    expect(isSealed(Buffer.from('SQLite format 3'))).toBe(false)
    expect(await codeOf(seal(Buffer.from('x'), 'too short'))).toBe('bad-value')
    expect(await codeOf(unseal(Buffer.from('PRBKSEAL'), passphrase, 'x'))).toBe('damaged-project')
  })
})

// Made by a second implementation, in Python: hashlib.scrypt, HKDF written out with hmac, AESGCM of the cryptography package.
const golden =
  '5052424b5345414c010e08010c070707070707070707070707070707070909090909090949b2c33b01c2fa3ae72ad545762390b2857660ce4e5934865091ca4d92f4d39fadcde88904aa9e9f39bd6f1b6284026dec6cf194364ea55d270854eae85a3f8f5c6ab38ddb14b440332df08bdaead0d557c8e7a06d447745170112a1f5e48d97f27e6a75af'
const goldenLong = '589f6a0efa5bec39ee58f7884b257557be82d598f6243b0a91e669e34cacd499'
