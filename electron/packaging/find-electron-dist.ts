import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canFetch, installedElectron } from '../launch/find-electron.ts'
import type { Target } from './stage-app.ts'

/** Where Electron for a target is, `null` when electron-builder is to fetch it, or why there is none, as the middle of a sentence. */
export type FoundDist = { readonly place: string | null } | { readonly why: string }

/** Looks for Electron's program for a target: the one named in PROOFBOOK_ELECTRON, the one that is installed, else the place that it is fetched from. */
export async function findElectronDist(
  root: string,
  target: Target,
  env: NodeJS.ProcessEnv = process.env,
): Promise<FoundDist> {
  const named = env.PROOFBOOK_ELECTRON
  if (named !== undefined && named !== '') {
    return existsSync(named) ? { place: named } : { why: `PROOFBOOK_ELECTRON names ${named}, where nothing is` }
  }
  const isOwn = target.platform === process.platform && target.arch === process.arch
  if (isOwn && installedElectron(root, env)) {
    return { place: env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist') }
  }
  if (await canFetch(env)) return { place: null }
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'))
  return {
    why: `Electron ${version} for ${target.platform}-${target.arch} is not here and can’t be fetched; name its zip file or unpacked folder in PROOFBOOK_ELECTRON`,
  }
}
