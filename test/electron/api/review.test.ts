import { spawn } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../../electron/api/index.ts'
import { readReviewFile } from '../../../electron/api/review-file.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import type { Task } from '../../../shared/contract.ts'
import { definitionOf } from '../../../shared/metrics/registry/index.ts'
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

  it('loses nothing that was acknowledged when the program is killed while it writes, nor when two words come at once', async () => {
    const home = scratch.at('killed')
    const writer = join(import.meta.dirname, 'killed-reviewer.ts')
    let acknowledged = 0
    for (let round = 0; round < 6; round += 1) {
      const child = spawn(process.execPath, [writer, project, home, String(round)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let said = ''
      child.stdout.on('data', (data: Buffer) => {
        said += data.toString()
        // Somewhere within the words that follow, differently each time.
        if (said.split('\n').length > 2 + round) setTimeout(() => child.kill('SIGKILL'), round * 3)
      })
      await new Promise((resolve) => child.on('close', resolve))
      acknowledged += said.split('\n').length - 1
      const core = at('killed')
      await core.handlers['project:open']({ file: project }, task)
      const { draft, things } = await core.handlers['review:report']({}, task)
      const words = new Set(things.flatMap((one) => one.said).map(({ text }) => text))
      for (const word of said.split('\n').slice(0, -1)) expect(words.has(word), word).toBe(true)
      expect(draft?.entries).toBeGreaterThanOrEqual(acknowledged)
      core.close()
    }
    const core = at('killed')
    await core.handlers['project:open']({ file: project }, task)
    const both = ['first at once', 'second at once'].map((text) =>
      core.handlers['review:say']({ about: csat, said: { kind: 'comment', text } }, task),
    )
    await Promise.all(both)
    const { things } = await core.handlers['review:report']({}, task)
    expect(things.flatMap(({ said }) => said).filter(({ text }) => text.endsWith('at once'))).toHaveLength(2)
    await core.handlers['review:end']({}, task)
    core.close()
  }, 180_000)

  it('is begun from a project that was opened for it: for reading only, until it is ended', async () => {
    const core = at('for-review')
    expect(await core.handlers['project:open']({ file: project, forReview: true }, task)).toMatchObject({
      readOnly: true,
    })
    expect(await core.handlers['review:report']({}, task)).toMatchObject({ writes: 'nowhere', draft: null })
    const before = readFileSync(project)
    await core.handlers['review:start']({ name: 'Di', role: 'Controller' }, task)
    await core.handlers['review:say']({ about: csat, said: { kind: 'comment', text: 'seen' } }, task)
    expect(readFileSync(project).equals(before)).toBe(true)
    expect(await core.handlers['review:end']({}, task)).toMatchObject({ readOnly: false })
    core.close()
  })

  it('shows how far it is while it is taken in', async () => {
    const file = await reviewed('Em', 0.61, 'agreed')
    const core = at('progress')
    await core.handlers['project:open']({ file: project }, task)
    const stopped: Task = {
      ...task,
      checkCancelled: () => {
        throw new Refusal('cancelled', 'stopped', '')
      },
    }
    const before = readFileSync(project)
    await expect(Promise.resolve().then(() => core.handlers['review:merge']({ file }, stopped))).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(readFileSync(project).equals(before)).toBe(true)
    const tellingMerge: string[] = []
    const copy = scratch.at('merged.proofbook')
    await core.handlers['share:write']({ kind: 'whole', file: copy }, task)
    await core.handlers['project:open']({ file: copy }, task)
    await core.handlers['review:merge']({ file }, { ...task, report: ({ doing }) => tellingMerge.push(doing) })
    expect(tellingMerge).toEqual([
      'Reading the review',
      'Comparing 2 remarks',
      'Taking the review in',
      'Looking at what was said',
    ])
    core.close()
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
    const parts = signed.signatures[0]?.parts ?? []
    expect(parts.length).toBeGreaterThan(50)
    // The words that were signed travel with the signature.
    const kept = parts.find(({ title }) => title === definitionOf('csat').title)
    expect(kept?.says).toContainEqual({ name: 'formula', text: definitionOf('csat').formula })
    expect(parts.every(({ says }) => says.length > 0)).toBe(true)
    await ask['scorecard:decide']({ effectiveFrom: '2026-10-01', reason: 'longer', holdHours: 240 }, task)
    const [signature] = (await ask['review:report']({}, task)).signatures
    expect(signature?.changed).toContain('Windows: version 1 → 2')
    expect((await ask['log:entries']({ kind: 'sign-off' }, task)).entries[0]).toMatchObject({ who: 'Dee Ray' })
    core.close()
  })

  it('of some definitions stands for those alone, and is out of date when one of them moves', async () => {
    const core = at('cfo')
    const ask = core.handlers
    await ask['project:open']({ file: project }, task)
    const about = { kind: 'project' as const, id: 'project' }
    for (const [only, code] of [
      [['no-such'], 'not-found'],
      [[], 'bad-value'],
    ] as const)
      await expect(ask['review:sign']({ about, only }, task)).rejects.toMatchObject({ code })
    const before = new Set((await ask['review:report']({}, task)).signatures.map(({ id }) => id))
    const signed = await ask['review:sign']({ about, only: ['csat', 'windows'] }, task)
    const one = signed.signatures.find(({ id }) => !before.has(id))
    expect(one?.parts.map(({ title }) => title)).toEqual([definitionOf('csat').title, 'Windows'])
    expect(one).toMatchObject({ changed: [], isMine: true, statement: expect.stringContaining('Windows') })
    await ask['scorecard:decide']({ effectiveFrom: '2026-11-01', reason: 'longer still', holdHours: 260 }, task)
    const now = (await ask['review:report']({}, task)).signatures.find(({ id }) => id === one?.id)
    expect(now?.changed).toContain('Windows: version 2 → 3')
    // Definitions that were not chosen are not called new.
    expect(now?.changed.some((words) => words.endsWith('is new'))).toBe(false)
    const after = await ask['review:withdraw']({ entry: one?.id as string }, task)
    expect(after.signatures.find(({ id }) => id === one?.id)).toMatchObject({ isWithdrawn: true })
    core.close()
  })

  it('of a reconciliation that does not tie needs its reason, and says that it differs', async () => {
    const core = at('cfo')
    const ask = core.handlers
    await ask['project:open']({ file: project }, task)
    await ask['ledger:finance']({ quarter: '2026Q3', figure: { amountMinor: 12_345_600 } }, task)
    const { reconciliations } = await ask['review:signable']({ quarter: '2026Q3' }, task)
    const one = reconciliations.find(({ ties }) => !ties)
    const about = { kind: 'reconciliation' as const, id: one?.id as string }
    for (const differs of [undefined, '  '])
      await expect(
        ask['review:sign']({ about, ...(differs !== undefined && { differs }) }, task),
      ).rejects.toMatchObject({ code: 'bad-value', hint: expect.stringContaining('as seen') })
    const signed = await ask['review:sign']({ about, differs: 'one invoice is booked in October' }, task)
    expect(signed.signatures.at(-1)).toMatchObject({
      differs: 'one invoice is booked in October',
      statement: expect.stringMatching(/^Seen, and it differs\. /),
      changed: [],
    })
    const [entry] = (await ask['log:entries']({ kind: 'sign-off' }, task)).entries
    expect(entry?.what).toContain('as seen, though it does not tie')
    expect(JSON.stringify(entry)).not.toContain('October')
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
