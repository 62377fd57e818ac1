import { basename, dirname } from 'node:path'
import { dateOfDay } from '../../shared/base/calendar.ts'
import { plural } from '../../shared/base/format.ts'
import { Refusal } from '../../shared/base/refusal.ts'
import { isTimeZone, makeZone } from '../../shared/base/zone.ts'
import type { ProjectInfo, ProjectNotice, VerifyReport } from '../../shared/contract.ts'
import { contentHash } from '../store/content-hash.ts'
import { changedExports } from '../store/exports.ts'
import { readCoverage } from '../store/facts/coverage.ts'
import { ensureDerived } from '../store/facts/derive.ts'
import { changedKept } from '../store/kept-hash.ts'
import { faultsOfLog, readLogHead } from '../store/log.ts'
import { createStore } from '../store/open-store.ts'
import { faultsOfReviews } from '../store/reviews.ts'
import { keepGuessed, readGuessed, readSettings, type Settings, writeSettings } from '../store/settings.ts'
import { conflictedCopies } from '../store/shared-place.ts'
import type { ReadStore, WriteStore } from '../store/store.ts'
import { verifyFile } from './file-checks.ts'
import { verifyMoney } from './ledger-checks.ts'
import { sharedPlaceOf } from './own-copy.ts'
import { chooseQuarter, quartersOf } from './periods.ts'

/** Creates an empty project with its settings; refuses to overwrite, and a currency or zone that does not exist. */
export function createProject(
  path: string,
  wanted: {
    readonly currency?: string
    readonly timeZone?: string
    readonly fiscalYearStart?: number
    readonly name?: string
    readonly isSample?: boolean
    /** Nobody chose them. */
    readonly guessed?: boolean
  },
): WriteStore {
  const settings = checkSettings(path, wanted)
  return createStore(path, (store) => {
    writeSettings(store, settings)
    keepGuessed(store, wanted.guessed === true)
  })
}

/** The settings in full. Refuses a currency, a zone or a month that does not exist. */
export function checkSettings(
  path: string,
  wanted: {
    readonly currency?: string
    readonly timeZone?: string
    readonly fiscalYearStart?: number
    readonly name?: string
    readonly isSample?: boolean
  },
): Settings {
  const currency = (wanted.currency ?? 'EUR').toUpperCase()
  const timeZone = wanted.timeZone ?? 'UTC'
  const fiscalYearStart = wanted.fiscalYearStart ?? 1
  if (!/^[A-Z]{3}$/.test(currency))
    throw new Refusal('bad-value', `“${wanted.currency}” is not a currency`, 'use its three-letter code, such as EUR')
  if (!isTimeZone(timeZone))
    throw new Refusal('bad-value', `“${timeZone}” is not a time zone`, 'use a name such as Europe/Berlin')
  if (!Number.isInteger(fiscalYearStart) || fiscalYearStart < 1 || fiscalYearStart > 12) {
    throw new Refusal(
      'bad-value',
      `“${fiscalYearStart}” is not a month`,
      'give the month number in which the fiscal year starts, 1 to 12',
    )
  }
  return {
    name: wanted.name ?? basename(path).replace(/\.proofbook$/i, ''),
    currency,
    timeZone,
    fiscalYearStart,
    isSample: wanted.isSample ?? false,
  }
}

/** What a project is, for its title and its rail. `ownFolder` is where projects lie of which nobody has said where they shall be; `ofPlace` what is to be said of a shared place. */
export function projectInfo(store: ReadStore, ownFolder: string, ofPlace: readonly ProjectNotice[]): ProjectInfo {
  const settings = readSettings(store)
  const imports = Number(store.sql('SELECT COUNT(*) FROM imports').pluck().get())
  const coverage = readCoverage(store)
  const zone = makeZone(settings.timeZone)
  const date = (at: number | null) => (at === null ? null : dateOfDay(zone.dayOf(at)))
  const quarters = quartersOf(store).map((q) => q.name)
  return {
    name: settings.name,
    currency: settings.currency,
    timeZone: settings.timeZone,
    fiscalYearStart: settings.fiscalYearStart,
    readOnly: store.readOnly,
    notices: [...noticesOf(store, ofPlace), ...ofPlace],
    isSample: settings.isSample,
    isGuessed: readGuessed(store),
    isKeptHere: dirname(store.path) === ownFolder && !settings.isSample,
    imports,
    dataFrom: date(coverage.contactsFrom ?? coverage.billingFrom ?? coverage.costsFrom),
    dataThrough: date(coverage.contactsThrough ?? coverage.billingThrough ?? coverage.costsThrough),
    quarters,
    quarter: quarters.length > 0 ? chooseQuarter(store).period.name : null,
  }
}

/** Checks everything: the file itself, that receipts add up and money ties, and that the log, what was handed out and every kept number are as they were; names what is not. */
export function verifyProject(store: ReadStore): VerifyReport {
  const checks = [
    ...verifyTies(store),
    ...verifyFile(store),
    logUnbroken(store),
    exportsUnchanged(store),
    reviewsUnchanged(store),
    numbersUnchanged(store),
  ]
  return { ok: checks.every((check) => check.ok), contentHash: contentHash(store), checks }
}

/**
 * What of a project that was not closed properly is not as it was written, as far as its content tells: the log follows from entry to entry, kept numbers, exports and reviews carry hashes, receipts, cost lines
 * and subscriptions add up to what was kept of them. Nothing tells of a single letter in a row that no sum is taken over. In one that is open for reading nothing can be derived to be added up.
 */
