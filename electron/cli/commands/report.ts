import {
  formatCount,
  formatMoney,
  formatNumber,
  formatP,
  formatPoints,
  formatShare,
} from '../../../shared/base/format.ts'
import { allPages } from '../all-pages.ts'
import type { Command } from '../command.ts'
import { project } from '../project-argument.ts'
import { evidenceLine, metricJson } from './evidence-text.ts'

const quarter = { quarter: { type: 'string' } } as const

/** Commands that answer from a project. */
export const reportCommands: readonly Command[] = [
  {
    name: 'metrics',
    does: 'the scorecard of a quarter',
    usage: 'proofbook metrics <project.proofbook> [--quarter 2026Q3] [--by segment]',
    options: { ...quarter, by: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('scorecard:metrics', {
        quarter: call.flags.text('quarter'),
        by: call.flags.text('by'),
      })
      return {
        json: { ...report, metrics: report.metrics.map(metricJson) },
        text: [`${report.quarter}`, ...report.metrics.map(evidenceLine), report.waterfallSentence].join('\n'),
      }
    },
  },
  {
    name: 'cohorts',
    does: 'do customers stay longer after one kind of handling than after another?',
    usage: 'proofbook cohorts <project.proofbook> [--quarter 2026Q3] [--by tier-and-handler]',
    options: { ...quarter, by: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('cohorts:retention', {
        quarter: call.flags.text('quarter'),
        by: call.flags.text('by'),
      })
      const groups = report.groups.map((g) => {
        const kept = g.retention.map((r) => `day ${r.day} ${formatShare(r.estimate)}`).join(', ')
        return `  ${g.name}: ${g.tooFew ? 'too few to report' : `${formatCount(g.n)} customers, ${formatCount(g.events)} left; ${kept}`}`
      })
      const comparisons = report.comparisons.map((c) => {
        const hazard =
          c.hazardRatio === null
            ? ''
            : `, hazard ratio ${formatNumber(c.hazardRatio, 2)} (${formatNumber(c.hrLow ?? 0, 2)} to ${formatNumber(c.hrHigh ?? 0, 2)}), ${formatP(c.p ?? 1)}`
        const risk =
          c.riskDifference === null
            ? ''
            : `, risk ${formatPoints(c.riskDifference)} (${formatPoints(c.low ?? 0)} to ${formatPoints(c.high ?? 0)}) by day ${c.horizonDays}`
        return `  ${c.a} against ${c.b}: ${c.verdict} (grade ${c.grade})${hazard}${risk}`
      })
      return { json: report, text: [report.sentence, ...groups, ...comparisons].join('\n') }
    },
  },
  {
    name: 'ledger',
    does: 'how recurring revenue moved, and what may be claimed of it',
    usage: 'proofbook ledger <project.proofbook> [--quarter 2026Q3]',
    options: quarter,
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('ledger:movements', { quarter: call.flags.text('quarter') })
      const money = (minor: number) => formatMoney(minor, report.currency)
      return {
        json: { ...report, claims: report.claims.map((c) => ({ ...c, amount: c.amountMinor })) },
        text: [
          report.sentence,
          ...Object.entries(report.movements).map(([name, minor]) => `  ${name}: ${money(minor)}`),
          ...(report.commerce === null
            ? []
            : [
                report.commerce.sentence,
                ...Object.entries(report.commerce.movements).map(
                  ([name, minor]) => `  bought, ${name}: ${money(minor)}`,
                ),
              ]),
          ...report.claims.map(
            (c) => `  ${c.rung}: ${money(c.amountMinor)}, ${formatCount(c.customers)} customers; ${c.reason}`,
          ),
        ].join('\n'),
      }
    },
  },
  {
    name: 'evidence',
    does: 'what stands behind a number',
    usage: 'proofbook evidence <project.proofbook> <id> [--rows]',
    options: { rows: { type: 'boolean' } },
    takes: [2, 2],
    run: async (call) => {
      await project(call)
      const id = call.positionals[1] as string
      const { evidence, definition } = await call.ask('evidence:open', { id })
      let columns: readonly string[] = []
      const rows = call.flags.yes('rows')
        ? await allPages(async (page) => {
            const { rows: found } = await call.ask('evidence:open', { id, rows: page })
            columns = found?.columns ?? []
            return { total: found?.total ?? 0, rows: found?.rows ?? [] }
          })
        : []
      return {
        json: {
          evidence,
          definition,
          rows: rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? '']))),
        },
        text: [
          evidenceLine(evidence),
          ...(definition
            ? [
                `${definition.title}: ${definition.formula}`,
                `counted: ${definition.numerator}`,
                `of: ${definition.denominator}`,
              ]
            : []),
          ...evidence.caveats,
          ...(columns.length > 0 ? [columns.join('\t'), ...rows.map((row) => row.join('\t'))] : []),
        ].join('\n'),
      }
    },
  },
]
