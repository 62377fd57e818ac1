import { createCore } from '../../../electron/api/index.ts'
import type { Task } from '../../../shared/contract.ts'

// Reviews a project and says one word after the other, each printed once it is acknowledged, until it is killed.
const [project, home, round] = process.argv.slice(2) as [string, string, string]
const task: Task = { report: () => {}, checkCancelled: () => {}, breathe: () => Promise.resolve() }
let at = 1_795_100_000 + Number(round) * 10_000
const core = createCore({ today: '2026-11-22', dataFolder: home, clock: () => at++ })
await core.handlers['project:open']({ file: project }, task)
if ((await core.handlers['review:report']({}, task)).draft === null)
  await core.handlers['review:start']({ name: 'Kim', role: 'FP&A' }, task)
for (let n = 0; n < 500; n += 1) {
  const text = `word ${round} ${n}`
  await core.handlers['review:say'](
    { about: { kind: 'number', id: 'csat@1/2026Q3' }, said: { kind: 'comment', text } },
    task,
  )
  process.stdout.write(`${text}\n`)
}
