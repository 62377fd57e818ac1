import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Evidence } from '../../../shared/base/evidence.ts'
import type { CostToServe } from '../../../shared/cost/cost-to-serve.ts'
import type { CostBy, CostReport } from '../../../shared/cost/report.ts'
import type { Scaling } from '../../../shared/cost/scaling.ts'
import { proofbookHere, scratchFolder } from '../../helpers/command-line.ts'

const scratch = scratchFolder()
const project = scratch.at('p.proofbook')

type Told = Omit<CostReport, 'perOutcome'> & {
  readonly total: number
  readonly allocated: number
  readonly unallocated: number
  readonly unallocatedParts: Readonly<Record<string, number>>
  readonly perOutcome: readonly { readonly id: string; readonly evidence: string; readonly value: number | null }[]
  readonly growth: Omit<Scaling, 'evidence'>
  readonly customers: CostToServe
  readonly by?: CostBy
}
const cost = async (...more: string[]) => (await proofbookHere('cost', project, '--json', ...more)).json<Told>()

beforeAll(async () => {
  await proofbookHere('sample', scratch.at('s'), '--seed', '5', '--customers', '600')
  await proofbookHere('new', project, '--timezone', 'Europe/Berlin', '--currency', 'EUR')
  const months = Array.from({ length: 18 }, (_, i) => new Date(Date.UTC(2025, 3 + i, 1)).toISOString().slice(0, 7))
  writeFileSync(
    scratch.at('s', 'headcount.csv'),
    [
      'month,team,headcount,seats',
      ...months.flatMap((month, i) => [`${month},Tier 1,${5 + Math.floor(i / 4)},7`, `${month},Tier 2,3,4`]),
    ].join('\n'),
  )
  writeFileSync(
    scratch.at('s', 'card.csv'),
    [
      'date,account,cost center,vendor,amount,currency',
      ...months.map((month) => `${month}-15,QA software,Customer Support,Klaus,120.50,USD`),
    ].join('\n'),
  )
  writeFileSync(
    scratch.at('s', 'rates.csv'),
    [
      'date,from,to,rate',
      ...months.slice(2).map((month, i) => `${month}-01,USD,EUR,${(0.9 + i / 1000).toFixed(3)}`),
    ].join('\n'),
  )
  const imported = await proofbookHere('import', project, scratch.at('s'), '--json')
  expect([imported.exitCode, imported.stderr.match(/refused.*/)]).toEqual([0, null])
})
afterAll(scratch.remove)

describe('cost', () => {
  it('is the whole ledger, shared out or not, part by part', async () => {
    const told = await cost()
    expect(told.allocated + told.unallocated).toBe(told.total)
    expect(Object.values(told.unallocatedParts).reduce((a, b) => a + b, 0)).toBe(told.unallocated)
    expect(told.accounts.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(told.total)
    for (const line of told.accounts)
      expect(line.months.reduce((sum, month) => sum + month.amountMinor, 0)).toBe(line.amountMinor)
    expect(told.converted).toMatchObject([{ currency: 'USD', lines: 3, originalMinor: 36_150 }])
    expect(told.problems).toEqual([])
    expect(told.tools.tools.map((tool) => tool.tool)).toContain('Klaus')
    expect(told.growth.growth.find((one) => one.of === 'headcount')?.evidence.value).not.toBeNull()
  })

  it('names what has no rate, where, and what to do', async () => {
    const { stdout } = await proofbookHere('cost', project, '--quarter', '2025Q2')
    expect(stdout).toMatch(
      /\$\d+\.\d\d in \d postings? is in no total: there is no rate from USD to EUR for Apr 2025; import a file with date, from, to and rate\./,
    )
  })

  it.each(['category', 'channel', 'segment', 'month'])('by %s opens every number to its rows', async (by) => {
    const { by: split, allocated } = await cost('--by', by)
    expect(split?.rows.reduce((sum, row) => sum + row.allocatedMinor, 0)).toBe(allocated)
    const [first] = split?.rows ?? []
    for (const one of first?.evidence ?? []) {
      const opened = (await proofbookHere('evidence', project, one.id, '--rows', '--json')).json<{
        evidence: Evidence
        definition: unknown
        rows: Record<string, string>[]
      }>()
      expect(opened.definition).not.toBeNull()
      expect([one.id, opened.rows.length]).toEqual([one.id, opened.evidence.n])
      expect(opened.rows.filter((row) => row.counted === 'yes')).toHaveLength(opened.evidence.denominator ?? -1)
    }
  })

  it('opens every number of the quarter, with its definition', async () => {
    const told = await cost()
    const ids = [
      ...told.evidence.map((one) => one.id),
      ...told.growth.growth.map((one) => one.evidence.id),
      ...told.customers.bySegment.map((one) => one.id),
    ]
    const kinds = new Map(ids.map((id) => [id.split('@')[0], id]))
    expect(kinds.size).toBeGreaterThan(15)
    for (const id of kinds.values()) {
      const opened = await proofbookHere('evidence', project, id, '--json')
      expect([id, opened.exitCode, opened.json<{ definition: unknown }>().definition === null]).toEqual([id, 0, false])
    }
  })

  it('is decided line by line and taken back', async () => {
    const before = await cost()
    const decided = await proofbookHere(
      'cost-line',
      project,
      'QA software',
      '--class',
      'overhead',
      '--driver',
      'seats',
      '--reason',
      'shared with success',
      '--json',
    )
    expect(decided.exitCode).toBe(0)
    const told = decided.json<Told>()
    expect(told.accounts.find((line) => line.account === 'QA software')).toMatchObject({
      costClass: 'overhead',
      driver: 'quantity:seats',
      reason: 'shared with success',
      decided: true,
    })
    expect(told.allocated + told.unallocated).toBe(before.total)
    const out = (await proofbookHere('cost-line', project, 'QA software', '--out', '--json')).json<Told>()
    expect(out.inScopeMinor).toBeLessThan(before.inScopeMinor)
    expect(out.total).toBe(before.total)
    expect((await proofbookHere('rates', project, '--rule', 'month-average', '--json')).json<Told>().rateRule).toBe(
      'month-average',
    )
    for (let i = 0; i < 3; i += 1) expect((await proofbookHere('cost-undo', project)).exitCode).toBe(0)
    expect((await cost()).accounts).toEqual(before.accounts)
    expect((await proofbookHere('cost-undo', project)).stderr).toMatch(/nothing was decided about cost/)
  })

  it('says what is wrong: usage with 2, what can’t be with 1', async () => {
    expect((await proofbookHere('cost-line', project, 'QA software')).exitCode).toBe(2)
    expect((await proofbookHere('cost-line', project, 'QA software', '--class', 'fun')).stderr).toMatch(/one of labour/)
    const unknown = await proofbookHere('cost-line', project, 'QA', '--in', '--json')
    expect([unknown.exitCode, unknown.json<{ error: { hint: string } }>().error.hint]).toEqual([
      1,
      'did you mean “QA software”',
    ])
    expect((await proofbookHere('cost', project, '--by', 'weather')).exitCode).toBe(1)
  })

  it('tells of the stack what one tool would change', async () => {
    const told = (
      await proofbookHere('stack', project, '--ends', 'Zendesk,Klaus', '--yearly', '100', '--once', '50', '--json')
    ).json<CostReport['tools']>()
    expect(told.change).toMatchObject({ isProposal: false, plan: { yearlyMinor: 10_000, onceMinor: 5_000 } })
    expect(told.change?.sentence).toMatch(/^Zendesk and Klaus cost|^Klaus and Zendesk cost/)
    await proofbookHere('cost-undo', project)
  })
})
