import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Evidence, evidenceId, type Filter, type Grade } from '../../../shared/base/evidence.ts'
import { comparisonSentence } from '../../../shared/cohorts/cohort-report.ts'
import type { CohortComparison, Verdict } from '../../../shared/cohorts/report.ts'
import type { ClaimSourceLine } from '../../../shared/ledger/report.ts'
import { definitionOf } from '../../../shared/metrics/registry/index.ts'
import { claimSentence } from '../../../shared/story/answers.ts'
import type { ExampleTold, FactsOfQuarter } from '../../../shared/story/facts-of-quarter.ts'
import { languages } from '../../../shared/story/language/language.ts'
import type { ProofPoint } from '../../../shared/story/proof-point.ts'
import { findings } from '../../../shared/story/proof-points.ts'
import { retellFacts } from '../../../shared/story/retell-facts.ts'
import { chooseTold, mostTold } from '../../../shared/story/score.ts'
import { strongWords } from '../../../shared/story/strong-words.ts'
import { draws } from '../../helpers/draws.ts'
import { inventEvidence } from '../../helpers/invent-evidence.ts'

const quarter = '2026Q3'
const before = '2026Q2'

function make(metric: string, value: number | null, more: Partial<Evidence> & { filter?: Filter } = {}): Evidence {
  const { unit, title } = definitionOf(metric)
  const period = more.period ?? quarter
  return inventEvidence(evidenceId(metric, 1, period, more.filter), {
    title,
    value,
    unit,
    currency: unit === 'money' ? 'EUR' : null,
    n: 1000,
    ...more,
    period,
  })
}

interface World {
  readonly verdict: Verdict
  readonly grade: Grade
  /** How rates moved since the quarter before. */
  readonly moved: 'rose' | 'fell' | 'same'
  /** Customers in a group. */
  readonly n: number
  readonly savesGrade: Grade
  readonly saved: number
  readonly stayed: number
  readonly movement: ExampleTold['movementKind']
  readonly signHigh: boolean
}

const usual: World = {
  verdict: 'associated',
  grade: 'C',
  moved: 'fell',
  n: 1200,
  savesGrade: 'C',
  saved: 0.8,
  stayed: 0.6,
  movement: 'churn',
  signHigh: true,
}

