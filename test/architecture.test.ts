import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/**
 * Which part of the house may import which. Data moves one way, so that a part can be read knowing only what stands above it here.
 * A part is the longest name that its path begins with. `node` are harmless modules of Node; libraries are named one by one.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  // The pure domain, in the order of the data.
  'shared/base': ['@date-fns/tz'],
  // What was done to a project, in words.
  'shared/log': ['shared/base'],
  // A chart or table described, not drawn: what metrics, cohorts and costs show, long before there is a deck.
  'shared/deck/exhibit': ['shared/base'],
  'shared/stats': ['shared/base', 'ml-matrix', '@stdlib/*'],
  'shared/import': ['shared/base'],
  // What is given away and what is kept of people, as plain values.
  'shared/privacy': ['shared/base', 'shared/import'],
  'shared/sample': ['shared/base', 'shared/stats'],
  'shared/metrics': ['shared/base', 'shared/stats', 'shared/deck/exhibit'],
  'shared/cohorts': ['shared/base', 'shared/stats', 'shared/metrics', 'shared/deck/exhibit'],
  'shared/cost': ['shared/base', 'shared/stats', 'shared/metrics', 'shared/deck/exhibit'],
  'shared/ledger': [
    'shared/base',
    'shared/stats',
    'shared/metrics',
    'shared/cohorts',
    'shared/cost',
    'shared/deck/exhibit',
  ],
  'shared/case': [
    'shared/base',
    'shared/stats',
    'shared/metrics',
    'shared/cohorts',
    'shared/cost',
    'shared/ledger',
    'shared/deck/exhibit',
  ],
  // What reviewers said, and what is made of it.
  'shared/review': ['shared/base', 'shared/log'],
  'shared/story': [
    'shared/base',
    'shared/stats',
    'shared/metrics',
    'shared/cohorts',
    'shared/cost',
    'shared/ledger',
    'shared/case',
    'shared/deck/exhibit',
  ],
  'shared/deck': [
    'shared/base',
    'shared/metrics',
    'shared/cohorts',
    'shared/cost',
    'shared/ledger',
    'shared/case',
    'shared/story',
    'shared/import',
    'shared/deck/exhibit',
  ],
  // What all shells speak.
  'shared/contract.ts': ['shared/*'],
  'shared/channels.ts': ['shared/contract.ts'],
  'shared/accepts.ts': [
    'shared/contract.ts',
    'shared/base',
    'shared/log',
    'shared/review',
    'shared/import',
    'shared/metrics',
    'shared/cost',
    'shared/ledger',
    'shared/case',
    'shared/story',
    'shared/deck',
    'zod',
    'shared/deck',
  ],

  // Everything that needs Node.
  'electron/store': ['shared/*', 'node', 'better-sqlite3'],
  'electron/files': ['shared/*', 'node', 'papaparse', 'pptxgenjs', 'fflate', 'iconv-lite', 'pdfmake'],
  'electron/import': ['shared/*', 'electron/store', 'electron/files', 'electron/core', 'node'],
  'electron/api': ['shared/*', 'electron/store', 'electron/files', 'electron/import', 'node', 'zod'],
  'electron/core': ['shared/*', 'node'],
  'electron/core.ts': ['electron/api', 'electron/core', 'electron/shell'],
  'electron/shell': ['shared/*', 'electron/core', 'node'],
  'electron/serve': ['shared/*', 'electron/shell', 'electron/core', 'node'],
  'electron/serve.ts': ['electron/serve', 'node'],
  'electron/cli': [
    'shared/*',
    'electron/api',
    'electron/files',
    'electron/shell',
    'electron/core',
    'electron/serve',
    'node',
    'zod',
  ],
  'electron/cli.ts': ['electron/cli', 'shared/*', 'electron/api', 'electron/shell', 'electron/serve', 'node'],
  'electron/launch': ['electron/serve', 'electron/launch', 'electron/cli.ts', 'node'],
  'electron/packaging': [
    'electron/launch',
    'node',
    'vite',
    'electron-builder',
    '@electron/fuses',
    '@cyclonedx/cyclonedx-library',
  ],
  'electron/app': ['shared/*', 'electron/shell', 'electron/core', 'node', 'electron'],
  'electron/main.ts': ['shared/*', 'electron/app', 'electron/shell', 'electron/core', 'node', 'electron'],
  'electron/preload.ts': ['shared/*', 'electron'],

  // What is drawn. It asks for nothing that needs Node, and draws charts in one place.
  'renderer/charts': ['shared/*', 'renderer', 'echarts', 'react', 'react-dom'],
  'renderer/guide': ['resources/*'],
  renderer: ['shared/*', 'renderer/*', 'react', 'react-dom', 'react-aria-components', '@fontsource-variable/*'],
}

/** Libraries that exactly one file may import, so that they can be replaced and guarded there. */
const oneWrapper = ['better-sqlite3', 'papaparse', 'pptxgenjs', 'iconv-lite', 'pdfmake'] as const

/** Folders that say nothing of what is in them. */
const forbiddenFolders = [
  'utils',
  'util',
  'helpers',
  'common',
  'misc',
  'manager',
  'managers',
  'service',
  'services',
  'lib',
]

