import type { RowsBehind } from '../../../shared/base/evidence.ts'
import { handlers, tiers } from '../../../shared/base/model.ts'
import { maybeAgreedFactors } from '../../../shared/case/register.ts'
import type { RowsWanted } from '../../../shared/contract.ts'
import { claimsByPayer } from '../../../shared/ledger/claims.ts'
import { savedByPayer } from '../../../shared/ledger/ledger-report.ts'
import { validatedByPayer } from '../../../shared/ledger/pilot-result.ts'
import { readAssumptionEdits } from '../assumptions.ts'
import { readSettings } from '../settings.ts'
import type { ReadStore } from '../store.ts'
import { readPayerSpans, readTouchedPayers } from './movements.ts'
import { readPilot } from './pilot.ts'
import { isoOf, payerNames, type RowReaders, spanOf } from './row-reader.ts'
import { type Cell, listPage, type RowsPage } from './rows-page.ts'
import { readSignalClaims } from './signals.ts'

function touchedRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const { from, until } = spanOf(behind)
  const spans = readPayerSpans(store)
  const names = payerNames(store)
  const touched = readTouchedPayers(store, {
    from,
    until,
    failedTier: tiers.indexOf('failed'),
    handedOver: handlers.indexOf('ai-to-human'),
  })
  const rows = touched
    .filter((one) => behind.selection === 'mrr-touched' || one.exposed)
    .map((one) => ({ ...one, mrr: spans.mrrAt(one.payer, one.firstAt) }))
    .filter((one) => one.mrr > 0)
    .map((one): Cell[] => [names.get(one.payer) ?? '', isoOf(one.firstAt), one.mrr, one.exposed ? 'yes' : 'no'])
  return listPage(['customer', 'first contact', 'monthly revenue then', 'AI contact failed or handed over'], rows, page)
}

/** What is claimed of each customer: validated by a pilot, or attributed once finance has agreed its factors. */
function claimedRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  if (behind.filter.rung === 'validated') return pilotRows(store, { ...behind, filter: { arm: 'pilot-treated' } }, page)
  return behind.filter.rung === 'attributed' && maybeAgreedFactors(readAssumptionEdits(store)) !== null
    ? touchedRows(store, behind, page)
    : listPage(['customer'], [], page)
}

function signalRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  if (behind.filter.source === 'quality') return qualityRows(store, behind, page)
  const names = payerNames(store)
  const source = behind.filter.source ?? 'expansion'
  const rows = (readSignalClaims(store, claimSpan(store, behind))?.claims ?? [])
    .filter((one) => one.source === source)
    .map((one): Cell[] => [names.get(one.payer) ?? '', isoOf(one.at), one.atRiskMinor, one.associatedMinor])
  return listPage(['customer', 'when', 'monthly revenue', 'of it associated'], rows, page)
}

function episodeRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const names = payerNames(store)
  const rows = (readSignalClaims(store, claimSpan(store, behind))?.episodes ?? [])
    .filter((one) => one.worked === (behind.selection === 'at-risk-save-rate'))
    .map((one): Cell[] => [one.kept ? 'yes' : 'no', names.get(one.payer) ?? '', isoOf(one.at), one.mrrMinor])
  return listPage(['counted', 'customer', 'flagged', 'monthly revenue then'], rows, page)
}

function claimSpan(store: ReadStore, behind: RowsBehind) {
  return { currency: readSettings(store).currency, ...spanOf(behind) }
}

/** Each exposed customer with the lower bound of what the quality of handling holds of them, out of what other claims have left. */
function qualityRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const { currency } = readSettings(store)
  const span = spanOf(behind)
  const spans = readPayerSpans(store, currency)
  const names = payerNames(store)
  const touched = readTouchedPayers(store, {
    ...span,
    failedTier: tiers.indexOf('failed'),
    handedOver: handlers.indexOf('ai-to-human'),
  }).map(({ payer, firstAt, exposed }) => ({ payer, firstAt, exposed, mrrMinor: spans.mrrAt(payer, firstAt) }))
  const pilot = readPilot(store, spans)
  const isRead = pilot.ripeAt !== null && pilot.ripeAt >= span.from && pilot.ripeAt < span.until
  const low = Number(behind.filter.risk ?? 0)
  const claims = claimsByPayer(
    touched,
    { grade: 'fact', riskDifference: low, low, high: low },
    savedByPayer(readSignalClaims(store, { currency, ...span }, spans)),
    isRead ? validatedByPayer(pilot) : new Map(),
  )
  const firstAt = new Map(touched.map((one) => [one.payer, one.firstAt]))
  return listPage(
    ['customer', 'when', 'monthly revenue', 'of it associated'],
    claims
      .filter((one) => one.qualityMinor > 0)
      .map((one) => [
        names.get(one.payer) ?? '',
        isoOf(firstAt.get(one.payer) ?? 0),
        one.atRiskMinor,
        one.qualityMinor,
      ]),
    page,
  )
}

function caseRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const claims = readSignalClaims(store, claimSpan(store, behind))
  const names = payerNames(store)
  const compared = behind.filter.source === 'payments' ? claims?.payments : claims?.exceptions
  return listPage(
    ['counted', 'customer', 'when', 'monthly revenue then'],
    (compared?.cases ?? [])
      .filter((one) => one.done === (behind.filter.done === 'yes'))
      .map((one) => [one.kept ? 'yes' : 'no', names.get(one.payer) ?? '', isoOf(one.at), one.mrrMinor]),
    page,
  )
}

function flaggedRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const claims = readSignalClaims(store, claimSpan(store, behind))
  const names = payerNames(store)
  const first = new Set(claims?.flaggedFirst?.payers ?? [])
  return listPage(
    ['counted', 'customer', 'flagged by support', 'monthly revenue then'],
    (claims?.episodes ?? []).map((one) => [
      first.has(one.payer) ? 'yes' : 'no',
      names.get(one.payer) ?? '',
      isoOf(one.at),
      one.mrrMinor,
    ]),
    page,
  )
}

function pilotRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const names = payerNames(store)
  const { members, difference } = readPilot(store)
  return listPage(
    ['counted', 'customer', 'arm', 'assigned', 'monthly revenue then'],
    members
      .filter((one) => behind.filter.arm === undefined || one.arm === behind.filter.arm)
      // Before everybody's horizon is over nobody is told who stayed.
      .map((one) => [
        difference === null ? 'not yet' : one.kept ? 'yes' : 'no',
        names.get(one.payer) ?? '',
        one.arm,
        isoOf(one.at),
        one.mrrMinor,
      ]),
    page,
  )
}

/** Customers behind what is claimed of revenue, by what the claim rests on. */
export const claimReaders: RowReaders = {
  'mrr-touched': touchedRows,
  'mrr-exposed': touchedRows,
  'mrr-associated': touchedRows,
  'mrr-claimed': claimedRows,
  'mrr-signalled': signalRows,
  'mrr-expanded-after-signal': signalRows,
  'at-risk-save-rate': episodeRows,
  'at-risk-stay-rate': episodeRows,
  'kept-after': caseRows,
  'flagged-first': flaggedRows,
  'pilot-retention': pilotRows,
}
