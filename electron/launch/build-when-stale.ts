import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What the build is made from, and what it makes last of each of its parts. */
const sources = ['electron', 'renderer', 'shared', 'resources', 'electron.vite.config.ts', 'package-lock.json']
const products = [
  'out/main/main.js',
  'out/main/core.js',
  'out/main/serve.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
]

/** Builds the app unless the build is newer than everything it is made from. False when building failed, after saying why. */
export async function buildWhenStale(root: string): Promise<boolean> {
  const built = await Promise.all(products.map((path) => changedAt(join(root, path))))
  const changed = await Promise.all(sources.map((path) => newestIn(join(root, path))))
  if (Math.min(...built) > Math.max(...changed)) return true
  console.error('Building Proofbook …')
  const { code, output } = await build(root)
  if (code === 0) return true
  console.error(`${output}\nProofbook could not be built.`)
  return false
}

/** Milliseconds since 1970 of the last change; -1 when it isn't there. */
const changedAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => -1,
  )

async function newestIn(path: string): Promise<number> {
  const found = await stat(path).catch(() => null)
  if (!found?.isDirectory()) return found?.mtimeMs ?? -1
  const entries = await readdir(path, { recursive: true })
  const times = await Promise.all(entries.map((entry) => changedAt(join(path, entry))))
  return Math.max(found.mtimeMs, ...times)
}

function build(root: string): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve) => {
    const script = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
    const child = spawn(process.execPath, [script, 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data
      })
    }
    child.on('close', (code) => resolve({ code, output }))
  })
}
