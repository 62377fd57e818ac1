import { dateOfDay } from '../../shared/base/calendar.ts'
import { plural } from '../../shared/base/format.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { makeZone } from '../../shared/base/zone.ts'
import { personalKind } from '../../shared/import/personal-columns.ts'
import type { LogDetail } from '../../shared/log/entry.ts'
import type {
  DroppedRows,
  ErasureReport,
  FileColumns,
  FoundPerson,
  PeopleReport,
  PersonalData,
} from '../../shared/privacy/people.ts'
import type { CopyLabel } from '../../shared/privacy/share.ts'
import { textsOfFile } from '../files/find-in-package.ts'
import { forgetBackups, listBackups } from '../store/backups.ts'
import { erasePerson } from '../store/erase/erase-person.ts'
import { findPeople } from '../store/erase/find-person.ts'
import { gatherNames, type PersonNames } from '../store/erase/person-names.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { endKeeping, maybeKeptFile } from '../store/kept-files.ts'
import { appendLog } from '../store/log.ts'
import { readSettings } from '../store/settings.ts'
import { type ReadStore, transact, type WriteStore } from '../store/store.ts'

/** Whom an address, an id, a company or a pseudonym may mean. */
export function findPerson(store: ReadStore, find: string): FoundPerson[] {
  return findPeople(store, find)
}

