import fc from 'fast-check'
import type { Unit } from '../../../shared/base/evidence.ts'
import type { AppendixLetter, Deck, Slide } from '../../../shared/deck/deck.ts'
import type { Exhibit, Series, StepExhibit, Tone } from '../../../shared/deck/exhibit.ts'
import { languages } from '../../../shared/story/language/language.ts'

const tone = fc.constantFrom<Tone>('durable', 'fragile', 'failed', 'unknown', 'ai', 'human', 'accent', 'quiet')

/** Words of many languages, with what breaks files: control characters, half a surrogate pair, markup, formulas, very long words. */
export const anyWords = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('AI only', 'person only', 'Q3 2026', 'customers on a yearly plan', 'retention'),
  },
  fc.constantFrom(
    '顧客維持率は三か月で上がった',
    'معدل الاحتفاظ بالعملاء',
    'שיעור השימור',
    'อัตราการรักษาลูกค้า',
    'Kundenzufriedenheitsbefragungsergebnis',
    '😀 👩‍👩‍👧 ok',
    '=HYPERLINK("http://x","y")',
    '<script>&amp;</script> "quoted" \'single\' ]]>',
    'null',
    'NaN',
    'a\u0000b\u0001c\u000bd\u001f',
    'half \ud83d pair',
    '_x0041_ stays',
    'line\nbreak\r\nand\ttab',
  ),
  fc.string({ unit: 'binary', minLength: 0, maxLength: 30 }),
  fc.string({ unit: 'grapheme', minLength: 0, maxLength: 400 }),
)

const unit = fc.constantFrom<Unit>('count', 'share', 'ratio', 'points', 'money', 'days', 'seconds', 'hazard-ratio')

const size = fc.oneof(
  fc.integer({ min: -100, max: 100 }),
  fc.constantFrom(0, -0, 1, 1e-9, -1e-9, 1e12, -1e12, 999_999_999_999, 0.1 + 0.2),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
)

const value = (of: Unit) =>
  of === 'share' ? fc.double({ min: 0, max: 1, noNaN: true }) : of === 'money' ? size.map(Math.round) : size

const gaps = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 6 })

const base = unit.chain((of) =>
  fc.record({
    alt: anyWords,
    caption: anyWords,
    unit: fc.constant(of),
    currency: of === 'money' ? fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CHF') : fc.constant(null),
    evidence: fc.constant(['cost@1/2026Q3'] as readonly string[]),
  }),
)

const series = (of: Unit, count: number): fc.Arbitrary<Series> =>
  fc
    .record({
      name: anyWords,
      tone,
      values: fc.array(gaps(value(of)), { minLength: count, maxLength: count }),
      reach: fc.option(fc.double({ min: 0, max: 0.2, noNaN: true }), { nil: null }),
      dashed: fc.boolean(),
    })
    .map(({ reach, ...s }) =>
      reach === null
        ? s
        : {
            ...s,
            low: s.values.map((v) => (v === null ? null : v - reach * Math.abs(v))),
            high: s.values.map((v) => (v === null ? null : v + reach * Math.abs(v))),
          },
    )

const categories = fc
  .oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(12, 30))
  .chain((count) => fc.array(anyWords, { minLength: count, maxLength: count }))

const withSeries = base.chain((b) =>
  categories.chain((names) =>
    fc
      .array(series(b.unit, names.length), { minLength: 0, maxLength: 4 })
      .map((all) => ({ ...b, categories: names, series: all })),
  ),
)

const curve = fc
  .record({
    name: anyWords,
    tone,
    gaps: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 }),
    fall: fc.double({ min: 0.9, max: 1, noNaN: true }),
    people: fc.integer({ min: 0, max: 5_000_000 }),
  })
  .map(({ gaps: between, fall, people, ...c }): StepExhibit['curves'][number] => {
    const days = [0]
    for (const gap of between) days.push((days.at(-1) ?? 0) + gap)
    const estimate = days.map((_, i) => fall ** i)
    return {
      ...c,
      days,
      estimate,
      low: estimate.map((e) => e * 0.9),
      high: estimate.map((e) => Math.min(1, e * 1.1)),
      atRisk: [0, 90, 180, 270, 365].map((day, i) => ({ day, n: Math.round(people / (i + 1)) })),
    }
  })

