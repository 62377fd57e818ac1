import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { parseXml, textOf } from '../../../electron/files/ooxml/xml.ts'
import { writeDeck } from '../../../electron/files/write-deck.ts'
import type { Deck } from '../../../shared/deck/deck.ts'
import type { BarExhibit, Exhibit, LineExhibit, StackedExhibit } from '../../../shared/deck/exhibit.ts'
import { draws } from '../../helpers/draws.ts'
import { anyDeck } from './any-deck.ts'
import { deckOf, exampleCurves, exampleDeck } from './example-deck.ts'
import { expectSoundDeck } from './expect-sound-deck.ts'
import { officeErrors, officeValidator } from './office-validator.ts'
import { readDeck } from './read-deck.ts'

/** Nothing may be changed by writing. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    for (const inside of Object.values(value)) frozen(inside)
  }
  return value
}

const shared = {
  alt: 'What is seen',
  caption: 'What is measured',
  currency: null,
  evidence: ['cost@1/2026Q3'],
} as const
const months = (count: number) => Array.from({ length: count }, (_, i) => `month ${i + 1}`)

const line = (changes: Partial<LineExhibit> = {}): LineExhibit => ({
  ...shared,
  kind: 'line',
  unit: 'share',
  categories: months(6),
  series: [
    { name: 'kept', tone: 'durable', values: [0.5, null, 0.52, 0.55, 0.61, 0.6] },
    { name: 'lost', tone: 'failed', values: [0.2, 0.21, 0.19, null, null, null], dashed: true },
  ],
  ...changes,
})
const bar = (changes: Partial<BarExhibit> = {}): BarExhibit => ({
  ...line(),
  kind: 'bar',
  horizontal: false,
  ...changes,
})
const stacked = (changes: Partial<StackedExhibit> = {}): StackedExhibit => ({ ...line(), kind: 'stacked', ...changes })

const pictures: readonly (readonly [string, Exhibit | null])[] = [
  ['no picture', null],
  ['a line with gaps', line()],
  [
    'a line with its interval',
    line({
      series: [
        {
          name: 'kept',
          tone: 'ai',
          values: [0.4, 0.5, 0.45, 0.6, 0.55, 0.5],
          low: [0.3, 0.4, 0.4, 0.5, 0.5, 0.4],
          high: [0.5, 0.6, 0.5, 0.7, 0.6, 0.6],
        },
      ],
    }),
  ],
  [
    'a line of one point',
    line({ categories: ['Q3'], series: [{ name: 'kept', tone: 'ai', values: [3] }], unit: 'ratio' }),
  ],
  [
    'a line of thirty months',
    line({ categories: months(30), series: [{ name: 'kept', tone: 'ai', values: months(30).map((_, i) => i / 40) }] }),
  ],
  [
    'a line without a value',
    line({ series: [{ name: 'kept', tone: 'ai', values: [null, null, null, null, null, null] }] }),
  ],
  ['no series at all', line({ series: [] })],
  ['no categories at all', bar({ categories: [], series: [{ name: 'kept', tone: 'ai', values: [] }] })],
  ['bars side by side', bar()],
  ['bars lying down', bar({ horizontal: true })],
  ['bars below zero', bar({ unit: 'count', series: [{ name: 'net', tone: 'human', values: [-5, 3, -1, 0, 8, -9] }] })],
  [
    'bars with whiskers',
    bar({
      categories: ['a', 'b'],
      series: [{ name: 'gap', tone: 'failed', values: [0.1, -0.2], low: [0.05, -0.3], high: [0.2, -0.1] }],
    }),
  ],
  [
    'thirty bars',
    bar({
      categories: months(30).map((m) => `${m} of the plan for larger companies`),
      series: [{ name: 'n', tone: 'ai', values: months(30).map((_, i) => i) }],
    }),
  ],
  [
    'thirty bars lying down',
    bar({
      horizontal: true,
      categories: months(30),
      series: [{ name: 'n', tone: 'ai', values: months(30).map((_, i) => i) }],
    }),
  ],
  ['a stack', stacked()],
  [
    'a stack of one series',
    stacked({ series: [{ name: 'only', tone: 'ai', values: [1, 2, 3, null, 5, 6] }], unit: 'count' }),
  ],
  [
    'a stack of one bar',
    stacked({
      categories: ['Q3'],
      series: [
        { name: 'a', tone: 'ai', values: [0.4] },
        { name: 'b', tone: 'human', values: [0.6] },
      ],
    }),
  ],
  [
    'a stack with a credit',
    stacked({
      unit: 'money',
      currency: 'EUR',
      series: [
        { name: 'cost', tone: 'ai', values: [100, 200] },
        { name: 'credit', tone: 'quiet', values: [-50, -20] },
      ],
      categories: ['a', 'b'],
    }),
  ],
  [
    'a bridge through zero',
    {
      ...shared,
      kind: 'waterfall',
      unit: 'money',
      currency: 'EUR',
      bars: [
        { label: 'start', value: 3_00, role: 'total', tone: 'quiet' },
        { label: 'fall', value: -8_00, role: 'step', tone: 'failed' },
        { label: 'rise', value: 2_50, role: 'step', tone: 'durable' },
        { label: 'end', value: -2_50, role: 'total', tone: 'quiet' },
      ],
    },
  ],
  ['a bridge without bars', { ...shared, kind: 'waterfall', unit: 'count', bars: [] }],
  ['survival curves', exampleCurves()],
  ['survival curves of nobody', { ...exampleCurves(), curves: [] }],
  [
    'a curve without a change',
    {
      ...exampleCurves(),
      curves: [{ name: 'all', tone: 'ai', days: [0], estimate: [1], low: [1], high: [1], atRisk: [] }],
    },
  ],
  [
    'a table',
    {
      ...shared,
      kind: 'table',
      unit: 'count',
      columns: [
        { title: 'a', align: 'left' },
        { title: 'b', align: 'right' },
      ],
      rows: [
        ['x', '1'],
        ['y', '2'],
      ],
    },
  ],
  [
    'a table without rows',
    { ...shared, kind: 'table', unit: 'count', columns: [{ title: 'a', align: 'left' }], rows: [] },
  ],
  ['a table without columns', { ...shared, kind: 'table', unit: 'count', columns: [], rows: [['x']] }],
  [
    'a table of a hundred rows',
    {
      ...shared,
      kind: 'table',
      unit: 'count',
      columns: [
        { title: 'a', align: 'left' },
        { title: 'b', align: 'right' },
      ],
      rows: Array.from({ length: 100 }, (_, i) => [`row ${i}`, String(i)]),
    },
  ],
]

const names = [
  'x'.repeat(300),
  'A sentence that is much longer than any slide can hold, said again and again. '.repeat(20),
  '顧客維持率は三か月で上がった'.repeat(12),
  'معدل الاحتفاظ بالعملاء في الربع الثالث',
  'שיעור השימור ברבעון',
  'อัตราการรักษาลูกค้าเพิ่มขึ้นในไตรมาสที่สาม',
  'Ð¡Ñ ελληνικά кириллица हिन्दी 한국어',
  'control \u0000\u0001\u0008\u000b\u000c\u001f\u007f\ufffe characters \ud800',
  '<a:t>&amp; "markup" \'n\' ]]> <?x?>',
  '=1+1 @SUM(A1) _x0041_',
  '',
]

/** Decks that hold every kind of picture, then every kind of number, then every kind of name, six slides each. */
const decks: readonly (readonly [string, Deck])[] = [
  ['the example', exampleDeck],
  ...inSixes(pictures.map(([, exhibit]) => deckOf(exhibit))).map((deck, i) => [`pictures ${i + 1}`, deck] as const),
  ...inSixes(
    [0, 1e-12, 1e15, -1e15, 5e-324, 0.1 + 0.2, -0].flatMap((v) => [
      deckOf(line({ unit: 'ratio', series: [{ name: 'v', tone: 'ai', values: [v, v, v * 2, null, v, v] }] })),
      deckOf(bar({ unit: 'money', currency: 'JPY', series: [{ name: 'v', tone: 'ai', values: [v, -v, v, v, v, v] }] })),
      deckOf(stacked({ unit: 'count', series: [{ name: 'v', tone: 'ai', values: [v, v, v, v, v, v] }] })),
    ]),
  ).map((deck, i) => [`extreme numbers ${i + 1}`, deck] as const),
  ...inSixes(
    names.map((name) =>
      deckOf(
        stacked({
          caption: name,
          alt: name,
          categories: months(3).map((m) => m + name),
          series: [{ name, tone: 'ai', values: [1, 2, 3] }],
          unit: 'count',
        }),
        {
          title: name,
          subtitle: name,
          footer: name,
          notes: name,
          figure: { value: name, unit: name },
          remarks: [
            { text: name, honest: false },
            { text: name, honest: true },
          ],
        },
      ),
    ),
  ).map(
    (deck, i) =>
      [
        `names ${i + 1}`,
        { ...deck, title: names[i] ?? '', company: names[i + 3] ?? '', subject: names[i + 6] ?? '' },
      ] as const,
  ),
]

