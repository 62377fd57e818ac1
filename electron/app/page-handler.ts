import { readFile } from 'node:fs/promises'
import { findPageFile } from '../shell/find-page-file.ts'
import { pageHeaders } from '../shell/page-headers.ts'

/** Answers requests for `app://proofbook/…` from the built page and nothing else: only GET, only this host, only files under the folder. */
export function createPageHandler(pageFolder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    // The path as it was written: `URL` would resolve dots away before they can be refused.
    const path = /^app:\/\/proofbook(\/[^?#]*)/.exec(request.url)?.[1]
    const file = request.method === 'GET' && path ? await findPageFile(pageFolder, path) : null
    if (!file) return new Response('not found', { status: 404, headers: pageHeaders })
    return new Response(await readFile(file.path), {
      headers: { ...pageHeaders, 'Content-Type': file.mediaType },
    })
  }
}
