import type { Command } from '../command.ts'
import { project } from '../project-argument.ts'

/** Commands about a project as a whole. */
export const projectCommands: readonly Command[] = [
  {
    name: 'new',
    does: 'creates an empty project',
    usage: 'proofbook new <project.proofbook> [--currency EUR] [--timezone Europe/Berlin] [--fiscal-year-start 1]',
    options: { currency: { type: 'string' }, timezone: { type: 'string' }, 'fiscal-year-start': { type: 'string' } },
    takes: [1, 1],
    run: async ({ positionals, flags, ask }) => {
      const file = positionals[0] as string
      const info = await ask('project:create', {
        file,
        currency: flags.text('currency'),
        timeZone: flags.text('timezone'),
        fiscalYearStart: flags.number('fiscal-year-start'),
      })
      return {
        json: {
          project: file,
          name: info.name,
          currency: info.currency,
          timeZone: info.timeZone,
          fiscalYearStart: info.fiscalYearStart,
        },
        text: `${file} is ready: ${info.currency}, ${info.timeZone}`,
      }
    },
  },
  {
    name: 'verify',
    does: 'checks the file, its receipts and that money ties',
    usage: 'proofbook verify <project.proofbook>',
    options: {},
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('project:verify', {})
      return {
        json: report,
        text: [
          ...report.checks.map((check) => `${check.ok ? 'ok      ' : 'NOT OK  '}${check.name}: ${check.detail}`),
          `content ${report.contentHash}`,
        ].join('\n'),
        exitCode: report.ok ? 0 : 1,
      }
    },
  },
]
