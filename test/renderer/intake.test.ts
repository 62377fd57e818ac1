import { describe, expect, it } from 'vitest'
import { fileToImport, isReadable, openQuestions, type Told, type WaitingFile } from '../../renderer/intake.ts'
import type { FileRecognition, Mapping } from '../../shared/import/report.ts'

const mapping: Mapping = {
  source: 'zendesk-tickets',
  columns: { vendorId: 'ID', openedAt: 'Created at' },
  timeZone: null,
  dateOrder: null,
  decimal: null,
  currency: null,
  words: {},
}

function waiting(questions: readonly FileRecognition['questions'][number]['field'][], told: Told = {}): WaitingFile {
  return {
    picked: { file: 'token', name: 'tickets.csv' },
    told,
    recognition: {
      path: 'token',
      file: 'tickets.csv',
      source: 'zendesk-tickets',
      title: 'Zendesk tickets',
      confidence: 1,
      encoding: 'UTF-8',
      delimiter: ',',
      headerRows: 1,
      bytes: 1,
      mapping,
      questions: questions.map((field) => ({ field, text: field })),
      preview: { columns: [], rows: [] },
      refusal: null,
    },
  }
}

describe('openQuestions', () => {
  it('counts a question as answered once it is told, and no other', () => {
    const file = waiting(['timeZone', 'dateOrder'], { timeZone: 'Europe/Berlin' })
    expect(openQuestions(file).map((question) => question.field)).toEqual(['dateOrder'])
  })

  it('needs no columns for a file whose kind the person has named', () => {
    expect(openQuestions(waiting(['source', 'columns'], { source: 'generic-contacts' }))).toEqual([])
  })
})

describe('isReadable', () => {
  it('is false for letters that can’t be told', () => {
    expect(isReadable(waiting(['encoding']))).toBe(false)
    expect(isReadable(waiting(['timeZone']))).toBe(true)
  })
})

describe('fileToImport', () => {
  it('sends only the file where nothing was told', () => {
    expect(fileToImport(waiting([]))).toEqual({ file: 'token' })
  })

  it('sends zone and currency beside the file', () => {
    expect(fileToImport(waiting([], { timeZone: 'UTC', currency: 'EUR' }))).toEqual({
      file: 'token',
      timeZone: 'UTC',
      currency: 'EUR',
    })
  })

  it('sends the whole mapping where only a mapping can say it', () => {
    expect(fileToImport(waiting([], { dateOrder: 'DMY', decimal: ',', timeZone: 'UTC' })).mapping).toEqual({
      ...mapping,
      dateOrder: 'DMY',
      decimal: ',',
      timeZone: 'UTC',
    })
  })

  it('sends no mapping of another source with a source that the person named', () => {
    expect(fileToImport(waiting([], { source: 'generic-costs', dateOrder: 'DMY' }))).toEqual({
      file: 'token',
      source: 'generic-costs',
    })
  })
})
