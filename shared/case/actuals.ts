import type { CaseGround } from './register.ts'

/** What one quarter's evidence says of everything that a case promises to change; `null` where the data can't tell. Minor units. */
export interface QuarterActuals {
  readonly quarter: string
  /** Issues that AI began and whose outcome is known, and those of them that failed. */
  readonly attempts: number | null
  readonly failures: number | null
  /** Monthly revenue of customers with a contact, and of those for whom AI handling failed. */
  readonly touchedMinor: number | null
  readonly exposedMinor: number | null
  /** Monthly revenue expanded after signals in the quarter. */
  readonly signalledMinor: number | null
  /** Cost in scope of the quarter. */
  readonly toolsMinor: number | null
  readonly aiMinor: number | null
  readonly oneOffMinor: number | null
  /** Ids of the evidence that each was read from. */
  readonly evidence: {
    readonly failures: readonly string[]
    readonly exposed: readonly string[]
    readonly signalled: readonly string[]
    readonly cost: readonly string[]
  }
}

/** Reads a quarter's evidence for what a case promises to change. */
export function actualsOf({ quarter, cost, ledger }: CaseGround): QuarterActuals {
  const outcome = (metric: string, handler?: string) =>
    cost?.perOutcome.find((one) => one.metric === metric && one.filter.handler === handler)
  const figure = (metric: string) =>
    ledger?.evidence.find((one) => one.metric === metric && Object.keys(one.filter).length === 0)
  const begun = ['ai-only', 'ai-to-human'].flatMap((handler) => outcome('cost-per-kept-resolution', handler) ?? [])
  const failed = outcome('cost-of-failed-ai-attempt')
  const classes = (...names: readonly string[]): number | null =>
    cost === null
      ? null
      : cost.lines
          .filter((line) => line.inScope && names.includes(line.costClass))
          .reduce((sum, line) => sum + line.amountMinor, 0)
  const [touched, exposed, signalled] = [
    figure('mrr-touched'),
    figure('mrr-exposed'),
    figure('mrr-expanded-after-signal'),
  ]
  const ids = (...found: readonly ({ readonly id: string } | undefined)[]): string[] =>
    found.flatMap((one) => one?.id ?? [])
  const attempts = begun.reduce((sum, one) => sum + one.n, 0)
  return {
    quarter,
    attempts: attempts > 0 ? attempts : null,
    failures: attempts > 0 && failed ? (failed.denominator ?? 0) : null,
    touchedMinor: touched?.value ?? null,
    exposedMinor: exposed?.value ?? null,
    signalledMinor: signalled?.value ?? null,
    toolsMinor: classes('tools'),
    aiMinor: classes('ai-usage', 'ai-platform'),
    oneOffMinor: classes('one-off'),
    evidence: {
      failures: ids(failed, ...begun),
      exposed: ids(touched, exposed),
      signalled: ids(signalled),
      cost: ids(cost?.evidence.find((one) => one.metric === 'cost-in-scope' && Object.keys(one.filter).length === 0)),
    },
  }
}
