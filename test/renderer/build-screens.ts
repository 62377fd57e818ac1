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

/**
 * The screens, in `page`, and the stand-in for what a preload would be, in `bridge`. Within a run of tests the first file that needs them builds them and the
 * others wait for that; outside of one they are built for the caller alone.
 */
export async function buildScreens(): Promise<BuiltScreens> {
  const shared = process.env[screensFolder]
  if (shared === undefined) {
    const folder = await mkdtemp(join(tmpdir(), 'proofbook-screens-'))
    await buildInto(folder)
    return { folder, isOwn: true }
  }
  const isFirst = await mkdir(join(shared, 'begun')).then(
    () => true,
    () => false,
  )
  if (isFirst)
    await buildInto(shared).then(
      () => writeFile(join(shared, 'built'), ''),
      async (error) => {
        await writeFile(join(shared, 'failed'), '')
        throw error
      },
    )
  while (!existsSync(join(shared, 'built'))) {
    if (existsSync(join(shared, 'failed')))
      throw new Error('the screens could not be built; the first file that needed them says why')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { folder: shared, isOwn: false }
}

async function buildInto(folder: string): Promise<void> {
  const quiet = { configFile: false as const, logLevel: 'error' as const }
  await build({
    ...quiet,
    root: join(root, 'renderer'),
    plugins: [react(), markStyleSheets()],
    // React Aria draws every row of a long table under a test runner unless it is told that there is a real window.
    define: { 'process.env.VIRT_ON': JSON.stringify('true') },
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
