/** The places of the rail, in the order of the data. */
export const screens = ['answers', 'data', 'scorecard', 'cohorts', 'cost', 'ledger', 'case', 'story', 'deck'] as const

/** The places below the data's way: the project file itself, and help. */
export const asides = ['project', 'help'] as const

/** A place of the rail. */
export type Screen = (typeof screens)[number] | (typeof asides)[number]

/** Where a person is: everything that back, forward and a copied link must bring back. */
export interface Place {
  readonly screen: Screen
  /** The quarter looked at; the project's own when `null`. */
  readonly quarter: string | null
  /** A place within the screen, where it has several; its first one when `null`. */
  readonly part: string | null
  /** How numbers are cut, on screens that offer it. */
  readonly by: string | null
  /** Ids of the numbers whose evidence is open, all behind one claim or picture. Empty when the panel is closed. */
  readonly evidence: readonly string[]
  /** Which of `evidence` is shown. */
  readonly at: number
}

/** Where the app starts. */
export const home: Place = { screen: 'answers', quarter: null, part: null, by: null, evidence: [], at: 0 }

/** The place that an address fragment names: `#/cohorts?quarter=2026Q3`. An unknown one is the home. */
export function readPlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const screen = [...screens, ...asides].find((name) => name === path)
  if (!screen) return home
  const params = new URLSearchParams(query)
  const evidence = params.getAll('evidence').filter((id) => id !== '')
  const at = Number(params.get('at') ?? 0)
  return {
    screen,
    quarter: params.get('quarter'),
    part: params.get('part'),
    by: params.get('by'),
    evidence,
    at: Number.isInteger(at) && at >= 0 && at < evidence.length ? at : 0,
  }
}

/** The address fragment of a place, such that `readPlace(placeHash(place))` is the place again. */
export function placeHash(place: Place): string {
  const params = new URLSearchParams()
  if (place.quarter) params.set('quarter', place.quarter)
  if (place.part) params.set('part', place.part)
  if (place.by) params.set('by', place.by)
  for (const id of place.evidence) params.append('evidence', id)
  if (place.at > 0) params.set('at', String(place.at))
  const query = params.toString()
  return `#/${place.screen}${query ? `?${query}` : ''}`
}
