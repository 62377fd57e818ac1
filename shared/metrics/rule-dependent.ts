import type { ResolutionRules } from './resolution.ts'

/** Metrics that the project's windows decide: new windows give them a new version. */
const decided: ReadonlySet<string> = new Set([
  'vendor-reported-resolution-rate',
  'containment-rate',
  'ai-contained-resolution-rate',
  'ai-not-reopened-rate',
  'ai-not-recontacted-rate',
  'ai-end-to-end-rate',
  'fcr-one-contact',
  'end-to-end-resolution-rate',
  'kept-resolutions',
  'durable-share',
  'escalation-kept-rate',
  'self-service-success-rate',
  'fate-confirmed',
  'fate-stayed',
  'fate-came-back',
  'fate-left',
  'fate-unknowable',
  'fate-left-30d',
  'fate-left-60d',
  'fate-left-90d',
  'chain-issues',
  'chain-contacts',
  'chain-kept',
  'chain-cost',
  'chain-cost-ai',
  'chain-cost-people',
  'chain-cost-other',
  'ai-handed-over-issues',
  'handed-over-contacts',
  'handed-over-time',
  'csat-on-kept',
  'kept-per-hour',
  'repeat-ticket-rate',
])

/** Does the metric move with the windows that a project decides on? */
export function isRuleDependent(metric: string): boolean {
  return decided.has(metric)
}

/** The version under which a metric is told: the registry's, raised by one for every change of the windows that it depends on. */
export function versionUnder(rules: Pick<ResolutionRules, 'version'>, metric: string, registered: number): number {
  return decided.has(metric) ? registered + rules.version - 1 : registered
}
