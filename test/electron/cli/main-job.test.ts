import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Receipt } from '../../../shared/import/report.ts'
import type { SampleTruth } from '../../../shared/sample/sample-company.ts'
import { type CommandOutcome, proofbook, proofbookHere, scratchFolder } from '../../helpers/command-line.ts'

const scratch = scratchFolder()
const project = scratch.at('p.proofbook')
const exports = scratch.at('exports')
let first: CommandOutcome
let truth: SampleTruth

interface Metric {
  readonly id: string
  readonly value: number | null
  readonly unit: string
  readonly numerator: number | null
  readonly denominator: number | null
  readonly n: number
  readonly evidence: string
}

beforeAll(() => {
  expect(proofbook('sample', exports).exitCode).toBe(0)
  truth = JSON.parse(readFileSync(scratch.at('exports', 'truth.json'), 'utf8'))
  expect(proofbook('new', project, '--currency', 'EUR', '--timezone', 'Europe/Berlin').exitCode).toBe(0)
  first = proofbook('import', project, exports, '--json')
})
afterAll(scratch.remove)

const hashOf = (path: string) => proofbook('verify', path, '--json').json<{ contentHash: string; ok: boolean }>()

describe('the main job on the sample company', () => {
  it('imports every export with a receipt that adds up', () => {
    const { receipts } = first.json<{ receipts: Receipt[] }>()
    expect(receipts.map((r) => r.source).sort()).toEqual([
      'crosswalk',
      'generic-signals',
      'intercom-conversations',
      'qualtrics-survey',
      'quickbooks-transactions',
      'stripe-customers',
      'stripe-subscriptions',
      'zendesk-tickets',
    ])
    for (const r of receipts)
      expect([r.file, r.records + r.merged + r.excluded + r.problems]).toEqual([r.file, r.rowsIn])
    const contacts = receipts.filter((r) => r.kinds.includes('contact')).reduce((sum, r) => sum + r.records, 0)
    expect(contacts).toBe(truth.contacts.counted)
    expect(receipts.reduce((sum, r) => sum + r.problems, 0)).toBeGreaterThan(0)
  })

  it('lists each problem with file, line, value and what to do', () => {
    const { receipts } = first.json<{ receipts: Receipt[] }>()
    const { problems } = proofbook('problems', project, '--json').json<{
      problems: Record<string, string | number>[]
    }>()
    expect(problems.length).toBeGreaterThanOrEqual(receipts.reduce((sum, r) => sum + r.problems, 0))
    for (const p of problems)
      expect([typeof p.file, Number(p.line) > 1, String(p.message).length > 0, String(p.hint).length > 0]).toEqual([
        'string',
        true,
        true,
        true,
      ])
  })

  it('changes nothing when the same files come again, in any order, and gives the same content from another order', () => {
    const before = hashOf(project)
    expect(before.ok).toBe(true)
    const again = proofbook('import', project, exports, '--json').json<{ receipts: Receipt[] }>()
    expect(again.receipts.every((r) => r.alreadyImported)).toBe(true)
    expect(hashOf(project).contentHash).toBe(before.contentHash)
    const other = scratch.at('other.proofbook')
    proofbook('new', other, '--currency', 'EUR', '--timezone', 'Europe/Berlin')
    const files = readdirSync(exports)
      .filter((name) => name.endsWith('.csv'))
      .sort()
      .reverse()
    expect(proofbook('import', other, ...files.map((name) => scratch.at('exports', name))).exitCode).toBe(0)
    expect(hashOf(other).contentHash).toBe(before.contentHash)
  })

  it('matches exactly the contacts that can be matched', () => {
    const link = proofbook('link', project, '--json').json<{
      matchRate: { contacts: number }
      methods: { method: string; contacts: number }[]
    }>()
    expect(link.matchRate.contacts).toBeCloseTo(truth.contacts.matched / truth.contacts.counted, 12)
    expect(link.methods.reduce((sum, m) => sum + m.contacts, 0)).toBe(truth.contacts.matched)
  })

  it('knows the money to the cent', async () => {
    for (const quarter of truth.quarters) {
      const { movements } = (await proofbookHere('ledger', project, '--quarter', quarter.quarter, '--json')).json<{
        movements: Record<string, number>
      }>()
      const { opening, new: joined, expansion, contraction, churn, reactivation, closing } = quarter
      expect(movements).toEqual({
        opening,
        new: joined,
        expansion,
        contraction,
        churn,
        reactivation,
        fx: 0,
        closing,
        residual: 0,
      })
      const cost = (await proofbookHere('cost', project, '--quarter', quarter.quarter, '--json')).json<
        Record<string, number>
      >()
      expect([cost.inScope, cost.total]).toEqual([
        quarter.supportCostMinor,
        quarter.supportCostMinor + quarter.otherCostMinor,
      ])
      expect((cost.allocated as number) + (cost.unallocated as number)).toBe(cost.total)
    }
  })

  it('leads from every number of the scorecard to exactly the rows that were counted', async () => {
    const { metrics } = (await proofbookHere('metrics', project, '--quarter', '2026Q3', '--json')).json<{
      metrics: Metric[]
    }>()
    expect(metrics.length).toBeGreaterThan(15)
    for (const metric of metrics) {
      const detail = (await proofbookHere('evidence', project, metric.evidence, '--rows', '--json')).json<{
        definition: { id: string }
        rows: Record<string, string>[]
      }>()
      expect(detail.definition.id).toBe(metric.id)
      if (metric.value === null) expect([metric.id, metric.numerator]).toEqual([metric.id, null])
      else if (metric.unit !== 'share' && metric.unit !== 'count') expect(detail.rows.length).toBeGreaterThan(0)
      else
        expect([metric.id, detail.rows.length, detail.rows.filter((r) => r.counted === 'yes').length]).toEqual([
          metric.id,
          metric.n,
          metric.numerator,
        ])
    }
  }, 120_000)

  it('slices add up to the whole', async () => {
    const whole = (await proofbookHere('metrics', project, '--quarter', '2026Q3', '--json')).json<{
      metrics: Metric[]
    }>().metrics
    for (const by of ['handler', 'channel', 'topic', 'segment', 'plan', 'team']) {
      const sliced = (await proofbookHere('metrics', project, '--quarter', '2026Q3', '--by', by, '--json')).json<{
        metrics: Metric[]
      }>().metrics
      for (const id of ['contacts', 'recontact-7d', 'csat', 'match-rate']) {
        const n = sliced.filter((m) => m.id === id).reduce((sum, m) => sum + m.n, 0)
        expect([by, id, n]).toEqual([by, id, whole.find((m) => m.id === id)?.n])
      }
    }
  })

  it('writes nine slides whose titles are claims with numbers, all of them in evidence', async () => {
    const out = scratch.at('case.pptx')
    const deck = proofbook(
      'deck',
      project,
      '--quarter',
      '2026Q3',
      '--out',
      out,
      '--workbook',
      scratch.at('case.xlsx'),
      '--brief',
      scratch.at('case.md'),
      '--json',
    )
    const { slides, files } = deck.json<{
      slides: { title: string; evidence: string[] }[]
      files: { kind: string; bytes: number }[]
    }>()
    expect(files.map((f) => f.kind)).toEqual(['deck', 'workbook', 'brief'])
    expect(slides).toHaveLength(9)
    for (const slide of slides) {
      expect(slide.title).toMatch(/\d/)
      expect(slide.title.split(' ').length).toBeGreaterThan(5)
      expect(slide.evidence.length).toBeGreaterThan(0)
    }
    for (const id of new Set(slides.flatMap((s) => s.evidence).slice(0, 12)))
      expect((await proofbookHere('evidence', project, id, '--json')).json()).toHaveProperty('evidence.id', id)
  })

  it('writes the same bytes again from the same content', () => {
    const twice = ['one', 'two'].map((name) => {
      proofbook(
        'deck',
        project,
        '--quarter',
        '2026Q3',
        '--out',
        scratch.at(`${name}.pptx`),
        '--workbook',
        scratch.at(`${name}.xlsx`),
      )
      return [readFileSync(scratch.at(`${name}.pptx`)), readFileSync(scratch.at(`${name}.xlsx`))]
    })
    expect(twice[0]?.[0]?.equals(twice[1]?.[0] as Buffer)).toBe(true)
    expect(twice[0]?.[1]?.equals(twice[1]?.[1] as Buffer)).toBe(true)
  })
})

