import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeDeck } from '../../../electron/files/write-deck.ts'
import { exampleDeck } from './example-deck.ts'
import { misplacedWords, missingToRender, renderSlides, type Word } from './render-slides.ts'

const hasClaimFace = /Georgia|Gelasio/.test(spawnSync('fc-match', ['Georgia'], { encoding: 'utf8' }).stdout ?? '')

describe.skipIf(missingToRender !== '')(
  `slides rendered by LibreOffice${missingToRender ? ` (left out: no ${missingToRender})` : ''}`,
  () => {
    let pages: Word[][] = []

    beforeAll(async () => {
      pages = renderSlides(await writeDeck(exampleDeck))
    }, 240_000)

    it('shows every word of every claim, figure, remark and footer', () => {
      expect(pages).toHaveLength(exampleDeck.slides.length)
      for (const [i, slide] of exampleDeck.slides.entries()) {
        // Marks and letters may come as one word or as two.
        const shown = (pages[i] ?? [])
          .map((w) => w.text)
          .join('')
          .replace(/\s/g, '')
        const said = [
          slide.title,
          slide.subtitle,
          slide.figure?.value,
          ...slide.remarks.map((r) => r.text),
          slide.footer,
        ]
        for (const word of said.flatMap((text) => text?.split(/\s+/) ?? [])) expect(shown).toContain(word)
      }
    })

    it.each(exampleDeck.slides.map((slide, i) => [slide.id, i] as const))(
      'keeps the words of %s on the page and apart',
      (_, i) => {
        expect(misplacedWords(pages[i] ?? [])).toEqual([])
      },
    )

    it.skipIf(!hasClaimFace)('sets every claim on two lines at most (needs Georgia or Gelasio)', () => {
      for (const words of pages) {
        const claim = words.filter((w) => w.bottom - w.top > 0.3 && w.top < 1.5)
        expect(new Set(claim.map((w) => Math.round(w.top * 4))).size).toBeLessThanOrEqual(2)
      }
    })
  },
)