export function contentFaults(store: ReadStore): string[] {
  if (store.found.state !== 'crashed' && store.found.state !== 'changed') return []
  const checks = [
    ...(store.readOnly ? [] : verifyTies(store)),
    logUnbroken(store),
    exportsUnchanged(store),
    reviewsUnchanged(store),
    numbersUnchanged(store),
  ]
  return checks.flatMap(({ ok, detail }) => (ok ? [] : [detail]))
}

function noticesOf({ path, found }: ReadStore, ofPlace: readonly ProjectNotice[]): ProjectNotice[] {
  const { state, upgradedFrom, readOnlyBecause } = found
  const isCopied = ofPlace.some(({ kind }) => kind === 'working-copy')
  const place = isCopied ? undefined : sharedPlaceOf(path)
  const names = conflictedCopies(path)
  return [
    ...(readOnlyBecause === 'file' || readOnlyBecause === 'folder'
      ? [{ kind: 'read-only', because: readOnlyBecause } as const]
      : []),
    ...(state === 'crashed' || state === 'changed' ? [{ kind: state } as const] : []),
    ...(upgradedFrom === null ? [] : [{ kind: 'upgraded' } as const]),
    ...(place === undefined ? [] : [{ kind: 'shared-place', place } as const]),
    ...(names.length === 0 ? [] : [{ kind: 'conflicted-copies', names } as const]),
  ]
}

/** Checks the file itself, that every receipt adds up, and that money ties; names what does not and by how much. What it says depends on the content alone. */
export function verifyTies(store: ReadStore): VerifyReport['checks'] {
  const integrity = (store.db.pragma('integrity_check') as { integrity_check: string }[]).map(
    (row) => row.integrity_check,
  )
  const unbalanced = store
    .sql(
      'SELECT file, rows_in - records - merged - excluded - problems AS left FROM imports WHERE rows_in <> records + merged + excluded + problems',
    )
    .all() as { file: string; left: number }[]
  const receipts = Number(store.sql('SELECT COUNT(*) FROM imports').pluck().get())
  ensureDerived(store)
  const contacts = Number(store.sql('SELECT COUNT(*) FROM contacts').pluck().get())
  const facts = Number(store.sql('SELECT COUNT(*) FROM facts').pluck().get())
  const inIssues = Number(store.sql('SELECT COALESCE(SUM(contacts), 0) FROM issues').pluck().get())
  return [
    {
      name: 'file integrity',
      ok: integrity.length === 1 && integrity[0] === 'ok',
      detail: integrity.slice(0, 3).join('; '),
    },
    {
      name: 'receipts balance',
      ok: unbalanced.length === 0,
      detail:
        unbalanced.length === 0
          ? `rows in = records + merged + excluded + problems on all ${receipts}`
          : unbalanced.map((r) => `${r.file}: ${r.left} rows unaccounted for`).join('; '),
    },
    {
      name: 'every contact is in one issue',
      ok: contacts === facts && facts === inIssues,
      detail: `${contacts} contacts, ${facts} facts, ${inIssues} in issues`,
    },
    ...verifyMoney(store),
  ]
}

/** Every entry of the log follows from the one before, up to the last that was written; one that does not is named. */
function logUnbroken(store: ReadStore): VerifyReport['checks'][number] {
  const faults = faultsOfLog(store)
  return {
    name: 'the log is as it was written',
    ok: faults.length === 0,
    detail: faults.length === 0 ? plural(readLogHead(store).count, 'entry', 'entries') : namedFaults(faults),
  }
}

/** Exported files are kept as they were handed out, and the log says what they were; one that changed or is missing is named. */
function exportsUnchanged(store: ReadStore): VerifyReport['checks'][number] {
  const changed = changedExports(store)
  const kept = Number(store.sql('SELECT COUNT(*) FROM export_files').pluck().get())
  return {
    name: 'exported files are as they were handed out',
    ok: changed.length === 0,
    detail: changed.length === 0 ? plural(kept, 'file') : namedFaults(changed),
  }
}

/** What was said of the project is known by the hash of its words, and the log tells of it; what changed or is missing is named. */
function reviewsUnchanged(store: ReadStore): VerifyReport['checks'][number] {
  const faults = faultsOfReviews(store)
  const said = Number(store.sql('SELECT COUNT(*) FROM review_entries').pluck().get())
  return {
    name: 'reviews are as they were said',
    ok: faults.length === 0,
    detail: faults.length === 0 ? `${plural(said, 'thing')} said` : namedFaults(faults),
  }
}

/** Kept numbers and reports carry the hash of what they were derived from; one that changed is named. */
function numbersUnchanged(store: ReadStore): VerifyReport['checks'][number] {
  const changed = [
    ...changedKept(store, 'evidence').map((id) => `${id} was changed`),
    ...changedKept(store, 'superseded').map((id) => `${id}, as it was told earlier, was changed`),
    ...changedKept(store, 'reports').map((name) => `the report ${name} was changed`),
  ]
  const kept = Number(store.sql('SELECT COUNT(*) FROM evidence').pluck().get())
  return {
    name: 'kept numbers are as they were worked out',
    ok: changed.length === 0,
    detail: changed.length === 0 ? plural(kept, 'number') : namedFaults(changed),
  }
}

const mostNamed = 20

/** What is wrong, in one line; of very much the first. */
export function namedFaults(faults: readonly string[]): string {
  const more = faults.length - mostNamed
  return `${faults.slice(0, mostNamed).join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}
