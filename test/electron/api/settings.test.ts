import { existsSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../../electron/api/index.ts'
import { scratchFolder } from '../../helpers/command-line.ts'
import { quietTask } from '../../helpers/import-text.ts'

describe('settings of a project', () => {
  const scratch = scratchFolder()
  const { handlers: ask, close } = createCore({ today: '2026-11-22', dataFolder: scratch.at('data') })
  const hash = async () => (await ask['project:verify']({}, quietTask)).contentHash
  const made = (name: string, text: string) => {
    writeFileSync(scratch.at(name), text)
    return { file: scratch.at(name) }
  }
  let count = 0
  /** A project made at once with these settings, for comparison. */
  const direct = async (currency: string, timeZone: string) => {
    const other = createCore({ today: '2026-11-22', dataFolder: scratch.at('other') })
    count += 1
    const file = scratch.at(`direct-${count}.proofbook`)
    await other.handlers['project:create']({ file, currency, timeZone }, quietTask)
    await other.handlers['data:import']({ files }, quietTask)
    const found = (await other.handlers['project:verify']({}, quietTask)).contentHash
    other.close()
    return found
  }
  const files = [
    made(
      'local.csv',
      'ticket_id,customer_id,created_at,closed_at,channel\n1,C-1,2026-01-05 00:10,2026-01-06 10:00,chat\n',
    ),
    made(
      'utc.csv',
      'ticket_id,customer_id,created_at,closed_at,channel\n2,C-1,2026-01-05T23:30:00Z,2026-01-06T10:00:00Z,chat\n',
    ),
    made(
      'ledger.csv',
      'entry_id,posting_date,account,cost_center,amount\nL-1,2026-01-30,Salaries support,Support,12000.50\n',
    ),
  ]
  beforeAll(async () => {
    await ask['project:create'](
      { file: scratch.at('a.proofbook'), currency: 'EUR', timeZone: 'UTC', guessed: true },
      quietTask,
    )
    await ask['data:import']({ files }, quietTask)
  })
  afterAll(() => {
    close()
    scratch.remove()
  })

  it('are said to be guessed until they are confirmed', async () => {
    expect((await ask['project:current']({}, quietTask))?.isGuessed).toBe(true)
    const before = await hash()
    expect((await ask['project:settings']({}, quietTask)).isGuessed).toBe(false)
    expect(await hash()).toBe(before)
  })

  it('read again by another zone and currency come to what they would have come to from the start', async () => {
    const before = await hash()
    const info = await ask['project:settings']({ timeZone: 'America/New_York', currency: 'USD' }, quietTask)
    expect(info).toMatchObject({ timeZone: 'America/New_York', currency: 'USD' })
    expect(await hash()).toBe(await direct('USD', 'America/New_York'))
    const receipts = await ask['data:imports']({}, quietTask)
    expect(receipts.map(({ timeZone, currency }) => [timeZone, currency])).toEqual([
      ['America/New_York', null],
      [null, null],
      ['America/New_York', 'USD'],
    ])
    expect(await ask['project:undo']({}, quietTask)).toEqual({ kind: 'settings', subject: '' })
    expect(await hash()).toBe(before)
    await ask['project:redo']({}, quietTask)
    expect(await hash()).toBe(await direct('USD', 'America/New_York'))
  })

  it('stay as they are, files and all, when the change is stopped halfway', async () => {
    const before = await hash()
    let asked = 0
    const stopped = {
      ...quietTask,
      checkCancelled: () => {
        asked += 1
        if (asked > 3) throw new Error('stopped')
      },
    }
    await expect(ask['project:settings']({ timeZone: 'Asia/Tokyo' }, stopped)).rejects.toThrow('stopped')
    expect(await hash()).toBe(before)
    expect((await ask['project:current']({}, quietTask))?.timeZone).toBe('America/New_York')
  })

  it.each([{ timeZone: 'Mars/Base' }, { currency: 'euro' }, { fiscalYearStart: 13 }])('refuse %j', async (wanted) => {
    const before = await hash()
    await expect(ask['project:settings'](wanted, quietTask)).rejects.toThrow('is not a')
    expect(await hash()).toBe(before)
  })

  it('let the project be put elsewhere, whole, and nothing stays where it was', async () => {
    const before = await hash()
    const info = await ask['project:move']({ file: scratch.at('moved.proofbook') }, quietTask)
    expect(info.isKeptHere).toBe(false)
    expect([existsSync(scratch.at('a.proofbook')), existsSync(scratch.at('moved.proofbook'))]).toEqual([false, true])
    expect(await hash()).toBe(before)
    expect((await ask['project:verify']({}, quietTask)).ok).toBe(true)
    await expect(async () =>
      ask['project:move']({ file: scratch.at('no/such/folder.proofbook') }, quietTask),
    ).rejects.toThrow()
    expect(existsSync(scratch.at('moved.proofbook'))).toBe(true)
    expect(await hash()).toBe(before)
  })

  it('say where a project lies of which nobody has said where it shall be', async () => {
    const { mkdirSync } = await import('node:fs')
    mkdirSync(scratch.at('data', 'projects'), { recursive: true })
    const info = await ask['project:create']({ file: scratch.at('data', 'projects', 'b.proofbook') }, quietTask)
    expect(info.isKeptHere).toBe(true)
  })
})
