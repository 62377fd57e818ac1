import { Refusal } from '../../shared/base/refusal.ts'
import { inCore, operations } from './torture-operations.ts'

// One process of the torture, made to be killed or to have its disk fail: says when it is ready, waits for the word, does one step of work, says that it is done, and only then may count on it.
const [name, project] = process.argv.slice(2)
const operation = operations.find((one) => one.name === name)
if (operation === undefined || project === undefined) throw new Error('usage: torture-worker <operation> <project>')

process.send?.({ ready: true })
process.once('message', () => {
  inCore(`${project}.data`, (ask) => operation.run(project, ask)).then(
    () => end({ done: true }),
    (error) =>
      end(
        error instanceof Refusal
          ? { refused: error.code }
          : { bug: error instanceof Error ? `${error.name}: ${error.message}` : String(error) },
      ),
  )
})

function end(word: object): void {
  process.send?.(word, () => process.exit(0))
}
