import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal, type Reply } from '../../shared/base/refusal.ts'
import { replyTo } from '../core/reply-to.ts'
import { pageHeaders } from '../shell/page-headers.ts'
import { handOver, placeToSave, takeUpload } from './browser-files.ts'
import type { ServedPage } from './served-page.ts'

/** An ask with its argument is small; files go another way. */
const maxJsonBytes = 4 * 1024 * 1024

/** What answers a request of the admitted page. */
export type Route = (
  page: ServedPage,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
) => Promise<void>

/** The page's requests by method and path; anything else is a file of the page or nothing. */
export const routes: Readonly<Record<string, Route>> = {
  'POST /ask': answerAsk,
  'POST /cancel': async ({ relay }, request, response) => {
    const { task } = await readJson(request)
    relay.cancel(task)
    sayReply(response, { ok: true, value: null })
  },
  'POST /upload': async (page, request, response, query) => {
    sayReply(response, await replyOf(() => takeUpload(page, request, query)))
  },
  'POST /save-as': async (page, request, response) => {
    const { what, suggestedName } = await readJson(request)
    sayReply(response, await replyOf(() => placeToSave(page, what, suggestedName)))
  },
  'GET /recent': async ({ recent }, _request, response) => {
    sayReply(response, await replyOf(() => recent.list()))
  },
  'POST /forget': async ({ recent }, request, response) => {
    const { file } = await readJson(request)
    sayReply(response, await replyOf(() => recent.forget(file === undefined ? undefined : String(file))))
  },
  'GET /download': handOver,
}

/** One ask: a line of JSON for each piece of progress, then one with the reply. A browser that goes away no longer wants the answer. */
async function answerAsk({ relay }: ServedPage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { channel, arg, task } = await readJson(request)
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  response.writeHead(200, { ...pageHeaders, 'Content-Type': 'application/x-ndjson; charset=utf-8' })
  const write = (line: object) => response.writable && response.write(`${JSON.stringify(line)}\n`)
  const reply = await relay.ask({
    channel,
    arg,
    task,
    signal: gone.signal,
    onProgress: (_task, progress) => write({ progress }),
  })
  write({ reply })
  response.end()
}

async function readJson(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > maxJsonBytes) throw new Refusal('too-large', 'the question is too large', 'Ask for less at a time.')
    chunks.push(chunk)
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>
  } catch {
    // Said below, as for any other value that is no question.
  }
  throw new Refusal('bad-value', 'the question is not JSON', 'Reload the page.')
}

async function replyOf<T>(work: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return replyTo(error)
  }
}

const sayReply = (response: ServerResponse, reply: Reply<unknown>) => {
  response.writeHead(200, { ...pageHeaders, 'Content-Type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(reply))
}

/** A line of plain text. */
export const say = (response: ServerResponse, status: number, text: string) => {
  response.writeHead(status, { ...pageHeaders, 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(text)
}
