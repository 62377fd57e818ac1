import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { NewsPart, NewsPlace, PlaceNews } from '../../shared/base/news.ts'
import { saveFile } from '../files/write-file.ts'
import type { ReadStore } from '../store/store.ts'

/** What each part of a project is read from, as it stands; the same content gives the same text. */
const partsSql: Readonly<Record<NewsPart, string>> = {
  files: "SELECT id || ' ' || sha256 || ' ' || records || ' ' || mapping FROM imports ORDER BY id",
  'who is who': "SELECT kind || ' ' || subject || ' ' || customer FROM identity_decisions ORDER BY id",
  windows: 'SELECT body FROM resolution_rules ORDER BY version',
  cost: 'SELECT change FROM cost_edits ORDER BY id',
  assumptions: "SELECT assumption || ' ' || change FROM assumption_edits ORDER BY id",
  'what finance said': "SELECT kind || ' ' || period || ' ' || name || ' ' || body FROM money_decisions ORDER BY id",
  story: "SELECT quarter || ' ' || body FROM story_edits ORDER BY id",
  settings:
    "SELECT key || ' ' || value FROM project WHERE key IN ('currency', 'timeZone', 'fiscalYearStart', 'outcomeMap') ORDER BY key",
}

const counted = ['files', 'who is who', 'windows', 'settings'] as const
const paid = [...counted, 'cost', 'assumptions', 'what finance said'] as const

/** What each place of the data's way rests on. */
const restsOn: Readonly<Record<NewsPlace, readonly NewsPart[]>> = {
  data: ['files', 'who is who'],
  scorecard: counted,
  cohorts: counted,
  cost: [...counted, 'cost'],
  ledger: [...counted, 'assumptions', 'what finance said'],
  case: paid,
  story: [...paid, 'story'],
  deck: [...paid, 'story'],
}

const places = Object.keys(restsOn) as NewsPlace[]
const stamps = z.record(z.string(), z.string())
const kept = z.record(z.string(), z.record(z.string(), z.strictObject({ on: z.string(), stamps })))
type Kept = z.infer<typeof kept>

const fileName = 'last-seen.json'
/** Projects that are remembered; of more the ones looked at longest ago are forgotten. */
const most = 50

/**
 * What has changed, place by place, since whoever works on this computer last looked there: which of the things it rests on are not what they were. A place that was never looked at has no
 * news. Kept beside the app, not in the project, so that a colleague's visit doesn't count and a file open for reading has news, too.
 */
export function readNews(store: ReadStore, folder: string): PlaceNews[] {
  const seen = read(folder)[keyOf(store)] ?? {}
  const now = stampsOf(store)
  return places.flatMap((place) => {
    const then = seen[place]
    if (then === undefined) return []
    const parts = restsOn[place].filter((part) => then.stamps[part] !== now[part])
    return parts.length === 0 ? [] : [{ place, since: then.on, parts }]
  })
}

/** Notes that a place was looked at as it is now. */
export async function noteSeen(store: ReadStore, folder: string, place: NewsPlace, today: string): Promise<null> {
  const all = read(folder)
  const key = keyOf(store)
  const { [key]: own = {}, ...others } = all
  const now = stampsOf(store)
  const stampsSeen = Object.fromEntries(restsOn[place].map((part) => [part, now[part]]))
  const rest = Object.fromEntries(Object.entries(others).slice(1 - most))
  const next: Kept = { ...rest, [key]: { ...own, [place]: { on: today, stamps: stampsSeen } } }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await saveFile(join(folder, fileName), new TextEncoder().encode(`${JSON.stringify(next)}\n`))
  return null
}

/** A project by its place, which is not told: the file beside the app holds no names. */
const keyOf = (store: ReadStore) => createHash('sha256').update(resolve(store.path)).digest('hex').slice(0, 24)

function stampsOf(store: ReadStore): Readonly<Record<NewsPart, string>> {
  const stamp = (sql: string): string => {
    const hash = createHash('sha256')
    for (const text of store.sql(sql).pluck().iterate() as IterableIterator<string>) hash.update(`${text}\n`)
    return hash.digest('hex').slice(0, 16)
  }
  return Object.fromEntries(Object.entries(partsSql).map(([part, sql]) => [part, stamp(sql)])) as Record<
    NewsPart,
    string
  >
}

function read(folder: string): Kept {
  try {
    const found = kept.safeParse(JSON.parse(readFileSync(join(folder, fileName), 'utf8')))
    return found.success ? found.data : {}
  } catch {
    return {}
  }
}
