import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createCore } from '../electron/api/index.ts'
import type { Task } from '../shared/contract.ts'
import { scratchFolder } from './helpers/command-line.ts'

/** A folder of exports and how they are to be read; without `files` everything in it is imported as it is recognised. */
interface GoldenCase {
  readonly about: string
  readonly currency: string
  readonly timeZone: string
  readonly files: readonly { readonly file: string; readonly source: string }[]
}

const folder = join(import.meta.dirname, 'golden')
const cases = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'case.json')))
const scratch = scratchFolder()
afterAll(scratch.remove)

const task: Task = { report: () => {}, checkCancelled: () => {}, breathe: () => Promise.resolve() }
const write = process.env.GOLDEN === 'write'

/** Twelve digits say the same on every machine; the last bits of a double need not. */
const steady = (_: string, value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(12)) : value

describe.each(cases)('golden folder %s', (name) => {
  it('gives what it gave before', async () => {
    const at = join(folder, name)
    const golden = JSON.parse(readFileSync(join(at, 'case.json'), 'utf8')) as GoldenCase
    const core = createCore({ today: '2026-11-22', dataFolder: scratch.path })
    const ask = core.handlers
    await ask['project:create'](
      { file: scratch.at(`${name}.proofbook`), currency: golden.currency, timeZone: golden.timeZone },
      task,
    )
    const files =
      golden.files.length > 0
        ? golden.files.map(({ file, source }) => ({ file: join(at, 'input', file), source }))
        : [{ file: join(at, 'input') }]
    const receipts = await ask['data:import']({ files }, task)
    const metrics = await ask['scorecard:metrics']({}, task)
    const cohorts = await ask['cohorts:retention']({}, task)
    const story = await ask['story:proof-points']({}, task)
    const deck = await ask['deck:plan']({}, task)
    const verify = await ask['project:verify']({}, task)
    // What can be planned must be able to leave, in every quarter, length and language.
    for (const quarter of (await ask['project:current']({}, task))?.quarters ?? [])
      for (const length of ['short', 'full'] as const)
        for (const language of ['en', 'de'] as const) {
          const file = scratch.at(`${name}-${quarter}-${length}-${language}.pptx`)
          const { slides } = await ask['deck:export']({ quarter, length, language, deck: file }, task)
          expect(slides.length).toBeGreaterThan(8)
        }
    core.close()
    expect(verify.checks.filter((check) => !check.ok)).toEqual([])
    const answers = {
      'receipts.json': receipts.map(
        ({ file, source, rowsIn, records, merged, excluded, exclusions, problems, dataFrom, dataThrough }) => ({
          file,
          source,
          rowsIn,
          records,
          merged,
          excluded,
          exclusions,
          problems,
          dataFrom,
          dataThrough,
        }),
      ),
      'metrics.json': metrics.metrics.map(({ id, value, numerator, denominator, n, low, high, note, excluded }) => ({
        id,
        value,
        numerator,
        denominator,
        n,
        low,
        high,
        note,
        excluded,
      })),
      'cohorts.json': { groups: cohorts.groups, comparisons: cohorts.comparisons, sentence: cohorts.sentence },
      'deck.json': deck.slides.map(({ id, title, figure, remarks, grade, footer, evidence }) => ({
        id,
        title,
        figure,
        remarks,
        grade,
        footer,
        evidence,
      })),
      'story.md': `${story.proofPoints.map((p) => `## [${p.grade}] ${p.title}\n\n${p.text}\n`).join('\n')}`,
    }
    for (const [file, answer] of Object.entries(answers)) {
      const text = typeof answer === 'string' ? answer : `${JSON.stringify(answer, steady, 2)}\n`
      const expected = join(at, 'expected', file)
      if (write) {
        mkdirSync(join(at, 'expected'), { recursive: true })
        writeFileSync(expected, text)
      }
      expect(text, `${name}/${file}: look at the difference; GOLDEN=write takes it over`).toBe(
        readFileSync(expected, 'utf8'),
      )
    }
  })
})
