import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../../electron/api/index.ts'
import type { ChangeKind, Handlers } from '../../../shared/contract.ts'
import { scratchFolder } from '../../helpers/command-line.ts'
import { quietTask } from '../../helpers/import-text.ts'

const sample = join(import.meta.dirname, '../../../resources/sample')
const quarter = '2026Q3'

/** One change of every kind that is no import, on the sample company. */
const changes: readonly (readonly [ChangeKind, (ask: Handlers) => unknown])[] = [
  [
    'assumption',
    (ask) => ask['case:assume']({ quarter, edit: { id: 'attribution', status: 'challenged' } }, quietTask),
  ],
  [
    'cost',
    (ask) =>
      ask['cost:decide'](
        { quarter, edit: { kind: 'line', about: { account: '6240 Support outsourcing (BPO)' }, inScope: false } },
        quietTask,
      ),
  ],
  [
    'story',
    async (ask) => {
      const { proofPoints } = await ask['story:proof-points']({ quarter }, quietTask)
      const point = proofPoints.at(-1)?.id ?? ''
      return ask['story:decide']({ quarter, edit: { kind: 'drop', point, reason: 'told elsewhere' } }, quietTask)
    },
  ],
  [
    'windows',
    (ask) =>
      ask['scorecard:decide']({ effectiveFrom: '2026-07-01', reason: 'slower topics', holdHours: 240 }, quietTask),
  ],
  [
    'outcome',
    async (ask) => {
      const [one] = await ask['scorecard:outcome-map']({}, quietTask)
      const metric = one?.metric ?? ''
      return ask['scorecard:map-outcome']({ metric, outcome: 'loyalty', owner: 'Ana' }, quietTask)
    },
  ],
  [
    'finance',
    (ask) => ask['ledger:finance']({ quarter, figure: { amountMinor: 100_000_000, on: '2026-09-30' } }, quietTask),
  ],
  ['promise', (ask) => ask['case:freeze']({ quarter, name: 'autumn' }, quietTask)],
  [
    'identity',
    async (ask) => {
      const [one, two] = await ask['data:customers']({ find: 'cus' }, quietTask)
      return ask['data:decide'](
        { decisions: [{ kind: 'different-customers', from: one?.customer ?? '', into: two?.customer ?? '' }] },
        quietTask,
      )
    },
  ],
]

describe('Undo', { timeout: 300_000 }, () => {
  const scratch = scratchFolder()
  const { handlers: ask, close } = createCore({ today: '2026-11-22', dataFolder: scratch.at('data') })
  const hash = async () => (await ask['project:verify']({}, quietTask)).contentHash
  const lead = async () => (await ask['answers:three']({ quarter }, quietTask)).answers.map((one) => one.claim)
  beforeAll(async () => {
    await ask['project:create']({ file: scratch.at('a.proofbook'), timeZone: 'Europe/Berlin' }, quietTask)
    await ask['data:import']({ files: [{ file: sample }] }, quietTask)
  })
  afterAll(() => {
    close()
    scratch.remove()
  })

  it.each(changes)('takes back what was decided and makes it again: %s', async (kind, change) => {
    const before = [await hash(), await lead()]
    await change(ask)
    const after = [await hash(), await lead()]
    expect(after[0]).not.toBe(before[0])
    expect((await ask['project:changes']({}, quietTask)).undo?.kind).toBe(kind)
    expect(await ask['project:undo']({}, quietTask)).toMatchObject({ kind })
    expect([await hash(), await lead()]).toEqual(before)
    expect(await ask['project:redo']({}, quietTask)).toMatchObject({ kind })
    expect([await hash(), await lead()]).toEqual(after)
    await ask['project:undo']({}, quietTask)
    expect([await hash(), await lead()]).toEqual(before)
  })

  it('takes the newest change back first, whatever kinds they were', async () => {
    const before = await hash()
    for (const [, change] of changes.slice(0, 3)) await change(ask)
    const kinds: string[] = []
    for (let i = 0; i < 3; i += 1) kinds.push((await ask['project:undo']({}, quietTask)).kind)
    expect(kinds).toEqual(['story', 'cost', 'assumption'])
    expect(await hash()).toBe(before)
  })

  it('passes over a change that was taken back where it stands', async () => {
    const [first, second] = changes
    await second?.[1](ask)
    await first?.[1](ask)
    await ask['case:undo']({ quarter }, quietTask)
    expect(await ask['project:undo']({}, quietTask)).toMatchObject({ kind: 'cost' })
  })

  it('takes imports back one by one, the newest first, and makes the newest again', async () => {
    const before = await hash()
    const all = await ask['data:imports']({}, quietTask)
    const newest = [...all].sort((a, b) => b.id - a.id)[0]
    expect(await ask['project:undo']({}, quietTask)).toEqual({ kind: 'import', subject: newest?.file })
    expect(await hash()).not.toBe(before)
    expect(await ask['project:redo']({}, quietTask)).toEqual({ kind: 'import', subject: newest?.file })
    expect(await hash()).toBe(before)
    await ask['data:undo-import']({ importId: all[0]?.id ?? 0 }, quietTask)
    expect(await ask['project:undo']({}, quietTask)).toEqual({ kind: 'take-back', subject: all[0]?.file })
    expect(await hash()).toBe(before)
  })

  it('takes back how a file is read', async () => {
    const all = await ask['data:imports']({}, quietTask)
    const ledger = all.find(({ file }) => file === 'ledger.csv')
    const before = await hash()
    await ask['data:answer']({ importId: ledger?.id ?? 0, told: { corrected: { currency: 'USD' } } }, quietTask)
    expect(await hash()).not.toBe(before)
    expect(await ask['project:undo']({}, quietTask)).toEqual({ kind: 'reading', subject: 'ledger.csv' })
    expect(await hash()).toBe(before)
    expect(await ask['project:redo']({}, quietTask)).toEqual({ kind: 'reading', subject: 'ledger.csv' })
    expect(await hash()).not.toBe(before)
  })

  it('knows nothing to take back once another project is open', async () => {
    await ask['project:create']({ file: scratch.at('b.proofbook') }, quietTask)
    expect(await ask['project:changes']({}, quietTask)).toEqual({ undo: null, redo: null })
    await expect(async () => ask['project:undo']({}, quietTask)).rejects.toThrow(
      'nothing was changed since the project was opened',
    )
  })
})
