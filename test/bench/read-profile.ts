import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Where the time of a run went, thread by thread: lines such as `3.6 s  insertsAll (records.ts:137)`, the `most` longest of each profile that `--cpu-prof` left in the folder. */
export function readProfiles(folder: string, most: number): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cpuprofile'))
    .sort()
    .flatMap((name, i) => {
      const profile = JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile
      return [`thread ${i + 1}:`, ...longest(profile, most)]
    })
}

function longest({ nodes, samples, timeDeltas }: CpuProfile, most: number): string[] {
  const nameOf = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
      id,
      url === '' ? functionName : `${functionName || 'an unnamed function'} (${basename(url)}:${lineNumber + 1})`,
    ]),
  )
  const spent = new Map<string, number>()
  samples.forEach((id, i) => {
    const name = nameOf.get(id) ?? ''
    spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[i] ?? 0) / 1e6)
  })
  return [...spent]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name, seconds]) => `  ${seconds.toFixed(2).padStart(6)} s  ${name}`)
}
