import { type Evidence, evidenceId } from '../base/evidence.ts'
import { formatMoneyShort, formatNumber, formatQuarter, plural } from '../base/format.ts'
import type { CostClass } from '../base/model.ts'
import type { CostEdit, StackPlan } from './edit.ts'
import type { Provenance } from './provenance.ts'
import type { QuarterCost } from './quarter-cost.ts'

/** One tool that the function pays for. */
export interface Tool {
  /** Supplier, or the ledger account where no supplier is named. */
  readonly tool: string
  readonly does: string
  /** True when a person said what it does. */
  readonly decided: boolean
  readonly classes: readonly CostClass[]
  readonly quarterMinor: number
  /** Four times the quarter. */
  readonly yearlyMinor: number
  /** Contacts that came in through it, where the imports tell. */
  readonly contacts: number | null
  readonly evidence: string
}

/** What one tool in the place of some would change. */
export interface StackChange {
  readonly plan: StackPlan
  /** True when nobody decided yet and the four dearest are looked at. */
  readonly isProposal: boolean
  readonly endsYearlyMinor: number
  /** The one tool must cost less than this a year to pay for moving over within a year. */
  readonly breakEvenYearlyMinor: number
  /** What changes a year from then on, and in the first year with moving over; `null` without an offer. */
  readonly yearlyChangeMinor: number | null
  readonly firstYearChangeMinor: number | null
  /** Months until moving over has paid for itself; `null` when it never does or can't be told. */
  readonly paybackMonths: number | null
  readonly assumptions: readonly string[]
  readonly sentence: string
}

export interface Stack {
  readonly tools: readonly Tool[]
  readonly totalMinor: number
  readonly change: StackChange | null
  readonly evidence: readonly Evidence[]
}

const toolClasses: readonly CostClass[] = ['ai-usage', 'ai-platform', 'tools', 'telecom']

/** What a tool does, by the words in its name, account and memo; the first that fits. */
const roles: readonly { readonly does: string; readonly words: RegExp }[] = [
  {
    does: 'AI agent',
    words:
      /\b(ai|ki|fin|bot|chatbot|ada|ultimate|forethought|decagon|sierra|cognigy|parloa|agentforce|openai|anthropic|llm)\b/,
  },
  { does: 'quality assurance', words: /\b(qa|quality|klaus|maestroqa|scorebuddy|evaluagent)\b/ },
  {
    does: 'voice of the customer',
    words: /\b(survey\w*|csat|nps|voc|qualtrics|surveymonkey|delighted|medallia|simplesat|nicereply|typeform|stella)\b/,
  },
  { does: 'workforce planning', words: /\b(wfm|workforce|assembled|playvox|calabrio|verint|scheduling)\b/ },
  {
    does: 'telephony',
    words:
      /\b(telephon\w*|telefon\w*|phone|voip|hotline|minutes|twilio|aircall|ringcentral|dialpad|five9|genesys|talkdesk|vonage|telekom|sms|whatsapp)\b/,
  },
  { does: 'knowledge base', words: /\b(knowledge|guru|notion|confluence|stonly|help cent(er|re)|docs)\b/ },
  {
    does: 'helpdesk',
    words:
      /\b(help ?desk|zendesk|intercom|freshdesk|freshworks|gorgias|kustomer|help ?scout|front|gladly|dixa|zoho|service cloud|hubspot|seats?|tickets?)\b/,
  },
]

/** Every tool that the quarter paid for, what it costs and does, and what one in the place of several would change. */
export function stackOf(cost: QuarterCost, provenance: Provenance, edits: readonly CostEdit[]): Stack {
  const { currency } = provenance.basis
  const lines = cost.figures.costs.filter(
    (line) => line.inScope && line.amountMinor !== null && toolClasses.includes(line.costClass),
  )
  const names = [...new Set(lines.map(toolName))]
  const tools = names
    .map((tool): Tool => {
      const own = lines.filter((line) => toolName(line) === tool)
      const quarterMinor = own.reduce((sum, line) => sum + (line.amountMinor ?? 0), 0)
      const decided = edits.findLast((edit) => edit.kind === 'tool' && edit.tool === tool)
      return {
        tool,
        does:
          decided?.kind === 'tool'
            ? decided.does
            : rolesOf(own.map((line) => `${line.account} ${line.supplier ?? ''} ${line.memo ?? ''}`)),
        decided: decided !== undefined,
        classes: [...new Set(own.map((line) => line.costClass))].sort(),
        quarterMinor,
        yearlyMinor: quarterMinor * 4,
        contacts: contactsOf(tool, cost),
        evidence: evidenceId('tool-cost', 1, cost.figures.quarter, { tool }),
      }
    })
    .sort((a, b) => b.quarterMinor - a.quarterMinor || (a.tool < b.tool ? -1 : 1))
  const evidence = tools.map((tool): Evidence => {
    const own = lines.filter((line) => toolName(line) === tool.tool)
    const { quarter, from, until } = cost.figures
    return {
      id: tool.evidence,
      metric: 'tool-cost',
      version: 1,
      title: `Cost of ${tool.tool}`,
      value: tool.quarterMinor,
      unit: 'money',
      currency,
      numerator: tool.quarterMinor,
      denominator: null,
      n: own.reduce((sum, line) => sum + line.lines, 0),
      low: null,
      high: null,
      period: quarter,
      filter: { tool: tool.tool },
      excluded: {},
      grade: 'fact',
      caveats: [],
      note: null,
      dataThrough: provenance.dataThrough,
      sources: provenance.sources,
      rows: { table: 'costs', selection: 'tool-cost', from, until, filter: { tool: tool.tool } },
    }
  })
  return {
    tools,
    totalMinor: tools.reduce((sum, tool) => sum + tool.quarterMinor, 0),
    change: maybeChange(tools, edits, currency, cost.figures.quarter),
    evidence,
  }
}

