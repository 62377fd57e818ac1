import { type Evidence, evidenceId } from '../base/evidence.ts'
import { formatEvidence, formatMoneyShort, formatQuarter } from '../base/format.ts'
import type { CostReport } from '../cost/report.ts'
import type { Exhibit } from '../deck/exhibit.ts'
import { type AgreedFactors, gradeFactor, monthsWorth, type PayerClaims } from './claims.ts'
import { type OperatingModels, operatingModels } from './operating-models.ts'
import { type CategoryGround, type CategoryLine, categoryEvidence, pnlByCategory } from './pnl-by-category.ts'
import type { LedgerReport } from './report.ts'

/** What one quarter's line is made from. */
export interface PnlGround {
  readonly quarter: string
  readonly cost: CostReport | null
  readonly ledger: LedgerReport | null
  /** Satisfaction where the resolution held. */
  readonly satisfaction: Evidence | undefined
  /** The scorecard of the quarter, whole. */
  readonly metrics: readonly Evidence[]
}

/** What the last quarter's lines by category are made from; `null` without both cost and revenue. */
export interface PnlCategories {
  readonly categories: readonly CategoryGround[]
  readonly claims: readonly PayerClaims[]
  /** Factor of the grade of what is associated with quality. */
  readonly qualityFactor: number
  readonly from: number
  readonly until: number
  /** Finance's annual recurring revenue less ours and the named differences; `null` when finance's is not known. */
  readonly arrUnexplainedMinor: number | null
}

/** Two sides that have to be one amount, or a limit that holds. */
export interface Reconciled {
  readonly name: string
  readonly leftMinor: number
  readonly rightMinor: number
  readonly ok: boolean
  readonly evidence: readonly string[]
}

/** One quarter of the function's profit and loss; minor units. Headline lines hold only what finance has agreed to; diagnostics stand beside and are in no sum. */
export interface PnlQuarter {
  readonly quarter: string
  readonly costMinor: number
  readonly retainedMinor: number
  readonly expandedMinor: number
  readonly netMinor: number
  readonly diagnostic: {
    readonly touchedMinor: number
    readonly exposedMinor: number
    readonly associatedMinor: number
    readonly signalledMinor: number
  }
  readonly evidence: readonly string[]
}

/** Cheaper and no worse for the same customers and months, or it isn't called an improvement. */
export interface BothAtOnce {
  readonly verdict: 'improved' | 'cheaper, loss may be deferred' | 'not cheaper' | 'can’t be told'
  readonly against: string | null
  readonly sentence: string
  readonly evidence: readonly string[]
}

export interface PnlReport {
  readonly quarter: string
  readonly currency: string
  readonly quarters: readonly PnlQuarter[]
  readonly bothAtOnce: BothAtOnce
  /** The last quarter by category of issue; empty without both cost and revenue. */
  readonly categories: readonly CategoryLine[]
  readonly models: OperatingModels
  readonly reconciled: readonly Reconciled[]
  readonly agreed: boolean
  readonly chart: Exhibit
  readonly sentence: string
  readonly evidence: readonly Evidence[]
}

const monthsInQuarter = 3

/**
 * The profit and loss of the function, quarter by quarter: what it cost (as the ledger has it), revenue retained and expanded as far as finance has
 * agreed to it (three months of it), and what is left; with the check that cost did not fall at the customers' expense.
 */
