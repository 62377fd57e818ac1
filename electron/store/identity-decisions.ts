import { type Decision, standingDecisions } from '../../shared/import/identity.ts'
import type { ReadStore, WriteStore } from './store.ts'

/** A decision as it was kept. */
export type KeptDecision = Decision & { readonly id: number; readonly note: string; readonly at: number }

interface Row {
  readonly id: number
  readonly kind: Decision['kind']
  readonly subject: string
  readonly customer: string
  readonly note: string
  readonly at: number
}

/** Every decision about who is who, oldest first, also those that a newer one about the same thing replaced. */
export function readIdentityDecisions(store: ReadStore): KeptDecision[] {
  const rows = store
    .sql('SELECT id, kind, subject, customer, note, at FROM identity_decisions ORDER BY id')
    .all() as Row[]
  return rows.map((row) => ({ ...decisionOf(row), id: row.id, note: row.note, at: row.at }))
}

/** The decisions that stand, in an order that doesn't depend on when they were made. */
export function readStandingDecisions(store: ReadStore): KeptDecision[] {
  return standingDecisions(readIdentityDecisions(store))
}

/** Keeps decisions. */
export function keepIdentityDecisions(
  store: WriteStore,
  decisions: readonly Decision[],
  { note, at }: { readonly note: string; readonly at: number },
): void {
  const put = store.sql('INSERT INTO identity_decisions (kind, subject, customer, note, at) VALUES (?, ?, ?, ?, ?)')
  for (const decision of decisions) {
    const { subject, customer } = columnsOf(decision)
    put.run(decision.kind, subject, customer, note, at)
  }
}

/** Takes a decision back; false when there is none with this number. */
export function dropIdentityDecision(store: WriteStore, id: number): boolean {
  return store.sql('DELETE FROM identity_decisions WHERE id = ?').run(id).changes === 1
}

function decisionOf({ kind, subject, customer }: Row): Decision {
  switch (kind) {
    case 'same-customer':
    case 'different-customers':
      return { kind, from: subject, into: customer }
    case 'belongs-to':
    case 'does-not-belong-to':
      return { kind, who: subject, customer }
    case 'belongs-to-nobody':
      return { kind, who: subject }
  }
}

/** How a decision stands in its row. */
export function columnsOf(decision: Decision): { readonly subject: string; readonly customer: string } {
  switch (decision.kind) {
    case 'same-customer':
    case 'different-customers':
      return { subject: decision.from, customer: decision.into }
    case 'belongs-to':
    case 'does-not-belong-to':
      return { subject: decision.who, customer: decision.customer }
    case 'belongs-to-nobody':
      return { subject: decision.who, customer: '' }
  }
}
