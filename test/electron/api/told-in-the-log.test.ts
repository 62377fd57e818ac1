import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../../electron/api/index.ts'
import type { LogEntry } from '../../../shared/log/entry.ts'
import { scratchFolder } from '../../helpers/command-line.ts'
import { quietTask as task } from '../../helpers/import-text.ts'

// Whatever copies, replaces, erases or leaves the project stands in its log, one entry for each.

const scratch = scratchFolder()
const project = scratch.at('acme.proofbook')
const core = createCore({ today: '2026-11-22', dataFolder: scratch.at('data') })
const ask = core.handlers
const older = join(import.meta.dirname, '../../golden/projects/0.1.0-v11.proofbook.gz')
const tickets = scratch.at('tickets.csv')

beforeAll(async () => {
  writeFileSync(project, gunzipSync(readFileSync(older)), { mode: 0o600 })
  writeFileSync(
    tickets,
    'ticket_id,customer_id,created_at,closed_at,channel\n1,Kunigunde-4711,2026-01-05T00:10:00Z,2026-01-06T10:00:00Z,chat\n',
  )
  await ask['project:open']({ file: project }, task)
})
afterAll(() => {
  core.close()
  scratch.remove()
})

async function entriesOf(work: () => unknown): Promise<LogEntry[]> {
  const before = (await ask['log:entries']({}, task)).head.count
  await work()
  const { entries } = await ask['log:entries']({ limit: 1000 }, task)
  return entries.filter(({ n }) => n > before).reverse()
}

const cases: readonly (readonly [string, () => unknown, readonly (readonly [LogEntry['kind'], string])[]])[] = [
  ['a backup', () => ask['project:back-up']({}, task), [['backup', 'Made a backup']]],
  [
    'an import, and the backup before it',
    () => ask['data:import']({ files: [{ file: tickets }] }, task),
    [
      ['backup', 'Made a backup before an import'],
      ['import', 'Imported tickets.csv as'],
    ],
  ],
  [
    'an erasure',
    async () => {
      const [found] = await ask['people:find']({ find: 'Kunigunde-4711' }, task)
      await ask['people:erase']({ who: found?.who ?? '', keepBackups: true }, task)
    },
    [['erasure', 'Erased a person on request']],
  ],
  [
    'a copy of the whole project',
    () => ask['share:write']({ kind: 'whole', file: scratch.at('whole.proofbook') }, task),
    [['sharing', 'Wrote a copy of the whole project']],
  ],
  [
    'a review copy',
    () => ask['share:write']({ kind: 'review', file: scratch.at('review.proofbook') }, task),
    [['sharing', 'Wrote a review copy']],
  ],
  [
    'a deck',
    () => ask['deck:export']({ deck: scratch.at('case.pptx') }, task),
    [['export', 'Handed out the short deck']],
  ],
  [
    'a deck handed out again',
    () => ask['deck:again']({ id: 1, kind: 'deck', file: scratch.at('again.pptx') }, task),
    [['export', 'Handed out the deck of export 1 again']],
  ],
  [
    'the rows behind a number',
    async () => {
      const { definitions, cells } = await firstNumber()
      expect(definitions).toBeGreaterThan(0)
      await ask['evidence:save']({ id: cells, file: scratch.at('rows.csv') }, task)
    },
    [['export', 'Handed out the rows behind ']],
  ],
  [
    'a list for outside work',
    () => ask['scorecard:save-list']({ list: 'at-risk', file: scratch.at('list.csv') }, task),
    [['export', 'Handed out the list of customers at risk']],
  ],
]

/** A number of the scorecard that has rows. */
async function firstNumber(): Promise<{ readonly definitions: number; readonly cells: string }> {
  const report = await ask['scorecard:metrics']({}, task)
  const id = /"id":"([a-z-]+@\d+\/[^"]+)"/.exec(JSON.stringify(report))?.[1] ?? ''
  return { definitions: (await ask['scorecard:definitions']({}, task)).length, cells: id }
}

describe('the log tells of', () => {
  it('an upgrade', async () => {
    const { entries } = await ask['log:entries']({}, task)
    expect(entries.map(({ kind }) => kind)).toEqual(['upgrade'])
  })

  it.each(cases)('%s', async (_what, work, told) => {
    const made = await entriesOf(work)
    expect(made.map(({ kind, what }) => [kind, what])).toEqual(
      told.map(([kind, what]) => [kind, expect.stringContaining(what)]),
    )
  })

  it('a backup that was gone back to, in the project that is there now', async () => {
    const backups = await ask['project:backups']({}, task)
    const name = backups.find(({ why }) => why === 'asked')?.name ?? ''
    await ask['project:restore']({ name }, task)
    const { entries } = await ask['log:entries']({}, task)
    expect(entries[0]).toMatchObject({ kind: 'backup', what: 'Went back to a backup' })
    expect(entries[0]?.details.map(({ after }) => after)).toEqual([name, expect.stringMatching(/ before restore\./)])
    expect((await ask['project:verify']({}, task)).ok).toBe(true)
  })
})