function inSixes(all: readonly Deck[]): Deck[] {
  const slides = all.flatMap((deck) => deck.slides)
  return Array.from({ length: Math.ceil(slides.length / 6) }, (_, i) => ({
    ...exampleDeck,
    slides: slides.slice(i * 6, i * 6 + 6),
  }))
}

describe('writeDeck', () => {
  it.each(decks)('writes %s so that it reads back as given', async (_, deck) => {
    expectSoundDeck(deck, await writeDeck(frozen(deck)))
  })

  it('writes any deck so that it reads back as given', async () => {
    await fc.assert(
      fc.asyncProperty(anyDeck, async (deck) => expectSoundDeck(deck, await writeDeck(deck))),
      draws(25, 7),
    )
  }, 60_000)

  it('gives the same bytes each time, at the same time and after other decks', async () => {
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
    const [one, , two] = await Promise.all([writeDeck(exampleDeck), writeDeck(deckOf(line())), writeDeck(exampleDeck)])
    expect(hash(two)).toBe(hash(one))
    expect(hash(await writeDeck(exampleDeck))).toBe(hash(one))
  })

  it('is small: a deck of nine slides stays under 300 KB', async () => {
    expect((await writeDeck(exampleDeck)).length).toBeLessThan(300_000)
  })

  it('says titles, notes, footers and pictures in words', async () => {
    const slides = readDeck(await writeDeck(exampleDeck))
    expect(slides.map((s) => s.title)).toEqual(exampleDeck.slides.map((s) => s.title))
    expect(slides.map((s) => s.notes)).toEqual(exampleDeck.slides.map((s) => s.notes))
    for (const [i, asked] of exampleDeck.slides.entries()) {
      expect(slides[i]?.alts[0]).toBe(asked.exhibit?.alt)
      expect(slides[i]?.texts.some((t) => t.includes(asked.footer))).toBe(true)
      for (const remark of asked.remarks) expect(slides[i]?.texts).toContain(remark.text)
    }
  })

  it('draws each kind of picture as its kind of native chart', async () => {
    expect(readDeck(await writeDeck(exampleDeck)).map((s) => s.chart?.kind ?? 'table')).toEqual([
      'table',
      'bar',
      'line',
      'bar',
      'bar',
      'scatter',
      'bar',
      'bar',
      'table',
    ])
  })

  it('keeps out of a chart’s workbook what is not plotted', async () => {
    const [slide] = readDeck(
      await writeDeck(
        deckOf(bar({ categories: ['a', 'b'], series: [{ name: 'n', tone: 'ai', values: [1, 2, 3, 4] }] })),
      ),
    )
    const [cells] = [...(slide?.chart?.workbook.values() ?? [])]
    expect([...(cells?.keys() ?? [])].sort()).toEqual(['A1', 'A2', 'A3', 'B1', 'B2', 'B3'])
  })

  it('says in the notes what the slide had no room for', async () => {
    const long = 'A remark that goes on and on, since its author had much to say about it. '.repeat(30).trim()
    const deck = deckOf(line(), {
      title: `${long} End.`,
      remarks: [
        { text: long, honest: false },
        { text: `${long} 2`, honest: true },
      ],
    })
    const [slide] = readDeck(await writeDeck(deck))
    expect(slide?.title.endsWith('…')).toBe(true)
    expect(slide?.notes).toContain(`In full: ${long} End.`)
    expect(slide?.notes).toContain(`${long} 2`)
  })

  it('counts the rows of a table that had no room', async () => {
    const many = pictures.find(([name]) => name === 'a table of a hundred rows')?.[1] ?? null
    const [slide] = readDeck(await writeDeck(deckOf(many)))
    const rows = slide?.tables[0] ?? []
    expect(rows.at(-1)?.[0]).toBe(`and ${100 - (rows.length - 2)} more`)
  })

  it('says too few to say where nothing can be drawn', async () => {
    const [slide] = readDeck(await writeDeck(deckOf(line({ series: [] }))))
    expect(slide?.texts).toContain('Too few to say: nothing is drawn.')
  })

  it('has no word that asks to be clicked and filled', async () => {
    const entries = unzipSync(await writeDeck(exampleDeck))
    for (const [path, bytes] of Object.entries(entries)) {
      if (!/^ppt\/slides\/slide\d+\.xml$/.test(path)) continue
      expect(textOf(parseXml(new TextDecoder().decode(bytes)))).not.toMatch(/click to|undefined|null/i)
    }
  })

  it('needs a slide', async () => {
    await expect(writeDeck({ ...exampleDeck, slides: [] })).rejects.toThrow('a deck needs a slide')
  })
})

