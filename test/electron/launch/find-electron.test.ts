import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findElectron, installedElectron, whyNoWindow } from '../../../electron/launch/find-electron.ts'

describe('whyNoWindow', () => {
  it.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, number, string | null]>([
    ['Linux without a display', {}, 'linux', 1000, 'this machine has no display'],
    ['Linux with an empty display', { DISPLAY: '' }, 'linux', 1000, 'this machine has no display'],
    ['Linux with X11', { DISPLAY: ':0' }, 'linux', 1000, null],
    ['Linux with Wayland', { WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000, null],
    ['root on Linux', { DISPLAY: ':0' }, 'linux', 0, 'Electron’s sandbox does not run as root'],
    ['a Mac', {}, 'darwin', 501, null],
    ['Windows', {}, 'win32', 1, null],
  ])('on %s', (_where, env, platform, uid, why) => {
    expect(whyNoWindow(env, platform, uid)).toBe(why)
  })
})

describe('installedElectron', () => {
  it('finds the program only when it is there, in its package or where it is said to be', async () => {
    const root = await mkdtemp(join(tmpdir(), 'proofbook-electron-'))
    const folder = join(root, 'node_modules/electron')
    await mkdir(join(folder, 'dist'), { recursive: true })
    expect(installedElectron(root, {})).toBeNull()
    await writeFile(join(folder, 'path.txt'), 'electron')
    expect(installedElectron(root, {})).toBeNull()
    await writeFile(join(folder, 'dist/electron'), '')
    expect(installedElectron(root, {})).toBe(join(folder, 'dist/electron'))
    expect(installedElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'other') })).toBeNull()
    await mkdir(join(root, 'other'))
    await writeFile(join(root, 'other/electron'), '')
    expect(installedElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'other') })).toBe(
      join(root, 'other/electron'),
    )
    await rm(root, { recursive: true })
  })
})

describe('findElectron', () => {
  it.runIf(process.platform === 'linux')('looks no further where there is no display', async () => {
    expect(await findElectron('/nowhere', {})).toEqual({ why: 'this machine has no display' })
  })
})
