import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../../shared/base/evidence.ts'
import { renderFields } from '../../../shared/story/fields.ts'
import {
  besideLock,
  changeLocked,
  type LockedText,
  lockedText,
  putNumber,
  readingsOf,
  takeOut,
  templateOf,
} from '../../../shared/story/locked-text.ts'
import { inventEvidence } from '../../helpers/invent-evidence.ts'

const evidence = (id: string, value: number | null, more: Partial<Evidence> = {}): Evidence =>
  inventEvidence(id, { value, unit: 'money', currency: 'EUR', n: 412, ...more })
const now = evidence('now', 610)
const before = evidence('before', 740)
const known = new Map([now, before].map((one) => [one.id, one]))
const offered = readingsOf([now, before], 'en')
const template = 'It costs {{now|value}}, down from {{before|value}}.'
const held = lockedText(template, known, 'en')

/** Types `put` in the place of what stands between two places, as a text field reports it. */
const type = (locked: LockedText, from: number, until: number, put: string) =>
  changeLocked(locked, locked.text.slice(0, from) + put + locked.text.slice(until), from + put.length, offered)

describe('lockedText', () => {
  it('puts numbers into brackets and gives the template back', () => {
    expect(held.text).toBe('It costs [€6.10], down from [€7.40].')
    expect(templateOf(held)).toBe(template)
  })

  it('keeps a number that can’t be told any more', () => {
    const lost = lockedText('It costs {{elsewhere|value}}.', known, 'en')
    expect(lost.text).toBe('It costs [no longer known].')
    expect(templateOf(lost)).toBe('It costs {{elsewhere|value}}.')
  })
})

describe('readingsOf', () => {
  it('offers each wording of a number once', () => {
    expect(
      readingsOf([evidence('d', -0.09, { unit: 'points', low: -0.12, high: -0.06 })], 'en').map((one) => one.form),
    ).toEqual(['value', 'size', 'interval', 'low', 'high', 'n'])
    expect(readingsOf([evidence('none', null, { n: 0 })], 'en').map((one) => one.words)).toEqual(['0'])
  })
})

describe('changeLocked', () => {
  it('lets words around numbers be typed', () => {
    const typed = type(held, 0, 2, 'A resolution')
    expect(typed && templateOf(typed.locked)).toBe('A resolution costs {{now|value}}, down from {{before|value}}.')
  })

  it('refuses to type into a number', () => {
    expect(type(held, 12, 12, '9')).toBeNull()
  })

  it('takes a number out whole when any of it is deleted', () => {
    const end = held.text.indexOf(']') + 1
    const typed = type(held, end - 1, end, '')
    expect(typed).toMatchObject({ locked: { text: 'It costs , down from [€7.40].' }, caret: 9 })
    expect(typed && templateOf(typed.locked)).toBe('It costs , down from {{before|value}}.')
  })

  it('knows by the caret on which side of an equal letter was typed', () => {
    const typed = type(held, 9, 9, '[')
    expect(typed?.locked.text).toBe('It costs [[€6.10], down from [€7.40].')
    expect(typed && templateOf(typed.locked)).toBe('It costs [{{now|value}}, down from {{before|value}}.')
  })

  it('locks a number again that is cut and pasted', () => {
    const from = held.text.indexOf('[€7.40]')
    const cut = type(held, from, from + 7, '')
    const pasted = cut && type(cut.locked, 0, 0, '[€7.40] ')
    expect(pasted && templateOf(pasted.locked)).toBe('{{before|value}} It costs {{now|value}}, down from .')
  })

  it('never changes what a number is, whatever is typed where (law)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(60), fc.nat(12), fc.string({ maxLength: 6 })), { maxLength: 12 }),
        (edits) => {
          let locked = held
          for (const [at, length, put] of edits) {
            const from = Math.min(at, locked.text.length)
            const changed = type(locked, from, Math.min(from + length, locked.text.length), put)
            if (changed === null) continue
            locked = changed.locked
            expect(changed.caret).toBeLessThanOrEqual(locked.text.length)
          }
          for (const lock of locked.locks)
            expect(locked.text.slice(lock.from, lock.until)).toBe(lock.evidence === 'now' ? '[€6.10]' : '[€7.40]')
          for (const [i, lock] of locked.locks.entries())
            expect(lock.from).toBeGreaterThanOrEqual(locked.locks[i - 1]?.until ?? 0)
          expect(renderFields(templateOf(locked), known, 'en').missing).toEqual([])
        },
      ),
    )
  })
})

describe('putNumber and takeOut', () => {
  it('put a number in at the caret, with a blank after a word, and take it out again', () => {
    const put = putNumber(lockedText('It costs.', known, 'en'), 8, 8, {
      evidence: 'now',
      form: 'value',
      words: '€6.10',
    })
    expect(put).toMatchObject({ locked: { text: 'It costs [€6.10].' }, caret: 16 })
    expect(templateOf(put.locked)).toBe('It costs {{now|value}}.')
    const [lock] = held.locks
    expect(lock && takeOut(held, lock).text).toBe('It costs , down from [€7.40].')
  })

  it('put a number beside the one that the caret stands in, never into it', () => {
    const put = putNumber(held, 12, 12, { evidence: 'before', form: 'value', words: '€7.40' })
    expect(templateOf(put.locked)).toBe('It costs {{now|value}} {{before|value}}, down from {{before|value}}.')
  })
})

describe('besideLock', () => {
  it('steps over a number as over one letter', () => {
    expect(besideLock(held, 10, 9)).toBe(16)
    expect(besideLock(held, 15, 16)).toBe(9)
    expect(besideLock(held, 4, 3)).toBeNull()
  })
})
