import { rateRules } from '../../../shared/base/exchange.ts'
import {
  formatCount,
  formatDay,
  formatEvidence,
  formatMoney,
  formatMonth,
  plural,
} from '../../../shared/base/format.ts'
import { costClasses } from '../../../shared/base/model.ts'
import { minorDigits } from '../../../shared/base/money.ts'
import { type CostEdit, type Driver, driverWords, outcomes, spreadMethods } from '../../../shared/cost/edit.ts'
import type { CostReport } from '../../../shared/cost/report.ts'
import { type Command, type CommandCall, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'
import { evidenceLine, metricJson } from './evidence-text.ts'

const quarter = { quarter: { type: 'string' } } as const

/** Commands about what things cost, and what a person decides about it. */
export const costCommands: readonly Command[] = [
  {
    name: 'cost',
    does: 'cost per contact, resolution, outcome and customer; the stack; whether it grows with volume',
    usage:
      'proofbook cost <project.proofbook> [--quarter 2026Q3] [--by channel|handler|category|team|segment|plan|country|month]',
    options: { ...quarter, by: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const arg = { quarter: call.flags.text('quarter') }
      const by = call.flags.text('by')
      const report = await call.ask('cost:outcomes', arg)
      const growth = await call.ask('cost:growth', arg)
      const customers = await call.ask('cost:customers', arg)
      const split = by === undefined ? null : await call.ask('cost:by', { ...arg, by })
      const money = (minor: number) => formatMoney(minor, report.currency)
      return {
        json: {
          ...costJson(report),
          growth: { ...growth, evidence: growth.evidence.map(metricJson) },
          customers: { ...customers, evidence: customers.evidence.map(metricJson) },
          ...(split && { by: { ...split, evidence: split.evidence.map(metricJson) } }),
        },
        text: [
          ...costText(report),
          '',
          growth.sentence,
          ...growth.evidence.map(evidenceLine),
          '',
          customers.sentence,
          ...customers.evidence.map(evidenceLine),
          ...customers.beyondMargin.map(
            (one) => `  ${one.customer}: costs ${money(one.costMinor)}, brings ${money(one.revenueMinor ?? 0)}`,
          ),
          ...(split
            ? [
                '',
                `by ${split.by}`,
                ...split.rows.map(
                  (row) =>
                    `  ${row.word}: ${money(row.allocatedMinor)}, ${plural(row.contacts, 'contact')}; ${row.evidence.map((one) => `${one.title.split(',')[0]?.toLowerCase()} ${formatEvidence(one)}`).join('; ')}`,
                ),
              ]
            : []),
        ].join('\n'),
      }
    },
  },
  {
    name: 'cost-line',
    does: 'decides about the lines of a ledger account: its class, in or out, what it is shared out by, what it is aimed at',
    usage:
      'proofbook cost-line <project.proofbook> "<account>" [--centre "<cost centre>"] [--supplier "<name>"] [--class labour] [--in | --out] [--driver handle-time|human-contacts|ai-contacts|contacts|seats|none] [--outcome resolved|retained|expanded|onboarded] [--reason "…"]',
    options: {
      ...quarter,
      centre: { type: 'string' },
      supplier: { type: 'string' },
      class: { type: 'string' },
      in: { type: 'boolean' },
      out: { type: 'boolean' },
      driver: { type: 'string' },
      outcome: { type: 'string' },
      reason: { type: 'string' },
    },
    takes: [2, 2],
    run: async (call) => {
      const [isIn, isOut] = [call.flags.yes('in'), call.flags.yes('out')]
      if (isIn && isOut) throw new UsageError('say --in or --out, not both')
      const edit: CostEdit = {
        kind: 'line',
        about: about(call),
        costClass: oneOf(call, 'class', costClasses),
        inScope: isIn ? true : isOut ? false : undefined,
        driver: driverOf(call.flags.text('driver')),
        outcome: oneOf(call, 'outcome', outcomes),
        reason: call.flags.text('reason'),
      }
      const says = [edit.costClass, edit.inScope, edit.driver, edit.outcome].some((one) => one !== undefined)
      if (!says) throw new UsageError('say --class, --in, --out, --driver or --outcome')
      return decided(call, edit)
    },
  },
  {
    name: 'cost-spread',
    does: 'decides over which months a one-off cost is spread',
    usage:
      'proofbook cost-spread <project.proofbook> "<account>" [--centre …] [--supplier …] --months 24 [--method straight-line|declining|at-once] [--from 2026-07]',
    options: {
      ...quarter,
      centre: { type: 'string' },
      supplier: { type: 'string' },
      months: { type: 'string' },
      method: { type: 'string' },
      from: { type: 'string' },
    },
    takes: [2, 2],
    run: async (call) => {
      const method = oneOf(call, 'method', spreadMethods) ?? 'straight-line'
      const months = call.flags.number('months') ?? (method === 'at-once' ? 1 : undefined)
      if (months === undefined) throw new UsageError('say --months')
      return decided(call, { kind: 'spread', about: about(call), method, months, from: call.flags.text('from') })
    },
  },
  {
    name: 'rates',
    does: 'decides which rate other currencies are turned over at',
    usage: 'proofbook rates <project.proofbook> --rule on-the-day|month-average',
    options: { ...quarter, rule: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      const rule = oneOf(call, 'rule', rateRules)
      if (rule === undefined) throw new UsageError(`say --rule ${rateRules.join(' or ')}`)
      return decided(call, { kind: 'rate-rule', rule })
    },
  },
  {
    name: 'stack',
    does: 'what one tool in the place of some would change',
    usage:
      'proofbook stack <project.proofbook> [--quarter 2026Q3] [--ends "Zendesk,Klaus"] [--yearly 24000] [--once 5000] [--overlap 2] [--tool "Klaus" --does "quality assurance"]',
    options: {
      ...quarter,
      ends: { type: 'string' },
      yearly: { type: 'string' },
      once: { type: 'string' },
      overlap: { type: 'string' },
      tool: { type: 'string' },
      does: { type: 'string' },
    },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const arg = { quarter: call.flags.text('quarter') }
      const [tool, does, ends] = [call.flags.text('tool'), call.flags.text('does'), call.flags.text('ends')]
      let report = await call.ask('cost:outcomes', arg)
      const minor = (name: string) => {
        const major = call.flags.number(name)
        return major === undefined ? undefined : Math.round(major * 10 ** minorDigits(report.currency))
      }
      if (tool !== undefined && does !== undefined)
        report = await call.ask('cost:decide', { ...arg, edit: { kind: 'tool', tool, does } })
      const plan = report.tools.change?.plan
      const [yearly, once, overlap] = [minor('yearly'), minor('once'), call.flags.number('overlap')]
      if (ends !== undefined || yearly !== undefined || once !== undefined || overlap !== undefined)
        report = await call.ask('cost:decide', {
          ...arg,
          edit: {
            kind: 'stack',
            plan: {
              ends: ends === undefined ? (plan?.ends ?? []) : ends.split(',').map((one) => one.trim()),
              yearlyMinor: yearly ?? plan?.yearlyMinor ?? null,
              onceMinor: once ?? plan?.onceMinor ?? 0,
              overlapMonths: overlap ?? plan?.overlapMonths ?? 0,
            },
          },
        })
      return {
        json: { quarter: report.quarter, currency: report.currency, ...report.tools },
        text: stackText(report).join('\n'),
      }
    },
  },
  {
    name: 'cost-undo',
    does: 'takes the newest decision about cost back',
    usage: 'proofbook cost-undo <project.proofbook>',
    options: quarter,
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('cost:undo', { quarter: call.flags.text('quarter') })
      return { json: costJson(report), text: costText(report).join('\n') }
    },
  },
]

