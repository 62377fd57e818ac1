import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TargetPlatform } from './fuses.ts'

/** A system and a processor to package for. */
export interface Target {
  readonly platform: TargetPlatform
  readonly arch: 'x64' | 'arm64'
}

/** What is built but only serves a checkout: the loopback shell. The window needs no server, so none is shipped. */
const onlyInCheckout = ['main/serve.js']

/** What of the database driver runs; its C sources and the binaries of other systems stay behind. */
const driver = 'better-sqlite3'

/**
 * Puts what one installer holds into `stage`, which is emptied first: the build, the driver with the one binary of this target, the licences and the
 * bill of materials. Rejects when the app is not built or the driver has no binary for the target.
 */
export async function stageApp(root: string, stage: string, target: Target): Promise<void> {
  await rm(stage, { recursive: true, force: true })
  await mkdir(stage, { recursive: true })
  const out = join(root, 'out')
  const { name, version, description, license, main, type } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  ) as Readonly<Record<string, string>>
  // No dependencies: what is bundled is bundled, and the driver is put here by hand.
  const manifest = {
    name,
    productName: 'Proofbook',
    version,
    description,
    license,
    author: 'The Proofbook authors',
    type,
    main,
  }
  await writeFile(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  for (const part of ['main', 'preload', 'renderer']) {
    await cp(join(out, part), join(stage, 'out', part), {
      recursive: true,
      filter: (path) =>
        !path.endsWith('.map') && !onlyInCheckout.includes(path.slice(out.length + 1).replaceAll('\\', '/')),
    })
  }
  for (const file of ['licences.txt', 'sbom.cdx.json']) await cp(join(out, file), join(stage, file))
  await cp(join(root, 'LICENSE'), join(stage, 'LICENSE'))
  await stageDriver(join(root, 'node_modules', driver), join(stage, 'node_modules', driver), target)
}

async function stageDriver(from: string, to: string, { platform, arch }: Target): Promise<void> {
  await mkdir(join(to, 'prebuilds'), { recursive: true })
  for (const part of ['package.json', 'LICENSE', 'lib']) await cp(join(from, part), join(to, part), { recursive: true })
  const binary = `${platform}-${arch}.node`
  const known = await readdir(join(from, 'prebuilds'))
  if (!known.includes(binary)) throw new Error(`${driver} has no binary for ${platform}-${arch}`)
  await cp(join(from, 'prebuilds', binary), join(to, 'prebuilds', binary))
}
