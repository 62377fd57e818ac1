import { parseArgs } from 'node:util'
import { fuzz } from './fuzz.ts'
import { cutPower } from './power-loss.ts'
import { damageFiles, failDisks, killAtRandom, type TortureResult } from './torture.ts'

/** Runs the torture and prints what came of it; 1 when a promise was not kept. What is set to 0 is left out. */
export async function runTorture(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '500' },
      cuts: { type: 'string', default: '400' },
      faults: { type: 'string', default: '200' },
      flips: { type: 'string', default: '1000' },
      fuzz: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
    },
  })
  const seed = Number(values.seed)
  const say = (line: string): void => console.error(`  ${line}`)
  const parts: readonly (readonly [title: string, count: number, run: (count: number) => Promise<TortureResult>])[] = [
    ['killed without warning', Number(values.kills), (count) => killAtRandom(count, seed, say)],
    ['with the power cut', Number(values.cuts), (count) => cutPower(count, seed, say)],
    ['with a failing disk', Number(values.faults), (count) => failDisks(count, seed, say)],
    ['damaged on the disk', Number(values.flips), (count) => damageFiles(count, seed, say)],
    ['damaged exports imported', Number(values.fuzz), (count) => fuzzed(count, seed, say)],
  ]
  let broken = 0
  for (const [title, count, run] of parts) {
    if (count === 0) continue
    const result = await run(count)
    console.log(`\n${title}: ${count}, seed ${seed}`)
    for (const line of result.lines) console.log(`  ${line}`)
    for (const line of result.broken.slice(0, 50)) console.log(`  BROKEN ${line}`)
    broken += result.broken.length
  }
  console.log(broken === 0 ? '\nEvery promise was kept.' : `\n${broken} times a promise was not kept.`)
  return broken === 0 ? 0 : 1
}

async function fuzzed(count: number, seed: number, say: (line: string) => void): Promise<TortureResult> {
  const { tried, outcomes, ended, hung, wrong } = await fuzz(count, seed, say)
  const told = Object.entries(outcomes).map(([outcome, times]) => `${outcome} ${times.toLocaleString('en')}`)
  return {
    lines: [`${tried.toLocaleString('en')} inputs tried: ${told.join(', ')}`],
    broken: [
      ...ended.map((one) => `ended the process: ${one}`),
      ...hung.map((one) => `took too long: ${one}`),
      ...wrong,
    ],
  }
}
