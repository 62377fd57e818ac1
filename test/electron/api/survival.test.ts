import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { type SurvivalOptions, survivalOfCsv, survivalText } from '../../../electron/api/survival.ts'
import { readCsvColumns } from '../../../electron/files/csv-columns.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import { expectClose, readReference } from '../../reference/reference.ts'

const folder = mkdtempSync(join(tmpdir(), 'survival-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function fileWith(content: string | Buffer): string {
  const path = join(folder, `${files++}.csv`)
  writeFileSync(path, content)
  return path
}

function dataset(name: string): string {
  return fileURLToPath(new URL(`../../reference/datasets/${name}`, import.meta.url))
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(Refusal)
  return error as Refusal
}

const base = { time: 'time', event: 'event' }

describe('survivalOfCsv', () => {
  it('equals R on rossi: curves by group, log-rank, Cox, concordance and proportionality', async () => {
    const r = readReference('rossi')
    const covariates = ['fin', 'age', 'race', 'wexp', 'mar', 'paro', 'prio']
    const report = await survivalOfCsv(dataset('rossi.csv'), {
      time: 'week',
      event: 'arrest',
      group: 'fin',
      covariates,
      confType: 'log',
      at: [10, 20, 52],
      tau: 26,
    })
    expect([report.n, report.events, report.leftOut]).toEqual([432, 114, 0])
    for (const [k, block] of r.km.entries()) {
      const own = report.km[k]
      expect([own?.group, own?.n, own?.events]).toEqual([block.where.fin, block.n, block.events])
      const places = [10, 20, 52].map((time) => block.at.time.indexOf(time))
      expectClose(
        own?.at.flatMap(({ estimate, se, low, high }) => [estimate, se, low, high]) ?? [],
        places.flatMap((place) => [
          block.at.estimate[place],
          block.at.standardError[place],
          block.at.intervals?.log.low[place],
          block.at.intervals?.log.high[place],
        ]),
      )
      const mean = block.means.find(({ tau }) => tau === 26)
      expectClose([own?.rmean, own?.rmeanSe, own?.median], [mean?.estimate, mean?.standardError, null])
    }
    expectClose(
      [report.logRank?.chiSquared, report.logRank?.df, report.logRank?.p],
      [r.logRank[0]?.chiSquared, r.logRank[0]?.df, r.logRank[0]?.p],
    )
    const expected = r.cox[0]?.expected
    const coefficients = report.cox?.coefficients ?? []
    expect(coefficients.map(({ name }) => name)).toEqual(covariates)
    expectClose(
      coefficients.flatMap(({ coef, se, robustSe, z, p }) => [coef, se, robustSe, z, p]),
      covariates.flatMap((_, j) => [expected?.coef[j], expected?.se[j], null, expected?.z[j], expected?.p[j]]),
    )
    expectClose(
      [report.cox?.logLik, report.cox?.logLikNull, report.cox?.concordance],
      [expected?.logLik, expected?.logLikNull, expected?.concordance?.estimate],
      1e-9,
    )
    expectClose(
      report.proportionality.flatMap(({ chiSquared, df, p }) => [chiSquared, df, p]),
      (expected?.proportionality?.km.chiSquared ?? []).flatMap((chi, k) => [
        chi,
        expected?.proportionality?.km.df[k],
        expected?.proportionality?.km.p[k],
      ]),
    )
    expect(report.proportionality.at(-1)?.name).toBe('GLOBAL')
  })

  it('uses entry times and clusters as R does on heart, and stratifies', async () => {
    const r = readReference('heart')
    const options = { time: 'stop', event: 'event', entry: 'start' }
    const covariates = ['age', 'transplant', 'surgery', 'year']
    const clustered = await survivalOfCsv(dataset('heart.csv'), { ...options, covariates, cluster: 'id' })
    expectClose(
      clustered.cox?.coefficients.flatMap(({ coef, robustSe, p }) => [coef, robustSe, p]) ?? [],
      covariates.flatMap((_, j) => {
        const { coef, robustSe, p } = r.cox[1]?.expected ?? { coef: [], robustSe: [], p: [] }
        return [coef[j], robustSe?.[j], p[j]]
      }),
      1e-5,
    )
    const stratified = await survivalOfCsv(dataset('heart.csv'), {
      ...options,
      covariates: ['age', 'surgery', 'year'],
      strata: ['transplant'],
    })
    expectClose(stratified.cox?.coefficients.map(({ coef }) => coef) ?? [], r.cox[2]?.expected.coef ?? [])
    expect(stratified.cox?.concordance).toBeCloseTo(r.cox[2]?.expected.concordance?.estimate as number, 9)
  })

  it('turns a text column into indicators against its first level, and tests its proportionality as one', async () => {
    const r = readReference('veteran').cox[0]?.expected
    const report = await survivalOfCsv(dataset('veteran.csv'), {
      time: 'time',
      event: 'status',
      covariates: ['trt', 'celltype', 'karno', 'diagtime', 'age', 'prior'],
      group: 'celltype',
      ties: 'efron',
    })
    const coefficients = report.cox?.coefficients ?? []
    expect(coefficients.map(({ name }) => name).slice(0, 4)).toEqual([
      'trt',
      'celltype=large',
      'celltype=smallcell',
      'celltype=squamous',
    ])
    // R's answers are against squamous cells; here adeno comes first in the alphabet.
    const [, small, adeno, large] = (r?.coef ?? []) as number[]
    expectClose(
      coefficients.slice(1, 4).map(({ coef }) => coef),
      [(large as number) - (adeno as number), (small as number) - (adeno as number), -(adeno as number)],
    )
    expect(report.proportionality.map(({ name, df }) => [name, df])).toEqual([
      ['trt', 1],
      ['celltype', 3],
      ['karno', 1],
      ['diagtime', 1],
      ['age', 1],
      ['prior', 1],
      ['GLOBAL', 8],
    ])
    expectClose(
      report.proportionality.map(({ chiSquared }) => chiSquared),
      r?.proportionality?.km.chiSquared ?? [],
    )
    expect(report.km.map(({ group }) => group)).toEqual(['adeno', 'large', 'smallcell', 'squamous'])
  })

  it('stratifies the log-rank test and takes several strata columns together', async () => {
    const r = readReference('rossi').logRank[1]
    const report = await survivalOfCsv(dataset('rossi.csv'), {
      time: 'week',
      event: 'arrest',
      group: 'fin',
      strata: ['race', 'wexp'],
    })
    expectClose([report.logRank?.chiSquared, report.logRank?.p], [r?.chiSquared, r?.p])
    expect([report.cox, report.proportionality]).toEqual([null, []])
  })

  it('leaves out rows with a missing value in a used column only, and counts them', async () => {
    const file = fileWith('time,event,x,unused\n1,1,2,\n2,0,NA,\n,1,1,\n4,1,3,\n5,0,,\n6,true,1,\n')
    const report = await survivalOfCsv(file, { ...base, covariates: ['x'] })
    expect([report.rows, report.n, report.leftOut, report.leftOutBecause]).toEqual([
      6,
      3,
      3,
      { missingValue: 3, entryNotBeforeTime: 0 },
    ])
    expect((await survivalOfCsv(file, base)).leftOut).toBe(1)
  })

  it('leaves out rows that enter no earlier than they leave', async () => {
    const file = fileWith('time,event,entry\n5,1,0\n5,1,5\n6,0,2\n')
    const report = await survivalOfCsv(file, { ...base, entry: 'entry' })
    expect([report.n, report.leftOutBecause.entryNotBeforeTime]).toEqual([2, 1])
  })

  it('reads a time of 0, one group, no events and all events', async () => {
    const zero = await survivalOfCsv(fileWith('time,event,g\n0,1,a\n0,0,a\n3,1,a\n'), {
      ...base,
      group: 'g',
      at: [0, 3],
    })
    expect(zero.km[0]?.at.map(({ estimate }) => estimate)).toEqual([2 / 3, 0])
    expect(zero.km[0]?.at[1]).toEqual({ time: 3, estimate: 0, se: null, low: null, high: null, atRisk: 1 })
    expect(zero.logRank).toMatchObject({ chiSquared: 0, df: 0, p: 1 })
    const none = await survivalOfCsv(fileWith('time,event,x\n1,0,1\n2,0,2\n'), {
      ...base,
      covariates: ['x'],
      at: [1],
      tau: 2,
    })
    expect(none.km[0]).toMatchObject({ median: null, rmean: 2, rmeanSe: 0, at: [{ estimate: 1, low: 1, high: 1 }] })
    expect(none.cox?.coefficients[0]).toMatchObject({ coef: null, status: 'aliased' })
    expect(none.warnings.join(' ')).toContain('no events')
    expect(JSON.stringify(none)).not.toContain('NaN')
  })

  it('warns when the horizon lies beyond the follow-up', async () => {
    const report = await survivalOfCsv(fileWith('time,event\n1,1\n2,0\n'), { ...base, tau: 10 })
    expect(report.warnings[0]).toContain('ends at 2, before 10')
  })

  it('reads a byte-order mark, semicolons with decimal commas, quotes with newlines, Windows line ends and UTF-16', async () => {
    const plain = await survivalOfCsv(fileWith('time,event,g\n1.5,1,"a,\nb"\n2,0,c\n'), { ...base, group: 'g' })
    expect(plain.km.map(({ group }) => group)).toEqual(['a,\nb', 'c'])
    const german = await survivalOfCsv(fileWith('\ufefftime;event\r\n1,5;1\r\n2,5;0\r\n'), { ...base, at: [1.5] })
    expect(german.km[0]?.at[0]?.estimate).toBe(0.5)
    const wide = fileWith(Buffer.from('\ufefftime\tevent\n1\t1\n2\t0\n', 'utf16le'))
    expect((await survivalOfCsv(wide, base)).n).toBe(2)
  })

  it('sees that a column of numbers holds text, wherever that comes', async () => {
    const rows = Array.from(
      { length: 60_000 },
      (_, i) => `${(i % 90) + 1},${i % 3 === 0 ? 1 : 0},${i === 59_999 ? 'x' : i % 2}`,
    )
    const report = await survivalOfCsv(fileWith(`time,event,arm\n${rows.join('\n')}\n`), {
      ...base,
      covariates: ['arm'],
    })
    expect(report.cox?.coefficients.map(({ name }) => name)).toEqual(['arm=1', 'arm=x'])
  })

  const good = 'time,event,g\n1,1,a\n2,0,b\n'
  const refusals: readonly [string, string | Buffer, SurvivalOptions, string, RegExp][] = [
    ['an unknown column', good, { ...base, group: 'plan' }, 'unknown-column', /no column “plan”/],
    ['two columns of one name', 'time,event,event\n1,1,1\n', base, 'unknown-column', /two columns/],
    [
      'text in a number column',
      'time,event\n1,1\nsoon,0\n',
      base,
      'bad-value',
      /“time” must hold numbers, but line 3 has “soon”/,
    ],
    ['infinite times', 'time,event\nInfinity,1\n', base, 'bad-value', /must hold numbers/],
    ['an event of 2', 'time,event\n1,2\n', base, 'bad-value', /must hold 0 or 1.*line 2 has “2”/],
    ['a negative time', 'time,event\n-1,1\n', base, 'bad-value', /from 0 up/],
    ['an empty file', '', base, 'empty-file', /is empty/],
    ['a heading alone', 'time,event\n', base, 'no-data', /no rows/],
    ['rows of which none is complete', 'time,event\n,1\n2,\n', base, 'no-data', /2 rows read/],
    ['a binary file', Buffer.from([80, 75, 3, 4, 0, 0, 1]), base, 'unknown-format', /ZIP/],
    ['an open quotation mark', 'time,event\n1,"1\n2,0\n', base, 'not-a-table', /quote that opens in line 2/],
    ['a negative --at', good, { ...base, at: [-1] }, 'bad-value', /--at/],
    ['a --tau of 0', good, { ...base, tau: 0 }, 'bad-value', /--tau/],
    ['a covariate named twice', good, { ...base, covariates: ['g', 'g'] }, 'bad-value', /twice/],
  ]
  it.each(refusals)('refuses %s', async (_, content, options, code, message) => {
    const refusal = await refusalOf(survivalOfCsv(fileWith(content), options))
    expect([refusal.code, refusal.message, refusal.hint.length > 0]).toEqual([
      code,
      expect.stringMatching(message),
      true,
    ])
  })

  it('refuses a file that is not there, a folder, and a column of too many texts', async () => {
    expect((await refusalOf(survivalOfCsv(join(folder, 'none.csv'), base))).code).toBe('not-found')
    expect((await refusalOf(survivalOfCsv(folder, base))).code).toBe('not-a-file')
    const many = Array.from({ length: 200 }, (_, i) => `${i + 1},1,c${i}`).join('\n')
    const refusal = await refusalOf(
      survivalOfCsv(fileWith(`time,event,id\n${many}\n`), { ...base, covariates: ['id'] }),
    )
    expect(refusal.message).toContain('200 different values')
  })
})

describe('survivalText', () => {
  it('says in words what was found', async () => {
    const report = await survivalOfCsv(dataset('rossi.csv'), {
      time: 'week',
      event: 'arrest',
      group: 'fin',
      covariates: ['fin', 'prio'],
      at: [26],
      tau: 52,
    })
    expect(survivalText(report).split('\n')).toEqual([
      '432 rows, 114 events; 0 left out.',
      '',
      'Kaplan–Meier',
      '  0: 216, 66 events, median not reached',
      '    at 26: 0.8519 (0.7971 to 0.8928), 187 at risk',
      '    mean time kept: 44.83 (standard error 0.9177)',
      '  1: 216, 48 events, median not reached',
      '    at 26: 0.8981 (0.8494 to 0.9317), 194 at risk',
      '    mean time kept: 46.88 (standard error 0.7933)',
      '',
      'Log-rank: chi-squared 3.838 on 1, p = 0.050',
      '',
      'Cox regression (efron)',
      '  fin: hazard ratio 0.6711 (0.4624 to 0.9740), p = 0.036',
      '  prio: hazard ratio 1.1097 (1.0530 to 1.1695), p < 0.001',
      '  concordance 0.5936',
      '  proportional, fin: chi-squared 0.074 on 1, p = 0.79',
      '  proportional, prio: chi-squared 0.509 on 1, p = 0.48',
      '  proportional, GLOBAL: chi-squared 0.565 on 2, p = 0.75',
    ])
  })
})

describe('readCsvColumns', () => {
  it('reads columns into typed arrays, once each, whatever their place', async () => {
    const file = fileWith('b,a,c\nx,1,true\ny,2.5,no\nx,-3e2,0\n')
    const read = await readCsvColumns(file, [
      { name: 'a', kind: 'number' },
      { name: 'b', kind: 'text' },
      { name: 'c', kind: 'flag' },
      { name: 'b', kind: 'number-or-text' },
    ])
    expect(read).toEqual({
      rows: 3,
      missing: 0,
      columns: [
        { kind: 'number', name: 'a', values: Float64Array.of(1, 2.5, -300) },
        { kind: 'text', name: 'b', codes: Int32Array.of(0, 1, 0), levels: ['x', 'y'] },
        { kind: 'number', name: 'c', values: Float64Array.of(1, 0, 0) },
        { kind: 'text', name: 'b', codes: Int32Array.of(0, 1, 0), levels: ['x', 'y'] },
      ],
    })
  })
})
