import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findAll, parseXml, textOf } from '../../../electron/files/ooxml/xml.ts'

/** A word on a rendered slide with its edges in inches. */
export interface Word {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Why slides can't be rendered here, if so: it takes LibreOffice, poppler, and faces as wide as those of the deck. */
export const missingToRender = [
  spawnSync('soffice', ['--version']).status === 0 ? '' : 'soffice',
  spawnSync('pdftotext', ['-v']).status === 0 ? '' : 'pdftotext',
  /Calibri|Carlito/.test(spawnSync('fc-match', ['Calibri'], { encoding: 'utf8' }).stdout ?? '')
    ? ''
    : 'Calibri or Carlito',
  /Georgia|Gelasio/.test(spawnSync('fc-match', ['Georgia'], { encoding: 'utf8' }).stdout ?? '')
    ? ''
    : 'Georgia or Gelasio',
]
  .filter((name) => name !== '')
  .join(', ')

/** The words of every slide as LibreOffice sets them. */
export function renderSlides(deck: Uint8Array): Word[][] {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-slides-'))
  try {
    writeFileSync(join(folder, 'deck.pptx'), deck)
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
      { stdio: 'ignore', timeout: 200_000 },
    )
    const boxes = execFileSync('pdftotext', ['-bbox', join(folder, 'deck.pdf'), '-'], {
      encoding: 'utf8',
      maxBuffer: 64_000_000,
    })
    const root = parseXml(
      boxes.replace(/<!DOCTYPE[^>]*>/, '').replace(/<(meta|title)[^>]*\/?>(?:[^<]*<\/title>)?/g, ''),
    )
    return findAll(root, 'page').map((page) =>
      findAll(page, 'word').map((word) => ({
        text: textOf(word),
        left: Number(word.attributes.xMin) / 72,
        top: Number(word.attributes.yMin) / 72,
        right: Number(word.attributes.xMax) / 72,
        bottom: Number(word.attributes.yMax) / 72,
      })),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What is wrong with where words stand on a slide: past its margins, or one over another. */
export function misplacedWords(words: readonly Word[]): string[] {
  const shown = words.filter((w) => w.text.trim() !== '')
  const outside = shown
    .filter((w) => w.left <= 0.6 || w.right >= 13.333 - 0.6 || w.bottom >= 7.4)
    .map((w) => `${w.text} leaves the page`)
  const met = shown.flatMap((a, n) =>
    shown.slice(n + 1).flatMap((b) => {
      const shared =
        Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
        Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))
      const smaller = Math.min((a.right - a.left) * (a.bottom - a.top), (b.right - b.left) * (b.bottom - b.top))
      return shared > smaller * 0.3 ? [`${a.text} meets ${b.text}`] : []
    }),
  )
  return [...outside, ...met]
}
