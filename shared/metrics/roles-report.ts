import type { Evidence } from '../base/evidence.ts'

/** Roles that answer for a part of the outcome. */
export type Role = 'ai-agent-owner' | 'strategic-specialist' | 'signal-liaison' | 'team-lead'

/** How a number stands against the quarter before, by its direction of good; a change within its intervals is none. */
export type Movement = 'better' | 'worse' | 'no clear change' | 'can’t be told'

/** An outcome metric that a role can move, with where it stands and where it stood. */
export interface RoleMetric {
  readonly evidence: Evidence
  readonly before: Evidence | null
  readonly movement: Movement
  /** What the role can do about it, as a clause. */
  readonly lever: string
}

/** What one role is accountable for this quarter. */
export interface RoleScorecard {
  readonly role: Role
  readonly title: string
  /** What the role answers for, as one sentence. */
  readonly answersFor: string
  /** Where it stands, as one sentence with its numbers. */
  readonly sentence: string
  readonly metrics: readonly RoleMetric[]
  /** For team leads: the same metrics team by team. */
  readonly teams: readonly { readonly team: string; readonly metrics: readonly Evidence[] }[]
}

/** A scorecard for each role. */
export interface RolesReport {
  readonly quarter: string
  readonly quarters: readonly string[]
  /** The quarter that `before` speaks of. */
  readonly before: string | null
  readonly roles: readonly RoleScorecard[]
}
