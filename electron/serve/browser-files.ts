import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '../../shared/base/refusal.ts'
import type { PickedFile } from '../../shared/contract.ts'
import { isPickKind, isSaveKind, saveEndings } from '../shell/file-kinds.ts'
import { safeFileName } from '../shell/file-name.ts'
import { freePath } from '../shell/own-projects.ts'
import { pageHeaders } from '../shell/page-headers.ts'
import type { ServedPage } from './served-page.ts'

/** Streams an uploaded file to a place of its own and mints a token for it. A project is kept; anything else goes with the process. */
export async function takeUpload(
  page: ServedPage,
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<PickedFile> {
  const what = query.get('what')
  if (!isPickKind(what)) throw unknownKind()
  const name = safeFileName(query.get('name') ?? '')
  const path = what === 'project' ? await freePath(page.projectFolder, name) : await page.privateFolder.place(name)
  try {
    await pipeline(request, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  } catch (error) {
    await rm(path, { force: true })
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    throw new Refusal('disk-full', `the disk is full: ${name} could not be taken in`, 'Make room and choose it again.')
  }
  return { file: page.tokens.mint(path, 'read'), name: basename(path) }
}

/** A token for a file to be written. A project goes where projects are kept; anything else is written to be downloaded. */
export async function placeToSave(page: ServedPage, what: unknown, suggestedName: unknown): Promise<PickedFile> {
  if (!isSaveKind(what) || typeof suggestedName !== 'string') throw unknownKind()
  const name = safeFileName(suggestedName, saveEndings[what])
  const path = what === 'project' ? await freePath(page.projectFolder, name) : await page.privateFolder.place(name)
  return { file: page.tokens.mint(path, what), name: basename(path) }
}

/** Sends a file that the app wrote. */
export async function handOver(
  { tokens }: ServedPage,
  _request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  const path = tokens.writtenPath(query.get('file') ?? '')
  response.writeHead(200, {
    ...pageHeaders,
    'Content-Type': 'application/octet-stream',
    'Content-Length': (await stat(path)).size,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(basename(path))}`,
  })
  await pipeline(createReadStream(path), response)
}

const unknownKind = () => new Refusal('forbidden', 'no such kind of file', 'Reload the page and try again.')
