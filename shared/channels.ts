import type { Channel } from './contract.ts'

/** Every channel of the contract, listed so that it can be looked at while running; the compiler refuses a missing or an invented one. */
const everyChannel: Readonly<Record<Channel, true>> = {
  'project:current': true,
  'project:create': true,
  'project:open': true,
  'project:sample': true,
  'project:close': true,
  'project:verify': true,
  'data:recognise': true,
  'data:import': true,
  'data:imports': true,
  'data:problems': true,
  'data:link': true,
  'data:readiness': true,
  'answers:three': true,
  'scorecard:metrics': true,
  'scorecard:definitions': true,
  'scorecard:at-risk': true,
  'scorecard:decide': true,
  'scorecard:rules': true,
  'scorecard:outcome-map': true,
  'scorecard:map-outcome': true,
  'scorecard:signals': true,
  'scorecard:self-check': true,
  'scorecard:save-list': true,
  'scorecard:waterfall': true,
  'scorecard:fates': true,
  'scorecard:chains': true,
  'scorecard:roles': true,
  'scorecard:history': true,
  'scorecard:like-for-like': true,
  'scorecard:restatements': true,
  'cohorts:retention': true,
  'cost:outcomes': true,
  'ledger:movements': true,
  'ledger:bridge': true,
  'ledger:finance': true,
  'ledger:pnl': true,
  'case:report': true,
  'case:assume': true,
  'case:undo': true,
  'case:goal': true,
  'case:pilot': true,
  'case:plan-pilot': true,
  'case:pilot-result': true,
  'case:promise': true,
  'case:freeze': true,
  'case:actual': true,
  'story:proof-points': true,
  'deck:plan': true,
  'deck:export': true,
  'evidence:open': true,
}

/** The names of all channels: what a window may ask for and nothing else. */
export const channels: readonly Channel[] = Object.keys(everyChannel) as Channel[]

/** Whether a value is the name of a channel. Looks only at own keys, so `constructor` is none. */
export const isChannel = (name: unknown): name is Channel =>
  typeof name === 'string' && Object.hasOwn(everyChannel, name)