/** The facts of an invented quarter. */
function factsOf(world: World): FactsOfQuarter {
  const { n } = world
  const old = world.moved === 'rose' ? 0.1 : world.moved === 'fell' ? 0.9 : 0.5
  const rate = (metric: string, value = 0.5) => [
    make(metric, value, { n, low: value - 0.05, high: value + 0.05, numerator: Math.round(n * value), denominator: n }),
    make(metric, old, { n, low: old - 0.05, high: old + 0.05, period: before }),
  ]
  const money = (metric: string, value: number, then: number) => [
    make(metric, value, { n, numerator: value * n, denominator: n }),
    make(metric, then, { n, period: before }),
  ]
  const scale = world.moved === 'rose' ? 0.8 : world.moved === 'fell' ? 1.3 : 1
  const comparison = {
    a: 'poor AI',
    b: 'strong AI',
    horizonDays: 180,
    riskDifference: 0.071,
    low: 0.02,
    high: 0.12,
    hazardRatio: 1.8,
    hrLow: 1.4,
    hrHigh: 2.4,
    p: 0.001,
    daysDifference: -9.2,
    daysLow: -14,
    daysHigh: -4,
    adjusted: { for: ['plan', 'topic'], method: '', strata: 3, naiveHazardRatio: 1.5 },
    placebo: { what: '', p: null, passed: null },
    grade: world.grade,
    verdict: world.verdict,
    reasons: [
      'Adjusted ratio of the rates of leaving 1.80 (1.40 to 2.40; 1.50 unadjusted); log-rank test within 3 strata: p = 0.001.',
    ],
    liftedBy: ['another quarter of data'],
    evidence: [],
    revenueAtStake: null,
  } as unknown as CohortComparison
  const sources: ClaimSourceLine[] = [
    {
      source: 'saves',
      title: 'Saves',
      customers: n,
      atRiskMinor: 9_000_00,
      associatedMinor: 2_000_00,
      grade: world.savesGrade,
      reason: 'fewer than thirty worked or not worked, so nothing can be said of what working them did',
      evidence: evidenceId('mrr-signalled', 1, quarter, { source: 'saves' }),
    },
    {
      source: 'expansion',
      title: 'Expansion',
      customers: n,
      atRiskMinor: 0,
      associatedMinor: 700_00,
      grade: 'D',
      reason: 'increases within thirty days of a signal; some would have come without it',
      evidence: evidenceId('mrr-signalled', 1, quarter, { source: 'expansion' }),
    },
    {
      source: 'exceptions',
      title: 'Exceptions',
      customers: n,
      atRiskMinor: 0,
      associatedMinor: 0,
      grade: 'D',
      reason:
        'fewer than thirty exceptions for valuable customers with a clean record were granted, or refused, so there is no comparison',
      evidence: evidenceId('mrr-signalled', 1, quarter, { source: 'exceptions' }),
    },
  ] as unknown as ClaimSourceLine[]
  return {
    company: 'Example',
    language: 'en',
    quarter,
    quarters: [before, quarter],
    before,
    currency: 'EUR',
    metrics: {
      waterfall: null,
      trend: null,
      waterfallSentence:
        'The AI vendor reports 50 % of its contacts as resolved; 50 % stayed resolved without a person.',
    },
    evidence: [
      ...[
        'vendor-reported-resolution-rate',
        'ai-end-to-end-rate',
        'recontact-7d',
        'recontact-48h',
        'fate-confirmed',
        'fate-came-back',
        'fate-left',
        'match-rate',
      ].flatMap((metric) => rate(metric)),
      ...rate('at-risk-save-rate', world.saved),
      ...rate('at-risk-stay-rate', world.stayed),
    ],
    cohorts: {
      comparisons: [comparison],
      groups: [],
      evidence: [],
      sentence: comparisonSentence(comparison, n, n + 200),
      curves: null,
    },
    cost: {
      trend: null,
      stack: null,
      unallocatedReason: null,
      perOutcome: [],
      currency: 'EUR',
      allocatedMinor: 40_000_00,
      inScopeMinor: 41_000_00,
      sentence: 'Cost per kept resolution fell from €40.00 in Q2 2026 to €31.00 in Q3 2026.',
      evidence: [
        ...money('cost-per-kept-resolution', 31_00, Math.round(31_00 * scale)),
        ...money('cost-of-failed-ai-attempt', 41_79, Math.round(41_79 * scale)),
      ],
    },
    ledger: {
      bridge: null,
      ladder: null,
      currency: 'EUR',
      sentence:
        'Monthly recurring revenue rose from €741k to €758k in Q3 2026: 8.3\u202f% of 1,377 paying customers left, and gross revenue retention was 95.0\u202f%.',
      movements: { churn: -30_000_00 },
      customers: { left: n },
      claims: [],
      sources,
      evidence: [
        make('gross-revenue-retention', 0.95),
        make('gross-revenue-retention', 0.97, { period: before }),
        make('mrr-churn', 30_000_00),
        ...sources.map((one) => make('mrr-signalled', one.associatedMinor, { filter: { source: one.source } })),
      ],
    },
    matchRate: 0.9,
    extras: {
      signs: [
        make('leading-sign', 2.1, {
          filter: { sign: 'repeats', words: 'came back about the same issue' },
          low: world.signHigh ? 1.3 : 0.8,
          high: 3.4,
          grade: 'C',
        }),
      ],
      promise: null,
      example: {
        told: {
          plan: 'Growth',
          topic: 'billing',
          contactDays: [20576, 20578],
          signalDay: 20579,
          signalType: 'churn-risk',
          signalStatus: 'called',
          movementDay: world.movement === null ? null : 20634,
          movementKind: world.movement,
        },
        evidence: make('customer-case', 4_000_00, { n: 2, grade: 'E' }),
        after: make('customer-case', world.movement === 'churn' ? 0 : 4_000_00, {
          n: 2,
          grade: 'E',
          filter: { when: 'after' },
        }),
      },
    },
  } as unknown as FactsOfQuarter
}

