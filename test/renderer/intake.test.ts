import { describe, expect, it } from 'vitest'
import { fileToImport, isReadable, isReady, openQuestions, type WaitingFile } from '../../renderer/intake.ts'
import type { Mapping } from '../../shared/import/mapping.ts'
import type { FileRecognition } from '../../shared/import/report.ts'
import type { Told } from '../../shared/import/told.ts'
import { preview } from './invented-data.ts'

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
    preview: null,
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

describe('isReady', () => {
  it('asks for the letters, and goes ahead once they are told', () => {
    expect(isReadable(waiting(['encoding']))).toBe(true)
    expect(isReady(waiting(['encoding']))).toBe(false)
    expect(isReady(waiting(['encoding'], { encoding: 'windows-1252' }))).toBe(true)
  })

  it('goes by what is still open after the file was tried, and by what doesn’t fit', () => {
    const file = { ...waiting(['columns', 'source'], { source: 'generic-contacts' }), preview }
    expect(openQuestions(file)).toEqual(preview.questions)
    expect(isReady({ ...file, preview: { ...preview, questions: [] } })).toBe(true)
    expect(isReady({ ...file, preview: { ...preview, questions: [], faults: ['no such column'] } })).toBe(false)
  })
})

describe('fileToImport', () => {
  it('sends the file, and what was told beside it', () => {
    expect(fileToImport(waiting([]))).toEqual({ file: 'token' })
    const told: Told = { timeZone: 'UTC', dateOrder: 'DMY', columns: { topic: 'Type' } }
    expect(fileToImport(waiting([], told))).toEqual({ file: 'token', ...told })
    expect(fileToImport(waiting([], { mapping })).mapping).toEqual(mapping)
  })
})
