import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Refusal } from '../../shared/base/refusal.ts'
import { NotUtf8 } from '../files/read-text.ts'
import type { ParsedPiece, ParseEnd } from './parse-table.ts'
import type { ParseJob, ParseMessage } from './parse-worker.ts'

/** Beside this file when run from source, above its chunk when built. */
const workerUrl = ['./parse-worker.ts', './parse-worker.js', '../parse-worker.js']
  .map((name) => new URL(name, import.meta.url))
  .find((url) => existsSync(fileURLToPath(url)))

/** True when files can be read in a thread of their own. */
export const canParseApart = workerUrl !== undefined

/** A hostile file can make a reader of its format ask for any amount of memory; the thread ends there, and the app goes on. */
const limits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 }

/** A thread that says nothing for so long was caught by what it reads: the largest piece takes far less. */
const mostSilence = 120_000

/**
 * Reads a file in a thread of its own, which ends when the caller stops asking, and which is ended when it needs more memory than `limits` allow or says nothing for
 * `silence` milliseconds: both refuse the file.
 */
export async function* parseApart(
  job: ParseJob,
  file: string,
  silence = mostSilence,
): AsyncGenerator<ParsedPiece, ParseEnd> {
  const worker = new Worker(workerUrl as URL, { workerData: job, resourceLimits: limits })
  const queue: ParseMessage[] = []
  let wake: (() => void) | undefined
  const arrive = (message: ParseMessage): void => {
    queue.push(message)
    wake?.()
  }
  worker.on('message', arrive)
  worker.on('error', (error: Error & { code?: string }) => {
    const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    arrive(isFull ? tooLarge(file) : { kind: 'bug', message: error.message, stack: error.stack })
  })
  worker.on('exit', () => arrive({ kind: 'bug', message: 'the reading thread stopped', stack: undefined }))
  try {
    for (;;) {
      while (queue.length === 0) {
        const alarm = setTimeout(() => arrive(tooSlow(file)), silence)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        clearTimeout(alarm)
      }
      const message = queue.shift() as ParseMessage
      switch (message.kind) {
        case 'piece':
          yield message.piece
          worker.postMessage(null)
          break
        case 'end':
          return message.end
        case 'refusal':
          throw new Refusal(message.code, message.message, message.hint)
        case 'not-utf8':
          throw new NotUtf8(message.guess)
        case 'bug':
          throw Object.assign(new Error(message.message), { stack: message.stack })
      }
    }
  } finally {
    await worker.terminate()
  }
}

function tooSlow(file: string): ParseMessage {
  return {
    kind: 'refusal',
    code: 'too-large',
    message: `${file} takes longer to read than any export should`,
    hint: 'look at what is in it, or export it as CSV',
  }
}

function tooLarge(file: string): ParseMessage {
  return {
    kind: 'refusal',
    code: 'too-large',
    message: `${file} needs more memory to read than any export should`,
    hint: 'look at what is in it, or export it as CSV',
  }
}
