import { formatCount, formatMoney, formatShare, plural } from '../../../shared/base/format.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import { type TextEncoding, textEncodings } from '../../../shared/import/encoding.ts'
import type { ProblemGroup } from '../../../shared/import/problem-groups.ts'
import { type FileRecognition, type LinkReport, type Receipt, unmatchedWords } from '../../../shared/import/report.ts'
import { csvText } from '../../files/csv-text.ts'
import { saveFile } from '../../files/write-file.ts'
import { allPages } from '../all-pages.ts'
import type { Command } from '../command.ts'
import { project } from '../project-argument.ts'
import { readAnswers } from './read-answers.ts'

/** Commands that bring files in. */
export const importCommands: readonly Command[] = [
  {
    name: 'recognise',
    does: 'says which export each file is; changes nothing',
    usage: 'proofbook recognise <file…> [--project p.proofbook] [--save mapping.json]',
    options: { project: { type: 'string' }, save: { type: 'string' } },
    takes: [1, Number.POSITIVE_INFINITY],
    run: async ({ positionals, flags, ask }) => {
      const opened = flags.text('project')
      if (opened !== undefined) await ask('project:open', { file: opened })
      const files = await ask('data:recognise', { files: positionals })
      const save = flags.text('save')
      const mapping = files.find((file) => file.mapping !== null)?.mapping
      if (save !== undefined && mapping) await ask('data:save-mapping', { mapping, file: save })
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
      'proofbook import <project.proofbook> <file…> [--source id] [--mapping m.json] [--timezone tz] [--currency c] [--encoding e] [--date-order DMY] [--decimal ,] [--word field:word=meaning]… [--column field=heading]… [--leave-out "Email,Customer name"] [--keep heading]',
    options: {
      'leave-out': { type: 'string', multiple: true },
      keep: { type: 'string', multiple: true },
      'date-order': { type: 'string' },
      decimal: { type: 'string' },
      word: { type: 'string', multiple: true },
      column: { type: 'string', multiple: true },
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
      const { corrected: _one, encoding: _other, ...answers } = readAnswers(flags)
      const shared = {
        ...answers,
        source: flags.text('source'),
        mapping: mapping === undefined ? undefined : await ask('data:read-mapping', { file: mapping }),
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
    usage: 'proofbook problems <project.proofbook> [--import n] [--csv out.csv] [--groups]',
    options: { import: { type: 'string' }, groups: { type: 'boolean' }, csv: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const importId = call.flags.number('import')
      if (call.flags.yes('groups')) {
        const groups = await call.ask('data:problem-groups', { importId })
        return { json: { groups }, text: groups.map(groupLines).join('\n') || 'no problems' }
      }
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

function groupLines({ importId, file, column, count, isCut, message, hint, values, fix }: ProblemGroup): string {
  const where = `${file}${column === '' ? '' : `, ${column}`}`
  const some = values.slice(0, 5).map(({ value, count: times }) => `“${value}” ${formatCount(times)}×`)
  return [
    `${where}: ${plural(count, 'problem')}${isCut ? ' and more' : ''}: ${message}`,
    ...(some.length > 0 && values[0]?.value !== '' ? [`    ${some.join(', ')}`] : []),
    `    ${answerHint(importId, fix) ?? hint}`,
  ].join('\n')
}

function answerHint(importId: number, fix: ProblemGroup['fix']): string | undefined {
  const begin = `proofbook answer <project> --import ${importId}`
  switch (fix.kind) {
    case 'date-order':
      return `${begin} --date-order DMY`
    case 'decimal':
      return `${begin} --decimal ,`
    case 'time-zone':
      return `${begin} --timezone Europe/Berlin`
    case 'currency':
      return `${begin} --currency EUR`
    case 'encoding':
      return `${begin} --encoding windows-1252`
    case 'column':
      return `${begin} --column ${fix.field}=heading`
    case 'words':
      return `${begin} --word ${fix.field}:word=meaning (${fix.meanings.join(', ')})`
    case 'nothing':
      return undefined
  }
}

function recognitionLine(file: FileRecognition): string {
  if (file.refusal) return `${file.file}: ${file.refusal.message}; ${file.refusal.hint}`
  if (file.source === null) return `${file.file}: not recognised; name its kind with --source`
  const asks = file.questions.map((q) => `\n    ${q.text}`).join('')
  const { differences } = file
  const changes =
    differences === undefined
      ? ''
      : [
          `\n    against ${differences.file}:`,
          ...differences.added.map((name) => `new “${name}”`),
          ...differences.gone.map((name) => `gone “${name}”`),
          ...differences.renamed.map(({ from, to }) => `probably renamed “${from}” to “${to}”`),
        ].join(' · ')
  const again = file.isRemembered ? ', read as the file before it' : ''
  return `${file.file}: ${file.title} (${formatShare(file.confidence)}${again})${changes}${asks}`
}

/** One receipt as one line that adds up. */
export function receiptLine(receipt: Receipt): string {
  const { file, title, rowsIn, records, merged, excluded, problems } = receipt
  const sum = `${plural(rowsIn, 'row')} = ${formatCount(records)} records + ${formatCount(merged)} merged + ${formatCount(excluded)} excluded + ${plural(problems, 'problem')}`
  return `${file}: ${title}: ${receipt.alreadyImported ? 'imported before, nothing changed: ' : ''}${sum}`
}

/** The match rate in words, with what each method added and why the rest stays unmatched. */
export function linkText(report: LinkReport): string {
  const rate = (share: number | null) => (share === null ? 'nothing to match' : formatShare(share))
  const { matchRate, methods, unmatched, mrr, mergedAccounts, decisions, conflicts } = report
  return [
    `matched: ${rate(matchRate.contacts)} of contacts, ${rate(matchRate.customers)} of customers, ${rate(matchRate.mrr)} of recurring revenue`,
    ...methods.map(
      (m) =>
        `  by ${m.method}: ${plural(m.people, 'person', 'people')}, ${plural(m.contacts, 'contact')}; adds ${plural(m.added.customers, 'customer')} and ${formatMoney(m.added.mrrMinor, mrr.currency)} a month, ${rate(m.reached.contacts)} of contacts so far`,
    ),
    ...unmatched.map((one) => `  unmatched: ${plural(one.contacts, 'contact')}: ${unmatchedWords[one.why]}`),
    ...(mergedAccounts > 0 ? [`  ${plural(mergedAccounts, 'billing account')} counted as another one`] : []),
    ...(decisions > 0 ? [`  ${plural(decisions, 'decision')} of people stand`] : []),
    ...(conflicts > 0
      ? [
          `  ${plural(conflicts, 'person', 'people')} fit more than one customer and stay unmatched; identity lists the questions`,
        ]
      : []),
  ].join('\n')
}
