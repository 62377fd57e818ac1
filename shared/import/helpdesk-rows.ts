import type { ContactRecord } from '../base/model.ts'
import type { Columns, RowOutcome, RowReader } from './source.ts'
import { readTicket } from './ticket-row.ts'

/** What is peculiar to one helpdesk's export. */
export interface HelpdeskWays {
  /** What separates the tags of one cell. */
  readonly tags?: RegExp
  /** Top of the rating scale, when the vendor fixes it. */
  readonly scaleMax?: number
  /** Builds, once per file, what completes or leaves out a contact after the common columns were read. */
  readonly complete?: (columns: Columns) => (contact: ContactRecord) => RowOutcome
}

/**
 * Reads tickets, cases or conversations with one row each from whichever of the common columns (`readTicket`) and `reopens` the export has.
 * A person took part when they replied, never because the ticket was assigned to one.
 */
export function readHelpdesk(columns: Columns, ways: HelpdeskWays = {}): RowReader {
  const ticket = readTicket(columns, {
    tags: ways.tags ?? /[,;]/,
    left: /^(deleted|spam|trash|merged)$/i,
    scaleMax: ways.scaleMax,
  })
  const reopens = columns.number('reopens')
  const complete = ways.complete?.(columns)

  return {
    row: () => {
      const read = ticket()
      if (!('contact' in read)) return read
      const { closed, replied } = read
      const { status } = read.contact
      const contact: ContactRecord = {
        ...read.contact,
        status: status ?? (closed === null ? null : 'closed'),
        humanInvolved: replied === null ? null : replied >= 1,
        vendorResolved: status === null ? (closed === null ? null : true) : status === 'closed',
        reopens: reopens(),
      }
      return complete === undefined ? contact : complete(contact)
    },
  }
}
