import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Refusal } from '../../shared/base/refusal.ts'
import { replyTo } from '../core/reply-to.ts'
import { findPageFile } from '../shell/find-page-file.ts'
import { pageHeaders } from '../shell/page-headers.ts'
import { type Admission, createAdmission } from './admission.ts'
import { routes, say } from './routes.ts'
import type { ServedPage } from './served-page.ts'

/** Serves the screens on 127.0.0.1 to the one browser that has the address. Rejects when the port is taken. */
export async function servePage(
  page: ServedPage,
  port: number,
): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const server = createServer({ requestTimeout: 0 })
  await listen(server, port)
  const { port: actual } = server.address() as AddressInfo
  const admission = createAdmission(actual)
  server.on('request', (request, response) => {
    answer(page, admission, request, response).catch((error: unknown) => fail(response, error))
  })
  return {
    address: `http://127.0.0.1:${actual}/${admission.query}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** One request, from the door to the answer. */
async function answer(
  page: ServedPage,
  admission: Admission,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, path = '', search = ''] = /^([^?]*)\??(.*)$/.exec(request.url ?? '') ?? []
  const query = new URLSearchParams(search)
  if (request.method === 'GET' && path === '/' && query.has('token')) return letIn(admission, query, request, response)

  const refusal = admission.refuse(request)
  if (refusal !== null) return say(response, 403, `Proofbook refused this request: ${refusal}.\n`)
  const route = routes[`${request.method} ${path}`]
  if (route) return route(page, request, response, query)
  if (request.method !== 'GET') return say(response, 404, 'not found\n')

  const file = await findPageFile(page.pageFolder, path)
  if (!file) return say(response, 404, 'not found\n')
  response.writeHead(200, { ...pageHeaders, 'Content-Type': file.mediaType })
  response.end(await readFile(file.path))
}

/**
 * Exchanges the token for the cookie. The answer is a page that goes on by itself, not a redirect: a strict cookie is not sent along a redirect that
 * another program or site began. Opening the printed address again is fine in the browser that was let in.
 */
function letIn(admission: Admission, query: URLSearchParams, request: IncomingMessage, response: ServerResponse): void {
  const cookie = admission.admit(request, query.get('token'))
  if (cookie === null && admission.refuse(request) !== null) {
    say(response, 403, 'This address was used already or is wrong. Start Proofbook again for a fresh one.\n')
    return
  }
  response.writeHead(200, {
    ...pageHeaders,
    'Content-Type': 'text/html; charset=utf-8',
    ...(cookie !== null && { 'Set-Cookie': cookie }),
  })
  response.end(
    '<!doctype html><meta charset="utf-8"><title>Proofbook</title><link rel="icon" href="data:,"><meta http-equiv="refresh" content="0;url=/">',
  )
}

/** The last resort: a refusal in its words, anything else without them. */
function fail(response: ServerResponse, error: unknown): void {
  const reply = replyTo(error)
  if (response.headersSent) response.destroy()
  else say(response, error instanceof Refusal ? 403 : 500, reply.ok ? '' : `${reply.error.message}\n`)
}
