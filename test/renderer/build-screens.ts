import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import { screensFolder } from './screens-folder.ts'

const root = join(import.meta.dirname, '../..')

/** Where the built screens are, and whether they are this process's own to take away. */
export interface BuiltScreens {
  readonly folder: string
  readonly isOwn: boolean
}

/** React as it ships, or, at twice the time of every page, with the checks of what is drawn that it makes while one develops. */
export type ReactBuild = 'production' | 'development'

/**
 * The screens, in `page`, and the stand-in for what a preload would be, in `bridge`. Within a run of tests the first file that needs them builds them and the
 * others wait for that; outside of one they are built for the caller alone.
 */
export async function buildScreens(reactBuild: ReactBuild): Promise<BuiltScreens> {
  const shared = process.env[screensFolder]
  if (shared === undefined) {
    const folder = await mkdtemp(join(tmpdir(), 'proofbook-screens-'))
    await buildInto(folder, reactBuild)
    return { folder, isOwn: true }
  }
  const folder = join(shared, reactBuild)
  const isFirst = await mkdir(folder).then(
    () => true,
    () => false,
  )
  if (isFirst)
    await buildInto(folder, reactBuild).then(
      () => writeFile(join(folder, 'built'), ''),
      async (error) => {
        await writeFile(join(folder, 'failed'), '')
        throw error
      },
    )
  while (!existsSync(join(folder, 'built'))) {
    if (existsSync(join(folder, 'failed')))
      throw new Error('the screens could not be built; the first file that needed them says why')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { folder, isOwn: false }
}

async function buildInto(folder: string, reactBuild: ReactBuild): Promise<void> {
  // Vite takes React's build from the environment, in which tests run as tests.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = reactBuild
  try {
    await buildPageAndBridge(folder)
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

async function buildPageAndBridge(folder: string): Promise<void> {
  const quiet = { configFile: false as const, logLevel: 'error' as const }
  await build({
    ...quiet,
    root: join(root, 'renderer'),
    plugins: [react(), markStyleSheets()],
    build: {
      outDir: join(folder, 'page'),
      assetsInlineLimit: 0,
      cssMinify: false,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: join(root, 'renderer/index.html') },
    },
  })
  await build({
    ...quiet,
    build: {
      outDir: join(folder, 'bridge'),
      lib: { entry: join(import.meta.dirname, 'fake-window.ts'), formats: ['iife'], name: 'fake', fileName: 'fake' },
    },
  })
}

/** Writes each style sheet's name before and behind its rules, so that one can be cut out of what is served. */
function markStyleSheets(): Plugin {
  return {
    name: 'mark-style-sheets',
    enforce: 'pre',
    transform: (code, id) => {
      const name = /styles\/([\w-]+\.css)$/.exec(id)?.[1]
      return name === undefined
        ? null
        : `.mark-begin-${name.replace('.', '-')}{}\n${code}\n.mark-end-${name.replace('.', '-')}{}\n`
    },
  }
}
