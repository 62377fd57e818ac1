import { describe, expect, it } from 'vitest'
import { readRates } from '../../../../electron/store/facts/rates.ts'
import { dayNumber } from '../../../../shared/base/calendar.ts'
import { rateNumber } from '../../../../shared/base/exchange.ts'
import { importBench } from '../../../helpers/import-text.ts'

describe('readRates', () => {
  it('reads a plain table of rates and the table of the European Central Bank', async () => {
    const bench = importBench()
    try {
      const [plain] = await bench.import([
        bench.write('rates.csv', 'date,from,to,rate\n2026-07-01,USD,EUR,0.92\n2026-07-01,GBP,EUR,1.17\n'),
      ])
      expect(plain).toMatchObject({ source: 'generic-rates', records: 2, problems: 0 })
      const [ecb] = await bench.import([
        bench.write(
          'eurofxref-hist.csv',
          'Date,USD,JPY,GBP,CYP,\n2026-07-02,1.25,160,0.8,N/A,\n2026-07-03,N/A,N/A,N/A,N/A,\n',
        ),
      ])
      expect(ecb).toMatchObject({ source: 'ecb-rates', rowsIn: 2, records: 1, excluded: 1, problems: 0 })
      const rates = readRates(bench.store)
      const on = (from: string, to: string, date: number) => {
        const rate = rates.maybeRate({ from, to, day: dayNumber(2026, 7, date), rule: 'on-the-day' })
        return rate && rateNumber(rate)
      }
      expect(on('USD', 'EUR', 1)).toBe(0.92)
      expect(on('JPY', 'EUR', 2)).toBe(0.00625)
      expect(on('JPY', 'EUR', 1)).toBeUndefined()
    } finally {
      bench.remove()
    }
  })

  it('keeps what can’t be a rate as a problem, and a file again changes nothing', async () => {
    const bench = importBench()
    try {
      const text =
        'date,from,to,rate\n2026-07-01,USD,EUR,0\n2026-07-02,USD,EURO,0.9\n2026-07-03,USD,EUR,abc\n2026-07-04,USD,EUR,0.93\n'
      const receipt = await bench.importText(text, { source: 'generic-rates' })
      expect(receipt).toMatchObject({ rowsIn: 4, records: 1, problems: 3 })
      const hash = bench.hash()
      await bench.importText(text, { source: 'generic-rates' })
      expect(bench.hash()).toBe(hash)
      expect(bench.problems().map(({ line, code }) => `${line} ${code}`)).toContain('2 bad-rate')
    } finally {
      bench.remove()
    }
  })
})
