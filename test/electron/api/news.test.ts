import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../../electron/api/index.ts'
import type { NewsPlace } from '../../../shared/base/news.ts'
import { scratchFolder } from '../../helpers/command-line.ts'
import { quietTask } from '../../helpers/import-text.ts'

describe('what has changed since last time', () => {
  const scratch = scratchFolder()
  const open = () => createCore({ today: '2026-11-22', dataFolder: scratch.at('data') })
  let core = open()
  const ask = () => core.handlers
  const news = async () =>
    (await ask()['project:news']({}, quietTask)).map(({ place, parts }) => [place, parts.join('+')])
  const see = (place: NewsPlace) => ask()['project:seen']({ place }, quietTask)
  const file = (name: string, id: string) => {
    const text = `ticket_id,customer_id,created_at,closed_at,channel\n${id},C-1,2026-01-05T10:00:00Z,2026-01-06T10:00:00Z,chat\n`
    writeFileSync(scratch.at(name), text)
    return { file: scratch.at(name) }
  }
  beforeAll(async () => {
    await ask()['project:create']({ file: scratch.at('Secret name.proofbook') }, quietTask)
    await ask()['data:import']({ files: [file('a.csv', '1')] }, quietTask)
  })
  afterAll(() => {
    core.close()
    scratch.remove()
  })

  it('is nothing at places that were never looked at', async () => {
    expect(await news()).toEqual([])
  })

  it('is told of places that rest on what changed, until they are looked at', async () => {
    await see('data')
    await see('cost')
    await see('case')
    expect(await news()).toEqual([])
    await ask()['data:import']({ files: [file('b.csv', '2')] }, quietTask)
    expect(await news()).toEqual([
      ['data', 'files'],
      ['cost', 'files'],
      ['case', 'files'],
    ])
    await see('data')
    expect(await news()).toEqual([
      ['cost', 'files'],
      ['case', 'files'],
    ])
    expect((await ask()['project:news']({}, quietTask))[0]?.since).toBe('2026-11-22')
  })

  it('is nothing once the change was taken back', async () => {
    await see('cost')
    await see('case')
    await ask()['data:undo-import']({ importId: 2 }, quietTask)
    expect((await news()).map(([place]) => place)).toContain('cost')
    await ask()['data:redo-import']({}, quietTask)
    expect((await news()).map(([place]) => place)).not.toContain('cost')
  })

  it('is known after the app was closed, and told of a file that may only be read', async () => {
    await see('ledger')
    await ask()['data:import']({ files: [file('c.csv', '3')] }, quietTask)
    core.close()
    core = open()
    await ask()['project:open']({ file: scratch.at('Secret name.proofbook') }, quietTask)
    expect(await news()).toContainEqual(['ledger', 'files'])
  })

  it('keeps no name of a project beside the app, readable by its owner only, and survives a file that is none', async () => {
    const kept = scratch.at('data', 'last-seen.json')
    expect(readFileSync(kept, 'utf8')).not.toContain('Secret')
    if (process.platform !== 'win32') expect(statSync(kept).mode & 0o077).toBe(0)
    writeFileSync(kept, '{"x": 1')
    expect(await news()).toEqual([])
    await see('data')
    expect(await news()).toEqual([])
  })
})
