import { readFileSync } from 'node:fs'

/** Seconds of processor time that a process has had, of all its threads; `NaN` where the system doesn't tell it under `/proc`. */
export function processorSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return Number.NaN
  }
}
