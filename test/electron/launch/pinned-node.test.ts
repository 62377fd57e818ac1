import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/** An older Node for the person who has one: this test's own Node that says it is 20. */
const olderNode = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })
Object.defineProperty(process, 'version', { value: 'v20.20.2' })`

let checkout: string
beforeAll(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'proofbook-launch-'))
  await mkdir(join(checkout, 'electron'), { recursive: true })
  await cp(join(root, 'electron/launch'), join(checkout, 'electron/launch'), { recursive: true })
  await writeFile(join(checkout, 'package.json'), '{"type":"module"}')
  await writeFile(join(checkout, 'old.cjs'), olderNode)
  await writeFile(
    join(checkout, 'electron/cli.ts'),
    `const said: string = process.argv.slice(2).join(' ')\nconsole.log(process.version.length > 0, said)\nprocess.exitCode = 3\n`,
  )
})
afterAll(() => rm(checkout, { recursive: true, force: true }))

const run = (...before: string[]) =>
  spawnSync(process.execPath, [...before, join(checkout, 'electron/launch/cli.js'), 'new', '--json'], {
    encoding: 'utf8',
  })

describe('launching under any Node', () => {
  it('goes on at once under a Node that is new enough', () => {
    const { status, stdout } = run()
    expect([status, stdout]).toEqual([3, 'true new --json\n'])
  })

  it('says in one line what is missing under an older one', () => {
    const { status, stdout, stderr } = run('--require', join(checkout, 'old.cjs'))
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      'Proofbook needs Node 24 or newer and this is v20.20.2. Run npm ci in its folder first: it brings the right one along.\n',
    )
  })

  it.runIf(process.platform !== 'win32')(
    'runs again under the pinned one, with arguments and exit code passed on',
    async () => {
      await mkdir(join(checkout, 'node_modules/.bin'), { recursive: true })
      await symlink(process.execPath, join(checkout, 'node_modules/.bin/node'))
      const { status, stdout } = run('--require', join(checkout, 'old.cjs'))
      expect([status, stdout]).toEqual([3, 'true new --json\n'])
    },
  )
})
