import { readFileSync } from 'node:fs'
import { formatCount, formatShare, plural } from '../../../shared/base/format.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import { type TextEncoding, textEncodings } from '../../../shared/import/encoding.ts'
import type { FileRecognition, LinkReport, Mapping, Receipt } from '../../../shared/import/report.ts'
import { csvText } from '../../files/csv-text.ts'
import { saveFile } from '../../files/write-file.ts'
import { allPages } from '../all-pages.ts'
import type { Command } from '../command.ts'
import { project } from '../project-argument.ts'

/** Commands that bring files in. */
export const importCommands: readonly Command[] = [
  {
    name: 'recognise',
    does: 'says which export each file is; changes nothing',
    usage: 'proofbook recognise <file…>',
    options: {},
    takes: [1, Number.POSITIVE_INFINITY],
    run: async ({ positionals, ask }) => {
      const files = await ask('data:recognise', { files: positionals })
      const onlyRefused = files.length > 0 && files.every((file) => file.refusal !== null)
      const refusal = files[0]?.refusal
      if (onlyRefused && refusal) throw new Refusal(refusal.code as Refusal['code'], refusal.message, refusal.hint)
      return { json: { files }, text: files.map(recognitionLine).join('\n') }
    },
  },
  {
    name: 'import',
    does: 'imports files or folders, each whole or not at all',
    usage:
      'proofbook import <project.proofbook> <file…> [--source id] [--mapping m.json] [--timezone tz] [--currency c] [--encoding e]',
    options: {
      source: { type: 'string' },
      mapping: { type: 'string' },
      timezone: { type: 'string' },
      currency: { type: 'string' },
      encoding: { type: 'string' },
    },
    takes: [2, Number.POSITIVE_INFINITY],
    run: async (call) => {
      const { positionals, flags, ask } = call
      await project(call)
      const mapping = flags.text('mapping')
      const shared = {
        source: flags.text('source'),
        mapping: mapping === undefined ? undefined : readMapping(mapping),
        timeZone: flags.text('timezone'),
        currency: flags.text('currency'),
        encoding: readEncoding(flags.text('encoding')),
      }
      const receipts = await ask('data:import', { files: positionals.slice(1).map((file) => ({ file, ...shared })) })
      return { json: { receipts }, text: receipts.map(receiptLine).join('\n') }
    },
  },
  {
    name: 'problems',
    does: 'lists what could not be used, and why',
    usage: 'proofbook problems <project.proofbook> [--import n] [--csv out.csv]',
    options: { import: { type: 'string' }, csv: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const importId = call.flags.number('import')
      const problems = await allPages(async (page) => {
        const list = await call.ask('data:problems', { importId, ...page })
        return { total: list.total, rows: list.problems }
      })
      const total = problems.length
      const csv = call.flags.text('csv')
      if (csv !== undefined) {
        const rows = problems.map((p) => [p.file, String(p.line), p.column, p.value, p.code, p.message, p.hint])
        await saveFile(
          csv,
          new TextEncoder().encode(csvText([['file', 'line', 'column', 'value', 'code', 'message', 'hint'], ...rows])),
        )
      }
      const lines = problems.map(
        (p) =>
          `${p.file}:${p.line}${p.column ? ` ${p.column}` : ''}${p.value ? ` “${p.value}”` : ''}: ${p.message}; ${p.hint}`,
      )
      return { json: { total, problems }, text: [...lines, plural(total, 'problem')].join('\n') }
    },
  },
  {
    name: 'link',
    does: 'links contacts to customers again',
    usage: 'proofbook link <project.proofbook> [--crosswalk file.csv]',
    options: { crosswalk: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('data:link', { crosswalk: call.flags.text('crosswalk') })
      return { json: report, text: linkText(report) }
    },
  },
]

function readEncoding(text: string | undefined): TextEncoding | undefined {
  const encoding = textEncodings.find((one) => one === text?.toLowerCase())
  if (text === undefined || encoding !== undefined) return encoding
  throw new Refusal('bad-value', `there is no encoding “${text}”`, `choose one of: ${textEncodings.join(', ')}`)
}

function readMapping(path: string): Mapping {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Mapping
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Refusal('mapping-invalid', `${path} is not valid JSON`, 'start from the mapping that recognise prints')
    throw new Refusal('not-found', `there is no mapping file at ${path}`, 'check the name')
  }
}

function recognitionLine(file: FileRecognition): string {
  if (file.refusal) return `${file.file}: ${file.refusal.message}; ${file.refusal.hint}`
  if (file.source === null) return `${file.file}: not recognised; name its kind with --source`
  const asks = file.questions.map((q) => `\n    ${q.text}`).join('')
  return `${file.file}: ${file.title} (${formatShare(file.confidence)})${asks}`
}

/** One receipt as one line that adds up. */
export function receiptLine(receipt: Receipt): string {
  const { file, title, rowsIn, records, merged, excluded, problems } = receipt
  const sum = `${plural(rowsIn, 'row')} = ${formatCount(records)} records + ${formatCount(merged)} merged + ${formatCount(excluded)} excluded + ${plural(problems, 'problem')}`
  return `${file}: ${title}: ${receipt.alreadyImported ? 'imported before, nothing changed: ' : ''}${sum}`
}

/** The match rate in words. */
export function linkText({ matchRate, methods, conflicts }: LinkReport): string {
  const rate = (share: number | null) => (share === null ? 'nothing to match' : formatShare(share))
  return [
    `matched: ${rate(matchRate.contacts)} of contacts, ${rate(matchRate.customers)} of customers, ${rate(matchRate.mrr)} of recurring revenue`,
    ...methods.map(
      (m) => `  by ${m.method}: ${plural(m.people, 'person', 'people')}, ${plural(m.contacts, 'contact')}`,
    ),
    ...(conflicts > 0
      ? [`  ${plural(conflicts, 'person', 'people')} fit more than one customer and stay unmatched`]
      : []),
  ].join('\n')
}
