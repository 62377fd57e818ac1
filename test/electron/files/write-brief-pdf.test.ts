import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { writeBriefPdf } from '../../../electron/files/write-brief-pdf.ts'
import { exampleDeck } from './example-deck.ts'

/** How many pages a PDF has, counted from its page objects, which may lie in packed object streams. */
function pagesOf(pdf: Uint8Array): number {
  const bytes = Buffer.from(pdf)
  const plain = bytes.toString('latin1')
  const packed = [...plain.matchAll(/stream\r?\n/g)].map(({ index, 0: head }) => {
    const from = index + head.length
    const end = plain.indexOf('endstream', from)
    try {
      return inflateSync(bytes.subarray(from, end)).toString('latin1')
    } catch {
      return ''
    }
  })
  return [plain, ...packed].join('\n').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

describe('the brief as PDF', () => {
  it('is a PDF of at most two pages, the same each time', async () => {
    const short = { ...exampleDeck, slides: exampleDeck.slides.slice(0, 6) }
    const bytes = await writeBriefPdf(short)
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-')
    expect(pagesOf(bytes)).toBeGreaterThan(0)
    expect(pagesOf(bytes)).toBeLessThanOrEqual(2)
    expect(Buffer.from(await writeBriefPdf(short)).equals(Buffer.from(bytes))).toBe(true)
  })

  it('is written whatever a company is called and however much is said', async () => {
    const odd = {
      ...exampleDeck,
      company: '日本の会社 \u0000 ألف 😀 <b>&amp;',
      slides: exampleDeck.slides.map((slide) => ({ ...slide, remarks: [{ text: 'word '.repeat(400), honest: true }] })),
    }
    expect(pagesOf(await writeBriefPdf(odd))).toBeGreaterThan(2)
    expect(pagesOf(await writeBriefPdf({ ...exampleDeck, slides: [] }))).toBe(1)
  })

  it('asks nothing of the network, and holds nothing that runs', async () => {
    const text = Buffer.from(await writeBriefPdf(exampleDeck)).toString('latin1')
    expect(text).not.toMatch(/\/(?:JavaScript|JS|URI|Launch|EmbeddedFile)\b/)
  })
})
