import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAll, parseXml, textOf } from '../../../electron/files/ooxml/xml.ts'
import { writeDeck } from '../../../electron/files/write-deck.ts'
import { exampleDeck } from './example-deck.ts'

interface Word {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Why slides can't be rendered here, if so: it takes LibreOffice, poppler, and faces as wide as those of the deck. */
const missing = [
  spawnSync('soffice', ['--version']).status === 0 ? '' : 'soffice',
  spawnSync('pdftotext', ['-v']).status === 0 ? '' : 'pdftotext',
  /Calibri|Carlito/.test(spawnSync('fc-match', ['Calibri'], { encoding: 'utf8' }).stdout ?? '')
    ? ''
    : 'Calibri or Carlito',
]
  .filter((name) => name !== '')
  .join(', ')
const hasClaimFace = /Georgia|Gelasio/.test(spawnSync('fc-match', ['Georgia'], { encoding: 'utf8' }).stdout ?? '')

describe.skipIf(missing !== '')(`slides rendered by LibreOffice${missing ? ` (left out: no ${missing})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-slides-'))
  let pages: Word[][] = []

  beforeAll(async () => {
    writeFileSync(join(folder, 'deck.pptx'), await writeDeck(exampleDeck))
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        join(folder, 'deck.pptx'),
      ],
      { stdio: 'ignore', timeout: 100_000 },
    )
    const boxes = execFileSync('pdftotext', ['-bbox', join(folder, 'deck.pdf'), '-'], {
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    })
    const root = parseXml(
      boxes.replace(/<!DOCTYPE[^>]*>/, '').replace(/<(meta|title)[^>]*\/?>(?:[^<]*<\/title>)?/g, ''),
    )
    pages = findAll(root, 'page').map((page) =>
      findAll(page, 'word').map((word) => ({
        text: textOf(word),
        left: Number(word.attributes.xMin) / 72,
        top: Number(word.attributes.yMin) / 72,
        right: Number(word.attributes.xMax) / 72,
        bottom: Number(word.attributes.yMax) / 72,
      })),
    )
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  it('shows every word of every claim, figure, remark and footer', () => {
    expect(pages).toHaveLength(exampleDeck.slides.length)
    for (const [i, slide] of exampleDeck.slides.entries()) {
      // Marks and letters may come as one word or as two.
      const shown = (pages[i] ?? [])
        .map((w) => w.text)
        .join('')
        .replace(/\s/g, '')
      const said = [slide.title, slide.subtitle, slide.figure?.value, ...slide.remarks.map((r) => r.text), slide.footer]
      for (const word of said.flatMap((text) => text?.split(/\s+/) ?? [])) expect(shown).toContain(word)
    }
  })

  it.each(exampleDeck.slides.map((slide, i) => [slide.id, i] as const))(
    'keeps the words of %s on the page and apart',
    (_, i) => {
      const words = (pages[i] ?? []).filter((w) => w.text.trim() !== '')
      for (const w of words) {
        expect(w.left, w.text).toBeGreaterThan(0.6)
        expect(w.right, w.text).toBeLessThan(13.333 - 0.6)
        expect(w.bottom, w.text).toBeLessThan(7.4)
      }
      for (const [n, a] of words.entries()) {
        for (const b of words.slice(n + 1)) {
          const shared =
            Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
            Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))
          const smaller = Math.min((a.right - a.left) * (a.bottom - a.top), (b.right - b.left) * (b.bottom - b.top))
          expect(shared > smaller * 0.3 ? `${a.text} meets ${b.text}` : '').toBe('')
        }
      }
    },
  )

  it.skipIf(!hasClaimFace)('sets every claim on two lines at most (needs Georgia or Gelasio)', () => {
    for (const words of pages) {
      const claim = words.filter((w) => w.bottom - w.top > 0.3 && w.top < 1.5)
      expect(new Set(claim.map((w) => Math.round(w.top * 4))).size).toBeLessThanOrEqual(2)
    }
  })
})