export function cxPnl(
  grounds: readonly PnlGround[],
  agreed: AgreedFactors | null,
  currency: string,
  byCategory: PnlCategories | null = null,
): PnlReport {
  const quarters = grounds.map((ground) => quarterOf(ground, agreed))
  const last = quarters.at(-1)
  const current = grounds.at(-1)
  const quarter = current?.quarter ?? ''
  const bothAtOnce = checkBoth(grounds)
  const whole = grounds.flatMap((ground, index) => evidenceOf(ground, quarters[index] as PnlQuarter, currency, agreed))
  const categories = byCategory === null || last === undefined ? [] : linesByCategory(byCategory, last, agreed)
  const own = (metric: string) => whole.find((one) => one.metric === metric && one.period === quarter)
  const evidence = [
    ...whole,
    ...(byCategory === null
      ? []
      : categoryEvidence(categories, { cost: own('pnl-cost'), retained: own('pnl-retained') }, byCategory)),
  ]
  const held = heldAgainst(grounds)
  return {
    quarter,
    currency,
    quarters,
    bothAtOnce,
    categories,
    models: operatingModels(
      { quarter, evidence: current === undefined ? [] : everythingOf(current, whole) },
      held === undefined ? null : { quarter: held.quarter, evidence: everythingOf(held, whole) },
    ),
    reconciled: last === undefined || current === undefined ? [] : reconciledOf(current, last, categories, byCategory),
    agreed: agreed !== null,
    chart: {
      kind: 'stacked',
      alt: 'Cost-to-serve below, revenue retained and expanded above, quarter by quarter.',
      caption: 'The function’s profit and loss: what finance has agreed to, against what it cost',
      unit: 'money',
      currency,
      evidence: evidence.map((one) => one.id),
      categories: quarters.map((one) => formatQuarter(one.quarter)),
      series: [
        { name: 'Revenue retained', tone: 'durable', values: quarters.map((one) => one.retainedMinor) },
        { name: 'Revenue expanded', tone: 'accent', values: quarters.map((one) => one.expandedMinor) },
        {
          name: 'Cost-to-serve',
          tone: 'quiet',
          values: quarters.map((one) => (one.costMinor === 0 ? 0 : -one.costMinor)),
        },
      ],
    },
    sentence: last ? sentenceOf(last, agreed, currency, bothAtOnce) : 'There is no quarter with data.',
    evidence,
  }
}

function quarterOf({ quarter, cost, ledger }: PnlGround, agreed: AgreedFactors | null): PnlQuarter {
  const rung = (name: string): number => ledger?.claims.find((claim) => claim.rung === name)?.amountMinor ?? 0
  const source = (name: string): number => ledger?.sources.find((line) => line.source === name)?.associatedMinor ?? 0
  // Expansion after a signal is grade D: never in the headline, whatever is agreed on the others.
  const costMinor = cost?.chargedMinor ?? 0
  const retainedMinor =
    agreed === null ? 0 : Math.round((rung('attributed') + rung('validated')) * monthsWorth(monthsInQuarter, agreed))
  return {
    quarter,
    costMinor,
    retainedMinor,
    expandedMinor: 0,
    netMinor: retainedMinor - costMinor,
    diagnostic: {
      touchedMinor: rung('touched'),
      exposedMinor: rung('influenced'),
      associatedMinor: rung('associated'),
      signalledMinor: source('expansion'),
    },
    evidence: ['pnl-cost', 'pnl-retained', 'pnl-expanded', 'pnl-net'].map((metric) => evidenceId(metric, 1, quarter)),
  }
}

