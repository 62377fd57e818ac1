/** The distinct times of a data set in ascending order, and where each subject's times lie among them. */
export interface TimeGrid {
  readonly times: Float64Array
  /** Per subject, the place of its exit in `times`. */
  readonly exit: Int32Array
  /** Per subject, the place of its entry in `times`; null when all are at risk from the start. At risk at place k: entry < k ≤ exit. */
  readonly entry: Int32Array | null
}

/**
 * Lays times on a grid, so that everything after works on counts per place. Whole numbers in a narrow range take one pass; others one sort. Times
 * that differ by less than rounding (1.5e-8, absolute or relative to their mean) are one time, as in R's `timefix`: 0.1 + 0.2 ties with 0.3.
 */
export function timeGrid(time: Float64Array, entry?: Float64Array): TimeGrid {
  if (time.length === 0)
    return { times: new Float64Array(0), exit: new Int32Array(0), entry: entry ? new Int32Array(0) : null }
  const whole = wholeRange(time, entry)
  return whole ? gridOfWholes(time, entry, whole) : gridOfAny(time, entry)
}

interface Range {
  readonly least: number
  readonly most: number
}

function wholeRange(time: Float64Array, entry?: Float64Array): Range | null {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const values of entry ? [time, entry] : [time]) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number
      if (!Number.isInteger(value)) return null
      if (value < least) least = value
      if (value > most) most = value
    }
  }
  return most - least <= Math.max(65_536, 4 * time.length) ? { least, most } : null
}

function gridOfWholes(time: Float64Array, entry: Float64Array | undefined, { least, most }: Range): TimeGrid {
  const place = new Int32Array(most - least + 1)
  for (let i = 0; i < time.length; i++) place[(time[i] as number) - least] = 1
  if (entry) for (let i = 0; i < entry.length; i++) place[(entry[i] as number) - least] = 1
  const times: number[] = []
  for (let value = 0; value < place.length; value++) {
    if (place[value] === 0) continue
    place[value] = times.length
    times.push(value + least)
  }
  const lookUp = (values: Float64Array) => {
    const places = new Int32Array(values.length)
    for (let i = 0; i < values.length; i++) places[i] = place[(values[i] as number) - least] as number
    return places
  }
  return { times: Float64Array.from(times), exit: lookUp(time), entry: entry ? lookUp(entry) : null }
}

const rounding = 2 ** -26

function gridOfAny(time: Float64Array, entry?: Float64Array): TimeGrid {
  const sorted = new Float64Array(time.length + (entry?.length ?? 0))
  sorted.set(time)
  if (entry) sorted.set(entry, time.length)
  sorted.sort()
  let distinct = 0
  let sum = 0
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] as number
    if (i > 0 && value === sorted[distinct - 1]) continue
    sorted[distinct++] = value
    sum += Math.abs(value)
  }
  const tolerance = Math.max(rounding, (rounding * sum) / distinct)
  const times: number[] = []
  for (let i = 0; i < distinct; i++) {
    const value = sorted[i] as number
    if (i === 0 || value - (sorted[i - 1] as number) > tolerance) times.push(value)
  }
  const grid = Float64Array.from(times)
  const lookUp = (values: Float64Array) => Int32Array.from(values, (value) => placeOf(grid, value))
  return { times: grid, exit: lookUp(time), entry: entry ? lookUp(entry) : null }
}

/** The last place whose value is at or under `value`; −1 when all are above. */
export function placeOf(ascending: Float64Array, value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Puts indices in ascending order of a key from 0 to `keys - 1`, ties in their first order (counting sort, linear). `from` gives the first order. */
export function orderByKey(key: Int32Array, keys: number, from?: Uint32Array): Uint32Array {
  const n = key.length
  const next = new Uint32Array(keys + 1)
  for (let i = 0; i < n; i++) {
    const slot = (key[i] as number) + 1
    next[slot] = (next[slot] as number) + 1
  }
  for (let k = 1; k <= keys; k++) next[k] = (next[k] as number) + (next[k - 1] as number)
  const order = new Uint32Array(n)
  for (let position = 0; position < n; position++) {
    const i = from ? (from[position] as number) : position
    const k = key[i] as number
    const slot = next[k] as number
    order[slot] = i
    next[k] = slot + 1
  }
  return order
}
