import type { RecordKind } from '../shared/base/model.ts'
import type { ProjectInfo } from '../shared/contract.ts'
import type { asides, Screen } from './location.ts'

/** How far a place of the rail is: shown as a quiet dot, said in words. */
export type PlaceState = 'ready' | 'needs you' | 'not yet'

/**
 * How far each place is, from what has been imported and what still waits for a person. A place is ready when the kinds of record that it
 * is made from are there; it needs you when the answers' to-do list names it.
 */
export function placeStates(input: {
  readonly project: Pick<ProjectInfo, 'imports' | 'quarter'>
  readonly kinds: ReadonlySet<RecordKind>
  readonly todo: readonly string[]
}): Readonly<Record<Exclude<Screen, 'answers' | (typeof asides)[number]>, PlaceState>> {
  const { project, kinds } = input
  const named = new Set(input.todo.map((where) => where.toLowerCase()))
  const state = (screen: Screen, made: boolean): PlaceState =>
    !made ? 'not yet' : named.has(screen) ? 'needs you' : 'ready'
  const counted = project.quarter !== null && kinds.has('contact')
  const paying = kinds.has('subscription') || kinds.has('order')
  return {
    data: project.imports === 0 || named.has('data') ? 'needs you' : 'ready',
    scorecard: state('scorecard', counted),
    cohorts: state('cohorts', counted && paying),
    cost: state('cost', counted && kinds.has('cost')),
    ledger: state('ledger', project.quarter !== null && kinds.has('subscription')),
    case: state('case', counted && kinds.has('cost')),
    story: state('story', counted),
    deck: state('deck', counted),
  }
}