/** The latest quarter against the same a year before, else the oldest: cost per kept resolution, satisfaction where it held, gross revenue retention. */
function checkBoth(grounds: readonly PnlGround[]): BothAtOnce {
  const now = grounds.at(-1)
  const then = heldAgainst(grounds)
  const [costNow, costThen] = [now && costOf(now), then && costOf(then)]
  const known = now !== undefined && then !== undefined && now !== then
  if (!known || costNow?.value == null || costThen?.value == null)
    return {
      verdict: 'can’t be told',
      against: null,
      sentence: 'Whether cost fell without loss can’t be told: there is no earlier quarter to hold it against.',
      evidence: [],
    }
  const pairs = [
    { name: 'satisfaction where the resolution held', before: then.satisfaction, after: now.satisfaction },
    { name: 'gross revenue retention', before: grrOf(then), after: grrOf(now) },
  ]
  const told = pairs.filter((pair) => pair.before?.value != null && pair.after?.value != null)
  const worse = told.filter(({ before, after }) => {
    const [was, is] = [before?.value ?? 0, after?.value ?? 0]
    return is < was && !((after?.high ?? is) >= was && (before?.low ?? was) <= is)
  })
  const evidence = [costThen, costNow, ...pairs.flatMap((pair) => [pair.before, pair.after])].flatMap((one) =>
    one ? [one.id] : [],
  )
  const moved = `Cost per kept resolution went from ${formatEvidence(costThen)} in ${formatQuarter(then.quarter)} to ${formatEvidence(costNow)} in ${formatQuarter(now.quarter)}`
  const said = told
    .map(
      ({ name, before, after }) =>
        `${name} from ${before ? formatEvidence(before) : ''} to ${after ? formatEvidence(after) : ''}`,
    )
    .join(' and ')
  const against = then.quarter
  if (costNow.value >= costThen.value)
    return {
      verdict: 'not cheaper',
      against,
      sentence: `${moved}${said ? `, ${said}` : ''}: it did not get cheaper.`,
      evidence,
    }
  if (told.length < pairs.length)
    return {
      verdict: 'can’t be told',
      against,
      sentence: `${moved}, but whether customers are as well off can’t be told${said ? `: only ${said}` : ''}.`,
      evidence,
    }
  if (worse.length > 0)
    return {
      verdict: 'cheaper, loss may be deferred',
      against,
      sentence: `${moved}, but ${said}: the loss may only be deferred.`,
      evidence,
    }
  return { verdict: 'improved', against, sentence: `${moved}, ${said}: cheaper and no worse.`, evidence }
}

/** The quarter a year before, else the oldest with a cost of what was kept. */
function heldAgainst(grounds: readonly PnlGround[]): PnlGround | undefined {
  const then = grounds.at(-5) ?? grounds.find((ground) => costOf(ground)?.value != null)
  return then === grounds.at(-1) ? undefined : then
}

function everythingOf(ground: PnlGround, whole: readonly Evidence[]): readonly Evidence[] {
  return [...whole, ...ground.metrics, ...(ground.cost?.perOutcome ?? []), ...(ground.ledger?.rates ?? [])]
}

function linesByCategory(by: PnlCategories, last: PnlQuarter, agreed: AgreedFactors | null): CategoryLine[] {
  return pnlByCategory(by.categories, by.claims, {
    quarter: last.quarter,
    costMinor: last.costMinor,
    retainedMinor: last.retainedMinor,
    weights: {
      quality: by.qualityFactor,
      signalled: gradeFactor('C'),
      // A pilot counts without attribution, so that it weighs more than the others by it.
      validated: agreed === null || agreed.attribution === 0 ? 1 : 1 / agreed.attribution,
    },
  })
}

function reconciledOf(
  { cost, ledger }: PnlGround,
  last: PnlQuarter,
  categories: readonly CategoryLine[],
  by: PnlCategories | null,
): Reconciled[] {
  const ties = (name: string, leftMinor: number, rightMinor: number, evidence: readonly string[]): Reconciled => ({
    name,
    leftMinor,
    rightMinor,
    ok: leftMinor === rightMinor,
    evidence,
  })
  const id = (metric: string): string => evidenceId(metric, 1, last.quarter)
  const total = (pick: (line: CategoryLine) => number): number => categories.reduce((sum, line) => sum + pick(line), 0)
  const atRisk = by?.claims.reduce((sum, one) => sum + one.atRiskMinor, 0) ?? 0
  const movements = ledger?.movements
  return [
    ...(cost === null
      ? []
      : [
          ties(
            'cost of support + cost that is not support’s = the ledger',
            cost.inScopeMinor + cost.outOfScopeMinor,
            cost.totalMinor,
            [id('pnl-cost'), id('cost-total')],
          ),
          ties(
            'cost of support − carried forward + brought forward = cost-to-serve',
            cost.inScopeMinor - cost.carriedForwardMinor + cost.broughtForwardMinor,
            last.costMinor,
            [id('cost-in-scope'), id('pnl-cost')],
          ),
          ties(
            'shared out + not shared out = cost-to-serve',
            cost.allocatedMinor + cost.unallocatedMinor,
            last.costMinor,
            [id('cost-allocated'), id('cost-unallocated')],
          ),
        ]),
    ...(categories.length === 0
      ? []
      : [
          ties(
            'cost of all categories = cost-to-serve',
            total((line) => line.costMinor),
            last.costMinor,
            [id('pnl-cost')],
          ),
          ties(
            'revenue of all categories = revenue retained',
            total((line) => line.retainedMinor),
            last.retainedMinor,
            [id('pnl-retained')],
          ),
          {
            name: 'revenue retained is no more than three months of what was at risk of these customers',
            leftMinor: last.retainedMinor,
            rightMinor: atRisk * monthsInQuarter,
            ok: last.retainedMinor <= atRisk * monthsInQuarter,
            evidence: [id('pnl-retained')],
          },
        ]),
    ...(movements === undefined
      ? []
      : [
          ties(
            'monthly revenue at the start + movements = at the end',
            movements.closing - movements.residual,
            movements.closing,
            [id('mrr-opening'), id('mrr-closing')],
          ),
        ]),
    ...(by?.arrUnexplainedMinor == null
      ? []
      : [
          ties('annual recurring revenue + named differences = finance’s', by.arrUnexplainedMinor, 0, [
            id('arr-unexplained'),
          ]),
        ]),
  ]
}