/** Fewer, larger decks: the validator takes half a second to start for each. */
function together(name: string, given: readonly Deck[]): readonly [string, Deck] {
  return [name, { ...exampleDeck, ...given[0], slides: given.flatMap((deck) => deck.slides) }]
}

const decksOf = (kind: string) => decks.filter(([name]) => name.startsWith(kind)).map(([, deck]) => deck)
const sampled = fc.sample(anyDeck, draws(24, 11))

describe.skipIf('missing' in officeValidator)(
  `decks before the Open XML SDK${'missing' in officeValidator ? ` (left out: ${officeValidator.missing})` : ''}`,
  () => {
    it.each([
      together('the example', [exampleDeck]),
      together('every kind of picture', decksOf('pictures')),
      together('every kind of number', decksOf('extreme')),
      together('every kind of name', decksOf('names')),
      ...[0, 1, 2, 3].map((i) => together(`any slides ${i + 1}`, sampled.slice(i * 6, i * 6 + 6))),
    ])('%s has no error', async (_, deck) => {
      expect(await officeErrors(await writeDeck(deck), 'pptx')).toEqual([])
    })

    it.each([1, 2, 3, 5])('the workbook inside chart %d has no error', async (number) => {
      const entries = unzipSync(await writeDeck(exampleDeck))
      const book = entries[`ppt/embeddings/Microsoft_Excel_Sheet${number}.xlsx`] ?? new Uint8Array()
      expect(await officeErrors(book, 'xlsx')).toEqual([])
    })
  },
)
