import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { burnFuses } from '../../../electron/packaging/builder-config.ts'
import { fusesFor, readFuses, setFuses } from '../../../electron/packaging/fuses.ts'
import { writeFakeProgram } from './fake-electron.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofbook-fuses-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What every program must say of itself once it is packed, written out a second time so that a change is seen. */
const must = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
}

describe('the fuses', () => {
  it.each([
    ['linux', 'proofbook', 1, false],
    ['darwin', 'Proofbook.app/Contents/MacOS/Proofbook', 3, true],
    ['win32', 'Proofbook.exe', 1, true],
  ] as const)('are all nine burnt into the program that is packed for %s', async (platform, program, arch, proves) => {
    const appOutDir = join(folder, platform)
    // On macOS the fuses are not in the program but in the framework that it loads.
    const framework = 'Proofbook.app/Contents/Frameworks/Electron Framework.framework/Electron Framework'
    await writeFakeProgram(join(appOutDir, platform === 'darwin' ? framework : program))
    await burnFuses({
      appOutDir,
      electronPlatformName: platform,
      arch,
      packager: {
        appInfo: { productFilename: 'Proofbook' },
        ...(platform === 'linux' && { executableName: 'proofbook' }),
      },
    })
    expect(await readFuses(join(appOutDir, program))).toEqual({
      ...must,
      EnableEmbeddedAsarIntegrityValidation: proves,
    })
  })

  it('leave no other byte of the program changed', async () => {
    const path = join(folder, 'same')
    await writeFakeProgram(path, Object.values(wireOf('linux')).join(''))
    const before = await readFile(path)
    await setFuses(path, 'linux', 'x64')
    expect((await readFile(path)).equals(before)).toBe(true)
  })

  it('stop the packaging when Electron has one that nobody decided on', async () => {
    const path = join(folder, 'newer')
    await writeFakeProgram(path, '1011001111')
    await expect(setFuses(path, 'linux', 'x64')).rejects.toThrow()
  })

  it('stop the packaging when a program has none', async () => {
    const path = join(folder, 'none')
    await writeFile(path, Buffer.alloc(4096, 7))
    await expect(setFuses(path, 'linux', 'x64')).rejects.toThrow()
  })
})

/** The wire that a program ends with, in the order of Electron's own numbers. */
function wireOf(platform: 'linux'): readonly number[] {
  const on = fusesFor(platform)
  return [
    on.RunAsNode,
    on.EnableCookieEncryption,
    on.EnableNodeOptionsEnvironmentVariable,
    on.EnableNodeCliInspectArguments,
    on.EnableEmbeddedAsarIntegrityValidation,
    on.OnlyLoadAppFromAsar,
    on.LoadBrowserProcessSpecificV8Snapshot,
    on.GrantFileProtocolExtraPrivileges,
    on.WasmTrapHandlers,
  ].map(Number)
}
