import { runHonesty } from './run-honesty.ts'

/** `npm run experiment -- honesty [--worlds 400] [--customers 1600] [--seed 1] [--full]`: what the statistics would do to a company, tried on many invented ones. */
const experiments: Readonly<Record<string, (args: readonly string[]) => number>> = { honesty: runHonesty }

const [name, ...args] = process.argv.slice(2)
const experiment = name === undefined ? undefined : experiments[name]
if (!experiment) {
  console.error(`choose one of: ${Object.keys(experiments).join(', ')}`)
  process.exitCode = 2
} else process.exitCode = experiment(args)
