import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../../electron/api/index.ts'
import { readReviewFile } from '../../../electron/api/review-file.ts'
import type { Task } from '../../../shared/contract.ts'
import { scratchFolder } from '../../helpers/command-line.ts'

const task: Task = { report: () => {}, checkCancelled: () => {}, breathe: () => Promise.resolve() }
const scratch = scratchFolder()
const margin = { kind: 'assumption' as const, id: 'gross-margin' }
const csat = { kind: 'number' as const, id: 'csat@1/2026Q3' }
let instant = 1_795_000_000
const project = scratch.at('acme.proofbook')

const at = (home: string) => createCore({ today: '2026-11-22', dataFolder: scratch.at(home), clock: () => instant++ })

beforeAll(async () => {
  const core = at('maker')
  await core.handlers['project:create']({ file: project, currency: 'EUR', timeZone: 'Europe/Berlin' }, task)
  await core.handlers['data:import']({ files: [{ file: 'test/golden/small-company/input' }] }, task)
  await core.handlers['project:verify']({}, task)
  core.close()
}, 120_000)
afterAll(scratch.remove)

async function reviewed(name: string, value: number, mark: 'agreed' | 'challenged'): Promise<string> {
  const core = at(name)
  const file = scratch.at(`${name}.review`)
  await core.handlers['project:open']({ file: project }, task)
  expect(await core.handlers['review:start']({ name, role: 'FP&A' }, task)).toMatchObject({ readOnly: true })
  await core.handlers['review:say'](
    { about: margin, said: { kind: 'proposal', value, text: `as ${name} sees it` } },
    task,
  )
  await core.handlers['review:say']({ about: csat, said: { kind: 'mark', mark, text: 'rows looked at' } }, task)
  await core.handlers['review:hand-over']({ file }, task)
  core.close()
  return file
}

