import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { hintOnScreen } from '../../../shared/base/refusal.ts'

// Every refusal that a screen can come to show, read in the source.

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

const root = join(import.meta.dirname, '../../..')
/** What only the command line and the launchers say. */
const elsewhere = /^electron\/(cli|serve|launch)|^electron\/(cli|serve)\.ts|electron\/api\/survival\.ts/

interface Said {
  readonly where: string
  readonly message: string
  readonly hint: string
}

function refusalsIn(path: string): readonly Said[] {
  const source = readFileSync(join(root, path), 'utf8')
  const found: Said[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one)
    else if (typeof node === 'object' && node !== null) {
      const { type, callee, arguments: given } = node as Node
      if (type === 'NewExpression' && (callee as { name?: string }).name === 'Refusal') {
        const [, message, hint] = (given as Node[]).map(({ start, end }) => source.slice(start, end))
        found.push({ where: `${path}: ${message}`, message: message ?? '', hint: hint ?? '' })
      }
      for (const value of Object.values(node)) if (typeof value === 'object') walk(value)
    }
  }
  walk(parseSync(path, source).program)
  return found
}

const refusals = ['shared', 'electron'].flatMap((world) =>
  readdirSync(join(root, world), { recursive: true, encoding: 'utf8' })
    .map((name) => `${world}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts') && !elsewhere.test(name))
    .flatMap(refusalsIn),
)

describe('a refusal that a screen may show', () => {
  it('says what to do', () => {
    expect(refusals.length).toBeGreaterThan(150)
    expect(refusals.filter(({ hint }) => /^(''|"")?$/.test(hint)).map(({ where }) => where)).toEqual([])
  })

  it('names commands and options only in its last words, which screens leave out', () => {
    const spoken = (text: string) => hintOnScreen(text.replace(/^['`](.*)['`]$/s, '$1'))
    const wrong = refusals.filter(({ message, hint }) =>
      /\s--[a-z]|\bnpm run\b|\bproofbook [a-z]+ lists?\b/.test(`${spoken(message)} ${spoken(hint)}`),
    )
    expect(wrong.map(({ where }) => where)).toEqual([])
  })

  it('neither blames nor shouts', () => {
    const loud = refusals.filter(({ message, hint }) =>
      /!(?![=.[a-z(])|\b(oops|sorry|invalid|illegal|failed to|you must|wrong user)\b/i.test(
        `${message} ${hint}`.replaceAll(/\$\{[^}]*\}/g, ''),
      ),
    )
    expect(loud.map(({ where }) => where)).toEqual([])
  })
})

describe('hintOnScreen', () => {
  it.each([
    ['choose the file again (on the command line: --file)', 'choose the file again'],
    ['say it (on the command line: --mapping m.json (its columns are: a, b): {"a":")"})', 'say it'],
    ['use a name (such as Europe/Berlin)', 'use a name (such as Europe/Berlin)'],
  ])('of “%s” is “%s”', (hint, said) => {
    expect(hintOnScreen(hint)).toBe(said)
  })
})