const verdicts: readonly (readonly [Verdict, Grade])[] = [
  ['consistent across segments', 'B'],
  ['associated', 'C'],
  ['suggestive', 'D'],
  ['no detectable difference', 'C'],
]
const anyWorld: fc.Arbitrary<World> = fc
  .record({
    verdict: fc.constantFrom(...verdicts),
    moved: fc.constantFrom('rose', 'fell', 'same') as fc.Arbitrary<World['moved']>,
    n: fc.constantFrom(1, 2, 41, 1200),
    savesGrade: fc.constantFrom<Grade>('B', 'C', 'D'),
    saved: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    stayed: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    movement: fc.constantFrom('churn', 'contraction', 'expansion', 'reactivation', null),
    signHigh: fc.boolean(),
  })
  .map(({ verdict: [verdict, grade], ...world }) => ({ ...world, verdict, grade }))

/** Words that only stand in an English sentence. */
const englishWord =
  /\b(?:the|of|and|is|are|by|from|with|without|not|to|for|who|left|kept|customers?|contacts?|revenue|issues?)\b/i

describe('the findings of a quarter', () => {
  it.each(languages)('never use a verb that needs a stronger grade, in any world (%s)', (language) => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const { title, text, grade, id } of findings(retellFacts(factsOf(world), language))) {
          expect(strongWords(title, grade, language), id).toEqual([])
          expect(
            strongWords(
              text.replace(/(?:What would change this|Was das ändern würde): .*/, ''),
              grade === 'fact' || grade === 'E' ? 'C' : grade,
              language,
            ),
            id,
          ).toEqual([])
        }
      }),
      draws(200, 3),
    )
  })

  it('are whole German sentences without a word of English, in any world', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const { title, text, id } of findings(retellFacts(factsOf(world), 'de'))) {
          expect(title, id).toMatch(/^[A-ZÄÖÜ\d].*\.$/)
          for (const words of [title, text]) {
            expect(words, id).not.toMatch(/undefined|null|NaN|Infinity|\s\s|\.\.|\s[.,;]/)
            expect(words, id).not.toMatch(/\b1 (?:Kontakte|Versuche|Zeilen|Tage)\b/)
            expect(words, id).not.toMatch(/\b(?:[02-9]|\d{2,}) (?:Kunde|Kontakt|Versuch|Zeile|Tag)\b/)
            // What a person wrote stands in quotes, and the names of vendors’ own terms in brackets.
            expect(words.replace(/„[^“]*“|\([^)]*\)/g, ' '), id).not.toMatch(englishWord)
          }
        }
      }),
      draws(200, 4),
    )
  })

  it('are whole sentences with their grammar right, in any world', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const { title, text, id } of findings(factsOf(world))) {
          expect(title, id).toMatch(/^[A-Z€$\d].*\.$/)
          for (const words of [title, text]) {
            expect(words, id).not.toMatch(/undefined|null|NaN|Infinity|\s\s|\.\.|\s[.,;]/)
            expect(words, id).not.toMatch(/\b1 (?:customers|contacts|attempts|signs|lines|times)\b/)
            expect(words, id).not.toMatch(/\b(?:[02-9]|\d{2,}) (?:customer|contact|attempt|sign|line|time)\b/)
          }
        }
      }),
      draws(200, 4),
    )
  })

  it('name evidence for each, and no finding twice', () => {
    const found = findings(factsOf(usual))
    expect(new Set(found.map((one) => one.id)).size).toBe(found.length)
    for (const one of found)
      expect(one.evidence.length + (one.id === 'retention-by-handling' ? 1 : 0), one.id).toBeGreaterThan(0)
  })

  it('claims revenue only by factors that finance has agreed, and then says so', () => {
    const facts = factsOf(usual)
    const text = (amountMinor: number) => {
      const claims = [
        { rung: 'touched', amountMinor: 9_000_00 },
        { rung: 'attributed', amountMinor, evidence: 'x' },
      ]
      const ledger = { ...facts.ledger, claims } as unknown as FactsOfQuarter['ledger']
      const told = { ...facts, ledger }
      return [findings(told).find((one) => one.id === 'recurring-revenue')?.text, claimSentence(told)].join(' ')
    }
    expect(text(0)).toMatch(/finance has agreed no factors\. .*€0 is claimed/)
    expect(text(5_000_00)).toMatch(
      /€5,000 a month is claimed for service, by factors that finance has agreed\. .*€5,000 is claimed, by factors that finance has agreed/,
    )
    expect(text(5_000_00)).not.toMatch(/until|no factors/)
  })

  it('put a claimed loss of customers before a null result of the same', () => {
    const place = (world: World) => findings(factsOf(world)).findIndex((one) => one.id === 'retention-by-handling')
    expect(place({ ...usual, verdict: 'consistent across segments', grade: 'B' })).toBeLessThanOrEqual(
      place({ ...usual, verdict: 'suggestive', grade: 'D' }),
    )
  })

  it.each(languages)('read as they should, for every verdict and direction (%s)', (language) => {
    const worlds: readonly (readonly [string, World])[] = [
      ...verdicts.map(([verdict, grade]) => [`${verdict} (grade ${grade})`, { ...usual, verdict, grade }] as const),
      ['everything rose, one customer', { ...usual, moved: 'rose', n: 1, movement: 'expansion', signHigh: false }],
      [
        'nothing moved, saves no better than staying',
        { ...usual, moved: 'same', saved: 0.6, movement: null, savesGrade: 'D' },
      ],
    ]
    const text = worlds
      .map(([name, world]) =>
        [
          `# ${name}`,
          ...findings(retellFacts(factsOf(world), language)).map(
            (one) => `[${one.grade}] ${one.id} (${one.worked ? 'worked' : 'did not'})\n  ${one.title}\n  ${one.text}`,
          ),
        ].join('\n'),
      )
      .join('\n\n')
    const path = join(
      import.meta.dirname,
      language === 'en' ? 'findings.golden.txt' : `findings.golden.${language}.txt`,
    )
    if (process.env.GOLDEN === 'write' || !existsSync(path)) writeFileSync(path, `${text}\n`)
    expect(`${text}\n`).toBe(readFileSync(path, 'utf8'))
  })
})

