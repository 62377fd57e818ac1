import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../shared/base/refusal.ts'
import { refuseNetwork } from '../core/refuse-network.ts'
import { reopenInput } from '../files/input-file.ts'
import { openTable, type TableProfile } from '../files/read-table.ts'
import { NotUtf8 } from '../files/read-text.ts'
import type { ParsedPiece, ParseEnd, ParsePlan } from './parse-table.ts'
import { parseTable } from './parse-table.ts'

/** What the thread is asked to read. */
export interface ParseJob {
  readonly path: string
  readonly entry: string | null
  readonly profile: TableProfile
  readonly plan: ParsePlan
}

export type ParseMessage =
  | { readonly kind: 'piece'; readonly piece: ParsedPiece }
  | { readonly kind: 'end'; readonly end: ParseEnd }
  | { readonly kind: 'refusal'; readonly code: Refusal['code']; readonly message: string; readonly hint: string }
  | { readonly kind: 'not-utf8'; readonly guess: NotUtf8['guess'] }
  | { readonly kind: 'bug'; readonly message: string; readonly stack: string | undefined }

/** Pieces that may be on their way at once; the reader waits for the writer after that. */
const mostUnderWay = 4

/** Reads the file of the job and posts its pieces; each is answered when it was written. */
async function parse(
  { path, entry, profile, plan }: ParseJob,
  post: (message: ParseMessage, moved: ArrayBuffer[]) => void,
  answered: () => Promise<void>,
): Promise<void> {
  try {
    const table = await openTable(await reopenInput({ path, entry }), profile)
    const pieces = parseTable(table, plan)
    for (let underWay = 1; ; underWay += 1) {
      const next = await pieces.next()
      if (next.done) return post({ kind: 'end', end: next.value }, [])
      post({ kind: 'piece', piece: next.value }, buffersOf(next.value))
      if (underWay > mostUnderWay) await answered()
    }
  } catch (error) {
    post(toMessage(error), [])
  }
}

/** Memory that is handed over instead of being copied. */
function buffersOf(piece: ParsedPiece): ArrayBuffer[] {
  return piece.batches.flatMap((batch) =>
    [batch.lines, ...batch.columns].flatMap((column) =>
      column instanceof Float64Array ? [column.buffer as ArrayBuffer] : [],
    ),
  )
}

function toMessage(error: unknown): ParseMessage {
  if (error instanceof Refusal) return { kind: 'refusal', code: error.code, message: error.message, hint: error.hint }
  if (error instanceof NotUtf8) return { kind: 'not-utf8', guess: error.guess }
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  return { kind: 'bug', message, stack }
}

if (parentPort) {
  // A thread has its own sockets to refuse.
  refuseNetwork()
  const port = parentPort
  let credit = 0
  let wake: (() => void) | undefined
  port.on('message', () => {
    credit += 1
    wake?.()
  })
  const answered = async (): Promise<void> => {
    while (credit === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    credit -= 1
  }
  await parse(workerData as ParseJob, (message, moved) => port.postMessage(message, moved), answered)
  port.close()
}
