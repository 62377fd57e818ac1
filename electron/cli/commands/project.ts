import { formatNumber, plural } from '../../../shared/base/format.ts'
import type { BackupLine } from '../../../shared/contract.ts'
import { type Command, UsageError } from '../command.ts'
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
    does: 'checks the file, its receipts, its log and that money ties; --deep works every kept number out again from the rows',
    usage: 'proofbook verify <project.proofbook> [--deep]',
    options: { deep: { type: 'boolean' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('project:verify', { deep: call.flags.yes('deep') })
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
  {
    name: 'backups',
    does: 'lists the copies that are kept of a project; --now makes one',
    usage: 'proofbook backups <project.proofbook> [--now]',
    options: { now: { type: 'boolean' } },
    takes: [1, 1],
    run: async (call) => {
      const file = call.positionals[0] as string
      if (call.flags.yes('now')) {
        await project(call)
        await call.ask('project:back-up', {})
      }
      const backups = await call.ask('project:backups', { file })
      const bytes = backups.reduce((sum, backup) => sum + backup.bytes, 0)
      const total = `${plural(backups.length, 'backup')}, ${megabytes(bytes)}`
      return { json: { backups }, text: [...backups.map(backupText), total].join('\n') }
    },
  },
  {
    name: 'restore',
    does: 'puts a backup in the place of its project; what stood there becomes a backup itself',
    usage: 'proofbook restore <project.proofbook> --backup "2026-11-29 101205 before import.proofbook"',
    options: { backup: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      const name = call.flags.text('backup')
      if (name === undefined) throw new UsageError('restore needs --backup; proofbook backups lists them')
      const info = await call.ask('project:restore', { file: call.positionals[0] as string, name })
      return {
        json: { restored: name, project: info },
        text: `${info.name} is as it was then; what stood there before is the newest backup now`,
      }
    },
  },
]

const megabytes = (bytes: number): string => `${formatNumber(Math.max(0.1, bytes / 1e6), 1)} MB`

const backupText = ({ name, at, why, bytes }: BackupLine): string =>
  `${name}  ${at.slice(0, 16).replace('T', ' ')} UTC, ${reasons[why]}, ${megabytes(bytes)}`

const reasons: Readonly<Record<BackupLine['why'], string>> = {
  upgrade: 'before an upgrade',
  import: 'before an import',
  restore: 'before another backup was restored',
  asked: 'as asked',
}
