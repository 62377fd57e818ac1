import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readGlossary, readGuide } from '../../renderer/guide/read-guide.ts'
import { catalogue, plainTexts } from '../../renderer/words/catalogue.ts'
import { registry } from '../../shared/metrics/registry/index.ts'

const resources = join(import.meta.dirname, '../../resources')
const page = (name: string) => readFileSync(join(resources, 'guide', name), 'utf8')

describe('the guide', () => {
  const blocks = readGuide(page('walk-through.md'))

  it('names buttons, places and headings as they stand on the screens', () => {
    const known = plainTexts()
    const named = blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.runs.filter((run) => run.isOnScreen).map((run) => run.text) : [],
    )
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((text) => !known.has(text))).toEqual([])
  })

  it('shows pictures that are there, are named for those who can’t see them, and has no picture too many', () => {
    const shown = blocks.flatMap((block) => (block.kind === 'picture' ? [block.file] : []))
    expect(readdirSync(join(resources, 'guide/pictures')).sort()).toEqual([...shown].sort())
    const files = readFileSync(join(import.meta.dirname, '../../renderer/guide/guide-files.ts'), 'utf8')
    expect(shown.filter((name) => !files.includes(`'${name}'`))).toEqual([])
    for (const block of blocks) if (block.kind === 'picture') expect(block.alt.length).toBeGreaterThan(20)
  })

  it('says all it has in headings, paragraphs and pictures', () => {
    expect(blocks[0]).toEqual({ kind: 'title', text: 'Ten minutes with the sample company' })
    const stray = blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.runs.filter(({ text }) => /[[\]#<>`]|^\s*[-*] /.test(text)) : [],
    )
    expect(stray).toEqual([])
  })
})

describe('the glossary', () => {
  const entries = readGlossary(page('glossary.md'))

  it('stands in the order of the alphabet, each word once and explained', () => {
    const terms = entries.map(({ term }) => term)
    expect(terms).toEqual([...new Set(terms)].sort((a, b) => a.localeCompare(b, 'en')))
    expect(entries.filter(({ meaning }) => meaning.length < 20)).toEqual([])
  })

  it('explains words that the screens or the registry use', () => {
    const texts = (value: unknown): string => {
      if (typeof value === 'function') return String(value)
      return typeof value === 'object' && value !== null ? Object.values(value).map(texts).join('\n') : String(value)
    }
    const used = `${texts(catalogue)}\n${texts(registry)}`.toLowerCase()
    expect(entries.map(({ term }) => term).filter((term) => !used.includes(term.toLowerCase()))).toEqual([])
  })
})

describe('kept pictures', () => {
  it.each(['pictures', 'guide/pictures'])('are small in resources/%s', (folder) => {
    const heavy = readdirSync(join(resources, folder)).filter(
      (name) => statSync(join(resources, folder, name)).size > 150_000,
    )
    expect(heavy).toEqual([])
  })
})

describe('a page of the guide', () => {
  it('is read into blocks; what is no part of it stays text', () => {
    expect(
      readGuide('# T\n\n## H\n\nPress **Go**\nnow.\n\n![A b](pictures/a-b.png)\n\n<b>x</b> ![e](../x.png)'),
    ).toEqual([
      { kind: 'title', text: 'T' },
      { kind: 'heading', text: 'H' },
      {
        kind: 'paragraph',
        runs: [
          { text: 'Press ', isOnScreen: false },
          { text: 'Go', isOnScreen: true },
          { text: ' now.', isOnScreen: false },
        ],
      },
      { kind: 'picture', alt: 'A b', file: 'a-b.png' },
      { kind: 'paragraph', runs: [{ text: '<b>x</b> ![e](../x.png)', isOnScreen: false }] },
    ])
  })
})