function costOf({ cost }: PnlGround): Evidence | undefined {
  return cost?.perOutcome.find(
    (one) => one.metric === 'cost-per-kept-resolution' && Object.keys(one.filter).length === 0,
  )
}

function grrOf({ ledger }: PnlGround): Evidence | undefined {
  return ledger?.rates.find((one) => one.metric === 'gross-revenue-retention' && Object.keys(one.filter).length === 0)
}

function evidenceOf(ground: PnlGround, line: PnlQuarter, currency: string, agreed: AgreedFactors | null): Evidence[] {
  const inScope = ground.cost?.evidence.find(
    (one) => one.metric === 'cost-charged' && one.period === ground.quarter && Object.keys(one.filter).length === 0,
  )
  const attributed = ground.ledger?.evidence.find(
    (one) => one.metric === 'mrr-claimed' && one.filter.rung === 'attributed',
  )
  const from = (metric: string, title: string, value: number, base: Evidence | undefined): Evidence => ({
    id: evidenceId(metric, 1, ground.quarter),
    metric,
    version: 1,
    title,
    value,
    unit: 'money',
    currency,
    numerator: value,
    denominator: null,
    n: base?.n ?? 0,
    low: null,
    high: null,
    period: ground.quarter,
    filter: {},
    excluded: {},
    grade: base?.grade ?? 'fact',
    caveats:
      agreed === null && metric !== 'pnl-cost'
        ? ['No revenue counts until finance has agreed attribution and gross margin.']
        : [],
    note: null,
    dataThrough: base?.dataThrough ?? null,
    sources: base?.sources ?? [],
    rows: base?.rows ?? null,
  })
  return [
    from('pnl-cost', 'Cost-to-serve', line.costMinor, inScope),
    from('pnl-retained', 'Revenue retained in the quarter', line.retainedMinor, attributed),
    from('pnl-expanded', 'Revenue expanded in the quarter', line.expandedMinor, undefined),
    from('pnl-net', 'Revenue less cost-to-serve', line.netMinor, inScope),
  ]
}

function sentenceOf(line: PnlQuarter, agreed: AgreedFactors | null, currency: string, both: BothAtOnce): string {
  const money = (minor: number): string => formatMoneyShort(minor, currency)
  const first =
    agreed === null
      ? `Support cost ${money(line.costMinor)} in ${formatQuarter(line.quarter)}; no revenue stands against it until finance has agreed attribution and gross margin.`
      : `Support cost ${money(line.costMinor)} in ${formatQuarter(line.quarter)} and retained ${money(line.retainedMinor)} of gross margin, as agreed with finance.`
  return `${first} ${both.sentence}`
}
