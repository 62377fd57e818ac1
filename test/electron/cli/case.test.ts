import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import type { GoalReport } from '../../../shared/case/goal.ts'
import { proofbookHere, scratchFolder } from '../../helpers/command-line.ts'

const scratch = scratchFolder()
afterAll(scratch.remove)

describe('case --goal', () => {
  it.each([
    ['EUR', 40_000_050],
    ['JPY', 400_001],
    ['KWD', 400_000_500],
  ])('reads an amount in %s in its own decimals', async (currency, minor) => {
    const path = scratch.at(`${currency}.proofbook`)
    const contacts = scratch.at('contacts.csv')
    writeFileSync(
      contacts,
      'ticket_id,customer_id,created_at,closed_at,channel,handled_by,resolution,topic\n1,a,2026-07-02T10:00:00Z,2026-07-02T11:00:00Z,email,human,resolved,billing\n',
    )
    await proofbookHere('new', path, '--currency', currency)
    expect((await proofbookHere('import', path, contacts, '--source', 'generic-contacts')).exitCode).toBe(0)
    const asked = await proofbookHere('case', path, '--goal', 'cash-saved=400000.5', '--by', '2027-12', '--json')
    expect(asked.json<GoalReport>().wanted.amountMinor).toBe(minor)
  })
})
