import type { CurveMembers, SurvivalTable } from './survival-curve.ts'

/**
 * Robust variance of log S at each row of a survival table by the infinitesimal jackknife: how far each customer pulls the curve, squared and summed over
 * customers. Right for weights and for repeated rows of one customer; for unit weights it equals Greenwood's exactly. Influence of subject i on log S(t):
 * w (1{left by t} / (Y − d) − ∫ dH / (Y − d) while at risk). One pass over subjects and rows. R: `survfit(robust = TRUE)`.
 */
export function curveVariance(table: SurvivalTable, members: CurveMembers): Float64Array {
  const rows = table.time.length
  const variance = new Float64Array(rows)
  const entering = startsByRow(members, rows)
  const leaving = startsOf(members.exitRow, rows)
  // Influence of a cluster at any time: fixed − running × open, kept as sums of squares so that a row costs only its own subjects.
  const fixed = new Float64Array(members.clusters)
  const open = new Float64Array(members.clusters)
  let fixedFixed = 0
  let fixedOpen = 0
  let openOpen = 0
  let running = 0
  const change = (cluster: number, byFixed: number, byOpen: number) => {
    const f = fixed[cluster] as number
    const o = open[cluster] as number
    const newF = f + byFixed
    const newO = o + byOpen
    fixedFixed += newF * newF - f * f
    fixedOpen += newF * newO - f * o
    openOpen += newO * newO - o * o
    fixed[cluster] = newF
    open[cluster] = newO
  }
  for (let row = 0; row < rows; row++) {
    for (let at = entering.starts[row] as number; at < (entering.starts[row + 1] as number); at++) {
      const i = entering.order[at] as number
      const weight = members.weight[i] as number
      change(members.cluster[i] as number, weight * running, weight)
    }
    const died = table.events[row] as number
    const atRisk = table.atRisk[row] as number
    const spared = atRisk - died
    if ((table.estimate[row] as number) === 0) {
      variance.fill(Number.POSITIVE_INFINITY, row)
      break
    }
    if (died > 0) running += died / atRisk / spared
    for (let at = leaving.starts[row] as number; at < (leaving.starts[row + 1] as number); at++) {
      const i = leaving.order[at] as number
      const weight = members.weight[i] as number
      const own = members.event[i] === 1 ? 1 / spared : 0
      change(members.cluster[i] as number, weight * (own - running), -weight)
    }
    variance[row] = fixedFixed - 2 * running * fixedOpen + running * running * openOpen
  }
  return variance
}

/** Robust variance of the area under the curve up to `tau`, from the same influences weighted by the area still to come at each row. */
export function areaVariance(
  table: SurvivalTable,
  members: CurveMembers,
  areaToCome: Float64Array,
  rowsWithin: number,
): number {
  // passed[r]: what everyone at risk through the first r rows has lost.
  const passed = new Float64Array(table.time.length + 1)
  const own = new Float64Array(table.time.length)
  for (let row = 0; row < table.time.length; row++) {
    const area = areaToCome[row] as number
    const died = table.events[row] as number
    const counts = row < rowsWithin && died > 0 && area > 0
    const pull = counts ? area / ((table.atRisk[row] as number) - died) : 0
    own[row] = pull
    passed[row + 1] = (passed[row] as number) + (counts ? (pull * died) / (table.atRisk[row] as number) : 0)
  }
  const influence = new Float64Array(members.clusters)
  for (let i = 0; i < members.exitRow.length; i++) {
    const exit = members.exitRow[i] as number
    const start = members.entryRow ? (members.entryRow[i] as number) : 0
    const left = members.event[i] === 1 ? (own[exit] as number) : 0
    const cluster = members.cluster[i] as number
    influence[cluster] =
      (influence[cluster] as number) +
      (members.weight[i] as number) * (left - (passed[exit + 1] as number) + (passed[start] as number))
  }
  let sum = 0
  for (const value of influence) sum += value * value
  return sum
}

function startsByRow(members: CurveMembers, rows: number): Bucket {
  return startsOf(members.entryRow ?? new Int32Array(members.exitRow.length), rows)
}

interface Bucket {
  readonly starts: Int32Array
  readonly order: Int32Array
}

/** Subjects by row: those of row r are `order[starts[r]]` up to `order[starts[r + 1]]`. */
function startsOf(row: Int32Array, rows: number): Bucket {
  const starts = new Int32Array(rows + 2)
  for (const r of row) starts[r + 1] = (starts[r + 1] as number) + 1
  for (let r = 1; r < starts.length; r++) starts[r] = (starts[r] as number) + (starts[r - 1] as number)
  const next = starts.slice()
  const order = new Int32Array(row.length)
  for (let i = 0; i < row.length; i++) {
    const r = row[i] as number
    const slot = next[r] as number
    order[slot] = i
    next[r] = slot + 1
  }
  return { starts, order }
}
