import { readFileSync } from 'node:fs'
import { formatMoney, formatMoneyShort, formatNumber, formatShare, roundTo } from '../../../shared/base/format.ts'
import { minorDigits } from '../../../shared/base/money.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import type { Assumption, AssumptionEdit } from '../../../shared/case/assumption.ts'
import type { GoalOutcome } from '../../../shared/case/goal.ts'
import type { CaseReport } from '../../../shared/case/report.ts'
import { type Command, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'

/** Commands about what to do next: the case, a goal worked backwards, a pilot. */
export const caseCommands: readonly Command[] = [
  {
    name: 'pnl',
    does: 'cost-to-serve, revenue retained and expanded, quarter by quarter; cheaper and no worse?',
    usage: 'proofbook pnl <project.proofbook> [--quarter 2026Q3]',
    options: { quarter: { type: 'string' } },
    takes: [1, 1],
    run: async (call) => {
      await project(call)
      const report = await call.ask('ledger:pnl', { quarter: call.flags.text('quarter') })
      const money = (minor: number): string => formatMoney(minor, report.currency)
      return {
        json: report,
        text: [
          report.sentence,
          ...report.quarters.map(
            (one) =>
              `  ${one.quarter}: cost ${money(one.costMinor)}, retained ${money(one.retainedMinor)}, expanded ${money(one.expandedMinor)}, net ${money(one.netMinor)}; beside it: associated ${money(one.diagnostic.associatedMinor)} a month`,
          ),
        ].join('\n'),
      }
    },
  },
  {
    name: 'case',
    does: 'the business case: benefits, costs, what breaks it; --assumptions tries others out, --set keeps one',
    usage:
      'proofbook case <project.proofbook> [--quarter 2026Q3] [--assumptions a.json] [--set id=value] [--undo] [--goal revenue-kept=400000 --by 2027-12] [--pilot]',
    options: {
      quarter: { type: 'string' },
      assumptions: { type: 'string' },
      set: { type: 'string' },
      undo: { type: 'boolean' },
      goal: { type: 'string' },
      by: { type: 'string' },
      pilot: { type: 'boolean' },
    },
    takes: [1, 1],
    run: async (call) => {
      const { currency } = await project(call)
      const quarter = call.flags.text('quarter')
      const goal = call.flags.text('goal')
      if (goal !== undefined) {
        const by = call.flags.text('by')
        const [outcome, amount] = goal.split('=') as [string, string | undefined]
        if (by === undefined || !(Number(amount) >= 0)) throw new UsageError('--goal needs outcome=amount and --by')
        const report = await call.ask('case:goal', {
          quarter,
          goal: {
            outcome: outcome as GoalOutcome,
            amountMinor: roundTo(Number(amount) * 10 ** minorDigits(currency), 0),
            by,
          },
        })
        return {
          json: report,
          text: [
            report.sentence,
            ...report.drivers.map(
              (one) =>
                `  ${one.title}: ${said(one.unit, one.now, report.currency)} now, ${one.needed === null ? 'nothing would do' : said(one.unit, one.needed, report.currency)} needed alone${one.outside ? ', outside anything thought possible' : ''}`,
            ),
          ].join('\n'),
        }
      }
      if (call.flags.yes('pilot')) {
        const plan = await call.ask('case:pilot', { quarter, pilot: {} })
        return { json: plan, text: [plan.sentence, `success: ${plan.success}`, plan.file.how].join('\n') }
      }
      const set = call.flags.text('set')
      if (set !== undefined) {
        const [id, value] = set.split('=') as [string, string | undefined]
        if (value === undefined || value === '' || !Number.isFinite(Number(value)))
          throw new UsageError('--set needs id=number')
        await call.ask('case:assume', { quarter, edit: { id: id as AssumptionEdit['id'], value: Number(value) } })
      }
      if (call.flags.yes('undo')) await call.ask('case:undo', { quarter })
      const file = call.flags.text('assumptions')
      const edits = file === undefined ? undefined : readEdits(file)
      const report = await call.ask('case:report', { quarter, edits })
      return { json: report, text: caseText(report) }
    },
  },
]

/** A file of assumptions: a list of changes, or an object of ids with a value or a change each. */
function readEdits(path: string): AssumptionEdit[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new Refusal('not-found', `there is no assumptions file at ${path}`, 'check the name')
  }
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw new Refusal('bad-value', `${path} is not valid JSON`, 'write it as {"failures-avoided": 0.3}')
  }
  if (Array.isArray(parsed)) return parsed as AssumptionEdit[]
  if (typeof parsed !== 'object' || parsed === null)
    throw new Refusal('bad-value', `${path} holds no assumptions`, 'write it as {"failures-avoided": 0.3}')
  return Object.entries(parsed).map(([id, change]) =>
    typeof change === 'object' && change !== null ? { ...change, id } : { id, value: change },
  ) as AssumptionEdit[]
}

function said(unit: Assumption['unit'], value: number, currency: string): string {
  switch (unit) {
    case 'money':
      return formatMoneyShort(Math.round(value), currency)
    case 'share':
      return formatShare(value)
    case 'months':
      return `${formatNumber(value, 1)} months`
    case 'count':
      return formatNumber(value)
  }
}

function caseText(report: CaseReport): string {
  const money = (minor: number): string => formatMoney(minor, report.currency)
  const flows = (line: {
    readonly title: string
    readonly adjusted: readonly number[]
    readonly today: number
  }): string => `  ${line.title}: ${line.adjusted.map(money).join(', ')}; today ${money(line.today)}`
  return [
    report.sentence,
    `NPV ${money(report.npv)}, ROI ${report.roi === null ? 'none' : formatShare(report.roi)}, IRR ${report.irr === null ? 'none' : formatShare(report.irr)}, payback ${report.paybackMonths === null ? 'not within three years' : `${formatNumber(report.paybackMonths, 1)} months`}`,
    'benefits, risk-adjusted, today and at the end of each year',
    ...report.benefits.map((line) => `${flows(line)}${line.counts ? '' : ' (not in the headline)'}`),
    'costs',
    ...report.costs.map(flows),
    'what moves it most',
    ...report.tornado.slice(0, 6).map((bar) => `  ${bar.title}: ${money(bar.npvAtLow)} to ${money(bar.npvAtHigh)}`),
    'where it breaks',
    ...report.breakEvens.map(
      (one) =>
        `  ${one.title}: ${one.value === null ? 'no possible value' : `holds ${one.holds} ${said(one.unit, one.value, report.currency)}`}${one.within ? ', which was thought possible' : ''}`,
    ),
    'instead',
    ...report.alternatives.map(
      (one) => `  ${one.name}: ${one.npv === null ? 'not known' : money(one.npv)}; ${one.means}`,
    ),
    'assumptions',
    ...report.assumptions.map(
      (one) =>
        `  ${one.id}: ${said(one.unit, one.value, report.currency)} (${said(one.unit, one.low, report.currency)} to ${said(one.unit, one.high, report.currency)}), ${one.class}, ${one.status}; ${one.source}`,
    ),
  ].join('\n')
}
