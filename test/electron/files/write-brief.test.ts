import { describe, expect, it } from 'vitest'
import { writeBrief } from '../../../electron/files/write-brief.ts'
import { deckOf, exampleDeck } from './example-deck.ts'

describe('writeBrief', () => {
  const brief = writeBrief(exampleDeck)

  it('holds every claim, figure, remark and footer of the deck', () => {
    for (const [i, slide] of exampleDeck.slides.entries()) {
      expect(brief).toContain(`## ${i + 1}. ${slide.title}`)
      if (slide.figure) expect(brief).toContain(`**${slide.figure.value}** ${slide.figure.unit}`)
      for (const r of slide.remarks) expect(brief).toContain(r.honest ? `- *${r.text}*` : `- ${r.text}`)
      expect(brief).toContain(slide.footer)
    }
  })

  it('begins with the title and what it is about', () => {
    expect(brief.split('\n').slice(0, 3)).toEqual([
      '# Fjordline: customer experience in Q3 2026',
      '',
      'What an outcome costs, who left, and what the team may claim · Fjordline · Q3 2026 · 2026-11-22',
    ])
  })

  it('keeps tables', () => {
    expect(brief).toContain('| question | answer | number | grade |\n| --- | --- | ---: | ---: |')
    expect(brief).toContain('| held | End-to-end resolution rose from 36 % to 41 % of AI contacts. | ✓ |')
  })

  it('fits two pages: fewer than 1,100 words', () => {
    expect(brief.split(/\s+/).length).toBeLessThan(1100)
  })

  it('says the grade of each claim in its mark and word', () => {
    expect(brief).toContain('<sub>C associated · retention-by-handling v3')
    expect(brief).toContain('<sub>✓ fact · cost-in-scope v1')
  })

  it.each([
    ['# not a heading', '\\# not a heading'],
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['[link](http://x)', '\\[link\\](http://x)'],
    ['![picture](http://x)', '\\!\\[picture\\](http://x)'],
    ['- not a list', '\\- not a list'],
    ['1. not a list', '1\\. not a list'],
    ['a | b', 'a \\| b'],
    ['`code` *bold* _slant_ ~gone~', '\\`code\\` \\*bold\\* \\_slant\\_ \\~gone\\~'],
    ['two\nlines', 'two lines'],
    ['control\u0001', 'control'],
  ])('takes %j as words', (text, words) => {
    expect(writeBrief(deckOf(null, { remarks: [{ text, honest: false }] }))).toContain(`- ${words}\n`)
  })

  it('is the same each time', () => {
    expect(writeBrief(structuredClone(exampleDeck))).toBe(brief)
  })
})
