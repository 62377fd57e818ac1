import type { RowsBehind } from '../../../shared/base/evidence.ts'
import { handlers } from '../../../shared/base/model.ts'
import type { RowsWanted } from '../../../shared/contract.ts'
import type { ReadStore } from '../store.ts'
import { isoSql, type RowReaders, spanOf, wordSql } from './row-reader.ts'
import { queryPage, type RowsPage } from './rows-page.ts'
import { slicesOf } from './selections.ts'

function issueRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const [aiOnly, handedOver] = [handlers.indexOf('ai-only'), handlers.indexOf('ai-to-human')]
  const byAi = `i.handler IN (${aiOnly}, ${handedOver})`
  const alone = `i.handler = ${aiOnly} AND i.contacts = 1 AND i.kept = 1`
  const [by, word] = Object.entries(behind.filter)[0] ?? []
  const wanted = by === 'handler' ? (handlers as readonly (string | undefined)[]).indexOf(word) : -1
  const slice = by === undefined || by === 'handler' ? undefined : slicesOf('issues')[by]
  const chosen: Readonly<Record<string, string>> = {
    'cost-of-failed-ai-attempt': `AND ${byAi} AND NOT (${alone})`,
    'cost-of-kept-ai-attempt': `AND ${alone}`,
    'failed-ai-attempt-ratio': `AND ${byAi}`,
    'ai-fees-per-kept-resolution': `AND ${byAi}`,
    'ai-cost-per-kept-resolution': `AND ${byAi}`,
    'ai-cost-part': `AND ${byAi}`,
  }
  const counted: Readonly<Record<string, string>> = {
    'cost-per-kept-resolution': 'i.kept = 1',
    'cost-of-failed-ai-attempt': '1 = 1',
    'cost-of-kept-ai-attempt': '1 = 1',
  }
  const table = `issues i
    LEFT JOIN terms topic ON topic.id = i.topic_id LEFT JOIN payers p ON p.id = i.payer_id ${slice?.join ?? ''}
   WHERE i.opened_at >= ? AND i.opened_at < ? AND i.mature = 1 AND i.kept IS NOT NULL
     ${chosen[behind.selection] ?? ''} ${wanted < 0 ? '' : `AND i.handler = ${wanted}`} ${slice ? `AND ${slice.word} = ?` : ''}`
  const { from, until } = spanOf(behind)
  return queryPage(
    store,
    {
      columns: ['counted', 'began with', 'topic', 'opened', 'contacts', 'kept', 'customer'],
      select: `CASE WHEN ${counted[behind.selection] ?? alone} THEN 'yes' ELSE 'no' END, ${wordSql('i.handler', handlers)}, topic.term, ${isoSql('i.opened_at')}, i.contacts, CASE i.kept WHEN 1 THEN 'yes' ELSE 'no' END, p.vendor_id`,
      from: table,
      order: 'i.opened_at, i.id',
      values: [from, until, ...(slice && word !== undefined ? [word] : [])],
    },
    page,
  )
}

function vendorResolutionRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage {
  const wanted = (handlers as readonly (string | undefined)[]).indexOf(behind.filter.handler)
  const { from, until } = spanOf(behind)
  return queryPage(
    store,
    {
      columns: ['counted', 'contact', 'system', 'opened', 'handler', 'customer', 'file', 'line'],
      select: `CASE f.vendor_resolved WHEN 1 THEN 'yes' ELSE 'no' END, c.vendor_id, system.term, ${isoSql('f.opened_at')},
      ${wordSql('f.handler', handlers)}, p.vendor_id, i.file, c.line`,
      from: `facts f JOIN contacts c ON c.id = f.contact_id JOIN terms system ON system.id = c.system_id JOIN imports i ON i.id = c.import_id
      LEFT JOIN payers p ON p.id = f.payer_id
     WHERE f.opened_at >= ? AND f.opened_at < ? AND ${behind.selection === 'ai-invoice-per-resolution' ? `f.vendor_resolved = 1 AND (f.ai = 1 OR f.handler IN (${handlers.indexOf('ai-only')}, ${handlers.indexOf('ai-to-human')}))` : 'f.vendor_resolved IS NOT NULL'} ${wanted < 0 ? '' : `AND f.handler = ${wanted}`}`,
      order: 'f.opened_at, c.vendor_id',
      values: [from, until],
    },
    page,
  )
}

/** Issues and vendor resolutions behind the costs of an outcome. */
export const issueReaders: RowReaders = {
  'cost-per-kept-resolution': issueRows,
  'cost-of-failed-ai-attempt': issueRows,
  'cost-of-kept-ai-attempt': issueRows,
  'failed-ai-attempt-ratio': issueRows,
  'ai-fees-per-kept-resolution': issueRows,
  'ai-cost-per-kept-resolution': issueRows,
  'ai-cost-part': issueRows,
  'ai-invoice-per-resolution': vendorResolutionRows,
  'cost-per-vendor-resolution': vendorResolutionRows,
}