describe('a review', () => {
  it('is written beside the project, survives the program, and is open for reading again', async () => {
    const first = at('crash')
    await first.handlers['project:open']({ file: project }, task)
    const before = readFileSync(project)
    await first.handlers['review:start']({ name: 'Bo', role: 'FP&A' }, task)
    await first.handlers['review:say']({ about: csat, said: { kind: 'comment', text: 'hello' } }, task)
    // Nothing is closed: the next one finds what was acknowledged.
    const second = at('crash')
    expect(await second.handlers['project:open']({ file: project }, task)).toMatchObject({ readOnly: true })
    expect((await second.handlers['review:report']({}, task)).draft).toMatchObject({ by: { name: 'Bo' }, entries: 1 })
    expect(readFileSync(project).equals(before)).toBe(true)
    await expect(second.handlers['review:start']({ name: 'Bo', role: '' }, task)).rejects.toMatchObject({
      code: 'already-exists',
    })
    first.close()
    expect(await second.handlers['review:end']({}, task)).toMatchObject({ readOnly: false })
    expect((await second.handlers['review:report']({}, task)).draft).toBeNull()
    second.close()
  })

  it('refuses a challenge, a proposal and a comment without words, and a value that can’t be', async () => {
    const core = at('refuse')
    await core.handlers['project:open']({ file: project }, task)
    const bad = [
      { about: csat, said: { kind: 'comment' as const, text: ' ' } },
      { about: csat, said: { kind: 'mark' as const, mark: 'challenged' as const, text: '' } },
      { about: margin, said: { kind: 'proposal' as const, value: 0.5, text: '' } },
      { about: margin, said: { kind: 'proposal' as const, value: 1.5, text: 'x' } },
      { about: margin, said: { kind: 'proposal' as const, value: 0.5, low: 0.6, text: 'x' } },
      { about: csat, said: { kind: 'proposal' as const, value: 0.5, text: 'x' } },
    ]
    for (const word of bad)
      await expect(core.handlers['review:say'](word, task)).rejects.toMatchObject({ code: 'bad-value' })
    expect((await core.handlers['review:report']({}, task)).things).toEqual([])
    core.close()
  })

  it('is shown before it is taken in, meets others, and its conflicts are settled with a reason', async () => {
    const [bo, cy] = [await reviewed('Bo', 0.6, 'challenged'), await reviewed('Cy', 0.66, 'agreed')]
    const core = at('owner')
    const { handlers } = core
    await handlers['project:open']({ file: project }, task)
    const look = await handlers['review:look']({ file: bo }, task)
    expect(look).toMatchObject({ proposals: 1, marks: 1, newConflicts: 0, isOfOtherContent: false, logIsTheSame: true })
    expect((await handlers['review:report']({}, task)).things).toEqual([])
    expect((await handlers['review:merge']({ file: bo }, task)).merged).toBe(2)
    expect((await handlers['review:merge']({ file: bo }, task)).merged).toBe(0)
    const { incoming, report } = await handlers['review:merge']({ file: cy }, task)
    expect(incoming.newConflicts).toBe(2)
    expect(report.things.map(({ about, conflict }) => [about.id, conflict])).toEqual([
      ['gross-margin', 'proposals'],
      ['csat@1/2026Q3', 'marks'],
    ])
    const pending = report.things[0]?.pending ?? []
    expect(pending).toHaveLength(2)
    await expect(
      Promise.resolve().then(() =>
        handlers['review:settle'](
          { about: margin, outcome: 'accepted', accepted: pending[1] as string, text: '' },
          task,
        ),
      ),
    ).rejects.toMatchObject({ code: 'bad-value' })
    const wanted = report.things[0]?.said.find(({ text }) => text === 'as Bo sees it')?.id as string
    const settled = await handlers['review:settle'](
      { about: margin, outcome: 'accepted', accepted: wanted, text: 'the board report' },
      task,
    )
    const thing = settled.things.find(({ about }) => about.id === margin.id)
    expect(thing).toMatchObject({ conflict: null, pending: [] })
    expect(thing?.said.map(({ text, settled: outcome }) => [text, outcome])).toEqual([
      ['as Bo sees it', 'accepted'],
      ['as Cy sees it', 'declined'],
      ['the board report', 'accepted'],
    ])
    const value = async () =>
      (await handlers['case:report']({}, task)).assumptions.find(({ id }) => id === 'gross-margin')
    expect(await value()).toMatchObject({ value: 0.6, source: 'proposed by Bo: as Bo sees it' })
    const log = await handlers['log:entries']({}, task)
    expect(log.entries.slice(0, 2).map(({ kind }) => kind)).toEqual(['review', 'assumption'])
    expect(JSON.stringify(log)).not.toContain('as Cy sees it')
    await handlers['case:undo']({}, task)
    expect((await value())?.value).not.toBe(0.6)
    const marked = await handlers['review:settle'](
      { about: csat, outcome: 'agreed', text: 'the rows were shown' },
      task,
    )
    expect(marked).toMatchObject({ conflicts: 0, challenged: 0 })
    expect(
      (await handlers['project:verify']({}, task)).checks.find(({ name }) => name.startsWith('reviews')),
    ).toMatchObject({ ok: true })
    core.close()
  })

  it('keeps words about what this project does not have, and says so', async () => {
    const core = at('strange')
    const file = scratch.at('strange.review')
    await core.handlers['project:open']({ file: project }, task)
    await core.handlers['review:start']({ name: 'Eve', role: '' }, task)
    await core.handlers['review:say'](
      { about: { kind: 'number', id: 'no-such-thing@1/2026Q3' }, said: { kind: 'comment', text: 'hm' } },
      task,
    )
    await core.handlers['review:hand-over']({ file }, task)
    core.close()
    const owner = at('owner-2')
    await owner.handlers['project:open']({ file: project }, task)
    const { incoming, report } = await owner.handlers['review:merge']({ file }, task)
    expect(incoming.strange).toBe(1)
    expect(report.things.find(({ about }) => about.id.startsWith('no-such'))).toMatchObject({
      isKnown: false,
      said: [{ text: 'hm' }],
    })
    owner.close()
  })

  it('lets only whoever said something take it back, and shows it still', async () => {
    const core = at('back')
    const ask = core.handlers
    await ask['log:call-me']({ name: 'Ana', role: 'CX leader' }, task)
    await ask['project:open']({ file: project }, task)
    const report = await ask['review:say']({ about: margin, said: { kind: 'mark', mark: 'open', text: 'mine' } }, task)
    const all = report.things.flatMap(({ said }) => said)
    const mine = all.find(({ text }) => text === 'mine')
    const other = all.find(({ by }) => by.name === 'Bo')
    await expect(ask['review:withdraw']({ entry: other?.id as string }, task)).rejects.toMatchObject({
      code: 'not-found',
    })
    const after = await ask['review:withdraw']({ entry: mine?.id as string }, task)
    expect(after.things.flatMap(({ said }) => said).find(({ id }) => id === mine?.id)).toMatchObject({
      isWithdrawn: true,
      text: 'mine',
    })
    core.close()
  })
})

