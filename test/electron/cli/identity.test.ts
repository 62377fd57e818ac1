import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IdentityReport } from '../../../shared/import/identity.ts'
import type { LinkReport, Readiness } from '../../../shared/import/report.ts'
import { proofbookHere, scratchFolder } from '../../helpers/command-line.ts'

const exportsFolder = join(import.meta.dirname, '../../golden/small-company/input')
const scratch = scratchFolder()
const project = scratch.at('company.proofbook')

beforeAll(async () => {
  await proofbookHere('new', project, '--currency', 'EUR', '--timezone', 'Europe/Berlin')
  await proofbookHere('import', project, exportsFolder)
}, 60_000)
afterAll(async () => scratch.remove())

const contentHash = async () =>
  (await proofbookHere('verify', project, '--json')).json<{ contentHash: string }>().contentHash

describe('identity on the command line', { timeout: 60_000 }, () => {
  it('tells match rates with what each method added', async () => {
    const link = (await proofbookHere('link', project, '--json')).json<LinkReport>()
    expect(link.matchRate.contacts).toBeCloseTo(451 / 488, 2)
    expect(link.methods.at(-1)?.reached.contacts).toBe(link.matchRate.contacts)
    expect(link.methods.reduce((sum, one) => sum + one.added.contacts, 0)).toBe(link.contacts.matched)
    expect(link.methods.reduce((sum, one) => sum + one.added.mrrMinor, 0)).toBe(link.mrr.matchedMinor)
    expect(link.unmatched.reduce((sum, one) => sum + one.contacts, 0)).toBe(link.contacts.total - link.contacts.matched)
  })

  it('lists questions, takes an answer by its number, and takes it back', async () => {
    const before = await contentHash()
    const asked = (await proofbookHere('identity', project, '--json')).json<IdentityReport>()
    const question = asked.conflicts.find((one) => one.kind === 'domain-of-several')
    const answer = (question?.choices.findIndex((one) => one.words.endsWith('to no customer')) ?? -1) + 1
    const decided = await proofbookHere(
      'decide',
      project,
      '--question',
      question?.id ?? '',
      '--answer',
      String(answer),
      '--note',
      'free mail',
    )
    expect(decided.stdout).toMatch(/^decided \(1\): whoever writes from \S+ belongs to no customer\nmatched now: /)
    expect(await contentHash()).not.toBe(before)
    const { decisions, open } = (await proofbookHere('identity', project, '--json')).json<IdentityReport>()
    expect(decisions).toMatchObject([{ id: 1, note: 'free mail', waits: false }])
    expect(open).toBe(asked.open - 1)
    expect((await proofbookHere('undecide', project)).stdout).toBe('0 decisions about who is who left\n')
    expect(await contentHash()).toBe(before)
    expect((await proofbookHere('undecide', project)).exitCode).toBe(1)
  })

  it('takes many decisions from a file, and refuses what it does not understand', async () => {
    const asked = (
      await proofbookHere('identity', project, '--json', '--csv', scratch.at('questions.csv'))
    ).json<IdentityReport>()
    expect(readFileSync(scratch.at('questions.csv'), 'utf8').trim().split('\n').length).toBe(
      1 + asked.conflicts.reduce((sum, one) => sum + one.choices.length, 0),
    )
    const [one, other] = asked.conflicts.find((conflict) => conflict.customers.length > 1)?.customers ?? []
    const email = asked.conflicts.flatMap((conflict) => conflict.examples)[0]?.name
    writeFileSync(
      scratch.at('decisions.csv'),
      `decision,who,customer\nsame,${one?.customer},${other?.customer}\nnobody,${email},\n`,
    )
    const report = (
      await proofbookHere('decide', project, '--file', scratch.at('decisions.csv'), '--json')
    ).json<IdentityReport>()
    expect(report.decisions.map((decision) => decision.decision.kind)).toEqual(['belongs-to-nobody', 'same-customer'])
    expect(report.merges).toEqual([{ account: one?.customer, into: other?.customer, by: 'decision' }])
    expect((await proofbookHere('verify', project)).exitCode).toBe(0)
    await proofbookHere('undecide', project)
    await proofbookHere('undecide', project)
    expect((await proofbookHere('decide', project, 'marry', 'a', 'b')).exitCode).toBe(2)
    expect((await proofbookHere('decide', project, 'same', 'a')).exitCode).toBe(2)
    const refused = await proofbookHere('decide', project, 'same', 'cus_none', String(one?.customer), '--json')
    expect(refused.exitCode).toBe(1)
    expect(refused.json()).toMatchObject({
      error: { code: 'not-found', message: 'there is no customer “cus_none” in the data' },
    })
  })

  it('pictures how ready the data are', async () => {
    const readiness = (await proofbookHere('readiness', project, '--json')).json<Readiness>()
    expect(readiness).toMatchObject({ monthsJoined: 9, monthsNeeded: 6, gaps: [], duplicates: [] })
    expect(readiness.coverage.lines.every((line) => line.cells.length === readiness.coverage.months.length)).toBe(true)
    const text = (await proofbookHere('readiness', project)).stdout
    expect(text).toContain('Contacts and revenue together  █████████')
    expect(text).toContain('2026-05-18: Zendesk tells contained from verified')
    expect(text).toMatch(/\nnext: Import signals and opportunities: it answers where this team’s revenue is/)
  })
})