describe('the flagship question', { timeout: 180_000 }, () => {
  const world = async (seed: number, hazardRatio: number) => {
    const folder = scratchFolder()
    try {
      await proofbookHere('sample', folder.at('s'), '--seed', String(seed), '--hazard-ratio', String(hazardRatio))
      await proofbookHere('new', folder.at('p.proofbook'), '--timezone', 'Europe/Berlin')
      await proofbookHere('import', folder.at('p.proofbook'), folder.at('s'))
      const story = (await proofbookHere('story', folder.at('p.proofbook'), '--json')).json<{
        proofPoints: { id: string; title: string; grade: string; worked: boolean }[]
      }>()
      const cohorts = (await proofbookHere('cohorts', folder.at('p.proofbook'), '--json')).json<{
        comparisons: { hrLow: number; hrHigh: number; verdict: string }[]
      }>()
      return {
        point: story.proofPoints.find((p) => p.id === 'retention-by-handling'),
        comparison: cohorts.comparisons[0],
      }
    } finally {
      folder.remove()
    }
  }

  it.each([3, 11, 29])(
    'reports an association at the grade that it earned where there is an effect (seed %i)',
    async (seed) => {
      const { point, comparison } = await world(seed, 1.8)
      expect(point?.worked).toBe(true)
      expect([point?.grade, comparison?.verdict]).toEqual(
        point?.grade === 'B' ? ['B', 'consistent across segments'] : ['C', 'associated'],
      )
      expect(point?.title).toMatch(
        point?.grade === 'B'
          ? /is consistently associated with staying .* after adjusting for/
          : /is associated with staying/,
      )
      expect([(comparison?.hrLow ?? 9) < 1.8, (comparison?.hrHigh ?? 0) > 1.2]).toEqual([true, true])
    },
  )

  it.each([3, 11, 29])('says that no difference was detectable where there is none (seed %i)', async (seed) => {
    const { point, comparison } = await world(seed, 1)
    expect(point?.worked).toBe(false)
    expect(point?.title).toContain('No difference in leaving could be detected')
    expect(comparison?.verdict).toBe('no detectable difference')
  })
})
