import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { type ZodType, z } from 'zod'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import {
  type ReviewEntry,
  type ReviewFile,
  type ReviewHead,
  reviewMarks,
  thingKinds,
} from '../../shared/review/entry.ts'
import { idOfSaid } from '../store/reviews.ts'

/** A review holds words and a few numbers; whatever is larger is none. */
const mostBytes = 8 << 20
const mostEntries = 10_000

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'not a hash')
const words = z.string().max(10_000)
const name = z.string().max(200)
const id = z.string().min(1).max(1000)
const instant = z.int().min(0).max(253_402_300_799)
const value = z.number().min(0).max(Number.MAX_SAFE_INTEGER)

const said = {
  id: hash,
  review: hash,
  at: instant,
  about: z.strictObject({ kind: z.enum(thingKinds), id }),
}
// Settling is for the owner of the project: a file from outside can't do it.
const entry: ZodType<ReviewEntry> = z.discriminatedUnion('kind', [
  z.strictObject({ ...said, kind: z.literal('comment'), text: words }),
  z.strictObject({ ...said, kind: z.literal('mark'), mark: z.enum(reviewMarks), text: words }),
  z.strictObject({
    ...said,
    kind: z.literal('proposal'),
    value,
    low: value.nullable(),
    high: value.nullable(),
    text: words,
  }),
  z.strictObject({
    ...said,
    kind: z.literal('signature'),
    statement: words,
    signed: z
      .array(z.strictObject({ name: id, version: z.string().max(1000), hash, text: z.string().max(20_000).optional() }))
      .max(1000),
    chosen: z.literal(true).optional(),
    differs: words.optional(),
  }),
  z.strictObject({ ...said, kind: z.literal('withdrawal'), entry: hash }),
])
const head: ZodType<ReviewHead> = z.strictObject({
  id: hash,
  project: z.string().max(100),
  by: z.strictObject({ name, role: name }),
  startedAt: instant,
  content: z.string().max(200),
  log: z.strictObject({ count: instant, hash: z.string().max(64) }),
})
const file: ZodType<ReviewFile> = z.strictObject({
  format: z.literal('proofbook-review'),
  version: z.literal(1),
  head,
  entries: z.array(entry).max(mostEntries),
})
const anyVersion = z.looseObject({ format: z.literal('proofbook-review'), version: z.number() })

/** A review as bytes: one line for each thing said, so that two versions can be laid side by side. */
export function reviewBytes({ head, entries }: Pick<ReviewFile, 'head' | 'entries'>): Uint8Array {
  const lines = entries.map((one) => canonicalJson(one)).join(',\n')
  return new TextEncoder().encode(
    `{"format":"proofbook-review","version":1,"head":${canonicalJson(head)},"entries":[\n${lines}\n]}\n`,
  )
}

/**
 * Reads a review that came from outside. Refuses what is too large, not a plain file, damaged, from a newer version or changed on its way: every id is the hash of what it names.
 */
export function readReviewFile(path: string): ReviewFile {
  const called = basename(path)
  const bad = (why: string): Refusal =>
    new Refusal('review-invalid', `${called} is no review that can be read: ${why}`, 'ask for the file once more')
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(path, bad)))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw bad('it is not written as one')
  }
  const versioned = anyVersion.safeParse(json)
  if (versioned.success && versioned.data.version > 1)
    throw new Refusal(
      'newer-review',
      `${called} was written by a newer version of Proofbook`,
      'update Proofbook, then take it in',
    )
  const parsed = file.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw bad(versioned.success ? `${issue?.path.map(String).join('.')}: ${issue?.message}` : 'it is something else')
  }
  const review = parsed.data
  if (idOfSaid(review.head) !== review.head.id) throw bad('who wrote it was changed')
  const changed = review.entries.find((one) => idOfSaid(one) !== one.id || one.review !== review.head.id)
  if (changed !== undefined) throw bad('something in it was changed')
  return review
}

function bytesOf(path: string, bad: (why: string) => Refusal): Uint8Array {
  let handle: number
  try {
    handle = openSync(path, 'r')
  } catch {
    throw new Refusal('not-found', `there is no review at ${path}`, 'check the name')
  }
  try {
    const stat = fstatSync(handle)
    if (!stat.isFile()) throw bad('it is not a file')
    if (stat.size > mostBytes) throw bad('it is too large')
    const bytes = Buffer.alloc(stat.size)
    let got = 0
    while (got < bytes.length) {
      const more = readSync(handle, bytes, got, bytes.length - got, got)
      if (more === 0) break
      got += more
    }
    return bytes.subarray(0, got)
  } finally {
    closeSync(handle)
  }
}
