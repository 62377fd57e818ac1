import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

// `npm run bench -- <name>`: runs test/bench/<name>.bench.ts, which prints its figures and sets the exit code when a bound is broken.
const folder = import.meta.dirname
const [name, ...rest] = process.argv.slice(2)
const file = join(folder, `${name}.bench.ts`)
if (name === undefined || !/^[a-z0-9-]+$/.test(name) || !existsSync(file)) {
  const known = readdirSync(folder)
    .filter((one) => one.endsWith('.bench.ts'))
    .map((one) => one.slice(0, -'.bench.ts'.length))
  console.error(`usage: npm run bench -- <name>, with one of: ${known.join(', ')}`)
  process.exitCode = 2
} else {
  const { bench } = (await import(file)) as { bench: (args: readonly string[]) => Promise<void> | void }
  await bench(rest)
}
