import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IdentityReport } from '../../../shared/import/identity.ts'
import type { LinkReport, Readiness } from '../../../shared/import/report.ts'
import { proofbook, scratchFolder } from '../../helpers/command-line.ts'

const exportsFolder = join(import.meta.dirname, '../../golden/small-company/input')
const scratch = scratchFolder()
const project = scratch.at('company.proofbook')

beforeAll(() => {
  proofbook('new', project, '--currency', 'EUR', '--timezone', 'Europe/Berlin')
  proofbook('import', project, exportsFolder)
}, 60_000)
afterAll(() => scratch.remove())

const contentHash = () => proofbook('verify', project, '--json').json<{ contentHash: string }>().contentHash

describe('identity on the command line', { timeout: 60_000 }, () => {
  it('tells match rates with what each method added', () => {
    const link = proofbook('link', project, '--json').json<LinkReport>()
    expect(link.matchRate.contacts).toBeCloseTo(451 / 488, 2)
    expect(link.methods.at(-1)?.reached.contacts).toBe(link.matchRate.contacts)
    expect(link.methods.reduce((sum, one) => sum + one.added.contacts, 0)).toBe(link.contacts.matched)
    expect(link.methods.reduce((sum, one) => sum + one.added.mrrMinor, 0)).toBe(link.mrr.matchedMinor)
    expect(link.unmatched.reduce((sum, one) => sum + one.contacts, 0)).toBe(link.contacts.total - link.contacts.matched)
  })

  it('lists questions, takes an answer by its number, and takes it back', () => {
    const before = contentHash()
    const asked = proofbook('identity', project, '--json').json<IdentityReport>()
    const question = asked.conflicts.find((one) => one.kind === 'domain-of-several')
    const answer = (question?.choices.findIndex((one) => one.words.endsWith('to no customer')) ?? -1) + 1
    const decided = proofbook(
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
    expect(contentHash()).not.toBe(before)
    const { decisions, open } = proofbook('identity', project, '--json').json<IdentityReport>()
    expect(decisions).toMatchObject([{ id: 1, note: 'free mail', waits: false }])
    expect(open).toBe(asked.open - 1)
    expect(proofbook('undecide', project).stdout).toBe('0 decisions about who is who left\n')
    expect(contentHash()).toBe(before)
    expect(proofbook('undecide', project).exitCode).toBe(1)
  })

  it('takes many decisions from a file, and refuses what it does not understand', () => {
    const asked = proofbook('identity', project, '--json', '--csv', scratch.at('questions.csv')).json<IdentityReport>()
    expect(readFileSync(scratch.at('questions.csv'), 'utf8').trim().split('\n').length).toBe(
      1 + asked.conflicts.reduce((sum, one) => sum + one.choices.length, 0),
    )
    const [one, other] = asked.conflicts.find((conflict) => conflict.customers.length > 1)?.customers ?? []
    const email = asked.conflicts.flatMap((conflict) => conflict.examples)[0]?.name
    writeFileSync(
      scratch.at('decisions.csv'),
      `decision,who,customer\nsame,${one?.customer},${other?.customer}\nnobody,${email},\n`,
    )
    const report = proofbook('decide', project, '--file', scratch.at('decisions.csv'), '--json').json<IdentityReport>()
    expect(report.decisions.map((decision) => decision.decision.kind)).toEqual(['belongs-to-nobody', 'same-customer'])
    expect(report.merges).toEqual([{ account: one?.customer, into: other?.customer, by: 'decision' }])
    expect(proofbook('verify', project).exitCode).toBe(0)
    proofbook('undecide', project)
    proofbook('undecide', project)
    expect(proofbook('decide', project, 'marry', 'a', 'b').exitCode).toBe(2)
    expect(proofbook('decide', project, 'same', 'a').exitCode).toBe(2)
    const refused = proofbook('decide', project, 'same', 'cus_none', String(one?.customer), '--json')
    expect(refused.exitCode).toBe(1)
    expect(refused.json()).toMatchObject({
      error: { code: 'not-found', message: 'there is no customer “cus_none” in the data' },
    })
  })

  it('pictures how ready the data are', () => {
    const readiness = proofbook('readiness', project, '--json').json<Readiness>()
    expect(readiness).toMatchObject({ monthsJoined: 9, monthsNeeded: 6, gaps: [], duplicates: [] })
    expect(readiness.coverage.lines.every((line) => line.cells.length === readiness.coverage.months.length)).toBe(true)
    const text = proofbook('readiness', project).stdout
    expect(text).toContain('Contacts and revenue together  █████████')
    expect(text).toContain('2026-05-18: Zendesk tells contained from verified')
    expect(text).toMatch(/\nnext: Import signals and opportunities: it answers where this team’s revenue is/)
  })
})
