import { formatCount, formatMoney, roundTo } from '../../../shared/base/format.ts'
import { minorDigits } from '../../../shared/base/money.ts'
import { type ArrBridge, type DifferenceKind, differenceKinds } from '../../../shared/ledger/arr-bridge.ts'
import { type Command, UsageError } from '../command.ts'
import { project } from '../project-argument.ts'

/** From the billing data to finance's annual recurring revenue: finance's figure or list in, named differences, what is left. */
export const bridge: Command = {
  name: 'bridge',
  does: 'from the billing data’s annual recurring revenue to finance’s: its figure or list in, differences named, the rest visible',
  usage:
    'proofbook bridge <project.proofbook> [--quarter 2026Q3] [--list finance.csv] [--arr 1200000 [--on 2026-09-30] [--in EUR]] [--difference "timing:signed, not billed=30000" [--note text]] [--drop name]',
  options: {
    quarter: { type: 'string' },
    list: { type: 'string' },
    arr: { type: 'string' },
    on: { type: 'string' },
    in: { type: 'string' },
    difference: { type: 'string' },
    note: { type: 'string' },
    drop: { type: 'string' },
  },
  takes: [1, 1],
  run: async (call) => {
    const { currency } = await project(call)
    const { flags } = call
    const quarter = flags.text('quarter')
    const list = flags.text('list')
    if (list !== undefined) await call.ask('data:import', { files: [{ file: list, source: 'generic-arr', currency }] })
    const inCurrency = flags.text('in')?.toUpperCase() ?? currency
    const minorOf = (text: string, of: string): number => {
      const amount = Number(text)
      if (text.trim() === '' || !Number.isFinite(amount)) throw new UsageError(`“${text}” is not an amount`)
      return roundTo(amount * 10 ** minorDigits(of), 0)
    }
    const arr = flags.text('arr')
    const difference = flags.text('difference')
    const drop = flags.text('drop')
    if (arr !== undefined || difference !== undefined || drop !== undefined)
      await call.ask('ledger:finance', {
        ...(quarter !== undefined && { quarter }),
        ...(arr !== undefined && {
          figure: {
            amountMinor: minorOf(arr, inCurrency),
            currency: inCurrency,
            ...(flags.text('on') !== undefined && { on: flags.text('on') as string }),
          },
        }),
        ...(difference !== undefined && {
          difference: named(difference, flags.text('note') ?? '', (text) => minorOf(text, currency)),
        }),
        ...(drop !== undefined && { drop }),
      })
    const report = await call.ask('ledger:bridge', { quarter })
    return { json: report, text: bridgeText(report) }
  },
}

function named(text: string, note: string, minorOf: (text: string) => number) {
  const match = /^([a-z-]+):(.+)=(-?[\d.]+)$/.exec(text)
  const kind = match?.[1] as DifferenceKind | undefined
  if (!match || kind === undefined || !differenceKinds.includes(kind))
    throw new UsageError(`--difference needs kind:name=amount, the kind one of ${differenceKinds.join(', ')}`)
  return { kind, name: (match[2] as string).trim(), amountMinor: minorOf(match[3] as string), note }
}

function bridgeText(report: ArrBridge): string {
  const money = (minor: number): string => formatMoney(minor, report.currency)
  return [
    report.sentence,
    `  billing data ${money(report.oursMinor)}, ${formatCount(report.customers)} customers`,
    ...report.lines.map(
      (line) =>
        `  ${line.title}: ${money(line.minor)} (${line.how}${line.customers > 0 ? `, ${formatCount(line.customers)} customers` : ''}); ${line.reason}`,
    ),
    ...(report.financeMinor === null
      ? []
      : [`  unexplained ${money(report.unexplainedMinor)}`, `  finance ${money(report.financeMinor)}`]),
    ...report.unexplained.map(
      (one) => `    ${one.customer}: ${money(one.oursMinor)} here, ${money(one.financeMinor)} at finance`,
    ),
    ...report.offered.map((one) => `  ${one.title}: ${money(one.minor)}`),
  ].join('\n')
}
