import type { ResolutionRules } from './resolution.ts'

/** Metrics that the project's windows decide: new windows give them a new version. */
const decided: ReadonlySet<string> = new Set([
  'vendor-reported-resolution-rate',
  'containment-rate',
  'ai-contained-resolution-rate',
  'ai-not-reopened-rate',
  'ai-end-to-end-rate',
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
  'ai-handed-over-issues',
  'handed-over-contacts',
  'handed-over-time',
  'csat-on-kept',
  'kept-per-hour',
  'repeat-ticket-rate',
])

/** The version under which a metric is told: the registry's, raised by one for every change of the windows that it depends on. */
export function versionUnder(rules: Pick<ResolutionRules, 'version'>, metric: string, registered: number): number {
  return decided.has(metric) ? registered + rules.version - 1 : registered
}
