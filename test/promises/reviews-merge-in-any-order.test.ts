import { copyFileSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../electron/api/index.ts'
import type { ReviewWord, Task } from '../../shared/contract.ts'
import type { ReviewReport } from '../../shared/review/report.ts'
import { scratchFolder } from '../helpers/command-line.ts'
import { draws } from '../helpers/draws.ts'

// Promise: two people's reviews merged in either order give the same project, the same review twice changes nothing, and no word is lost.

const scratch = scratchFolder()
const task: Task = { report: () => {}, checkCancelled: () => {}, breathe: () => Promise.resolve() }
const original = scratch.at('acme.proofbook')
let instant = 1_795_000_000
let computers = 0

/** A computer of somebody's own, with the project as it was sent. */
function computer() {
  computers += 1
  const path = scratch.at(`${computers}.proofbook`)
  copyFileSync(original, path)
  const core = createCore({ today: '2026-11-22', dataFolder: scratch.at(`home-${computers}`), clock: () => instant++ })
  return { path, ask: core.handlers, close: core.close, file: scratch.at(`${computers}.review`) }
}

/** Somebody reviews the project and hands the review over. Answers the file, and every word in it. */
async function review(
  name: string,
  words: readonly ReviewWord[],
): Promise<{ readonly file: string; readonly reviewed: string }> {
  const { path, ask, close, file } = computer()
  const before = readFileSync(path)
  await ask['project:open']({ file: path }, task)
  await ask['review:start']({ name, role: 'FP&A' }, task)
  for (const word of words) await ask['review:say'](word, task)
  await ask['review:hand-over']({ file }, task)
  close()
  expect(readFileSync(path).equals(before)).toBe(true)
  return { file, reviewed: path }
}

/** The owner takes reviews in, in this order. */
async function mergedIn(files: readonly string[]): Promise<{ readonly hash: string; readonly report: ReviewReport }> {
  const { path, ask, close } = computer()
  await ask['project:open']({ file: path }, task)
  for (const file of files) await ask['review:merge']({ file }, task)
  const report = await ask['review:report']({}, task)
  const { ok, contentHash, checks } = await ask['project:verify']({}, task)
  close()
  expect(checks.filter((check) => !check.ok)).toEqual([])
  expect(ok).toBe(true)
  return { hash: contentHash, report }
}

const thing = fc.constantFrom(
  { kind: 'number' as const, id: 'csat@1/2026Q2' },
  { kind: 'number' as const, id: 'never-heard-of@9/2026Q2' },
  { kind: 'definition' as const, id: 'csat@1' },
  { kind: 'assumption' as const, id: 'gross-margin' },
  { kind: 'proof-point' as const, id: '2026Q2/cost' },
)
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((words) => words.trim() !== '')
const word: fc.Arbitrary<ReviewWord> = fc.oneof(
  fc.record({ about: thing, said: fc.record({ kind: fc.constant('comment' as const), text }) }),
  fc.record({
    about: thing,
    said: fc.record({
      kind: fc.constant('mark' as const),
      mark: fc.constantFrom('agreed' as const, 'challenged' as const, 'open' as const),
      text,
    }),
  }),
  fc.record({
    about: fc.constant({ kind: 'assumption' as const, id: 'gross-margin' }),
    said: fc.record({
      kind: fc.constant('proposal' as const),
      value: fc.double({ min: 0, max: 1, noNaN: true }),
      text,
    }),
  }),
)

beforeAll(async () => {
  const core = createCore({ today: '2026-11-22', dataFolder: scratch.at('home'), clock: () => instant++ })
  await core.handlers['project:create']({ file: original, currency: 'EUR', timeZone: 'Europe/Berlin' }, task)
  await core.handlers['data:import']({ files: [{ file: 'test/golden/small-company/input' }] }, task)
  await core.handlers['project:verify']({}, task)
  core.close()
}, 120_000)
afterAll(scratch.remove)

describe('two people’s reviews', () => {
  it('give the same project in either order, also when taken in again and again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { maxLength: 8 }),
        fc.array(word, { minLength: 1, maxLength: 8 }),
        async (one, other) => {
          const [bo, cy] = [await review('Bo Lind', one), await review('Cy Okafor', other)]
          const first = await mergedIn([bo.file, cy.file])
          const second = await mergedIn([cy.file, bo.file])
          const again = await mergedIn([bo.file, cy.file, bo.file, cy.file, cy.file])
          expect(second).toEqual(first)
          expect(again).toEqual(first)
          const said = first.report.things.flatMap((found) => found.said.map((line) => line.text))
          for (const { said: word } of [...one, ...other]) expect(said).toContain(word.text.trim())
        },
      ),
      draws(6),
    )
  }, 300_000)

  it('change the hash of the content, and a review without a word does not', async () => {
    const [none, some] = [
      await review('Bo Lind', []),
      await review('Cy Okafor', [
        { about: { kind: 'definition', id: 'csat@1' }, said: { kind: 'mark', mark: 'agreed', text: '' } },
      ]),
    ]
    const bare = await mergedIn([])
    expect((await mergedIn([none.file])).hash).toBe(bare.hash)
    expect((await mergedIn([some.file])).hash).not.toBe(bare.hash)
  }, 120_000)
})
