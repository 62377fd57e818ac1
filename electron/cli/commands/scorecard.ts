import { formatCount, formatMoney, formatNumber } from '../../../shared/base/format.ts'
import { atRiskRows } from '../../api/save-list.ts'
import { csvText } from '../../files/csv-text.ts'
import { saveFile } from '../../files/write-file.ts'
import { type Command, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'

/** Commands about what the scorecard leads to: whom to save, and what holds. */
export const scorecardCommands: readonly Command[] = [
  {
    name: 'at-risk',
    does: 'customers at risk now, with their revenue and the reasons',
    usage: 'proofbook at-risk <project.proofbook> [--quarter 2026Q3] [--csv out.csv]',
    options: { quarter: { type: 'string' }, csv: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('scorecard:at-risk', { quarter: call.flags.text('quarter') })
      const csv = call.flags.text('csv')
      if (csv !== undefined) {
        await saveFile(csv, new TextEncoder().encode(csvText(atRiskRows(report))))
      }
      const signs = report.indicators.map((one) =>
        one.hazardRatio === null
          ? `  ${one.words}: ${one.note ?? 'could not be judged'}`
          : `  ${one.words}: associated with leaving at ${formatNumber(one.hazardRatio, 2)} times the rate (${formatNumber(one.low ?? 0, 2)} to ${formatNumber(one.high ?? 0, 2)}), ${formatCount(one.customers)} customers`,
      )
      return {
        json: report,
        text: [
          `${formatCount(report.customers.length)} customers show two signs or more on ${report.asOf}: ${formatMoney(report.mrrMinor, report.currency)} a month`,
          ...report.customers
            .slice(0, 20)
            .map(
              (one) => `  ${one.customer}: ${formatMoney(one.mrrMinor, report.currency)}; ${one.reasons.join('; ')}`,
            ),
          `signs, over ${formatCount(report.n)} customers at the beginnings of quarters, ${formatCount(report.events)} of whom left within 180 days:`,
          ...signs,
        ].join('\n'),
      }
    },
  },
  {
    name: 'windows',
    does: 'decides how long a resolution must hold, by topic where it differs',
    usage:
      'proofbook windows <project.proofbook> --hold 168 --from 2026-10-01 --reason "…" [--topic billing=336,login=48]',
    options: {
      hold: { type: 'string' },
      from: { type: 'string' },
      reason: { type: 'string' },
      topic: { type: 'string' },
    },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const holdHours = call.flags.number('hold')
      const effectiveFrom = call.flags.text('from')
      const reason = call.flags.text('reason')
      if (holdHours === undefined || effectiveFrom === undefined || reason === undefined)
        throw new UsageError('say --hold (hours), --from (a date) and --reason')
      const topics = Object.fromEntries(
        (call.flags.text('topic') ?? '')
          .split(',')
          .filter((pair) => pair.includes('='))
          .map((pair) => {
            const at = pair.lastIndexOf('=')
            return [pair.slice(0, at), Number(pair.slice(at + 1))] as const
          }),
      )
      const rules = await call.ask('scorecard:decide', { holdHours, effectiveFrom, reason, topics })
      return { json: rules, text: `version ${rules.version} of the windows holds from ${rules.effectiveFrom}` }
    },
  },
  {
    name: 'restatements',
    does: 'numbers that were told and are told differently now',
    usage: 'proofbook restatements <project.proofbook>',
    options: {},
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const restatements = await call.ask('scorecard:restatements', {})
      return {
        json: { restatements },
        text:
          restatements.length === 0
            ? 'nothing was restated'
            : restatements
                .map(
                  (one) => `${one.evidence}: ${one.before ?? 'not told'} to ${one.after ?? 'not told'}; ${one.reason}`,
                )
                .join('\n'),
      }
    },
  },
]