async function decided(call: CommandCall, edit: CostEdit) {
  await project(call)
  const report = await call.ask('cost:decide', { quarter: call.flags.text('quarter'), edit })
  return { json: costJson(report), text: costText(report).join('\n') }
}

function about(call: CommandCall) {
  return {
    account: call.positionals[1] as string,
    costCentre: call.flags.text('centre'),
    supplier: call.flags.text('supplier'),
  }
}

function oneOf<T extends string>(call: CommandCall, name: string, known: readonly T[]): T | undefined {
  const text = call.flags.text(name)
  if (text === undefined) return undefined
  const found = known.find((one) => one === text)
  if (found === undefined) throw new UsageError(`--${name} is one of ${known.join(', ')}`)
  return found
}

const plainDrivers: readonly Driver[] = ['handle-time', 'human-contacts', 'ai-contacts', 'contacts', 'none']

/** A plain driver, or the name of a count that was imported. */
function driverOf(text: string | undefined): Driver | undefined {
  if (text === undefined) return undefined
  return plainDrivers.find((one) => one === text) ?? `quantity:${text.toLowerCase().replace(/^quantity:/, '')}`
}

/** The whole ledger is `allocated + unallocated`: what is out of scope, carried on or without a driver is the second, part by part. */
function costJson(report: CostReport) {
  return {
    ...report,
    total: report.totalMinor,
    inScope: report.inScopeMinor,
    outOfScope: report.outOfScopeMinor,
    charged: report.chargedMinor,
    allocated: report.allocatedMinor,
    unallocated: report.totalMinor - report.allocatedMinor,
    unallocatedParts: {
      outOfScope: report.outOfScopeMinor,
      notSharedOut: report.unallocatedMinor,
      carriedForward: report.carriedForwardMinor,
      broughtForward: -report.broughtForwardMinor,
    },
    perOutcome: report.perOutcome.map(metricJson),
  }
}

