import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogEntry, LogHead } from '../../../shared/log/entry.ts'
import type { ReviewReport, SignableReport } from '../../../shared/review/report.ts'
import { proofbookHere, scratchFolder } from '../../helpers/command-line.ts'

const scratch = scratchFolder()
const project = scratch.at('acme.proofbook')
const sent = scratch.at('sent.proofbook')
const review = scratch.at('bo.review')
const before = process.env.PROOFBOOK_DATA

/** What is kept for whoever works on a computer is kept in a folder of its own. */
async function on<T>(computer: string, work: () => Promise<T>): Promise<T> {
  process.env.PROOFBOOK_DATA = scratch.at(computer)
  return work()
}

interface Logged {
  readonly entries: readonly (Omit<LogEntry, 'at'> & { readonly at: string })[]
  readonly head: LogHead
}

beforeAll(async () => {
  await on('owner', async () => {
    await proofbookHere('me', '--name', 'Ana Brandt', '--role', 'CX leader')
    await proofbookHere('new', project, '--currency', 'EUR', '--timezone', 'Europe/Berlin')
    expect((await proofbookHere('import', project, 'test/golden/small-company/input')).exitCode).toBe(0)
  })
  copyFileSync(project, sent)
}, 300_000)
afterAll(async () => {
  if (before === undefined) delete process.env.PROOFBOOK_DATA
  else process.env.PROOFBOOK_DATA = before
  scratch.remove()
})

describe('log and me', { timeout: 300_000 }, () => {
  it('say what was done, when and by whom, and find it again', async () => {
    await on('owner', async () => {
      expect((await proofbookHere('me', '--json')).json()).toEqual({ name: 'Ana Brandt', role: 'CX leader' })
      const { entries, head } = (await proofbookHere('log', project, '--json')).json<Logged>()
      expect(entries.at(-1)).toMatchObject({ n: 1, kind: 'project', who: 'Ana Brandt', at: '2026-11-22T00:00:00Z' })
      expect(head).toEqual({ count: entries.length, hash: entries[0]?.hash })
      const found = (
        await proofbookHere('log', project, '--kind', 'import', '--search', 'ledger', '--json')
      ).json<Logged>()
      expect(found.entries.length).toBeGreaterThan(0)
      expect(found.entries.every(({ kind }) => kind === 'import')).toBe(true)
      expect((await proofbookHere('log', project)).stdout).toContain('Imported ')
      await proofbookHere('log', project, '--csv', scratch.at('log.csv'))
      expect(readFileSync(scratch.at('log.csv'), 'utf8').trim().split('\r\n')).toHaveLength(entries.length + 1)
      expect((await proofbookHere('log', project, '--kind', 'nothing')).exitCode).toBe(2)
    })
  })
})

describe('comment, sign, merge, settle', { timeout: 300_000 }, () => {
  it('write a review beside the project, bring it back, and settle what it says', async () => {
    await on('finance', async () => {
      const asBo = ['--review', review, '--name', 'Bo Lind', '--role', 'FP&A'] as const
      const said = (...args: string[]) => proofbookHere('comment', sent, ...args, ...asBo, '--json')
      expect((await said('number:csat@1/2026Q2', '--mark', 'challenged', '--text', 'too few')).exitCode).toBe(0)
      expect((await said('assumption:gross-margin', '--value', '0.61', '--text', 'board report')).exitCode).toBe(0)
      expect((await said('assumption:gross-margin', '--mark', 'doubtful')).exitCode).toBe(2)
      expect((await said('nothing', '--text', 'x')).exitCode).toBe(2)
      expect((await said('number:csat@1/2026Q2')).json()).toMatchObject({ error: { code: 'bad-value' } })
      const { reconciliations } = (await proofbookHere('sign', sent, '--json')).json<SignableReport>()
      const cost = reconciliations.find(({ id }) => id.startsWith('cost/'))?.id as string
      expect((await proofbookHere('sign', sent, '--reconciliation', cost, ...asBo)).stdout).toContain(
        'signed by Bo Lind, FP&A',
      )
      expect(existsSync(review)).toBe(true)
    })
    await on('owner', async () => {
      const look = (await proofbookHere('merge', project, review, '--look', '--json')).json()
      expect(look).toMatchObject({ merged: null, incoming: { marks: 1, proposals: 1, signatures: 1 } })
      const merged = (await proofbookHere('merge', project, review, '--json')).json()
      expect(merged).toMatchObject({
        merged: {
          entries: 3,
          comments: 0,
          marks: 1,
          proposals: 1,
          signatures: 1,
          already: 0,
          strange: 0,
          conflicts: 0,
        },
        challenged: 1,
      })
      expect((await proofbookHere('merge', project, review, '--json')).json()).toMatchObject({
        merged: { entries: 0, already: 3 },
      })
      const open = (await proofbookHere('comments', project, '--open', '--json')).json<ReviewReport>()
      const margin = open.things.find(({ about }) => about.id === 'gross-margin')
      const accept = margin?.pending[0]?.slice(0, 12) as string
      const thing = 'assumption:gross-margin'
      expect((await proofbookHere('settle', project, thing, '--accept', accept)).exitCode).toBe(1)
      expect((await proofbookHere('settle', project, thing, '--accept', accept, '--reason', 'audited')).exitCode).toBe(
        0,
      )
      expect((await proofbookHere('comments', project)).stdout).toContain('accepted: board report')
      const kinds = (await proofbookHere('log', project, '--json')).json<Logged>().entries.slice(0, 3)
      expect(kinds.map(({ kind }) => kind)).toEqual(['review', 'assumption', 'sign-off'])
      expect((await proofbookHere('verify', project)).exitCode).toBe(0)
    })
  })

  it('refuse a review that is none', async () => {
    await on('owner', async () => {
      const refused = await proofbookHere('merge', project, project, '--json')
      expect(refused.exitCode).toBe(1)
      expect(refused.json()).toMatchObject({ error: { code: 'review-invalid' } })
    })
  })
})
