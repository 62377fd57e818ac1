import { describe, expect, it } from 'vitest'
import { filesOf, type SwapFile } from '../../../electron/shell/file-refs.ts'
import { accepts, refuseArgument } from '../../../shared/accepts.ts'
import { channels } from '../../../shared/channels.ts'
import type { Channel } from '../../../shared/contract.ts'
import type { Mapping } from '../../../shared/import/mapping.ts'

const mapping: Mapping = {
  source: 'generic-contacts',
  columns: {},
  timeZone: null,
  dateOrder: null,
  decimal: null,
  currency: null,
  words: {},
}

/** An argument of each channel that can name a file, with every file that it can name. */
const withFiles: Partial<Record<Channel, unknown>> = {
  'project:create': { file: 'token' },
  'project:open': { file: 'token' },
  'data:recognise': { files: ['token', 'token'] },
  'data:import': { files: [{ file: 'token', source: 'x' }, { file: 'token' }] },
  'data:preview': { file: { file: 'token', source: 'x' } },
  'data:preview-again': { importId: 1, told: {}, file: 'token' },
  'data:save-mapping': { mapping, file: 'token' },
  'data:read-mapping': { file: 'token' },
  'data:answer': { importId: 1, told: {}, file: 'token' },
  'data:link': { crosswalk: 'token' },
  'project:move': { file: 'token' },
  'log:save': { file: 'token' },
  'picture:save': { file: 'token', png: 'iVBORw0KGgo=' },
  'evidence:save': { id: 'x', file: 'token' },
  'review:hand-over': { file: 'token' },
  'review:look': { file: 'token' },
  'review:merge': { file: 'token' },
  'project:backups': { file: 'token' },
  'project:restore': { name: 'x', file: 'token' },
  'share:write': { kind: 'review', file: 'token' },
  'scorecard:save-list': { list: 'at-risk', file: 'token' },
  'deck:again': { id: 1, kind: 'deck', file: 'token' },
  'deck:export': {
    quarter: '2026Q3',
    template: 'token',
    deck: 'token',
    workbook: 'token',
    brief: 'token',
    pdf: 'token',
  },
}

describe('filesOf', () => {
  it('decides for every channel', () => {
    expect(Object.keys(filesOf).sort()).toEqual([...channels].sort())
  })

  it.each(Object.entries(withFiles))('turns every token of %s into a path', (channel, arg) => {
    expect(refuseArgument(channel as Channel, arg)).toBeNull()
    const swap: SwapFile = () => '/path'
    const swapped = JSON.stringify(filesOf[channel as Channel].arg?.(arg as never, swap))
    expect(swapped).not.toContain('token')
    expect(swapped).toBe(JSON.stringify(arg).replaceAll('token', '/path'))
  })

  it('knows every channel whose check speaks of a file', () => {
    const speaksOfFiles = channels.filter((channel) =>
      /"(file|files|crosswalk|template|deck|workbook|brief|pdf)":/.test(
        JSON.stringify(accepts[channel].toJSONSchema()),
      ),
    )
    expect([...speaksOfFiles].sort()).toEqual(Object.keys(withFiles).sort())
    expect(channels.filter((channel) => filesOf[channel].arg).sort()).toEqual(Object.keys(withFiles).sort())
  })

  it('lets no path out of an answer', () => {
    const mint: SwapFile = (_path, use) => `${use} token`
    const recognised = filesOf['data:recognise'].answer?.([{ path: '/home/a.csv', file: 'a.csv' } as never], mint)
    expect(recognised).toEqual([{ path: 'read token', file: 'a.csv' }])
    const exported = filesOf['deck:export'].answer?.(
      { files: [{ kind: 'workbook', file: '/home/a.xlsx', name: 'a.xlsx', bytes: 3 }], slides: [] },
      mint,
    )
    expect(exported?.files).toEqual([{ kind: 'workbook', file: 'workbook token', name: 'a.xlsx', bytes: 3 }])
  })
})
