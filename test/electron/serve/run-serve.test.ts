import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

let folder: string
let project: string
const started: ChildProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofbook-run-serve-'))
  project = join(folder, 'q3.proofbook')
  const made = spawn(process.execPath, [join(root, 'electron/launch/cli.js'), 'new', project], { stdio: 'ignore' })
  await once(made, 'exit')
})
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** The compiled server, what it prints, and its end. */
const start = (...args: string[]) => startIn(join(folder, 'data'), ...args)

function startIn(data: string, ...args: string[]) {
  const child = spawn(process.execPath, [join(root, 'out/main/serve.js'), ...args], {
    env: { ...process.env, PROOFBOOK_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  const output = { out: '', err: '' }
  child.stdout.on('data', (data) => {
    output.out += data
  })
  child.stderr.on('data', (data) => {
    output.err += data
  })
  const closed = once(child, 'close').then(([code]) => code as number | null)
  const printed = Promise.race([once(child.stdout, 'data'), closed]).then(() => output)
  return { child, output, closed, printed }
}

const pidsBelow = (pid: number): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number)

const isRunning = (pid: number) => existsSync(`/proc/${pid}`)

describe('proofbook serve', () => {
  it('prints one JSON document with the address, serves there, and ends cleanly on Ctrl-C', async () => {
    const { child, printed, output, closed } = start(project, '--json')
    const { address } = JSON.parse((await printed).out) as { address: string }
    expect(Object.keys(JSON.parse(output.out))).toEqual(['address'])
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/)
    expect((await fetch(address)).status).toBe(200)
    child.kill('SIGINT')
    expect(await closed).toBe(0)
    expect(output.err).toBe('')
    expect(await readdir(join(folder, 'data/temporary'))).toEqual([])
  })

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
    'ends cleanly on %s the moment its address is there',
    async (signal) => {
      const { child, printed, closed } = start(project, '--json')
      await printed
      child.kill(signal)
      expect(await closed).toBe(0)
      expect(await readdir(join(folder, 'data/temporary'))).toEqual([])
    },
  )

  it('says the address in words for people', async () => {
    const { child, printed, closed } = start(project, '--no-open')
    expect((await printed).out).toMatch(/^Proofbook is at http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+\n/)
    child.kill('SIGINT')
    await closed
  })

  it.runIf(process.platform === 'linux')(
    'leaves no core behind when it is killed without a chance to end',
    async () => {
      const { child, printed } = start(project, '--json')
      await printed
      const cores = pidsBelow(child.pid ?? 0)
      expect(cores.length).toBeGreaterThan(0)
      child.kill('SIGKILL')
      await expect.poll(() => cores.filter(isRunning), { timeout: 20_000 }).toEqual([])
    },
  )

  it('refuses a project that is not there, in one line and before it serves', async () => {
    const { closed, output } = start(join(folder, 'missing.proofbook'), '--json')
    expect(await closed).toBe(1)
    expect(JSON.parse(output.out)).toEqual({ error: expect.objectContaining({ code: 'not-found' }) })
    expect(output.err).toMatch(/^proofbook: .*missing\.proofbook.*\n$/)
  })

  it('says so when there is no room for what it keeps', async () => {
    const { closed, output } = startIn(project, '--json')
    expect(await closed).toBe(1)
    expect(output.err).toBe(`proofbook: ${project} can’t be written (ENOTDIR); name another folder in PROOFBOOK_DATA\n`)
  })

  it('refuses a port that somebody has', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const { closed, output } = start(project, '--json', '--port', String(port))
    expect(await closed).toBe(1)
    expect(output.err).toBe(`proofbook: port ${port} can’t be used; choose another, or leave --port out\n`)
    other.close()
  })

  it.each([['--port', 'x'], ['--port', '70000'], ['--unknown'], ['a.proofbook', 'b.proofbook']])(
    'explains its usage for %s %s',
    async (...args) => {
      const { closed, output } = start(...args)
      expect(await closed).toBe(2)
      expect(output.err).toMatch(/^usage: /)
    },
  )
})
