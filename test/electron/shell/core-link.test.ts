import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { startChildCore } from '../../../electron/serve/start-core.ts'
import { type CoreLink, type CoreProcess, linkCore } from '../../../electron/shell/core-link.ts'
import type { Progress } from '../../../shared/contract.ts'

const fixture = join(import.meta.dirname, 'fixture-core.ts')
const links: CoreLink[] = []

/** A link to fixture cores, and how many were started. */
function link(args: (start: number) => readonly string[] = () => [], patience = 60_000, limit = () => 60_000) {
  const started: CoreProcess[] = []
  const made = linkCore(
    () => {
      const core = startChildCore(fixture, args(started.length + 1))
      started.push(core)
      return core
    },
    { patience, limit },
  )
  links.push(made)
  return { ...made, started }
}

afterEach(async () => {
  for (const made of links.splice(0)) await made.stop()
})

const stopped = { ok: false, error: expect.objectContaining({ code: 'core-stopped' }) }

describe('linkCore', () => {
  it('passes questions, answers and refusals on', async () => {
    const { ask } = link()
    expect(await ask('project:current', {})).toEqual({ ok: true, value: null })
    expect(await ask('project:open', { file: 'missing' })).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'missing is not there', hint: 'Choose another.' },
    })
  })

  it('answers for a core that dies, starts another and opens the project again', async () => {
    const { ask, started } = link()
    await ask('project:open', { file: '/q3.proofbook' })
    const verify = ask('project:verify', {})
    const waiting = ask('project:current', {})
    expect(await verify).toEqual(stopped)
    expect(await waiting).toEqual(stopped)
    expect(await ask('project:current', {})).toEqual({ ok: true, value: { name: '/q3.proofbook' } })
    expect(started).toHaveLength(2)
  })

  it('opens a created project again, and none after one was closed', async () => {
    const { ask } = link()
    await ask('project:create', { file: '/new.proofbook' })
    await ask('project:verify', {})
    expect(await ask('project:current', {})).toEqual({ ok: true, value: { name: '/new.proofbook' } })
    await ask('project:close', {})
    await ask('project:verify', {})
    expect(await ask('project:current', {})).toEqual({ ok: true, value: null })
  })

  it('does not go round in circles over a project that ends whoever opens it', async () => {
    const { ask, started } = link((start) => ['', start === 1 ? 'first' : 'second'])
    await ask('project:open', { file: '/poison' })
    expect(await ask('project:verify', {})).toEqual(stopped)
    const answers = [await ask('project:current', {}), await ask('project:current', {})]
    expect(answers.at(-1)).toEqual({ ok: true, value: null })
    expect(started.length).toBeLessThanOrEqual(3)
  })

  it('does not start a core over and over that dies before it is ready', async () => {
    const { ask, started } = link(() => ['crash-at-start'])
    expect(await ask('project:current', {})).toEqual(stopped)
    expect(await ask('project:current', {})).toEqual(stopped)
    expect(started.length).toBeLessThanOrEqual(2)
  })

  it('hears of progress and stops a task that listens', async () => {
    const { ask, started } = link()
    const controller = new AbortController()
    const heard: Progress[] = []
    const reply = await ask(
      'data:import',
      { files: [] },
      {
        signal: controller.signal,
        onProgress: (progress) => {
          heard.push(progress)
          controller.abort()
        },
      },
    )
    expect(heard).toEqual([{ doing: 'Reading', done: 0.5 }])
    expect(reply).toEqual({ ok: false, error: expect.objectContaining({ code: 'cancelled' }) })
    expect(started).toHaveLength(1)
  })

  it('ends a core that does not listen, and the project is open again afterwards', async () => {
    const { ask, started } = link(() => [], 50)
    await ask('project:open', { file: '/q3.proofbook' })
    const controller = new AbortController()
    const endless = ask(
      'data:recognise',
      { files: [] },
      { signal: controller.signal, onProgress: () => controller.abort() },
    )
    expect(await endless).toEqual({ ok: false, error: expect.objectContaining({ code: 'cancelled' }) })
    expect(await ask('project:current', {})).toEqual({ ok: true, value: { name: '/q3.proofbook' } })
    expect(started).toHaveLength(2)
  })

  it('gives up a file that is not open when its time is over, says so, and has the project from before', async () => {
    const { ask, started } = link(
      () => [],
      60_000,
      () => 50,
    )
    await ask('project:open', { file: '/q3.proofbook' })
    expect(await ask('project:open', { file: '/slow' })).toEqual({
      ok: false,
      error: expect.objectContaining({ code: 'too-slow', message: expect.stringContaining('slow took so long') }),
    })
    expect(await ask('project:current', {})).toEqual({ ok: true, value: { name: '/q3.proofbook' } })
    expect(await ask('project:unopened', {})).toMatchObject({
      ok: true,
      value: { file: '/slow', error: { code: 'too-slow' } },
    })
    expect(started).toHaveLength(2)
  })

  it('counts the time of a file from when the core begins with it, not while others are answered', async () => {
    const { ask } = link(
      () => [],
      60_000,
      () => 50,
    )
    const controller = new AbortController()
    const long = ask('data:import', { files: [] }, { signal: controller.signal })
    const opening = ask('project:open', { file: '/q3.proofbook' })
    setTimeout(() => controller.abort(), 300)
    expect(await long).toEqual({ ok: false, error: expect.objectContaining({ code: 'cancelled' }) })
    expect(await opening).toEqual({ ok: true, value: { name: '/q3.proofbook' } })
  })

  it('stops the opening of a file that never ends when it is asked to', async () => {
    const { ask, started } = link(() => [], 50)
    await ask('project:current', {})
    const controller = new AbortController()
    const slow = ask('project:open', { file: '/slow' }, { signal: controller.signal })
    setTimeout(() => controller.abort(), 300)
    expect(await slow).toEqual({ ok: false, error: expect.objectContaining({ code: 'cancelled' }) })
    expect(await ask('project:unopened', {})).toEqual({ ok: true, value: null })
    expect(started).toHaveLength(2)
  })

  it('says of a file that ends whoever opens it that it can’t be opened', async () => {
    const { ask } = link(() => ['', 'second'])
    expect(await ask('project:open', { file: '/poison' })).toEqual({
      ok: false,
      error: expect.objectContaining({ code: 'damaged-project', message: expect.stringMatching(/^poison can’t be/) }),
    })
    expect(await ask('project:current', {})).toEqual({ ok: true, value: null })
    expect(await ask('project:unopened', {})).toMatchObject({ ok: true, value: { file: '/poison' } })
  })

  it('keeps no passphrase: a locked project is asked for again after its core died', async () => {
    const { ask } = link()
    expect((await ask('project:open', { file: '/locked', passphrase: 'right' })).ok).toBe(true)
    expect(await ask('project:verify', {})).toEqual(stopped)
    expect(await ask('project:current', {})).toEqual({ ok: true, value: null })
    expect(await ask('project:unopened', {})).toMatchObject({
      ok: true,
      value: { file: '/locked', error: { code: 'passphrase-needed' } },
    })
  })

  it('answers nothing more once it is stopped', async () => {
    const { ask, stop } = link()
    await stop()
    expect(await ask('project:current', {})).toEqual(stopped)
  })
})
