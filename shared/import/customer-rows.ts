import { personOf } from './reading.ts'
import type { Columns, RowReader } from './source.ts'

/**
 * Reads customers with one row each from whichever of the common columns the export has: `vendorId`, the person's keys, `createdAt`, `segment`, `plan`, `country`,
 * `mergedInto` (the customer that took this one over), and `deleted`, which leaves the row out unless it was merged: what it bought still names it. A row without an
 * id is a problem.
 */
export function readCustomers(columns: Columns): RowReader {
  const vendorId = columns.id('vendorId')
  const person = personOf(columns)
  const createdAt = columns.time('createdAt')
  const segment = columns.text('segment')
  const plan = columns.text('plan')
  const country = columns.text('country')
  const deleted = columns.flag('deleted')
  const mergedInto = columns.id('mergedInto')
  return {
    row: () => {
      const id = vendorId()
      if (id === null) return { problem: 'missing-id', field: 'vendorId' }
      const master = mergedInto()
      if (master === null && deleted() === true) return { excluded: 'deleted' }
      return {
        kind: 'customer',
        vendorId: id,
        person: person(),
        createdAt: createdAt(),
        segment: segment(),
        plan: plan(),
        country: country(),
        mergedInto: master,
      }
    },
  }
}
