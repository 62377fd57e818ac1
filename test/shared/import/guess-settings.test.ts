import { describe, expect, it } from 'vitest'
import { maybeGuessedCurrency, maybeGuessedZone } from '../../../shared/import/guess-settings.ts'
import type { Mapping } from '../../../shared/import/mapping.ts'
import type { FileRecognition } from '../../../shared/import/report.ts'

const file = (name: string, mapping: Partial<Mapping> | null, cells: readonly string[] = []): FileRecognition => ({
  path: name,
  file: name,
  source: mapping === null ? null : 'x',
  title: null,
  confidence: 1,
  encoding: 'utf-8',
  delimiter: ',',
  headerRows: 1,
  bytes: 1,
  mapping:
    mapping === null
      ? null
      : {
          source: 'x',
          columns: {},
          timeZone: null,
          dateOrder: null,
          decimal: null,
          currency: null,
          words: {},
          ...mapping,
        },
  questions: [],
  preview: { columns: ['Id', 'Cur'], rows: cells.map((cell) => ['1', cell]) },
  refusal: null,
})

describe('maybeGuessedCurrency', () => {
  const column = { columns: { currency: 'Cur' } }

  it('takes the currency of most files, from the whole file or its first rows', () => {
    const files = [
      file('a', { currency: 'USD' }),
      file('b', column, ['eur', 'EUR', 'usd']),
      file('c', { currency: 'EUR' }),
    ]
    expect(maybeGuessedCurrency(files)).toEqual({ currency: 'EUR', file: 'b' })
  })

  it('believes the ledger before one other file', () => {
    const ledger = file('l', { currency: 'CHF', columns: { postedAt: 'Date' } })
    expect(maybeGuessedCurrency([file('a', { currency: 'USD' }), ledger])).toEqual({ currency: 'CHF', file: 'l' })
  })

  it('says nothing where no file does', () => {
    expect(maybeGuessedCurrency([file('a', {}), file('b', null), file('c', column, ['', 'n/a'])])).toBeNull()
    expect(maybeGuessedCurrency([])).toBeNull()
  })
})

describe('maybeGuessedZone', () => {
  it('takes a zone that a file names, but not UTC, which vendors write for everybody', () => {
    expect(maybeGuessedZone([file('a', { timeZone: 'UTC' }), file('b', { timeZone: 'Europe/Paris' })])).toBe(
      'Europe/Paris',
    )
    expect(maybeGuessedZone([file('a', { timeZone: 'UTC' }), file('b', null)])).toBeNull()
  })
})
