import { chiSquaredUpper } from './chi-squared.ts'
import type { CoxFit, CoxInput } from './cox.ts'
import { type CoxDesign, coxDesign } from './cox-design.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { fullOf, partOf, quadraticForm, type SymmetricMatrix, triangle } from './linear-algebra.ts'
import { addInformation, sumTies, sweepRiskSets, type TieSums } from './risk-sets.ts'
import { placeOf } from './time-grid.ts'

/** Covariates that belong together, as the indicator columns of one text column do. */
export interface CoxTerm {
  readonly name: string
  /** Places among the covariates. */
  readonly columns: readonly number[]
}

export interface ProportionalityTest {
  readonly name: string
  readonly chiSquared: number
  readonly df: number
  readonly p: number
}

export interface ProportionalityOptions {
  /** How time is counted: by the share already gone (`km`, default), by rank among all exits, or as it is. */
  readonly transform?: 'km' | 'rank' | 'identity'
  /** One per covariate when left out. */
  readonly terms?: readonly CoxTerm[]
}

/**
 * Does a covariate's effect stay the same over time, as the Cox model assumes? Score test of adding covariate × g(time) to the fit, for each term and for all
 * at once (`GLOBAL`). This is the test of R's survival since 3.0 and not the approximation of Grambsch & Therneau 1994 (Biometrika 81:515) that older books
 * and lifelines give. With many thousand subjects it rejects what doesn't matter: look at the size too. Covariates without a coefficient take no
 * part. Example: R `lung`, age + sex + ph.ecog: global 4.46 on 3 df, p = 0.22.
 */
export function proportionality(
  input: CoxInput,
  fit: CoxFit,
  { transform = 'km', terms }: ProportionalityOptions = {},
  design: CoxDesign = coxDesign(input),
): ProportionalityTest[] {
  const { p } = design
  const clock = clockOf(input, design, transform)
  const cells = triangle(p, 0)
  const plain = new Float64Array(cells)
  const timed = new Float64Array(cells)
  const squared = new Float64Array(cells)
  const score = new Float64Array(p)
  const sums: TieSums = { log: 0, c0: 0, c1: 0, e0: 0, e1: 0, e2: 0 }
  sweepRiskSets(design, fit.scaled, (set) => {
    sumTies(sums, set, fit.ties)
    const g = clock[set.place] as number
    addInformation(plain, set, sums, p)
    addInformation(timed, set, sums, p, g)
    addInformation(squared, set, sums, p, g * g)
    for (let j = 0; j < p; j++)
      score[j] =
        (score[j] as number) +
        g * ((set.deathZ[j] as number) - ((set.s1[j] as number) * sums.c0 - (set.a1[j] as number) * sums.c1))
  })
  const estimated = fit.coefficients.flatMap(({ status }, j) => (status === 'estimated' ? [j] : []))
  const full = block(fullOf(plain, p), fullOf(timed, p), fullOf(squared, p))
  const test = (name: string, columns: readonly number[]): ProportionalityTest => {
    const places = [...estimated, ...columns.map((j) => p + j)]
    const form = quadraticForm(
      partOf(full, places),
      places.map((place) => (place < p ? 0 : (score[place - p] as number))),
    )
    const df = Math.max(form.rank - estimated.length, 0)
    return { name, chiSquared: form.value, df, p: chiSquaredUpper(form.value, df) }
  }
  const asked = terms ?? input.names.map((name, j) => ({ name, columns: [j] }))
  const tests = asked.flatMap(({ name, columns }) => {
    const own = columns.filter((j) => estimated.includes(j))
    return own.length > 0 ? [test(name, own)] : []
  })
  return estimated.length > 0 ? [...tests, test('GLOBAL', estimated)] : []
}

/** g(time) per place of the grid, centred over the events. */
function clockOf(input: CoxInput, design: CoxDesign, transform: 'km' | 'rank' | 'identity'): Float64Array {
  const { times, exit, event, n } = design
  const exits = new Float64Array(times.length)
  const events = new Float64Array(times.length)
  for (let position = 0; position < n; position++) {
    const place = exit[position] as number
    exits[place] = (exits[place] as number) + 1
    events[place] = (events[place] as number) + (event[position] as number)
  }
  const clock = new Float64Array(times.length)
  switch (transform) {
    case 'identity':
      clock.set(times)
      break
    case 'rank': {
      let before = 0
      for (let place = 0; place < clock.length; place++) {
        const here = exits[place] as number
        clock[place] = before + (here + 1) / 2
        before += here
      }
      break
    }
    case 'km': {
      // Whatever the weights, the clock runs by customers; just before each time, so that the clock doesn't know the event it times.
      const { weight: _, ...unweighted } = input.data
      const { table } = kaplanMeier(unweighted)
      for (let place = 0; place < clock.length; place++) {
        let row = placeOf(table.time, times[place] as number)
        if (row >= 0 && table.time[row] === times[place]) row--
        clock[place] = row < 0 ? 0 : 1 - (table.estimate[row] as number)
      }
    }
  }
  let sum = 0
  let count = 0
  for (let place = 0; place < clock.length; place++) {
    sum += (clock[place] as number) * (events[place] as number)
    count += events[place] as number
  }
  const mean = count > 0 ? sum / count : 0
  return clock.map((g) => g - mean)
}

function block(a: SymmetricMatrix, b: SymmetricMatrix, c: SymmetricMatrix): SymmetricMatrix {
  const p = a.size
  const size = 2 * p
  const values = new Float64Array(size * size)
  for (let j = 0; j < p; j++)
    for (let k = 0; k < p; k++) {
      values[j * size + k] = a.values[j * p + k] as number
      values[j * size + p + k] = b.values[j * p + k] as number
      values[(p + j) * size + k] = b.values[j * p + k] as number
      values[(p + j) * size + p + k] = c.values[j * p + k] as number
    }
  return { size, values }
}
