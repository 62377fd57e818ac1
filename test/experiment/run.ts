import { runHonesty } from './run-honesty.ts'
import { runTorture } from './run-torture.ts'

/**
 * `npm run experiment -- honesty [--worlds 400] [--customers 1600] [--seed 1] [--full]`: what the statistics would do to a company, tried on many invented ones.
 * `npm run experiment -- torture [--kills 500] [--faults 200] [--flips 1000] [--fuzz 1000000] [--seed 1]`: what crashes, failing disks and damage do to a project.
 */
const experiments: Readonly<Record<string, (args: readonly string[]) => number | Promise<number>>> = {
  honesty: runHonesty,
  torture: runTorture,
}

const [name, ...args] = process.argv.slice(2)
const experiment = name === undefined ? undefined : experiments[name]
if (!experiment) {
  console.error(`choose one of: ${Object.keys(experiments).join(', ')}`)
  process.exitCode = 2
} else process.exitCode = await experiment(args)
