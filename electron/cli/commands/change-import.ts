import { formatCount, plural } from '../../../shared/base/format.ts'
import type { Told } from '../../../shared/import/told.ts'
import { type Command, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'
import { receiptLine } from './import.ts'
import { readAnswers } from './read-answers.ts'

/** Commands that change what was imported: answers that make problems go away, and taking an import back. */
export const changeImportCommands: readonly Command[] = [
  {
    name: 'answer',
    does: 'reads an imported file again with what it didn’t say itself; no need to choose it again',
    usage:
      'proofbook answer <project.proofbook> --import n [--date-order DMY] [--decimal ,] [--timezone tz] [--currency c] [--encoding e] [--word resolution:Parked=open]… [--column openedAt=Created]… [--leave-out heading] [--keep heading] [--mapping m.json] [--file export.csv]',
    options: {
      import: { type: 'string' },
      'date-order': { type: 'string' },
      decimal: { type: 'string' },
      timezone: { type: 'string' },
      currency: { type: 'string' },
      encoding: { type: 'string' },
      word: { type: 'string', multiple: true },
      column: { type: 'string', multiple: true },
      'leave-out': { type: 'string', multiple: true },
      keep: { type: 'string', multiple: true },
      mapping: { type: 'string' },
      file: { type: 'string' },
    },
    takes: [1, 1],
    run: async (call) => {
      const importId = call.flags.number('import')
      if (importId === undefined) throw new UsageError('answer needs --import n; the numbers stand on the receipts')
      const answers = readAnswers(call.flags)
      const file = call.flags.text('mapping')
      await project(call)
      const told: Told =
        file === undefined ? answers : { ...answers, mapping: await call.ask('data:read-mapping', { file }) }
      if (Object.keys(told).length === 0) throw new UsageError('answer needs at least one answer; see answer --help')
      const receipt = await call.ask('data:answer', { importId, told, file: call.flags.text('file') })
      return { json: { receipt }, text: receiptLine(receipt) }
    },
  },
  {
    name: 'undo-import',
    does: 'takes an import back, as if it had never been made; --redo makes it again',
    usage: 'proofbook undo-import <project.proofbook> [--import n | --redo]',
    options: { import: { type: 'string' }, redo: { type: 'boolean' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      if (call.flags.yes('redo')) {
        const receipt = await call.ask('data:redo-import', {})
        return { json: { receipt }, text: receiptLine(receipt) }
      }
      const imports = await call.ask('data:imports', {})
      const importId = call.flags.number('import') ?? imports.at(-1)?.id ?? 0
      const undone = await call.ask('data:undo-import', { importId })
      return {
        json: { undone },
        text: `taken back: ${undone.file} (${undone.title}); undo-import --redo makes it again until the next import`,
      }
    },
  },
  {
    name: 'imports',
    does: 'lists what was imported, each with its number and receipt',
    usage: 'proofbook imports <project.proofbook>',
    options: {},
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const receipts = await call.ask('data:imports', {})
      const lines = receipts.map((receipt) => `${formatCount(receipt.id)}. ${receiptLine(receipt)}`)
      return { json: { receipts }, text: [...lines, plural(receipts.length, 'import')].join('\n') }
    },
  },
  {
    name: 'mapping',
    does: 'saves how an imported file was read as a small file to share or use again',
    usage: 'proofbook mapping <project.proofbook> --import n [--out mapping.json]',
    options: { import: { type: 'string' }, out: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      const importId = call.flags.number('import')
      if (importId === undefined) throw new UsageError('mapping needs --import n; the numbers stand on the receipts')
      await project(call)
      const mapping = await call.ask('data:mapping', { importId })
      const out = call.flags.text('out')
      if (out !== undefined) await call.ask('data:save-mapping', { mapping, file: out })
      return { json: { mapping }, text: out ?? JSON.stringify(mapping, null, 2) }
    },
  },
]
