import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { importFiles } from '../../../electron/api/data.ts'
import { atRiskRows } from '../../../electron/api/save-list.ts'
import { csvText } from '../../../electron/files/csv-text.ts'
import { saveFile } from '../../../electron/files/write-file.ts'
import type { AtRiskReport } from '../../../shared/metrics/at-risk.ts'
import { moneyProject } from '../money-project.ts'

const report: AtRiskReport = {
  asOf: '2026-09-30',
  currency: 'EUR',
  mrrMinor: 310_555,
  customers: [
    { customer: 'cus_1', mrrMinor: 310_500, reasons: ['came back about the same issue', 'rated a contact badly'] },
    { customer: '=cus_2', mrrMinor: 55, reasons: ['sounded negative'] },
  ],
  indicators: [],
  n: 0,
  events: 0,
}

const silent = { report: () => {}, checkCancelled: () => {}, breathe: async () => {} }

it('writes the list so that it can be imported again, with customer, type, date, status, owner and amount', async () => {
  const { store } = moneyProject()
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-list-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'at-risk.csv')
  await saveFile(file, new TextEncoder().encode(csvText(atRiskRows(report))))
  expect(readFileSync(file, 'utf8')).toBe(
    [
      'customer id,signal type,signal date,status,owner,due date,amount,currency,reasons',
      'cus_1,at-risk,2026-09-30,,,,3105.00,EUR,came back about the same issue; rated a contact badly',
      "'=cus_2,at-risk,2026-09-30,,,,0.55,EUR,sounded negative",
      '',
    ].join('\r\n'),
  )
  const filled = atRiskRows(report).map((row, index) =>
    row.map((cell, column) =>
      index > 0 && column === 3
        ? 'saved'
        : index > 0 && column === 4
          ? 'Mara'
          : index > 0 && column === 5
            ? '2026-10-14'
            : cell,
    ),
  )
  await saveFile(file, new TextEncoder().encode(csvText(filled)))
  const [receipt] = await importFiles(store, [{ file }], silent, 1_790_000_000)
  expect([receipt?.rowsIn, receipt?.records, receipt?.problems]).toEqual([2, 2, 0])
  const rows = store
    .sql(
      `SELECT type.term AS type, status.term AS status, s.amount_minor AS amount, s.currency AS currency
         FROM signals s JOIN terms type ON type.id = s.type_id LEFT JOIN terms status ON status.id = s.status_id ORDER BY s.line`,
    )
    .all()
  expect(rows).toEqual([
    { type: 'at-risk', status: 'saved', amount: 310_500, currency: 'EUR' },
    { type: 'at-risk', status: 'saved', amount: 55, currency: 'EUR' },
  ])
})