/** The classes whose suppliers are tools, and the name that a line's tool goes by. */
export function isToolLine(line: { readonly costClass: CostClass; readonly inScope: boolean }): boolean {
  return line.inScope && toolClasses.includes(line.costClass)
}

/** Supplier, or the account where no supplier is named. */
export function toolName(line: { readonly supplier: string | null; readonly account: string }): string {
  return line.supplier ?? line.account
}

function rolesOf(texts: readonly string[]): string {
  const found = texts.flatMap((text) => {
    const folded = text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')
    return roles.find((role) => role.words.test(folded))?.does ?? []
  })
  const each = [...new Set(found)]
  return each.length === 0 ? 'not known yet' : each.sort().join(', ')
}

function contactsOf(tool: string, cost: QuarterCost): number | null {
  const first = tool.toLowerCase().split(/[^a-z0-9]+/)[0] ?? ''
  const found = [...cost.figures.systems].filter(([system]) => first !== '' && system.toLowerCase().startsWith(first))
  return found.length === 0 ? null : found.reduce((sum, [, contacts]) => sum + contacts, 0)
}

function maybeChange(
  tools: readonly Tool[],
  edits: readonly CostEdit[],
  currency: string,
  quarter: string,
): StackChange | null {
  const decided = edits.findLast((edit) => edit.kind === 'stack')
  if (decided === undefined && tools.length < 2) return null
  const plan: StackPlan =
    decided?.kind === 'stack'
      ? decided.plan
      : {
          ends: tools.slice(0, 4).map((tool) => tool.tool),
          yearlyMinor: null,
          onceMinor: 0,
          overlapMonths: 0,
        }
  const ended = tools.filter((tool) => plan.ends.includes(tool.tool))
  const endsYearlyMinor = ended.reduce((sum, tool) => sum + tool.yearlyMinor, 0)
  const overlapMinor = Math.round((endsYearlyMinor * plan.overlapMonths) / 12)
  const breakEvenYearlyMinor = endsYearlyMinor - plan.onceMinor - overlapMinor
  const yearlyChangeMinor = plan.yearlyMinor === null ? null : plan.yearlyMinor - endsYearlyMinor
  const firstYearChangeMinor = yearlyChangeMinor === null ? null : yearlyChangeMinor + plan.onceMinor + overlapMinor
  const payback =
    yearlyChangeMinor === null || yearlyChangeMinor >= 0
      ? null
      : ((plan.onceMinor + overlapMinor) / -yearlyChangeMinor) * 12
  const change = {
    plan,
    isProposal: decided === undefined,
    endsYearlyMinor,
    breakEvenYearlyMinor,
    yearlyChangeMinor,
    firstYearChangeMinor,
    paybackMonths: payback,
    assumptions: [
      `A year is four times ${formatQuarter(quarter)}.`,
      plan.yearlyMinor === null
        ? 'Nobody has entered an offer for the one tool yet.'
        : `The one tool is taken to cost ${formatMoneyShort(plan.yearlyMinor, currency)} a year.`,
      `Moving over is taken to cost ${formatMoneyShort(plan.onceMinor, currency)} once, with both paid for ${plural(plan.overlapMonths, 'month')}.`,
      'The one tool is taken to do the same work: no change in volume, in resolution or in people’s time is counted.',
    ],
  }
  return { ...change, sentence: changeWords(change, ended, currency) }
}

function changeWords(change: Omit<StackChange, 'sentence'>, ended: readonly Tool[], currency: string): string {
  const money = (minor: number): string => formatMoneyShort(Math.abs(minor), currency)
  if (ended.length === 0) return 'No tool is chosen that one would take the place of.'
  const names = ended.map((tool) => tool.tool)
  const list = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  const now = `${list} cost ${money(change.endsYearlyMinor)} a year together`
  if (change.yearlyChangeMinor === null)
    return change.breakEvenYearlyMinor > 0
      ? `${now}; one tool in their place must cost less than ${money(change.breakEvenYearlyMinor)} a year to pay for itself within a year.`
      : `${now}; moving over costs more than that, so no price pays for itself within a year.`
  if (change.yearlyChangeMinor >= 0)
    return `${now}; one tool for ${money(change.plan.yearlyMinor ?? 0)} would cost ${money(change.yearlyChangeMinor)} more a year.`
  const back =
    change.paybackMonths === null || change.paybackMonths === 0
      ? 'at once'
      : `after ${formatNumber(change.paybackMonths, 1)} months`
  return `${now}; one tool for ${money(change.plan.yearlyMinor ?? 0)} would cost ${money(change.yearlyChangeMinor)} less a year, and pays for moving over ${back}.`
}