/** What an erasure would take out: it is done, counted, and taken back before anybody sees it. */
export function previewErasure(
  store: WriteStore,
  who: string,
  now: number,
  also: readonly string[] = [],
): ErasureReport {
  const undo = new Error('only a preview')
  let report: ErasureReport | undefined
  try {
    transact(store, () => {
      report = erase(store, who, now, also).report
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  }
  return report as ErasureReport
}

/** Erases one person everywhere in the project, for good: whole or not at all. Afterwards not a byte of the file names them, and the backups, which do, are gone unless they are to be kept. */
export function eraseForGood(
  store: WriteStore,
  {
    who,
    keepBackups = false,
    also = [],
  }: {
    readonly who: string
    readonly keepBackups?: boolean | undefined
    /** A name or a phone under which people may have written of the person. */
    readonly also?: readonly string[] | undefined
  },
  now: number,
): ErasureReport {
  ensureDerived(store)
  const report = transact(store, () => {
    const { report: done, redacted } = erase(store, who, now, also)
    // Nobody is named in the log: it is for good, too.
    appendLog(store, {
      kind: 'erasure',
      what: 'Erased a person on request',
      details: [
        ...done.rows.map(({ what, count }) => ({ about: what, before: String(count), after: '0' })),
        ...done.files.map(({ file, rows }) => ({
          about: `rows left out of ${file}`,
          before: null,
          after: String(rows),
        })),
        { about: 'accounts that stay without the address', before: null, after: String(done.accountsKept) },
        ...(keepBackups || done.backups === 0
          ? []
          : [{ about: 'backups, which held the person', before: String(done.backups), after: '0' }]),
        ...redacted,
      ],
    })
    return done
  })
  if (!keepBackups) forgetBackups(store.path)
  ensureDerived(store)
  clearFreed(store)
  return report
}

/** Writes the file anew, so that not even parts of pages that were in use before remain; what was deleted has been overwritten already, so a full disk does no harm. */
function clearFreed(store: WriteStore): void {
  try {
    store.db.exec('VACUUM')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL')) throw error
  }
}

const mostShown = 100

function erase(
  store: WriteStore,
  who: string,
  now: number,
  called: readonly string[],
): { readonly report: ErasureReport; readonly redacted: readonly LogDetail[] } {
  const also = called.map((name) => name.trim()).filter((name) => name !== '')
  const short = also.find((name) => name.replace(/\P{L}/gu, '').length < 4 && name.replace(/\D/g, '').length < 7)
  if (short !== undefined)
    throw new Refusal(
      'bad-value',
      `“${short}” is too short to be found in sentences`,
      'write the whole name, or the whole phone number',
    )
  const names = gatherNames(store, who)
  if (names.people.size === 0 && names.accounts.size === 0)
    throw new Refusal('not-found', 'there is nobody like that in the project', 'look for an e-mail address or an id')
  const exports = exportsNaming(store, names, also)
  const { rows, files, words } = erasePerson(store, names, { at: now, also })
  const ids = [...names.accounts].map((ref) => ref.slice(ref.indexOf('/') + 1))
  const report: ErasureReport = {
    names: [
      ...new Set([
        ...names.emails,
        ...names.keys,
        ...[...names.personIds].map((id) => id.replace('/', ' ')),
        ...ids,
        ...also,
      ]),
    ],
    rows,
    files,
    accountsKept: names.sharedAccounts.size,
    texts: words.words.length,
    words: words.words.slice(0, mostShown),
    exports,
    backups: listBackups(store.path).length,
    copies: store.sql('SELECT file FROM shared_copies ORDER BY id').pluck().all() as string[],
    heldBack: null,
  }
  return { report, redacted: words.redacted }
}

/** Files that were handed out and hold one of the names. */
function exportsNaming(store: ReadStore, names: PersonNames, also: readonly string[]): string[] {
  const ids = [...names.accounts].map((ref) => ref.slice(ref.indexOf('/') + 1))
  const wanted = [...names.emails, ...names.keys, ...ids, ...also]
    .filter((name) => name.length >= 4)
    .map((name) => name.toLowerCase())
  const files = store
    .sql(
      'SELECT f.name, f.bytes, e.date FROM export_files f JOIN exports e ON e.id = f.export_id ORDER BY e.id, f.kind',
    )
    .iterate()
  const found: string[] = []
  for (const { name, bytes, date } of files as IterableIterator<{ name: string; bytes: Uint8Array; date: string }>) {
    const texts = textsOfFile(name, bytes).map((text) => text.toLowerCase())
    if (texts.some((text) => wanted.some((one) => text.includes(one)))) found.push(`${name} of ${date}`)
  }
  return found
}

interface Kind {
  readonly what: string
  readonly why: string
  readonly sql: string
}

const kinds: readonly Kind[] = [
  {
    what: 'e-mail addresses',
    why: 'to find out which customer somebody belongs to: by the address, else by its domain',
    sql: 'SELECT email AS value, import_id FROM people WHERE email IS NOT NULL UNION SELECT email, import_id FROM customers WHERE email IS NOT NULL UNION SELECT email, import_id FROM subscriptions WHERE email IS NOT NULL',
  },
  {
    what: 'ids of people in helpdesks, shops and surveys',
    why: 'to count two contacts of one person as one person’s',
    sql: 'SELECT person_key AS value, import_id FROM people',
  },
  {
    what: 'customer numbers',
    why: 'to match people to who pays',
    sql: 'SELECT external_id AS value, import_id FROM people WHERE external_id IS NOT NULL UNION SELECT external_id, import_id FROM customers WHERE external_id IS NOT NULL UNION SELECT vendor_id, import_id FROM customers',
  },
  {
    what: 'names of companies',
    why: 'to suggest matches, and to show customers by a name one knows',
    sql: 'SELECT organisation AS value, import_id FROM people WHERE organisation IS NOT NULL UNION SELECT organisation, import_id FROM customers WHERE organisation IS NOT NULL UNION SELECT organisation, import_id FROM subscriptions WHERE organisation IS NOT NULL',
  },
  {
    what: 'contacts with their times, topics and outcomes',
    why: 'to count what became of them',
    sql: 'SELECT id AS value, import_id FROM contacts',
  },
  {
    what: 'ratings and survey answers, without their words',
    why: 'to tell whether customers were satisfied',
    sql: 'SELECT id AS value, import_id FROM contacts WHERE rating IS NOT NULL UNION ALL SELECT -id, import_id FROM surveys',
  },
  {
    what: 'subscriptions and orders with their amounts',
    why: 'to tell who left and what it cost',
    sql: 'SELECT id AS value, import_id FROM subscriptions UNION ALL SELECT -id, import_id FROM orders',
  },
  {
    what: 'memos of the ledger, which may name people',
    why: 'to tell what a posting was for',
    sql: "SELECT memo AS value, import_id FROM costs WHERE memo <> ''",
  },
]

/** What the project holds about people, from which files, and what of the files is kept as it stood. */
export function peopleReport(store: ReadStore): PeopleReport {
  const files = new Map(store.sql('SELECT id, file FROM imports').raw().all() as [number, string][])
  const data = kinds.flatMap(({ what, why, sql }): PersonalData[] => {
    const count = Number(store.sql(`SELECT COUNT(DISTINCT value) FROM (${sql})`).pluck().get())
    if (count === 0) return []
    const ids = store
      .sql(`SELECT DISTINCT import_id FROM (${sql}) WHERE import_id IS NOT NULL ORDER BY 1`)
      .pluck()
      .all() as number[]
    return [{ what, why, count, files: [...new Set(ids.flatMap((id) => files.get(id) ?? []))] }]
  })
  const { first, last } = store.sql('SELECT MIN(opened_at) AS first, MAX(opened_at) AS last FROM contacts').get() as {
    first: number | null
    last: number | null
  }
  const zone = makeZone(readSettings(store).timeZone)
  const day = (at: number | null) => (at === null ? null : dateOfDay(zone.dayOf(at)))
  const erasures = store.sql('SELECT at, rows FROM erasures ORDER BY id DESC').all() as { at: number; rows: number }[]
  const copies = store.sql('SELECT at, file, body FROM shared_copies ORDER BY id DESC').all() as {
    at: number
    file: string
    body: string
  }[]
  return {
    people: Number(store.sql('SELECT COUNT(*) FROM people').pluck().get()),
    accounts: Number(store.sql('SELECT COUNT(*) FROM payers').pluck().get()),
    data,
    files: [...files].map(([id, file]) => columnsOf(store, id, file)),
    from: day(first),
    through: day(last),
    erasures: erasures.map(({ at, rows }) => ({ on: dateOfDay(Math.floor(at / 86_400)), rows })),
    copies: copies.map(({ at, file, body }) => {
      const { label, isLocked } = JSON.parse(body) as { label: CopyLabel | null; isLocked: boolean }
      return { on: dateOfDay(Math.floor(at / 86_400)), file, isReview: label !== null, isLocked }
    }),
  }
}

/**
 * Lets go of the rows of files that the project keeps to read them again: of one import, or of all. Nothing that is counted changes; to be read in another way, or made again after it was taken back,
 * such a file has to be chosen anew. Answers which were dropped, and tells it in the log.
 */
export function dropKeptRows(store: WriteStore, importId: number | undefined): DroppedRows {
  const dropped = transact(store, () => {
    const kept = store
      .sql(
        `SELECT i.id, i.file, i.rows_in AS rows FROM kept_files k JOIN imports i ON i.id = k.import_id
          WHERE k.row_chunks IS NOT NULL AND (@importId IS NULL OR i.id = @importId) ORDER BY i.id`,
      )
      .all({ importId: importId ?? null }) as { id: number; file: string; rows: number }[]
    if (kept.length === 0)
      throw new Refusal(
        'no-data',
        importId === undefined ? 'no rows of files are kept' : `no rows of import ${importId} are kept`,
        'the people page lists what is kept of each file',
      )
    for (const { id } of kept) endKeeping(store, id, null)
    appendLog(store, {
      kind: 'import',
      what: `Dropped the rows that were kept of ${plural(kept.length, 'file')}`,
      details: kept.map(({ file, rows }) => ({ about: `rows kept of ${file}`, before: String(rows), after: '0' })),
    })
    return kept.map(({ file, rows }) => ({ file, rows }))
  })
  clearFreed(store)
  return { files: dropped }
}

function columnsOf(store: ReadStore, importId: number, file: string): FileColumns {
  const kept = maybeKeptFile(store, importId)
  if (kept === undefined) return { importId, file, read: [], leftOut: [], keptRows: 0 }
  const { headings, columns } = kept.shape
  const about = headings.flatMap((name, i) =>
    personalKind(name) === null ? [] : [{ name, isRead: columns.includes(i) }],
  )
  return {
    importId,
    file,
    read: about.filter(({ isRead }) => isRead).map(({ name }) => name),
    leftOut: about.filter(({ isRead }) => !isRead).map(({ name }) => name),
    keptRows:
      kept.packs === null
        ? 0
        : Number(store.sql('SELECT rows_in FROM imports WHERE id = ?').pluck().get(importId) ?? 0),
  }
}