describe('a sign-off', () => {
  it('stands for the very definitions, and says what has moved since', async () => {
    const core = at('cfo')
    const ask = core.handlers
    await ask['project:open']({ file: project }, task)
    const about = { kind: 'project' as const, id: 'project' }
    await expect(ask['review:sign']({ about }, task)).rejects.toMatchObject({ code: 'bad-value' })
    await ask['log:call-me']({ name: 'Dee Ray', role: 'CFO' }, task)
    const signed = await ask['review:sign']({ about }, task)
    expect(signed.signatures).toMatchObject([{ by: { name: 'Dee Ray', role: 'CFO' }, changed: [] }])
    expect(signed.signatures[0]?.parts).toBeGreaterThan(50)
    await ask['scorecard:decide']({ effectiveFrom: '2026-10-01', reason: 'longer', holdHours: 240 }, task)
    const [signature] = (await ask['review:report']({}, task)).signatures
    expect(signature?.changed).toContain('Windows: version 1 → 2')
    expect((await ask['log:entries']({ kind: 'sign-off' }, task)).entries[0]).toMatchObject({ who: 'Dee Ray' })
    core.close()
  })

  it('of a reconciliation holds its figures', async () => {
    const core = at('cfo')
    const ask = core.handlers
    await ask['project:open']({ file: project }, task)
    const { reconciliations } = await ask['review:signable']({}, task)
    const one = reconciliations.find(({ id, ties }) => ties && id.startsWith('cost/'))
    const signed = await ask['review:sign']({ about: { kind: 'reconciliation', id: one?.id as string } }, task)
    expect(signed.signatures.at(-1)).toMatchObject({ changed: [], statement: expect.stringContaining('shared out €') })
    await expect(
      ask['review:sign']({ about: { kind: 'reconciliation', id: 'cost/1999Q1' } }, task),
    ).rejects.toMatchObject({ code: 'bad-value' })
    core.close()
  })
})

describe('a review file from outside', () => {
  it('is refused when anything in it was changed, when it is something else, too large or of another project', async () => {
    const core = at('hostile')
    const good = scratch.at('Bo.review')
    const text = readFileSync(good, 'utf8')
    await core.handlers['project:open']({ file: project }, task)
    const bad: readonly (readonly [string, string | Buffer, string])[] = [
      ['words changed', text.replace('as Bo sees it', 'as Bob sees it'), 'review-invalid'],
      ['reviewer changed', text.replace('"name":"Bo"', '"name":"Al"'), 'review-invalid'],
      ['a key more', text.replace('{"format"', '{"x":1,"format"'), 'review-invalid'],
      ['a prototype', text.replace('{"format"', '{"__proto__":{"a":1},"format"'), 'review-invalid'],
      ['a settlement', text.replace('"kind":"proposal"', '"kind":"settlement"'), 'review-invalid'],
      ['newer', text.replace('"version":1', '"version":2'), 'newer-review'],
      ['cut', text.slice(0, -40), 'review-invalid'],
      ['not UTF-8', Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe])]), 'review-invalid'],
      ['nothing', '', 'review-invalid'],
      ['deep', '['.repeat(200_000), 'review-invalid'],
      ['large', Buffer.alloc(9 << 20, 32), 'review-invalid'],
    ]
    for (const [what, bytes, code] of bad) {
      const file = scratch.at('bad.review')
      writeFileSync(file, bytes)
      await expect(
        Promise.resolve().then(() => core.handlers['review:merge']({ file }, task)),
        what,
      ).rejects.toMatchObject({ code })
    }
    symlinkSync(scratch.path, scratch.at('folder.review'))
    expect(() => readReviewFile(scratch.at('folder.review'))).toThrow(/not a file/)
    expect(() => readReviewFile(scratch.at('none.review'))).toThrow(/no review at/)
    const other = scratch.at('other.proofbook')
    await core.handlers['project:create']({ file: other }, task)
    await expect(
      Promise.resolve().then(() => core.handlers['review:look']({ file: good }, task)),
    ).rejects.toMatchObject({ message: /another project/ })
    core.close()
    expect(existsSync(good)).toBe(true)
  })
})

describe('what was changed behind Proofbook’s back', () => {
  it('is named: something said, and something taken out', async () => {
    const db = new Database(project)
    const row = db.prepare("SELECT id, body, log_n FROM review_entries WHERE body LIKE '%as Cy sees it%'").get() as {
      id: string
      body: string
      log_n: number
    }
    const verify = async () => {
      const core = at('check')
      await core.handlers['project:open']({ file: project }, task)
      const { checks } = await core.handlers['project:verify']({}, task)
      core.close()
      return checks.find(({ name }) => name === 'reviews are as they were said')
    }
    expect(await verify()).toMatchObject({ ok: true })
    db.prepare('UPDATE review_entries SET body = ? WHERE id = ?').run(row.body.replace('Cy', 'Bo'), row.id)
    expect(await verify()).toMatchObject({ ok: false, detail: `what was said as ${row.id.slice(0, 12)} was changed` })
    db.prepare('DELETE FROM review_entries WHERE id = ?').run(row.id)
    expect(await verify()).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/not everything of entry \d+ of the log .*Cy.* is there/),
    })
    db.close()
  })
})
