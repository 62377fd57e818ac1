import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCore } from '../../../electron/api/index.ts'
import { saveRows } from '../../../electron/api/save-rows.ts'
import { keepEvidence } from '../../../electron/store/evidence.ts'
import { openStore } from '../../../electron/store/open-store.ts'
import { scratchFolder } from '../../helpers/command-line.ts'
import { quietTask } from '../../helpers/import-text.ts'

const sample = join(import.meta.dirname, '../../../resources/sample')
const quarter = '2026Q3'

describe('evidence:save', { timeout: 300_000 }, () => {
  const scratch = scratchFolder()
  const { handlers: ask, close } = createCore({ today: '2026-11-22', dataFolder: scratch.at('data') })
  const file = scratch.at('rows.csv')
  const written = () => Papa.parse<string[]>(readFileSync(file, 'utf8'), { skipEmptyLines: true }).data
  beforeAll(async () => {
    await ask['project:create']({ file: scratch.at('a.proofbook'), timeZone: 'Europe/Berlin' }, quietTask)
    await ask['data:import']({ files: [{ file: sample }] }, quietTask)
    await ask['answers:three']({ quarter }, quietTask)
  })
  afterAll(() => {
    close()
    scratch.remove()
  })

  it('writes every row that a number was counted from, and as many of them counted as its numerator says', async () => {
    const { metrics } = await ask['scorecard:metrics']({ quarter }, quietTask)
    const number =
      metrics.find(({ metric }) => metric === 'ai-end-to-end-rate') ??
      metrics.find((one) => one.rows?.table === 'contacts' && one.denominator !== null)
    const saved = await ask['evidence:save']({ id: number?.id ?? '', file }, quietTask)
    const [head, ...rows] = written()
    expect(saved).toMatchObject({ name: 'rows.csv', rows: rows.length })
    expect(rows).toHaveLength(number?.denominator ?? Number.NaN)
    const counted = head?.indexOf('counted') ?? -1
    expect(rows.filter((row) => row[counted] === 'yes')).toHaveLength(number?.numerator ?? Number.NaN)
  })

  it('writes what is searched for, sorted as asked, amounts with their decimals', async () => {
    const { evidence } = await ask['ledger:movements']({ quarter }, quietTask)
    const id = evidence.find(({ metric }) => metric === 'mrr-churn')?.id ?? ''
    const columns = (await ask['evidence:open']({ id, rows: { offset: 0, limit: 1 } }, quietTask)).rows?.columns ?? []
    const column = columns.indexOf('amount')
    await ask['evidence:save']({ id, file, search: 'churn', sort: { column, descending: false } }, quietTask)
    const [, ...rows] = written()
    const amounts = rows.map((row) => Number(row[column]))
    expect(amounts.length).toBeGreaterThan(3)
    expect(amounts).toEqual([...amounts].sort((a, b) => a - b))
    const total = evidence.find((one) => one.id === id)?.value ?? Number.NaN
    const churn = rows.filter((row) => row.includes('churn')).map((row) => row[column] ?? '')
    expect(churn.every((text) => /^-\d+\.\d\d$/.test(text))).toBe(true)
    expect(Math.round(churn.reduce((sum, text) => sum + Number(text), 0) * 100)).toBe(total)
  })

  it('refuses a number that has no rows of its own', async () => {
    const { metrics } = await ask['scorecard:metrics']({ quarter }, quietTask)
    const [one] = metrics
    await ask['project:close']({}, quietTask)
    const store = openStore(scratch.at('a.proofbook'))
    try {
      if (one) keepEvidence(store, [{ ...one, id: 'sum@1/2026Q3', rows: null }])
      await expect(saveRows(store, { id: 'sum@1/2026Q3', file }, quietTask)).rejects.toThrow('calculated from others')
    } finally {
      store.close()
    }
  })
})
