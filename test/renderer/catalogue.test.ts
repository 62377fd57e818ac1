import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { plainTexts } from '../../renderer/words/catalogue.ts'

const renderer = join(import.meta.dirname, '../../renderer')
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))

/** Attributes whose value a person reads or hears. */
const spoken =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|alt|title|placeholder|label|heading|caption|description|text|lead|sentence|said|doing)$/

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** Words that stand in the source of a screen instead of in the catalogue. */
function strayWords(name: string, source: string): readonly string[] {
  const found: string[] = []
  const line = (at: number) => source.slice(0, at).split('\n').length
  const report = (node: Node, text: string) => {
    if (/\p{L}{2,}/u.test(text)) found.push(`${name}:${line(node.start)}: ${text.trim()}`)
  }
  /** The words that an expression may come to, without those of a function that is called or a place that is named. */
  const literals = (node: unknown): void => {
    if (!isNode(node)) return
    if (node.type === 'Literal' && typeof node.value === 'string') report(node, node.value)
    if (node.type === 'TemplateLiteral')
      for (const part of node.quasis as Node[]) report(node, String((part.value as { raw: string }).raw))
    for (const key of ['consequent', 'alternate', 'left', 'right', 'expression'] as const)
      if (node.type !== 'BinaryExpression' || node.operator === '+') literals(node[key])
  }
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one)
    if (!isNode(node)) return
    if (node.type === 'JSXText') report(node, String(node.value))
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of node.children as Node[])
        if (child.type === 'JSXExpressionContainer') literals(child.expression)
    if (node.type === 'JSXAttribute' && spoken.test(String((node.name as Node).name))) {
      const value = node.value as Node | null
      literals(value?.type === 'JSXExpressionContainer' ? value.expression : value)
    }
    for (const value of Object.values(node)) if (typeof value === 'object') walk(value)
  }
  const { program, errors } = parseSync(name, source)
  expect(errors).toEqual([])
  walk(program)
  return found
}

describe('the catalogue', () => {
  it('holds every file of words', () => {
    const composed = readFileSync(join(renderer, 'words/catalogue.ts'), 'utf8')
    const files = sources.filter((name) => name.startsWith('words/') && name !== 'words/catalogue.ts')
    expect(files.length).toBeGreaterThan(10)
    expect(files.filter((name) => !composed.includes(`'./${name.slice('words/'.length)}'`))).toEqual([])
  })

  it('is where all words of screens stand', () => {
    const screens = sources.filter((name) => name.endsWith('.tsx'))
    expect(screens.flatMap((name) => strayWords(name, readFileSync(join(renderer, name), 'utf8')))).toEqual([])
  })

  it.each([
    '<p>Hello there</p>',
    "<p>{'Hello there'}</p>",
    "<p>{isOpen ? 'Hello there' : text}</p>",
    '<p>{`Hello $' + '{name}`}</p>',
    '<Field label="Hello there" />',
    "<p aria-label={isOpen && 'Hello there'} />",
  ])('would be missed by this test’s own eyes in %s, were they blind', (jsx) => {
    expect(strayWords('a.tsx', `export const a = ${jsx}`)).not.toEqual([])
  })

  it('writes as the app speaks: no “we” but in questions and on buttons, no exclamation mark, no straight quotes, no doubled space', () => {
    const odd = [...plainTexts()].filter(
      (text) =>
        /!|\s{2,}/.test(text) ||
        (/\bwe\b|\bour\b/i.test(text) && !/[?…]$/.test(text)) ||
        /(^|\s)["']|["'](\s|$)|\w'\w/.test(text),
    )
    expect(odd).toEqual([])
  })
})
