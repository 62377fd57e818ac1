import { parseArgs } from 'node:util'
import { proofbook, scratchFolder } from '../helpers/command-line.ts'
import { honestyTable, playWorlds } from './honesty.ts'

/** Runs the honesty experiment and prints its table; 1 when a promise was not kept. With `--full` every world is a sample company that goes through files, import and the cohorts command. */
export function runHonesty(args: readonly string[]): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      worlds: { type: 'string', default: '400' },
      customers: { type: 'string', default: '1600' },
      seed: { type: 'string', default: '1' },
      full: { type: 'boolean', default: false },
    },
  })
  const worlds = Number(values.worlds)
  const seed = Number(values.seed)
  if (values.full) return runFull(Math.min(worlds, 20), seed)
  const say = (what: string) => (done: number) => {
    if (done % 100 === 0) console.error(`${what}: ${done} of ${worlds}`)
  }
  const customers = Number(values.customers)
  const none = playWorlds(1, worlds, customers, 10_000 * seed, say('no effect'))
  const effect = playWorlds(1.8, worlds, customers, 10_000 * seed + 5_000, say('ratio 1.8'))
  const { lines, kept } = honestyTable(none, effect)
  console.log(`Honesty: ${customers} customers a world, strong confounding, seed ${seed}\n`)
  console.log(lines.join('\n'))
  console.log(kept ? '\nEvery promise was kept.' : '\nA promise was not kept.')
  return kept ? 0 : 1
}

/** The same through files: sample → import → cohorts. Slow; at most twenty worlds of each kind. */
function runFull(worlds: number, seed: number): number {
  let wrong = 0
  for (const hazardRatio of [1, 1.8]) {
    for (let world = 0; world < worlds; world++) {
      const folder = scratchFolder()
      proofbook('sample', folder.at('s'), '--seed', String(seed + world), '--hazard-ratio', String(hazardRatio))
      proofbook('new', folder.at('p.proofbook'), '--timezone', 'Europe/Berlin')
      proofbook('import', folder.at('p.proofbook'), folder.at('s'))
      const { comparisons } = proofbook('cohorts', folder.at('p.proofbook'), '--json').json<{
        comparisons: { verdict: string; grade: string; hazardRatio: number; hrLow: number; hrHigh: number }[]
      }>()
      folder.remove()
      const found = comparisons[0]
      if (!found) continue
      const claimed = found.verdict === 'associated' || found.verdict === 'consistent across segments'
      if (claimed !== hazardRatio > 1) wrong++
      console.log(
        `built in ${hazardRatio}, seed ${seed + world}: ${found.hazardRatio.toFixed(2)} (${found.hrLow.toFixed(2)} to ${found.hrHigh.toFixed(2)}), ${found.verdict}, grade ${found.grade}`,
      )
    }
  }
  console.log(`\n${wrong} of ${2 * worlds} worlds were told otherwise than they are.`)
  return wrong > 0.1 * worlds ? 1 : 0
}
