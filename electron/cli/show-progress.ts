import type { Progress } from '../../shared/contract.ts'

/** Shows how far long work is on stderr: one line that is rewritten on a terminal, a line every few seconds elsewhere; nothing for quick work. */
export function showProgress(quiet: boolean): {
  readonly report: (progress: Progress) => void
  readonly end: () => void
} {
  const terminal = process.stderr.isTTY === true
  const began = performance.now()
  let last = began
  let drawn = false
  return {
    report: ({ doing, done, rows }) => {
      const now = performance.now()
      if (now - last < (terminal ? 100 : 4000)) return
      last = now
      const share = done === null ? '' : ` ${Math.floor(done * 100)} %`
      const line = `${doing}${share}${rows === undefined ? '' : `, ${rows} rows`}`
      if (terminal) process.stderr.write(`\r\u001b[2K${line}`)
      else if (!quiet || now - began > 4000) process.stderr.write(`${line}\n`)
      drawn = terminal
    },
    end: () => {
      if (drawn) process.stderr.write('\r\u001b[2K')
    },
  }
}
