import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ensureDerived } from '../../../../electron/store/facts/derive.ts'
import type { WriteStore } from '../../../../electron/store/store.ts'
import { draws } from '../../../helpers/draws.ts'
import { type SmallContact, smallProject } from '../../../helpers/small-project.ts'

const people = ['c1', 'c2', 'c3', 'stranger', undefined] as const
const hours = 24 * 400

/** Long histories, in which most of what a customer asked lies beyond every window; some contacts close before they open, as in broken exports, or long after. */
const contact = fc.record({
  who: fc.constantFrom(...people),
  topic: fc.constantFrom('billing', 'login'),
  opened: fc.integer({ min: 0, max: hours }),
  lasts: fc.oneof(
    fc.integer({ min: -1_000, max: 60 }),
    fc.integer({ min: 0, max: 3_000 }),
    fc.constant<undefined>(undefined),
  ),
  ai: fc.constantFrom(true, false),
  human: fc.constantFrom(true, undefined),
  resolved: fc.constantFrom(true, false, undefined),
  satisfied: fc.constantFrom(true, false, undefined),
  handleSeconds: fc.constantFrom(60, undefined),
})
type Drawn = typeof contact extends fc.Arbitrary<infer T> ? T : never

const change = fc.record({ at: fc.nat(), opened: fc.integer({ min: 0, max: hours }), lasts: fc.nat({ max: 500 }) })
const round = fc.record({
  added: fc.array(contact, { maxLength: 6 }),
  changed: fc.array(change, { maxLength: 3 }),
})

const small = ({ lasts, ...one }: Drawn, i: number): SmallContact => ({
  ...one,
  id: `k${i}`,
  ...(lasts === undefined ? {} : { closed: one.opened + lasts }),
})

describe('deriving after an import', () => {
  it('comes to what deriving everything anew comes to, contact by contact and issue by issue', () => {
    fc.assert(
      fc.property(
        fc.array(contact, { minLength: 5, maxLength: 40 }),
        fc.array(round, { minLength: 1, maxLength: 3 }),
        (before, rounds) => {
          const { store, remove } = smallProject(before.map(small), hours)
          try {
            for (const { added, changed } of rounds) {
              addContacts(store, added)
              changeContacts(store, changed)
              expectStepToBeAsAnew(store)
            }
          } finally {
            remove()
          }
        },
      ),
      draws(30),
    )
  })

  it('looks as far back as the close of a new contact that closed before it opened', () => {
    const asked = { who: 'c1', topic: 'billing', ai: true, human: true, resolved: true, satisfied: true } as const
    const early = Array.from({ length: 5 }, () => ({ ...asked, opened: 0, lasts: 0, handleSeconds: 60 as const }))
    const { store, remove } = smallProject(early.map(small), hours)
    try {
      ensureDerived(store)
      addContacts(store, [{ ...asked, opened: 721, lasts: -722, handleSeconds: 60 }])
      expectStepToBeAsAnew(store)
    } finally {
      remove()
    }
  })
})

/** Derives what an import has touched, then everything anew, and compares. */
function expectStepToBeAsAnew(store: WriteStore): void {
  markImport(store)
  ensureDerived(store)
  const step = derivedRows(store)
  store.db.exec('DELETE FROM derivation')
  ensureDerived(store)
  expect(step).toEqual(derivedRows(store))
}

function derivedRows(store: WriteStore): unknown {
  return {
    facts: store.db.prepare('SELECT * FROM facts ORDER BY contact_id').all(),
    issues: store.db.prepare('SELECT * FROM issues ORDER BY id').all(),
  }
}

/** Copies of the first contact with what was drawn: a row needs more columns than matter here. */
function addContacts(store: WriteStore, added: readonly Drawn[]): void {
  const [system, importId] = store.db.prepare('SELECT system_id, import_id FROM contacts LIMIT 1').raw().get() as [
    number,
    number,
  ]
  const start = Date.UTC(2026, 6, 1) / 1000
  const put = store.db.prepare(
    `INSERT INTO contacts (import_id, line, system_id, vendor_id, person_id, opened_at, closed_at, topic_id, ai, human, vendor_resolved, satisfied, handle_seconds)
     VALUES (?, 1, ?, ?, (SELECT id FROM people WHERE system_id = ? AND person_key = ?), ?, ?, (SELECT id FROM terms WHERE kind = 'topic' AND term = ?), ?, ?, ?, ?, ?)`,
  )
  const bit = (value: boolean | undefined) => (value === undefined ? null : Number(value))
  for (const one of added) {
    const opened = start + one.opened * 3600
    const next = store.db.prepare('SELECT COUNT(*) FROM contacts').pluck().get()
    put.run(
      importId,
      system,
      `n${String(next)}`,
      system,
      `id:${one.who ?? ''}`,
      opened,
      one.lasts === undefined ? null : opened + one.lasts * 3600,
      one.topic,
      bit(one.ai),
      bit(one.human),
      bit(one.resolved),
      bit(one.satisfied),
      one.handleSeconds ?? null,
    )
  }
}

function changeContacts(
  store: WriteStore,
  changed: readonly { readonly at: number; readonly opened: number; readonly lasts: number }[],
): void {
  const start = Date.UTC(2026, 6, 1) / 1000
  const ids = store.db.prepare("SELECT id FROM contacts WHERE vendor_id <> 'far' ORDER BY id").pluck().all() as number[]
  const put = store.db.prepare('UPDATE contacts SET opened_at = ?, closed_at = ? WHERE id = ?')
  for (const { at, opened, lasts } of changed)
    put.run(start + opened * 3600, start + (opened + lasts) * 3600, ids[at % ids.length])
}

function markImport(store: WriteStore): void {
  store.db
    .prepare(
      `INSERT INTO imports (id, sha256, file, bytes, source, mapping, kinds, encoding, delimiter, rows_in, records, merged, excluded, problems, imported_at)
       SELECT MAX(id) + 1, 'x' || (MAX(id) + 1), 'later.csv', 2, 'generic-contacts', '{}', '["contact"]', 'utf-8', ',', 0, 0, 0, 0, 0, 2000000001 FROM imports`,
    )
    .run()
}
