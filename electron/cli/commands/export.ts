import { formatNumber } from '../../../shared/base/format.ts'
import { type Command, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'

const usage =
  'proofbook deck <project.proofbook> --quarter 2026Q3 --out case.pptx [--full] [--template company.potx] [--workbook case.xlsx] [--brief case.md] [--pdf case.pdf]'

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
]
