import type { Evidence } from '../base/evidence.ts'
import { formatCount, formatEvidence } from '../base/format.ts'
import { movementOf } from './movement.ts'
import { maybeDefinition } from './registry/index.ts'
import type { Role, RoleMetric, RoleScorecard } from './roles-report.ts'

interface RoleDefinition {
  readonly role: Role
  readonly title: string
  readonly answersFor: string
  readonly levers: readonly (readonly [metric: string, lever: string])[]
}

/** The outcome metrics that each role can move, and by what. The operating model has a person for each, whatever the title. */
export const roleDefinitions: readonly RoleDefinition[] = [
  {
    role: 'ai-agent-owner',
    title: 'AI-agent owner',
    answersFor: 'What AI takes on stays resolved, and what it can’t resolve reaches a person early and cheaply.',
    levers: [
      ['ai-end-to-end-rate', 'knowledge, actions and topics that the agent is allowed'],
      ['self-service-success-rate', 'asking for confirmation instead of counting silence'],
      ['fate-came-back', 'answers on the topics that customers return about'],
      ['fate-left', 'a way out to a person before a customer gives up'],
      ['ai-handed-over-issues', 'topics that the agent should leave to people from the start'],
      ['escalation-kept-rate', 'what the agent hands over with the customer'],
      ['cost-of-failed-ai-attempt', 'how early a failing attempt is handed over'],
    ],
  },
  {
    role: 'strategic-specialist',
    title: 'Strategic specialist',
    answersFor: 'Hard cases of valuable customers end well, and customers at risk stay.',
    levers: [
      ['escalation-kept-rate', 'owning a handed-over case until it holds'],
      ['at-risk-save-rate', 'reaching flagged customers before they give notice'],
      ['retained-after-contact', 'following up on resolutions that did not hold'],
      ['csat-on-kept', 'the last word in a case'],
      ['gross-revenue-retention', 'which accounts get time'],
      ['mrr-exposed', 'failed and handed-over cases of the largest accounts first'],
    ],
  },
  {
    role: 'signal-liaison',
    title: 'Signal liaison',
    answersFor: 'What support hears reaches the revenue team, and becomes conversations.',
    levers: [
      ['signal-acceptance', 'signals that the revenue team agrees are worth a call'],
      ['signal-conversation', 'an owner and a date on every signal'],
      ['signal-won', 'what goes with a signal: need, timing, who decides'],
      ['mrr-expanded-after-signal', 'which signals are passed on first'],
      ['losses-announced', 'flagging customers at risk before they are gone'],
    ],
  },
  {
    role: 'team-lead',
    title: 'Team lead',
    answersFor: 'Issues are resolved once, by the people who can, at a cost that falls.',
    levers: [
      ['end-to-end-resolution-rate', 'who gets which topic, and what they may decide'],
      ['durable-share', 'coaching on the topics whose resolutions do not hold'],
      ['recontact-7d-same-topic', 'closing only what is resolved'],
      ['repeat-contact-rate', 'causes that bring the same customers back'],
      ['csat-on-kept', 'tone and effort where the issue was resolved'],
      ['kept-per-hour', 'routing, knowledge and tools: kept resolutions, not closes'],
      ['cost-per-kept-resolution', 'the share of work that has to be done twice'],
    ],
  },
]

const isWhole = (e: Evidence) => Object.keys(e.filter).length === 0

/** Scorecards of a quarter. `evidence` is everything told of the quarter, `before` of the one before; `byTeam` its contact metrics by team. */
export function roleScorecards(
  evidence: readonly Evidence[],
  before: readonly Evidence[],
  byTeam: readonly Evidence[],
): RoleScorecard[] {
  return roleDefinitions.map(({ role, title, answersFor, levers }) => {
    const metrics = levers.flatMap(([metric, lever]): RoleMetric[] => {
      const now = evidence.find((e) => e.metric === metric && isWhole(e))
      const definition = maybeDefinition(metric)
      if (!now || !definition) return []
      const then = before.find((e) => e.metric === metric && isWhole(e)) ?? null
      return [{ evidence: now, before: then, movement: movementOf(now, then, definition.goodDirection), lever }]
    })
    return {
      role,
      title,
      answersFor,
      sentence: sentenceOf(metrics),
      metrics,
      teams: role === 'team-lead' ? teamsOf(levers, byTeam) : [],
    }
  })
}

function sentenceOf(metrics: readonly RoleMetric[]): string {
  const told = metrics.filter(({ evidence }) => evidence.value !== null)
  if (told.length === 0) return 'None of these can be told from the data yet.'
  const first = told[0] as RoleMetric
  const count = (movement: RoleMetric['movement']) => told.filter((one) => one.movement === movement).length
  const moved = (['better', 'worse', 'no clear change'] as const).flatMap((movement) =>
    count(movement) === 0 ? [] : [`${formatCount(count(movement))} ${movement}`],
  )
  const against =
    moved.length === 0
      ? 'There is no earlier quarter to compare with.'
      : `Against the quarter before: ${moved.join(', ')}.`
  return `${first.evidence.title}: ${formatEvidence(first.evidence)}. ${against}`
}

function teamsOf(levers: RoleDefinition['levers'], byTeam: readonly Evidence[]): RoleScorecard['teams'] {
  const names = [...new Set(byTeam.map((e) => e.filter.team ?? ''))].filter((name) => name !== '')
  return names.sort().flatMap((team) => {
    const metrics = levers.flatMap(
      ([metric]) => byTeam.find((e) => e.metric === metric && e.filter.team === team) ?? [],
    )
    return metrics.length === 0 ? [] : [{ team, metrics }]
  })
}
