import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Electron's program, or why there is no window, as the middle of a sentence. */
export type FoundElectron = { readonly path: string } | { readonly why: string }

/** Finds Electron where it can run: needs a display, a person who isn't root, and the program itself, which is fetched once when it is missing. */
export async function findElectron(root: string, env: NodeJS.ProcessEnv = process.env): Promise<FoundElectron> {
  const why = whyNoWindow(env, process.platform, process.getuid?.() ?? 1)
  if (why !== null) return { why }
  const installed = installedElectron(root, env)
  if (installed) return { path: installed }
  if (!(await canFetch(env))) return { why: 'Electron’s program is not installed and can’t be fetched from here' }
  console.error('Fetching Electron, once …')
  await fetchElectron(root)
  const fetched = installedElectron(root, env)
  return fetched ? { path: fetched } : { why: 'Electron’s program could not be fetched' }
}

/** Why this machine can show no window of Electron's whatever is installed, or `null` when it can. */
export function whyNoWindow(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, uid: number): string | null {
  if (platform !== 'linux') return null
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'this machine has no display'
  if (uid === 0) return 'Electron’s sandbox does not run as root'
  return null
}

/** Where Electron's package keeps its program, or `null` while it has none. */
export function installedElectron(root: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const folder = join(root, 'node_modules/electron')
  const pathFile = join(folder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron'
  const path = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name)
  return existsSync(path) ? path : null
}

/** Whether the place that Electron is fetched from answers. Behind a proxy only trying tells. */
export async function canFetch(env: NodeJS.ProcessEnv): Promise<boolean> {
  if (env.HTTPS_PROXY || env.https_proxy) return true
  const place = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? 'https://github.com'
  return fetch(place, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(5000) }).then(
    () => true,
    () => false,
  )
}

function fetchElectron(root: string): Promise<void> {
  return new Promise((resolve) => {
    const script = join(root, 'node_modules/electron/install.js')
    const child = spawn(process.execPath, [script], { stdio: 'ignore', timeout: 10 * 60_000 })
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  })
}