describe('chooseTold', () => {
  const point = (id: string, question: ProofPoint['question'], worked = true, grade: Grade = 'fact'): ProofPoint => ({
    id,
    title: id,
    text: '',
    grade,
    worked,
    question,
    evidence: [],
  })

  it('tells at least one of each question, at most five, and one that did not work', () => {
    const found = [
      point('a', 'cost'),
      point('b', 'cost'),
      point('c', 'cost'),
      point('d', 'cost'),
      point('e', 'revenue'),
      point('f', 'customers'),
      point('g', 'customers', false),
    ]
    const told = chooseTold(found)
    expect(told.length).toBeLessThanOrEqual(mostTold)
    expect(told).toEqual(expect.arrayContaining(['a', 'e', 'f', 'g']))
    expect(told.filter((id) => 'abcd'.includes(id)).length).toBeLessThanOrEqual(2)
  })

  it('never drops a null result of a question for a livelier finding', () => {
    const found = [
      point('fates', 'customers'),
      point('leading-sign', 'customers'),
      point('retention-by-handling', 'customers', false, 'C'),
    ]
    expect(chooseTold(found)).toContain('retention-by-handling')
  })

  it('keeps to these laws for any findings', () => {
    const any = fc.array(
      fc.record({
        question: fc.constantFrom('cost', 'customers', 'revenue') as fc.Arbitrary<ProofPoint['question']>,
        worked: fc.boolean(),
        grade: fc.constantFrom<Grade>('fact', 'B', 'C', 'D', 'E'),
      }),
      { maxLength: 15 },
    )
    fc.assert(
      fc.property(any, (all) => {
        const found = all.map((one, i) => point(String(i), one.question, one.worked, one.grade))
        const told = chooseTold(found)
        expect(told.length).toBeLessThanOrEqual(mostTold)
        expect(new Set(told).size).toBe(told.length)
        expect(told).toEqual(found.map((one) => one.id).filter((id) => told.includes(id)))
        if (found.some((one) => !one.worked) && found.length > 0)
          expect(told.some((id) => !found[Number(id)]?.worked)).toBe(true)
      }),
      draws(300, 9),
    )
  })
})
