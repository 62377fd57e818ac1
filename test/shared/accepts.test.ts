import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accepts, refuseArgument } from '../../shared/accepts.ts'
import { channels, isChannel } from '../../shared/channels.ts'
import type { Channel } from '../../shared/contract.ts'

const file = 'file-abc'
const mapping = {
  source: 'generic-contacts',
  columns: { id: 'Ticket ID' },
  timeZone: null,
  dateOrder: 'DMY',
  decimal: null,
  currency: null,
  words: { resolution: { Solved: 'resolved' } },
}

describe('accepts', () => {
  it('checks exactly the channels that a window may name', () => {
    expect(Object.keys(accepts).sort()).toEqual([...channels].sort())
  })

  it.each<[Channel, unknown]>([
    ['project:current', {}],
    ['project:create', { file, currency: 'EUR', timeZone: 'Europe/Berlin', fiscalYearStart: 4 }],
    ['project:open', { file }],
    ['data:recognise', { files: [file, file] }],
    ['data:import', { files: [{ file, source: 'zendesk-tickets', mapping, timeZone: 'UTC', currency: 'USD' }] }],
    ['data:problems', { importId: 3, offset: 0, limit: 100 }],
    ['data:link', {}],
    ['data:link', { crosswalk: file }],
    ['scorecard:metrics', { quarter: '2026Q3', by: 'segment' }],
    ['deck:export', { quarter: '2026Q3', deck: file, workbook: file, brief: file }],
    ['evidence:open', { id: 'x', rows: { offset: 0, limit: 50 } }],
  ])('lets a proper %s pass', (channel, arg) => {
    expect(refuseArgument(channel, arg)).toBeNull()
  })

  it.each<[string, Channel, unknown]>([
    ['nothing at all', 'project:current', undefined],
    ['null', 'project:current', null],
    ['a list for an object', 'project:current', []],
    ['an unknown key', 'project:open', { file, path: '/etc/passwd' }],
    ['a missing file', 'project:open', {}],
    ['a number for a file', 'project:open', { file: 7 }],
    ['an empty file name', 'project:open', { file: '' }],
    ['a word for a month', 'project:create', { file, fiscalYearStart: 'April' }],
    ['a date order that is none', 'data:import', { files: [{ file, mapping: { ...mapping, dateOrder: 'YDM' } }] }],
    ['a negative page', 'data:problems', { offset: -1 }],
    ['an endless page', 'data:problems', { limit: 1e9 }],
    ['NaN rows', 'evidence:open', { id: 'x', rows: { offset: Number.NaN, limit: 5 } }],
    ['a file list that would fill memory', 'data:recognise', { files: Array(1001).fill(file) }],
    ['a name that would fill memory', 'scorecard:metrics', { by: 'x'.repeat(10_000) }],
  ])('refuses %s, saying where', (_what, channel, arg) => {
    expect(refuseArgument(channel, arg)).toMatch(/./)
  })

  it('names the place of a fault', () => {
    expect(refuseArgument('data:import', { files: [{ file }, { file: 7 }] })).toMatch(/^files\.1\.file: /)
  })

  it('never throws, whatever a page sends', () => {
    fc.assert(
      fc.property(fc.constantFrom(...channels), fc.anything(), (channel, arg) => {
        const fault = refuseArgument(channel, arg)
        return fault === null || typeof fault === 'string'
      }),
    )
  })
})

describe('isChannel', () => {
  it.each(['constructor', '__proto__', 'toString', 'project:Current', '', 7, null])('knows no %s', (name) => {
    expect(isChannel(name)).toBe(false)
  })
})