/** Any exhibit of any kind, from nothing at all to thirty categories. */
export const anyExhibit: fc.Arbitrary<Exhibit> = fc.oneof(
  withSeries.map((e): Exhibit => ({ ...e, kind: 'line' })),
  fc
    .tuple(withSeries, fc.boolean(), fc.boolean())
    .map(([e, horizontal, overlaid]): Exhibit => ({ ...e, kind: 'bar', horizontal, overlaid })),
  withSeries.map((e): Exhibit => ({ ...e, kind: 'stacked' })),
  base.chain((b) =>
    fc
      .array(fc.record({ label: anyWords, value: value(b.unit), role: fc.constantFrom('total', 'step'), tone }), {
        maxLength: 12,
      })
      .map((bars): Exhibit => ({ ...b, kind: 'waterfall', bars })),
  ),
  fc
    .tuple(base, fc.array(curve, { maxLength: 4 }), fc.constantFrom(30, 90, 180, 365, 1000))
    .map(([b, curves, until]): Exhibit => ({ ...b, unit: 'share', currency: null, kind: 'step', curves, until })),
  fc
    .tuple(
      base,
      fc.boolean(),
      fc.array(
        fc.record({
          label: anyWords,
          under: anyWords,
          value: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
          reach: fc.double({ min: 1, max: 1e6, noNaN: true }),
          whole: fc.boolean(),
        }),
        { maxLength: 25 },
      ),
    )
    .map(
      ([b, logarithmic, rows]): Exhibit => ({
        ...b,
        unit: 'hazard-ratio',
        currency: null,
        kind: 'forest',
        logarithmic,
        reference: logarithmic ? 1 : 0,
        rows: rows.map(({ reach, ...row }) => ({ ...row, low: row.value / reach, high: row.value * reach })),
      }),
    ),
  fc
    .tuple(
      base,
      fc.array(fc.record({ title: anyWords, align: fc.constantFrom('left', 'right') }), { minLength: 0, maxLength: 6 }),
      fc.array(fc.array(anyWords, { maxLength: 6 }), { maxLength: 30 }),
    )
    .map(([b, columns, rows]): Exhibit => ({ ...b, kind: 'table', columns, rows })),
)

const anySlide: fc.Arbitrary<Slide> = fc
  .record({
    id: fc.constant('slide'),
    appendix: fc.option(fc.constantFrom<AppendixLetter>('A', 'D', 'G'), { nil: undefined, freq: 4 }),
    title: anyWords,
    subtitle: anyWords,
    exhibit: fc.option(anyExhibit, { nil: null, freq: 8 }),
    figure: fc.option(fc.record({ value: anyWords, unit: anyWords }), { nil: null }),
    remarks: fc.array(fc.record({ text: anyWords, honest: fc.boolean() }), { maxLength: 5 }),
    grade: fc.constantFrom('fact', 'A', 'B', 'C', 'D', 'E'),
    footer: anyWords,
    notes: anyWords,
    evidence: fc.constant(['cost@1/2026Q3'] as readonly string[]),
  })
  .map(({ appendix, ...slide }) => (appendix === undefined ? slide : { ...slide, appendix }))

/** Any deck of one to six slides. */
export const anyDeck: fc.Arbitrary<Deck> = fc.record({
  language: fc.constantFrom(...languages),
  title: anyWords,
  subject: anyWords,
  company: anyWords,
  quarter: fc.constantFrom('2026Q3', '1999Q1'),
  date: fc.constantFrom('2026-11-22', '2024-02-29', '1970-01-01'),
  slides: fc.array(anySlide, { minLength: 1, maxLength: 6 }),
})
