import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Arch, build, Platform } from 'electron-builder'
import { buildWhenStale } from '../launch/build-when-stale.ts'
import { builderConfig } from './builder-config.ts'
import { findElectronDist } from './find-electron-dist.ts'
import { stageApp, type Target } from './stage-app.ts'

const usage = 'usage: npm run package [-- --platform linux|darwin|win32 --arch x64|arm64 --folder]'

/**
 * Makes the installers of this machine's system, or of the one that is named, in `dist/`; with `--folder` the unpacked app only.
 * Resolves with the exit code: 0 done, 1 when it can't go on, which one sentence says, 2 wrong usage.
 */
export async function packageApp(root: string, argv: readonly string[]): Promise<number> {
  const wanted = readTarget(argv)
  if (!wanted) {
    console.error(usage)
    return 2
  }
  const { target, isFolder } = wanted
  const electron = await findElectronDist(root, target)
  if ('why' in electron) {
    console.error(`No installer: ${electron.why}.`)
    return 1
  }
  if (!(await buildWhenStale(root))) return 1
  const stage = join(root, '.cache/stage', `${target.platform}-${target.arch}`)
  await stageApp(root, stage, target)
  const files = await packStaged(
    { root, stage, output: join(root, 'dist'), electronDist: electron.place },
    target,
    isFolder,
  )
  for (const file of files) console.log(file)
  return 0
}

/** Runs electron-builder over a staged app; gives back the files it made. */
export async function packStaged(
  places: Parameters<typeof builderConfig>[0],
  { platform, arch }: Target,
  isFolder: boolean,
): Promise<readonly string[]> {
  const on = { linux: Platform.LINUX, darwin: Platform.MAC, win32: Platform.WINDOWS }[platform]
  return build({
    // Not the checkout, whose packages it would take for the app's.
    projectDir: places.stage,
    targets: on.createTarget(isFolder ? ['dir'] : undefined, Arch[arch]),
    publish: 'never',
    config: builderConfig(places),
  })
}

function readTarget(argv: readonly string[]): { readonly target: Target; readonly isFolder: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { platform: { type: 'string' }, arch: { type: 'string' }, folder: { type: 'boolean' } },
    })
    const platform = values.platform ?? process.platform
    const arch = values.arch ?? process.arch
    if (platform !== 'linux' && platform !== 'darwin' && platform !== 'win32') return null
    if (arch !== 'x64' && arch !== 'arm64') return null
    return { target: { platform, arch }, isFolder: values.folder ?? false }
  } catch {
    return null
  }
}
