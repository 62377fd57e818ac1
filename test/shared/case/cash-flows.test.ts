import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { internalRate, judgeFlows, paybackMonths, presentValue } from '../../../shared/case/cash-flows.ts'
import { draws } from '../../helpers/draws.ts'

/** Forrester, The Total Economic Impact of Salesloft: three-year risk-adjusted totals in dollars, at 10 %. */
const salesloft = {
  benefits: [0, 1_606_511, 3_061_331, 4_229_760],
  costs: [53_150, 666_715, 636_772, 647_783],
}

Decimal.set({ precision: 60 })

const flows = fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 }), { minLength: 2, maxLength: 8 })
const rates = fc.integer({ min: 1, max: 400 }).map((permille) => permille / 1000)
/** Money spent today and something back in every later year: what has one internal rate of return. */
const investments = fc.tuple(
  fc.integer({ min: 1, max: 10_000_000 }),
  fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 6 }),
)

describe('a case judged', () => {
  it('is the published table of Salesloft to the dollar', () => {
    const judged = judgeFlows(salesloft.benefits, salesloft.costs, 0.1)
    expect(Math.round(judged.costsToday)).toBe(1_672_201)
    expect(Math.round(judged.benefitsToday)).toBe(7_168_371)
    expect(Math.round(judged.npv)).toBe(5_496_170)
    expect(Math.round((judged.roi ?? 0) * 100)).toBe(329)
    expect(judged.paybackMonths).toBeCloseTo(0.68, 2)
    expect(judged.paybackMonths).toBeLessThan(6)
  })

  it('equals a decimal library over random flows and rates', () => {
    fc.assert(
      fc.property(flows, rates, (amounts, rate) => {
        const exact = amounts.reduce(
          (sum, amount, year) => sum.plus(new Decimal(amount).div(new Decimal(1).plus(rate).pow(year))),
          new Decimal(0),
        )
        expect(Math.abs(presentValue(amounts, rate) - exact.toNumber())).toBeLessThan(1e-6)
      }),
      draws(500),
    )
  })

  it('is worth nothing at its internal rate, by a decimal library', () => {
    fc.assert(
      fc.property(investments, ([spent, back]) => {
        const amounts = [-spent, ...back]
        const rate = internalRate(amounts)
        if (rate === null) return expect(spent).toBeLessThan(0)
        const at = (r: Decimal) =>
          amounts.reduce((sum, amount, year) => sum.plus(new Decimal(amount).div(r.plus(1).pow(year))), new Decimal(0))
        const width = new Decimal(rate).plus(1).abs().times(1e-12).plus(1e-15)
        expect(at(new Decimal(rate).minus(width)).gte(0)).toBe(true)
        expect(at(new Decimal(rate).plus(width)).lte(0)).toBe(true)
      }),
      draws(300),
    )
  })

  it('gives no internal rate where none or several would do', () => {
    expect(internalRate([100, 100])).toBeNull()
    expect(internalRate([-100, -1])).toBeNull()
    expect(internalRate([-100, 230, -132])).toBeNull()
    expect(internalRate([])).toBeNull()
    expect(internalRate([-100, 110])).toBeCloseTo(0.1, 14)
    expect(internalRate([-100, 50])).toBeCloseTo(-0.5, 12)
  })
})

describe('payback', () => {
  it.each([
    ['half way through the first year', [-100, 200], 6],
    ['not within the years', [-100, 10, 10], null],
    ['nothing to pay back', [0, 10], 0],
    ['at the very end', [-100, 50, 50], 24],
    ['lost again later and regained', [-100, 200, -200, 400], 27],
    ['lost again for good', [-100, 200, -200], null],
  ])('%s', (_name, amounts, months) => {
    if (months === null) expect(paybackMonths(amounts)).toBeNull()
    else expect(paybackMonths(amounts)).toBeCloseTo(months, 12)
  })
})

describe('flows carried over from LibreOffice Calc', () => {
  const { cases } = JSON.parse(readFileSync(join(import.meta.dirname, '../../reference/cash-flows.json'), 'utf8')) as {
    cases: { flows: number[]; rate: number; npv: number; irr: number }[]
  }
  it.each(cases)('$flows at $rate', ({ flows: amounts, rate, npv, irr }) => {
    expect(Math.abs(presentValue(amounts, rate) / npv - 1)).toBeLessThan(1e-12)
    expect(Math.abs((internalRate(amounts) as number) - irr)).toBeLessThan(1e-11)
  })
})

const soffice = spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0

describe.skipIf(!soffice)(`flows in LibreOffice Calc${soffice ? '' : ' (soffice is not installed)'}`, () => {
  it('have the same present value and internal rate', { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'proofbook-calc-'))
    try {
      const cases = [
        [-53_150, 939_796, 2_424_559, 3_581_977],
        [-100_000, 20_000, 30_000, 90_000],
        [-100_000, 5_000, 10_000, 20_000],
        [-7, 1, 2, 3],
        [-1_234_567, 700_001, 600_003, 500_007],
        [-100, 300, 400, 500],
      ]
      const cell = (formula: string) => `<table:table-cell table:formula="of:=${formula}"/>`
      const rowsOf = cases.map((row, index) => {
        const r = index + 1
        const amounts = row.map((amount) => `<table:table-cell office:value-type="float" office:value="${amount}"/>`)
        return `<table:table-row>${amounts.join('')}${cell(`[.A${r}]+NPV(0.1;[.B${r}:.D${r}])`)}${cell(`IRR([.A${r}:.D${r}];${row.reduce((sum, one) => sum + one, 0) < 0 ? -0.3 : 0.1})`)}</table:table-row>`
      })
      writeFileSync(
        join(folder, 'flows.fods'),
        `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="Flows">${rowsOf.join('')}</table:table></office:spreadsheet></office:body></office:document>`,
      )
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          // The eighth field asks for cells as they are, not as they look.
          'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false',
          '--outdir',
          join(folder, 'out'),
          join(folder, 'flows.fods'),
        ],
        { stdio: 'ignore' },
      )
      const rows = readFileSync(join(folder, 'out/flows.csv'), 'utf8').trim().split('\n')
      expect(rows).toHaveLength(cases.length)
      rows.forEach((row, index) => {
        const cells = row
          .replaceAll('"', '')
          .split(',')
          .map((text) => (text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)))
        const amounts = cases[index] as number[]
        const worth = presentValue(amounts, 0.1)
        expect(Math.abs((cells[4] as number) / worth - 1)).toBeLessThan(1e-9)
        expect(Math.abs((cells[5] as number) - (internalRate(amounts) as number))).toBeLessThan(1e-9)
      })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
