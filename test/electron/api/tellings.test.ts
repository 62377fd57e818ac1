import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../../electron/api/index.ts'
import { tellings } from '../../../electron/api/tellings.ts'
import { channels } from '../../../shared/channels.ts'
import type { Task } from '../../../shared/contract.ts'
import type { LogEntry } from '../../../shared/log/entry.ts'
import { scratchFolder } from '../../helpers/command-line.ts'

const task: Task = { report: () => {}, checkCancelled: () => {}, breathe: () => Promise.resolve() }
const scratch = scratchFolder()
let instant = 1_795_000_000
const core = createCore({ today: '2026-11-22', dataFolder: scratch.at('data'), clock: () => instant++ })
const ask = core.handlers

/** Which channels' handlers ask for the project for writing, as their source says. */
function writingChannels(): string[] {
  const source = readFileSync(join(import.meta.dirname, '../../../electron/api/index.ts'), 'utf8')
  const handlers = source.slice(source.indexOf('const handlers: Handlers = {'))
  return handlers
    .split(/\n {4}(?=')/)
    .filter((text) => /\b(writable\(\)|decided(<\w+>)?\(|imported\()/.test(text))
    .flatMap((text) => /^'([a-z:-]+)'/.exec(text)?.[1] ?? [])
}

async function entriesOf(work: () => unknown): Promise<LogEntry[]> {
  const before = (await ask['log:entries']({}, task)).total
  await work()
  const { entries, total } = await ask['log:entries']({ limit: 1000 }, task)
  return entries.slice(0, total - before).reverse()
}

beforeAll(async () => {
  await ask['log:call-me']({ name: 'Ana Brandt', role: 'CX leader' }, task)
  await ask['project:sample']({}, task)
}, 120_000)
afterAll(() => {
  core.close()
  scratch.remove()
})

describe('what is told', () => {
  it('says of every channel that writes how it is told', () => {
    const writing = writingChannels()
    expect(writing.length).toBeGreaterThan(15)
    expect(writing.filter((name) => tellings[name as keyof typeof tellings] === 'reads')).toEqual([])
  })

  it('tells nothing of a channel that only reads', () => {
    const writing = new Set(writingChannels())
    const told = channels.filter((name) => typeof tellings[name] !== 'string')
    expect(told.filter((name) => !writing.has(name))).toEqual([])
  })

  it('begins with the project and one entry for each file, with names and instants', async () => {
    const { entries } = await ask['log:entries']({ limit: 1000 }, task)
    const oldest = entries.toReversed()
    expect(oldest[0]).toMatchObject({ n: 1, kind: 'project', who: 'Ana Brandt', at: 1_795_000_000 })
    expect(oldest.slice(1).every(({ kind }) => kind === 'import')).toBe(true)
    const receipts = await ask['data:imports']({}, task)
    expect(oldest.slice(1).map(({ what }) => what)).toEqual(
      receipts.map(({ file }) => expect.stringContaining(`Imported ${file} as `)),
    )
  })

  it('tells of an assumption what it was and is, and that it was taken back', async () => {
    const made = await entriesOf(() => ask['case:assume']({ edit: { id: 'gross-margin', value: 0.65 } }, task))
    expect(made).toMatchObject([{ kind: 'assumption', what: expect.stringMatching(/^Gross margin: .* → 65\s%$/) }])
    const back = await entriesOf(() => ask['case:undo']({}, task))
    expect(back).toMatchObject([
      { kind: 'assumption', what: expect.stringMatching(/^Taken back: Gross margin: 65\s% → /) },
    ])
  })

  it('tells of imports taken back, made again and read again', async () => {
    const [receipt] = await ask['data:imports']({}, task)
    const id = receipt?.id as number
    const undone = await entriesOf(() => ask['data:undo-import']({ importId: id }, task))
    expect(undone).toMatchObject([{ kind: 'import', what: expect.stringMatching(/^Took the import of .* back$/) }])
    const again = await entriesOf(() => ask['data:redo-import']({}, task))
    expect(again).toMatchObject([{ what: expect.stringMatching(/^Imported again /) }])
    const answered = await entriesOf(() => ask['data:answer']({ importId: id, told: { timeZone: 'Asia/Tokyo' } }, task))
    expect(answered).toMatchObject([{ what: expect.stringMatching(/^Read again /) }])
  })

  it('tells the rest of what people decide, each in one entry', async () => {
    const customers = await ask['data:customers']({ find: '' }, task)
    const [one, other] = customers.map(({ customer }) => customer)
    const quarter = '2026Q2'
    const { proofPoints } = await ask['story:proof-points']({ quarter }, task)
    const point = proofPoints[0]?.id as string
    const steps: readonly (readonly [string, () => unknown])[] = [
      [
        'identity',
        () =>
          ask['data:decide'](
            { decisions: [{ kind: 'different-customers', from: one as string, into: other as string }] },
            task,
          ),
      ],
      ['identity', () => ask['data:undecide']({}, task)],
      [
        'definition',
        () => ask['scorecard:decide']({ effectiveFrom: '2026-10-01', reason: 'longer', holdHours: 240 }, task),
      ],
      [
        'outcome-map',
        () => ask['scorecard:map-outcome']({ metric: 'csat-on-kept', outcome: 'retention', owner: 'Ana' }, task),
      ],
      ['cost', () => ask['cost:decide']({ edit: { kind: 'tool', tool: 'Zendesk', does: 'tickets' } }, task)],
      ['cost', () => ask['cost:undo']({}, task)],
      ['money', () => ask['ledger:finance']({ figure: { amountMinor: 5_000_000 } }, task)],
      ['money', () => ask['ledger:finance']({ figure: null }, task)],
      ['money', () => ask['case:freeze']({ quarter, name: 'spring' }, task)],
      ['money', () => ask['case:freeze']({ quarter, name: 'spring', drop: true }, task)],
      ['money', () => ask['case:plan-pilot']({ pilot: {} }, task)],
      ['story', () => ask['story:decide']({ quarter, edit: { kind: 'drop', point, reason: 'not now' } }, task)],
      ['story', () => ask['story:undo']({ quarter }, task)],
      ['export', () => ask['deck:export']({ brief: scratch.at('case.md') }, task)],
    ]
    for (const [kind, work] of steps) {
      const found = await entriesOf(work)
      expect(found.map((entry) => entry.kind)).toEqual([kind])
      expect(JSON.stringify(found)).not.toContain(one)
    }
    expect((await ask['project:verify']({}, task)).checks.filter((check) => !check.ok)).toEqual([])
  })

  it('tells nothing of what was refused', async () => {
    const found = await entriesOf(() =>
      Promise.resolve()
        .then(() => ask['scorecard:map-outcome']({ metric: 'none', outcome: 'retention', owner: 'Ana' }, task))
        .catch(() => undefined),
    )
    expect(found).toEqual([])
  })
})