function costText(report: CostReport): string[] {
  const money = (minor: number) => formatMoney(minor, report.currency)
  const builds =
    report.carriedForwardMinor === 0 && report.broughtForwardMinor === 0
      ? []
      : [
          `borne ${money(report.chargedMinor)} = in scope ${money(report.inScopeMinor)} − one-off carried on ${money(report.carriedForwardMinor)} + one-off of earlier months ${money(report.broughtForwardMinor)}`,
        ]
  return [
    report.sentence,
    `ledger ${money(report.totalMinor)} = in scope ${money(report.inScopeMinor)} + out of scope ${money(report.outOfScopeMinor)}`,
    ...builds,
    `borne ${money(report.chargedMinor)} = shared out ${money(report.allocatedMinor)} + not shared out ${money(report.unallocatedMinor)}`,
    ...report.pools.map(
      (pool) =>
        `  ${pool.costClass} by ${driverWords(pool.driver)}: ${money(pool.allocatedMinor)}${pool.unallocatedMinor === 0 ? '' : `, not shared out ${money(pool.unallocatedMinor)}: ${pool.reason}`}`,
    ),
    ...report.converted.map(
      (one) =>
        `${formatMoney(one.originalMinor, one.currency)} in ${plural(one.lines, 'posting')} counts as ${money(one.amountMinor)} (${report.rateRule === 'on-the-day' ? 'rate of the day' : 'mean of the month'}, oldest rate ${formatDay(one.oldest)})`,
    ),
    ...report.problems,
    'lines',
    ...report.accounts.map(
      (line) =>
        `  ${line.inScope ? 'in ' : 'out'} ${line.account}${line.costCentre === null ? '' : `, ${line.costCentre}`}: ${money(line.amountMinor)}, ${line.costClass}${line.inScope ? ` by ${driverWords(line.driver)}` : ''}; ${line.reason}`,
    ),
    ...report.oneOffs.map(
      (one) =>
        `  one-off ${one.account}${one.supplier === null ? '' : `, ${one.supplier}`}: ${money(one.amountMinor)} of ${formatMonth(one.posted)} over ${plural(one.months, 'month')} from ${formatMonth(one.from)} (${one.method}); this quarter ${money(one.chargedMinor)}, left ${money(one.leftMinor)}`,
    ),
    'per outcome',
    ...report.perOutcome.map(evidenceLine),
    ...(report.ai.sentence === null ? [] : [report.ai.sentence]),
    ...report.evidence.filter((one) => one.metric.startsWith('ai-')).map(evidenceLine),
    ...stackText(report),
  ]
}

function stackText(report: CostReport): string[] {
  const money = (minor: number) => formatMoney(minor, report.currency)
  return [
    'the stack',
    ...report.tools.tools.map(
      (tool) =>
        `  ${tool.tool} (${tool.does}): ${money(tool.quarterMinor)} in the quarter${tool.contacts === null ? '' : `, ${formatCount(tool.contacts)} contacts`}`,
    ),
    ...(report.tools.change === null
      ? []
      : [report.tools.change.sentence, ...report.tools.change.assumptions.map((one) => `  ${one}`)]),
  ]
}
