import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findElectronDist } from '../../../electron/packaging/find-electron-dist.ts'
import { readFuses } from '../../../electron/packaging/fuses.ts'
import { packStaged } from '../../../electron/packaging/package-app.ts'
import { stageApp, type Target } from '../../../electron/packaging/stage-app.ts'
import type { Bridge } from '../../../shared/contract.ts'
import { driveStandIn } from '../../e2e/stand-in/drive.ts'
import { writeFakeElectron } from './fake-electron.ts'

const root = join(import.meta.dirname, '../../..')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofbook-package-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const targets: readonly Target[] = (['linux', 'darwin', 'win32'] as const).flatMap((platform) =>
  (['x64', 'arm64'] as const).map((arch) => ({ platform, arch })),
)

const filesIn = async (place: string): Promise<readonly string[]> =>
  (await readdir(place, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1))

/** What must never be shipped: tests, sources, source maps, the loopback server, tools, anybody's projects. */
const never =
  /(^|\/)test\/|\.tsx?$|\.map$|\.(proofbook|csv|pptx|xlsx|pdf)$|main\/serve\.js$|playwright|vitest|electron-builder|\.env/

describe('what an installer holds', () => {
  it.each(targets)('for $platform on $arch: the build, one driver, the licences, and nothing else', async (target) => {
    const stage = join(folder, `${target.platform}-${target.arch}`)
    await stageApp(root, stage, target)
    const files = await filesIn(stage)
    expect(files.filter((file) => file.endsWith('.node'))).toEqual([
      `node_modules/better-sqlite3/prebuilds/${target.platform}-${target.arch}.node`,
    ])
    expect(files.filter((file) => never.test(file))).toEqual([])
    expect(await readdir(stage)).toEqual(
      expect.arrayContaining(['LICENSE', 'licences.txt', 'node_modules', 'out', 'package.json', 'sbom.cdx.json']),
    )
    expect(await readdir(join(stage, 'node_modules'))).toEqual(['better-sqlite3'])
    const manifest = JSON.parse(await readFile(join(stage, 'package.json'), 'utf8'))
    expect(Object.keys(manifest).toSorted()).toEqual(
      ['author', 'description', 'license', 'main', 'name', 'productName', 'type', 'version'].toSorted(),
    )
  })

  it('refuses a system that the driver was not built for', async () => {
    const impossible = { platform: 'linux', arch: 'mips' } as unknown as Target
    await expect(stageApp(root, join(folder, 'impossible'), impossible)).rejects.toThrow('no binary for linux-mips')
  })
})

describe('an app packed by electron-builder around an Electron that is a fake', () => {
  const target: Target = { platform: 'linux', arch: 'x64' }
  let packed: string
  beforeAll(async () => {
    const [stage, electronDist, output] = ['stage', 'electron', 'dist'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    await writeFakeElectron(electronDist)
    await stageApp(root, stage, target)
    // The configuration is held against electron-builder's schema on the way.
    await packStaged({ root, stage, output, electronDist }, target, true)
    packed = join(output, 'linux-unpacked')
  })

  it('has its code in one archive, and beside it only what a system must load from a file', async () => {
    const resources = await filesIn(join(packed, 'resources'))
    expect(resources.toSorted()).toEqual([
      'app.asar',
      'app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node',
      'licences.txt',
      'sbom.cdx.json',
    ])
    const inside = listPackage(join(packed, 'resources/app.asar'), { isPack: false })
    expect(inside).toEqual(
      expect.arrayContaining(['/package.json', '/out/main/main.js', '/out/main/core.js', '/out/preload/preload.cjs']),
    )
    expect(inside.filter((path) => never.test(path))).toEqual([])
  })

  it('has the fuses burnt into its program', async () => {
    const program = join(packed, 'proofbook')
    expect(await readFuses(program)).toMatchObject({ RunAsNode: false, OnlyLoadAppFromAsar: true })
    expect((await stat(program)).mode & 0o111).toBe(0o111)
  })

  it('brings Electron’s and Chromium’s licences and its own languages only', async () => {
    expect(await readdir(packed)).toEqual(expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']))
    expect((await readdir(join(packed, 'locales'))).toSorted()).toEqual(['en-GB.pak', 'en-US.pak'])
  })

  it('runs from what is in the archive and nothing beside it', async () => {
    const app = join(folder, 'extracted')
    extractAll(join(packed, 'resources/app.asar'), app)
    const run = await driveStandIn({
      dataFolder: join(folder, 'data'),
      args: ['/none.proofbook'],
      env: { STAND_IN_PACKAGED: '1' },
      out: join(app, 'out'),
    })
    try {
      run.dialogs.saveFolder = folder
      const made = await run.page.evaluate(async () => {
        const { files, ask } = (globalThis as unknown as { proofbook: Bridge }).proofbook
        const target = await files.saveAs('project', 'first.proofbook')
        return ask('project:create', { file: String(target?.file) })
      })
      expect(made).toMatchObject({ ok: true, value: { name: 'first' } })
    } finally {
      await run.close()
    }
  })
})

describe('npm run package', () => {
  const offline = { ELECTRON_MIRROR: 'http://127.0.0.1:9/', HTTPS_PROXY: '', https_proxy: '', PROOFBOOK_ELECTRON: '' }

  it('says in one sentence why it can’t go on without Electron’s program', () => {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      // A system that this one is not, so that an installed Electron does not help.
      [
        'electron/packaging/package.js',
        '--platform',
        process.platform === 'win32' ? 'linux' : 'win32',
        '--arch',
        'x64',
      ],
      { cwd: root, encoding: 'utf8', env: { ...process.env, ...offline } },
    )
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(
      /^No installer: Electron [\d.]+ for \w+-x64 is not here and can’t be fetched; name its zip file or unpacked folder in PROOFBOOK_ELECTRON\.\n$/,
    )
  })

  it('takes the Electron that is named, and says when nothing is there', async () => {
    const target: Target = { platform: 'darwin', arch: 'arm64' }
    expect(await findElectronDist(root, target, { PROOFBOOK_ELECTRON: folder })).toEqual({ place: folder })
    expect(await findElectronDist(root, target, { PROOFBOOK_ELECTRON: '/nowhere' })).toEqual({
      why: 'PROOFBOOK_ELECTRON names /nowhere, where nothing is',
    })
  })

  it.each([['--platform', 'amiga'], ['--arch', 'ppc'], ['--publish'], ['something']])('refuses %s %s', (...argv) => {
    const { status, stderr } = spawnSync(process.execPath, ['electron/packaging/package.js', ...argv.filter(Boolean)], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stderr).toContain('usage: npm run package')
  })
})