interface SourceFile {
  readonly path: string
  readonly code: string
  readonly part: string
  /** Parts, library names, or `node`. */
  readonly imports: readonly { readonly name: string; readonly isType: boolean }[]
  /** Files of ours that it imports. */
  readonly files: readonly string[]
}

const files: readonly SourceFile[] = ['shared', 'electron', 'renderer'].flatMap((world) =>
  readdirSync(join(root, world), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|js)$/.test(name))
    .map((name) => readSource(join(world, name).split(sep).join('/'))),
)

function readSource(path: string): SourceFile {
  const code = readFileSync(join(root, path), 'utf8')
  const statements = code.matchAll(
    /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm,
  )
  const imports = [...statements].map(([, isType, fixed, dynamic]) => ({
    specifier: fixed ?? dynamic ?? '',
    isType: isType !== undefined,
  }))
  return {
    path,
    code,
    part: partOf(path),
    imports: imports.map(({ specifier, isType }) => ({ name: nameOf(path, specifier), isType })),
    files: imports.filter(({ specifier }) => specifier.startsWith('.')).map(({ specifier }) => fileOf(path, specifier)),
  }
}

/** The path of a file of ours that a specifier means. */
function fileOf(from: string, specifier: string): string {
  return relative(root, join(root, dirname(from), specifier))
    .split(sep)
    .join('/')
}

/** The part that a file of ours belongs to, or the library or `node` that a specifier means. */
function nameOf(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return partOf(fileOf(from, specifier))
  if (isBuiltin(specifier)) return 'node'
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function partOf(path: string): string {
  const parts = Object.keys(mayImport).filter(
    (part) => path === part || path.startsWith(`${part}/`) || path === `${part}.ts`,
  )
  return parts.sort((a, b) => b.length - a.length)[0] ?? path
}

const isAllowed = (part: string, name: string) =>
  name === part ||
  (mayImport[part] ?? []).some((known) => (known.endsWith('/*') ? name.startsWith(known.slice(0, -1)) : known === name))

describe('the house', () => {
  it('has a place for every source file', () => {
    expect(files.map(({ path, part }) => (part in mayImport ? null : path)).filter(Boolean)).toEqual([])
  })

  it('imports only upstream', () => {
    const wrong = files.flatMap(({ path, part, imports }) =>
      imports.filter(({ name }) => !isAllowed(part, name)).map(({ name }) => `${path} imports ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('lets a screen import no other screen, and what screens share import none', () => {
    const screenOf = (path: string) => /^renderer\/screens\/[^/]+/.exec(path)?.[0]
    const wrong = files
      // The app itself puts a screen in its place.
      .filter(({ path }) => /^renderer\/[^/]+\//.test(path))
      .flatMap(({ path, files: imported }) =>
        imported
          .filter((other) => screenOf(other) !== undefined && screenOf(other) !== screenOf(path))
          .map((other) => `${path} imports ${other}`),
      )
    expect(wrong).toEqual([])
  })

  it('has a table without circles', () => {
    const parts = Object.keys(mayImport).filter((part) => part.startsWith('shared/'))
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      (mayImport[from] ?? []).some((next) => {
        if (next === to) return true
        if (seen.has(next)) return false
        seen.add(next)
        return reaches(next, to, seen)
      })
    expect(parts.filter((part) => reaches(part, part))).toEqual([])
  })

  it('has no files that import one another in a circle, types included', () => {
    // What imports nothing that is still there goes, until only circles and what leans on them are left.
    const left = new Map(files.map((file) => [file.path, file.files]))
    for (let before = -1; before !== left.size; ) {
      before = left.size
      for (const [path, imported] of left) if (!imported.some((other) => left.has(other))) left.delete(path)
    }
    expect([...left.keys()]).toEqual([])
  })

  it.each(oneWrapper)('wraps %s in one file', (library) => {
    const importers = files.filter(({ imports }) => imports.some(({ name, isType }) => name === library && !isType))
    expect(importers.map(({ path }) => path).length).toBeLessThanOrEqual(1)
  })

  it('uses electron in the main process and the preload only', () => {
    const importers = files
      .filter(({ imports }) => imports.some(({ name }) => name === 'electron'))
      .map(({ path }) => path)
    expect(importers.filter((path) => !/^electron\/(app\/|main\.ts|preload\.ts)/.test(path))).toEqual([])
  })

  it('has no folder whose name says nothing', () => {
    const folders = new Set(files.flatMap(({ path }) => path.split('/').slice(0, -1)))
    expect(forbiddenFolders.filter((name) => folders.has(name))).toEqual([])
  })

  it('names files in kebab-case', () => {
    expect(
      files.map(({ path }) => path).filter((path) => !/^([a-z0-9-]+\/)+[a-z0-9-]+\.(ts|tsx|js)$/.test(path)),
    ).toEqual([])
  })

  it('exports by name', () => {
    expect(files.filter(({ code }) => /^export default\b/m.test(code)).map(({ path }) => path)).toEqual([])
  })

  it('asks the clock in one place', () => {
    const clock = /\bnew Date\(\)|\bDate\.now\(\)|\bMath\.random\(\)/
    const askers = files
      .filter(({ path, code }) => !path.startsWith('renderer/') && clock.test(code))
      .map(({ path }) => path)
    expect(askers).toEqual(['electron/shell/today.ts'])
  })
})
