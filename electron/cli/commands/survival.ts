import type { ConfidenceType } from '../../../shared/stats/survival-curve.ts'
import { survivalOfCsv, survivalText } from '../../api/survival.ts'
import { type Command, UsageError } from '../command.ts'

const usage =
  'proofbook survival <file.csv> --time col --event col [--entry col] [--group col] [--strata col] [--covariates a,b] [--cluster col] [--ties efron] [--conf-type log-log] [--at 90,180,365] [--tau 365]'

const list = (text: string | undefined) => text?.split(',').map((word) => word.trim())

/** `survival`: the statistics alone, on any CSV file. */
export const survival: Command = {
  name: 'survival',
  does: 'survival statistics of any CSV file, to be held against R',
  usage,
  options: Object.fromEntries(
    ['time', 'event', 'entry', 'group', 'strata', 'covariates', 'cluster', 'ties', 'conf-type', 'at', 'tau'].map(
      (name) => [name, { type: 'string' as const }],
    ),
  ),
  takes: [1, 1],
  run: async ({ positionals, flags }) => {
    const time = flags.text('time')
    const event = flags.text('event')
    if (time === undefined || event === undefined)
      throw new UsageError(`--time and --event name the columns\nusage: ${usage}`)
    const report = await survivalOfCsv(positionals[0] as string, {
      time,
      event,
      entry: flags.text('entry'),
      group: flags.text('group'),
      strata: list(flags.text('strata')),
      covariates: list(flags.text('covariates')),
      cluster: flags.text('cluster'),
      ties: oneOf(flags.text('ties'), ['efron', 'breslow'] as const, 'ties'),
      confType: oneOf(
        flags.text('conf-type'),
        ['plain', 'log', 'log-log'] as const satisfies readonly ConfidenceType[],
        'conf-type',
      ),
      at: list(flags.text('at'))?.map((word) => {
        const value = Number(word)
        if (!Number.isFinite(value)) throw new UsageError(`--at needs numbers, not “${word}”\nusage: ${usage}`)
        return value
      }),
      tau: flags.number('tau'),
    })
    return { json: report, text: survivalText(report) }
  },
}

function oneOf<T extends string>(given: string | undefined, allowed: readonly T[], name: string): T | undefined {
  if (given === undefined) return undefined
  const found = allowed.find((one) => one === given)
  if (found === undefined) throw new UsageError(`--${name} is one of ${allowed.join(', ')}\nusage: ${usage}`)
  return found
}
