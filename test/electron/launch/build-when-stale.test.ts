import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildWhenStale } from '../../../electron/launch/build-when-stale.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'proofbook-stale-'))
  // A build tool that leaves a mark, and the products when it is told to.
  await put(
    'node_modules/electron-vite/bin/electron-vite.js',
    `require('node:fs').appendFileSync('built', 'x'); if (require('node:fs').existsSync('broken')) { console.error('no such file'); process.exit(1) }`,
  )
  for (const name of [
    'electron/main.ts',
    'renderer/parts/a.tsx',
    'shared/a.ts',
    'resources/a.csv',
    'package-lock.json',
  ])
    await put(name, '', 1000)
  await put('electron.vite.config.ts', '', 1000)
  for (const folder of ['electron', 'renderer', 'renderer/parts', 'shared', 'resources'])
    await utimes(join(root, folder), 1000, 1000)
})
afterEach(() => rm(root, { recursive: true }))

async function put(name: string, text: string, seconds = 2000) {
  const path = join(root, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
  await utimes(path, seconds, seconds)
}

async function putBuild() {
  const products = ['main/main.js', 'main/core.js', 'main/serve.js', 'preload/preload.cjs', 'renderer/index.html']
  for (const name of products) await put(`out/${name}`, '')
}

const builds = () =>
  readFile(join(root, 'built'), 'utf8').then(
    ({ length }) => length,
    () => 0,
  )

describe('buildWhenStale', () => {
  it('builds when nothing is built', async () => {
    expect(await buildWhenStale(root)).toBe(true)
    expect(await builds()).toBe(1)
  })

  it('does not build when the build is newer than all it is made from', async () => {
    await putBuild()
    expect(await buildWhenStale(root)).toBe(true)
    expect(await builds()).toBe(0)
  })

  it.each(['electron/main.ts', 'renderer/parts/a.tsx', 'shared/a.ts', 'package-lock.json', 'electron.vite.config.ts'])(
    'builds when %s is newer',
    async (name) => {
      await putBuild()
      await put(name, 'changed', 3000)
      expect(await buildWhenStale(root)).toBe(true)
      expect(await builds()).toBe(1)
    },
  )

  it('builds when a part of the build is missing', async () => {
    await putBuild()
    await rm(join(root, 'out/preload/preload.cjs'))
    expect(await buildWhenStale(root)).toBe(true)
    expect(await builds()).toBe(1)
  })

  it('says so when building fails', async () => {
    await put('broken', '')
    expect(await buildWhenStale(root)).toBe(false)
  })
})
