import { assertNever } from '../../../shared/base/assert.ts'
import { formatNumber, formatQuarter } from '../../../shared/base/format.ts'
import type { DeckChanges } from '../../../shared/contract.ts'
import { type Language, languages } from '../../../shared/story/language/language.ts'
import { type Command, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'

const usage =
  'proofbook deck <project.proofbook> --quarter 2026Q3 --out case.pptx [--full] [--language de] [--template company.potx] [--workbook case.xlsx] [--brief case.md] [--pdf case.pdf]'

const exportedKinds = ['deck', 'workbook', 'brief', 'pdf'] as const

const againUsage = 'proofbook again <project.proofbook> <export> [--kind deck|workbook|brief|pdf] --out case.pptx'

/** Commands that write files for others. */
export const exportCommands: readonly Command[] = [
  {
    name: 'deck',
    does: 'writes the deck, and the workbook and brief beside it',
    usage,
    options: {
      quarter: { type: 'string' },
      out: { type: 'string' },
      workbook: { type: 'string' },
      brief: { type: 'string' },
      pdf: { type: 'string' },
      full: { type: 'boolean' },
      language: { type: 'string' },
      template: { type: 'string' },
    },
    takes: [1, 1],
    run: async (call) => {
      const { flags, ask } = call
      const deck = flags.text('out')
      if (deck === undefined) throw new UsageError(`--out says where the deck goes\nusage: ${usage}`)
      await project(call)
      const report = await ask('deck:export', {
        quarter: flags.text('quarter'),
        length: flags.yes('full') ? 'full' : 'short',
        language: languageOf(flags.text('language')),
        template: flags.text('template'),
        deck,
        workbook: flags.text('workbook'),
        brief: flags.text('brief'),
        pdf: flags.text('pdf'),
      })
      return {
        json: report,
        text: [
          ...report.files.map((f) => `${f.kind}: ${f.file} (${formatNumber(f.bytes / 1024)} KB)`),
          ...report.slides.map((s, i) => `  ${i + 1}. ${s.title}`),
        ].join('\n'),
      }
    },
  },
  {
    name: 'exports',
    does: 'what was exported, kept as it was handed out',
    usage: 'proofbook exports <project.proofbook>',
    options: {},
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const exports = await call.ask('deck:exports', {})
      return {
        json: { exports },
        text:
          exports.length === 0
            ? 'nothing was exported yet'
            : exports
                .map((one) =>
                  [
                    `${one.id}: ${formatQuarter(one.quarter)}, ${one.length}, ${one.date}`,
                    ...one.files.map((file) => `  ${file.kind}: ${file.name} (${formatNumber(file.size / 1024)} KB)`),
                  ].join('\n'),
                )
                .join('\n'),
      }
    },
  },
  {
    name: 'changes',
    does: 'what a deck would say differently now than the last one that was exported of the quarter',
    usage: 'proofbook changes <project.proofbook> [--quarter 2026Q3]',
    options: { quarter: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const found = await call.ask('deck:changes', { quarter: call.flags.text('quarter') })
      return { json: found ?? { since: null, changes: [] }, text: changesText(found) }
    },
  },
  {
    name: 'again',
    does: 'writes a file of an earlier export again, byte for byte',
    usage: againUsage,
    options: { kind: { type: 'string' }, out: { type: 'string' } },
    takes: [2, 2],
    run: async (call) => {
      const id = Number(call.positionals[1])
      const kind = exportedKinds.find((one) => one === (call.flags.text('kind') ?? 'deck'))
      const out = call.flags.text('out')
      if (!Number.isInteger(id) || id < 1 || kind === undefined || out === undefined)
        throw new UsageError(`say the export’s number, --kind deck|workbook|brief|pdf and --out\nusage: ${againUsage}`)
      await project(call)
      const { bytes } = await call.ask('deck:again', { id, kind, file: out })
      return { json: { id, kind, file: out, bytes }, text: `${kind}: ${out} (${formatNumber(bytes / 1024)} KB)` }
    },
  },
]

/** A language by its code; `undefined` is the project's own. */
export function languageOf(code: string | undefined): Language | undefined {
  const found = languages.find((one) => one === code)
  if (code !== undefined && found === undefined) throw new UsageError(`--language is ${languages.join(' or ')}`)
  return found
}

function changesText(found: DeckChanges | null): string {
  if (found === null) return 'this quarter was not exported yet'
  const lines = found.changes.map((change) => {
    switch (change.kind) {
      case 'number':
        return `${change.title}: ${change.before} → ${change.after} (${change.evidence})`
      case 'title':
        return `slide ${change.slide}: “${change.before}” → “${change.after}”`
      case 'added':
        return `new slide ${change.slide}: ${change.title}`
      case 'gone':
        return `no longer there, slide ${change.slide}: ${change.title}`
      default:
        return assertNever(change)
    }
  })
  return [
    `since export ${found.since.id} of ${found.since.date}:`,
    ...(lines.length === 0 ? ['nothing would be said differently'] : lines),
  ].join('\n  ')
}
