import { readFileSync } from 'node:fs'
import { formatMoney, formatMoneyShort, formatNumber, formatShare, roundTo } from '../../../shared/base/format.ts'
import { minorDigits } from '../../../shared/base/money.ts'
import { Refusal } from '../../../shared/base/refusal.ts'
import type { Assumption, AssumptionEdit } from '../../../shared/case/assumption.ts'
import { type GoalOutcome, goalOutcomes } from '../../../shared/case/goal.ts'
import type { PilotWanted } from '../../../shared/case/pilot.ts'
import type { CaseReport } from '../../../shared/case/report.ts'
import { type Command, type CommandAnswer, type CommandCall, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'

/** Commands about the profit and loss and the case; `goal`, `pilot` and `promise` stand below. */
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
      if (goal !== undefined) return goalAnswer(call, quarter, goal, call.flags.text('by'), currency)
      if (call.flags.yes('pilot')) return pilotAnswer(call, quarter, {})
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

async function goalAnswer(
  call: CommandCall,
  quarter: string | undefined,
  goal: string,
  by: string | undefined,
  currency: string,
): Promise<CommandAnswer> {
  const [outcome, amount] = goal.split('=') as [string, string | undefined]
  if (by === undefined || amount === undefined || amount.trim() === '' || !(Number(amount) >= 0))
    throw new UsageError('a goal needs outcome=amount and --by')
  if (!(goalOutcomes as readonly string[]).includes(outcome))
    throw new UsageError(`“${outcome}” is no outcome: choose one of ${goalOutcomes.join(', ')}`)
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
      ...(report.together === null
        ? ['all together: nothing would do']
        : [
            `all together, ${formatShare(report.together.partOfTheWay)} of the way to their favourable ends${report.together.outside ? ', which is beyond them' : ''}`,
            ...report.together.drivers.map((one) => `  ${one.title}: ${said(one.unit, one.value, report.currency)}`),
          ]),
    ].join('\n'),
  }
}

async function pilotAnswer(call: CommandCall, quarter: string | undefined, pilot: PilotWanted): Promise<CommandAnswer> {
  const plan = await call.ask('case:pilot', { quarter, pilot })
  return {
    json: plan,
    text: [
      plan.sentence,
      ...plan.arms.map((arm) => `  ${arm.name}: ${arm.what}, ${formatNumber(arm.customers)} customers`),
      `success: ${plan.success}`,
      `stop: ${plan.stop}`,
      `file: ${plan.file.columns.join(',')}; ${plan.file.how}; import it with --source generic-signals`,
    ].join('\n'),
  }
}

/** A goal worked backwards, as a command of its own. */
export const goalCommand: Command = {
  name: 'goal',
  does: 'an outcome worked backwards: which drivers reach it alone or together, and what lies outside the data',
  usage: `proofbook goal <project.proofbook> ${goalOutcomes.join('|')}=400000 --by 2027-12 [--quarter 2026Q3]`,
  options: { quarter: { type: 'string' }, by: { type: 'string' } },
  takes: [2, 2],
  run: async (call) => {
    const { currency } = await project(call)
    return goalAnswer(call, call.flags.text('quarter'), call.positionals[1] as string, call.flags.text('by'), currency)
  },
}

/** A pilot planned, its plan kept, its arms read back and judged. */
export const pilotCommand: Command = {
  name: 'pilot',
  does: 'a pilot that retention decides: planned, its plan kept, its arms read back and judged by what was planned',
  usage:
    'proofbook pilot <project.proofbook> [--quarter 2026Q3] [--days 90|180] [--avoided 0.25] [--power 0.8] [--keep] [--arms pilot-arms.csv] [--result]',
  options: {
    quarter: { type: 'string' },
    days: { type: 'string' },
    avoided: { type: 'string' },
    power: { type: 'string' },
    keep: { type: 'boolean' },
    arms: { type: 'string' },
    result: { type: 'boolean' },
  },
  takes: [1, 1],
  run: async (call) => {
    await project(call)
    const { flags } = call
    const quarter = flags.text('quarter')
    const days = flags.number('days')
    if (days !== undefined && days !== 90 && days !== 180) throw new UsageError('--days is 90 or 180')
    const pilot: PilotWanted = {
      ...(days !== undefined && { horizonDays: days }),
      ...(flags.number('avoided') !== undefined && { failuresAvoided: flags.number('avoided') as number }),
      ...(flags.number('power') !== undefined && { power: flags.number('power') as number }),
    }
    const arms = flags.text('arms')
    if (arms !== undefined) await call.ask('data:import', { files: [{ file: arms, source: 'generic-signals' }] })
    if (!flags.yes('keep') && !flags.yes('result') && arms === undefined) return pilotAnswer(call, quarter, pilot)
    const report = flags.yes('keep')
      ? await call.ask('case:plan-pilot', { quarter, pilot })
      : await call.ask('case:pilot-result', { quarter })
    return {
      json: report,
      text: [
        ...(report.kept === null
          ? []
          : [`plan kept on ${report.kept.date}: ${report.kept.plan.sentence}`, `success: ${report.kept.plan.success}`]),
        report.sentence,
        ...report.caveats,
      ].join('\n'),
    }
  },
}

/** Promised against realised: a case frozen, and each later quarter held against it. */
export const promiseCommand: Command = {
  name: 'promise',
  does: 'promised against realised, quarter by quarter: --freeze keeps the case as it stands, --actual enters what no ledger tells',
  usage:
    'proofbook promise <project.proofbook> [--quarter 2026Q3] [--name autumn] [--freeze autumn] [--drop autumn] [--actual 2026Q4:upkeep=12000 [--note text]]',
  options: {
    quarter: { type: 'string' },
    name: { type: 'string' },
    freeze: { type: 'string' },
    drop: { type: 'string' },
    actual: { type: 'string' },
    note: { type: 'string' },
  },
  takes: [1, 1],
  run: async (call) => {
    const { currency } = await project(call)
    const { flags } = call
    const quarter = flags.text('quarter')
    const [freeze, drop, actual] = [flags.text('freeze'), flags.text('drop'), flags.text('actual')]
    let report =
      freeze !== undefined
        ? await call.ask('case:freeze', { quarter, name: freeze })
        : drop !== undefined
          ? await call.ask('case:freeze', { quarter, name: drop, drop: true })
          : await call.ask('case:promise', {
              quarter,
              ...(flags.text('name') !== undefined && { name: flags.text('name') as string }),
            })
    if (actual !== undefined) {
      const match = /^(\d{4}Q[1-4]):([a-z-]+)=(-?[\d.]+)$/.exec(actual)
      if (!match || report.promise === null) throw new UsageError('--actual needs quarter:line=amount, and a promise')
      report = await call.ask('case:actual', {
        promise: report.promise.name,
        quarter: match[1] as string,
        line: match[2] as string,
        amountMinor: roundTo(Number(match[3]) * 10 ** minorDigits(currency), 0),
        note: flags.text('note') ?? '',
      })
    }
    const money = (minor: number | null): string => (minor === null ? 'not yet' : formatMoney(minor, currency))
    return {
      json: report,
      text: [
        report.sentence,
        ...report.quarters.flatMap((one) => [
          `  ${one.quarter}: promised ${money(one.promisedMinor)}, realised ${money(one.realisedMinor)}`,
          ...(one.realisedMinor === null
            ? []
            : one.lines.map(
                (line) =>
                  `    ${line.title}: ${money(line.promisedMinor)} promised, ${line.realisedMinor === null ? line.how : money(line.realisedMinor)}; ${line.reason}`,
              )),
        ]),
      ].join('\n'),
    }
  },
}

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
