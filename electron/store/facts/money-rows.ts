import type { RowsBehind } from '../../../shared/base/evidence.ts'
import type { RowsWanted } from '../../../shared/contract.ts'
import type { ReadStore } from '../store.ts'
import { claimReaders } from './claim-rows.ts'
import { postingReaders } from './cost-rows.ts'
import { issueReaders } from './issue-rows.ts'
import { movementReaders } from './movement-rows.ts'
import { reconciledReaders } from './reconciled-rows.ts'
import type { RowReaders } from './row-reader.ts'
import type { RowsPage } from './rows-page.ts'

const readers: RowReaders = {
  ...postingReaders,
  ...issueReaders,
  ...movementReaders,
  ...claimReaders,
  ...reconciledReaders,
}

/** The rows behind a number of money; `undefined` for a selection that is not money's. */
export function maybeMoneyRows(store: ReadStore, behind: RowsBehind, page: RowsWanted): RowsPage | undefined {
  return Object.hasOwn(readers, behind.selection) ? readers[behind.selection]?.(store, behind, page) : undefined
}
